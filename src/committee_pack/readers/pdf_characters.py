"""What is printed on each page of a pdf. The only opener of pdfs."""

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Self

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.utils import obj_to_edges
from pypdfium2 import PdfDocument, PdfiumError

from committee_pack.readers.pdf_drawing import Edge, as_edges, drawing, web_links, with_white
from committee_pack.readers.pdf_faults import FAULTS, PdfFaultError, library_call
from committee_pack.readers.pdf_objects import PdfObjects
from committee_pack.readers.pdf_page import Box, PageLink, PagePicture, PdfPage, Piece
from committee_pack.readers.pdf_pdfium import LIGATURES, PageWords
from committee_pack.readers.pdf_structure import Tagged, read_marks
from committee_pack.readers.pdf_turning import turn, turned_box

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_Tags = Mapping[int, Tagged]


def read_pages(
    data: bytes, *, plain: bool = False, only: tuple[int, int] | None = None
) -> Iterator[PdfPage]:
    """Give the pages of a pdf one by one.

    Args:
        data: the file's bytes.
        plain: read every page with pdfplumber, not only those that PDFium cannot give.
        only: first and last page to read, from 1; all where it is None.

    Raises:
        PdfFaultError: the file is damaged or protected.
    """
    document = None if plain else _opened(data)
    try:
        objects, ids = _indexed(data, document)
        mended = not ids and document is not None
        count = len(document) if mended and document else len(ids)
        fast = document if document and len(document) == count else None
        with _PlainPages(data) as others:
            if fast is None:
                ids = others.ids()
                count = len(ids)
            marks = read_marks(objects, ids) if objects else {}
            first, last = only or (1, count)
            for number in range(max(first, 1), min(last, count) + 1):
                tags = marks.get(number, {})
                found = _fast_page(fast, number, tags) if fast else None
                page = found or others.page(number, tags)
                yield page._replace(mended=True) if mended else page
    finally:
        if document is not None:
            document.close()


def _opened(data: bytes) -> PdfDocument | None:
    """Open a file with PDFium, where it can."""
    try:
        return PdfDocument(data)
    except PdfiumError:
        return None


def _indexed(data: bytes, document: PdfDocument | None) -> tuple[PdfObjects | None, list[int]]:
    """Give a file's objects, and the number of each page's.

    A way of protecting that needs no password, and that PDFium alone knows, is no reason to give
    up.
    """
    try:
        objects = PdfObjects(data)
        return objects, objects.pages()
    except PdfFaultError:
        if document is None or b"/Encrypt" not in data:
            raise
        return None, []


class _PlainPages:
    """The pages as pdfplumber reads them; the file is opened only if there is need."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document: pdfplumber.PDF | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if self._document is not None:
            # It looks at all pages again to close them, and may stumble again.
            with suppress(*FAULTS):
                self._document.close()

    def ids(self) -> list[int]:
        """Give the object number of each page, in order."""
        with library_call():
            return [page.page_obj.pageid for page in self._opened().pages]

    def page(self, number: int, tags: _Tags) -> PdfPage:
        """Read a page, by its number from 1."""
        with library_call():
            page = self._opened().pages[number - 1]
            _ = page.objects
        found = _plain_page(page, tags)
        page.close()
        return found

    def _opened(self) -> pdfplumber.PDF:
        if self._document is None:
            self._document = pdfplumber.open(io.BytesIO(self._data), unicode_norm=None)
        return self._document


def _plain_page(page: Page, tags: _Tags) -> PdfPage:
    return PdfPage(
        number=page.page_number,
        width=float(page.width),
        height=float(page.height),
        pieces=tuple(_characters(page, tags)),
        edges=tuple(_edges(page)),
        pictures=tuple(_pictures(page, tags)),
        links=tuple(_links(page)),
        shapes=tuple(_shapes(page)),
    )


def _fast_page(document: PdfDocument, number: int, tags: _Tags) -> PdfPage | None:
    """Read a page with PDFium; None where it cannot."""
    try:
        page = document[number - 1]
    except PdfiumError:
        return None
    try:
        box = page.get_bbox()
        turned = turn(page)
        left, low, right, above = turned_box(box, turned)
        drawn = drawing(page)
        links = [
            PageLink((x0, above - y1, x1, above - y0), address)
            for area, address in web_links(document, page)
            for x0, y0, x1, y1 in [turned_box(area, turned)]
        ]
        words = PageWords(page, above, drawn.own, tags, [link.box for link in links])
        return PdfPage(
            number=number,
            width=right - left,
            height=above - low,
            pieces=tuple(words.read()),
            edges=tuple(
                with_white(
                    as_edges(drawn.strokes, above),
                    [as_edges(area, above) for area in drawn.white],
                )
            ),
            pictures=tuple(
                PagePicture((x0, above - y1, x1, above - y0), _alt(tags, content))
                for (x0, y0, x1, y1), content in drawn.pictures
            ),
            links=tuple(links),
            shapes=tuple((x0, above - y1, x1, above - y0) for x0, y0, x1, y1 in drawn.shapes),
        )
    finally:
        page.close()


def _alt(tags: _Tags, content: int | None) -> str:
    tagged = tags.get(content) if content is not None else None
    return tagged.alt if tagged else ""


def _edges(page: Page) -> list[Edge]:
    white = [rect for rect in page.rects if _is_white(rect)]
    areas = [rect for rect in page.rects if not _is_white(rect)]
    inked = [edge for one in (*page.lines, *areas, *page.curves) for edge in obj_to_edges(one)]
    return with_white(inked, [obj_to_edges(rect) for rect in white])


def _shapes(page: Page) -> Iterator[Box]:
    for one in (*page.curves, *page.lines):
        box = (one["x0"], one["top"], one["x1"], one["bottom"])
        if box[2] - box[0] > 1 and box[3] - box[1] > 1 and not _is_white(one):
            yield box


def _is_white(rect: Mapping[str, object]) -> bool:
    colour = rect.get("non_stroking_color")
    parts = colour if isinstance(colour, list | tuple) else (colour,)
    light = len(parts) in (1, 3) and all(isinstance(p, int | float) and p >= 0.99 for p in parts)
    return bool(rect.get("fill")) and not rect.get("stroke") and light


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
