"""What is on a page of a pdf besides words, read by PDFium: ruling lines, pictures, links."""

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as raw
from pypdfium2 import PdfDocument, PdfPage

from committee_pack.readers import pdf_calls as calls
from committee_pack.readers.pdf_page import Box
from committee_pack.readers.pdf_pdfium import is_artifact

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Stroke = tuple[Point, Point]
Edge = Mapping[str, Any]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# Of 255: what is lighter than this is paper.
_WHITE = 252
_LONGEST_ADDRESS = 4096
# Points that a side runs both across and up where it slants.
_SLANT = 1.0
# Forms nested deeper than this are a trap, not a drawing.
_DEEPEST = 8


class Drawing(NamedTuple):
    """What is drawn on a page, in its own space: origin at the bottom left, lengths in points.

    Attributes:
        own: the addresses of the page's own objects, as opposed to those within forms.
        strokes: straight strokes and edges of areas.
        white: the edges of each area that is filled with white and has no outline.
        pictures: boxes of pictures, with the id of their marked content.
        shapes: boxes of paths that leave ink and have slanted sides, as arrows and circles do.
    """

    own: frozenset[int]
    strokes: tuple[Stroke, ...]
    white: tuple[tuple[Stroke, ...], ...]
    pictures: tuple[tuple[Box, int | None], ...]
    shapes: tuple[Box, ...] = ()


def drawing(page: PdfPage) -> Drawing:
    """Give the straight strokes and the pictures of a page, those within forms too."""
    strokes: list[Stroke] = []
    white: list[tuple[Stroke, ...]] = []
    pictures: list[tuple[Box, int | None]] = []
    shapes: list[Box] = []
    address = ctypes.cast(page.raw, ctypes.c_void_p).value
    own = [calls.object_of(address, i) for i in range(calls.objects_of(address))]
    for holder, kind, around in _drawn(own, _IDENTITY, 0):
        if kind == raw.FPDF_PAGEOBJ_PATH and (ink := _ink(holder)) is not None:
            matrix = _times(_matrix(holder), around)
            sides = [side for line in _subpaths(holder, matrix) for side in pairwise(line)]
            if ink:
                strokes += sides
                if any(map(_slants, sides)):
                    shapes.append(_around(sides))
            else:
                white.append(tuple(sides))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE and not is_artifact(holder):
            content = calls.content_id_of(holder)
            box = _unit_square(_times(_matrix(holder), around))
            pictures.append((box, content if content >= 0 else None))
    return Drawing(frozenset(own), tuple(strokes), tuple(white), tuple(pictures), tuple(shapes))


def _slants(side: Stroke) -> bool:
    (x0, y0), (x1, y1) = side
    return abs(x1 - x0) > _SLANT and abs(y1 - y0) > _SLANT


def _around(sides: Sequence[Stroke]) -> Box:
    xs = [point[0] for side in sides for point in side]
    ys = [point[1] for side in sides for point in side]
    return (min(xs), min(ys), max(xs), max(ys))


def _drawn(holders: Iterable[int], around: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    """Go through objects and those of the forms among them, leaving out text."""
    for holder in holders:
        kind = calls.kind_of(holder)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield holder, kind, around
        elif depth < _DEEPEST:
            inner = (calls.form_object_of(holder, i) for i in range(calls.form_objects_of(holder)))
            yield from _drawn(inner, _times(_matrix(holder), around), depth + 1)


def _ink(holder: int) -> bool | None:
    """Tell whether a path leaves ink: not where it is filled with white; None if not drawn."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    calls.draw_mode_of(holder, ctypes.byref(fill), ctypes.byref(stroke))
    if stroke.value or not fill.value:
        return True if stroke.value else None
    colour = [ctypes.c_uint() for _ in range(4)]
    calls.fill_colour_of(holder, *(ctypes.byref(part) for part in colour))
    return any(part.value < _WHITE for part in colour[:3])


def _matrix(holder: int) -> Matrix:
    found = raw.FS_MATRIX()
    calls.matrix_of(holder, ctypes.byref(found))
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


def _subpaths(holder: int, matrix: Matrix) -> Iterator[Sequence[Point]]:
    """Give the corners of each subpath; of a curve only where it ends, as pdfplumber does."""
    x, y = ctypes.c_float(), ctypes.c_float()
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    a, b, c, d, e, f = matrix
    points: list[Point] = []
    bends = 0
    for i in range(calls.segments_of(holder)):
        segment = calls.segment_of(holder, i)
        calls.segment_point(segment, x_at, y_at)
        kind = calls.segment_kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points, bends = [], 0
        bends = bends + 1 if kind == raw.FPDF_SEGMENT_BEZIERTO else 0
        if bends % 3 == 0:
            across, up = x.value, y.value
            points.append((a * across + c * up + e, b * across + d * up + f))
        if calls.segment_closes(segment) and points:
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


def as_edges(strokes: Sequence[Stroke], height: float) -> list[Edge]:
    """Put level and upright strokes into pdfplumber's form of ruling lines.

    Args:
        strokes: strokes in the page's own space.
        height: the top of the page in that space.
    """
    edges: list[Edge] = []
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


def with_white(edges: Sequence[Edge], white: Iterable[Sequence[Edge]]) -> list[Edge]:
    """Add the edges of those white areas that are cells, as a side of theirs is to be seen.

    A white area alone on the paper, such as a highlight behind words, is no part of a table.

    Args:
        edges: ruling lines and edges of other areas, in pdfplumber's form.
        white: the edges of each white area, in the same form.
    """
    areas = list(white)
    if not areas:
        return list(edges)
    ink: dict[tuple[str, int], list[tuple[float, float]]] = defaultdict(list)
    for edge in edges:
        way, at, start, end = _run(edge)
        ink[way, round(at)].append((start, end))
    found = list(edges)
    for area in areas:
        if any(_is_inked(side, ink) for side in area):
            found += area
    return found


def _run(edge: Edge) -> tuple[str, float, float, float]:
    if edge["orientation"] == "h":
        return "h", edge["top"], edge["x0"], edge["x1"]
    return "v", edge["x0"], edge["top"], edge["bottom"]


def _is_inked(side: Edge, ink: Mapping[tuple[str, int], Sequence[tuple[float, float]]]) -> bool:
    """Tell whether lines run along half of a side or more."""
    way, at, start, end = _run(side)
    near = (line for step in (-1, 0, 1) for line in ink.get((way, round(at) + step), ()))
    along = sum(max(0.0, min(end, high) - max(start, low)) for low, high in near)
    return end > start and along >= 0.5 * (end - start)


def web_links(document: PdfDocument, page: PdfPage) -> Iterator[tuple[Box, str]]:
    """Give the areas of a page, in its own space, that lead to an address."""
    place, link, box = ctypes.c_int(), raw.FPDF_LINK(), raw.FS_RECTF()
    address = ctypes.create_string_buffer(_LONGEST_ADDRESS)
    while raw.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        length = raw.FPDFAction_GetURIPath(document.raw, action, address, _LONGEST_ADDRESS)
        if 1 < length <= _LONGEST_ADDRESS and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            sides = (box.left, box.right), (box.bottom, box.top)
            (x0, x1), (y0, y1) = map(sorted, sides)
            yield (x0, y0, x1, y1), address.value.decode("utf-8", "replace")
