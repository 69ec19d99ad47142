"""The worked example: it is whole, it is what its script makes, and nothing private is in it."""

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from committee_pack.model.inspection import InspectionKind
from committee_pack.model.meeting import MeetingFile
from committee_pack.model.progress import ActionPlan, Status
from committee_pack.model.report import ListItem, Paragraph, Report, Table
from committee_pack.profiles import load_profile
from committee_pack.progress.action_plan import read_plan
from committee_pack.progress.compare import movement, summarise
from committee_pack.progress.scorecard import read_scorecard
from committee_pack.readers.committee import read_report
from committee_pack.readers.inspection import read_inspection

ROOT = Path(__file__).resolve().parents[2]
INPUTS = ROOT / "inputs"
MADE = (
    "2026-09-17 improvement plan.docx",
    "action plan 2026-09.xlsx",
    "action plan 2026-11.xlsx",
    "finance comments.docx",
    "scorecard 2026-11.csv",
)
PDFS = (
    "2026-07-09 fostering recruitment.pdf",
    "2026-09-17 improvement plan.pdf",
    "inspection 2022-05-06.pdf",
    "inspection 2026-02-20.pdf",
)


@pytest.fixture(scope="module")
def meeting() -> MeetingFile:
    return msgspec.toml.decode((INPUTS / "meeting.toml").read_bytes(), type=MeetingFile)


def make_into(folder: Path) -> None:
    command = [sys.executable, str(ROOT / "tools" / "make_example.py"), "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def parts(path: Path) -> dict[str, bytes]:
    """Give an Office file's parts; any other file is one part."""
    if path.suffix not in {".docx", ".xlsx"}:
        return {path.name: path.read_bytes()}
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_meeting_file_asks_for_two_reports(meeting: MeetingFile) -> None:
    assert meeting.meeting.committee == "Children and Young People Scrutiny Committee"
    assert meeting.meeting.date == date(2026, 11, 26)
    assert [(report.item, report.id) for report in meeting.report] == [
        (6, "childrens-improvement-plan"),
        (7, "fostering-recruitment"),
    ]
    assert [appendix.from_ for appendix in meeting.report[0].appendices] == [
        "progress.plan",
        "scorecard.table",
        "progress.movement",
    ]


def test_every_source_it_names_is_there(meeting: MeetingFile) -> None:
    named = {
        name
        for report in meeting.report
        for name in (
            report.previous,
            report.inspection,
            report.inspection_previous,
            report.progress.plan,
            report.progress.plan_previous,
            report.progress.scorecard,
            *(recipe.file for recipe in report.sections.values()),
            *(appendix.file for appendix in report.appendices),
        )
        if name
    }
    assert len(named) == 8
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_the_script_makes_what_is_in_the_folder(tmp_path: Path) -> None:
    make_into(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(MADE)
    for name in MADE:
        assert parts(tmp_path / name) == parts(INPUTS / name), name


def test_the_script_makes_the_same_bytes_twice(tmp_path: Path) -> None:
    make_into(tmp_path / "one")
    make_into(tmp_path / "two")
    for name in MADE:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("name", [name for name in MADE if not name.endswith(".csv")])
def test_its_properties_name_the_council_and_no_person_or_machine(name: str) -> None:
    held = parts(INPUTS / name)
    assert b"<dc:creator>Northmere Borough Council</dc:creator>" in held["docProps/core.xml"]
    assert b"2026-09-04T09:00:00Z" in held["docProps/core.xml"]
    assert not [part for part, data in held.items() if b"hidden" in data and "sheet" in part]
    assert not [part for part, data in held.items() if b"/home/" in data or b"C:\\" in data]


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_of_the_example_is_small_and_keeps_its_fixed_date(name: str) -> None:
    data = (INPUTS / name).read_bytes()
    assert len(data) < 120_000
    assert b"/CreationDate(D:20260904090000" in data


def words(name: str) -> dict[str, Any]:
    """Give the words the script makes a document from."""
    path = ROOT / "tools" / "example" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def written(report: dict[str, Any]) -> Iterator[tuple[str, str | None, str]]:
    """Give a report as the script wrote it, line by line: section, number or marker, words."""
    for place, section in enumerate(report["section"], start=1):
        count = 0
        for block in section["blocks"]:
            count += "p" in block or "q" in block
            number, heading = f"{place}.{count}", section["heading"]
            if "p" in block:
                yield heading, number, re.sub(r"\[(.+?)\]\(.+?\)", r"\1", block["p"])
            if "q" in block:
                yield heading, number, f"{block['q']} = {block['a']}"
            if "line" in block:
                yield heading, None, block["line"]
            for text in block.get("bullets", []):
                yield heading, "•", text
            for letter, text in zip("abc", block.get("letters", []), strict=False):
                yield heading, f"({letter})", text
            for row in block.get("table", []):
                yield heading, None, " | ".join(row)


def as_read(report: Report) -> Iterator[tuple[str, str | None, str]]:
    """Give a report as the readers see it, in the form of ``written``."""
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    yield section.heading, None, " | ".join(row)
            elif isinstance(block, ListItem):
                yield section.heading, block.marker, block.text
            elif isinstance(block, Paragraph) and block.answer:
                question = block.text.removesuffix(block.answer).strip()
                yield section.heading, block.number, f"{question} = {block.answer}"
            elif isinstance(block, Paragraph):
                yield section.heading, block.number, block.text


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("2026-09-17 improvement plan.docx", "improvement_plan"),
        ("2026-09-17 improvement plan.pdf", "improvement_plan"),
        ("2026-07-09 fostering recruitment.pdf", "fostering"),
    ],
)
def test_a_previous_report_reads_as_it_was_written(name: str, source: str) -> None:
    report = read_report(INPUTS / name, load_profile("scrutiny-14"))
    assert list(as_read(report)) == list(written(words(source)))
    assert [section.number for section in report.sections] == [f"{n}.0" for n in range(1, 15)]
    assert report.findings == ()


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("2026-07-09 fostering recruitment.pdf", "fostering"),
    ],
)
def test_its_title_is_apart_from_its_fields(name: str, source: str) -> None:
    report = read_report(INPUTS / name, load_profile("scrutiny-14"))
    content = words(source)
    assert report.title == content["title"]
    assert dict(report.front_matter) == {
        "Report to": content["report_to"],
        "Relevant Officer": content["officer"],
        "Date of Meeting": content["date"],
    }


@pytest.mark.parametrize(
    ("name", "source", "start", "end", "last"),
    [
        ("2026-02-20", "inspection", date(2026, 1, 12), date(2026, 1, 23), 24),
        ("2022-05-06", "inspection_2022", date(2022, 3, 14), date(2022, 3, 25), 8),
    ],
)
def test_an_inspection_reads_as_it_was_written(
    name: str, source: str, start: date, end: date, last: int
) -> None:
    inspection = read_inspection(INPUTS / f"inspection {name}.pdf")
    content = words(source)
    assert inspection.kind is InspectionKind.ILACS
    assert inspection.authority == "Northmere"
    assert (inspection.inspection_start, inspection.inspection_end) == (start, end)
    assert [[one.area, one.grade] for one in inspection.judgements] == content["judgements"]
    assert [one.text for one in inspection.improvements] == content["improvements"]
    paragraphs = {s.heading: [p.text for p in s.paragraphs] for s in inspection.sections}
    for section in content["section"]:
        assert paragraphs[section["heading"]] == section["paragraphs"]
    numbers = [
        paragraph.number.rstrip(".")
        for section in inspection.sections
        for paragraph in section.paragraphs
        if paragraph.number
    ]
    assert numbers == [str(number) for number in range(1, last + 1)]
    assert inspection.findings == ()


@pytest.fixture(scope="module")
def september() -> ActionPlan:
    return read_plan(INPUTS / "action plan 2026-09.xlsx")


@pytest.fixture(scope="module")
def november() -> ActionPlan:
    return read_plan(INPUTS / "action plan 2026-11.xlsx")


def test_the_plans_count_as_the_reports_say(september: ActionPlan, november: ActionPlan) -> None:
    before, now = summarise(september, date(2026, 9, 17)), summarise(november, date(2026, 11, 26))
    assert (before.total, now.total) == (24, 24)
    counted = {status: (before.by_status[status], now.by_status[status]) for status in Status}
    assert counted == {
        Status.COMPLETE: (5, 10),
        Status.ON_TRACK: (9, 8),
        Status.AT_RISK: (5, 3),
        Status.OFF_TRACK: (2, 2),
        Status.NOT_STARTED: (3, 1),
        Status.UNKNOWN: (0, 0),
    }
    assert (before.overdue, now.overdue) == (("4.6",), ("1.5", "3.2"))
    assert september.findings + november.findings == ()


def test_the_plan_moves_as_it_is_meant_to(september: ActionPlan, november: ActionPlan) -> None:
    moved = movement(september, november)
    assert moved.completed == ("1.1", "2.4", "3.6", "4.4", "4.6")
    assert moved.improved == ("1.1", "1.6", "2.3", "2.4", "3.2", "3.6", "4.4", "4.6")
    assert moved.worsened == ("1.5", "2.5")
    assert (moved.new, moved.removed) == (("4.7",), ("4.5",))
    assert moved.date_changed == {"3.3": (date(2026, 11, 30), date(2027, 2, 26))}


def test_the_september_table_agrees_with_the_september_plan(september: ActionPlan) -> None:
    table = next(
        block["table"]
        for section in words("improvement_plan")["section"]
        for block in section["blocks"]
        if "table" in block
    )
    for theme, *printed in table[1:]:
        held = [a.status for a in september.actions if (a.theme or "").startswith(theme)]
        late = [status for status in held if status in {Status.AT_RISK, Status.OFF_TRACK}]
        counted = [len(held), held.count(Status.COMPLETE), len(late)]
        assert printed == [str(number) for number in counted], theme


def test_the_scorecard_reads_as_it_was_written() -> None:
    scorecard = read_scorecard(INPUTS / "scorecard 2026-11.csv")
    named = [
        (one.ref, one.name, str(one.polarity).title(), one.unit, one.period)
        for one in scorecard.indicators
    ]
    figures = [
        (one.target, one.tolerance, one.previous, one.value, one.benchmark, one.commentary)
        for one in scorecard.indicators
    ]
    read = [(*left, *right) for left, right in zip(named, figures, strict=True)]
    as_text = [["" if cell is None else str(cell) for cell in row] for row in read]
    assert as_text == words("scorecard")["rows"]
    assert scorecard.findings == ()
