"""Turn an assembled report into a file, and read it again."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from committee_pack.build.names import report_name
from committee_pack.build.paths import Places, find_template
from committee_pack.build.read_back import read_back, read_back_report
from committee_pack.build.template_check import check_section_tags
from committee_pack.build.verify import House, differences, house_of
from committee_pack.errors import TemplateUnusable
from committee_pack.model.dates import long_date
from committee_pack.model.finding import Finding
from committee_pack.model.meeting import Meeting, ReportOrder
from committee_pack.model.report import Block, Origin, Report
from committee_pack.model.source import Source
from committee_pack.profiles import Profile, match_front_matter

Remark = Callable[[Block], tuple[tuple[str, ...], ...]]
"""Gives the Word comments on a block, each as its lines."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A file to be written.

    Attributes:
        name: its name.
        data: its bytes.
        findings: what a person should look at.
        differences: what the self-check has against it.
        exempt: whether it is kept from the public folder.
        source: the file that an appendix was made from or is a copy of.
        origin: where a copy comes from.
        blocks: the blocks that an appendix was made of.
    """

    name: str
    data: bytes
    findings: tuple[Finding, ...] = ()
    differences: tuple[str, ...] = ()
    exempt: bool = False
    source: Source | None = None
    origin: Origin | None = None
    blocks: tuple[Block, ...] = ()


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """What every document of one report is made with."""

    meeting: Meeting
    order: ReportOrder
    profile: Profile
    places: Places
    facts: Mapping[str, object]
    material: Mapping[str, tuple[Block, ...]]


def report_document(desk: Desk, report: Report, remark: Remark | None = None) -> Document:
    """Fill the report's template, and read the result again.

    Args:
        desk: what the report is made with.
        report: the report, assembled.
        remark: gives the Word comments on a block, for a draft.

    Raises:
        TemplateUnusable: the template cannot be filled, or has not one place for each section.
    """
    from committee_pack.writers.docx import fill

    path = find_template(desk.places, desk.order.template or desk.meeting.template)
    template = template_bytes(path)
    blocks = {f"sections.{section.id}": section.blocks for section in report.sections}
    facts = facts_of(desk, report)
    filled = fill(template, path.name, facts, blocks, remark)
    check_section_tags(path, template, blocks, desk.profile)
    name = report_name(desk.order.item, report.title)
    again = read_back_report(filled.data, name, desk.profile)
    return Document(
        name=name,
        data=filled.data,
        findings=filled.findings,
        differences=differences(
            report, again, house_of_template(template, path.name, desk.profile, facts)
        ),
    )


def house_of_template(
    template: bytes, name: str, profile: Profile, facts: Mapping[str, object]
) -> House:
    """Give what a template brings of its own, its standing lines with their tags filled.

    Raises:
        TemplateUnusable: the template cannot be read or filled.
    """
    from committee_pack.readers.outline import outline
    from committee_pack.writers.docx import fill
    from committee_pack.writers.template import body_tags

    flow = read_back(template, name)
    tags = body_tags(template, name)
    nothing = {f"sections.{shape.id}": () for shape in profile.sections}
    bare = read_back(fill(template, name, facts, nothing).data, name)
    return house_of((*flow.blocks, *bare.blocks), tags, profile, outline(flow, profile))


def template_bytes(path: Path) -> bytes:
    """Give the bytes of a template.

    Raises:
        TemplateUnusable: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise TemplateUnusable(
            f"The template {path} cannot be read ({error.strerror}).",
            why="The report is written into it.",
            hint="Check that it is a Word file (.docx) and that you may open it.",
        ) from error


def facts_of(desk: Desk, report: Report) -> dict[str, object]:
    """Give the names that a template may use, beside its sections."""
    front = {
        field.id: value
        for label, value in report.front_matter.items()
        if (field := match_front_matter(desk.profile, label)) is not None
    }
    meeting = desk.meeting
    return {
        **desk.facts,
        "meeting": {
            "committee": meeting.committee,
            "date": long_date(meeting.date),
            "iso_date": meeting.date.isoformat(),
        },
        "report": {
            "id": desk.order.id,
            "item": desk.order.item,
            "title": report.title,
            "officer": desk.order.officer or front.get("officer", ""),
        },
        "front_matter": front,
    }
