"""Read the status of one row of a plan, from one column or from several kept side by side."""

import msgspec

from committee_pack.model.progress import Status
from committee_pack.progress.columns import Header
from committee_pack.progress.dates import date_in_heading
from committee_pack.progress.grid import Cell
from committee_pack.progress.plan_row import PlanRow
from committee_pack.progress.statuses import Key, colour_status, status_in

# A lone sign whose own colour is the status; n, l and u are such signs in Wingdings and Webdings.
_SIGNS = frozenset("●•■◆⬤○▲▼█lnu")


class StatusRead(msgspec.Struct, frozen=True, kw_only=True):
    """A status and how it came about.

    Attributes:
        status: what it was read as.
        written: as the tracker has it, a colour as a word; empty where there is nothing.
        column: the column it was read from.
        contradicts: the colour of the cell, where it says otherwise than its words.
    """

    status: Status
    written: str
    column: int
    contradicts: str | None = None


def status_columns(header: Header) -> tuple[int, ...]:
    """Give the columns that may hold the status, the one that counts first.

    Of columns kept once a period only the latest counts. Of two of other kinds ("Status" beside
    "RAG") the colour rating counts before the word, and either may say that an action is complete.
    """
    columns = header.all_columns.get("status", ())
    if not columns:
        return ()
    chosen = header.columns["status"]
    if date_in_heading(header.headings[chosen]):
        return (chosen,)
    undated = [at for at in columns if not date_in_heading(header.headings[at])]
    return tuple(sorted(undated, key=lambda at: _order(header.headings[at].casefold())))


def _order(heading: str) -> int:
    """Order columns for a status: a colour rating, a word, how much of it is done."""
    return 0 if "rag" in heading else 2 if "%" in heading or "percent" in heading else 1


def read_status(
    row: PlanRow, columns: tuple[int, ...], key: Key, rows_coloured: bool
) -> StatusRead:
    """Read the status of a row.

    Args:
        row: the row.
        columns: the columns that may hold it, at least one, the one that counts first.
        key: the key of the plan.
        rows_coloured: whether whole rows are coloured to say their status.
    """
    read = []
    for column in columns:
        cell = row.cells.get(column, Cell()) if len(columns) > 1 else row.cell("status")
        same = cell.fill is not None and cell.fill == row.cell("action").fill
        fill = None if same and not rows_coloured else cell.fill
        read.append(_read(cell, fill, column, key))
    for one in read:
        if one.status is Status.COMPLETE:
            return one
    return next((one for one in read if one.status is not Status.UNKNOWN), read[0])


def _read(cell: Cell, fill: str | None, column: int, key: Key) -> StatusRead:
    status = status_in(cell.text, key)
    if status is not Status.UNKNOWN:
        by_fill = colour_status(fill, key)
        differs = by_fill not in (status, Status.UNKNOWN) and fill != "grey"
        contradicts = fill if differs else None
        return StatusRead(status=status, written=cell.text, column=column, contradicts=contradicts)
    sign = bool(cell.text) and set(cell.text) <= _SIGNS and cell.ink is not None
    colour, of_what = (cell.ink, "sign") if sign else (fill, "cell")
    status = colour_status(colour, key)
    if status is Status.UNKNOWN:
        return StatusRead(status=status, written=cell.text, column=column)
    shade = f"{str(colour).capitalize()} (colour of the {of_what})"
    written = f"{cell.text} – {shade}" if cell.text and not sign else shade
    return StatusRead(status=status, written=written, column=column)
