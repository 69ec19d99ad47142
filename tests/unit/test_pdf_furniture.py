"""Running headers, page numbers and stamps are kept out of the text; the report's words are not."""

from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.flow import Flow, FlowParagraph
from committee_pack.readers.pdf import read_pdf
from tests.pdf_pages import PdfPageContent, make_pdf


def read(*pages: PdfPageContent) -> Flow:
    return read_pdf(
        make_pdf(*pages), Source(path="in/old report.pdf", sha256="0", kind=SourceKind.PDF)
    )


def texts(flow: Flow) -> list[str]:
    return [block.text for block in flow.blocks if isinstance(block, FlowParagraph)]


def test_a_header_that_one_page_marks_is_one_where_another_does_not() -> None:
    first = PdfPageContent().words(480, 50, "Appendix H", artifact=True)
    first.lines(
        60, 700, "The board has looked at all of the lights of the harbour, and at the piers"
    )
    second = PdfPageContent().words(480, 50, "Appendix H")
    second.lines(60, 90, "on both of its sides.")
    flow = read(first, second)
    assert texts(flow) == [
        "The board has looked at all of the lights of the harbour, and at the piers on both of its "
        "sides."
    ]
    assert flow.furniture == ("Appendix H",)


def test_a_title_stays_where_later_pages_repeat_it_as_a_marked_header() -> None:
    first = PdfPageContent().words(60, 90, "Lights of the harbour", font="bold")
    first.lines(60, 300, "The board has looked at all of the lights.")
    second = PdfPageContent().words(60, 40, "Lights of the harbour", artifact=True)
    second.lines(60, 90, "It has looked at the piers.")
    assert texts(read(first, second))[0] == "Lights of the harbour"


def test_the_number_of_a_short_last_page_is_furniture_where_it_counts_the_pages() -> None:
    last = PdfPageContent().words(60, 100, "The meeting closed.").words(280, 640, "Page 3 of 3")
    assert texts(read(last)) == ["The meeting closed."]
    inside = PdfPageContent().words(60, 100, "Page 3 of the plan").words(60, 640, "shows the pier.")
    assert texts(read(inside)) == ["Page 3 of the plan", "shows the pier."]
