"""Pdfs that are scans, protected, or not what their own index says."""

import pytest

from committee_pack.errors import InputUnreadable
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.flow import Flow, FlowParagraph
from committee_pack.readers.pdf import read_pdf
from tests.pdf_pages import HEIGHT, WIDTH, PdfPageContent, make_pdf

SOURCE = Source(path="in/old report.pdf", sha256="0", kind=SourceKind.PDF)
STAMP = "Scanned by the harbour office, 4 May"


def scan() -> PdfPageContent:
    return PdfPageContent().picture(0, 0, WIDTH, HEIGHT).words(60, 820, STAMP)


def written() -> PdfPageContent:
    return PdfPageContent().lines(
        60, 100, "The board has looked at the lights of the northern pier and of the", "harbour."
    )


def told(flow: Flow) -> list[tuple[str, str]]:
    return [(finding.rule, str(finding.where)) for finding in flow.findings]


def test_a_stamp_does_not_make_a_scan_a_document_with_text() -> None:
    with pytest.raises(InputUnreadable, match="looks like a scan"):
        read_pdf(make_pdf(scan(), scan()), SOURCE)


def test_a_scan_among_other_pages_is_told_of() -> None:
    flow = read_pdf(make_pdf(written(), scan()), SOURCE)
    assert told(flow) == [("page-scanned", "old report.pdf, page 2")]


def test_a_picture_on_the_cover_is_no_scan() -> None:
    assert told(read_pdf(make_pdf(scan(), written()), SOURCE)) == []


def test_words_recognised_over_a_scan_are_text() -> None:
    page = scan().lines(60, 100, *["The board has looked at the lights of the pier."] * 3)
    assert told(read_pdf(make_pdf(written(), page), SOURCE)) == []


def test_pages_that_the_index_does_not_list_are_read_and_told_of() -> None:
    whole = make_pdf(written())
    entries = whole.index(b" 65535 f") - 10
    lost = whole[: entries + 40] + b"0000000000 00000 f " + whole[entries + 59 :]
    flow = read_pdf(lost, SOURCE)
    assert [b.text[:15] for b in flow.blocks if isinstance(b, FlowParagraph)] == ["The board has l"]
    assert told(flow) == [("file-mended", "old report.pdf, page 1")]


def test_a_way_of_protecting_that_is_not_known_is_called_protected() -> None:
    guarded = make_pdf(written()).replace(
        b"/Root 1 0 R", b"/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Acme.Lock /V 1 >>"
    )
    with pytest.raises(InputUnreadable, match="protected by a password or a certificate"):
        read_pdf(guarded, SOURCE)
