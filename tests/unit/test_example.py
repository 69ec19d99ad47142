"""The worked example: it is whole, it is what its script makes, and nothing private is in it."""

import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import msgspec
import pytest

from committee_pack.model.meeting import MeetingFile

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
    ]


def test_every_source_it_names_is_there(meeting: MeetingFile) -> None:
    named = {
        name
        for report in meeting.report
        for name in (
            report.previous,
            report.inspection,
            report.progress.plan,
            report.progress.plan_previous,
            report.progress.scorecard,
            *(recipe.file for recipe in report.sections.values()),
            *(appendix.file for appendix in report.appendices),
        )
        if name
    }
    assert len(named) == 7
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
