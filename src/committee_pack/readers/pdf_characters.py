"""Characters, ruling lines, pictures and links of each page of a pdf. The only opener of pdfs."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pdfplumber
from pdfplumber.page import Page
from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]  # ships no types

from committee_pack.readers.pdf_pdfium import Glyph, as_edges, drawing, glyphs
from committee_pack.readers.pdf_structure import Marks, Tagged, read_marks


class Character(NamedTuple):
    """One printed character. Lengths are points from the top left corner of the page.

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

    box: tuple[float, float, float, float]
    address: str


class PagePicture(NamedTuple):
    """A picture on a page: its box, and the words that stand in for it."""

    box: tuple[float, float, float, float]
    alt: str


class PdfPage(NamedTuple):
    """What is printed on one page; ``edges`` are ruling lines in pdfplumber's form."""

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    edges: tuple[Mapping[str, Any], ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    links: tuple[PageLink, ...] = ()


_SUBSET = re.compile(r"^[A-Z]{6}\+")
# How far letters hang below the baseline, as a share of the font size, where no font says so.
_DESCENT = 0.212
_LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "ft",
    "ﬆ": "st",
}


def read_pages(data: bytes, *, plain: bool = False) -> Iterator[PdfPage]:
    """Give the pages of a pdf one by one.

    Args:
        data: the file's bytes.
        plain: read every page with pdfplumber, not only those that PDFium cannot give.

    Raises:
        Whatever pdfminer and pdfplumber raise on a damaged or protected file; ``pdf.py`` turns it
        into a message.
    """
    with pdfplumber.open(io.BytesIO(data), unicode_norm=None) as document:
        pages = document.pages
        marks = read_marks(document.doc.catalog, [page.page_obj.pageid for page in pages])
        fast = None if plain else _opened(data, len(pages))
        try:
            for page in pages:
                # On a turned page the two count from different corners.
                if fast is None or page.rotation:
                    yield _plain_page(page, marks)
                else:
                    yield _fast_page(page, fast, marks)
                page.close()
        finally:
            if fast is not None:
                fast.close()


def _opened(data: bytes, pages: int) -> PdfDocument | None:
    """Open a file with PDFium, where it makes the same of it as pdfminer."""
    try:
        document = PdfDocument(data)
    except PdfiumError:
        return None
    return document if len(document) == pages else None


def _plain_page(page: Page, marks: Marks) -> PdfPage:
    return PdfPage(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        characters=tuple(_characters(page, marks)),
        edges=tuple(page.edges),
        pictures=tuple(_pictures(page, marks)),
        links=tuple(_links(page)),
    )


def _fast_page(page: Page, document: PdfDocument, marks: Marks) -> PdfPage:
    number, above = page.page_number, float(page.height) + float(page.mediabox[1])
    try:
        fast = document[number - 1]
    except PdfiumError:
        return _plain_page(page, marks)
    drawn = drawing(fast)
    found = PdfPage(
        number=number,
        width=float(page.width),
        height=float(page.height),
        characters=tuple(
            _character(
                glyph, above, marks.get((number, glyph.mcid)) if glyph.mcid is not None else None
            )
            for glyph in glyphs(fast)
        ),
        edges=tuple(as_edges(drawn.strokes, above)),
        pictures=tuple(
            PagePicture((x0, above - y1, x1, above - y0), _alt(marks, number, mcid))
            for (x0, y0, x1, y1), mcid in drawn.pictures
        ),
        links=tuple(_links(page)),
    )
    fast.close()
    return found


def _alt(marks: Marks, page: int, mcid: int | None) -> str:
    tagged = marks.get((page, mcid)) if mcid is not None else None
    return tagged.alt if tagged else ""


def _character(glyph: Glyph, above: float, tagged: Tagged | None) -> Character:
    baseline = above - glyph.y
    bottom = baseline + _DESCENT * glyph.size
    return Character(
        _LIGATURES.get(glyph.text, glyph.text),
        glyph.font,
        glyph.size,
        glyph.x0,
        glyph.x1,
        bottom - glyph.size,
        bottom,
        baseline,
        glyph.upright,
        glyph.artifact,
        tagged,
    )


def _characters(page: Page, marks: Marks) -> Iterator[Character]:
    number, height = page.page_number, float(page.height) + float(page.bbox[1])
    fonts: dict[str, str] = {}
    for char in page.chars:
        name = char["fontname"]
        if name not in fonts:
            fonts[name] = _SUBSET.sub("", name if isinstance(name, str) else "")
        mcid = char["mcid"]
        text = char["text"]
        size, top = char["size"], char["top"]
        yield Character(
            text=_LIGATURES.get(text, text),
            font=fonts[name],
            size=size,
            x0=char["x0"],
            x1=char["x1"],
            top=top,
            bottom=char["bottom"],
            baseline=height - char["matrix"][5] if not page.rotation else char["bottom"],
            upright=char["upright"],
            artifact=char["tag"] == "Artifact",
            tagged=marks.get((number, mcid)) if mcid is not None else None,
        )


def _pictures(page: Page, marks: Marks) -> Iterator[PagePicture]:
    for image in page.images:
        if image.get("tag") == "Artifact":
            continue
        box = (image["x0"], image["top"], image["x1"], image["bottom"])
        yield PagePicture(box=box, alt=_alt(marks, page.page_number, image.get("mcid")))


def _links(page: Page) -> Iterator[PageLink]:
    try:
        hyperlinks = page.hyperlinks
    except (KeyError, TypeError, ValueError):
        # A link without a place is a slip of the maker; the words are worth reading all the same.
        return
    for link in hyperlinks:
        if link.get("uri"):
            box = (link["x0"], link["top"], link["x1"], link["bottom"])
            yield PageLink(box=box, address=str(link["uri"]))
