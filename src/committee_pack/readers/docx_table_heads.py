"""Which rows at the top of a Word table are headings."""

from typing import NamedTuple

import msgspec
from lxml import etree

from committee_pack.model.report import Run, Span
from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_styles import StyleSheet

# More bold rows than this at the top are not headings but a table that is bold.
_DEEPEST_HEAD = 3


class Cell(msgspec.Struct, frozen=True, eq=False):
    """One cell as it stands in the file, at its place in the grid of columns.

    ``continues`` the cell above; ``joins`` the cell to its left, as old files say it.
    """

    column: int
    columns: int
    continues: bool
    joins: bool
    text: str
    runs: tuple[Run, ...]
    bold: bool
    shade: str | None


class Row(NamedTuple):
    """One row; ``header`` where Word repeats it on every page."""

    cells: list[Cell]
    header: bool


def header_rows(
    element: etree._Element, rows: list[Row], spans: tuple[Span, ...], styles: StyleSheet
) -> int:
    """Count the heading rows: as Word marks them, else as they are set apart from those below."""
    marked = next((at for at, row in enumerate(rows) if not row.header), len(rows))
    if marked:
        return marked if marked < len(rows) else 1
    if len(rows) < 2:
        return 0
    bold = next((at for at, row in enumerate(rows) if not _is_bold(row)), len(rows))
    if 0 < bold <= min(_DEEPEST_HEAD, len(rows) - 1):
        return bold
    if _is_shaded_apart(rows) or _is_styled_apart(element.find(w.TBL_PR), styles):
        return _depth(rows, spans)
    return 0


def shade_of(shading: etree._Element | None) -> str | None:
    """Give the colour of a ``w:shd``; white is none."""
    fill = shading.get(w.FILL) if shading is not None else None
    return None if fill in (None, "auto", "FFFFFF", "ffffff") else fill


def _is_bold(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell.text]
    return bool(filled) and all(cell.bold for cell in filled)


def _is_shaded_apart(rows: list[Row]) -> bool:
    first, second = ({cell.shade for cell in row.cells} for row in rows[:2])
    filled = any(cell.text for cell in rows[0].cells)
    return filled and None not in first and first.isdisjoint(second)


def _depth(rows: list[Row], spans: tuple[Span, ...]) -> int:
    """Heads over several columns stand above others: cells merged downwards tell how deep."""
    top = [span for span in spans if span.row == 0]
    deepest = max((span.rows for span in top), default=1)
    grouped = any(span.columns > 1 for span in top)
    return deepest if grouped and deepest <= min(_DEEPEST_HEAD, len(rows) - 1) else 1


def _is_styled_apart(properties: etree._Element | None, styles: StyleSheet) -> bool:
    """Whether the table's style sets its first row apart, and the table lets it."""
    if properties is None:
        return False
    style, look = properties.find(w.TBL_STYLE), properties.find(w.TBL_LOOK)
    if style is None or look is None or not _first_row_wanted(look):
        return False
    for step in styles.table(style.get(w.VAL)):
        for special in step.iterchildren(w.TBL_STYLE_PR):
            if special.get(w.TYPE) == "firstRow":
                bold = w.is_on(next(special.iter(w.BOLD), None))
                return bold or shade_of(next(special.iter(w.SHD), None)) is not None
    return False


def _first_row_wanted(look: etree._Element) -> bool:
    wanted = look.get(w.FIRST_ROW)
    if wanted is not None:
        return wanted in ("1", "true", "on")
    try:
        return bool(int(look.get(w.VAL) or "0", 16) & 0x20)
    except ValueError:
        return False
