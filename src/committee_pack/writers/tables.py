"""Tables as Word's: the council's style, repeated header rows, widths, status words in colour."""

import re

from committee_pack.model.report import Span, Table
from committee_pack.writers.ooxml import Element, element
from committee_pack.writers.runs import lines_of, run_elements
from committee_pack.writers.sheet import Sheet
from committee_pack.writers.table_widths import column_widths

# A table of no more rows is not parted by the end of a page.
_KEPT_TOGETHER = 6
_STATUS_HEADING = re.compile(r"\b(?:status|b?rag|ratings?)\b", re.IGNORECASE)
# Pale fill and dark words: at least 7:1, so that the word is read where the colour is not seen.
_STATUS_LOOKS = (
    (re.compile(r"(?:blue|completed?|delivered|closed)", re.I), "DDEBF7", "1F3864"),
    (re.compile(r"(?:green|on[ -]track|on target)", re.I), "E2F0D9", "1E4620"),
    (re.compile(r"(?:amber|at[ -]risk|within tolerance)", re.I), "FFF2CC", "5C4400"),
    (re.compile(r"(?:red|off[ -]track|overdue|off target)", re.I), "FBE0DD", "7A1010"),
)
# An action that is late does not look well, whatever its owner calls it.
_LATE = re.compile(r",\s*overdue\b", re.IGNORECASE)
# "Off track, overdue (was at risk)" says where the action stands before the first mark.
_AFTER_STATUS = re.compile(r"\s*[,;:(\n–—]")


def table_element(sheet: Sheet, table: Table, width: int) -> Element:
    """Give a table as a ``w:tbl``.

    Args:
        sheet: what is written onto.
        table: the table, as ``shown_tables`` gives it.
        width: the width of the text there, in twentieths of a point.
    """
    return _Grid(sheet, table, width).element()


class _Grid:
    """One table of Word's."""

    def __init__(self, sheet: Sheet, table: Table, width: int) -> None:
        self._sheet = sheet
        self._table = table
        self._header = table.header_rows
        self._rows = table.rows
        self._widths = column_widths(table.rows, table.widths, width, self._header)
        self._spans = {
            (row, span.column): span
            for span in table.spans
            for row in range(span.row, span.row + span.rows)
        }
        headings = [
            " ".join(row[column] for row in table.rows[: self._header])
            for column in range(len(self._widths))
        ]
        self._status = [bool(_STATUS_HEADING.search(heading)) for heading in headings]
        # Rows that stay with the one below: headings, and the whole of a table that is short.
        last = len(self._rows) - 1
        self._kept = range(last if len(self._rows) <= _KEPT_TOGETHER else min(self._header, last))
        self._cell_styles = (
            sheet.style("Table Heading", "bold text"),
            sheet.style("Table Text", "the table's own text"),
        )

    def element(self) -> Element:
        """Give the ``w:tbl``."""
        grid = element("tblGrid", *(element("gridCol", w=width) for width in self._widths))
        rows = [self._row(row) for row in range(len(self._rows))]
        return element("tbl", self._properties(), grid, *rows)

    def _properties(self) -> Element:
        style = self._sheet.style("Council Table", "plain borders", "table")
        made = element("tblPr")
        if style is not None:
            made.append(element("tblStyle", val=style))
        made.append(element("tblW", w=sum(self._widths), type="dxa"))
        if style is None:
            sides = ("top", "left", "bottom", "right", "insideH", "insideV")
            lines = (element(s, val="single", sz=4, space=0, color="7F7F7F") for s in sides)
            made.append(element("tblBorders", *lines))
        made.append(element("tblLayout", type="fixed"))
        look = {"firstRow": int(self._header > 0), "lastRow": 0, "firstColumn": 0, "lastColumn": 0}
        value = "0420" if self._header else "0400"
        made.append(element("tblLook", val=value, **look, noHBand=0, noVBand=1))
        return made

    def _row(self, row: int) -> Element:
        properties = element("trPr", element("cantSplit"))
        if row < self._header:
            properties.append(element("tblHeader"))
        made = element("tr", properties)
        column = 0
        while column < len(self._widths):
            span = self._spans.get((row, column))
            across = span.columns if span else 1
            made.append(self._cell(row, column, across, span))
            column += across
        return made

    def _cell(self, row: int, column: int, across: int, span: Span | None) -> Element:
        properties = element("tcPr")
        wide = sum(self._widths[column : column + across])
        properties.append(element("tcW", w=wide, type="dxa"))
        if across > 1:
            properties.append(element("gridSpan", val=across))
        if span is not None and span.rows > 1:
            properties.append(element("vMerge", val="restart" if span.row == row else "continue"))
        text = self._rows[row][column]
        look = self._status_look(row, column, text)
        if look is not None:
            properties.append(element("shd", val="clear", color="auto", fill=look[0]))
        return element("tc", properties, *self._paragraphs(row, column, text, look))

    def _paragraphs(
        self, row: int, column: int, text: str, look: tuple[str, str] | None
    ) -> list[Element]:
        heading = row < self._header
        style = self._cell_styles[0 if heading else 1]
        run_look = element("rPr")
        if (heading and style is None) or look:
            run_look.append(element("b"))
        if look:
            run_look.append(element("color", val=look[1]))
        runs = self._table.runs[row][column] if self._table.runs else ()
        made = []
        for line, line_runs in lines_of(text, runs):
            properties = element("pPr", *([element("pStyle", val=style)] if style else []))
            if row in self._kept:
                properties.append(element("keepNext"))
            words = run_elements(self._sheet, line, line_runs, run_look)
            made.append(element("p", properties, *words))
        return made

    def _status_look(self, row: int, column: int, text: str) -> tuple[str, str] | None:
        if row < self._header or not self._status[column]:
            return None
        word = _AFTER_STATUS.split(text.strip().lstrip("(["), maxsplit=1)[0].strip(" .)]")
        if _LATE.search(text):
            word = "overdue"
        for pattern, fill, ink in _STATUS_LOOKS:
            if pattern.fullmatch(word):
                return fill, ink
        return None
