"""Bullets, ticks and dashes in front of words: what is a marker, and how it is printed."""

import pytest

from committee_pack.model.report import ListItem, Paragraph
from committee_pack.readers.outline_numbers import continues
from tests.unit.outlines import bold, line, read


def only(text: str, label: str | None = None) -> Paragraph | ListItem:
    report = read(bold("Recommendations", "2.0"), line("Before.", "2.1"), line(text, label))
    block = report.sections[0].blocks[-1]
    assert isinstance(block, Paragraph | ListItem)
    return block


@pytest.mark.parametrize(
    "text", ["✓ Consulted", "* Provisional figure", "☐ Not started", "- 4", "– £4.5m", "- 12.5 %"]
)
def test_signs_that_say_something_stay_with_their_words(text: str) -> None:
    block = only(text)
    assert isinstance(block, Paragraph)
    assert (block.number, block.text) == (None, text)


@pytest.mark.parametrize(
    ("text", "marker", "words"),
    [
        ("– the harbour wall", "–", "the harbour wall"),
        ("- 12 schools took part", "-", "12 schools took part"),
        ("➢ the pier", "➢", "the pier"),
        ("\uf0d8 the pier", "•", "the pier"),
        ("o the quay", "◦", "the quay"),
        ("✓\tConsulted", "✓", "Consulted"),
    ],
)
def test_a_typed_bullet_is_kept_as_printed(text: str, marker: str, words: str) -> None:
    block = only(text)
    assert isinstance(block, ListItem)
    assert (block.marker, block.text) == (marker, words)


@pytest.mark.parametrize(
    ("label", "marker"),
    [("–", "–"), ("o", "◦"), ("✓", "✓"), ("*", "*"), (">", ">"), ("\uf0b7", "•"), ("\ufffd", "•")],
)
def test_a_bullet_of_the_format_is_kept_as_printed(label: str, marker: str) -> None:
    block = only("the quay", label)
    assert isinstance(block, ListItem)
    assert (block.marker, block.text) == (marker, "the quay")


def test_a_dash_is_no_name_of_an_appendix() -> None:
    report = read(bold("List of appendices", "7.0"), line("Harbour plan", "-"))
    assert [(one.ref, one.title) for one in report.appendices] == [(None, "Harbour plan")]


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("(h)", "(i)", True),
        ("(i)", "(j)", True),
        ("(i)", "(ii)", True),
        ("(a)", "(c)", True),
        ("(a)", "(i)", False),
        ("(a)", "a)", False),
        ("(1)", "(a)", False),
        ("•", "–", True),
    ],
)
def test_markers_of_one_series(before: str, after: str, same: bool) -> None:
    assert continues(after, before) is same
