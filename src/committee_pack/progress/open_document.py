"""Read an OpenDocument spreadsheet (ods): visible cells, values only.

The part is gone through once, as a stream. OpenDocument 1.3 part 3: tables 9, cell values 19.367 to
19.387, styles 16; what is repeated is written once with a count (19.675, 19.677).
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import IO

from lxml import etree

from committee_pack.model.finding import Finding
from committee_pack.model.source import Source
from committee_pack.progress.figures import decimal_of, shown
from committee_pack.progress.grid import Area, Cell, CellValue, Sheet
from committee_pack.progress.hidden import hidden_parts, hidden_sheet, without_value
from committee_pack.progress.open_styles import CellStyle, CellStyles
from committee_pack.progress.spreadsheet import MAX_TEXT, check_size
from committee_pack.progress.visibility import MAX_ROWS, SheetMarks, TooLarge

MIME_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
MAX_REPEATED = 1_000_000
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}style"
_FILLED_BEYOND = 200  # so many empty cells or rows of one colour are a background
_GROUPS = (f"{_TABLE}table-row-group", f"{_TABLE}table-column-group")


def is_open_document(data: bytes) -> bool:
    """Tell whether a zip archive is an OpenDocument spreadsheet, by the part that says so."""
    if MIME_TYPE in data[:200]:  # where the standard wants it: first, and not packed
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "mimetype" in parts.namelist() and parts.read("mimetype")[:60] == MIME_TYPE
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        return False


def read_open_sheets(data: bytes, source: Source) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """Read the visible sheets of an OpenDocument spreadsheet.

    Raises:
        TooLarge: it unpacks or unfolds to more than is read.
        DAMAGED: any of these (``spreadsheet.DAMAGED``), where it is no sound spreadsheet.
    """
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        check_size(parts)
        styles = CellStyles()
        if "styles.xml" in parts.namelist():
            with parts.open("styles.xml") as part:
                styles.take_all(part)
        with parts.open("content.xml") as part:
            for table in _tables(part, styles):
                if table.is_hidden:
                    findings.append(hidden_sheet(table.name, source))
                    continue
                sheets.append(Sheet(name=table.name, rows=table.rows, merged=tuple(table.merged)))
                marks = table.marks()
                findings.extend(hidden_parts(table.name, marks, source))
                findings.extend(without_value(table.name, marks, source))
    return tuple(sheets), tuple(findings)


def is_encrypted(data: bytes) -> bool:
    """Tell whether the parts of an OpenDocument file are encrypted (ODF 1.3 part 2, 4.8)."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return b"encryption-data" in parts.read("META-INF/manifest.xml")


def _tables(part: IO[bytes], styles: CellStyles) -> Iterator["_Table"]:
    """Give the tables one by one. A hidden one holds no cell: its rows are passed over."""
    tags = (_STYLE, f"{_TABLE}table", f"{_TABLE}table-column", f"{_TABLE}table-row", *_GROUPS)
    table: _Table | None = None
    events = etree.iterparse(
        part, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True
    )
    for event, element in events:
        if event == "start":
            if element.tag == f"{_TABLE}table" and table is None:
                table = _Table(element, styles)
            elif element.tag in _GROUPS and table is not None:
                table.enter(element)
            continue
        if element.tag == _STYLE:
            styles.take(element)
        elif table is not None and _ends(table, element):
            yield table
            table = None
        element.clear()


def _ends(table: "_Table", element: etree._Element) -> bool:
    """Take an element that is complete; tell whether it is the table itself."""
    name = element.tag.rpartition("}")[2]
    if name == "table-row":
        table.take_row(element)
    elif name == "table-column":
        table.take_column(element)
    elif element.tag in _GROUPS:
        table.leave(element)
    return element.tag == f"{_TABLE}table" and element.get(f"{_TABLE}name") == table.name


class _Table:
    """A sheet, filled column by column and row by row.

    Attributes:
        rows: the visible cells.
        merged: the merged areas.
    """

    def __init__(self, element: etree._Element, styles: CellStyles) -> None:
        self.name = str(element.get(f"{_TABLE}name"))
        self.is_hidden = styles.hides_table(element.get(f"{_TABLE}style-name"))
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merged: list[Area] = []
        self._styles = styles
        self._row = 0
        self._column = 0
        self._kept = 0
        self._folded = 0
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._column_styles: list[tuple[int, int, str | None]] = []
        self._without_value: list[tuple[int, int]] = []

    def marks(self) -> SheetMarks:
        """Say what is hidden, merged or without a value."""
        return SheetMarks(
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=tuple(self._hidden_columns),
            merged=tuple(self.merged),
            without_value=tuple(self._without_value),
        )

    def enter(self, group: etree._Element) -> None:
        """Begin a group of rows or columns; a folded one shows none of them."""
        self._folded += group.get(f"{_TABLE}display") == "false"

    def leave(self, group: etree._Element) -> None:
        """End a group of rows or columns."""
        self._folded -= group.get(f"{_TABLE}display") == "false"

    def take_column(self, element: etree._Element) -> None:
        """Take a column, or several alike."""
        first = self._column + 1
        self._column += _count(element, "number-columns-repeated")
        if self._is_unseen(element):
            self._hidden_columns.append((first, self._column))
        style = element.get(f"{_TABLE}default-cell-style-name")
        self._column_styles.append((first, self._column, style))

    def take_row(self, element: etree._Element) -> None:
        """Take a row, or several alike."""
        first = self._row + 1
        times = _count(element, "number-rows-repeated")
        self._row += times
        if self.is_hidden:
            return
        if self._is_unseen(element):
            if len(element) and times <= MAX_ROWS and _has_words(element):
                self._hidden_rows.update(range(first, first + times))
            return
        kept = self._cells(element, first)
        if not kept or (times > _FILLED_BEYOND and not any(cell.text for cell in kept.values())):
            return
        self._kept += times * len(kept)
        if self._kept > MAX_REPEATED or first + times > MAX_ROWS:
            raise TooLarge("rows")
        for number in range(first, first + times):
            self.rows[number] = kept

    def _is_unseen(self, element: etree._Element) -> bool:
        return self._folded > 0 or element.get(f"{_TABLE}visibility") in ("collapse", "filter")

    def _cells(self, row: etree._Element, number: int) -> dict[int, Cell]:
        kept: dict[int, Cell] = {}
        column = 1
        for element in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            times = _count(element, "number-columns-repeated")
            if element.tag == f"{_TABLE}table-cell":
                cell = _cell(element, self._style(element, row, column))
                self._note(element, number, column, cell)
                beyond = times > _FILLED_BEYOND and not cell.text
                if (cell.text or cell.fill) and not beyond:
                    if times > MAX_REPEATED:
                        raise TooLarge("columns")
                    seen = (at for at in range(column, column + times) if not self._hides(at))
                    kept.update(dict.fromkeys(seen, cell))
            column += times
        return kept

    def _hides(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self._hidden_columns)

    def _style(self, cell: etree._Element, row: etree._Element, column: int) -> CellStyle:
        """Give the style of a cell: its own, else its row's, else its column's (16.2)."""
        name = cell.get(f"{_TABLE}style-name") or row.get(f"{_TABLE}default-cell-style-name")
        if name is None:
            ranges = self._column_styles
            name = next((style for a, z, style in ranges if a <= column <= z), None)
        return self._styles.of(name)

    def _note(self, element: etree._Element, row: int, column: int, cell: Cell) -> None:
        """Note a merged area, and a formula whose value was not saved with it."""
        down = _count(element, "number-rows-spanned")
        across = _count(element, "number-columns-spanned")
        if down > 1 or across > 1:
            self.merged.append(Area(row, column, row + down - 1, column + across - 1))
        formula = element.get(f"{_TABLE}formula") is not None
        if formula and not cell.text and element.get(f"{_OFFICE}value-type") is None:
            self._without_value.append((row, column))


def _cell(element: etree._Element, style: CellStyle) -> Cell:
    text = "\n".join(_words(one) for one in element.iterchildren(f"{_TEXT}p")).strip()
    if len(text) > MAX_TEXT:
        raise TooLarge("text of a cell")
    value, shape = _value(element, text)
    if isinstance(value, date):
        text = f"{value.day:02}/{value.month:02}/{value.year}"
    elif value is not None and not isinstance(value, str) and not text:
        text = shown(value, shape)
    return Cell(text, value, style.fill, style.ink, shape)


def _value(element: etree._Element, text: str) -> tuple[CellValue, str]:
    """Give what a cell holds, and how it is shown; comments and formulas are none of it."""
    kind = element.get(f"{_OFFICE}value-type")
    if kind == "date":
        return date.fromisoformat(str(element.get(f"{_OFFICE}date-value"))[:10]), "General"
    if kind in ("float", "percentage", "currency"):
        figure = decimal_of(float(str(element.get(f"{_OFFICE}value"))))
        pounds = element.get(f"{_OFFICE}currency") == "GBP" or text.startswith("£")
        shape = "0%" if kind == "percentage" else "£0" if pounds else "General"
        return figure, shape
    return text or None, "General"


def _words(paragraph: etree._Element) -> str:
    """Give a paragraph's words; spaces, tabs and breaks are elements (6.1.2 to 6.1.5)."""
    told = [paragraph.text or ""]
    for part in paragraph:
        name = part.tag.rpartition("}")[2] if isinstance(part.tag, str) else ""
        if name == "s":
            told.append(" " * min(int(part.get(f"{_TEXT}c", "1")), 100))
        elif name in ("tab", "line-break"):
            told.append("\n" if name == "line-break" else " ")
        elif name in ("span", "a"):
            told.append(_words(part))
        told.append(part.tail or "")
    return "".join(told)


def _has_words(row: etree._Element) -> bool:
    return next(row.iter(f"{_TEXT}p"), None) is not None


def _count(element: etree._Element, name: str) -> int:
    return max(int(element.get(f"{_TABLE}{name}", "1")), 1)
