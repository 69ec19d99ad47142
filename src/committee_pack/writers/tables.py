"""Tables as Word's: the council's style, repeated header rows, widths, status words in colour."""

import re

from committee_pack.model.finding import Severity
from committee_pack.model.report import Span, Table
from committee_pack.writers.ooxml import Element, element
from committee_pack.writers.runs import lines_of, run_elements
from committee_pack.writers.sheet import Sheet
from committee_pack.writers.table_widths import column_widths

# Word refuses a table of more columns.
_MOST_COLUMNS = 63

_STATUS_HEADING = re.compile(r"\b(?:status|b?rag|ratings?)\b", re.IGNORECASE)
# Pale fill and dark words: at least 7:1, so that the word is read where the colour is not seen.
_STATUS_LOOKS = (
    (re.compile(r"(?:blue|completed?|delivered|closed)", re.I), "DDEBF7", "1F3864"),
    (re.compile(r"(?:green|on[ -]track|on target)", re.I), "E2F0D9", "1E4620"),
    (re.compile(r"(?:amber|at[ -]risk|within tolerance)", re.I), "FFF2CC", "5C4400"),
    (re.compile(r"(?:red|off[ -]track|overdue|off target)", re.I), "FBE0DD", "7A1010"),
)
# "Off track, overdue (was at risk)" says where the action stands before the first mark.
_AFTER_STATUS = re.compile(r"\s*[,;:(\n–—]")


def table_elements(sheet: Sheet, table: Table, width: int) -> list[Element]:
    """Give a table, its caption before it.

    Args:
        sheet: what is written onto.
        table: the table; rows that are short are filled up with empty cells.
        width: the width of the text there, in twentieths of a point.
    """
    made = [_caption(sheet, table)] if table.caption else []
    columns = max((len(row) for row in table.rows), default=0)
    if not columns:
        sheet.tell(
            "table-empty",
            Severity.WARNING,
            "A table without cells is left out.",
            "See whether it was read right from its source.",
            table.where,
        )
        return made
    for first in range(0, columns, _MOST_COLUMNS):
        last = min(columns, first + _MOST_COLUMNS)
        if made and first:
            made.append(element("p"))
        made.append(_Grid(sheet, table, first, last, width).element())
    return made


def _caption(sheet: Sheet, table: Table) -> Element:
    style = sheet.style("Caption", "a bold paragraph")
    properties = element("pPr", *([element("pStyle", val=style)] if style else []))
    properties.append(element("keepNext"))
    look = None if style else element("rPr", element("b"))
    return element(
        "p", properties, *run_elements(sheet, table.caption or "", (), table.where, look)
    )


class _Grid:
    """One table of Word's: the columns from ``first`` up to ``last`` of a table."""

    def __init__(self, sheet: Sheet, table: Table, first: int, last: int, width: int) -> None:
        self._sheet = sheet
        self._table = table
        self._header = min(max(table.header_rows, 0), len(table.rows))
        count = last - first
        self._rows = [(list(row[first:last]) + [""] * count)[:count] for row in table.rows]
        self._runs = [
            (list(row[first:last]) + [()] * count)[:count]
            for row in (*table.runs, *((),) * len(table.rows))
        ]
        wanted = table.widths[first:last] if len(table.widths) >= last else ()
        self._widths = column_widths(self._rows, wanted, width, self._header)
        self._spans = self._usable_spans(first, last)
        headings = [
            " ".join(row[column] for row in self._rows[: self._header]) for column in range(count)
        ]
        self._status = [bool(_STATUS_HEADING.search(heading)) for heading in headings]
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
        runs = self._runs[row][column]
        made = []
        for line, line_runs in lines_of(text, runs):
            properties = element("pPr", *([element("pStyle", val=style)] if style else []))
            words = run_elements(self._sheet, line, line_runs, self._table.where, run_look)
            made.append(element("p", properties, *words))
        return made

    def _status_look(self, row: int, column: int, text: str) -> tuple[str, str] | None:
        if row < self._header or not self._status[column]:
            return None
        word = _AFTER_STATUS.split(text.strip().lstrip("(["), maxsplit=1)[0].strip(" .)]")
        for pattern, fill, ink in _STATUS_LOOKS:
            if pattern.fullmatch(word):
                return fill, ink
        return None

    def _usable_spans(self, first: int, last: int) -> dict[tuple[int, int], Span]:
        """Give the span of each row's leftmost cell of a merged area, for areas that can stand."""
        found: dict[tuple[int, int], Span] = {}
        taken: set[tuple[int, int]] = set()
        for span in self._table.spans:
            left, right = span.column - first, span.column + span.columns - first
            rows = range(span.row, span.row + span.rows)
            inside = left >= 0 and right <= last - first and rows.stop <= len(self._rows)
            usable = inside and span.row >= 0 and span.rows > 0 and span.columns > 0
            cells = {(r, c) for r in rows for c in range(left, right)} if usable else set()
            hidden = [cell for cell in cells if cell != (span.row, left)]
            lost = any(self._rows[r][c] for r, c in hidden)
            if not cells or cells & taken or lost:
                self._drop(span)
                continue
            taken |= cells
            found.update({(r, left): span for r in rows})
        return found

    def _drop(self, span: Span) -> None:
        self._sheet.tell(
            "table-span-dropped",
            Severity.INFO,
            f"A merged cell (row {span.row + 1}, column {span.column + 1}) is written as single "
            "cells: it does not fit into its table, or would hide words.",
            where=self._table.where,
        )
