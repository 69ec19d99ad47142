"""What one Word paragraph holds once it is read: words in their looks, and what hangs on them."""

from typing import NamedTuple

import msgspec

from committee_pack.model.report import Run
from committee_pack.readers.docx_drawings import Attached
from committee_pack.readers.docx_styles import Look


class Piece(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A stretch of words in one look, or (without words) the place of a note's mark."""

    text: str
    look: Look
    link: str | None
    note: str | None = None

    @property
    def plain(self) -> bool:
        """Whether there is nothing to it but words."""
        return self.look.plain and not self.link and self.note is None


class NoteCall(NamedTuple):
    """A place that refers to a note: ``kind`` is the reference's tag."""

    kind: str
    id: str
    mark: str


class Words:
    """One paragraph: pieces of text, drawings hanging on it, notes it refers to, its own size."""

    __slots__ = ("_link", "_look", "_open", "attached", "notes", "pieces", "size")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.attached: list[Attached] = []
        self.notes: list[NoteCall] = []
        self.size: float | None = None
        self._open: list[str] = []
        self._look: Look | None = None
        self._link: str | None = None

    def add(self, text: str, look: Look, link: str | None) -> None:
        """Add words; those that follow in the same look join the piece before."""
        if not text:
            return
        if look is not self._look or link != self._link:
            self.close()
            self._look, self._link = look, link
        self._open.append(text)

    def add_note(self, mark: str, look: Look) -> None:
        """Add a place that refers to a note."""
        self.close()
        self.pieces.append(Piece("", look, None, mark))

    def close(self) -> None:
        """End the piece that words are being added to."""
        if self._open and self._look is not None:
            text = self._open[0] if len(self._open) == 1 else "".join(self._open)
            self.pieces.append(Piece(text, self._look, self._link))
            self._open = []


def runs_of(pieces: list[Piece]) -> tuple[str, tuple[Run, ...]]:
    """Join pieces to a text without blanks at its ends, and to runs where any formatting is."""
    if len(pieces) == 1 and pieces[0].plain:
        return pieces[0].text.strip(), ()
    text = "".join([piece.text for piece in pieces])
    bare = text.strip()
    if all(piece.plain for piece in pieces):
        return bare, ()
    skip = len(text) - len(text.lstrip())
    left = len(bare)
    runs: list[Run] = []
    before, any_format = None, False
    for piece in pieces:
        words = piece.text[skip : skip + left] if skip < len(piece.text) else ""
        skip = max(0, skip - len(piece.text))
        left -= len(words)
        if piece.note is not None:
            runs.append(Run(text="", note=piece.note))
            before, any_format = None, True
        elif words:
            shows = _shows(piece)
            if shows == before:
                words = runs.pop().text + words
            runs.append(_as_run(words, piece))
            before, any_format = shows, any_format or not piece.plain
    return bare, tuple(runs) if any_format else ()


def struck_words(pieces: list[Piece]) -> list[str]:
    """Give each passage that a line goes through, as one: pieces side by side belong together."""
    passages: list[str] = []
    struck = False
    for piece in pieces:
        if not piece.look.struck:
            struck = False
        elif piece.text.strip():
            passages[-1:] = [passages[-1] + piece.text] if struck else [*passages[-1:], piece.text]
            struck = True
    return [passage.strip() for passage in passages]


def _shows(piece: Piece) -> tuple[bool, bool, bool, str | None, str | None]:
    """Give what makes neighbours one run where it is the same."""
    look = piece.look
    # Links are underlined by their style wherever they stand; that is not emphasis.
    underline = look.underline and not piece.link
    return look.bold, look.italic, underline, look.vertical, piece.link


def _as_run(words: str, piece: Piece) -> Run:
    bold, italic, underline, vertical, link = _shows(piece)
    return Run(
        text=words,
        bold=bold,
        italic=italic,
        underline=underline,
        superscript=vertical == "superscript",
        subscript=vertical == "subscript",
        link=link,
    )
