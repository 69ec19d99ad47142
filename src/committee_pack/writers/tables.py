"""Tables as Word's: the council's style, repeated header rows, widths, status words in colour.

They are written as markup, not as a tree: a table of two thousand rows is the bulk of its report.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from xml.sax.saxutils import quoteattr

from committee_pack.model.report import Span, Table
from committee_pack.writers.landscape import has_to_turn
from committee_pack.writers.markup import from_markup, run_markup, to_markup
from committee_pack.writers.ooxml import RUN_ORDER, Element, element, put
from committee_pack.writers.runs import lines_of, run_elements
from committee_pack.writers.sheet import Place, Sheet
from committee_pack.writers.table_widths import OTHER_FONT, needs_of, shared_widths

# A table of no more rows is not parted by the end of a page.
_KEPT_TOGETHER = 6
_LAST_TOGETHER = 3
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


def table_element(sheet: Sheet, table: Table, place: Place) -> Element:
    """Give a table as a ``w:tbl``, or as the element that stands for it until the end.

    Args:
        sheet: what is written onto; a table that is too wide for an upright page is noted there.
        table: the table, as ``shown_tables`` gives it.
        place: the tag's paragraph.
    """
    text = sheet.styles.find("Table Text")
    needs = needs_of(table.rows, table.header_rows, sheet.styles.text_size(text))
    turned = place.turned
    turns = turned is not None and has_to_turn(needs.words, needs.most, place.width)
    width = turned if turned is not None and turns else place.width
    wider = 1.0 if sheet.styles.is_usual_font(text) else OTHER_FONT
    markup = _Grid(sheet, table, shared_widths(needs, table.widths, width, wider)).markup()
    # Notes are numbered when the whole document stands, so their references must be in its tree.
    made = from_markup(markup) if table.runs else sheet.held.hold("tbl", markup)
    if turns:
        sheet.turned.append(made)
    return made


class _Grid:
    """One table of Word's."""

    def __init__(self, sheet: Sheet, table: Table, widths: list[int]) -> None:
        self._sheet = sheet
        self._table = table
        self._header = table.header_rows
        self._rows = table.rows
        self._widths = widths
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
        self._kept = _kept_rows(len(self._rows), self._header)
        self._cell_styles = (
            sheet.style("Table Heading", "bold text"),
            sheet.style("Table Text", "the table's own text"),
        )
        self._paragraph_properties = {
            (heading, kept): _paragraph_properties(self._cell_styles[0 if heading else 1], kept)
            for heading in (True, False)
            for kept in (True, False)
        }
        self._known: list[dict[str, str]] = [{} for _ in self._widths]

    def markup(self) -> str:
        """Give the ``w:tbl``."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        rows = "".join(self._row(row) for row in range(len(self._rows)))
        return f"<w:tbl>{self._properties()}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"

    def _properties(self) -> str:
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
        return to_markup(made)

    def _row(self, row: int) -> str:
        heading = "<w:tblHeader/>" if row < self._header else ""
        cells = "".join(self._cells(row))
        return f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>{cells}</w:tr>"

    def _cells(self, row: int) -> Iterator[str]:
        column = 0
        plain = not (self._spans or self._table.runs or row < self._header or row in self._kept)
        while column < len(self._widths):
            if plain:
                yield self._plain_cell(row, column)
                column += 1
                continue
            span = self._spans.get((row, column))
            yield self._cell(row, column, span)
            column += span.columns if span else 1

    def _plain_cell(self, row: int, column: int) -> str:
        """Give a cell that depends on nothing but its words and column: many say the same."""
        text = self._rows[row][column]
        made = self._known[column].get(text)
        if made is None:
            made = self._known[column][text] = self._cell(row, column, None)
        return made

    def _cell(self, row: int, column: int, span: Span | None) -> str:
        across = span.columns if span else 1
        wide = sum(self._widths[column : column + across])
        properties = f'<w:tcW w:w="{wide}" w:type="dxa"/>'
        if across > 1:
            properties += f'<w:gridSpan w:val="{across}"/>'
        if span is not None and span.rows > 1:
            merge = "restart" if span.row == row else "continue"
            properties += f'<w:vMerge w:val="{merge}"/>'
        text = self._rows[row][column]
        look = self._status_look(row, column, text)
        if look is not None:
            properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{look[0]}"/>'
        paragraphs = "".join(self._paragraphs(row, column, text, look))
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"

    def _paragraphs(
        self, row: int, column: int, text: str, look: tuple[str, str] | None
    ) -> Iterable[str]:
        heading = row < self._header
        properties = self._paragraph_properties[heading, row in self._kept]
        bold, colour = (heading and self._cell_styles[0] is None) or bool(look), look and look[1]
        if not self._table.runs and "\n" not in text:
            # Most cells are one plain line.
            yield f"<w:p>{properties}{run_markup(text, _plain_look(bold, colour))}</w:p>"
            return
        runs = self._table.runs[row][column] if self._table.runs else ()
        for line, line_runs in lines_of(text, runs):
            made = run_elements(self._sheet, line, line_runs, _look(bold, colour))
            yield f"<w:p>{properties}{''.join(map(to_markup, made))}</w:p>"

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


def _kept_rows(count: int, header: int) -> frozenset[int]:
    """Give the rows that stay on one page with the next: all of a short table, else its ends.

    So no heading row stands alone at the foot of a page, and no last row alone on the next.
    """
    if count <= _KEPT_TOGETHER:
        return frozenset(range(count - 1))
    first, last = range(min(header + 1, count - 1)), range(count - _LAST_TOGETHER, count - 1)
    return frozenset((*first, *last))


def _paragraph_properties(style: str | None, kept: bool) -> str:
    styled = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    return f"<w:pPr>{styled}{'<w:keepNext/>' if kept else ''}</w:pPr>"


def _look(bold: bool, colour: str | None) -> Element:
    made = element("rPr")
    if bold:
        put(made, element("b"), RUN_ORDER)
    if colour:
        put(made, element("color", val=colour), RUN_ORDER)
    return made


@lru_cache
def _plain_look(bold: bool, colour: str | None) -> str:
    return to_markup(_look(bold, colour)) if bold or colour else ""
