"""The sentences that rules on wording look at, and how a finding shows them."""

import pytest

from committee_pack.model.report import Block, ListItem, Origin, OriginKind, Paragraph
from committee_pack.rules.passages import passages, place_of, shown
from tests.unit.carried import paragraph, report_of


def texts(*blocks: Block, carried_only: bool = False) -> list[str]:
    return [one.text for one in passages(report_of(*blocks), carried_only=carried_only)]


def test_a_paragraph_is_parted_into_sentences_and_not_at_an_abbreviation() -> None:
    said = "Dr. Ashdale came, e.g. on Monday. No. 6 is open; it is full."
    assert texts(paragraph(said)) == [
        "Dr. Ashdale came, e.g. on Monday.",
        "No. 6 is open;",
        "it is full.",
    ]


def test_only_what_people_wrote_is_looked_at() -> None:
    question = Paragraph(
        number="6.2", text="Is it exempt? No", question="exempt", origin=paragraph("").origin
    )
    quotation = Paragraph(
        number=None, text="Quoted.", style="quotation", origin=paragraph("").origin
    )
    data = paragraph("From data.", OriginKind.DATA)
    nobodys = Paragraph(number="6.3", text="Of no origin.")
    new = paragraph("New.", OriginKind.NEW)
    blocks = (paragraph("Carried."), question, quotation, data, nobodys, new)
    assert texts(*blocks) == ["Carried.", "New."]
    assert texts(*blocks, carried_only=True) == ["Carried."]


@pytest.mark.parametrize(
    ("block", "place"),
    [
        (paragraph("Words."), "6.1"),
        (Paragraph(number="6.4", text="Words.", origin=Origin(kind=OriginKind.NEW)), "6.4"),
        (
            ListItem(level=1, marker="•", text="Words.", origin=Origin(kind=OriginKind.NEW)),
            "under Background and key information",
        ),
    ],
)
def test_a_place_is_last_times_number_or_its_own_or_the_heading(block: Block, place: str) -> None:
    (passage,) = passages(report_of(block))
    assert place_of(passage) == place


def test_a_short_sentence_is_shown_whole_and_a_long_one_around_its_day() -> None:
    assert shown("a" * 160) == "a" * 160
    long = f"{'before ' * 40}by March 2024{' after' * 40}"
    start = long.index("March")
    told = shown(long, start, start + len("March 2024"))
    assert told.startswith("… before")
    assert told.endswith("after …")
    assert "by March 2024" in told
    assert len(told) < 160
