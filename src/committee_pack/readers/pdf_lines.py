"""Characters into lines: words with their formatting, parted where a wide gap stands."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

import msgspec

from committee_pack.model.report import Run, formatted
from committee_pack.readers.pdf_characters import Character, PageLink
from committee_pack.readers.pdf_fonts import as_printed, font_look
from committee_pack.readers.pdf_structure import Tagged

# Shares of the font size: a gap that is a space, one that parts a label from its words, and one
# that parts two columns (a tab, or a run of spaces before an answer).
_SPACE, _LABEL_GAP, _COLUMN_GAP = 0.15, 0.42, 1.45

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


def build_lines(
    characters: Iterable[Character], page: int, links: Sequence[PageLink] = ()
) -> list[Line]:
    """Put characters into lines, from the top of the page down.

    Args:
        characters: characters of one page, in any order; those that run sideways are left out.
        page: its number, from 1.
        links: areas of the page that lead somewhere.
    """
    upright = [c for c in characters if c.upright and c.text]
    rows = _rows(upright)
    lines = (_line(_without_doubles(row), page, links) for row in _with_raised(rows))
    return sorted(
        (line for line in lines if line is not None), key=lambda line: (line.baseline, line.x0)
    )


def _rows(characters: Iterable[Character]) -> list[list[Character]]:
    """Gather characters that stand on one baseline."""
    rows: list[list[Character]] = []
    base = float("-inf")
    for char in sorted(characters, key=lambda c: (c.baseline, c.x0)):
        if rows and char.baseline - base <= 0.2 * min(char.size, rows[-1][0].size) + 0.3:
            rows[-1].append(char)
        else:
            rows.append([char])
            base = char.baseline
    return [row for row in rows if any(not c.text.isspace() for c in row)]


def _with_raised(rows: Sequence[list[Character]]) -> list[list[Character]]:
    """Put raised and lowered small characters into the line they belong to."""
    sizes = [_size(row) for row in rows]
    ends = [(min(c.x0 for c in row), max(c.x1 for c in row)) for row in rows]
    joined: list[list[Character]] = [list(row) for row in rows]
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


def _size(row: Iterable[Character]) -> float:
    counted = Counter(round(c.size, 1) for c in row if not c.text.isspace())
    return counted.most_common(1)[0][0] if counted else 1.0


def _without_doubles(row: list[Character]) -> list[Character]:
    """Sort by place; drop a character printed twice over itself (an old way to print bold)."""
    kept: list[Character] = []
    for char in sorted(row, key=lambda c: c.x0):
        last = kept[-1] if kept else None
        if last and last.text == char.text and char.x0 - last.x0 < 0.12 * char.size:
            continue
        kept.append(char)
    return kept


def _line(row: Sequence[Character], page: int, links: Sequence[PageLink]) -> Line | None:
    seen = [c for c in row if not c.text.isspace()]
    if not seen:
        return None
    size = _size(seen)
    base = Counter(round(c.baseline, 1) for c in seen if c.size > 0.8 * size).most_common(1)
    baseline = base[0][0] if base else seen[0].baseline
    words = _words(row, size)
    fonts = Counter(c.font for c in seen)
    lettered = [font_look(font) for font in fonts if not font_look(font).symbols]
    return Line(
        page=page,
        parts=tuple(_parts(words, size, baseline, links)),
        top=min(c.top for c in seen),
        bottom=max(c.bottom for c in seen),
        baseline=baseline,
        size=size,
        bold=bool(lettered) and all(look.bold for look in lettered),
        font=fonts.most_common(1)[0][0],
        first_word="".join(as_printed(c.text, c.font) for c in words[0]),
        first_gap=words[1][0].x0 - words[0][-1].x1 if len(words) > 1 else 0.0,
        first_width=words[0][-1].x1 - words[0][0].x0,
        second_x0=words[1][0].x0 if len(words) > 1 else None,
        label_tagged=len(words) > 1 and _is_label(words[0]) and not _is_label(words[1]),
        tagged=_most_tagged(seen),
    )


def _most_tagged(row: Sequence[Character]) -> Tagged | None:
    """Give what the structure tree says of most of a line."""
    counts: Counter[int] = Counter()
    tags: dict[int, Tagged] = {}
    for char in row:
        if char.tagged is not None:
            counts[id(char.tagged)] += 1
            tags[id(char.tagged)] = char.tagged
    return tags[counts.most_common(1)[0][0]] if counts else None


def _words(row: Sequence[Character], size: float) -> list[list[Character]]:
    """Part a row into words, at spaces and at gaps that are as good as spaces."""
    words: list[list[Character]] = [[]]
    for char in row:
        if char.text.isspace():
            if words[-1]:
                words.append([])
            continue
        if words[-1] and _parts_words(words, char, size):
            words.append([])
        words[-1].append(char)
    return [word for word in words if word]


def _parts_words(words: Sequence[Sequence[Character]], char: Character, size: float) -> bool:
    """Tell whether a character starts a new word.

    A number at the start of a line may be set so close that no space is left between it and the
    words: there a hair's breadth is enough, or that the tags end the label.
    """
    last = words[-1][-1]
    gap = char.x0 - last.x1
    if gap > _SPACE * size:
        return True
    if len(words) > 1 or not char.text[:1].isalpha() or last.text not in _NUMBER_ENDS:
        return False
    return gap > 0.05 * size or (_is_label(words[0]) and not _is_label([char]))


def _parts(
    words: Sequence[Sequence[Character]],
    size: float,
    baseline: float,
    links: Sequence[PageLink],
) -> list[Part]:
    parts: list[Part] = []
    runs: list[Run] = []
    start = words[0][0].x0
    wide = _wide_gap(words, size)
    for i, word in enumerate(words):
        if i and word[0].x0 - words[i - 1][-1].x1 > wide:
            parts.append(Part(start, words[i - 1][-1].x1, joined_runs(runs)))
            runs, start = [], word[0].x0
        if runs:
            runs.append(msgspec.structs.replace(runs[-1], text=" "))
        runs += _runs(word, size, baseline, links)
    parts.append(Part(start, words[-1][-1].x1, joined_runs(runs)))
    return parts


def _wide_gap(words: Sequence[Sequence[Character]], size: float) -> float:
    """Give the gap that parts columns: in lines stretched to both margins, wider than the rest."""
    gaps = sorted(b[0].x0 - a[-1].x1 for a, b in pairwise(words))
    usual = gaps[(len(gaps) - 1) // 2] if len(gaps) > 2 else 0.0
    return max(_COLUMN_GAP * size, min(2 * usual, 4 * size))


def _is_label(word: Sequence[Character]) -> bool:
    return all(char.tagged is not None and char.tagged.label for char in word)


def joined_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Join neighbours of one formatting; unlike ``formatted``, plain words stay too."""
    return formatted(runs) or (Run(text="".join(run.text for run in runs)),)


def _runs(
    word: Sequence[Character], size: float, baseline: float, links: Sequence[PageLink]
) -> list[Run]:
    def style(char: Character) -> tuple[str, float, float, str | None]:
        return char.font, char.size, char.baseline, _link(char, links) if links else None

    runs = []
    for (font, height, base, link), chars in groupby(word, key=style):
        look = font_look(font)
        small = height < 0.8 * size
        runs.append(
            Run(
                text="".join(as_printed(char.text, font) for char in chars),
                bold=look.bold,
                italic=look.italic,
                superscript=small and base < baseline - 0.1 * size,
                subscript=small and base > baseline + 0.05 * size,
                link=link,
            )
        )
    return runs


def _link(char: Character, links: Sequence[PageLink]) -> str | None:
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    for link in links:
        left, top, right, bottom = link.box
        if left <= x <= right and top <= y <= bottom:
            return link.address
    return None
