"""Characters into lines, and lines into paragraphs, on pieces made for the test."""

import pytest

from committee_pack.model.report import Run
from committee_pack.readers.labels import bullet_of, follows, is_label, is_typed_label
from committee_pack.readers.pdf_lines import Line, build_lines
from committee_pack.readers.pdf_page import Piece
from committee_pack.readers.pdf_page_breaks import measure_usage, over_the_break
from committee_pack.readers.pdf_paragraphs import column_of, make_paragraph, part_label
from committee_pack.readers.pdf_structure import Tagged

WIDE = 6.0


def printed(
    text: str,
    x: float,
    y: float,
    *,
    size: float = 12.0,
    font: str = "Arial",
    tagged: Tagged | None = None,
) -> list[Piece]:
    width = WIDE * size / 12
    return [
        Piece(piece, font, size, x + i * width, x + (i + 1) * width, y - size, y, y, tagged=tagged)
        for i, piece in enumerate(text)
    ]


def one_line(pieces: list[Piece]) -> Line:
    (line,) = build_lines(pieces, 1)
    return line


def test_a_gap_without_a_space_parts_words() -> None:
    assert one_line([*printed("north", 60, 100), *printed("pier", 94, 100)]).text == "north pier"


def test_a_wide_gap_is_a_tab() -> None:
    line = one_line([*printed("In the plan?", 60, 100), *printed("No", 300, 100)])
    assert line.text == "In the plan?\tNo"
    assert len(line.parts) == 2


def test_the_even_gaps_of_a_stretched_line_are_spaces() -> None:
    words = ["the", "board", "asks", "for", "more"]
    pieces = [c for i, word in enumerate(words) for c in printed(word, 60 + 55 * i, 100)]
    assert one_line(pieces).text == "the board asks for more"


def test_a_raised_mark_belongs_to_its_line() -> None:
    line = one_line([*printed("the plan", 60, 100), *printed("1", 108, 95, size=7)])
    assert line.runs == (Run(text="the plan"), Run(text="1", superscript=True))


def test_words_printed_twice_for_weight_are_read_once() -> None:
    assert one_line([*printed("pier", 60, 100), *printed("pier", 60.4, 100)]).text == "pier"


def test_arrows_of_symbol_fonts_are_read_as_arrows() -> None:
    line = one_line([*printed("\uf0e8", 60, 100, font="Wingdings"), *printed("up", 80, 100)])
    assert line.text == "→ up"


def test_a_label_set_close_is_parted_where_its_tag_ends() -> None:
    label, words = Tagged(block=1, role="LI", label=True), Tagged(block=1, role="LI")
    line = one_line(
        [*printed("1.1.", 60, 100, tagged=label), *printed("Boats", 84.3, 100, tagged=words)]
    )
    parted = part_label(line, None, column_of([line]))
    assert (parted.label, parted.text) == ("1.1.", "Boats")


def test_ligatures_and_soft_hyphens_are_spelt_out() -> None:
    lines = build_lines([*printed("the har\u00ad", 60, 100), *printed("bour", 60, 114)], 1)
    column = column_of(lines)
    paragraph = make_paragraph([part_label(line, None, column) for line in lines], "a.pdf")
    assert paragraph is not None
    assert paragraph.text == "the harbour"


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("The board met in spring and looked at all of the", "lights on the pier.", True),
        ("The board met in spring and looked at all of the", "Lights Office plan.", True),
        ("The board met in spring and it looked at lights.", "It was content.", False),
        ("The board met.", "It was content.", False),
    ],
)
def test_page_breaks(above: str, below: str, joined: bool) -> None:
    first = build_lines(printed("The board meets in spring and again in the autumn", 60, 80), 1)
    first += build_lines(printed(above, 60, 94), 1)
    second = build_lines(printed(below, 60, 60), 2)
    column = column_of(first)
    ours = [part_label(line, None, column) for line in first]
    theirs = [part_label(line, None, column) for line in second]
    usage = measure_usage([[ours], [theirs]])
    assert over_the_break(ours, theirs, (column, column), usage) is joined


@pytest.mark.parametrize(
    "word", ["1", "1.", "1.1", "1.1.", "6.4.1", "(1)", "1)", "(a)", "a)", "a.", "(iv)", "iv."]
)
def test_forms_of_numbers(word: str) -> None:
    assert is_label(word)


@pytest.mark.parametrize("word", ["2023", "the", "£4.5", "10%", "(see", "1,000", "4.5m"])
def test_words_that_are_no_numbers_of_paragraphs(word: str) -> None:
    assert not is_label(word)


def test_bullets_of_symbol_fonts_come_out_as_bullets() -> None:
    assert [bullet_of(word) for word in ("\uf0b7", "\uf06e", "◼", "•", "x")] == [
        *("•", "•", "◼", "•"),
        None,
    ]


def test_typed_numbers() -> None:
    assert is_typed_label("2.2.", "The board met")
    assert is_typed_label("b)", "note the plan")
    assert not is_typed_label("4.5", "million boats")
    assert not is_typed_label("12", "Boats came")


def test_labels_that_follow_one_another() -> None:
    assert follows("a)", "b)")
    assert follows("(iii)", "(iv)")
    assert follows("(i)", "(ii)")
    assert follows("(h)", "(i)")
    assert follows("2.1", "2.2")
    assert not follows("(a)", "b)")
    assert not follows("2.1", "2.3")
