"""What is hidden, merged or never worked out in a sheet, read from its own part.

openpyxl reads values row by row without this. The part is gone through once, as a stream and with
a cap, before any value is read: hidden rows and columns are known by the time their cells come by.
"""

from typing import IO

import msgspec
from lxml import etree
from openpyxl.utils import coordinate_to_tuple, range_boundaries

from committee_pack.progress.grid import Area

MAX_ROWS = 250_000
MAX_CELLS = 4_000_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"


class TooLarge(ValueError):
    """A sheet has more rows or cells than are read."""


class SheetMarks(msgspec.Struct, frozen=True, kw_only=True):
    """What is hidden, merged or without a value in one sheet; rows and columns from 1.

    ``out_of_order`` are rows that stand behind a later one in the file: openpyxl passes them over.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merged: tuple[Area, ...] = ()
    without_value: tuple[tuple[int, int], ...] = ()
    out_of_order: tuple[int, ...] = ()

    def column_is_hidden(self, column: int) -> bool:
        """Tell whether a column is within one of the hidden stretches."""
        return any(first <= column <= last for first, last in self.hidden_columns)


def sheet_marks(part: IO[bytes]) -> SheetMarks:
    """Go through a sheet part.

    Raises:
        TooLarge: more than MAX_ROWS rows or MAX_CELLS cells.
        lxml.etree.XMLSyntaxError: the part is not well formed.
    """
    marks = _Marks()
    tags = tuple(
        space + name
        for space in (_MAIN, _STRICT)
        for name in ("row", "col", "mergeCell", "sheetFormatPr")
    )
    for _, element in etree.iterparse(part, tag=tags, resolve_entities=False, no_network=True):
        marks.note(element)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return marks.done()


def _is_on(flag: str | None) -> bool:
    return flag in ("1", "true")


def _lacks_value(cell: etree._Element) -> bool:
    """Tell whether a cell holds a formula (f) whose last value (v) was not saved with it."""
    if not cell[0].tag.endswith("}f"):
        return False
    return not any(part.text for part in list(cell)[1:])


class _Marks:
    """The state of one pass over a sheet part."""

    def __init__(self) -> None:
        self.row = 0
        self.rows = 0
        self.cells = 0
        self.hide_by_default = False
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[Area] = []
        self.without_value: list[tuple[int, int]] = []
        self.last_row = 0
        self.out_of_order: list[int] = []

    def note(self, element: etree._Element) -> None:
        name = element.tag.rpartition("}")[2]
        if name == "row":
            self._row(element)
        elif name == "col":
            if _is_on(element.get("hidden")) or element.get("width") == "0":
                self.hidden_columns.append((int(element.get("min", 1)), int(element.get("max", 1))))
        elif name == "mergeCell":
            left, top, right, bottom = range_boundaries(element.get("ref"))
            self.merged.append(Area(top, left, bottom, right))
        else:
            self.hide_by_default = _is_on(element.get("zeroHeight"))

    def _row(self, element: etree._Element) -> None:
        self.row = int(element.get("r") or self.row + 1)
        self.rows += 1
        if self.row <= self.last_row and len(element):
            self.out_of_order.append(self.row)
        self.last_row = max(self.last_row, self.row)
        self.cells += len(element)
        if self.cells > MAX_CELLS or self.rows > MAX_ROWS:
            raise TooLarge(str(self.rows))
        hidden = element.get("hidden")
        if _is_on(hidden) or (hidden is None and self.hide_by_default) or element.get("ht") == "0":
            self.hidden_rows.add(self.row)
        for cell in element:
            if len(cell) and cell.get("r") and _lacks_value(cell):
                self.without_value.append(coordinate_to_tuple(cell.get("r")))

    def done(self) -> SheetMarks:
        return SheetMarks(
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=tuple(self.hidden_columns),
            merged=tuple(self.merged),
            without_value=tuple(self.without_value),
            out_of_order=tuple(self.out_of_order),
        )
