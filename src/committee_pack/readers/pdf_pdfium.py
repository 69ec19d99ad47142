"""Characters, ruling lines and pictures of a page, read by PDFium.

PDFium reads a page several times faster than pdfminer. What it gives is put into the same values
as ``pdf_characters.py`` makes of pdfplumber's, which stays the reference; a test holds the two
together on real pages.
"""

import ctypes
import math
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # it ships no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Holder = Any
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# Forms nested deeper than this are a trap, not a drawing.
_DEEPEST = 8
# What PDFium gives for a hyphen that divides a word at a line end, and for a glyph without a name.
_NAMED = {0x02: "-", 0xFFFE: "-", 0x00: "\ufffd"}
_LONGEST_NAME = 256
_SUBSET = re.compile(r"^[A-Z]{6}\+")


class Glyph(NamedTuple):
    """A character in the page's own space: origin at the bottom left, lengths in points."""

    text: str
    font: str
    size: float
    x0: float
    x1: float
    y: float
    upright: bool
    artifact: bool
    mcid: int | None


class Drawing(NamedTuple):
    """What is drawn on a page: straight strokes and edges of areas, and boxes of pictures."""

    strokes: tuple[tuple[Point, Point], ...]
    pictures: tuple[tuple[tuple[float, float, float, float], int | None], ...]


class _Style(NamedTuple):
    font: str
    size: float
    upright: bool
    artifact: bool
    mcid: int | None


def glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    """Give the characters of a page that stand in it; those PDFium makes up are left out."""
    own = {_address(raw.FPDFPage_GetObject(page.raw, i)) for i in range(_count(page))}
    text_page = page.get_textpage()
    try:
        yield from _whole_ligatures(_glyphs(text_page.raw, own))
    finally:
        text_page.close()


def _count(page: pdfium.PdfPage) -> int:
    return int(raw.FPDFPage_CountObjects(page.raw))


def _address(holder: Holder) -> int:
    return ctypes.addressof(holder.contents)


def _whole_ligatures(found: Iterator[Glyph]) -> Iterator[Glyph]:
    """Put together the letters of a ligature, which PDFium gives one by one in one place."""
    last: Glyph | None = None
    for glyph in found:
        if last and last.x0 == glyph.x0 and last.x1 == glyph.x1 and last.y == glyph.y:
            last = last._replace(text=last.text + glyph.text)
            continue
        if last:
            yield last
        last = glyph
    if last:
        yield last


def _glyphs(text: ctypes.c_void_p, own: Set[int]) -> Iterator[Glyph]:
    """Go through the characters; ``own`` are the page's objects, as opposed to those of forms.

    Forms number their marked content for themselves, so that it says nothing of the page's tags.
    """
    styles: dict[int, _Style] = {}
    last: Glyph | None = None
    before = 0
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    box_at, x_at, y_at = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    for i in range(raw.FPDFText_CountChars(text)):
        holder = raw.FPDFText_GetTextObject(text, i)
        code = raw.FPDFText_GetUnicode(text, i)
        if not holder:
            continue
        address = _address(holder)
        style = styles.get(address)
        if style is None:
            style = styles[address] = _style(text, i, holder, address in own)
        raw.FPDFText_GetLooseCharBox(text, i, box_at)
        raw.FPDFText_GetCharOrigin(text, i, x_at, y_at)
        glyph = Glyph(
            _NAMED.get(code) or chr(code),
            style.font,
            style.size,
            x.value if style.upright else box.left,
            box.right,
            y.value,
            style.upright,
            style.artifact,
            style.mcid,
        )
        if last and address != before and _lost_space(last, glyph):
            yield last._replace(text=" ", x0=last.x1, x1=glyph.x0)
        yield glyph
        last, before = glyph, address


def _lost_space(last: Glyph, glyph: Glyph) -> bool:
    """Tell whether PDFium left out a space between two stretches of text.

    It does so where the space is wider than the gap it stands in.
    """
    gap = (glyph.x0 - last.x1) / max(last.size, glyph.size, 0.1)
    level = abs(glyph.y - last.y) < 0.6 * max(last.size, glyph.size)
    return level and 0.1 < gap < 0.3 and not last.text.isspace() and not glyph.text.isspace()


def _style(text: ctypes.c_void_p, index: int, holder: ctypes.c_void_p, own: bool) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(holder, ctypes.byref(size))
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(holder), name, _LONGEST_NAME)
    mcid = raw.FPDFPageObj_GetMarkedContentID(holder) if own else -1
    return _Style(
        font=_SUBSET.sub("", name.value.decode("utf-8", "replace")),
        size=size.value * math.hypot(matrix.c, matrix.d),
        upright=abs(matrix.b) < 0.05 * abs(matrix.a) if matrix.a > 0 else False,
        artifact=_is_artifact(holder),
        mcid=mcid if mcid >= 0 else None,
    )


def _is_artifact(holder: ctypes.c_void_p) -> bool:
    for i in range(raw.FPDFPageObj_CountMarks(holder)):
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        length = ctypes.c_ulong()
        raw.FPDFPageObjMark_GetName(
            raw.FPDFPageObj_GetMark(holder, i),
            ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)),
            _LONGEST_NAME,
            ctypes.byref(length),
        )
        if name.raw[: max(length.value - 2, 0)].decode("utf-16-le", "replace") == "Artifact":
            return True
    return False


def drawing(page: pdfium.PdfPage) -> Drawing:
    """Give the straight strokes and the pictures of a page, those within forms too."""
    strokes: list[tuple[Point, Point]] = []
    pictures: list[tuple[tuple[float, float, float, float], int | None]] = []
    for holder, around in _objects(page.raw):
        kind = raw.FPDFPageObj_GetType(holder)
        if kind == raw.FPDF_PAGEOBJ_PATH and _is_drawn(holder):
            matrix = _times(_matrix(holder), around)
            for line in _subpaths(holder, matrix):
                strokes += pairwise(line)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and not _is_artifact(holder):
            mcid = raw.FPDFPageObj_GetMarkedContentID(holder)
            box = _unit_square(_times(_matrix(holder), around))
            pictures.append((box, mcid if mcid >= 0 else None))
    return Drawing(tuple(strokes), tuple(pictures))


def _objects(page: ctypes.c_void_p) -> Iterator[tuple[ctypes.c_void_p, Matrix]]:
    for i in range(raw.FPDFPage_CountObjects(page)):
        yield from _within(raw.FPDFPage_GetObject(page, i), _IDENTITY, 0)


def _within(
    holder: ctypes.c_void_p, around: Matrix, depth: int
) -> Iterator[tuple[ctypes.c_void_p, Matrix]]:
    if raw.FPDFPageObj_GetType(holder) != raw.FPDF_PAGEOBJ_FORM:
        yield holder, around
    elif depth < _DEEPEST:
        inner = _times(_matrix(holder), around)
        for i in range(raw.FPDFFormObj_CountObjects(holder)):
            yield from _within(raw.FPDFFormObj_GetObject(holder, i), inner, depth + 1)


def _is_drawn(holder: ctypes.c_void_p) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(holder, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(fill.value or stroke.value)


def _matrix(holder: ctypes.c_void_p) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(holder, ctypes.byref(found))
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _subpaths(holder: ctypes.c_void_p, matrix: Matrix) -> Iterator[Sequence[Point]]:
    """Give the corners of each subpath; of a curve only where it ends, as pdfplumber does."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    bends = 0
    for i in range(raw.FPDFPath_CountSegments(holder)):
        segment = raw.FPDFPath_GetPathSegment(holder, i)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points, bends = [], 0
        bends = bends + 1 if kind == raw.FPDF_SEGMENT_BEZIERTO else 0
        if bends % 3 == 0:
            points.append(_moved(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        yield points


def _moved(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _unit_square(matrix: Matrix) -> tuple[float, float, float, float]:
    corners = [_moved(matrix, x, y) for x in (0, 1) for y in (0, 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))


def as_edges(strokes: Sequence[tuple[Point, Point]], height: float) -> list[Mapping[str, object]]:
    """Put level and upright strokes into pdfplumber's form of ruling lines.

    Args:
        strokes: strokes in the page's own space.
        height: the top of the page in that space.
    """
    edges: list[Mapping[str, object]] = []
    for (x0, y0), (x1, y1) in strokes:
        across, down = abs(x1 - x0), abs(y1 - y0)
        if min(across, down) > 0.01 or max(across, down) == 0:
            continue
        top, bottom = height - max(y0, y1), height - min(y0, y1)
        edges.append(
            {
                "x0": min(x0, x1),
                "x1": max(x0, x1),
                "top": top,
                "bottom": bottom,
                "width": across,
                "height": down,
                "orientation": "h" if across > down else "v",
                "object_type": "line",
            }
        )
    return edges
