"""How the words of a line look: font, size, baseline, bold, raised, linked."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from committee_pack.model.report import Run
from committee_pack.readers.pdf_fonts import as_printed, font_look
from committee_pack.readers.pdf_page import PageLink, Piece

_T = TypeVar("_T")


def mostly(values: Sequence[_T], pieces: Sequence[Piece]) -> _T:
    """Give the value that most letters have; of two, the one that comes first."""
    if values.count(values[0]) == len(values):
        return values[0]
    counts: dict[_T, int] = {}
    for value, piece in zip(values, pieces, strict=True):
        counts[value] = counts.get(value, 0) + len(piece.text)
    return max(counts, key=counts.__getitem__)


def size_of(row: Iterable[Piece]) -> float:
    """Give the font size of most of the letters."""
    seen = [c for c in row if not c.text.isspace()]
    sizes = {c.size for c in seen}
    if len(sizes) == 1:
        return round(sizes.pop(), 1)
    return mostly([round(c.size, 1) for c in seen], seen) if seen else 1.0


def _baseline(seen: Sequence[Piece], size: float) -> float:
    """Give the baseline of most of the letters that are not small."""
    full = [c for c in seen if c.size > 0.8 * size]
    return mostly([round(c.baseline, 1) for c in full], full) if full else seen[0].baseline


class _Look(NamedTuple):
    bold: bool
    italic: bool
    superscript: bool
    subscript: bool
    link: str | None


class Looks:
    """How the words of one line look.

    Args:
        size: font size of the line in points.
        baseline: where it stands.
        font: what most of it is set in.
        bold: whether all of its letters are.
        links: areas of the page that lead somewhere.
        uniform: whether all of it is one run: in one font, of one size, on one baseline.
    """

    def __init__(
        self,
        size: float,
        baseline: float,
        font: str,
        bold: bool,
        links: Sequence[PageLink],
        *,
        uniform: bool = False,
    ) -> None:
        self.size = size
        self.baseline = baseline
        self.font = font
        self.bold = bold
        self.uniform = uniform
        self.links = links
        self.known: dict[tuple[str, float, float], _Look] = {}

    def runs(self, words: Sequence[Sequence[Piece]]) -> tuple[Run, ...]:
        """Give words as runs; a space looks like the word before it."""
        if self.uniform:
            text = " ".join(["".join([piece.text for piece in word]) for word in words])
            font = font_look(self.font)
            printed = as_printed(text, self.font)
            return (Run(text=printed, bold=font.bold, italic=font.italic),)
        found: list[tuple[_Look, list[str]]] = []
        for word in words:
            if found:
                found[-1][1].append(" ")
            for piece in word:
                look = self._look(piece)
                if not found or found[-1][0] != look:
                    found.append((look, []))
                found[-1][1].append(as_printed(piece.text, piece.font))
        return tuple(_run(look, "".join(texts)) for look, texts in found)

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


def _run(look: _Look, text: str) -> Run:
    return Run(
        text=text,
        bold=look.bold,
        italic=look.italic,
        superscript=look.superscript,
        subscript=look.subscript,
        link=look.link,
    )


def _link(piece: Piece, links: Sequence[PageLink]) -> str | None:
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    for link in links:
        left, top, right, bottom = link.box
        if left <= x <= right and top <= y <= bottom:
            return link.address
    return None


def looks_of(seen: Sequence[Piece], links: Sequence[PageLink]) -> Looks:
    """Tell how the letters of a line look; nearly all lines are set in one print."""
    prints = {(c.font, c.size, c.baseline) for c in seen}
    if len(prints) == 1:
        font, exact, base = prints.pop()
        look = font_look(font)
        bold = look.bold and not look.symbols
        return Looks(round(exact, 1), round(base, 1), font, bold, links, uniform=not links)
    size = size_of(seen)
    fonts = {font for font, _, _ in prints}
    lettered = [look for look in map(font_look, fonts) if not look.symbols]
    bold = bool(lettered) and all(look.bold for look in lettered)
    font = mostly([c.font for c in seen], seen)
    return Looks(size, _baseline(seen, size), font, bold, links)
