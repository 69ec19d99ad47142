"""The numbers as a reader sees them: LibreOffice turns a filled report into a page."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from committee_pack.model.report import Block, ListItem, Note, Paragraph, Table
from committee_pack.profiles import load_profile
from tests.rendering import as_pdf
from tests.unit.test_writer_docx import filled

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice is not installed",
)


def rendered(data: bytes, folder: Path) -> str:
    """Give the words of the pages."""
    (folder / "report.docx").write_bytes(data)
    pages = as_pdf(folder / "report.docx", folder)
    told = subprocess.run(
        ["pdftotext", "-layout", str(pages), "-"], capture_output=True, check=True
    )
    return told.stdout.decode("utf-8")


def test_the_numbers_run_from_1_0_without_gap_or_restart(project: Path, tmp_path: Path) -> None:
    template = (project / "templates" / "scrutiny-report.docx").read_bytes()
    shapes = load_profile("scrutiny-14").sections
    blocks: dict[str, tuple[Block, ...]] = {}
    expected = []
    for place, shape in enumerate(shapes, start=1):
        count = 1 + place % 4
        expected += [f"{place}.0", *(f"{place}.{number}" for number in range(1, count + 1))]
        blocks[f"sections.{shape.id}"] = tuple(
            block
            for number in range(1, count + 1)
            for block in (
                Paragraph(number=f"99.{number}", text=f"Words {place} {number}."),
                Paragraph(number=None, text="No number.", style="quotation"),
                ListItem(level=1, marker="(1)", text="one"),
                ListItem(level=2, marker="(b)", text="two"),
                ListItem(level=1, marker="•", text="dot"),
                Note(mark="1", text="Note."),
                Table(header_rows=1, rows=(("Head",), ("Cell",))),
            )
        )
    pages = rendered(filled(template, blocks=blocks).data, tmp_path)
    assert re.findall(r"^ {0,4}(\d+\.\d+) ", pages, flags=re.MULTILINE) == expected
    assert pages.count("(1)") == pages.count("(b)") == len(expected) - len(shapes)
    assert "Page 1 of" in pages


def test_a_list_begins_where_it_is_told_to(project: Path, tmp_path: Path) -> None:
    template = (project / "templates" / "scrutiny-report.docx").read_bytes()
    markers = ["(c)", "(d)", "1.", "2.", "i.", "ii.", "(1)", "(2)", "(7)", "08", "09", "10"]
    items = tuple(ListItem(level=1, marker=mark, text=f"item {mark}") for mark in markers)
    pages = rendered(filled(template, blocks={"sections.background": items}).data, tmp_path)
    assert re.findall(r"(\S+) +item (\S+)", pages) == [(mark, mark) for mark in markers]
