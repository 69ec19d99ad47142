"""Picture files that Word can show: what they are, and their size."""

from typing import NamedTuple

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image


class ImageFile(NamedTuple):
    """A picture's content type, its extension, and its size in English Metric Units."""

    content_type: str
    extension: str
    size: tuple[int, int]


def image_file(data: bytes) -> ImageFile | None:
    """Look at the bytes of a picture; None for one that cannot be put into a Word file."""
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
