"""Keys of numbers that a tracker prints: ``1 = Complete, 2 = On track``, or laid out in cells.

A number says nothing by itself, so a key of numbers counts only whole: they follow each other, each
with a few words beside it that name a status. What one of them says that is no status (``behind
schedule``) stays unknown.
"""

import re
from collections.abc import Iterable, Sequence

from committee_pack.model.progress import Status
from committee_pack.progress.grid import EMPTY, Row
from committee_pack.progress.statuses import status_in

_STANDS_FOR = r"\s*(?:=|:|–|—|-|\))\s*"
_ENTRY = re.compile(rf"(\d){_STANDS_FOR}([^\d=;,|\n]+?)(?=\s*(?:[;,|\n]|\s\d{_STANDS_FOR}|$))")
_LEAD = re.compile(r"^[^\d=]{0,40}?[:–—-]\s*(?=\d)|^(?:\w+ )*key\s+(?=\d)", re.IGNORECASE)
_LONGEST = 40
_FEWEST_WRITTEN, _FEWEST_LAID_OUT = 2, 3


def written_number_key(texts: Sequence[str]) -> dict[str, Status]:
    """Read a key of numbers written out in the cells of one row; empty where they hold none.

    Args:
        texts: the words of its cells, left to right.
    """
    whole = _LEAD.sub("", "; ".join(texts)).strip(" .")
    entries = [(found[1], found[2]) for found in _ENTRY.finditer(whole)]
    rest = _ENTRY.sub("", whole)
    if re.search(r"\w", rest):
        return {}
    return _whole_key(entries, _FEWEST_WRITTEN)


def laid_out_number_key(rows: Iterable[Row]) -> dict[str, Status]:
    """Read a key of numbers laid out in cells, each number with its words in the cell beside it.

    Args:
        rows: the cells outside the table, row by row.
    """
    entries = [
        (cell.text, beside.text)
        for row in rows
        for column, cell in sorted(row.items())
        if len(cell.text) == 1 and cell.text.isdecimal()
        if (beside := row.get(column + 1, EMPTY)).text
    ]
    return _whole_key(entries, _FEWEST_LAID_OUT)


def _whole_key(entries: Sequence[tuple[str, str]], fewest: int) -> dict[str, Status]:
    numbers = [int(number) for number, _ in entries]
    follow = numbers == list(range(min(numbers, default=0), min(numbers, default=0) + len(numbers)))
    if len(entries) < fewest or not follow or any(len(words) > _LONGEST for _, words in entries):
        return {}
    read = ((number, status_in(words, {})) for number, words in entries)
    known: dict[str, Status] = {
        number: status for number, status in read if status is not Status.UNKNOWN
    }
    return known if len(known) >= fewest and len(set(known.values())) > 1 else {}
