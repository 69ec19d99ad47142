"""How wide the columns of a table are: as wanted, or by what stands in them."""

from collections.abc import Sequence
from itertools import pairwise

# Twentieths of a point: a letter at 10 points on the average, both margins of a cell.
_CHARACTER = 108
_CELL_MARGINS = 240
_LONGEST_LINE = 70
_LONGEST_WORD = 30
# As long as “30 November 2026”.
_DATE = 16


def column_widths(
    rows: Sequence[Sequence[str]], wanted: Sequence[float], width: int, header: int
) -> list[int]:
    """Give the widths of columns; they add up to the width of the text.

    Args:
        rows: the texts.
        wanted: relative widths; where there are none (or not all are above nothing), the lengths
            of the texts and of their longest words decide.
        width: the width to fill, in twentieths of a point.
        header: how many rows at the top are set in bold.
    """
    count = len(rows[0])
    if len(wanted) == count and all(0 < share < float("inf") for share in wanted):
        shares = [float(share) for share in wanted]
    else:
        shares = _natural_widths(rows, width, header)
    total = sum(shares)
    edges = [round(width * sum(shares[:index]) / total) for index in range(count + 1)]
    return [max(1, right - left) for left, right in pairwise(edges)]


def _natural_widths(rows: Sequence[Sequence[str]], width: int, header: int) -> list[float]:
    """Share the width out: room for the longest word first, the rest to the columns with most.

    Short texts, such as dates, are not broken where there is room for them.
    """
    words: list[float] = []
    short: list[float] = []
    most: list[float] = []
    for column in range(len(rows[0])):
        word = line = whole = 1.0
        for index, row in enumerate(rows):
            wider = 1.12 if index < header else 1.0
            lines = [wider * len(part) for part in row[column].split("\n")]
            word = max(word, *(wider * len(part) for part in (*row[column].split(), "")))
            line = max(line, *lines)
            if index >= header:
                whole = max(whole, *lines)
        words.append(min(word, _LONGEST_WORD) * _CHARACTER + _CELL_MARGINS)
        short.append(max(words[-1], _CELL_MARGINS + _CHARACTER * (whole if whole <= _DATE else 0)))
        most.append(max(short[-1], min(line, _LONGEST_LINE) * _CHARACTER + _CELL_MARGINS))
    least = short if sum(short) <= width else words
    spare, wish = width - sum(least), sum(most) - sum(least)
    if spare <= 0 or wish <= 0:
        return least if spare <= 0 else most
    part = min(1.0, spare / wish)
    return [low + (high - low) * part for low, high in zip(least, most, strict=True)]
