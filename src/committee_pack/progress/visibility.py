"""What is hidden, merged or never worked out in a sheet, read from its own part.

openpyxl reads values row by row without this. The part is gone through once, as a stream and with
a cap, before any value is read: hidden rows and columns are known by the time their cells come by.
"""

from typing import IO

import msgspec
from lxml import etree
from openpyxl.utils import coordinate_to_tuple, range_boundaries

from committee_pack.progress.grid import Area
from committee_pack.progress.soundness import (
    PACKAGE_FAILS,
    TooLarge,
    from_library,
    library,
    whole_number,
)

MAX_ROWS = 250_000
MAX_CELLS = 4_000_000
MAX_COLUMN = 16_384  # Excel's own limit, XFD
MAX_MERGED = 50_000
MAX_CONDITIONAL = 200  # so many areas with rules are told; no tracker has more
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LATER = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"


class SheetMarks(msgspec.Struct, frozen=True, kw_only=True):
    """What is hidden, merged or without a value in one sheet; rows and columns from 1.

    ``coloured_by_rule`` are areas that Excel colours by the values in them, ``with_icons`` those
    where it draws a picture for a value. ``out_of_order`` are rows that stand behind a later one in
    the file: openpyxl passes them over.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    without_value: tuple[tuple[int, int], ...] = ()
    out_of_order: tuple[int, ...] = ()
    coloured_by_rule: tuple[str, ...] = ()
    with_icons: tuple[str, ...] = ()


def columns_from(first: int, last: int) -> range:
    """Give the columns of a stretch, as far as a sheet has any."""
    return range(max(first, 1), min(last, MAX_COLUMN) + 1)


def sheet_marks(part: IO[bytes]) -> SheetMarks:
    """Go through a sheet part.

    Raises:
        TooLarge: more than MAX_ROWS rows, MAX_CELLS cells or MAX_MERGED merged areas.
        Damaged: the part is not well formed.
    """
    marks = _Marks()
    tags = tuple(
        space + name
        for space in (_MAIN, _STRICT)
        for name in ("row", "col", "mergeCell", "sheetFormatPr", "conditionalFormatting")
    )
    tags = (*tags, f"{_LATER}conditionalFormatting")
    with library(*PACKAGE_FAILS):
        events = etree.iterparse(part, tag=tags, resolve_entities=False, no_network=True)
    for _, element in from_library(iter(events), *PACKAGE_FAILS):
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
        self.columns = 0
        self.hidden_columns: set[int] = set()
        self.merged: list[Area] = []
        self.without_value: list[tuple[int, int]] = []
        self.last_row = 0
        self.out_of_order: list[int] = []
        self.coloured: list[str] = []
        self.icons: list[str] = []

    def note(self, element: etree._Element) -> None:
        name = element.tag.rpartition("}")[2]
        if name == "row":
            self._row(element)
        elif name == "col":
            self._column(element)
        elif name == "mergeCell":
            self._merged(element)
        elif name == "conditionalFormatting":
            self._conditional(element)
        else:
            self.hide_by_default = _is_on(element.get("zeroHeight"))

    def _column(self, element: etree._Element) -> None:
        self.columns += 1
        if self.columns > MAX_COLUMN:
            raise TooLarge("columns")
        if _is_on(element.get("hidden")) or element.get("width") == "0":
            first, last = (whole_number(element.get(end, "1")) for end in ("min", "max"))
            self.hidden_columns.update(columns_from(first, last))

    def _conditional(self, element: etree._Element) -> None:
        """Keep the area of rules; newer ones give it in an element of its own (sqref)."""
        inside = next(element.iter("{*}sqref"), None)
        area = element.get("sqref") or (inside.text if inside is not None else None)
        kinds = {rule.get("type") for rule in element.iter("{*}cfRule")}
        told = self.icons if "iconSet" in kinds else self.coloured
        if area and kinds and len(told) < MAX_CONDITIONAL:
            told.append(area)

    def _merged(self, element: etree._Element) -> None:
        if len(self.merged) >= MAX_MERGED:
            raise TooLarge("merged areas")
        with library(ValueError, TypeError):
            left, top, right, bottom = range_boundaries(element.get("ref"))
        with library(TypeError):  # a reference to whole rows or columns has no first cell
            self.merged.append(Area(int(top), int(left), int(bottom), int(right)))

    def _row(self, element: etree._Element) -> None:
        self.row = whole_number(element.get("r") or str(self.row + 1))
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
                with library(ValueError, TypeError, KeyError, IndexError):
                    self.without_value.append(coordinate_to_tuple(cell.get("r")))

    def done(self) -> SheetMarks:
        return SheetMarks(
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            merged=tuple(self.merged),
            without_value=tuple(self.without_value),
            out_of_order=tuple(self.out_of_order),
            coloured_by_rule=tuple(dict.fromkeys(self.coloured)),
            with_icons=tuple(dict.fromkeys(self.icons)),
        )
