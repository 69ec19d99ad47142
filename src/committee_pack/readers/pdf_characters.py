"""What is printed on each page of a pdf. The only opener of pdfs."""

import io
import re
from collections.abc import Iterator, Mapping

import pdfplumber
from pdfplumber.page import Page
from pypdfium2 import PdfDocument, PdfiumError

from committee_pack.readers.pdf_drawing import as_edges, drawing
from committee_pack.readers.pdf_page import PageLink, PagePicture, PdfPage, Piece
from committee_pack.readers.pdf_pdfium import LIGATURES, PageWords
from committee_pack.readers.pdf_structure import Tagged, read_marks

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_Tags = Mapping[int, Tagged]


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
                    yield _plain_page(page, marks.get(page.page_number, {}))
                else:
                    yield _fast_page(page, fast, marks.get(page.page_number, {}))
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


def _plain_page(page: Page, tags: _Tags) -> PdfPage:
    return PdfPage(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        pieces=tuple(_characters(page, tags)),
        edges=tuple(page.edges),
        pictures=tuple(_pictures(page, tags)),
        links=tuple(_links(page)),
    )


def _fast_page(page: Page, document: PdfDocument, tags: _Tags) -> PdfPage:
    number, above = page.page_number, float(page.height) + float(page.mediabox[1])
    try:
        fast = document[number - 1]
    except PdfiumError:
        return _plain_page(page, tags)
    drawn = drawing(fast)
    links = tuple(_links(page))
    words = PageWords(fast, above, drawn.own, tags, [link.box for link in links])
    found = PdfPage(
        number=number,
        width=float(page.width),
        height=float(page.height),
        pieces=tuple(words.read()),
        edges=tuple(as_edges(drawn.strokes, above)),
        pictures=tuple(
            PagePicture((x0, above - y1, x1, above - y0), _alt(tags, content))
            for (x0, y0, x1, y1), content in drawn.pictures
        ),
        links=links,
    )
    fast.close()
    return found


def _alt(tags: _Tags, content: int | None) -> str:
    tagged = tags.get(content) if content is not None else None
    return tagged.alt if tagged else ""


def _characters(page: Page, tags: _Tags) -> Iterator[Piece]:
    height = float(page.height) + float(page.bbox[1])
    fonts: dict[str, str] = {}
    for char in page.chars:
        name = char["fontname"]
        if name not in fonts:
            fonts[name] = _SUBSET.sub("", name if isinstance(name, str) else "")
        yield Piece(
            text=char["text"].translate(LIGATURES),
            font=fonts[name],
            size=char["size"],
            x0=char["x0"],
            x1=char["x1"],
            top=char["top"],
            bottom=char["bottom"],
            baseline=height - char["matrix"][5] if not page.rotation else char["bottom"],
            upright=char["upright"],
            artifact=char["tag"] == "Artifact",
            tagged=tags.get(char["mcid"]),
        )


def _pictures(page: Page, tags: _Tags) -> Iterator[PagePicture]:
    for image in page.images:
        if image.get("tag") == "Artifact":
            continue
        box = (image["x0"], image["top"], image["x1"], image["bottom"])
        yield PagePicture(box=box, alt=_alt(tags, image.get("mcid")))


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
