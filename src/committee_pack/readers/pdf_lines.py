"""Characters into lines: words with their formatting, parted where a wide gap stands."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeVar

import msgspec

from committee_pack.model.report import Run
from committee_pack.readers.pdf_fonts import as_printed, font_look
from committee_pack.readers.pdf_page import PageLink, Piece
from committee_pack.readers.pdf_structure import Tagged

# Shares of the font size: a gap that is a space, one that parts a label from its words, and one
# that parts two columns (a tab, or a run of spaces before an answer).
_SPACE, _LABEL_GAP, _COLUMN_GAP = 0.15, 0.42, 1.45

_T = TypeVar("_T")
_BY_PLACE, _BY_LEFT = attrgetter("baseline", "x0"), attrgetter("x0")
_NUMBER_ENDS = frozenset(".)0123456789")


class Part(msgspec.Struct, frozen=True):
    """A stretch of a line between wide gaps."""

    x0: float
    x1: float
    runs: tuple[Run, ...]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line of print.

    Attributes:
        page: its page, from 1.
        parts: its words, parted where a wide gap stands.
        first_word: the word it starts with, and ``first_gap`` the gap after it in points.
        first_width: its width.
        second_x0: where the second word starts, or None.
        label_tagged: whether the structure tree calls the first word, and no other, a label.
        tagged: what the structure tree says of most of it.
        stretch: the stretch of its page that is read from the top down: 0 but where text is set
            in columns.
    """

    page: int
    parts: tuple[Part, ...]
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    font: str
    first_word: str
    first_gap: float
    first_width: float
    second_x0: float | None
    label_tagged: bool = False
    tagged: Tagged | None = None
    stretch: int = 0

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.parts[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.parts[-1].x1

    @property
    def text(self) -> str:
        """The words, a tab at each wide gap."""
        return "\t".join("".join(run.text for run in part.runs) for part in self.parts)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words with their formatting, a tab at each wide gap."""
        runs: list[Run] = []
        for part in self.parts:
            runs += [Run(text="\t")] if runs else []
            runs += part.runs
        return tuple(runs)

    @property
    def label_apart(self) -> bool:
        """Whether the first word stands apart from the rest, as a label does."""
        return self.label_tagged or self.first_gap > _LABEL_GAP * self.size


def build_lines(pieces: Iterable[Piece], page: int, links: Sequence[PageLink] = ()) -> list[Line]:
    """Put pieces into lines, from the top of the page down.

    Args:
        pieces: pieces of one page, in any order; those that run sideways are left out.
        page: its number, from 1.
        links: areas of the page that lead somewhere.
    """
    upright = [c for c in pieces if c.upright and c.text]
    rows = _rows(upright)
    lines = (_line(_without_doubles(row), page, links) for row in _with_raised(rows))
    return sorted(
        (line for line in lines if line is not None), key=lambda line: (line.baseline, line.x0)
    )


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Gather pieces that stand on one baseline."""
    rows: list[list[Piece]] = []
    base, reach = 0.0, -1.0
    for piece in sorted(pieces, key=_BY_PLACE):
        if piece.baseline - base <= 0.2 * min(piece.size, reach) + 0.3 and reach >= 0:
            rows[-1].append(piece)
        else:
            rows.append([piece])
            base, reach = piece.baseline, piece.size
    return [row for row in rows if not all(piece.text.isspace() for piece in row)]


def _with_raised(rows: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Put raised and lowered small pieces into the line they belong to."""
    if len(rows) < 2:
        return list(rows)
    sizes = [_size(row) for row in rows]
    ends = [(min(c.x0 for c in row), max(c.x1 for c in row)) for row in rows]
    joined: list[list[Piece]] = [list(row) for row in rows]
    for i, row in enumerate(rows):
        for j in (i + 1, i - 1):
            if not 0 <= j < len(rows) or not joined[j] or sizes[i] > 0.8 * sizes[j]:
                continue
            apart = abs(rows[j][0].baseline - row[0].baseline)
            reach = sizes[j] * 2
            beside = ends[j][0] - reach <= ends[i][0] and ends[i][1] <= ends[j][1] + reach
            if apart < 0.6 * sizes[j] and beside:
                joined[j] += row
                joined[i] = []
                break
    return [row for row in joined if row]


def _mostly(values: Sequence[_T], pieces: Sequence[Piece]) -> _T:
    """Give the value that most letters have; of two, the one that comes first."""
    if values.count(values[0]) == len(values):
        return values[0]
    counts: dict[_T, int] = {}
    for value, piece in zip(values, pieces, strict=True):
        counts[value] = counts.get(value, 0) + len(piece.text)
    return max(counts, key=counts.__getitem__)


def _size(row: Iterable[Piece]) -> float:
    """Give the font size of most of the letters."""
    seen = [c for c in row if not c.text.isspace()]
    sizes = {c.size for c in seen}
    if len(sizes) == 1:
        return round(sizes.pop(), 1)
    return _mostly([round(c.size, 1) for c in seen], seen) if seen else 1.0


def _baseline(seen: Sequence[Piece], size: float) -> float:
    """Give the baseline of most of the letters that are not small."""
    full = [c for c in seen if c.size > 0.8 * size]
    return _mostly([round(c.baseline, 1) for c in full], full) if full else seen[0].baseline


def _without_doubles(row: list[Piece]) -> list[Piece]:
    """Sort by place; drop letters printed twice over themselves (an old way to print bold)."""
    kept: list[Piece] = []
    last: Piece | None = None
    for piece in sorted(row, key=_BY_LEFT):
        if not piece.text.isspace():
            if last is not None and piece.x0 < last.x1 and _is_double(last, piece):
                continue
            last = piece
        kept.append(piece)
    return kept


def _is_double(last: Piece, piece: Piece) -> bool:
    slack = 0.12 * piece.size
    if last.text == piece.text:
        return piece.x0 - last.x0 < slack
    return last.text.endswith(piece.text) and abs(piece.x1 - last.x1) < slack


def _line(row: Sequence[Piece], page: int, links: Sequence[PageLink]) -> Line | None:
    seen = [c for c in row if not c.text.isspace()]
    if not seen:
        return None
    size = _size(seen)
    baseline = _baseline(seen, size)
    words = _words(row, size)
    first, second = words[0], words[1] if len(words) > 1 else None
    lettered = [look for look in {font_look(c.font) for c in seen} if not look.symbols]
    return Line(
        page=page,
        parts=tuple(_parts(words, _Looks(size, baseline, links))),
        top=min([c.top for c in seen]),
        bottom=max([c.bottom for c in seen]),
        baseline=baseline,
        size=size,
        bold=bool(lettered) and all(look.bold for look in lettered),
        font=_mostly([c.font for c in seen], seen),
        first_word="".join([as_printed(c.text, c.font) for c in first]),
        first_gap=second[0].x0 - first[-1].x1 if second else 0.0,
        first_width=first[-1].x1 - first[0].x0,
        second_x0=second[0].x0 if second else None,
        label_tagged=second is not None and _is_label(first) and not _is_label(second),
        tagged=_most_tagged(seen),
    )


def _most_tagged(row: Sequence[Piece]) -> Tagged | None:
    """Give what the structure tree says of most of a line."""
    tagged = [piece for piece in row if piece.tagged is not None]
    tags = {id(piece.tagged): piece.tagged for piece in tagged}
    if len(tags) < 2:
        return next(iter(tags.values()), None)
    return tags[_mostly([id(piece.tagged) for piece in tagged], tagged)]


def _words(row: Sequence[Piece], size: float) -> list[list[Piece]]:
    """Part a row into words, at spaces and at gaps that are as good as spaces."""
    words: list[list[Piece]] = [[]]
    for piece in row:
        if piece.text.isspace():
            if words[-1]:
                words.append([])
            continue
        if words[-1] and _parts_words(words, piece, size):
            words.append([])
        words[-1].append(piece)
    return [word for word in words if word]


def _parts_words(words: Sequence[Sequence[Piece]], piece: Piece, size: float) -> bool:
    """Tell whether a piece starts a new word.

    A number at the start of a line may be set so close that no space is left between it and the
    words: there a hair's breadth is enough, or that the tags end the label.
    """
    last = words[-1][-1]
    gap = piece.x0 - last.x1
    if gap > _SPACE * size:
        return True
    if len(words) > 1 or not piece.text[:1].isalpha() or last.text[-1] not in _NUMBER_ENDS:
        return False
    return gap > 0.05 * size or (_is_label(words[0]) and not _is_label([piece]))


def _parts(words: Sequence[Sequence[Piece]], looks: "_Looks") -> Iterator[Part]:
    wide = _wide_gap(words, looks.size)
    start = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or words[i][0].x0 - words[i - 1][-1].x1 > wide:
            part = words[start:i]
            yield Part(part[0][0].x0, part[-1][-1].x1, looks.runs(part))
            start = i


def _wide_gap(words: Sequence[Sequence[Piece]], size: float) -> float:
    """Give the gap that parts columns: in lines stretched to both margins, wider than the rest."""
    gaps = sorted(b[0].x0 - a[-1].x1 for a, b in pairwise(words))
    usual = gaps[(len(gaps) - 1) // 2] if len(gaps) > 2 else 0.0
    return max(_COLUMN_GAP * size, min(2 * usual, 4 * size))


def _is_label(word: Sequence[Piece]) -> bool:
    return all(piece.tagged is not None and piece.tagged.label for piece in word)


class _Look(NamedTuple):
    bold: bool
    italic: bool
    superscript: bool
    subscript: bool
    link: str | None


class _Looks:
    """Tells how the words of one line look, by its size and baseline in points."""

    def __init__(self, size: float, baseline: float, links: Sequence[PageLink]) -> None:
        self.size = size
        self.baseline = baseline
        self.links = links
        self.known: dict[tuple[str, float, float], _Look] = {}

    def runs(self, words: Iterable[Iterable[Piece]]) -> tuple[Run, ...]:
        """Give words as runs; a space looks like the word before it."""
        found: list[tuple[_Look, list[str]]] = []
        for word in words:
            if found:
                found[-1][1].append(" ")
            for piece in word:
                look = self._look(piece)
                if not found or found[-1][0] != look:
                    found.append((look, []))
                found[-1][1].append(as_printed(piece.text, piece.font))
        return tuple(
            Run(
                text="".join(texts),
                bold=look.bold,
                italic=look.italic,
                superscript=look.superscript,
                subscript=look.subscript,
                link=look.link,
            )
            for look, texts in found
        )

    def _look(self, piece: Piece) -> _Look:
        look = self.known.get((piece.font, piece.size, piece.baseline))
        if look is None:
            font = font_look(piece.font)
            small = piece.size < 0.8 * self.size
            look = _Look(
                bold=font.bold,
                italic=font.italic,
                superscript=small and piece.baseline < self.baseline - 0.1 * self.size,
                subscript=small and piece.baseline > self.baseline + 0.05 * self.size,
                link=None,
            )
            self.known[piece.font, piece.size, piece.baseline] = look
        return look._replace(link=_link(piece, self.links)) if self.links else look


def _link(piece: Piece, links: Sequence[PageLink]) -> str | None:
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    for link in links:
        left, top, right, bottom = link.box
        if left <= x <= right and top <= y <= bottom:
            return link.address
    return None
