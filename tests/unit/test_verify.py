"""The self-check sees what a reader of the page would see."""

import msgspec
import pytest

from committee_pack.build.verify import differences, words_lost
from committee_pack.model.report import (
    Block,
    ListItem,
    Origin,
    OriginKind,
    Paragraph,
    Picture,
    Report,
    Run,
    Section,
    Table,
)
from committee_pack.model.source import Where

PARAGRAPH = Paragraph(number="6.1", text="The  plan began.")


def report(*blocks: Block, heading: str = "Background") -> Report:
    return Report(
        title="Plan",
        front_matter={"Report to": "Committee"},
        sections=(Section(id="background", number="6.0", heading=heading, blocks=blocks),),
    )


def test_the_same_report_from_elsewhere_is_the_same() -> None:
    moved = msgspec.structs.replace(
        PARAGRAPH,
        text="The plan began.",
        where=Where(page=3),
        origin=Origin(kind=OriginKind.NEW),
    )
    assert differences(report(PARAGRAPH), report(moved)) == ()


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (report(), "The plan began."),
        (report(PARAGRAPH, PARAGRAPH), "on top of"),
        (report(Paragraph(number="6.2", text="The plan began.")), "6.2"),
        (report(ListItem(level=1, marker="6.1", text="The plan began.")), "list item"),
        (report(PARAGRAPH, heading="Backgrounds"), "Backgrounds"),
        (msgspec.structs.replace(report(PARAGRAPH), title="Other"), "title"),
        (msgspec.structs.replace(report(PARAGRAPH), front_matter={}), "Report to"),
        (
            report(
                Paragraph(
                    number="6.1",
                    text="The plan began.",
                    runs=(Run(text="The plan began.", bold=True),),
                )
            ),
            "b:",
        ),
    ],
)
def test_a_difference_is_told(read: Report, words: str) -> None:
    told = differences(report(PARAGRAPH), read)
    assert told
    assert words in told[0]


def test_a_changed_cell_is_told() -> None:
    ours = Table(header_rows=1, rows=(("Ref", "Status"), ("1.1", "complete")))
    theirs = Table(header_rows=1, rows=(("Ref", "Status"), ("1.1", "at risk")))
    assert "at risk" in differences(report(ours), report(theirs))[0]


def test_words_of_an_appendix_are_all_there_in_order() -> None:
    one, two = Paragraph(number=None, text="One."), Picture(alt="A chart")
    assert words_lost((one, two), (one, PARAGRAPH, two)) == ()
    assert "A chart" in words_lost((one, two), (two, one))[0]
