"""A file that another command is made for is told, whatever it is read as."""

from pathlib import Path

from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report
from tests.pdf_pages import PdfPageContent, make_pdf

PROFILE = load_profile("scrutiny-14")


def told(path: Path) -> list[str]:
    findings = read_report(path, PROFILE).findings
    return [one.message for one in findings if one.rule == "another-command"]


def test_a_meeting_file_is_for_build(tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    path.write_text('[meeting]\ndate = 2026-11-26\n\n[[report]]\nid = "plan"\n', encoding="utf-8")
    assert told(path) == [
        "meeting.toml looks like a meeting file, which says what to build, not like a committee "
        'report; committee-pack build "meeting.toml" reads it.'
    ]


def test_words_that_are_no_meeting_file_are_not_told(tmp_path: Path) -> None:
    for name, words in (("notes.toml", "[[report]"), ("notes.txt", '[[report]]\nid = "plan"')):
        path = tmp_path / name
        path.write_text(words, encoding="utf-8")
        assert told(path) == []


def letter(*more: str) -> bytes:
    page = PdfPageContent()
    first = "Joint targeted area inspection of Northmere"
    for place, words in enumerate((first, "We saw good work.", *more)):
        page.words(60, 100 + 40 * place, words)
    return make_pdf(page)


def test_an_inspection_report_is_for_inspection(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter())
    assert told(path) == [
        "letter.pdf looks like an inspection report, not like a committee report; "
        'committee-pack inspection "letter.pdf" reads it.'
    ]


def test_a_committee_report_about_an_inspection_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(letter("1. Purpose of the report", "1.1 To note the letter."))
    assert told(path) == []
