"""Workbooks that are not Excel's own of today: xls and ods, with what they hide."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlwt
from openpyxl import Workbook

from committee_pack.errors import InputUnreadable
from committee_pack.model.finding import Finding
from committee_pack.model.progress import Status
from committee_pack.progress.action_plan import read_plan
from committee_pack.progress.scorecard import read_scorecard
from committee_pack.progress.workbook import read_workbook

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
STYLES = """
<style:style style:name="seen" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="away" style:family="table"><style:table-properties table:display="false"/></style:style>
<style:style style:name="red" style:family="table-cell"><style:table-cell-properties fo:background-color="#ff0000"/></style:style>
<style:style style:name="reddish" style:family="table-cell" style:parent-style-name="red"/>
<style:style style:name="ring" style:family="table-cell" style:parent-style-name="ring"/>
"""  # noqa: E501 - as the program that saves it writes it


def text(words: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'  # noqa: E501


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def ods(path: Path, *tables: str) -> Path:
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("META-INF/manifest.xml", "<manifest/>")
        parts.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES}>'
            f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    return path


def table(*rows: str, columns: str = "", name: str = "Plan", style: str = "seen") -> str:
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">{columns}{"".join(rows)}'
        "</table:table>"
    )


HEADINGS = row(*(text(word) for word in ("Ref", "Action", "Due date", "RAG", "Progress update")))
DUE = '<table:table-cell office:value-type="date" office:date-value="2026-05-14T00:00:00"/>'
PLAN = table(
    HEADINGS,
    row(text("1.1"), text("Open the hub"), DUE, text("Green"), text("Built")),
    row(text("1.2"), text("Secret words"), DUE, text("Red"), text("-"), more='table:visibility="collapse"'),  # noqa: E501
    row(
        '<table:table-cell office:value-type="float" office:value="1.3"><text:p>1.3</text:p></table:table-cell>',  # noqa: E501
        text("Train<text:s text:c='2'/>the staff"),
        text("Ongoing", 'table:style-name="ring"'),
        '<table:table-cell table:style-name="reddish"/>',
        "<table:table-cell><text:p>First line</text:p><text:p>Second line</text:p>"
        "</table:table-cell>",
        '<table:table-cell><text:p>hidden column</text:p></table:table-cell>',
    ),
    row('<table:table-cell table:number-columns-repeated="16384"/>', more='table:number-rows-repeated="1048000"'),  # noqa: E501
    columns='<table:table-column table:number-columns-repeated="5"/>'
    '<table:table-column table:visibility="collapse"/>',
)  # fmt: skip


def rules(findings: tuple[Finding, ...]) -> list[tuple[str, str | None]]:
    return [(f.rule, f.where.cell if f.where else None) for f in findings]


def test_an_open_document_is_read_as_a_plan(tmp_path: Path) -> None:
    secret = table(row(text("name of a child")), name="Notes", style="away")
    plan = read_plan(ods(tmp_path / "plan.ods", PLAN, secret))
    first, last = plan.actions
    assert (first.ref, first.due, first.status) == ("1.1", date(2026, 5, 14), Status.ON_TRACK)
    assert (last.ref, last.action, last.status) == ("1.3", "Train  the staff", Status.OFF_TRACK)
    assert last.update == "First line\nSecond line"
    assert last.where == "Plan!A4"
    assert rules(plan.findings)[:3] == [
        ("hidden-rows", "Plan!3:3"), ("hidden-columns", "Plan!F:F"), ("hidden-sheet", "sheet 2"),
    ]  # fmt: skip
    assert "Secret" not in repr(plan)
    assert "name of a child" not in repr(plan)
    assert "hidden column" not in repr(plan)


def test_an_open_document_keeps_percentages_money_and_no_comments(tmp_path: Path) -> None:
    figures = (
        '<table:table-cell office:value-type="percentage" office:value="0.825">'
        "<text:p>82.5%</text:p>"
        "<office:annotation><text:p>a private note</text:p></office:annotation></table:table-cell>",
        '<table:table-cell office:value-type="currency" office:currency="GBP" office:value="1200">'
        "<text:p>£1,200</text:p></table:table-cell>",
    )
    card = table(
        row(*(text(word) for word in ("Indicator", "Good is", "Target", "Now"))),
        row(text("Visits in time"), text("High"), text("90%"), figures[0]),
        row(text("Spend"), text("Low"), text("£1,000"), figures[1]),
    )
    visits, spend = read_scorecard(ods(tmp_path / "card.ods", card)).indicators
    assert (visits.value, visits.unit) == (Decimal("82.5"), "%")
    assert (spend.value, spend.unit) == (Decimal(1200), "£")


def test_rows_of_a_folded_group_and_formulas_without_a_value(tmp_path: Path) -> None:
    group = '<table:table-row-group table:display="false">'
    sheet = table(
        HEADINGS,
        row(text("1"), text("One"), '<table:table-cell table:formula="of:=TODAY()"/>', text("G")),
        f"{group}{row(text('2'), text('Two'), text('x'), text('G'))}</table:table-row-group>",
        row(text("3"), text("Three", 'table:number-columns-spanned="2"'), text("G"), text("G")),
    )
    book = read_workbook(ods(tmp_path / "plan.ods", sheet))
    assert sorted(book.sheets[0].rows) == [1, 2, 4]
    assert rules(book.findings) == [
        ("hidden-rows", "Plan!3:3"),
        ("formula-without-value", "Plan!C2"),
    ]
    assert [(area.top, area.left, area.right) for area in book.sheets[0].merged] == [(4, 2, 3)]


@pytest.mark.parametrize(
    "much",
    [
        row(text("x"), more='table:number-rows-repeated="1048576"'),
        row(text("x", 'table:number-columns-repeated="999999999"')),
        row(text("x" * 40_000)),
    ],
)
def test_an_open_document_that_unfolds_without_end_is_refused(tmp_path: Path, much: str) -> None:
    with pytest.raises(InputUnreadable) as caught:
        read_plan(ods(tmp_path / "plan.ods", table(HEADINGS, much)))
    assert "larger" in caught.value.what


def test_open_documents_that_cannot_be_read_say_so(tmp_path: Path) -> None:
    broken = ods(tmp_path / "broken.ods", "<table:table>")
    locked = io.BytesIO()
    with zipfile.ZipFile(locked, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    (tmp_path / "locked.ods").write_bytes(locked.getvalue())
    for path, says in ((broken, "damaged"), (tmp_path / "locked.ods", "password")):
        with pytest.raises(InputUnreadable) as caught:
            read_plan(path)
        assert says in caught.value.what


def xls(path: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Plan")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    red = xlwt.easyxf("pattern: pattern solid, fore_colour red")
    for column, word in enumerate(("Ref", "Action", "Due date", "RAG", "Update", "Private")):
        sheet.write(0, column, word)
    sheet.write(1, 0, 1.1)
    sheet.write(1, 1, "Open the hub")
    sheet.write(1, 2, date(2026, 5, 14), day)
    sheet.write(1, 3, "", red)
    sheet.write(1, 5, "hidden column")
    sheet.write(2, 1, "Secret words")
    sheet.row(2).hidden = True
    for column, word in enumerate(("1.2", "Train the staff", "Ongoing", "Blue", "Done")):
        sheet.write(3, column, word)
    sheet.col(5).hidden = True
    away = book.add_sheet("Notes")
    away.write(0, 0, "name of a child")
    away.visibility = 1
    book.save(str(path))
    return path


def test_an_old_workbook_is_read_as_a_plan(tmp_path: Path) -> None:
    plan = read_plan(xls(tmp_path / "plan.xls"))
    first, last = plan.actions
    assert (first.ref, first.due, first.status) == ("1.1", date(2026, 5, 14), Status.OFF_TRACK)
    assert (last.ref, last.status, last.where) == ("1.2", Status.COMPLETE, "Plan!A4")
    assert rules(plan.findings)[:3] == [
        ("hidden-rows", "Plan!3:3"), ("hidden-columns", "Plan!F:F"), ("hidden-sheet", "sheet 2"),
    ]  # fmt: skip
    for words in ("Secret", "name of a child", "hidden column"):
        assert words not in repr(plan)


def test_damaged_old_workbooks_end_in_one_message(tmp_path: Path) -> None:
    data = xls(tmp_path / "plan.xls").read_bytes()
    for cut in (600, 1024, 2000, len(data) // 2, len(data) - 1500):
        path = tmp_path / "cut.xls"
        path.write_bytes(data[:cut])
        with pytest.raises(InputUnreadable):
            read_plan(path)


def test_rows_that_the_file_has_out_of_order_are_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    for row in (("Ref", "Action", "RAG", "Update"), ("1", "One", "G", "x"), ("2", "Two", "G", "x")):
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    path = tmp_path / "plan.xlsx"
    with zipfile.ZipFile(held) as whole, zipfile.ZipFile(path, "w") as parts:
        for name in whole.namelist():
            data = whole.read(name)
            if name.endswith("sheet1.xml"):
                data = re.sub(rb'(<row r="2".*?</row>)(<row r="3".*?</row>)', rb"\2\1", data)
            parts.writestr(name, data)
    plan = read_plan(path)
    assert [action.ref for action in plan.actions] == ["2"]
    assert ("rows-out-of-order", "Plan!2:2") in rules(plan.findings)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("junk.xlsx", b"not a workbook at all\nRef,Action,Owner,Due,Status\n1,a,b,c,G\n",
         "is no Excel workbook, though its name ends in .xlsx: it begins with the text"),
        ("junk.xlsx", bytes(range(1, 255)) * 40, "it begins with bytes that are no text"),
        ("junk.ods", b"\x07\x1b\x02 binary", "is no OpenDocument spreadsheet"),
        ("read.py", b"action, status, owner = 1, 2, 3\nprint(action)\n",
         "is no workbook, and a name that ends in .py is not that of a csv file"),
        ("notes.md", b"Ref,Action,Owner,Due,Status\n1,a,b,c,G\n", "ends in .md"),
        ("plan.csv", bytes(range(1, 32)) * 40, "It holds bytes that stand for no letter"),
    ],
)  # fmt: skip
def test_what_is_no_tracker_is_refused_by_what_it_is(
    tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputUnreadable) as refused:
        read_plan(tmp_path / name)
    assert told in refused.value.what


def test_a_table_of_text_under_the_name_of_an_old_workbook_is_read(tmp_path: Path) -> None:
    rows = "Ref\tAction\tOwner\tDue\tStatus\n1\tOpen it\tJo Doe\t01/02/2026\tGreen\n"
    (tmp_path / "export.xls").write_text(rows, encoding="utf-8")
    (action,) = read_plan(tmp_path / "export.xls").actions
    assert (action.action, action.due) == ("Open it", date(2026, 2, 1))
