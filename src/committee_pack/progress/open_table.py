"""A sheet of an OpenDocument spreadsheet, filled row by row as its part is gone through.

What is repeated is written once with a count (ODF 1.3 part 3, 19.675 and 19.677).
"""

from lxml import etree

from committee_pack.progress.grid import Area, Cell
from committee_pack.progress.open_cells import cell_of, count_of, has_words
from committee_pack.progress.open_styles import CellStyle, CellStyles
from committee_pack.progress.soundness import TooLarge
from committee_pack.progress.visibility import MAX_ROWS, SheetMarks, columns_from

MAX_REPEATED = 1_000_000
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_COMMENT = f"{_OFFICE}annotation"
_FILLED_BEYOND = 200  # so many empty cells or rows of one colour are a background


class OpenTable:
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
        self._column += count_of(element, "number-columns-repeated")
        alike = columns_from(first, self._column)
        if self._is_unseen(element):
            self._hidden_columns.update(alike)
        style = element.get(f"{_TABLE}default-cell-style-name")
        self._column_styles.update(dict.fromkeys(alike, style))

    def take_row(self, element: etree._Element) -> None:
        """Take a row, or several alike."""
        self._count_element()
        first = self._row + 1
        times = count_of(element, "number-rows-repeated")
        self._row += times
        if self.is_hidden:
            return
        if self._is_unseen(element):
            if len(element) and times <= MAX_ROWS and has_words(element):
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
            times = count_of(element, "number-columns-repeated")
            if element.tag == f"{_TABLE}table-cell":
                cell = cell_of(element, self._style(element, row, column))
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
        down = count_of(element, "number-rows-spanned")
        across = count_of(element, "number-columns-spanned")
        if down > 1 or across > 1:
            self.merged.append(Area(row, column, row + down - 1, column + across - 1))
        formula = element.get(f"{_TABLE}formula") is not None
        if formula and not cell.text and element.get(f"{_OFFICE}value-type") is None:
            self._without_value.append((row, column))
