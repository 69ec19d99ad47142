"""Pages set in two columns of text, and pages that only look like it."""

from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.flow import FlowParagraph
from committee_pack.readers.pdf import read_pdf
from tests.pdf_pages import PdfPageContent, make_pdf

LEFT = [
    "The northern pier was opened in the spring",
    "of 1911 and has been mended four times by",
    "the harbour board. Its planks are worn, and",
    "two of the lamps have not been lit for years.",
    "The board asked for a survey of the piles and",
    "was told that eleven of them are beyond any",
    "repair, while the rest would last until the old",
]
RIGHT = [
    "lighthouse is moved to the other side of it.",
    "Nothing was found that would stop the ferry",
    "from landing there in the coming summer, if",
    "the weather is fair and the tide high enough.",
    "The board will hear more in the autumn about",
    "the cost of new planks and of the two lamps.",
]


def texts(*pages: PdfPageContent) -> list[str]:
    source = Source(path="in/letter.pdf", sha256="0", kind=SourceKind.PDF)
    blocks = read_pdf(make_pdf(*pages), source).blocks
    return [block.text for block in blocks if isinstance(block, FlowParagraph)]


def test_two_columns_are_read_one_after_the_other() -> None:
    page = PdfPageContent().words(60, 80, "The northern pier and the board's plan for it, in short")
    page.lines(60, 130, *LEFT).lines(335, 130, *RIGHT)
    page.words(60, 300, "Written for the harbour board by its own clerk, who answers questions.")
    assert texts(page) == [
        "The northern pier and the board's plan for it, in short",
        " ".join([*LEFT, *RIGHT]),
        "Written for the harbour board by its own clerk, who answers questions.",
    ]


def test_paragraphs_of_a_column_stay_apart() -> None:
    page = PdfPageContent().lines(60, 100, *LEFT).lines(60, 212, "A line of its own ends here.")
    page.lines(335, 100, *RIGHT[1:], RIGHT[1])
    page.lines(335, 212, "So does this one.")
    assert texts(page) == [
        " ".join(LEFT),
        "A line of its own ends here.",
        " ".join([*RIGHT[1:], RIGHT[1]]),
        "So does this one.",
    ]


def test_a_paragraph_goes_on_from_the_last_column_of_a_page() -> None:
    first = PdfPageContent().lines(60, 130, *LEFT).lines(335, 130, *LEFT)
    second = PdfPageContent().lines(60, 130, *RIGHT).lines(335, 130, *LEFT)
    assert texts(first, second) == [" ".join([*LEFT, *LEFT, *RIGHT]), " ".join(LEFT)]


def test_labels_and_values_are_no_columns() -> None:
    names = ["Report to", "Date", "Ward", "Officer", "Lead member", "Item", "Status"]
    page = PdfPageContent()
    for i, name in enumerate(names):
        page.words(60, 100 + 20 * i, name).words(335, 100 + 20 * i, RIGHT[i % 6])
    assert texts(page)[0].startswith(f"Report to\t{RIGHT[0]}")


def test_figures_beside_words_are_no_columns() -> None:
    page = PdfPageContent()
    for i, words in enumerate(LEFT):
        page.words(60, 100 + 24 * i, words).words(400, 100 + 24 * i, f"{i}1,204.50")
    assert texts(page)[0].startswith(f"{LEFT[0]}\t01,204.50")
