"""Frames: ruled boxes around paragraphs. Their words belong to the text, cell by cell."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from committee_pack.model.report import Run
from committee_pack.readers.pdf_lines import Line, Part, build_lines
from committee_pack.readers.pdf_page import PageLink, Piece
from committee_pack.readers.pdf_tables import Grid, inside, is_full_width, split_by_box

# A cell of more lines than this is a paragraph, not a heading or the grade beside it.
_MOST_LINES = 4


def frame_lines(
    grid: Grid, pieces: Sequence[Piece], page: int, links: Sequence[PageLink]
) -> list[Line]:
    """Read the words in a frame as lines of text.

    Args:
        grid: the frame's cells.
        pieces: the pieces within the frame.
        page: number of the page, from 1.
        links: areas of the page that lead somewhere.

    Returns:
        The lines from the top down. A row of short cells, such as a heading with its grade beside
        it, is one line with a tab between the cells, also where a cell wraps.
    """
    rows: list[list[Line]] = []
    left = list(pieces)
    for row in grid.rows:
        within: list[list[Piece]] = []
        for cell in row:
            if cell:
                found, left = split_by_box(left, cell)
                within.append(found)
        if lines := _row_lines(within, page, links):
            rows.append(lines)
    return _with_rules(rows) + build_lines(left, page, links)


def _row_lines(
    within: Sequence[Sequence[Piece]], page: int, links: Sequence[PageLink]
) -> list[Line]:
    """Read one row of a frame, given the pieces in each of its cells."""
    cells = [found for found in (build_lines(pieces, page, links) for pieces in within) if found]
    if len(cells) > 1 and all(len(found) <= _MOST_LINES for found in cells):
        return [_side_by_side(cells)]
    return build_lines([piece for pieces in within for piece in pieces], page, links)


def _with_rules(rows: Sequence[Sequence[Line]]) -> list[Line]:
    """Mark the first line of each row but the first.

    Rows of a line each are bands of shading behind running text, and part nothing.
    """
    ruled = any(len(row) > 1 for row in rows)
    lines: list[Line] = []
    for row in rows:
        first = msgspec.structs.replace(row[0], below_rule=ruled and bool(lines))
        lines += [first, *row[1:]]
    return lines


def _side_by_side(cells: Sequence[Sequence[Line]]) -> Line:
    parts = tuple(
        Part(min(line.x0 for line in lines), max(line.x1 for line in lines), _one_line(lines))
        for lines in cells
    )
    every = [line for lines in cells for line in lines]
    first = cells[0][0]
    return msgspec.structs.replace(
        first,
        parts=parts,
        top=min(line.top for line in every),
        bottom=max(line.bottom for line in every),
        bold=all(line.bold for line in cells[0]),
        first_gap=first.first_gap if first.second_x0 else parts[1].x0 - parts[0].x1,
        second_x0=first.second_x0 or parts[1].x0,
    )


def _one_line(lines: Sequence[Line]) -> tuple[Run, ...]:
    runs = list(lines[0].runs)
    for _, line in pairwise(lines):
        runs += [msgspec.structs.replace(runs[-1], text=" "), *line.runs]
    return tuple(runs)


def is_frame(grid: Grid, pieces: Sequence[Piece]) -> bool:
    """Tell a frame around paragraphs from a table: most of its words run over its whole width."""
    wide = [cell for row in grid.rows for cell in row if cell and is_full_width(cell, grid)]
    held = sum(len(piece.text) for piece in pieces if any(inside(piece, cell) for cell in wide))
    return bool(pieces) and held > 0.6 * sum(len(piece.text) for piece in pieces)
