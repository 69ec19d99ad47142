"""Cells of a pdf's tables that say what they say by a drawing: an arrow, a coloured dot."""

from collections.abc import Iterable, Sequence

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Where
from committee_pack.readers.pdf_page import Box, PdfPage, Piece
from committee_pack.readers.pdf_tables import Grid, inside, rounded

# Points: what is smaller is a speck.
_SMALLEST = 3.0
_MOST_TOLD = 6


def drawn_cell_findings(
    grid: Grid, pieces: Sequence[Piece], page: PdfPage, source: str
) -> list[Finding]:
    """Tell of cells without words that hold a drawing.

    Args:
        grid: the ruled cells of a table.
        pieces: the words within it.
        page: the page, with the boxes of what is drawn on it.
        source: the file's name.
    """
    drawn = [box for box in _drawings(page) if _is_within(box, grid.box)]
    if not drawn:
        return []
    seen = [piece for piece in pieces if not piece.text.isspace()]
    places = [
        f"row {r}, column {c}"
        for r, row in enumerate(grid.rows, 1)
        for c, cell in enumerate(row, 1)
        if cell
        and any(_is_within(box, cell) for box in drawn)
        and not any(inside(piece, cell) for piece in seen)
    ]
    if not places:
        return []
    told = "; ".join(places[:_MOST_TOLD])
    more = len(places) - _MOST_TOLD
    return [
        Finding(
            rule="cell-drawn",
            severity=Severity.WARNING,
            message=(
                "A drawing, such as an arrow or a dot, stands in cells of the table that have no "
                f"words: {told}{f', and {more} more' if more > 0 else ''}. What it means is not "
                "read."
            ),
            hint="Type what it says, such as “up” or “green”, if the report goes on with it.",
            where=Where(source=source, page=page.number, box=rounded(grid.box)),
        )
    ]


def _drawings(page: PdfPage) -> Iterable[Box]:
    """Give the boxes of shapes and of small pictures; larger ones are read as pictures."""
    boxes = [*page.shapes, *(picture.box for picture in page.pictures)]
    return [b for b in boxes if min(b[2] - b[0], b[3] - b[1]) >= _SMALLEST]


def _is_within(box: Box, around: Box) -> bool:
    """Tell whether the middle of a box is in another that is larger than it."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    larger = around[2] - around[0] >= 0.9 * (box[2] - box[0]) and (
        around[3] - around[1] >= 0.9 * (box[3] - box[1])
    )
    return larger and around[0] <= x < around[2] and around[1] <= y < around[3]
