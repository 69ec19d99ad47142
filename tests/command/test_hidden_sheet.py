"""What an officer hid in a workbook is in no part of any file that is built from it."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from openpyxl import Workbook

from committee_pack.cli.main import main

# Names of invented families, as a case list behind a plan may hold them.
HIDDEN = (
    "Osmotherley",
    "Quillfeather",
    "Ashenbourne",
    "Thistlewrack",
    "Marrowdene",
    "Pennycrag",
    "4471-KX",
)
MEETING = """
[meeting]
committee = "Scrutiny Committee"
date = 2026-11-26
[[report]]
id = "plan"
item = 6
title = "Improvement plan"
[report.progress]
plan = "plan.xlsx"
plan_previous = "plan before.xlsx"
[report.sections.background]
add = ["progress.summary", "progress.exceptions", "progress.movement", "progress.chart"]
[[report.appendices]]
title = "The plan"
from = "progress.plan"
"""


def plan(path: Path, status: str) -> None:
    """Save a plan with a hidden sheet, a very hidden one, a hidden row and a hidden column."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    for row in (
        ("Ref", "Action", "Owner", "Due date", "Status", "Family"),
        ("1.1", "Train every visitor", "Jo Doe", "01/10/2026", status, "Marrowdene"),
        ("1.2", "Look after Pennycrag", "Jo Doe", "01/12/2026", "On track", "Marrowdene"),
        ("1.3", "Open a second centre", "Sam Roe", "01/12/2026", "On track", "Marrowdene"),
    ):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True
    for state, words in (("hidden", HIDDEN[1:3]), ("veryHidden", (HIDDEN[3], HIDDEN[6]))):
        cases = book.create_sheet(f"{HIDDEN[0]} {state}")
        cases.append(("Ref", "Action", "Owner", "Due date", "Status"))
        cases.append(("9.1", f"Visit {words[0]}", words[1], "01/10/2026", "Off track"))
        cases.sheet_state = state
    book.save(path)


def parts(data: bytes, name: str) -> dict[str, bytes]:
    """Unpack a file and every file in it: the name and the bytes of each part."""
    if not is_zipfile(BytesIO(data)):
        return {name: data}
    with ZipFile(BytesIO(data)) as package:
        return {
            inner: held
            for entry in package.namelist()
            for inner, held in parts(package.read(entry), f"{name}/{entry}").items()
        }


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    plan(tmp_path / "plan.xlsx", "Off track")
    plan(tmp_path / "plan before.xlsx", "On track")
    (tmp_path / "meeting.toml").write_text(MEETING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "meeting.toml"]) in (0, 1)
    return {
        name: data
        for path in (tmp_path / "outputs").rglob("*")
        if path.is_file()
        for name, data in parts(path.read_bytes(), path.name).items()
    }


def test_the_words_are_in_the_workbook_that_was_read(tmp_path: Path) -> None:
    plan(tmp_path / "plan.xlsx", "Off track")
    held = b"".join(parts((tmp_path / "plan.xlsx").read_bytes(), "plan").values())
    assert [word for word in HIDDEN if word.encode() not in held] == []


def test_nothing_hidden_is_in_any_part_of_the_outputs(built: dict[str, bytes]) -> None:
    assert any(name.endswith("word/document.xml") for name in built)
    together = b"".join(built.values())
    assert b"Train every visitor" in together
    found = [(word, name) for word in HIDDEN for name in built if word.encode() in built[name]]
    assert found == []


def test_what_was_left_aside_is_told(built: dict[str, bytes]) -> None:
    rules = {
        one["rule"]
        for one in json.loads(built["06 provenance - not for publication.json"])["findings"]
    }
    assert {"hidden-sheet", "hidden-rows", "hidden-columns"} <= rules


def test_the_name_of_a_hidden_sheet_is_not_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan(tmp_path / "plan.xlsx", "Off track")
    for form in ("text", "markdown", "json", "html"):
        main(["progress", str(tmp_path / "plan.xlsx"), "--as-of", "2026-11-26", "--format", form])
    told = "".join(capsys.readouterr())
    assert [word for word in HIDDEN if word in told] == []
    assert "The second sheet of the workbook is hidden." in told
    assert "row 3 is hidden. It was not read and is in no count." in told
