"""Each appendix as a file of its own: made from data, brought up to date, or a copy."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from committee_pack.assembly.consultee import consultee_blocks
from committee_pack.assembly.exempt import is_exempt
from committee_pack.assembly.origins import all_marked
from committee_pack.assembly.refresh import refreshed
from committee_pack.build.documents import Desk, Document, facts_of, template_bytes
from committee_pack.build.names import appendix_name
from committee_pack.build.paths import find_input, find_template
from committee_pack.build.read_back import read_back
from committee_pack.build.reading import read_enclosure, read_range, read_report
from committee_pack.build.sources import as_given, file_source
from committee_pack.build.template_check import check_tags
from committee_pack.build.verify import words_lost
from committee_pack.errors import InputUnreadable
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.meeting import AppendixOrder
from committee_pack.model.report import (
    Appendix,
    Block,
    Origin,
    OriginKind,
    Paragraph,
    Report,
    Run,
)
from committee_pack.model.source import Source, Where
from committee_pack.readers.flow import FlowParagraph


class _Body(msgspec.Struct, frozen=True, kw_only=True):
    """What an appendix is made of, the file it comes from, and findings."""

    blocks: tuple[Block, ...]
    source: Source | None = None
    findings: tuple[Finding, ...] = ()


def appendix_documents(desk: Desk, report: Report) -> tuple[Document, ...]:
    """Make each appendix: from its data by the appendix template, or as a copy of its file.

    Raises:
        InputUnreadable: a file is missing, or cells to be shown cannot be read.
        SettingsError: a range names no cells.
        TemplateUnusable: the appendix template cannot be filled.
    """
    pairs = zip(desk.order.appendices, report.appendices, strict=False)
    return tuple(
        _copied(desk, wanted, appendix)
        if wanted.file and wanted.range is None
        else _made(desk, report, wanted, appendix)
        for wanted, appendix in pairs
    )


def _made(desk: Desk, report: Report, wanted: AppendixOrder, appendix: Appendix) -> Document:
    from committee_pack.writers.docx import fill

    path = find_template(desk.places, desk.meeting.appendix_template)
    template = template_bytes(path)
    named = {"ref": appendix.ref or "", "title": wanted.title}
    facts = {**facts_of(desk, report), "appendix": named}
    made = _body(desk, wanted, template, path.name, facts)
    body = (*_notice(appendix), *made.blocks)
    filled = fill(template, path.name, facts, {"appendix.body": body})
    check_tags(path, template, ("appendix.body",))
    name = _name(desk, wanted, appendix, ".docx")
    again = read_back(filled.data, name)
    return Document(
        name=name,
        data=filled.data,
        findings=(*made.findings, *filled.findings),
        differences=words_lost(body, again.blocks),
        exempt=is_exempt(wanted),
        source=made.source,
        blocks=body,
    )


def _name(desk: Desk, wanted: AppendixOrder, appendix: Appendix, suffix: str) -> str:
    title = f"{wanted.title} (exempt)" if is_exempt(wanted) else wanted.title
    return appendix_name(desk.order.item, appendix.ref or "", title, suffix)


def _notice(appendix: Appendix) -> tuple[Block, ...]:
    """Give what an exempt appendix says above everything."""
    if appendix.notice is None:
        return ()
    runs = (Run(text=appendix.notice, bold=True),)
    notice = Paragraph(number=None, text=appendix.notice, runs=runs)
    return all_marked((notice,), OriginKind.NEW)


def _body(
    desk: Desk, wanted: AppendixOrder, template: bytes, name: str, facts: Mapping[str, object]
) -> _Body:
    if wanted.range is not None:
        path = find_input(desk.places, wanted.file or "", f"appendix {wanted.title}")
        excerpt = read_range(path, wanted.range)
        return _Body(
            blocks=all_marked(excerpt.blocks, OriginKind.DATA),
            source=as_given(excerpt.source, desk.places),
            findings=excerpt.findings,
        )
    new = desk.material[wanted.from_ or ""]
    if wanted.refresh is None:
        return _Body(blocks=new)
    path = find_input(desk.places, wanted.refresh, f"appendix {wanted.title}, refresh")
    old = read_report(path, desk.profile)
    result = refreshed(
        consultee_blocks(old, ""), new, _heads(template, name, facts, old), path.name
    )
    source = as_given(old.source, desk.places) if old.source else None
    return _Body(blocks=result.blocks, source=source, findings=(*old.findings, *result.findings))


def _heads(template: bytes, name: str, facts: Mapping[str, object], old: Report) -> tuple[str, ...]:
    """Give the lines that stand above an appendix: those of the template, and the old title."""
    from committee_pack.writers.docx import fill

    bare = read_back(fill(template, name, facts, {"appendix.body": ()}).data, name)
    printed = (block.text for block in bare.blocks if isinstance(block, FlowParagraph))
    return (old.title, *(words for words in printed if words.strip()))


def _copied(desk: Desk, wanted: AppendixOrder, appendix: Appendix) -> Document:
    key = f"appendix {wanted.title}"
    path = find_input(desk.places, wanted.file or "", key)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputUnreadable(
            f"{key}: {path.name} cannot be read ({error.strerror}).",
            why="The appendix would be missing.",
            hint="Close it in other programs, and check that you may open it.",
        ) from error
    source = file_source(path, data, desk.places)
    origin = Origin(kind=OriginKind.NEW, where=Where(source=path.name), sha256=source.sha256)
    exempt = is_exempt(wanted)
    return Document(
        name=_name(desk, wanted, appendix, path.suffix.lower()),
        data=data,
        findings=_looked_over(path, exempt=exempt),
        exempt=exempt,
        source=source,
        origin=origin,
    )


def _looked_over(path: Path, *, exempt: bool) -> tuple[Finding, ...]:
    """Tell what a copied file holds beside what it shows; in an exempt one that is no error."""
    try:
        found = read_enclosure(path).findings
    except InputUnreadable as error:
        found = (
            Finding(
                rule="enclosed-unknown",
                severity=Severity.WARNING,
                message=f"{path.name} is copied, and could not be looked into: {error.what}",
                hint="See yourself that it holds nothing but what is to be seen.",
                where=Where(source=path.name),
            ),
        )
    if not exempt:
        return found
    return tuple(
        msgspec.structs.replace(one, severity=Severity.WARNING)
        if one.severity is Severity.ERROR
        else one
        for one in found
    )
