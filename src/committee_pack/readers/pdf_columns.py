"""Pages set in two columns of text: where the gutter runs, and what is read before what."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby

import msgspec

from committee_pack.readers.pdf_lines import Line, build_lines
from committee_pack.readers.pdf_page import PageLink, Piece

# A column of text has so many lines at least, and so many letters in a line on average.
_FEWEST_LINES, _FEWEST_LETTERS = 6, 18
# Points of white that run down between columns, and the share of the font size that is a gutter
# on a single line: less is the space between two words.
_GUTTER, _GUTTER_SHARE = 8, 0.8
# Shares: of lines that run to the column's edge, of the signs that are letters, of the wider
# column that the narrower one takes up. Labels beside values, and figures, fall short of them.
_FULL, _LETTERS, _NARROW = 0.5, 0.7, 0.6
# Lines apart, in font sizes: a header or footer stands further from the columns than this.
_APART = 3.0


class _Row(msgspec.Struct, frozen=True):
    """The words on one baseline, left and right of a gutter."""

    baseline: float
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    crosses: bool


class _Region(msgspec.Struct, frozen=True):
    """A part of a page that is set in two columns, from its first baseline to its last."""

    first: float
    last: float
    gutter: float


def lines_in_order(
    pieces: Sequence[Piece], framed: Iterable[Line], page: int, links: Sequence[PageLink]
) -> list[Line]:
    """Put what is in no table into lines, in the order they are read.

    Args:
        pieces: the pieces of one page.
        framed: lines of the page that are built already.
        page: its number, from 1.
        links: areas of the page that lead somewhere.

    Returns:
        Lines from the top of the page down; where it is set in two columns, the left one first.
        ``Line.stretch`` counts the stretches that are read from the top down.
    """
    regions = _regions(pieces)
    if not regions:
        lines = [*framed, *build_lines(pieces, page, links)]
        return sorted(lines, key=lambda line: (line.baseline, line.x0))
    stretches: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        middle = (piece.x0 + piece.x1) / 2
        stretches[_stretch(piece.baseline, middle, regions)].append(piece)
    found = [
        msgspec.structs.replace(line, stretch=stretch)
        for stretch, held in stretches.items()
        for line in build_lines(held, page, links)
    ]
    for line in framed:
        stretch = _stretch(line.baseline, line.x0, regions)
        found.append(msgspec.structs.replace(line, stretch=stretch))
    return sorted(found, key=lambda line: (line.stretch, line.baseline, line.x0))


def is_column(stretch: int) -> bool:
    """Tell whether a stretch is a column, as opposed to lines over the page's whole width."""
    return stretch % 3 != 0


def _stretch(baseline: float, x: float, regions: Sequence[_Region]) -> int:
    """Number stretches by reading order: 0 above the columns, 1 and 2 in them, 3 below."""
    for i, region in enumerate(regions):
        if baseline < region.first - 1:
            return 3 * i
        if baseline <= region.last + 1:
            return 3 * i + (1 if x < region.gutter else 2)
    return 3 * len(regions)


def _regions(pieces: Sequence[Piece]) -> list[_Region]:
    seen = [piece for piece in pieces if piece.upright and not piece.text.isspace()]
    gutter = _gutter(seen)
    if gutter is None:
        return []
    runs = groupby(_rows(seen, gutter), key=lambda row: row.crosses)
    found = (_region(list(rows)) for crosses, rows in runs if not crosses)
    return [region for region in found if region]


def _gutter(seen: Sequence[Piece]) -> float | None:
    """Give the middle of the widest strip in the middle of the page that few words stand in."""
    if len(seen) < 4 * _FEWEST_LINES:
        return None
    left, right = int(min(piece.x0 for piece in seen)), int(max(piece.x1 for piece in seen)) + 1
    steps = [0] * (right - left + 2)
    for piece in seen:
        steps[int(piece.x0) - left] += 1
        steps[int(piece.x1) - left + 1] -= 1
    inked = list(accumulate(steps))
    usual = sorted(inked)[len(inked) // 2]
    strips: list[tuple[int, float]] = []
    at = 0
    for white, cells in groupby(inked, key=lambda count: count <= 0.4 * usual):
        width = len(list(cells))
        middle = at + width / 2
        if white and width >= _GUTTER and 0.3 < middle / len(inked) < 0.7:
            strips.append((width, left + middle))
        at += width
    return max(strips)[1] if strips else None


def _rows(seen: Iterable[Piece], gutter: float) -> list[_Row]:
    by_baseline: dict[int, list[Piece]] = defaultdict(list)
    for piece in seen:
        by_baseline[round(piece.baseline)].append(piece)
    return [_row(by_baseline[baseline], gutter) for baseline in sorted(by_baseline)]


def _row(pieces: Sequence[Piece], gutter: float) -> _Row:
    left = tuple(piece for piece in pieces if piece.x0 + piece.x1 < 2 * gutter)
    right = tuple(piece for piece in pieces if piece.x0 + piece.x1 >= 2 * gutter)
    edge = max((piece.x1 for piece in left), default=gutter)
    start = min((piece.x0 for piece in right), default=gutter)
    size = max(piece.size for piece in pieces)
    # One side alone may reach the gutter's middle; on both, the white between must be a gutter.
    narrow = bool(left and right) and start - edge < _GUTTER_SHARE * size
    crosses = narrow or edge > gutter + 1 or start < gutter - 1
    return _Row(pieces[0].baseline, left, right, crosses)


def _region(rows: Sequence[_Row]) -> _Region | None:
    rows = _without_lone_ends(rows)
    left = [row.left for row in rows if row.left]
    right = [row.right for row in rows if row.right]
    if min(len(left), len(right)) < _FEWEST_LINES:
        return None
    if not (_is_prose(left) and _is_prose(right)):
        return None
    widths = sorted(_right(side) - _left(side) for side in (left, right))
    if widths[0] < _NARROW * widths[1]:
        return None
    return _Region(rows[0].baseline, rows[-1].baseline, (_right(left) + _left(right)) / 2)


def _without_lone_ends(rows: Sequence[_Row]) -> Sequence[_Row]:
    """Leave out a header above, or a footer below, that stands apart from the columns."""
    while len(rows) > 1 and rows[1].baseline - rows[0].baseline > _APART * _size(rows[0]):
        rows = rows[1:]
    while len(rows) > 1 and rows[-1].baseline - rows[-2].baseline > _APART * _size(rows[-1]):
        rows = rows[:-1]
    return rows


def _size(row: _Row) -> float:
    return max(piece.size for piece in (*row.left, *row.right))


def _is_prose(lines: Sequence[Sequence[Piece]]) -> bool:
    """Tell lines of sentences from labels, figures and lists of names."""
    text = "".join(piece.text for line in lines for piece in line)
    letters = sum(map(str.isalpha, text))
    if letters < _FEWEST_LETTERS * len(lines) or letters < _LETTERS * len(text):
        return False
    edge = _right(lines) - 0.2 * (_right(lines) - _left(lines))
    full = sum(max(piece.x1 for piece in line) > edge for line in lines)
    return full >= _FULL * len(lines)


def _left(lines: Iterable[Sequence[Piece]]) -> float:
    return min(piece.x0 for line in lines for piece in line)


def _right(lines: Iterable[Sequence[Piece]]) -> float:
    return max(piece.x1 for line in lines for piece in line)
