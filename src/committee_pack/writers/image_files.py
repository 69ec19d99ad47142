"""Picture files that Word can show: what they are, and their size.

Windows metafiles, in which Office keeps much of its own drawing, are read by their headers:
[MS-EMF] 2.3.4.2 and [MS-WMF] 2.3.2.3.
"""

import struct
from typing import NamedTuple

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image

_EMU_PER_INCH = 914_400
_EMU_PER_HUNDREDTH_MM = 360
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
# A metafile without a header of its own, in memory or on disk, of version 1 or 3.
_BARE = (b"\x01\x00\x09\x00\x00\x01", b"\x01\x00\x09\x00\x00\x03", b"\x02\x00\x09\x00\x00\x03")
# What other kinds begin with; found anywhere near the beginning.
_OTHERS = (
    (b"<svg", "SVG"),
    (b"WEBP", "WebP"),
    (b"ftypavif", "AVIF"),
    (b"ftyphei", "HEIC"),
    (b"ftypmif1", "HEIC"),
    (b"%PDF", "PDF"),
    (b"\x1f\x8b", "a compressed metafile"),
)
_NEAR = 1_000


class ImageFile(NamedTuple):
    """A picture's content type, its extension, and its size in English Metric Units."""

    content_type: str
    extension: str
    size: tuple[int, int]


def image_file(data: bytes) -> ImageFile | None:
    """Look at the bytes of a picture; None for one that cannot be put into a Word file."""
    metafile = _enhanced(data) or _windows(data)
    if metafile is not None:
        return metafile
    try:
        image = Image.from_blob(data)
        size = int(image.width), int(image.height)
        return ImageFile(str(image.content_type), str(image.ext), size)
    except (
        UnrecognizedImageError,
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        ZeroDivisionError,
        ValueError,
        KeyError,
        IndexError,
    ):
        return None


def kind_of(data: bytes) -> str | None:
    """Name the kind of a picture that Word does not show; None for one that is not known."""
    return next((name for mark, name in _OTHERS if mark in data[:_NEAR]), None)


def _enhanced(data: bytes) -> ImageFile | None:
    if len(data) < 88 or data[:4] != b"\x01\0\0\0" or data[40:44] != b" EMF":
        return None
    left, top, right, bottom = struct.unpack("<4i", data[24:40])
    if right <= left or bottom <= top:
        return None
    size = (right - left) * _EMU_PER_HUNDREDTH_MM, (bottom - top) * _EMU_PER_HUNDREDTH_MM
    return ImageFile("image/x-emf", "emf", size)


def _windows(data: bytes) -> ImageFile | None:
    if data.startswith(_BARE):
        # It says nothing of its size; what refers to it usually does.
        return ImageFile("image/x-wmf", "wmf", (3 * _EMU_PER_INCH, 3 * _EMU_PER_INCH))
    if len(data) < 40 or not data.startswith(_PLACEABLE):
        return None
    left, top, right, bottom, inch = struct.unpack("<4hH", data[6:16])
    if not inch or right == left or bottom == top:
        return None
    wide, high = (abs(side) * _EMU_PER_INCH // inch for side in (right - left, bottom - top))
    return ImageFile("image/x-wmf", "wmf", (wide, high))
