"""The words of a page, read by PDFium in pieces: letters of one word in one print.

PDFium reads a page several times faster than pdfminer. Asking it for every single character would
lose most of that again, so only the two ends of a piece are asked for. What it gives is put into
the same values as ``pdf_characters.py`` makes of pdfplumber's, which stays the reference; a test
holds the two together on real pages.
"""

import ctypes
import math
import re
from collections.abc import Mapping, Sequence, Set
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
_NAMED = (("\x02", "-"), ("\ufffe", "-"), ("\x00", "\ufffd"))
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_ARTIFACT = "Artifact\0".encode("utf-16-le")
_LONGEST_NAME = 256
# Where the name of a mark is put; one place for all, as PDFium is asked one thing at a time anyway.
_name, _length = ctypes.create_string_buffer(len(_ARTIFACT)), ctypes.c_ulong()
_length_at = ctypes.byref(_length)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_WORDS = re.compile(r"\S+|\s")
# Share of the font size that a letter is wide at most, on average over a word.
_WIDE = 0.75
# Share of the font size that is a space.
_GAP = 0.15
# A number may be set so close to the words after it that only the place of a letter parts them.
_NUMBER_THEN_LETTER = re.compile(r"[.)\d][^\W\d_]")
# What a call of the class comes down to, in half the time.
_new = tuple.__new__


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
        self._text = ctypes.c_void_p()
        self._found: list[Piece] = []
        self._before, self._gap_from = 0, math.inf
        self._box, self._matrix, self._size = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_float()
        self._matrix_at, self._size_at = ctypes.byref(self._matrix), ctypes.byref(self._size)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._at = [ctypes.byref(value) for value in (self._box, self._x, self._y)]

    def read(self) -> list[Piece]:
        """Give the pieces that stand in the page; characters PDFium makes up are left out."""
        text_page = self._page.get_textpage()
        try:
            self._text = ctypes.cast(text_page.raw, ctypes.c_void_p)
            words = _text_of(self._text.value or 0, raw.FPDFText_CountChars(text_page.raw))
            for made_up, named in _NAMED:
                words = words.replace(made_up, named)
            return self._pieces(words)
        finally:
            text_page.close()

    def _pieces(self, text: str) -> list[Piece]:
        object_at, page = calls.object_at, self._text
        pieces = self._found
        close_set = _places(_NUMBER_THEN_LETTER, text)
        for found in _WORDS.finditer(text):
            start, end = found.span()
            holder = object_at(page, end - 1)
            if end - start > 1:
                while close_set[-1] < start:
                    close_set.pop()
                dense = close_set[-1] < end
                # An object's characters stand together: what both ends are in, all is in.
                if holder != self._before and holder != object_at(page, start):
                    self._add_torn(text, start, end)
                elif holder:
                    self._add(text[start:end], start, end, holder, dense)
            elif holder and holder == self._before and text[start].isspace():
                # Where it stands does not matter, but that it comes next: it may overlap what
                # follows.
                pieces.append(_new(Piece, (text[start], *pieces[-1][1:])))
            elif holder:
                self._add(text[start], start, end, holder, False)
            elif text[start] == " ":
                # A space that PDFium made up stands where the letter before it ends, which a box
                # around that letter may hide.
                calls.origin_at(page, start, *self._at[1:])
                self._gap_from = self._x.value
        return pieces

    def _add_torn(self, text: str, start: int, end: int) -> None:
        """Add a word that is set in several objects."""
        for holder, places in groupby(range(start, end), self._holder):
            if holder:
                first, *more = places
                last = first + 1 + len(more)
                part = text[first:last]
                dense = _NUMBER_THEN_LETTER.search(part) is not None
                self._add(part, first, last, holder, dense)

    def _holder(self, at: int) -> int:
        return calls.object_at(self._text, at) or 0

    def _add(self, word: str, start: int, end: int, holder: int, dense: bool) -> None:
        """Add a word, or the part of one that is set in one object.

        More than the ends of it must be known where letters are set wide apart, as they may be
        words, or columns, that PDFium does not part; where it is ``dense``, a number set close to
        the words after it; and in a link, which may begin within a word.
        """
        style = self._styles.get(holder) or self._style(start, holder)
        piece = self._piece(word, start, end, style)
        if holder != self._before:
            if self._found and lost_space(self._found[-1], piece, self._gap_from):
                self._found.append(self._found[-1]._replace(text=" "))
            self._before = holder
        self._gap_from = math.inf
        wide = piece.x1 - piece.x0 > _WIDE * style.size * (end - start)
        if end - start > 1 and (dense or wide or not style.upright or self._is_linked(piece)):
            each = range(start, end)
            self._found += (self._piece(word[at - start], at, at + 1, style) for at in each)
        else:
            self._found.append(piece)

    def _piece(self, word: str, start: int, end: int, style: _Style) -> Piece:
        font, size, upright, artifact, tagged = style
        box_at, x_at, y_at = self._at
        calls.box_at(self._text, end - 1, box_at)
        calls.origin_at(self._text, start, x_at, y_at)
        baseline = self._above - self._y.value
        left = self._x.value
        bottom = baseline + _DESCENT * size
        top = bottom - size
        if not upright:
            left = self._box.left
            top, bottom = self._above - self._box.top, self._above - self._box.bottom
        if not word.isascii():
            word = word.translate(LIGATURES)
        place = (left, self._box.right, top, bottom, baseline)
        return _new(Piece, (word, font, size, *place, upright, artifact, tagged))

    def _is_linked(self, piece: Piece) -> bool:
        return bool(self._links) and any(
            box[0] < piece.x1 and piece.x0 < box[2] and box[1] < piece.bottom and piece.top < box[3]
            for box in self._links
        )

    def _style(self, index: int, holder: int) -> _Style:
        matrix, size = self._matrix, self._size
        calls.matrix_at(self._text, index, self._matrix_at)
        calls.size_of(holder, self._size_at)
        content = calls.content_id_of(holder) if holder in self._own else -1
        font = calls.font_of(holder)
        style = _Style(
            self._fonts.get(font) or self._font(font),
            size.value * math.hypot(matrix.c, matrix.d),
            matrix.a > 0 and abs(matrix.b) < 0.05 * matrix.a,
            is_artifact(holder),
            self._tags.get(content),
        )
        self._styles[holder] = style
        return style

    def _font(self, font: int) -> str:
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        calls.font_name(font, name, _LONGEST_NAME)
        self._fonts[font] = _SUBSET.sub("", name.value.decode("utf-8", "replace"))
        return self._fonts[font]


def _places(pattern: re.Pattern[str], text: str) -> list[float]:
    """Give the places where a pattern is found, the last one first, and none after all."""
    return [math.inf, *sorted((found.start() for found in pattern.finditer(text)), reverse=True)]


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


def lost_space(last: Piece, piece: Piece, gap_from: float) -> bool:
    """Tell whether a space that PDFium does not give stands between two pieces of two objects.

    A space at the end of an object is left out where it is wider than the gap it stands in.

    Args:
        last: the piece before.
        piece: the piece after it.
        gap_from: where PDFium found a gap after the piece before; infinity where it found none.
    """
    size = max(last.size, piece.size, 0.1)
    if abs(piece.baseline - last.baseline) > 0.6 * size or last.text.isspace():
        return False
    if piece.text.isspace():
        return False
    gap = (piece.x0 - last.x1) / size
    return 0.1 < gap < 0.3 or _GAP * size < piece.x0 - gap_from < size


def is_artifact(holder: int) -> bool:
    """Tell whether an object of a page is marked as furniture."""
    for i in range(calls.marks_of(holder)):
        # A longer name is not copied; its length alone says that it is another.
        calls.mark_name(calls.mark_of(holder, i), _name, len(_ARTIFACT), _length_at)
        if _length.value == len(_ARTIFACT) and _name.raw == _ARTIFACT:
            return True
    return False
