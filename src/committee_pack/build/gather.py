"""Read everything that goes into one report."""

import calendar
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from committee_pack.assembly.consultee import consultee_blocks
from committee_pack.assembly.evidence import inspection_blocks, inspection_facts, long_date
from committee_pack.assembly.sections import Supplies
from committee_pack.build.paths import Places, find_input
from committee_pack.model.finding import Finding
from committee_pack.model.meeting import Meeting, ReportOrder
from committee_pack.model.report import Block, Report
from committee_pack.model.source import Source
from committee_pack.profiles import Profile, match_front_matter


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """What was read for one report: supplies for assembly, sources, what the readers told."""

    supplies: Supplies
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]


class _Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of evidence: blocks by name, facts, the files behind it and their findings."""

    blocks: Mapping[str, tuple[Block, ...]] = msgspec.field(default_factory=dict)
    facts: Mapping[str, str] = msgspec.field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()


def gather(meeting: Meeting, order: ReportOrder, profile: Profile, places: Places) -> Gathered:
    """Read last time's report, the inspection, the progress data and the consultees' words.

    Raises:
        InputUnreadable: a file is missing, or cannot be read.
    """
    previous = _previous(order, profile, places)
    inspection = _inspection(order, places)
    plan = _plan(meeting, order, places, _last_meeting(previous, profile))
    scorecard = _scorecard(order, places)
    consultees = _consultees(order, profile, places)
    supplies = Supplies(
        previous=previous,
        material={**inspection.blocks, **plan.blocks, **scorecard.blocks},
        facts={
            "meeting": {"committee": meeting.committee, "date": long_date(meeting.date) or ""},
            "report": {"item": str(order.item), "officer": order.officer or ""},
            "inspection": inspection.facts,
            "progress": plan.facts,
        },
        consultees={name: blocks for name, (blocks, _) in consultees.items()},
        meeting_file=places.meeting_file.name,
    )
    evidence = (inspection, plan, scorecard)
    return Gathered(
        supplies=supplies,
        sources=tuple(
            _as_given(source, places)
            for source in (
                *((previous.source,) if previous.source else ()),
                *(source for one in evidence for source in one.sources),
                *(report.source for _, report in consultees.values() if report.source),
            )
        ),
        findings=(
            *(finding for one in evidence for finding in one.findings),
            *(finding for _, report in consultees.values() for finding in report.findings),
        ),
    )


def _as_given(source: Source, places: Places) -> Source:
    """Name a source from the folder of the run: a record passed on holds no private path."""
    path = Path(source.path)
    inside = path.is_relative_to(places.here)
    name = path.relative_to(places.here).as_posix() if inside else path.name
    return msgspec.structs.replace(source, path=name)


def _previous(order: ReportOrder, profile: Profile, places: Places) -> Report:
    if order.previous is None:
        return Report()
    from committee_pack.readers.committee import read_report

    return read_report(find_input(places, order.previous, f"report {order.id}, previous"), profile)


def _inspection(order: ReportOrder, places: Places) -> _Evidence:
    if order.inspection is None:
        return _Evidence()
    from committee_pack.readers.inspection import read_inspection

    path = find_input(places, order.inspection, f"report {order.id}, inspection")
    inspection = read_inspection(path)
    return _Evidence(
        blocks=inspection_blocks(inspection),
        facts=inspection_facts(inspection),
        sources=(inspection.source,),
        findings=inspection.findings,
    )


def _plan(
    meeting: Meeting, order: ReportOrder, places: Places, last_meeting: date | None
) -> _Evidence:
    files = order.progress
    if files.plan is None:
        return _Evidence()
    from committee_pack.progress.action_plan import read_plan
    from committee_pack.progress.blocks import plan_blocks, plan_facts
    from committee_pack.progress.compare import movement, summarise

    as_of: date = files.as_of or meeting.date
    plan = read_plan(find_input(places, files.plan, f"report {order.id}, progress.plan"))
    before = None
    if files.plan_previous is not None:
        key = f"report {order.id}, progress.plan_previous"
        before = read_plan(find_input(places, files.plan_previous, key))
    summary = summarise(plan, as_of)
    moved = movement(before, plan) if before else None
    # What was overdue last time is judged on last time's day, not on this one.
    summary_before = summarise(before, last_meeting or as_of) if before else None
    month = f"{last_meeting:%B}" if last_meeting else None
    return _Evidence(
        blocks=plan_blocks(plan, summary, moved, summary_before, as_of, month),
        facts=plan_facts(summary, moved, summary_before, month),
        sources=(plan.source, *((before.source,) if before else ())),
        findings=plan.findings,
    )


def _scorecard(order: ReportOrder, places: Places) -> _Evidence:
    if order.progress.scorecard is None:
        return _Evidence()
    from committee_pack.progress.blocks import scorecard_blocks
    from committee_pack.progress.scorecard import read_scorecard

    key = f"report {order.id}, progress.scorecard"
    scorecard = read_scorecard(find_input(places, order.progress.scorecard, key))
    return _Evidence(
        blocks=scorecard_blocks(scorecard),
        sources=(scorecard.source,),
        findings=scorecard.findings,
    )


def _consultees(
    order: ReportOrder, profile: Profile, places: Places
) -> dict[str, tuple[tuple[Block, ...], Report]]:
    """Read each consultee's file once, by its path as the recipe gives it."""
    from committee_pack.readers.committee import read_report

    held: dict[str, tuple[tuple[Block, ...], Report]] = {}
    headings = {shape.id: shape.heading for shape in profile.sections}
    for section_id, recipe in order.sections.items():
        if recipe.file is None:
            continue
        path: Path = find_input(places, recipe.file, f"report {order.id}, {section_id}, file")
        words = read_report(path, profile)
        held[recipe.file] = consultee_blocks(words, headings.get(section_id, "")), words
    return held


def _last_meeting(previous: Report, profile: Profile) -> date | None:
    """Give the day of last time's meeting, from the date on its report (``9 July 2026``)."""
    months = {name: place for place, name in enumerate(calendar.month_name) if name}
    for label, value in previous.front_matter.items():
        field = match_front_matter(profile, label)
        if field is None or field.value != "date":
            continue
        found = re.search(rf"\b(\d{{1,2}})\s+({'|'.join(months)})\s+(\d{{4}})\b", value)
        if found:
            day, month, year = int(found[1]), months[found[2]], int(found[3])
            if day <= calendar.monthrange(year, month)[1]:
                return date(year, month, day)
    return None
