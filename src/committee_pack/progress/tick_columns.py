"""A status that is ticked: a column each for red, amber and green, a mark under one of them."""

from collections.abc import Mapping

import msgspec

from committee_pack.model.progress import Status
from committee_pack.progress.columns import Header
from committee_pack.progress.grid import EMPTY, Cell, Row, Sheet
from committee_pack.progress.statuses import is_said_plainly, is_sign

_LONGEST_MARK = 3
_NO_MARK = frozenset({"0", "-", "–", "no", "n", "n/a", "."})


def tick_columns(header: Header) -> Mapping[int, str]:
    """Give the columns that are each one status, with its colour or word; fewer than two are none.

    Where the heading says more before it ("RAG" merged over "R", "A" and "G") the last word counts.
    """
    others = {
        column
        for name, columns in header.all_columns.items()
        if name != "status"
        for column in columns
    }
    ticks = {
        column: sign
        for column, heading in header.headings.items()
        if column not in others and (sign := _sign(heading))
    }
    more = set(header.all_columns.get("status", ())) - set(ticks)
    return ticks if len(set(ticks.values())) > 1 and not more else {}


def with_ticks(sheet: Sheet, header: Header) -> tuple[Sheet, Header]:
    """Write the heading of the marked column into its cell, so that it reads as a status.

    A row marked under several of them has all their words, which together are no status. Where
    nothing is written, the one cell that is coloured is the mark.
    """
    ticks = tick_columns(header)
    if not ticks:
        return sheet, header
    rows = {
        number: _written_out(row, ticks) if number > header.row else row
        for number, row in sheet.rows.items()
    }
    columns = tuple(sorted(ticks))
    told = msgspec.structs.replace(
        header,
        columns={**header.columns, "status": columns[0]},
        all_columns={**header.all_columns, "status": columns},
    )
    return msgspec.structs.replace(sheet, rows=rows), told


def _sign(heading: str) -> str | None:
    words = heading.split()
    for told in (heading, words[-1] if words else ""):
        if is_sign(told) or any(is_said_plainly(told, status) for status in Status):
            return told
    return None


def _written_out(row: Row, ticks: Mapping[int, str]) -> Row:
    cells = {column: row.get(column, EMPTY) for column in sorted(ticks)}
    if any(len(cell.text) > _LONGEST_MARK for cell in cells.values()):
        return row
    marked = [
        at for at, cell in cells.items() if cell.text and cell.text.casefold() not in _NO_MARK
    ]
    marked = marked or [at for at, cell in cells.items() if cell.fill not in (None, "grey")]
    others = {column: cell for column, cell in row.items() if column not in ticks}
    if not marked:
        return others
    words = " or ".join(ticks[at] for at in marked)
    return {**others, marked[0]: Cell(words, words)}
