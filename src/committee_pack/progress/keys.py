"""Find the key a tracker prints: what its colours, letters and words stand for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from committee_pack.model.progress import Status
from committee_pack.progress.columns import Header
from committee_pack.progress.grid import Cell, Row, Sheet
from committee_pack.progress.number_keys import laid_out_number_key, written_number_key
from committee_pack.progress.statuses import (
    Key,
    begins_key,
    is_key,
    is_key_heading,
    is_said_plainly,
    key_in,
    key_pair,
)

_LONGEST = 60  # a sign and its meaning are short; sentences are no key


def plan_key(sheets: Iterable[Sheet], headers: Mapping[str, Header]) -> Key:
    """Gather the key from the visible sheets.

    Args:
        sheets: the sheets of the workbook.
        headers: the header row of those that hold a plan; there, a key beside or around the table
            counts, never the table's own cells.

    Returns:
        Colour words and signs, folded, with what they stand for; empty where no key is printed.
    """
    key: dict[str, Status] = {}
    for sheet in sheets:
        header = headers.get(sheet.name)
        written = _written(sheet)
        key.update(written or _laid_out(sheet, header))
        key.update(_of_numbers(sheet, header))
    return key


def _of_numbers(sheet: Sheet, header: Header | None) -> dict[str, Status]:
    """Read a key of numbers, outside the table alone: inside it numbers count actions."""
    outside = list(_outside(sheet, header))
    found: dict[str, Status] = {}
    for row in outside:
        if texts := [cell.text for _, cell in sorted(row.items()) if cell.text]:
            found.update(written_number_key(texts))
    return found or laid_out_number_key(outside)


def _written(sheet: Sheet) -> dict[str, Status]:
    """Read keys written out in one cell, or over the cells of a row that begins with "Key"."""
    found: dict[str, Status] = {}
    for row in sheet.rows.values():
        found.update(key_in_row([cell.text for _, cell in sorted(row.items()) if cell.text]))
    return found


def key_in_row(texts: Sequence[str]) -> dict[str, Status]:
    """Read the key written out in the cells of one row; empty where they hold none.

    Args:
        texts: the words of its cells, left to right.
    """
    if not texts:
        return {}
    whole = "; ".join(texts)
    short = begins_key(texts[0]) and all(len(text) <= _LONGEST for text in texts[1:])
    return key_in(whole) if is_key(texts[0]) or (short and is_key(whole)) else {}


def is_key_sheet(sheet: Sheet) -> bool:
    """Tell whether a sheet does no more than say what colours, signs or status words stand for."""
    rows = [row for row in sheet.rows.values() if any(cell.text for cell in row.values())]
    if _of_numbers(sheet, None):
        return True
    entries = sum(_explains(row) for row in rows)
    return entries >= 2 and 3 * entries >= 2 * len(rows)


def _explains(row: Row) -> bool:
    """Tell whether a row is a status word, a colour or a sign, and what it means beside it."""
    cells = [cell for _, cell in sorted(row.items())]
    if not 2 <= len(cells) <= 3 or not cells[1].text:
        return False
    said = [is_said_plainly(cells[0].text, status) for status in Status]
    return any(said) or bool(_entry(*cells[:2]))


def key_columns(sheet: Sheet, header: Header) -> set[int]:
    """Give the columns beside a table that hold a key: laid out in cells, or written out in each.

    What stands right under or beside the word "Key" is the key, whatever it says.
    """
    left, right = header.span()
    beside = {
        column
        for row in sheet.rows.values()
        for column, cell in row.items()
        if not left <= column <= right
        and (
            is_key_heading(cell.text)
            or key_in_row([cell.text])
            or _entry(cell, row.get(column + 1))
        )
    }
    meanings = {column + 1 for column in beside if column + 1 not in header.headings}
    return beside | meanings


def _laid_out(sheet: Sheet, header: Header | None) -> dict[str, Status]:
    """Read a key laid out in cells: a colour or a sign, and beside it what it stands for."""
    found: dict[str, Status] = {}
    for outside in _outside(sheet, header):
        for column, cell in outside.items():
            found.update(_entry(cell, outside.get(column + 1)))
    return found if len(found) >= 2 else {}


def _outside(sheet: Sheet, header: Header | None) -> Iterator[Row]:
    """Give the cells of each row that do not belong to the table, where there is one."""
    last = _last_row(sheet, header) if header else 0
    for number, row in sheet.rows.items():
        if header and header.first <= number <= last:
            left, right = header.span()
            yield {at: cell for at, cell in row.items() if not left <= at <= right}
        else:
            yield row


def _last_row(sheet: Sheet, header: Header) -> int:
    """Give the last row of a table: below it, no row fills more than two of its columns."""
    left, right = header.span()
    full = (
        number
        for number, row in sheet.rows.items()
        if sum(bool(cell.text) for at, cell in row.items() if left <= at <= right) > 2
    )
    return max(full, default=header.row)


def _entry(cell: Cell, beside: Cell | None) -> dict[str, Status]:
    if beside is None or not 0 < len(beside.text) <= _LONGEST or len(cell.text) > _LONGEST:
        return {}
    return key_pair(cell.text or cell.fill or "", beside.text)
