"""A report knows which report it is, also after it was edited and renamed."""

from datetime import date
from pathlib import Path

import docx
import pytest

from committee_pack.build.shipped import shipped_root
from committee_pack.readers.docx_identity import read_identity
from committee_pack.writers.docx import fill
from tests.word_validity import own_checks

TEMPLATES = shipped_root() / "templates"
FACTS: dict[str, object] = {
    "meeting": {"committee": "Cabinet", "date": "26 November 2026", "iso_date": "2026-11-26"},
    "report": {"id": "plan", "item": 6, "title": "Plan", "officer": "Rowan Ashdale"},
}


def made(folder: Path, facts: dict[str, object]) -> Path:
    template = TEMPLATES / "scrutiny-appendix.docx"
    told = {"appendix": {"ref": "Appendix A", "title": "Map"}}
    data = fill(template.read_bytes(), template.name, {**told, **facts}, {"appendix.body": ()}).data
    assert list(own_checks(data)) == []
    (folder / "made.docx").write_bytes(data)
    return folder / "made.docx"


def report(folder: Path) -> Path:
    from committee_pack.profiles import load_profile

    template = TEMPLATES / "scrutiny-report.docx"
    profile = load_profile("scrutiny-14")
    front = {"front_matter": {field.id: "as told" for field in profile.front_matter}}
    blocks = {f"sections.{shape.id}": () for shape in profile.sections}
    data = fill(template.read_bytes(), template.name, {**FACTS, **front}, blocks).data
    assert list(own_checks(data)) == []
    (folder / "report.docx").write_bytes(data)
    return folder / "report.docx"


def test_a_report_says_its_id_and_its_meeting(tmp_path: Path) -> None:
    told = read_identity(report(tmp_path))
    assert told is not None
    assert (told.report, told.meeting) == ("plan", date(2026, 11, 26))


def test_it_says_so_still_when_it_was_edited_and_renamed(tmp_path: Path) -> None:
    document = docx.Document(str(report(tmp_path)))
    document.add_paragraph("One more.")
    document.save(str(tmp_path / "final FINAL.docx"))
    told = read_identity(tmp_path / "final FINAL.docx")
    assert told is not None
    assert told.report == "plan"


def test_an_appendix_is_no_report(tmp_path: Path) -> None:
    assert read_identity(made(tmp_path, FACTS)) is None


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_another_file_has_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "other.docx").write_bytes(data)
    assert read_identity(tmp_path / "other.docx") is None
    assert read_identity(tmp_path / "absent.docx") is None
