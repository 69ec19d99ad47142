"""Words of a pdf that a line goes through: a level line at the middle height of their letters."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from committee_pack.model.finding import Finding
from committee_pack.model.source import Where
from committee_pack.readers.pdf_page import Box, PdfPage, Piece
from committee_pack.readers.struck import struck_through

# The middle of small letters, above the baseline, as shares of the font size.
_LOW, _HIGH = 0.14, 0.42
# A rule of a table or a chart goes on where no words are; this share of a strike is words.
_WORDS = 0.7
# Shares of a word that a strike covers, and of the font size that two words are apart.
_COVERED, _APART = 0.5, 0.8

_Level = tuple[float, float, float]


def struck_findings(page: PdfPage, source: str) -> list[Finding]:
    """Tell of words that a level line goes through.

    Args:
        page: what is printed on the page.
        source: the file's name.
    """
    lines = _level(page.edges)
    if not lines:
        return []
    heights = [line[0] for line in lines]
    crossed: dict[_Level, list[Piece]] = {}
    for piece in page.pieces:
        if not piece.upright or piece.text.isspace():
            continue
        at = bisect_left(heights, piece.baseline - _HIGH * piece.size)
        while at < len(lines) and heights[at] < piece.baseline - _LOW * piece.size:
            if _overlap(lines[at], piece) > 0:
                crossed.setdefault(lines[at], []).append(piece)
            at += 1
    struck = [piece for line, pieces in crossed.items() for piece in _struck(line, pieces)]
    return [
        struck_through(words, Where(source=source, page=page.number, box=box))
        for words, box in _passages(struck)
    ]


def _level(edges: Iterable[Mapping[str, Any]]) -> list[_Level]:
    """Give height, left and right end of each level line, from the top of the page down."""
    return sorted(
        {(edge["top"], edge["x0"], edge["x1"]) for edge in edges if edge["orientation"] == "h"}
    )


def _overlap(line: _Level, piece: Piece) -> float:
    return min(line[2], piece.x1) - max(line[1], piece.x0)


def _struck(line: _Level, pieces: Sequence[Piece]) -> list[Piece]:
    """Give the words that a line strikes; none where it is drawn for another end."""
    covered = sum(_overlap(line, piece) for piece in pieces)
    spaces = sum(0.4 * piece.size for piece in pieces[1:])
    if covered + spaces < _WORDS * (line[2] - line[1]):
        return []
    return [p for p in pieces if _overlap(line, p) > _COVERED * (p.x1 - p.x0)]


def _passages(struck: Iterable[Piece]) -> list[tuple[str, Box]]:
    """Join words side by side, each once, though the edges of a thin area are two lines."""
    passages: list[list[Piece]] = []
    for piece in sorted(set(struck), key=lambda one: (one.baseline, one.x0)):
        last = passages[-1][-1] if passages else None
        if not any(map(str.isalnum, piece.text)):
            # A line of dashes, or a point alone.
            continue
        if last is not None and last.text == piece.text and abs(last.x0 - piece.x0) < 1:
            # Printed twice over itself: an old way to print bold.
            continue
        if (
            last is not None
            and abs(last.baseline - piece.baseline) < 0.2 * piece.size
            and piece.x0 - last.x1 < _APART * piece.size
        ):
            passages[-1].append(piece)
        else:
            passages.append([piece])
    return [(_text(passage), _box(passage)) for passage in passages]


def _text(pieces: Sequence[Piece]) -> str:
    text = pieces[0].text
    for last, piece in pairwise(pieces):
        text += (" " if piece.x0 - last.x1 > 0.12 * piece.size else "") + piece.text
    return text


def _box(pieces: Sequence[Piece]) -> Box:
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    top, bottom = min(p.top for p in pieces), max(p.bottom for p in pieces)
    return (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
