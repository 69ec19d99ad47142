"""A table in columns for a terminal, its longer cells over several lines."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

_WIDE = 96  # letters: a terminal of a hundred columns
_NARROW = 8  # letters: no column is made narrower than this
_APART = "  "


def in_columns(rows: Sequence[Sequence[str]]) -> str:
    """Lay a table out in columns; where a cell takes several lines, blank lines part the rows.

    Args:
        rows: the cells of each row, as many in each.
    """
    widths = _widths(rows)
    told = ["\n".join(_lines(row, widths)) for row in rows]
    return ("\n\n" if any("\n" in row for row in told) else "\n").join(told)


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Give each column its width, in letters: the widest give way until all fit."""
    widths = [min(_WIDE, max(map(len, column))) for column in zip(*rows, strict=True)]
    room = _WIDE - len(_APART) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROW:
        widths[widths.index(max(widths))] -= 1
    return widths


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    cells = [textwrap.wrap(cell, wide or 1) for cell, wide in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        padded = (part.ljust(wide) for part, wide in zip(parts, widths, strict=True))
        yield _APART.join(padded).rstrip()
