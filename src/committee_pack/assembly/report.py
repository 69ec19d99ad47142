"""Assemble a whole report: every section of the profile, front matter, appendices, orphans."""

from collections.abc import Iterable

import msgspec

from committee_pack.assembly.appendices import (
    check_appendices,
    kept_appendices,
    not_listed,
    nothing_supplied,
    ordered_appendices,
)
from committee_pack.assembly.exempt import exempt_findings
from committee_pack.assembly.left_out import LeftOut, Reason, left_out
from committee_pack.assembly.notes import notes_in_order
from committee_pack.assembly.recipe import check_recipe
from committee_pack.assembly.references import with_new_references
from committee_pack.assembly.sections import BuiltSection, Supplies, build_section
from committee_pack.model.dates import long_date
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.meeting import Meeting, ReportOrder, SectionRecipe
from committee_pack.model.report import (
    Appendix,
    Block,
    ListItem,
    OriginKind,
    Paragraph,
    Report,
    words_of,
)
from committee_pack.model.source import Where
from committee_pack.profiles import Profile, SectionKind, is_nil, match_front_matter


class Assembled(msgspec.Struct, frozen=True, kw_only=True):
    """The new report, and the blocks of last time's that are not in it."""

    report: Report
    left_out: tuple[LeftOut, ...] = ()


def assemble(
    meeting: Meeting, order: ReportOrder, profile: Profile, supplies: Supplies
) -> Assembled:
    """Assemble a new report from last time's, the recipe and this cycle's evidence.

    Raises:
        SettingsError: the recipe names a section, a block or a fact that is not there.
    """
    check_recipe(order, profile, supplies.material)
    check_appendices(order.appendices)
    previous = supplies.previous
    appendices, unsupplied = _appendices(order, profile, previous)
    built = tuple(
        build_section(
            profile, shape, order.sections.get(shape.id, SectionRecipe()), supplies, appendices
        )
        for shape in profile.sections
    )
    orphaned = tuple(_orphaned(previous, profile))
    report = Report(
        profile=profile.id,
        front_matter=_front_matter(meeting, order, profile, previous),
        title=order.title or previous.title or profile.placeholder.format(heading="title"),
        sections=tuple(one.section for one in built),
        appendices=appendices,
        background_papers=_background_papers(built, profile),
        findings=(
            *previous.findings,
            *_front_matter_left(previous, profile),
            *_title_missing(order, previous),
            *unsupplied,
            *(finding for one in built for finding in one.findings),
            *(_orphan(place, blocks, where) for place, blocks, where in orphaned),
        ),
    )
    homeless = (
        one for place, blocks, _ in orphaned for one in left_out(blocks, place, Reason.NO_SECTION)
    )
    report = with_new_references(report, previous, profile)
    findings = (
        *report.findings,
        *_answers_kept(report),
        *exempt_findings(order.appendices, appendices, report),
    )
    return Assembled(
        report=notes_in_order(msgspec.structs.replace(report, findings=findings)),
        left_out=(*(lost for one in built for lost in one.left_out), *homeless),
    )


def _answers_kept(report: Report) -> Iterable[Finding]:
    """Tell which standard questions keep last time's answers: nothing says that they still hold."""
    kept = [
        block.text
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Paragraph) and block.question and block.answer
        if block.origin is not None and block.origin.kind is OriginKind.CARRIED
    ]
    if kept:
        yield Finding(
            rule="answers-kept",
            severity=Severity.INFO,
            message=f"Answered as last time: {' / '.join(kept)}",
            hint="Read the answers; one that has changed is given under questions in meeting.toml.",
        )


def _title_missing(order: ReportOrder, previous: Report) -> Iterable[Finding]:
    if not (order.title or previous.title):
        yield Finding(
            rule="title-missing",
            severity=Severity.ERROR,
            message="The report has no title, neither in meeting.toml nor in last time's report.",
            hint='Give it one under [[report]]: title = "…".',
        )


def _appendices(
    order: ReportOrder, profile: Profile, previous: Report
) -> tuple[tuple[Appendix, ...], tuple[Finding, ...]]:
    if order.appendices:
        ordered = ordered_appendices(profile, order.item, order.appendices)
        return ordered, not_listed(profile, ordered)
    kept = kept_appendices(profile, order.item, previous.appendices)
    return kept, nothing_supplied(kept)


def _front_matter(
    meeting: Meeting, order: ReportOrder, profile: Profile, previous: Report
) -> dict[str, str]:
    """Fill the profile's labels: from the meeting file, else as last time's report has them."""
    known = {
        "committee": meeting.committee,
        "officer": order.officer or "",
        "date": long_date(meeting.date),
    }
    before = {
        field.id: value
        for label, value in previous.front_matter.items()
        if (field := match_front_matter(profile, label)) is not None
    }
    filled: dict[str, str] = {}
    for field in profile.front_matter:
        now = order.front_matter.get(field.id) or known.get(field.value or "", "")
        filled[field.label] = (
            now or before.get(field.id, "") or profile.placeholder.format(heading=field.label)
        )
    return filled


def _front_matter_left(previous: Report, profile: Profile) -> Iterable[Finding]:
    for label, value in previous.front_matter.items():
        if match_front_matter(profile, label) is None:
            yield Finding(
                rule="front-matter-left-out",
                severity=Severity.INFO,
                message=f'Not carried forward from the front table: "{label}: {value}".',
                hint="Nothing to do unless the new template needs it.",
            )


def _orphaned(
    previous: Report, profile: Profile
) -> Iterable[tuple[str, tuple[Block, ...], Where | None]]:
    """Give all that last time's report holds and the profile has no place for, with where it is."""
    ids = {shape.id for shape in profile.sections}
    if previous.preamble:
        yield "before the first section", previous.preamble, previous.preamble[0].where
    for section in previous.sections:
        if section.id not in ids:
            yield f'under "{section.heading}"', section.blocks, section.where


def _orphan(place: str, blocks: tuple[Block, ...], where: Where | None) -> Finding:
    """Tell of a section that no section of the profile takes, with all its words."""
    words = " / ".join(words_of(block).replace("\t", " | ") for block in blocks)
    return Finding(
        rule="orphan",
        severity=Severity.WARNING,
        message=f"Last time's report has words {place} that no section takes: {words or 'none'}",
        hint="Put them under a section with text in meeting.toml, or leave them out on purpose. "
        "All of them are in the provenance, word for word, under what was left out.",
        where=where or (blocks[0].where if blocks else None),
    )


def _background_papers(built: Iterable[BuiltSection], profile: Profile) -> tuple[str, ...]:
    """Give the background papers that the new report lists; a nil phrase is none."""
    papers: list[str] = []
    for one in built:
        if profile.section(one.section.id or "").kind is not SectionKind.BACKGROUND_PAPERS:
            continue
        for block in one.section.blocks:
            if not isinstance(block, Paragraph | ListItem) or getattr(block, "style", None):
                continue
            if not is_nil(profile, block.text, one.section.heading):
                papers.append(block.text)
    return tuple(papers)
