"""Drawings that say something of words: lines through them, arrows in cells."""

import pytest

from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.flow import Flow, FlowParagraph
from committee_pack.readers.pdf import read_pdf
from committee_pack.readers.pdf_characters import read_pages
from tests.pdf_pages import HEIGHT, PdfPageContent, make_pdf

SOURCE = Source(path="in/old report.pdf", sha256="0", kind=SourceKind.PDF)
# Of twelve points, words of Helvetica: "The duty does " is 81 points wide, "not" 17.
LEFT = 60.0


def read(page: PdfPageContent) -> Flow:
    return read_pdf(make_pdf(page), SOURCE)


def told(page: PdfPageContent, rule: str) -> list[str]:
    return [found.message for found in read(page).findings if found.rule == rule]


def sentence() -> PdfPageContent:
    page = PdfPageContent().words(LEFT, 100, "The duty does")
    return page.words(LEFT + 81, 100, "not").words(LEFT + 101, 100, "apply to the harbour.")


def test_a_line_through_a_word_is_told_and_the_word_kept() -> None:
    page = sentence().rule(LEFT + 81, 96.8, LEFT + 98, 96.8)
    (paragraph,) = (b for b in read(page).blocks if isinstance(b, FlowParagraph))
    assert paragraph.text == "The duty does not apply to the harbour."
    (found,) = read(page).findings
    assert found.message.startswith("A line goes through the words “not”;")
    assert str(found.where) == "old report.pdf, page 1"


def test_a_thin_area_through_several_words_is_told_once() -> None:
    page = sentence().area(LEFT, 96.3, LEFT + 98, 96.9, 0)
    (message,) = told(page, "struck-through")
    assert "“The duty does not”" in message


@pytest.mark.parametrize("height", [102, 88.5, 94.5 - 12])
def test_lines_under_and_over_words_strike_nothing(height: float) -> None:
    assert told(sentence().rule(LEFT, height, LEFT + 200, height), "struck-through") == []


def test_a_rule_across_the_page_strikes_no_label() -> None:
    page = PdfPageContent().words(LEFT, 100, "40").rule(LEFT - 5, 96.8, LEFT + 300, 96.8)
    assert told(page, "struck-through") == []


def table(arrow: str) -> PdfPageContent:
    page = PdfPageContent().grid([60, 160, 260, 360], [100, 130, 160])
    for row, cells in enumerate((("Pier", "Boats", "Way"), ("Northern", "41", ""))):
        for column, words in enumerate(cells):
            page.words(66 + 100 * column, 118 + 30 * row, words or " ")
    page.operators.append(arrow)
    return page


def test_an_arrow_in_a_cell_without_words_is_told() -> None:
    low = HEIGHT - 150
    arrow = f"0 0.5 0 rg 300 {low} m 310 {low + 12} l 320 {low} l f 0 g"
    (message,) = told(table(arrow), "cell-drawn")
    assert "row 2, column 3" in message
    (plain,) = read_pages(make_pdf(table(arrow)), plain=True)
    (fast,) = read_pages(make_pdf(table(arrow)))
    assert [round(side) for side in plain.shapes[0]] == [round(side) for side in fast.shapes[0]]


def test_a_shape_beside_words_and_a_plain_fill_are_not_told() -> None:
    low = HEIGHT - 150
    beside = f"0 0.5 0 rg 200 {low} m 210 {low + 12} l 220 {low} l f 0 g"
    fill = f"0 0.5 0 rg 262 {low} 96 20 re f 0 g"
    assert told(table(beside), "cell-drawn") == []
    assert told(table(fill), "cell-drawn") == []
