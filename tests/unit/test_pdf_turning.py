"""Pages that are shown turned: what stands where, whoever reads them."""

import pytest

from committee_pack.model.report import Table
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.pdf import read_pdf
from committee_pack.readers.pdf_characters import read_pages
from committee_pack.readers.pdf_page import PdfPage
from tests.pdf_pages import HEIGHT, WIDTH, PdfPageContent, make_pdf

SOURCE = Source(path="in/old report.pdf", sha256="0", kind=SourceKind.PDF)


def content() -> PdfPageContent:
    page = PdfPageContent().words(60, 100, "Harbour").upwards(300, 500, "Moorings")
    page.picture(100, 200, 140, 300).rule(60, 120, 200, 120)
    page.operators.append("0.5 0 0 rg 400 400 m 410 420 l 420 400 l f 0 g")
    return page


def places(page: PdfPage) -> list[object]:
    edges = [(e["x0"], e["x1"], e["top"], e["bottom"]) for e in page.edges if e["width"] > 100]
    edges += [(e["x0"], e["x1"], e["top"], e["bottom"]) for e in page.edges if e["height"] > 100]
    boxes = [*edges, *page.shapes, *(picture.box for picture in page.pictures)]
    return [tuple(round(side) for side in box) for box in boxes]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_both_readers_find_things_in_the_same_places(rotate: int) -> None:
    data = make_pdf(content(), rotate=rotate)
    (fast,) = read_pages(data)
    (plain,) = read_pages(data, plain=True)
    turned = rotate in (90, 270)
    assert (fast.width, fast.height) == ((HEIGHT, WIDTH) if turned else (WIDTH, HEIGHT))
    assert (fast.width, fast.height) == (plain.width, plain.height)
    assert places(fast) == places(plain)
    assert len(places(fast)) == 3
    # Words upside down are no words to read along.
    upright = "".join(piece.text for piece in fast.pieces if piece.upright).strip()
    assert upright == {0: "Harbour", 90: "Moorings"}.get(rotate, "")


def test_a_table_on_a_page_that_was_turned_is_read() -> None:
    # As a page lies across: words run up the sheet, and the sheet is shown turned clockwise.
    page = PdfPageContent().grid([100, 130, 160], [200, 400, 600])
    for x, y, text in ((120, 590, "Pier"), (120, 390, "Boats"), (150, 590, "Northern")):
        page.upwards(x, y, text)
    page.upwards(150, 390, "41")
    (table,) = read_pdf(make_pdf(page, rotate=90), SOURCE).blocks
    assert isinstance(table, Table)
    assert table.rows == (("Pier", "Boats"), ("Northern", "41"))
