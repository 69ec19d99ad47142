"""Three meetings in a row, each rolled from the one before, with an officer at work in Word."""

import copy
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import msgspec
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from committee_pack.cli.main import main
from committee_pack.model.report import Report, words_of
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report

ADDED = "The Chair visited the second home in December; paragraph {paragraph} tells of the plan."
EDITED = "Young people were heard again in January, as Appendix {item}(a) shows in the plan."


def found(document: Document, words: str) -> BaseOxmlElement:
    return next(one._p for one in document.paragraphs if words in one.text)


def worded(element: BaseOxmlElement, words: str) -> BaseOxmlElement:
    """Give a copy of a Word paragraph with other words."""
    new = copy.deepcopy(element)
    first, *rest = list(new.iter(qn("w:t")))
    for text in rest:
        text.getparent().remove(text)
    first.text = words
    return new


def answered(document: Document, words: str, old: str, new: str) -> None:
    """Change the answer to a standard question."""
    texts = [text for text in found(document, words).iter(qn("w:t")) if text.text.strip()]
    assert texts[-1].text.strip().endswith(old)
    texts[-1].text = texts[-1].text.replace(old, new)


def report_file(folder: Path, item: int) -> Path:
    return next(
        path for path in folder.glob(f"outputs/*/{item:02} *.docx") if "App" not in path.name
    )


def record(folder: Path, item: int) -> dict[str, Any]:
    path = next(folder.glob(f"outputs/*/{item:02} provenance - not for publication.json"))
    held: dict[str, Any] = msgspec.json.decode(path.read_bytes())
    return held


def passages(held: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for section in held["sections"] for block in section["blocks"]]


def read(path: Path, profile: str = "scrutiny-14") -> Report:
    return read_report(path, load_profile(profile))


def all_once(finished: Path, folder: Path, item: int, profile: str = "scrutiny-14") -> None:
    """Check that all of the finished report is in the new one or listed, and nothing is doubled."""
    held = record(folder, item)
    there = Counter(block["text"] for block in passages(held))
    lost = Counter(one["text"] for one in held["left_out"])
    for section in read(finished, profile).sections:
        for block in section.blocks:
            text = words_of(block)
            made_anew = there[text] == lost[text] == 1
            if not re.search(r"Appendix|paragraph \d", text):
                assert made_anew or there[text] + lost[text] == 1, text
    assert [text for text, times in there.items() if times > 1] == []


def supplied(folder: Path, changes: dict[str, str]) -> None:
    """Act as the officer in the new meeting file: each old text is there; the first is changed."""
    meeting = folder / "inputs/meeting.toml"
    text = meeting.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    meeting.write_text(text, encoding="utf-8")


def data(folder: Path, example: Path, month: str) -> None:
    for old, new in (
        ("action plan 2026-11.xlsx", f"action plan {month}.xlsx"),
        ("scorecard 2026-11.csv", f"scorecard {month}.csv"),
        ("finance comments.docx", f"finance {month}.docx"),
    ):
        shutil.copy(example / "inputs" / old, folder / "inputs" / new)


def edit_first(path: Path, to: Path) -> None:
    """Move a paragraph, add one, edit one, answer a question; save under another name."""
    document = docx.Document(str(path))
    last = found(document, "any exempt information")
    moved = found(document, "The figures that the Committee follows")
    found(document, "Inspectors visited Northmere").addprevious(moved)
    last.addprevious(worded(moved, ADDED.format(paragraph="6.3")))
    old = found(document, "Young people have a say")
    old.getparent().replace(old, worded(old, EDITED.format(item=6)))
    answered(document, "contrary to a plan or strategy", "No", "Yes")
    to.parent.mkdir()
    document.save(str(to))


def edit_second(path: Path) -> None:
    document = docx.Document(str(path))
    below = found(document, "Young people were heard again")
    below.addnext(worded(below, "The Board meets in public from May."))
    risk = found(document, "The chief risk is")
    risk.addprevious(found(document, "Inspection report, paragraph"))
    risk.addprevious(found(document, "Supervision is not regular enough"))
    document.save(str(path))


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The first meeting's folder, built, with the first report finished in Word elsewhere."""
    folder = tmp_path / "First"
    assert main(["init", str(folder)]) == 0
    monkeypatch.chdir(folder)
    assert main(["build", "--quiet"]) == 0
    edit_first(report_file(folder, 6), folder / "signed off/Improvement plan v7 FINAL.docx")
    return folder


def rolled(meeting: str, day: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    assert main(["roll", meeting, "--date", day, "--out", str(folder)]) == 0
    monkeypatch.chdir(folder)
    return folder


SECOND = {
    "item = 6 ": "item = 4 ",
    '#: plan = "inputs/action plan 2026-11.xlsx"': 'plan = "inputs/action plan 2027-01.xlsx"',
    '#: scorecard = "inputs/scorecard 2026-11.csv"': 'scorecard = "inputs/scorecard 2027-01.csv"',
    '#: file = "inputs/finance comments.docx"': 'file = "inputs/finance 2027-01.docx"',
}
THIRD = {
    "item = 4 ": "item = 11 ",
    '#: plan = "inputs/action plan 2027-01.xlsx"': 'plan = "inputs/action plan 2027-03.xlsx"',
    '#: scorecard = "inputs/scorecard 2027-01.csv"': 'scorecard = "inputs/scorecard 2027-03.csv"',
    '#: file = "inputs/finance 2027-01.docx"': 'file = "inputs/finance 2027-03.docx"',
    "[report.sections.background]\n": "[report.sections.background]\n"
    'text = { text = "A third year begins in May 2027.", after = "start" }\n',
}


def test_three_meetings_rolled_edited_and_built(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = first
    second = rolled("inputs/meeting.toml", "2027-01-21", tmp_path / "Second", monkeypatch)
    data(second, example, "2027-01")
    supplied(second, SECOND)
    assert main(["build", "--quiet"]) == 0
    finished = second / "inputs/2026-11-26 childrens-improvement-plan.docx"
    all_once(finished, second, 4)
    by_text = {one["text"]: one for one in passages(record(second, 4))}
    assert by_text[ADDED.format(paragraph="6.3")]["origin"]["kind"] == "carried"
    assert EDITED.format(item=4) in by_text
    question = next(text for text in by_text if "contrary to a plan" in text)
    assert question.endswith("Yes")

    edit_second(report_file(second, 4))
    third = rolled("inputs/meeting.toml", "2027-03-18", tmp_path / "Third", monkeypatch)
    data(third, example, "2027-03")
    supplied(third, THIRD)
    assert main(["build", "--quiet"]) == 0
    finished = third / "inputs/2027-01-21 childrens-improvement-plan.docx"
    all_once(finished, third, 11)
    check_third(third)


def check_third(third: Path) -> None:
    held = passages(record(third, 11))
    by_text = {one["text"]: one for one in held}
    added = by_text[ADDED.format(paragraph="6.4")]
    assert by_text[EDITED.format(item=11)]["number"] == "6.6"
    assert added["origin"]["where"]["source"] == "2027-01-21 childrens-improvement-plan.docx"
    plan = next(one for one in held if one["text"].startswith("The Council’s answer is a single"))
    assert plan["number"] == "6.4"
    assert [one["where"]["source"] for one in plan["earlier"]] == [
        "2026-11-26 childrens-improvement-plan.docx",
        "2026-09-17 improvement plan.docx",
    ]
    kinds = {one["text"][:24]: one["origin"]["kind"] for one in held}
    assert kinds["The chart shows the stat"] == "data"
    assert kinds["Inspectors visited North"] == "carried"
    assert kinds["The Board meets in publi"] == "carried"
    assert kinds["A third year begins in M"] == "new"
    sources = {one["where"]["source"] for one in (block["origin"] for block in held)}
    assert "2026-09-17 improvement plan.docx" not in sources
    assert {path.name for path in third.glob("outputs/*/11 App*")} == {
        "11 Appendix 11(a) Improvement plan progress at November 2026.docx",
        "11 Appendix 11(b) Children’s social care scorecard July to September 2026.docx",
        "11 Appendix 11(c) Improvement plan what has changed since September 2026.docx",
    }


CABINET = {
    "item = 9": "item = 12",
    '#: plan = "inputs/action plan 2026-11.xlsx"': 'plan = "inputs/action plan 2027-01.xlsx"',
    '#: file = "inputs/finance comments.docx"': 'file = "inputs/finance 2027-01.docx"',
}
CABINET_THIRD = {
    "item = 12": "item = 3",
    '#: plan = "inputs/action plan 2027-01.xlsx"': 'plan = "inputs/action plan 2027-03.xlsx"',
    '#: file = "inputs/finance 2027-01.docx"': 'file = "inputs/finance 2027-03.docx"',
}


def test_the_other_house_goes_through_three_meetings_as_well(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = "cabinet-implications"
    meeting = "inputs/cabinet/meeting.toml"
    assert main(["build", meeting, "--quiet"]) == 0
    built = next(first.glob("outputs/*Cabinet/09 *decisions*.docx"))
    document = docx.Document(str(built))
    risk = found(document, "The chief risk is")
    risk.addnext(worded(risk, "A second risk is that the home opens late."))
    document.save(str(built))
    second = rolled(meeting, "2027-02-09", tmp_path / "Second", monkeypatch)
    data(second, first, "2027-01")
    supplied(second, CABINET)
    assert main(["build", "--quiet"]) == 0
    all_once(second / "inputs/2026-12-08 improvement-plan-decision.docx", second, 12, house)
    assert (second / "templates/cabinet-report.docx").is_file()

    third = rolled("inputs/meeting.toml", "2027-04-13", tmp_path / "Third", monkeypatch)
    data(third, first, "2027-03")
    supplied(third, CABINET_THIRD)
    assert main(["build", "--quiet"]) == 0
    all_once(third / "inputs/2027-02-09 improvement-plan-decision.docx", third, 3, house)
    texts = [one["text"] for one in passages(record(third, 3))]
    assert texts.count("A second risk is that the home opens late.") == 1
