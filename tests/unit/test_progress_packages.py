"""What a workbook's package holds beside its cells, and packages that are not what they seem."""

import zipfile
from pathlib import Path
from time import process_time

import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from committee_pack.errors import InputUnreadable
from committee_pack.model.finding import Finding
from committee_pack.progress import spreadsheet
from committee_pack.progress.action_plan import read_plan
from committee_pack.progress.scorecard import read_scorecard
from tests.unit.test_progress_workbooks import HEADINGS, ods, row, table, text, xls

WORDS = ("Ref", "Action", "Due date", "RAG", "Progress update")


def plan_book() -> Workbook:
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    for cells in (WORDS, ("1", "One", "01/05/2026", "G", "x"), ("2", "Two", "01/05/2026", "G", 7)):
        sheet.append(cells)
    return book


def told(findings: tuple[Finding, ...], rule: str) -> list[str | None]:
    return [f.where.cell if f.where else None for f in findings if f.rule == rule]


def test_comments_and_drawings_of_a_workbook_are_told_and_not_read(tmp_path: Path) -> None:
    book = plan_book()
    book["Plan"]["B2"].comment = Comment("name of a child", "A Person")
    chart = BarChart()
    chart.add_data(Reference(book["Plan"], min_col=5, min_row=2, max_row=3))
    book["Plan"].add_chart(chart, "H2")
    book.create_sheet("Empty")
    book.save(tmp_path / "plan.xlsx")
    plan = read_plan(tmp_path / "plan.xlsx")
    assert told(plan.findings, "comments-not-read") == ["Plan"]
    assert told(plan.findings, "drawings-not-read") == ["Plan"]
    assert "name of a child" not in repr(plan)
    assert "A Person" not in repr(plan)


def test_comments_and_drawings_of_an_open_document_are_told(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>name of a child</text:p></office:annotation>"
    cell = f'<table:table-cell office:value-type="string"><text:p>One</text:p>{note}'
    shape = '<table:shapes><draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"/></table:shapes>'  # noqa: E501
    sheet = table(
        shape, HEADINGS, row(text("1"), f"{cell}</table:table-cell>", text("-"), text("G"))
    )
    plan = read_plan(ods(tmp_path / "plan.ods", sheet))
    assert told(plan.findings, "comments-not-read") == ["Plan"]
    assert told(plan.findings, "drawings-not-read") == ["Plan"]
    assert "name of a child" not in repr(plan)


def test_an_old_workbook_without_comments_tells_of_none(tmp_path: Path) -> None:
    plan = read_plan(xls(tmp_path / "plan.xls"))
    assert told(plan.findings, "comments-not-read") == []


def test_a_fault_of_our_own_is_not_taken_for_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise TypeError("a fault")

    plan_book().save(tmp_path / "plan.xlsx")
    monkeypatch.setattr(spreadsheet, "fill_name", broken)
    monkeypatch.setattr(spreadsheet, "_text_cell", broken)
    with pytest.raises(TypeError):
        read_plan(tmp_path / "plan.xlsx")


@pytest.mark.parametrize("name", ["plan.docx", "plan.xlsx"])
def test_a_word_file_is_told_to_be_one(tmp_path: Path, name: str) -> None:
    document = Document()
    document.add_paragraph("The plan of Northmere Borough Council")
    document.save(str(tmp_path / name))
    for read in (read_plan, read_scorecard):
        with pytest.raises(InputUnreadable) as caught:
            read(tmp_path / name)
        assert "is a Word document, not a workbook" in caught.value.what


def sheet_with(path: Path, before: bytes, after: bytes) -> Path:
    """Save a plan whose sheet part has more in front of its rows, or behind them."""
    plan_book().save(path.with_suffix(".whole"))
    with (
        zipfile.ZipFile(path.with_suffix(".whole")) as whole,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts,
    ):
        for name in whole.namelist():
            data = whole.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b"<sheetData>", before + b"<sheetData>")
                data = data.replace(b"</sheetData>", b"</sheetData>" + after)
            parts.writestr(name, data)
    return path


def test_columns_and_merged_cells_without_end_are_refused(tmp_path: Path) -> None:
    columns = b"<cols>" + b'<col min="9" max="9" hidden="1"/>' * 100_000 + b"</cols>"
    merged = b'<mergeCells count="1">' + b'<mergeCell ref="J1:K2"/>' * 300_000 + b"</mergeCells>"
    for before, after in ((columns, b""), (b"", merged)):
        path = sheet_with(tmp_path / "plan.xlsx", before, after)
        with pytest.raises(InputUnreadable) as caught:
            read_plan(path)
        assert "larger" in caught.value.what


def test_a_hidden_stretch_to_the_last_column_is_one(tmp_path: Path) -> None:
    columns = b'<cols><col min="5" max="99999999" hidden="1"/></cols>'
    plan = read_plan(sheet_with(tmp_path / "plan.xlsx", columns, b""))
    assert told(plan.findings, "hidden-columns") == ["Plan!E:XFD"]


@pytest.mark.parametrize("style", ["seen", "away"])
def test_rows_without_end_are_counted_before_they_are_read(tmp_path: Path, style: str) -> None:
    many = row("<table:table-cell/>") * 1_000_000
    path = ods(tmp_path / "plan.ods", table(HEADINGS, many, style=style))
    begun = process_time()
    with pytest.raises(InputUnreadable) as caught:
        read_plan(path)
    assert "larger" in caught.value.what
    assert process_time() - begun < 2


def test_no_finding_tells_what_hidden_cells_hold(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Card"
    for cells in (
        ("Indicator", "Good is", "Target", "Now", "Private"),
        ("Children missing", "Low", 2, 3, "name of a child"),
        ("name of a child", "Low", 2, 1, None),
        ("All children", "Low", None, "soon", None),
    ):
        sheet.append(cells)
    sheet.column_dimensions["E"].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet["A3"].comment = Comment("name of a child", "A Person")
    book.create_sheet("Away").append(["name of a child"])
    book["Away"].sheet_state = "hidden"
    book.save(tmp_path / "card.xlsx")
    card = read_scorecard(tmp_path / "card.xlsx")
    assert told(card.findings, "small-number") == ["Card!D2"]
    assert "name of a child" not in repr(card)
