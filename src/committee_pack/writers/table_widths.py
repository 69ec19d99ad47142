"""How wide the columns of a table are: as wanted, or by what stands in them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

# Twentieths of a point: an em of table text at 10 points, both margins of a cell.
_EM = 200
_CELL_MARGINS = 240
OTHER_FONT = 1.15
"""How much wider words may come out on a machine that lacks their font and sets another."""
_LONGEST_LINE = 70
_LONGEST_WORD = 30
# As long as “30 November 2026”.
_DATE = 16
# A heading of no more letters, such as "Due date", is not parted either.
_HEADING = 10
# Widths of Arial's letters in hundredths of an em, near enough to tell whether a word fits.
_NARROW, _USUAL, _CAPITAL, _WIDE = 30, 56, 70, 87
_BOLD = 1.08
_LETTERS = {
    **dict.fromkeys("ijltfrI.,:;'’‘!|()[]/- ", _NARROW),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&", _CAPITAL),
    **dict.fromkeys("mwMW@%—…", _WIDE),
}
# Letters as single bytes, and their widths as bytes: summed without a step for each letter.
_BYTES = "cp1252"
_HUNDREDTHS = bytearray([_USUAL] * 256)
for _letter, _width in _LETTERS.items():
    _HUNDREDTHS[_letter.encode(_BYTES)[0]] = _width


class Needs(NamedTuple):
    """For each column the width of its longest word, of short texts unbroken, of all text.

    A short heading counts as a word.
    """

    words: list[float]
    short: list[float]
    most: list[float]


def column_widths(
    rows: Sequence[Sequence[str]], wanted: Sequence[float], width: int, header: int
) -> list[int]:
    """Give the widths of columns; they add up to the width of the text.

    No word is broken where there is room for all longest words.

    Args:
        rows: the texts.
        wanted: relative widths; where there are none (or not all are above nothing), the lengths
            of the texts decide.
        width: the width to fill, in twentieths of a point.
        header: how many rows at the top are set in bold.
    """
    return shared_widths(needs_of(rows, header), wanted, width)


def shared_widths(
    needs: Needs, wanted: Sequence[float], width: int, wider: float = 1.0
) -> list[int]:
    """Give the widths of columns by what they need, as ``column_widths`` does.

    Args:
        needs: what the columns need.
        wanted: relative widths.
        width: the width to fill, in twentieths of a point.
        wider: how much wider the longest words may come out; heeded as far as there is room.
    """
    words, short, most = needs
    room = max(1.0, min(wider, width / sum(words)))
    words = [need * room for need in words]
    short, most = (list(map(max, words, one)) for one in (short, most))
    if len(wanted) == len(words) and all(0 < share < float("inf") for share in wanted):
        shares = _not_below(words, [share * width / sum(wanted) for share in wanted], width)
    else:
        shares = _shared_out(short if sum(short) <= width else words, most, width)
    total = sum(shares)
    edges = [round(width * sum(shares[:index]) / total) for index in range(len(shares) + 1)]
    return [max(1, right - left) for left, right in pairwise(edges)]


def needs_of(rows: Sequence[Sequence[str]], header: int, em: int = _EM) -> Needs:
    """See what the columns of a table need, in twentieths of a point.

    Args:
        rows: the texts.
        header: how many rows at the top are set in bold.
        em: the size of the text.
    """
    words: list[float] = []
    short: list[float] = []
    most: list[float] = []
    for column in range(len(rows[0])):
        heads = {line for row in rows[:header] for line in row[column].split("\n")}
        texts = {row[column] for row in rows[header:]}
        lines = {line for text in texts for line in text.split("\n")}
        # Bold, because the words of a status are.
        word = _BOLD * _widest(_words(heads | lines), _LONGEST_WORD)
        line = max(_BOLD * _widest(heads, _LONGEST_LINE), _widest(lines, _LONGEST_LINE))
        named = _BOLD * _widest((head for head in heads if len(head) <= _HEADING), _HEADING)
        words.append(max(word, named) * em + _CELL_MARGINS)
        fits = _widest(lines, _DATE) if all(len(one) <= _DATE for one in lines) else 0.0
        short.append(max(words[-1], fits * em + _CELL_MARGINS))
        most.append(max(short[-1], line * em + _CELL_MARGINS))
    return Needs(words, short, most)


def _words(lines: Iterable[str]) -> set[str]:
    return {word for line in lines for word in line.split()}


def _widest(texts: Iterable[str], longest: int) -> float:
    """Give the width of the widest text, in ems; no more of a text counts than ``longest``."""
    widest = 0
    for text in sorted(texts, key=len, reverse=True):
        if min(len(text), longest) * _WIDE <= widest:
            break
        letters = text[:longest].encode(_BYTES, "replace")
        widest = max(widest, sum(letters.translate(_HUNDREDTHS)))
    return widest / 100


def _shared_out(least: list[float], most: list[float], width: int) -> list[float]:
    """Give each column what it needs, and the rest to those with most text."""
    spare, wish = width - sum(least), sum(most) - sum(least)
    if spare <= 0 or wish <= 0:
        return least if spare <= 0 else most
    part = min(1.0, spare / wish)
    return [low + (high - low) * part for low, high in zip(least, most, strict=True)]


def _not_below(least: list[float], wanted: list[float], width: int) -> list[float]:
    """Widen the columns whose words would break, at the cost of those that have enough."""
    spare = sum(max(0.0, want - low) for low, want in zip(least, wanted, strict=True))
    lacking = sum(max(0.0, low - want) for low, want in zip(least, wanted, strict=True))
    if spare <= lacking:
        return least
    keep = 1 - lacking / spare
    return [low + max(0.0, want - low) * keep for low, want in zip(least, wanted, strict=True)]
