"""The meeting file: every mistake is told with its place and the nearest right word."""

from pathlib import Path

import pytest

from committee_pack.build.meeting_file import read_meeting
from committee_pack.errors import InputUnreadable, SettingsError

GOOD = """
[meeting]
committee = "Scrutiny Committee"
date = 2026-11-26
[[report]]
id = "plan"
item = 6
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "meeting.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_carry_everything_on(tmp_path: Path) -> None:
    meeting = read_meeting(written(tmp_path, GOOD))
    assert meeting.meeting.template == "templates/scrutiny-report.docx"
    assert meeting.report[0].sections == {}


def test_a_file_from_notepad_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert read_meeting(written(tmp_path, f"\ufeff{GOOD}")).report[0].item == 6


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        (GOOD.replace("date =", "dat ="), '[meeting] has no key "dat"', '"date"'),
        (GOOD + 'oficer = "Jo"', 'report "plan" has no key "oficer"', '"officer"'),
        (
            GOOD + '[report.sections.background]\ncary = "all"',
            'report "plan", [report.sections.background] has no key "cary"',
            '"carry"',
        ),
        (
            GOOD + '[report.sections.legal]\nadd = [{ block = "progress.summary", aftr = "9.1" }]',
            '[report.sections.legal], add has no key "aftr"',
            '"after"',
        ),
        (
            GOOD + '[report.sections.legal]\nquote = { form = "a.txt", match = "b" }',
            '[report.sections.legal], quote has no key "form"',
            '"from"',
        ),
        (
            GOOD + '[report.sections.legal]\ntext = ["a", { text = "b", befor = "9.1" }]',
            '[report.sections.legal], text has no key "befor"',
            "text, after",
        ),
        (GOOD + '[report.progress]\nplans = "x"', "[report.progress] has no key", '"plan"'),
        (
            GOOD + '[[meeting.priorities]]\ntext = "Every child safe"\nvalid_til = 2026-03-31',
            '[[meeting.priorities]] has no key "valid_til"',
            'Did you mean "valid_to"?',
        ),
        (
            GOOD + '[[meeting.priorities]]\ntext = "Every child safe"\nvalid_to = "spring"',
            "[[meeting.priorities]]",
            "2026-11-26",
        ),
        (GOOD.replace("item = 6", 'item = "six"'), "item", "whole number"),
        (GOOD.replace("item = 6", ""), 'there is no key "item"', "Mend"),
        (GOOD.replace("2026-11-26", '"soon"'), "[meeting]", "2026-11-26"),
        (
            GOOD + "[report.sections.legal]\ncarry = [6.1]",
            "[report.sections.legal]",
            "between quotation marks",
        ),
        (
            GOOD + '[report.sections.legal]\ncarry = "6.1"',
            "[report.sections.legal]",
            'a list of numbers: ["6.1", "6.3"]',
        ),
        (GOOD.replace("item = 6", "item = 0"), "item", "from 1"),
        (GOOD.replace('"Scrutiny Committee"', '""'), "[meeting]", "quotation marks"),
        (GOOD.replace("2026-11-26", "26-11-2026"), "not valid TOML", "year first"),
        (GOOD.replace("2026-11-26", "2026-11-31"), "not valid TOML", "year first"),
        (GOOD.replace('"plan"', '"plan'), "not valid TOML", "quotation mark"),
        (GOOD.replace('"plan"', "“plan”"), "id = “plan”", "straight quotation marks"),
        (GOOD + 'previous = "inputs\\plan.docx"', "not valid TOML", 'paths with "/"'),
        (GOOD + "[meeting]", "not valid TOML", "twice"),
        (GOOD + '[[report]]\nid = "second"\nitem = 6', "are both item 6", "agenda item"),
        (
            GOOD + '[[report]]\nid = "plan"\nitem = 7',
            'two reports have the id "plan"',
            "of its own",
        ),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, text: str, what: str, hint: str) -> None:
    with pytest.raises(SettingsError) as told:
        read_meeting(written(tmp_path, text))
    assert what in told.value.what
    assert hint in told.value.hint
    assert told.value.why


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_a_file_from_an_old_notepad_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "meeting.toml"
    path.write_bytes(GOOD.replace("Scrutiny", "Children’s").encode(encoding))
    assert read_meeting(path).meeting.committee == "Children’s Committee"


@pytest.mark.parametrize(
    "data",
    [
        GOOD.replace("Scrutiny", "Caf\xe9 \x81").encode("latin-1"),
        "\ufeff".encode("utf-16-le") + GOOD.encode("utf-16-le") + b"\x00",
    ],
)
def test_a_character_that_cannot_be_read_is_told_and_never_replaced(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "meeting.toml"
    path.write_bytes(data)
    with pytest.raises(SettingsError) as told:
        read_meeting(path)
    assert "meeting.toml holds characters that cannot be read" in told.value.what
    assert "UTF-8" in told.value.hint


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable) as told:
        read_meeting(tmp_path / "none.toml")
    assert "none.toml" in told.value.what
    assert "committee-pack init" in told.value.hint
