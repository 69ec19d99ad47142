"""Sample reports that a template is filled with before a real one is."""

from collections.abc import Iterator
from datetime import date

import msgspec

from committee_pack.assembly.report import assemble
from committee_pack.assembly.sections import Supplies
from committee_pack.model.meeting import Meeting, ReportOrder
from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    Paragraph,
    Report,
    Run,
    Section,
    Table,
)
from committee_pack.profiles import Profile, SectionKind

_HOSTILE = (
    "Children & Young People <w:br/> {{ 7*7 }} {% if x %} \u202eright to left\u202c "
    "\x0b page \x0c mark \ud800 end"
)


_TITLE = "Children’s Social Care Update: Improvement Plan"
_HOSTILE_TITLE = "Children & Young People <w:br/> {{ 7*7 }} {% if x %} <Update>"


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A sample report: its name for people, and the report as it would be assembled."""

    name: str
    report: Report

    @property
    def title(self) -> str:
        """The report's title, for the tags that print it."""
        return self.report.title


def samples(profile: Profile) -> Iterator[Sample]:
    """Give the sample reports: every kind of block, nothing in any section, and hostile words."""
    yield _sample("every kind of block", profile, every_block())
    yield _sample("empty sections", profile, ())
    yield _sample("hostile words", profile, hostile_blocks(), _HOSTILE_TITLE)


def every_block() -> tuple[Block, ...]:
    """Give a block of every kind that a report holds."""
    return (
        Paragraph(
            number="1.1",
            text="Good progress against H2O targets.",
            runs=(
                Run(text="Good", bold=True),
                Run(text=" progress", italic=True),
                Run(text=" against H"),
                Run(text="2", subscript=True),
                Run(text="O"),
                Run(text=" targets", link="https://www.example.org/targets"),
                Run(text="."),
                Run(text="", note="1"),
            ),
        ),
        Note(mark="1", text="As reported in September."),
        ListItem(level=1, marker="•", text="More foster carers."),
        ListItem(level=2, marker="•", text="Of them four in the north."),
        Paragraph(number="1.2", text="Three steps follow:"),
        ListItem(level=1, marker="(a)", text="The first."),
        ListItem(level=1, marker="(b)", text="The second."),
        Paragraph(number=None, text="Plans were drawn up in haste.", style="quotation"),
        Table(
            header_rows=1,
            caption="Actions by status",
            rows=(("Action", "Status"), ("Recruit carers", "On track"), ("Audit", "At risk")),
        ),
        Paragraph(number="1.3", text="The next report follows in the spring."),
    )


def unnumbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Give blocks as they stand in an appendix: its paragraphs have no numbers."""
    return tuple(
        msgspec.structs.replace(block, number=None) if isinstance(block, Paragraph) else block
        for block in blocks
    )


def hostile_blocks() -> tuple[Block, ...]:
    """Give blocks whose words would break a file, or run, in a careless program."""
    return (
        Paragraph(number="1.1", text=_HOSTILE),
        ListItem(level=1, marker="•", text=_HOSTILE),
        Table(header_rows=1, rows=(("Words", "More"), (_HOSTILE, "None"))),
        Paragraph(number="1.2", text="The end."),
    )


def _sample(name: str, profile: Profile, blocks: tuple[Block, ...], title: str = _TITLE) -> Sample:
    order = ReportOrder(
        id="childrens-improvement-plan",
        item=6,
        title=title,
        officer="Rowan Ashdale, Assistant Director, Children’s Social Care",
    )
    meeting = Meeting(
        committee="Children and Young People Scrutiny Committee", date=date(2026, 11, 26)
    )
    sections = tuple(
        Section(
            id=shape.id,
            number=None,
            heading=shape.heading,
            blocks=blocks if shape.kind is SectionKind.FREE else (),
        )
        for shape in profile.sections
    )
    supplies = Supplies(previous=Report(sections=sections))
    return Sample(name=name, report=assemble(meeting, order, profile, supplies).report)
