"""Tables that go on over a page break, joined into one."""

import re

import msgspec

from committee_pack.model.report import Table
from committee_pack.readers.pdf_tables import SLACK, PlacedTable

_MOST_HEADER_ROWS = 3
_ENDS = re.compile(r"[.!?]$")


def joined_tables(first: PlacedTable, second: PlacedTable) -> PlacedTable | None:
    """Join a table with its continuation on the next page.

    Header rows that are repeated on the next page are dropped, also where their words are marked
    as furniture and only the empty cells are left; a row that the page break splits is put
    together again.

    Returns:
        The whole table; None where the second is a table of its own.
    """
    if second.page != first.page + 1 or not _continues(first, second):
        return None
    ours, theirs = first.table, second.table
    repeated = _repeated_rows(ours, theirs) or _emptied_rows(ours, theirs)
    rows = theirs.rows[repeated:]
    down = len(ours.rows) - repeated
    merged = ours.rows
    if _splits_row(first, second, repeated):
        merged = (*ours.rows[:-1], _one_row(ours.rows[-1], rows[0]))
        rows, down = rows[1:], down - 1
    moved = (
        msgspec.structs.replace(span, row=span.row + down)
        for span in theirs.spans
        if span.row + down >= len(merged)
    )
    table = msgspec.structs.replace(ours, rows=merged + rows, spans=(*ours.spans, *moved))
    return msgspec.structs.replace(
        second, table=table, columns=first.columns, first_row=first.first_row
    )


def _continues(first: PlacedTable, second: PlacedTable) -> bool:
    ours, theirs = first.table, second.table
    if len(ours.rows[0]) != len(theirs.rows[0]):
        return False
    if first.tag is not None and first.tag == second.tag:
        return True
    if not first.columns or not second.columns:
        return False
    apart = max(abs(a - b) for a, b in zip(first.columns, second.columns, strict=True))
    if apart > SLACK:
        return False
    fresh = theirs.header_rows and ours.header_rows and not _repeated_rows(ours, theirs)
    return not fresh


def _repeated_rows(ours: Table, theirs: Table) -> int:
    most = min(len(ours.rows), len(theirs.rows) - 1, _MOST_HEADER_ROWS)
    repeated = 0
    while repeated < most and theirs.rows[repeated] == ours.rows[repeated]:
        repeated += 1
    return repeated


def _emptied_rows(ours: Table, theirs: Table) -> int:
    """Count the empty rows at the top where a repeated header stood, marked as furniture."""
    most = min(ours.header_rows, len(theirs.rows) - 1)
    return next((at for at in range(most) if any(theirs.rows[at])), most)


def _splits_row(first: PlacedTable, second: PlacedTable, repeated: int) -> bool:
    """Tell whether the page break goes through a row: by its tags, or by words that run on.

    The tags that are kept are those of the first row, which is no row of ours where headers are
    repeated; then the words have to tell.
    """
    if first.last_row and second.first_row and not repeated:
        return bool(first.last_row & second.first_row)
    above, below = first.table.rows[-1], second.table.rows[repeated]
    if all(below) and not below[0][0].islower():
        # The rest of a row leaves the short cells empty.
        return False
    if any(
        a and b[:1].islower() and not _ENDS.search(a) for a, b in zip(above, below, strict=True)
    ):
        return True
    rest = second.table.rows[repeated + 1 :]
    named = all(row[0] for row in (*first.table.rows[1:], *rest))
    return named and not below[0] and len(first.table.rows) > 1


def _one_row(above: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...]:
    cells = []
    for a, b in zip(above, below, strict=True):
        runs_on = b[:1].islower() or not _ENDS.search(a)
        cells.append((f"{a} {b}" if runs_on else f"{a}\n{b}") if a and b else a or b)
    return tuple(cells)
