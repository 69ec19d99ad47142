"""The words of a page, read by PDFium in pieces: letters of one word in one print.

PDFium reads a page several times faster than pdfminer. Asking it for every single character would
lose most of that again, so only the two ends of a piece are asked for. What it gives is put into
the same values as ``pdf_characters.py`` makes of pdfplumber's, which stays the reference; a test
holds the two together on real pages.
"""

import ctypes
import math
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import NamedTuple

import pypdfium2.raw as raw
from pypdfium2 import PdfPage

from committee_pack.readers import pdf_calls as calls
from committee_pack.readers.pdf_page import Box, Piece
from committee_pack.readers.pdf_structure import Tagged

# How far letters hang below the baseline, as a share of the font size, where no font says so.
_DESCENT = 0.212
# What PDFium gives for a hyphen that divides a word at a line end, and for a glyph without a name.
_NAMED = str.maketrans({"\x02": "-", "\ufffe": "-", "\x00": "\ufffd"})
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_ARTIFACT = "Artifact\0".encode("utf-16-le")
_LONGEST_NAME = 256
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_WORDS = re.compile(r"\S+|\s")
# Share of the font size that a letter is wide at most, on average over a word.
_WIDE = 0.75
# Share of the font size that is a space.
_GAP = 0.15
# A number may be set so close to the words after it that only the place of a letter parts them.
_NUMBER_THEN_LETTER = re.compile(r"[.)\d][^\W\d_]")


class _Style(NamedTuple):
    font: str
    size: float
    upright: bool
    artifact: bool
    tagged: Tagged | None


class PageWords:
    """Reads the words of one page.

    Args:
        page: the page, as PDFium opened it.
        above: the top of the page in its own space.
        own: the page's objects, as opposed to those of forms; forms number their marked content
            for themselves, so that it says nothing of the page's tags.
        tags: what the structure tree says of the page's marked content, by its id.
        links: areas whose letters are wanted one by one, as a link may begin within a word.
    """

    def __init__(
        self,
        page: PdfPage,
        above: float,
        own: Set[int],
        tags: Mapping[int, Tagged],
        links: Sequence[Box] = (),
    ) -> None:
        self._page = page
        self._above = above
        self._own = own
        self._tags = tags
        self._links = links
        self._styles: dict[int, _Style] = {}
        self._fonts: dict[int, str] = {}
        self._text = 0
        self._box = raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at = [ctypes.byref(value) for value in (self._box, self._x, self._y)]

    def read(self) -> list[Piece]:
        """Give the pieces that stand in the page; characters PDFium makes up are left out."""
        text_page = self._page.get_textpage()
        try:
            self._text = ctypes.cast(text_page.raw, ctypes.c_void_p).value or 0
            words = _text_of(self._text, raw.FPDFText_CountChars(text_page.raw))
            return self._pieces(words.translate(_NAMED))
        finally:
            text_page.close()

    def _pieces(self, text: str) -> list[Piece]:
        pieces: list[Piece] = []
        before, last, gap_from = 0, None, math.inf
        for start, end, holder in self._stretches(text):
            if not holder:
                # A space that PDFium made up stands where the letter before it ends, which a box
                # around that letter may hide.
                calls.origin_at(self._text, start, *self._at[1:])
                gap_from = self._x.value
                continue
            style = self._styles.get(holder) or self._style(start, holder)
            word = text[start:end]
            if last is not None and holder == before and word.isspace():
                # Where it stands does not matter, but that it comes next: it may overlap what
                # follows.
                last = last._replace(text=word)
                pieces.append(last)
                continue
            piece = self._piece(word, start, end, style)
            if last is not None and lost_space(last, piece, gap_from, holder != before):
                pieces.append(last._replace(text=" "))
            gap_from = math.inf
            if end - start > 1 and self._is_dense(piece):
                each = range(start, end)
                pieces += (self._piece(text[at], at, at + 1, style) for at in each)
            else:
                pieces.append(piece)
            before, last = holder, pieces[-1]
        return pieces

    def _stretches(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Give words and spaces as start, end and object; words set in two objects in two."""
        object_at, page, before = calls.object_at, self._text, 0
        for found in _WORDS.finditer(text):
            start, end = found.span()
            holder = object_at(page, end - 1)
            if end - start == 1 or holder == before or holder == object_at(page, start):
                # An object's characters stand together: what both ends are in, all is in.
                if holder or text[start] == " ":
                    yield start, end, holder or 0
            else:
                for each, places in groupby(range(start, end), lambda at: object_at(page, at)):
                    if each:
                        first, *more = places
                        yield first, first + 1 + len(more), each
            before = holder or before

    def _piece(self, word: str, start: int, end: int, style: _Style) -> Piece:
        box_at, x_at, y_at = self._at
        calls.box_at(self._text, end - 1, box_at)
        calls.origin_at(self._text, start, x_at, y_at)
        baseline = self._above - self._y.value
        bottom = baseline + _DESCENT * style.size
        top = bottom - style.size
        if not style.upright:
            top, bottom = self._above - self._box.top, self._above - self._box.bottom
        return Piece(
            word if word.isascii() else word.translate(LIGATURES),
            style.font,
            style.size,
            self._x.value if style.upright else self._box.left,
            self._box.right,
            top,
            bottom,
            baseline,
            style.upright,
            style.artifact,
            style.tagged,
        )

    def _is_dense(self, piece: Piece) -> bool:
        """Tell whether more than the ends of a word must be known.

        Letters set wide apart may be words, or columns, that PDFium does not part.
        """
        wide = piece.x1 - piece.x0 > _WIDE * piece.size * len(piece.text)
        if wide or not piece.upright or _NUMBER_THEN_LETTER.search(piece.text):
            return True
        return any(
            box[0] < piece.x1 and piece.x0 < box[2] and box[1] < piece.bottom and piece.top < box[3]
            for box in self._links
        )

    def _style(self, index: int, holder: int) -> _Style:
        matrix, size = raw.FS_MATRIX(), ctypes.c_float()
        calls.matrix_at(self._text, index, ctypes.byref(matrix))
        calls.size_of(holder, ctypes.byref(size))
        content = calls.content_id_of(holder) if holder in self._own else -1
        style = _Style(
            font=self._font(calls.font_of(holder)),
            size=size.value * math.hypot(matrix.c, matrix.d),
            upright=matrix.a > 0 and abs(matrix.b) < 0.05 * matrix.a,
            artifact=is_artifact(holder),
            tagged=self._tags.get(content),
        )
        self._styles[holder] = style
        return style

    def _font(self, font: int) -> str:
        if font not in self._fonts:
            name = ctypes.create_string_buffer(_LONGEST_NAME)
            calls.font_name(font, name, _LONGEST_NAME)
            self._fonts[font] = _SUBSET.sub("", name.value.decode("utf-8", "replace"))
        return self._fonts[font]


def _text_of(page: int, count: int) -> str:
    """Give the characters of a page, one for each of PDFium's places."""
    units = (ctypes.c_ushort * (2 * count + 2))()
    length = calls.whole_text(page, 0, count, units)
    text = bytes(units)[: 2 * max(length - 1, 0)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # A glyph without a character has a place, but no part in the whole text.
    codes = (calls.code_at(page, i) for i in range(count))
    return "".join("\ufffd" if 0xD800 <= code < 0xE000 else chr(code) for code in codes)


def lost_space(last: Piece, piece: Piece, gap_from: float, parted: bool) -> bool:
    """Tell whether a space that PDFium does not give stands between two pieces.

    Args:
        last: the piece before.
        piece: the piece after it.
        gap_from: where PDFium found a gap after the piece before; infinity where it found none.
        parted: whether the pieces are of two objects; a space at their ends is left out where it
            is wider than the gap it stands in.
    """
    size = max(last.size, piece.size, 0.1)
    if abs(piece.baseline - last.baseline) > 0.6 * size or last.text.isspace():
        return False
    if piece.text.isspace():
        return False
    gap = (piece.x0 - last.x1) / size
    return parted and (0.1 < gap < 0.3 or _GAP * size < piece.x0 - gap_from < size)


def is_artifact(holder: int) -> bool:
    """Tell whether an object of a page is marked as furniture."""
    for i in range(calls.marks_of(holder)):
        name = (ctypes.c_ushort * _LONGEST_NAME)()
        length = ctypes.c_ulong()
        calls.mark_name(calls.mark_of(holder, i), name, 2 * _LONGEST_NAME, ctypes.byref(length))
        if bytes(name)[: length.value].startswith(_ARTIFACT):
            return True
    return False
