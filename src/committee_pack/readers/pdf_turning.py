"""Pages that are shown turned: what they hold is turned with them before it is read.

PDFium gives places on a page as its content has them, whichever way it is shown. Source: ISO
32000-1, 7.7.3.3 (``Rotate``, in quarters of a turn clockwise).
"""

import ctypes

import pypdfium2.raw as raw
from pypdfium2 import PdfPage

from committee_pack.readers.pdf_page import Box

Matrix = tuple[float, float, float, float, float, float]


def turn(page: PdfPage) -> Matrix | None:
    """Turn the objects of a page the way it is shown; its lower left corner comes to be 0, 0.

    Returns:
        The matrix that they were turned by; None for a page that is shown as it is.
    """
    rotation = page.get_rotation()
    if not rotation:
        return None
    left, low, right, above = page.get_bbox()
    matrix: Matrix = {
        90: (0.0, -1.0, 1.0, 0.0, -low, right),
        180: (-1.0, 0.0, 0.0, -1.0, right, above),
        270: (0.0, 1.0, -1.0, 0.0, above, -left),
    }[rotation]
    parts = [ctypes.c_double(part) for part in matrix]
    for at in range(raw.FPDFPage_CountObjects(page.raw)):
        raw.FPDFPageObj_Transform(raw.FPDFPage_GetObject(page.raw, at), *parts)
    return matrix


def turned_box(box: Box, matrix: Matrix | None) -> Box:
    """Give where a box of the page's own space comes to lie."""
    if matrix is None:
        return box
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in box[::2] for y in box[1::2]]
    ys = [b * x + d * y + f for x in box[::2] for y in box[1::2]]
    return (min(xs), min(ys), max(xs), max(ys))
