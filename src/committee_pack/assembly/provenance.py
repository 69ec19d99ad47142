"""Provenance: for every block of the new report, where it came from."""

from collections.abc import Iterable

import msgspec

from committee_pack.assembly.left_out import LeftOut
from committee_pack.model.finding import Finding
from committee_pack.model.report import Block, ListItem, Origin, Paragraph, Report, words_of
from committee_pack.model.source import Source


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One block of the new report: its number or marker, its words, and its origin."""

    type: str
    number: str | None
    text: str
    origin: Origin | None


class SectionProvenance(msgspec.Struct, frozen=True, kw_only=True):
    """The passages of one section."""

    id: str | None
    number: str | None
    heading: str
    blocks: tuple[Passage, ...]


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """What ``provenance.json`` holds."""

    schema: int = 1
    report: str
    title: str
    sources: tuple[Source, ...]
    sections: tuple[SectionProvenance, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]


def provenance(
    name: str, report: Report, sources: Iterable[Source], left_out: Iterable[LeftOut]
) -> Provenance:
    """Say of every block of a report where it came from.

    Args:
        name: the report's file name.
        report: the report as assembled.
        sources: every file that went into it.
        left_out: what of last time's report is not in it.
    """
    return Provenance(
        report=name,
        title=report.title,
        sources=tuple(sources),
        sections=tuple(
            SectionProvenance(
                id=section.id,
                number=section.number,
                heading=section.heading,
                blocks=tuple(_passage(block) for block in section.blocks),
            )
            for section in report.sections
        ),
        left_out=tuple(left_out),
        findings=report.findings,
    )


def _passage(block: Block) -> Passage:
    number = block.number if isinstance(block, Paragraph) else None
    if isinstance(block, ListItem):
        number = block.marker
    kind = str(type(block).__struct_config__.tag)
    return Passage(type=kind, number=number, text=words_of(block), origin=block.origin)
