"""Rows of a plan's sheet that are a part of its key, laid out below or between the actions."""

import msgspec

from committee_pack.progress.plan_row import PlanRow, RowKind
from committee_pack.progress.statuses import is_bare_status, is_sign, key_pair


def with_key_entries(rows: list[PlanRow]) -> list[PlanRow]:
    """Take a colour with its meaning beside it for a part of the key, next to another such row.

    So are numbers with theirs, below the word "Key". A row right above that word is still the
    plan's own.
    """
    entries = [*(_is_key_entry(row) for row in rows), False]
    above, number, settled = False, None, []
    for row, here, below in zip(rows, entries[:-1], entries[1:], strict=True):
        number = _number_of_key(row, number) if above else None
        if (here and (above or below)) or number is not None:
            row = msgspec.structs.replace(row, kind=RowKind.KEY)
        above = row.kind is RowKind.KEY
        settled.append(row)
    return settled


def _number_of_key(row: PlanRow, before: int | None) -> int | None:
    """Give the number of a row of a key of numbers; the first of them names a status."""
    texts = [cell.text for _, cell in sorted(row.cells.items()) if cell.text]
    if len(texts) != 2 or len(texts[0]) != 1 or not texts[0].isdecimal():
        return None
    number = int(texts[0])
    goes_on = before is not None and number == before + 1
    return number if goes_on or (before is None and is_bare_status(texts[1])) else None


def _is_key_entry(row: PlanRow) -> bool:
    texts = [cell.text for _, cell in sorted(row.cells.items()) if cell.text]
    if row.kind is RowKind.KEY or len(texts) != 2 or not is_sign(texts[0]):
        return False
    return len(texts[0]) > 1 or bool(key_pair(*texts))
