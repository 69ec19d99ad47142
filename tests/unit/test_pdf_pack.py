"""Reports packs: told apart by their stamps, or by their bookmarks."""

import pytest

from committee_pack.errors import InputUnreadable
from committee_pack.model.pack import PackAttachment, PackItem
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.flow import FlowParagraph
from committee_pack.readers.pdf import read_pdf
from committee_pack.readers.pdf_pack import split_pack
from tests.pdf_pages import PdfPageContent, make_pdf

PACK = Source(path="in/pack.pdf", sha256="0", kind=SourceKind.PDF)


def page(words: str, stamp: str = "") -> PdfPageContent:
    content = PdfPageContent().words(60, 200, words)
    return content.words(450, 40, stamp) if stamp else content


PAGES = [
    page("Agenda for the harbour board"),
    page("The pier has been mended.", "Agenda Item 5"),
    page("It cost more than was planned."),
    page("The lamps are lit.", "Agenda Item 6a"),
    page("What the lamps cost, as asked under agenda item 7", "Agenda Item 6a"),
]


def item(
    number: str, title: str, first: int, last: int, *attached: tuple[str, int, int]
) -> PackItem:
    behind = (PackAttachment(title=name, first=at, last=end) for name, at, end in attached)
    return PackItem(number=number, title=title, first=first, last=last, attached=tuple(behind))


def test_stamps_tell_reports_apart_and_bookmarks_name_them() -> None:
    marks = {"Agenda": 1, "5 The pier": 2, "Appendix 1": 3, "6a Lamps of the harbour": 4}
    assert split_pack(make_pdf(*PAGES, bookmarks=marks), PACK) == (
        item("", "Agenda", 1, 1),
        item("5", "The pier", 2, 2, ("Appendix 1", 3, 3)),
        item("6a", "Lamps of the harbour", 4, 5),
    )


def test_numbered_bookmarks_do_where_nothing_is_stamped() -> None:
    pages = [page("Agenda"), page("The pier"), page("Its cost"), page("The lamps")]
    marks = {"Agenda": 1, "Item 5: The pier": 2, "Appendix 1": 3, "6. The lamps": 4}
    assert split_pack(make_pdf(*pages, bookmarks=marks), PACK) == (
        item("", "Agenda", 1, 1),
        item("5", "The pier", 2, 2, ("Appendix 1", 3, 3)),
        item("6", "The lamps", 4, 4),
    )


def test_a_paper_behind_a_blank_page_is_attached_and_a_chapter_of_the_report_is_not() -> None:
    pages = [
        page("The pier", "Agenda Item 5"),
        page("Its cost"),
        page("This page is intentionally left blank"),
        page("Costs by year"),
        page("And more of them"),
        page("The lamps", "Agenda Item 6"),
    ]
    marks = {"5 The pier": 1, "Cost": 2, "Table of costs": 4, "Photographs": 5, "6 The lamps": 6}
    assert split_pack(make_pdf(*pages, bookmarks=marks), PACK) == (
        item("5", "The pier", 1, 3, ("Table of costs", 4, 4), ("Photographs", 5, 5)),
        item("6", "The lamps", 6, 6),
    )


def test_a_pack_that_says_nothing_is_one_item() -> None:
    assert split_pack(make_pdf(page("The pier"), page("The lamps")), PACK) == (item("", "", 1, 2),)


def test_one_report_of_a_pack_is_read_with_the_pages_of_the_pack() -> None:
    flow = read_pdf(make_pdf(*PAGES), PACK, pages=(2, 3))
    assert [
        (block.text, block.where.page) for block in flow.blocks if isinstance(block, FlowParagraph)
    ] == [("The pier has been mended.", 2), ("It cost more than was planned.", 3)]
    assert flow.furniture == ("Agenda Item 5",)
    assert flow.source.pages == 2


def test_a_damaged_pack_is_refused() -> None:
    with pytest.raises(InputUnreadable, match="damaged"):
        split_pack(b"%PDF-1.4 and then nothing", PACK)


def test_pages_that_are_not_there_are_refused() -> None:
    with pytest.raises(InputUnreadable, match="no pages 7 to 9"):
        read_pdf(make_pdf(*PAGES), PACK, pages=(7, 9))
