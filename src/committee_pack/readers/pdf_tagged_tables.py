"""Tables that only the structure tree knows: set in columns, without ruling lines."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from committee_pack.model.report import Span, Table
from committee_pack.model.source import Where
from committee_pack.readers.labels import bullet_of, is_label
from committee_pack.readers.pdf_lines import build_lines
from committee_pack.readers.pdf_page import Piece
from committee_pack.readers.pdf_structure import Tagged
from committee_pack.readers.pdf_tables import Grid, PlacedTable, cell_text, rounded, split_by_box

# A cell with more words than this is a column of the page's layout, not of a table.
_LONGEST_CELL = 1500
# Two unruled rows are names set side by side, such as a block of signatures.
_FEWEST_ROWS = 3
# A grid with less than this share of a tagged table's words is a part of it.
_MOST = 0.85
_Rows = Mapping[int, Mapping[int, Sequence[Piece]]]


def read_tagged_tables(
    pieces: Sequence[Piece], page: int, source: str
) -> tuple[list[PlacedTable], list[Piece]]:
    """Read the tables of a page that are tagged as such.

    Args:
        pieces: what is left of the page when ruled tables are out.
        page: its number, from 1.
        source: the file's name.

    Returns:
        The tables, and the pieces in none of them. Layout is left out: tables of one column,
        and those whose first column holds nothing but numbers of paragraphs.
    """
    by_table: dict[int | None, list[Piece]] = defaultdict(list)
    for piece in pieces:
        in_cell = piece.tagged is not None and piece.tagged.cell is not None
        by_table[piece.tagged.table if piece.tagged and in_cell else None].append(piece)
    rest = by_table.pop(None, [])
    found = []
    for tag, pieces in by_table.items():
        table = _table(tag, pieces, page, source) if tag is not None else None
        if table:
            found.append(table)
        else:
            rest += pieces
    return found, rest


def read_torn_tables(
    grids: Sequence[Grid], pieces: Sequence[Piece], page: int, source: str
) -> tuple[list[PlacedTable], list[Piece]]:
    """Read the tagged tables that are ruled, or shaded, in part only.

    The rules alone would make tables of some of the columns or rows, and lose what belongs beside
    them.

    Args:
        grids: the ruled grids of the page.
        pieces: the words of the page.
        page: its number, from 1.
        source: the file's name.

    Returns:
        The tables, and the pieces in none of them.
    """
    whole = _tags(pieces) if grids else Counter()
    if not whole:
        return [], list(pieces)
    torn: set[int] = set()
    for grid in grids:
        held = _tags(split_by_box(pieces, grid.box)[0])
        if len(held) == 1:
            torn |= {tag for tag, count in held.items() if count < _MOST * whole[tag]}
    if not torn:
        return [], list(pieces)
    rest: list[Piece] = []
    parts: list[Piece] = []
    for piece in pieces:
        (parts if piece.tagged and piece.tagged.table in torn else rest).append(piece)
    tables, others = read_tagged_tables(parts, page, source)
    return tables, [*rest, *others]


def _tags(pieces: Iterable[Piece]) -> Counter[int]:
    """Count the words in the cells of each tagged table."""
    found: Counter[int] = Counter()
    for piece in pieces:
        tag = piece.tagged
        if tag is None or tag.table is None or tag.cell is None or piece.text.isspace():
            continue
        found[tag.table] += 1
    return found


def _table(tag: int, pieces: Sequence[Piece], page: int, source: str) -> PlacedTable | None:
    cells = _cells(pieces)
    if len(cells) < _FEWEST_ROWS or max(map(len, cells.values())) < 2:
        return None
    texts = {
        row: [cell_text(build_lines(pieces, page)) for pieces in by_cell.values()]
        for row, by_cell in cells.items()
    }
    texts = {row: text for row, text in texts.items() if any(text)}
    if not texts or not _is_table(list(texts.values())):
        return None
    spans, width = _without_idle_columns([_row_spans(r, cells[row]) for r, row in enumerate(texts)])
    rows = tuple(
        _spread(text, span, width) for text, span in zip(texts.values(), spans, strict=True)
    )
    if width < 2 or not _runs_down(cells):
        return None
    seen = [piece for piece in pieces if not piece.text.isspace()]
    box = (
        min(piece.x0 for piece in seen),
        min(piece.top for piece in seen),
        max(piece.x1 for piece in seen),
        max(piece.bottom for piece in seen),
    )
    order = list(texts)
    table = Table(
        header_rows=0 if _names_values(rows) else _header_rows([cells[row] for row in order]),
        rows=rows,
        spans=tuple(_spans(spans)),
        where=Where(source=source, page=page, box=rounded(box)),
    )
    return PlacedTable(
        table=table,
        page=page,
        box=box,
        tag=tag,
        first_row=frozenset(order[:1]),
        last_row=frozenset(order[-1:]),
    )


def _cells(pieces: Sequence[Piece]) -> _Rows:
    rows: dict[int, dict[int, list[Piece]]] = {}
    for piece in pieces:
        if piece.tagged and piece.tagged.cell is not None:
            row = rows.setdefault(piece.tagged.row or 0, {})
            row.setdefault(piece.tagged.cell, []).append(piece)
    return {row: dict(sorted(cells.items())) for row, cells in sorted(rows.items())}


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) < _FEWEST_ROWS or not any(sum(map(bool, row)) > 1 for row in rows):
        return False
    if any(len(text) > _LONGEST_CELL for row in rows for text in row):
        return False
    alone = sum(map(len, (text for row in rows if len(row) == 1 for text in row)))
    if alone > 0.6 * sum(len(text) for row in rows for text in row):
        return False
    names = [row[0] for row in rows if row[0]]
    return not all(is_label(name) or bullet_of(name) for name in names)


def _runs_down(rows: _Rows) -> bool:
    """Tell whether the rows stand one below the other, as the tree says they do."""
    tops = [
        min(piece.top for pieces in cells.values() for piece in pieces) for cells in rows.values()
    ]
    return tops == sorted(tops)


def _row_spans(row: int, cells: Mapping[int, Sequence[Piece]]) -> list[Span]:
    """Give the place of each cell of a row, as the tree has it."""
    tags = [pieces[0].tagged or Tagged(block=0) for pieces in cells.values()]
    return [Span(row=row, column=tag.column, rows=tag.down, columns=tag.span) for tag in tags]


def _without_idle_columns(rows: Sequence[Sequence[Span]]) -> tuple[list[list[Span]], int]:
    """Leave out columns that no cell begins at: the tree counts them, no reader sees them.

    Returns:
        The places of the cells by row, and the number of columns.
    """
    begins = sorted({span.column for row in rows for span in row})
    return [
        [
            msgspec.structs.replace(
                span,
                column=begins.index(span.column),
                columns=sum(span.column <= at < span.column + span.columns for at in begins),
            )
            for span in row
        ]
        for row in rows
    ], len(begins)


def _spread(texts: Sequence[str], spans: Sequence[Span], width: int) -> tuple[str, ...]:
    row = [""] * width
    for text, span in zip(texts, spans, strict=True):
        row[span.column] = text
    return tuple(row)


def _spans(rows: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """Give the merged cells; one that reaches down ends where another begins under it."""
    for r, row in enumerate(rows):
        for span in row:
            across = range(span.column, span.column + span.columns)
            down = 1
            for below in rows[r + 1 : r + span.rows]:
                if any(other.column in across for other in below):
                    break
                down += 1
            if down > 1 or span.columns > 1:
                yield msgspec.structs.replace(span, rows=down)


def _names_values(rows: Sequence[Sequence[str]]) -> bool:
    """Tell a list of names and values, ``Date:`` beside the date, from rows under a heading."""
    return rows[0][0].endswith(":")


def _header_rows(rows: Sequence[Mapping[int, Sequence[Piece]]]) -> int:
    """Count a first row of heading cells, where the rest are not headings throughout as well."""

    def is_header(cells: Mapping[int, Sequence[Piece]]) -> bool:
        tags = (pieces[0].tagged for pieces in cells.values())
        return all(tagged is not None and tagged.header for tagged in tags)

    return 1 if len(rows) > 1 and is_header(rows[0]) and not is_header(rows[1]) else 0
