"""Read the documents whose words go into a report as they stand: consultees' files, evidence."""

from collections.abc import Iterable

import msgspec

from committee_pack.assembly.consultee import consultee_blocks, consultee_markdown
from committee_pack.build.paths import Places, find_input
from committee_pack.build.reading import read_evidence, read_plain_text, read_report
from committee_pack.model.evidence import Evidence
from committee_pack.model.finding import Finding
from committee_pack.model.meeting import ReportOrder
from committee_pack.model.report import Block
from committee_pack.model.source import Source
from committee_pack.profiles import Profile

_MARKDOWN = (".md", ".markdown")


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Words by the section they go into, or documents by their path; the files, and findings."""

    consultees: dict[str, tuple[Block, ...]] = msgspec.field(default_factory=dict)
    documents: dict[str, Evidence] = msgspec.field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_words(order: ReportOrder, profile: Profile, places: Places) -> Words:
    """Read the consultees' files and the documents that are quoted.

    Raises:
        InputUnreadable: a file is missing, or cannot be read.
    """
    headings = {shape.id: shape.heading for shape in profile.sections}
    consultees: dict[str, tuple[Block, ...]] = {}
    documents: dict[str, Evidence] = {}
    sources: list[Source | None] = []
    findings: list[Finding] = []
    for section_id, recipe in order.sections.items():
        if recipe.file is not None:
            heading = headings.get(section_id, "")
            key = f"section {section_id}, file"
            read = _consultee(recipe.file, key, heading, profile, places)
            consultees[section_id] = read.blocks
            sources.append(read.source)
            findings += read.findings
        for quoted in recipe.quotes():
            if quoted.from_ not in documents:
                path = find_input(places, quoted.from_, f"section {section_id}, quote")
                document = documents[quoted.from_] = read_evidence(path)
                sources.append(document.source)
                findings += document.findings
    return Words(
        consultees=consultees,
        documents=documents,
        sources=tuple(_given(sources)),
        findings=tuple(findings),
    )


class _Consultee(msgspec.Struct, frozen=True, kw_only=True):
    blocks: tuple[Block, ...]
    source: Source | None
    findings: tuple[Finding, ...]


def _consultee(name: str, key: str, heading: str, profile: Profile, places: Places) -> _Consultee:
    path = find_input(places, name, key)
    if path.suffix.lower() in _MARKDOWN:
        plain = read_plain_text(path)
        return _Consultee(
            blocks=consultee_markdown(plain, heading),
            source=plain.source,
            findings=plain.findings,
        )
    words = read_report(path, profile)
    return _Consultee(
        blocks=consultee_blocks(words, heading), source=words.source, findings=words.findings
    )


def _given(sources: Iterable[Source | None]) -> Iterable[Source]:
    return (source for source in sources if source is not None)
