"""Ruled tables: the grids that ruling lines make, and the words in their cells.

pdfplumber's table algorithm finds the cells; it works on edges alone, whoever supplied them.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import msgspec
from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    merge_edges,
)
from pdfplumber.utils import filter_edges

from committee_pack.model.report import Span, Table
from committee_pack.model.source import Where
from committee_pack.readers.pdf_cells import find_cells
from committee_pack.readers.pdf_lines import Line, build_lines
from committee_pack.readers.pdf_page import Piece
from committee_pack.readers.pdf_sideways import sideways_lines

_SNAP = 3.0
_MOST_EDGES = 20_000
# Points that the same column may stand apart on two pages.
SLACK = 4.0
Box = tuple[float, float, float, float]


class Grid(msgspec.Struct, frozen=True):
    """The ruled cells of one table: rows of boxes, None where a cell is merged into another."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


class PlacedTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table with its place on a page, for joining it with its continuation.

    Attributes:
        columns: left edges of its columns; empty where only the structure tree knows them.
        tag: the structure tree's number of it, or None.
        first_row: the tree's numbers of the rows that its first row is part of.
        last_row: the same of its last row.
    """

    table: Table
    page: int
    box: Box
    columns: tuple[float, ...] = ()
    tag: int | None = None
    first_row: frozenset[int] = frozenset()
    last_row: frozenset[int] = frozenset()


def find_grids(edges: Sequence[Mapping[str, Any]]) -> list[Grid]:
    """Find the grids that a page's ruling lines make; boxes of a single cell are left out.

    Args:
        edges: ruling lines in pdfplumber's form.
    """
    if not 4 <= len(edges) <= _MOST_EDGES:
        return []
    straight = [*filter_edges(edges, "v"), *filter_edges(edges, "h")]
    merged = merge_edges(
        straight,
        snap_x_tolerance=_SNAP,
        snap_y_tolerance=_SNAP,
        join_x_tolerance=_SNAP,
        join_y_tolerance=_SNAP,
    )
    crossings = edges_to_intersections(filter_edges(merged, min_length=3), _SNAP, _SNAP)
    grids = (_grid(cells) for cells in cells_to_tables(find_cells(crossings)))
    return sorted((grid for grid in grids if grid), key=lambda grid: grid.box[1])


def _grid(cells: Sequence[Box]) -> Grid | None:
    lefts = sorted({cell[0] for cell in cells})
    tops = sorted({cell[1] for cell in cells})
    if len(lefts) < 2:
        return None
    at = {(cell[1], cell[0]): cell for cell in cells}
    rows = tuple(tuple(at.get((top, left)) for left in lefts) for top in tops)
    box = (
        lefts[0],
        tops[0],
        max(cell[2] for cell in cells),
        max(cell[3] for cell in cells),
    )
    return Grid(box=box, rows=rows)


def inside(piece: Piece, box: Box) -> bool:
    """Tell whether the middle of a piece is in a box."""
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def split_by_box(pieces: Iterable[Piece], box: Box) -> tuple[list[Piece], list[Piece]]:
    """Part the pieces in a box from the others."""
    within: list[Piece] = []
    others: list[Piece] = []
    x0, top, x1, bottom = box
    for piece in pieces:
        # As inside() has it.
        x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
        (within if x0 <= x < x1 and top <= y < bottom else others).append(piece)
    return within, others


def apart_from(grids: Sequence[Grid], tables: Sequence[PlacedTable]) -> list[Grid]:
    """Leave out the grids whose middle is in a table that is read already."""
    return [
        grid for grid in grids if not any(_is_in(_middle(grid.box), table.box) for table in tables)
    ]


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _is_in(point: tuple[float, float], box: Box) -> bool:
    return box[0] <= point[0] < box[2] and box[1] <= point[1] < box[3]


def same_columns(grid: Grid, table: PlacedTable) -> bool:
    """Tell whether a grid has the columns of a table, as its continuation has."""
    lefts = _lefts(grid)
    return len(lefts) == len(table.columns) and all(
        abs(a - b) < SLACK for a, b in zip(lefts, table.columns, strict=True)
    )


def read_table(
    grid: Grid, pieces: Sequence[Piece], page: int, source: str, going_on: bool = False
) -> tuple[PlacedTable, list[Piece]] | None:
    """Read the words of a grid's cells.

    Args:
        grid: the ruled cells.
        pieces: the pieces within the grid.
        page: number of the page, from 1.
        source: the file's name.
        going_on: whether it may continue a table of the page before; then one cell with words is
            enough.

    Returns:
        The table, and the pieces in none of its cells; None where the grid is no table, such as a
        box around a paragraph.
    """
    cells, stray = _by_cell(grid, pieces)
    lines = {cell: _cell_lines(pieces, page) for cell, pieces in cells.items() if pieces}
    grid = _without_empty_tracks(grid, lines)
    rows = [[cell_text(lines.get(cell, ())) if cell else "" for cell in row] for row in grid.rows]
    if not rows or len(rows[0]) < 2:
        return None
    if sum(any(column) for column in zip(*rows, strict=True)) < (1 if going_on else 2):
        return None
    table = Table(
        header_rows=_header_rows(grid, lines),
        rows=tuple(tuple(row) for row in rows),
        spans=tuple(_spans(grid)),
        where=Where(source=source, page=page, box=rounded(grid.box)),
    )
    tags = Counter(piece.tagged.table for piece in pieces if piece.tagged)
    placed = PlacedTable(
        table=table,
        page=page,
        box=grid.box,
        columns=tuple(_lefts(grid)),
        tag=tags.most_common(1)[0][0] if tags else None,
        first_row=_row_tags(grid.rows[0], cells),
        last_row=_row_tags(grid.rows[-1], cells),
    )
    return placed, stray


def _cell_lines(pieces: Sequence[Piece], page: int) -> list[Line]:
    return [*build_lines(pieces, page), *sideways_lines(pieces, page)]


def is_full_width(cell: Box, grid: Grid) -> bool:
    """Tell whether a cell runs over the whole width of its grid."""
    return cell[0] - grid.box[0] < _SNAP and grid.box[2] - cell[2] < _SNAP


def _by_cell(grid: Grid, pieces: Sequence[Piece]) -> tuple[dict[Box, list[Piece]], list[Piece]]:
    """Sort pieces into the cells they stand in; a merged cell starts in a row above."""
    cells: dict[Box, list[Piece]] = {cell: [] for row in grid.rows for cell in row if cell}
    rows = [[cell for cell in row if cell] for row in grid.rows]
    tops = [min(cell[1] for cell in row) for row in rows]
    stray: list[Piece] = []
    for piece in pieces:
        home = _home(piece, rows, tops)
        (stray if home is None else cells[home]).append(piece)
    return cells, stray


def _home(piece: Piece, rows: Sequence[Sequence[Box]], tops: Sequence[float]) -> Box | None:
    """Give the cell that the middle of a piece is in: of two, the one that starts further down."""
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    for at in range(bisect_right(tops, y) - 1, -1, -1):
        for cell in rows[at]:
            if cell[0] <= x < cell[2] and cell[1] <= y < cell[3]:
                return cell
    return None


def _row_tags(row: Iterable[Box | None], cells: Mapping[Box, Sequence[Piece]]) -> frozenset[int]:
    found = (piece.tagged for cell in row if cell for piece in cells[cell])
    return frozenset(tagged.row for tagged in found if tagged and tagged.row is not None)


def _lefts(grid: Grid) -> list[float]:
    return [
        min(c[0] for c in column if c) for column in zip(*grid.rows, strict=True) if any(column)
    ]


def rounded(box: Box) -> Box:
    """Round a box to a tenth of a point."""
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))


def _without_empty_tracks(grid: Grid, lines: Mapping[Box, Sequence[Line]]) -> Grid:
    """Leave out rows and columns that are thinner than a letter and hold nothing.

    Double rules and shading that misses the rule by a little make such tracks.
    """
    rows = [
        row
        for row in grid.rows
        if any(cell and (lines.get(cell) or cell[3] - cell[1] > 6) for cell in row)
    ]
    keep = [
        column
        for column in zip(*rows, strict=True)
        if any(cell and (lines.get(cell) or cell[2] - cell[0] > 6) for cell in column)
    ]
    return Grid(grid.box, tuple(zip(*keep, strict=True)))


def _spans(grid: Grid) -> Iterable[Span]:
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            columns = 1
            while c + columns < len(row) and _covers(cell, grid, r, c + columns):
                columns += 1
            rows = 1
            while r + rows < len(grid.rows) and _covers(cell, grid, r + rows, c):
                rows += 1
            if rows > 1 or columns > 1:
                yield Span(row=r, column=c, rows=rows, columns=columns)


def _covers(cell: Box, grid: Grid, row: int, column: int) -> bool:
    """Tell whether a cell reaches over the place of a missing one."""
    if grid.rows[row][column] is not None:
        return False
    tracks = [r[column] for r in grid.rows]
    left = min((c[0] for c in tracks if c), default=None)
    top = min((c[1] for c in grid.rows[row] if c), default=None)
    if left is None or top is None:
        return False
    return cell[0] <= left < cell[2] - 1 and cell[1] <= top < cell[3] - 1


def _header_rows(grid: Grid, lines: Mapping[Box, Sequence[Line]]) -> int:
    """Count a first row that is bold throughout, or tagged as heading cells, as heading."""
    first = [line for cell in grid.rows[0] if cell for line in lines.get(cell, ())]
    if not first:
        return 0
    if all(line.tagged is not None and line.tagged.header for line in first):
        return 1
    rest = [line for row in grid.rows[1:] for c in row if c for line in lines.get(c, ())]
    bold = all(line.bold for line in first) and not all(line.bold for line in rest)
    return 1 if bold and len(first) > 1 else 0


_NEW_IN_CELL = re.compile(r"^(?:[•◼■▪●○◦‣\uf000-\uf0ff]|\(?[a-z0-9]{1,3}[.)]\s)")


def cell_text(lines: Sequence[Line]) -> str:
    """Join a cell's lines: wrapped lines by a space, separate paragraphs by a line break."""
    text = ""
    last: Line | None = None
    for line in lines:
        words = line.text.replace("\t", " ")
        if last is None:
            text = words
        elif _starts_anew(last, line, lines):
            text += "\n" + words
        else:
            text += words if text.endswith("-") else " " + words
        last = line
    return text


def _starts_anew(last: Line, line: Line, lines: Sequence[Line]) -> bool:
    if last.tagged and line.tagged and last.tagged.block != line.tagged.block:
        return True
    pitches = [b.baseline - a.baseline for a, b in pairwise(lines)]
    pitch = min(pitches)
    if line.baseline - last.baseline > max(1.3 * pitch, 1.45 * line.size):
        return True
    return bool(_NEW_IN_CELL.match(line.text))
