"""Read the status of one row of a plan, from one column or from several kept side by side."""

import msgspec

from committee_pack.model.progress import Status
from committee_pack.progress.columns import Header
from committee_pack.progress.dates import date_in_heading
from committee_pack.progress.grid import EMPTY, Cell, Row, Sheet
from committee_pack.progress.layout import PlanRow
from committee_pack.progress.statuses import DEFAULT_COLOURS, Key, colour_status, status_in

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
    return tuple(sorted(undated, key=lambda at: "rag" not in header.headings[at].casefold()))


def with_colour_column(sheet: Sheet, header: Header) -> Header:
    """Take a column without a heading for the status, where its colours alone say one.

    It is one where the table has no other status, and it alone is empty but coloured, otherwise
    than the action beside it, in most rows.
    """
    main = header.columns.get("action") or header.columns.get("improvement")
    if "status" in header.columns or main is None:
        return header
    left, right = header.span()
    rows = [row for at, row in sheet.rows.items() if at > header.row and row.get(main, EMPTY).text]
    found = [
        column
        for column in range(left, right + 2)
        if column not in header.headings
        and 3 * sum(_is_colour_alone(row, column, main) for row in rows) > 2 * len(rows) > 2
    ]
    if len(found) != 1:
        return header
    return msgspec.structs.replace(
        header,
        columns={**header.columns, "status": found[0]},
        all_columns={**header.all_columns, "status": (found[0],)},
        headings={**header.headings, found[0]: "colour without a heading"},
    )


def _is_colour_alone(row: Row, column: int, main: int) -> bool:
    cell = row.get(column, EMPTY)
    return not cell.text and cell.fill in DEFAULT_COLOURS and cell.fill != row[main].fill


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
