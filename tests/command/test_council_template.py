"""A council's own template: its labels, headings and standing lines are no fault."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main

MEETING = """
[meeting]
committee = "Scrutiny Committee"
date = 2026-11-26
[[report]]
id = "plan"
item = 6
previous = "previous.docx"
officer = "Rowan Ashdale"
"""


def paragraph(document: "docx.document.Document", words: str) -> "docx.text.paragraph.Paragraph":
    return next(one for one in document.paragraphs if one.text == words)


def other_label(document: "docx.document.Document") -> None:
    cell = document.tables[0].rows[1].cells[0]
    cell.paragraphs[0].runs[0].text = "Report author:"


def other_heading(document: "docx.document.Document") -> None:
    paragraph(document, "Purpose of the report").runs[0].text = "Purpose"


def standing_line(document: "docx.document.Document") -> None:
    document.tables[0]._element.addprevious(document.add_paragraph("FOR GENERAL RELEASE")._element)


def line_in_a_section(document: "docx.document.Document") -> None:
    heading = paragraph(document, "Legal considerations")
    heading.insert_paragraph_before("Words of the Section 151 Officer follow.")


def contact_at_the_end(document: "docx.document.Document") -> None:
    document.add_paragraph("Democratic Services, Town Hall, Northmere")


def no_front_table(document: "docx.document.Document") -> None:
    table = document.tables[0]._element
    table.getparent().remove(table)


def own_section(document: "docx.document.Document") -> None:
    heading = document.add_paragraph("Contact details")
    heading.runs[0].bold = True
    document.add_paragraph("Ask Democratic Services.")


def put(tmp_path: Path, change: Callable[["docx.document.Document"], None]) -> None:
    """Put a meeting, a previous report and a changed template into a folder."""
    root = shipped_root()
    shutil.copyfile(root / "inputs/2026-09-17 improvement plan.docx", tmp_path / "previous.docx")
    document = docx.Document(str(root / "templates/scrutiny-report.docx"))
    change(document)
    held = BytesIO()
    document.save(held)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "scrutiny-report.docx").write_bytes(held.getvalue())
    (tmp_path / "meeting.toml").write_text(MEETING, encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        other_label,
        other_heading,
        standing_line,
        line_in_a_section,
        contact_at_the_end,
        no_front_table,
        own_section,
    ],
)
def test_what_the_template_brings_is_no_difference(
    change: Callable[["docx.document.Document"], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    put(tmp_path, change)
    monkeypatch.chdir(tmp_path)
    code = main(["build", "meeting.toml"])
    assert code == 0, capfd.readouterr().err


def unknown_heading(document: "docx.document.Document") -> None:
    paragraph(document, "Purpose of the report").runs[0].text = "Summary"


def wrong_order(document: "docx.document.Document") -> None:
    legal = paragraph(document, "Legal considerations")
    finance = paragraph(document, "Financial considerations")
    legal.runs[0].text, finance.runs[0].text = finance.text, legal.text


def tag_twice(document: "docx.document.Document") -> None:
    tag = paragraph(document, "{{ sections.purpose }}")
    tag.insert_paragraph_before("{{ sections.purpose }}")


def other_order(document: "docx.document.Document") -> None:
    legal = paragraph(document, "Legal considerations")._element
    legal_tag = paragraph(document, "{{ sections.legal }}")._element
    finance = paragraph(document, "Financial considerations")._element
    finance.addprevious(legal)
    finance.addprevious(legal_tag)


def numbered_heading(document: "docx.document.Document") -> None:
    legal = paragraph(document, "Legal considerations")
    legal.insert_paragraph_before("Human resources", style=legal.style)
    legal.insert_paragraph_before("Words of the house.")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (unknown_heading, 'under the heading "Summary"'),
        (wrong_order, 'under the heading "Legal considerations"'),
        (tag_twice, "more than once"),
        (other_order, '"Legal considerations" stands before "Financial considerations"'),
        (numbered_heading, 'heading of its own, "Human resources"'),
    ],
)
def test_a_template_that_would_lose_a_section_next_time_is_told(
    change: Callable[["docx.document.Document"], None],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    put(tmp_path, change)
    monkeypatch.chdir(tmp_path)
    assert main(["build", "meeting.toml"]) == 4
    assert words in capfd.readouterr().err
