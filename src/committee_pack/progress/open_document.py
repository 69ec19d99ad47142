"""Read an OpenDocument spreadsheet (ods): visible cells, values only.

The part is gone through once, as a stream. OpenDocument 1.3 part 3: tables 9, cell values 19.367 to
19.387, styles 16; what is repeated is written once with a count (19.675, 19.677).
"""

import zipfile
from collections.abc import Iterator
from datetime import date
from typing import IO

from lxml import etree

from committee_pack.model.finding import Finding
from committee_pack.model.source import Source
from committee_pack.progress.figures import decimal_of, shown
from committee_pack.progress.grid import Area, Cell, CellValue, Sheet
from committee_pack.progress.hidden import (
    beside_cells,
    hidden_parts,
    hidden_sheet,
    without_value,
)
from committee_pack.progress.open_styles import CellStyle, CellStyles
from committee_pack.progress.soundness import (
    PACKAGE_FAILS,
    Damaged,
    TooLarge,
    from_library,
    library,
    whole_number,
)
from committee_pack.progress.spreadsheet import MAX_TEXT, check_size, opened, part_of
from committee_pack.progress.visibility import MAX_ROWS, SheetMarks, columns_from

MIME_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
MAX_REPEATED = 1_000_000
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}style"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_COMMENT = f"{_OFFICE}annotation"
_CHUNK = 1024 * 1024
_FILLED_BEYOND = 200  # so many empty cells or rows of one colour are a background
_GROUPS = (f"{_TABLE}table-row-group", f"{_TABLE}table-column-group")


def is_open_document(data: bytes) -> bool:
    """Tell whether a zip archive is an OpenDocument spreadsheet, by the part that says so."""
    if MIME_TYPE in data[:200]:  # where the standard wants it: first, and not packed
        return True
    try:
        with opened(data) as parts:
            return "mimetype" in parts.namelist() and part_of(parts, "mimetype")[:60] == MIME_TYPE
    except Damaged:
        return False


def read_open_sheets(data: bytes, source: Source) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """Read the visible sheets of an OpenDocument spreadsheet.

    Raises:
        TooLarge: it unpacks or unfolds to more than is read.
        Damaged: it is no sound spreadsheet.
    """
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    with opened(data) as parts:
        check_size(parts)
        styles = CellStyles()
        if "styles.xml" in parts.namelist():
            with _stream(parts, "styles.xml") as part:
                styles.take_all(part)
        _check_rows(parts)
        with _stream(parts, "content.xml") as part:
            for place, table in enumerate(_tables(part, styles), start=1):
                if table.is_hidden:
                    findings.append(hidden_sheet(place, source))
                    continue
                sheets.append(Sheet(name=table.name, rows=table.rows, merged=tuple(table.merged)))
                marks = table.marks()
                findings.extend(hidden_parts(table.name, marks, source))
                findings.extend(without_value(table.name, marks, source))
                findings.extend(beside_cells(table.name, table.comments, table.drawings, source))
    return tuple(sheets), tuple(findings)


def is_encrypted(data: bytes) -> bool:
    """Tell whether the parts of an OpenDocument file are encrypted (ODF 1.3 part 2, 4.8)."""
    with opened(data) as parts:
        return b"encryption-data" in part_of(parts, "META-INF/manifest.xml")


def _check_rows(parts: zipfile.ZipFile) -> None:
    """Count the rows of all sheets without reading them: each is named once, or twice if closed.

    Raises:
        TooLarge: they are more than two sheets may have.
    """
    named = 0
    with _stream(parts, "content.xml") as part, library(*PACKAGE_FAILS):
        while chunk := part.read(_CHUNK):
            named += chunk.count(b"table-row")
    if named > 4 * MAX_ROWS:
        raise TooLarge("rows")


def _stream(parts: zipfile.ZipFile, name: str) -> IO[bytes]:
    with library(*PACKAGE_FAILS):
        return parts.open(name)


def _tables(part: IO[bytes], styles: CellStyles) -> Iterator["_Table"]:
    """Give the tables one by one. A hidden one holds no cell: its rows are passed over."""
    names = ("table", "table-column", "table-row", "shapes")
    tags = (_STYLE, *(f"{_TABLE}{name}" for name in names), *_GROUPS)
    table: _Table | None = None
    with library(*PACKAGE_FAILS):
        events = etree.iterparse(
            part, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True
        )
    for event, element in from_library(iter(events), *PACKAGE_FAILS):
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
    elif name == "shapes":
        table.drawings = True
    elif element.tag in _GROUPS:
        table.leave(element)
    return element.tag == f"{_TABLE}table" and element.get(f"{_TABLE}name") == table.name


class _Table:
    """A sheet, filled column by column and row by row.

    Attributes:
        rows: the visible cells.
        merged: the merged areas.
        comments: whether a visible row has a comment on a cell.
        drawings: whether there are pictures, charts or text boxes.
    """

    def __init__(self, element: etree._Element, styles: CellStyles) -> None:
        self.name = str(element.get(f"{_TABLE}name"))
        self.is_hidden = styles.hides_table(element.get(f"{_TABLE}style-name"))
        self.rows: dict[int, dict[int, Cell]] = {}
        self.merged: list[Area] = []
        self.comments = False
        self.drawings = False
        self._styles = styles
        self._row = 0
        self._column = 0
        self._kept = 0
        self._folded = 0
        self._hidden_rows: set[int] = set()
        self._elements = 0
        self._hidden_columns: set[int] = set()
        self._column_styles: dict[int, str | None] = {}
        self._without_value: list[tuple[int, int]] = []

    def marks(self) -> SheetMarks:
        """Say what is hidden, merged or without a value."""
        return SheetMarks(
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
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
        self._count_element()
        first = self._column + 1
        self._column += _count(element, "number-columns-repeated")
        alike = columns_from(first, self._column)
        if self._is_unseen(element):
            self._hidden_columns.update(alike)
        style = element.get(f"{_TABLE}default-cell-style-name")
        self._column_styles.update(dict.fromkeys(alike, style))

    def take_row(self, element: etree._Element) -> None:
        """Take a row, or several alike."""
        self._count_element()
        first = self._row + 1
        times = _count(element, "number-rows-repeated")
        self._row += times
        if self.is_hidden:
            return
        if self._is_unseen(element):
            if len(element) and times <= MAX_ROWS and _has_words(element):
                self._hidden_rows.update(range(first, first + times))
            return
        for beside in element.iter(_COMMENT, f"{_DRAW}*"):
            self.comments |= beside.tag == _COMMENT
            self.drawings |= beside.tag != _COMMENT
        kept = self._cells(element, first)
        if not kept or (times > _FILLED_BEYOND and not any(cell.text for cell in kept.values())):
            return
        self._kept += times * len(kept)
        if self._kept > MAX_REPEATED or first + times > MAX_ROWS:
            raise TooLarge("rows")
        for number in range(first, first + times):
            self.rows[number] = kept

    def _count_element(self) -> None:
        """Count rows and columns as written, also empty and hidden ones.

        Raises:
            TooLarge: there are more than MAX_ROWS.
        """
        self._elements += 1
        if self._elements > MAX_ROWS:
            raise TooLarge("rows")

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
                    alike = range(column, column + times)
                    seen = (at for at in alike if at not in self._hidden_columns)
                    kept.update(dict.fromkeys(seen, cell))
            column += times
        return kept

    def _style(self, cell: etree._Element, row: etree._Element, column: int) -> CellStyle:
        """Give the style of a cell: its own, else its row's, else its column's (16.2)."""
        name = cell.get(f"{_TABLE}style-name") or row.get(f"{_TABLE}default-cell-style-name")
        if name is None:
            name = self._column_styles.get(column)
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
        with library(ValueError):
            return date.fromisoformat(str(element.get(f"{_OFFICE}date-value"))[:10]), "General"
    if kind in ("float", "percentage", "currency"):
        with library(ValueError):
            number = float(str(element.get(f"{_OFFICE}value")))
        figure = decimal_of(number)
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
            told.append(" " * min(whole_number(part.get(f"{_TEXT}c", "1")), 100))
        elif name in ("tab", "line-break"):
            told.append("\n" if name == "line-break" else " ")
        elif name in ("span", "a"):
            told.append(_words(part))
        told.append(part.tail or "")
    return "".join(told)


def _has_words(row: etree._Element) -> bool:
    return next(row.iter(f"{_TEXT}p"), None) is not None


def _count(element: etree._Element, name: str) -> int:
    return max(whole_number(element.get(f"{_TABLE}{name}", "1")), 1)
