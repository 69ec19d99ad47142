"""Provenance: complete, true, a chain where the earlier record is there, and a page to read."""

import re
from datetime import date

import msgspec

from committee_pack.assembly.provenance import Background, provenance
from committee_pack.assembly.report import assemble
from committee_pack.assembly.sections import Supplies
from committee_pack.model.meeting import Meeting, ReportOrder
from committee_pack.model.provenance import Passage, Provenance, SectionProvenance
from committee_pack.model.report import (
    Origin,
    OriginKind,
    Paragraph,
    Report,
    Section,
    Table,
)
from committee_pack.model.source import Source, SourceKind, Where
from committee_pack.profiles import load_profile
from committee_pack.writers.provenance_html import provenance_html

PROFILE = load_profile("scrutiny-14")
SOURCE = Source(path="last.docx", sha256="ab" * 32, kind=SourceKind.DOCX)


def paragraph(number: str, text: str, place: int) -> Paragraph:
    return Paragraph(number=number, text=text, where=Where(source="last.docx", block=place))


PREVIOUS = Report(
    source=SOURCE,
    title="The plan",
    front_matter={"Relevant Officer": "Jo Doe"},
    sections=(
        Section(
            id="background",
            number="6.0",
            heading="Background and key information",
            blocks=(
                paragraph("6.1", "An old paragraph.", 4),
                paragraph("6.2", "See paragraph 6.3: all is well.", 5),
                paragraph("6.3", "Grades <b>rose</b> & fell.", 6),
                Table(
                    header_rows=1,
                    rows=(("Ref", "State"), ("1", "Done")),
                    where=Where(source="last.docx", block=7),
                ),
            ),
        ),
    ),
)
RECIPE = """
id = "plan"
item = 6
[sections.background]
drop = ["6.1"]
replace = { "6.3" = "New words." }
"""


def record(earlier: Provenance | None = None, recipe: str = RECIPE) -> Provenance:
    order = msgspec.toml.decode(recipe, type=ReportOrder)
    meeting = Meeting(committee="Scrutiny Committee", date=date(2026, 11, 26))
    supplies = Supplies(previous=PREVIOUS)
    assembled = assemble(meeting, order, PROFILE, supplies)
    background = Background(
        meeting=meeting,
        order=order,
        profile=PROFILE,
        supplies=supplies,
        sources=(SOURCE,),
        earlier=earlier,
    )
    return provenance("06 The plan.docx", assembled, background)


def background_of(told: Provenance) -> tuple[Passage, ...]:
    return next(one.blocks for one in told.sections if one.id == "background")


def test_title_and_front_matter_say_where_they_come_from() -> None:
    told = {one.label: (one.text, one.origin and one.origin.kind) for one in record().front_matter}
    assert told["Title"] == ("The plan", OriginKind.CARRIED)
    assert told["Date of Meeting"] == ("26 November 2026", OriginKind.NEW)
    assert told["Relevant Officer"] == ("Jo Doe", OriginKind.CARRIED)


def test_a_rewritten_reference_is_beside_the_words_of_the_source() -> None:
    carried = background_of(record())[0]
    assert carried.text == "See paragraph 6.2: all is well."
    assert carried.source_text == "See paragraph 6.3: all is well."


def test_new_words_are_beside_those_they_replace_and_a_table_has_its_cells() -> None:
    _, edited, table, *_ = background_of(record())
    assert edited.origin is not None
    assert edited.origin.kind is OriginKind.EDITED
    assert edited.source_text == "Grades <b>rose</b> & fell."
    assert table.rows == (("Ref", "State"), ("1", "Done"))
    assert table.source_text is None


def test_what_is_left_out_has_all_its_words() -> None:
    words = [one.text for one in record().left_out]
    assert words == ["An old paragraph.", "Grades <b>rose</b> & fell."]


def earlier(*passages: tuple[str, str, Origin]) -> Provenance:
    return Provenance(
        report="last.docx",
        title="The plan",
        sources=(),
        left_out=(),
        findings=(),
        sections=(
            SectionProvenance(
                id="background",
                number="6.0",
                heading="Background",
                blocks=tuple(
                    Passage(type="paragraph", number=number, text=text, origin=origin)
                    for number, text, origin in passages
                ),
            ),
        ),
    )


CELL = Origin(kind=OriginKind.DATA, where=Where(source="plan.xlsx", cell="Plan!D14"))
OTHER = Origin(kind=OriginKind.NEW, where=Where(source="meeting.toml"))
WORDS = "See paragraph 6.3: all is well."


def test_the_origin_before_that_is_told_where_the_record_has_it() -> None:
    told = background_of(record(earlier(("6.9", WORDS, CELL))))
    assert told[0].earlier == (CELL,)
    again = background_of(record(msgspec.structs.replace(earlier(("6.9", WORDS, CELL)))))
    assert again == told


def test_of_two_alike_the_one_with_the_number_is_meant() -> None:
    told = background_of(record(earlier(("6.9", WORDS, OTHER), ("6.2", WORDS, CELL))))
    assert told[0].earlier == (CELL,)


def test_nothing_is_made_up_where_the_record_does_not_know() -> None:
    assert background_of(record())[0].earlier == ()
    changed = record(earlier(("6.2", "Other words.", CELL)))
    assert background_of(changed)[0].earlier == ()
    twice = record(earlier(("6.8", WORDS, OTHER), ("6.9", WORDS, CELL)))
    assert background_of(twice)[0].earlier == ()


def test_the_page_stands_alone_and_obeys_nothing_it_shows() -> None:
    page = provenance_html(record())
    assert "Working paper, not for publication" in page
    assert "Grades &lt;b&gt;rose&lt;/b&gt; &amp; fell." in page
    assert "<script" not in page
    assert re.findall(r"""(?:src|href)\s*=\s*["'](?!#)""", page) == []
    assert "http" not in page.replace("http-equiv", "")
    assert '<html lang="en-GB">' in page


def test_the_page_shows_both_sides_and_filters_by_origin() -> None:
    page = provenance_html(record(earlier(("6.2", WORDS, CELL))))
    assert "<blockquote>See paragraph 6.3: all is well.</blockquote>" in page
    assert "<summary" in page[page.index("Passages of “Background") :]
    assert "Before that: data, from plan.xlsx, Plan!D14" in page
    assert 'id="only-edited"' in page
    assert "body:has(#only-edited:checked) tr.row:not(.edited)" in page
    left_out = page[page.index('id="left-out"') :]
    assert "An old paragraph." in left_out
