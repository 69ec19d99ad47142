"""The self-check sees what a reader of the page would see."""

import msgspec
import pytest

from committee_pack.build.verify import differences, words_lost
from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
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
from tests.unit.test_writer_pictures import png

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
    one, two = Paragraph(number=None, text="One."), Picture(alt="A chart", data=png(9, 9))
    assert words_lost((one, two), (one, PARAGRAPH, two)) == ()
    assert "A chart" in words_lost((one, two), (two, one))[0]


def noted(text: str, mark: str, after: str = "") -> Paragraph:
    runs = (Run(text=text), Run(text="", note=mark), *((Run(text=after),) if after else ()))
    return Paragraph(number="6.1", text=text + after, runs=runs)


def test_a_note_is_compared_by_its_words_and_its_place() -> None:
    ours = report(noted("The plan began.", "1"), Note(mark="1", text="Minute 12."))
    other_mark = report(noted("The plan began.", "3"), Note(mark="3", text="Minute 12."))
    other_words = report(noted("The plan began.", "1"), Note(mark="1", text="Minute 30."))
    other_place = report(noted("The plan", "1", " began."), Note(mark="1", text="Minute 12."))
    assert differences(ours, other_mark) == ()
    assert "Minute 30." in differences(ours, other_words)[0]
    assert "[note] The plan" in differences(ours, other_place)[0]


def test_a_note_that_nothing_refers_to_is_a_paragraph_on_the_page() -> None:
    ours = report(PARAGRAPH, Note(mark="2", text="Minute 12."))
    runs = (Run(text="2", superscript=True), Run(text=" Minute 12."))
    page = report(PARAGRAPH, Paragraph(number=None, text="2 Minute 12.", runs=runs))
    assert differences(ours, page) == ()
