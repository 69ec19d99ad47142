"""Characters into lines: words with their formatting, parted where a wide gap stands."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

import msgspec

from committee_pack.model.report import Run
from committee_pack.readers.pdf_fonts import as_printed
from committee_pack.readers.pdf_looks import Looks, looks_of, mostly, size_of
from committee_pack.readers.pdf_page import PageLink, Piece
from committee_pack.readers.pdf_structure import Tagged

# Shares of the font size: a gap that is a space, one that parts a label from its words, and one
# that parts two columns (a tab, or a run of spaces before an answer).
_SPACE, _LABEL_GAP, _COLUMN_GAP = 0.15, 0.42, 1.45

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
        below_rule: whether the rule between two rows of a frame stands right above it.
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
    below_rule: bool = False

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
        apart = piece.baseline - base
        if reach >= 0 and (apart == 0 or apart <= 0.2 * min(piece.size, reach) + 0.3):
            rows[-1].append(piece)
        else:
            rows.append([piece])
            base, reach = piece.baseline, piece.size
    return [row for row in rows if not all(piece.text.isspace() for piece in row)]


def _with_raised(rows: Sequence[list[Piece]]) -> list[list[Piece]]:
    """Put raised and lowered small pieces into the line they belong to."""
    if len(rows) < 2:
        return list(rows)
    sizes = [size_of(row) for row in rows]
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
    looks = looks_of(seen, links)
    words = _words(row, looks.size)
    first, second = words[0], words[1] if len(words) > 1 else None
    return Line(
        page=page,
        parts=tuple(_parts(words, looks)),
        top=min([c.top for c in seen]),
        bottom=max([c.bottom for c in seen]),
        baseline=looks.baseline,
        size=looks.size,
        bold=looks.bold,
        font=looks.font,
        first_word="".join([as_printed(c.text, c.font) for c in first]),
        first_gap=second[0].x0 - first[-1].x1 if second else 0.0,
        first_width=first[-1].x1 - first[0].x0,
        second_x0=second[0].x0 if second else None,
        label_tagged=second is not None and _is_label(first) and not _is_label(second),
        tagged=_most_tagged(seen),
    )


def _most_tagged(row: Sequence[Piece]) -> Tagged | None:
    """Give what the structure tree says of most of a line."""
    first = row[0].tagged
    if len({id(piece.tagged) for piece in row}) == 1:
        return first
    tagged = [piece for piece in row if piece.tagged is not None]
    tags = {id(piece.tagged): piece.tagged for piece in tagged}
    if len(tags) < 2:
        return next(iter(tags.values()), None)
    return tags[mostly([id(piece.tagged) for piece in tagged], tagged)]


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


def _parts(words: Sequence[Sequence[Piece]], looks: Looks) -> Iterator[Part]:
    gaps = [b[0].x0 - a[-1].x1 for a, b in pairwise(words)]
    wide = _wide_gap(gaps, looks.size)
    start = 0
    for end in [i for i, gap in enumerate(gaps, 1) if gap > wide] + [len(words)]:
        part = words[start:end]
        yield Part(part[0][0].x0, part[-1][-1].x1, looks.runs(part))
        start = end


def _wide_gap(gaps: Sequence[float], size: float) -> float:
    """Give the gap that parts columns: in lines stretched to both margins, wider than the rest."""
    usual = sorted(gaps)[(len(gaps) - 1) // 2] if len(gaps) > 2 else 0.0
    return max(_COLUMN_GAP * size, min(2 * usual, 4 * size))


def _is_label(word: Sequence[Piece]) -> bool:
    return all(piece.tagged is not None and piece.tagged.label for piece in word)
