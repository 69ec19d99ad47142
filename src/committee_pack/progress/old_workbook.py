"""Read a workbook of Excel 97 to 2003 (xls) with xlrd: visible cells, values only."""

import io
from datetime import datetime
from decimal import Decimal
from struct import error as StructError

import xlrd
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Cell as OldCell
from xlrd.sheet import Sheet as OldSheet

from committee_pack.model.finding import Finding
from committee_pack.model.source import Source
from committee_pack.progress.colours import colour_name
from committee_pack.progress.dates import month_of
from committee_pack.progress.figures import decimal_of, shown
from committee_pack.progress.grid import Area, Cell, Sheet
from committee_pack.progress.hidden import beside_cells, hidden_parts, hidden_sheet
from committee_pack.progress.soundness import library
from committee_pack.progress.visibility import SheetMarks

_XLRD_FAILS = (
    xlrd.XLRDError, CompDocError, StructError, AssertionError, LookupError, ValueError,
    TypeError, AttributeError, OverflowError, ZeroDivisionError, RecursionError,
    NotImplementedError,
)  # fmt: skip
"""What xlrd raises on a file that is damaged, encrypted or no workbook."""

_NO_FILL = 0


def read_old_sheets(data: bytes, source: Source) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """Read the visible sheets of an old workbook.

    Raises:
        Damaged: it is no sound workbook, or one under a password (the cause says which).
    """
    with library(*_XLRD_FAILS):
        book = xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), formatting_info=True, ragged_rows=True
        )
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    for place, old in enumerate(book.sheets(), start=1):
        if old.visibility:
            findings.append(hidden_sheet(place, source))
            continue
        marks = _marks(old)
        sheets.append(_sheet(book, old, marks))
        findings.extend(hidden_parts(old.name, marks, source))
        findings.extend(beside_cells(old.name, bool(old.cell_note_map), False, source))
    return tuple(sheets), tuple(findings)


def _marks(old: OldSheet) -> SheetMarks:
    by_default = bool(old.default_row_hidden)
    named = {row: info.hidden or info.height == 0 for row, info in old.rowinfo_map.items()}
    columns = [
        column + 1 for column, info in old.colinfo_map.items() if info.hidden or info.width == 0
    ]
    return SheetMarks(
        hidden_rows=frozenset(row + 1 for row in range(old.nrows) if named.get(row, by_default)),
        hidden_columns=frozenset(columns),
        merged=tuple(
            Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in old.merged_cells
        ),
    )


def _sheet(book: Book, old: OldSheet, marks: SheetMarks) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for row in range(old.nrows):
        if row + 1 in marks.hidden_rows:
            continue
        kept = {
            column + 1: plain
            for column, cell in enumerate(old.row(row))
            if column + 1 not in marks.hidden_columns
            and ((plain := _cell(book, cell)).text or plain.fill)
        }
        if kept:
            rows[row + 1] = kept
    return Sheet(name=old.name, rows=rows, merged=marks.merged)


def _cell(book: Book, cell: OldCell) -> Cell:
    with library(LookupError):  # a cell may name a style that the file does not hold
        dress = book.xf_list[cell.xf_index]
        font = book.font_list[dress.font_index]
        shape = str(book.format_map[dress.format_key].format_str)
    fill = None
    if dress.background.fill_pattern != _NO_FILL:
        fill = _colour(book, dress.background.pattern_colour_index)
    ink = _colour(book, font.colour_index)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date_cell(book, float(cell.value), fill, ink, shape)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return _number_cell(float(cell.value), fill, ink, shape)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Cell(str(bool(cell.value)).upper(), str(bool(cell.value)).upper(), fill, ink)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        text = str(xlrd.error_text_from_code.get(cell.value, "#ERROR"))
        return Cell(text, text, fill, ink)
    text = str(cell.value).replace("\r\n", "\n").strip()
    return Cell(text, text or None, fill, ink)


def _date_cell(book: Book, days: float, fill: str | None, ink: str | None, shape: str) -> Cell:
    """Give a date; a number that is no day of the calendar stays the number it is."""
    try:
        day: datetime = xlrd.xldate_as_datetime(days, book.datemode)
    except (xlrd.XLDateError, ValueError, OverflowError):
        return _number_cell(days, fill, ink, "General")
    if month := month_of(day.date(), shape):
        return Cell(month, month, fill, ink)
    return Cell(f"{day.day:02}/{day.month:02}/{day.year}", day.date(), fill, ink, shape)


def _number_cell(number: float, fill: str | None, ink: str | None, shape: str) -> Cell:
    figure: Decimal | None = decimal_of(int(number) if number.is_integer() else number)
    return Cell(shown(figure, shape) if figure is not None else "", figure, fill, ink, shape)


def _colour(book: Book, index: int) -> str | None:
    parts = book.colour_map.get(index)
    return colour_name("".join(f"{part:02X}" for part in parts)) if parts else None
