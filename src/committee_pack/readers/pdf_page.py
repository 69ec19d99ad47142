"""What is printed on a page of a pdf, as values: words' pieces, ruling lines, pictures, links."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from committee_pack.readers.pdf_structure import Tagged

Box = tuple[float, float, float, float]


class Piece(NamedTuple):
    """Letters of one word in one print, or a space. Lengths are points from the top left corner.

    ``tagged`` is what the structure tree says of it, ``artifact`` whether the page marks it as
    furniture.
    """

    text: str
    font: str
    size: float
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    upright: bool = True
    artifact: bool = False
    tagged: Tagged | None = None


class PageLink(NamedTuple):
    """An area of a page that leads to an address."""

    box: Box
    address: str


class PagePicture(NamedTuple):
    """A picture on a page: its box, and the words that stand in for it."""

    box: Box
    alt: str


class PdfPage(NamedTuple):
    """What is printed on one page.

    ``edges`` are ruling lines in pdfplumber's form; ``shapes`` are the boxes of drawings with
    slanted or bent sides, such as arrows and dots; ``mended`` tells that the file's own index led
    nowhere, and that PDFium found the page without it.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    edges: tuple[Mapping[str, Any], ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    links: tuple[PageLink, ...] = ()
    mended: bool = False
    shapes: tuple[Box, ...] = ()
