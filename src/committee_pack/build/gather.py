"""Read everything that goes into one report."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

import msgspec

from committee_pack.assembly.evidence import inspection_blocks, inspection_facts
from committee_pack.assembly.inspection_comparison import compare_grades
from committee_pack.assembly.inspection_register import (
    improvement_points,
    improvement_register,
    register_blocks,
)
from committee_pack.assembly.recipe import wanted_blocks
from committee_pack.assembly.sections import Supplies
from committee_pack.build.paths import Places, find_input
from committee_pack.build.reading import read_inspection, read_plan, read_report, read_scorecard
from committee_pack.build.sources import as_given
from committee_pack.build.words import read_words
from committee_pack.model.dates import long_date, month_name, parse_long_date
from committee_pack.model.finding import Finding
from committee_pack.model.inspection import Inspection
from committee_pack.model.meeting import Meeting, ReportOrder
from committee_pack.model.progress import ActionPlan, TrackerSettings
from committee_pack.model.report import Block, Report
from committee_pack.model.source import Source
from committee_pack.profiles import Profile, match_front_matter

Told = TypeVar("Told", Source, Finding)


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """What was read for one report: supplies for assembly, sources, what the readers told.

    The two inspections, the day of the last meeting and whether the plan is last cycle's own are
    what the rules hold the report against.
    """

    supplies: Supplies
    inspection: Inspection | None
    inspection_previous: Inspection | None
    last_meeting: date | None
    plan_unchanged: bool
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
    now = _inspection(order.inspection, "inspection", order, places)
    before = _inspection(order.inspection_previous, "inspection_previous", order, places)
    inspection = _of_inspections(now, before)
    actions = _actions(order.progress.plan, "progress.plan", order, places)
    last_meeting = _last_meeting(previous, profile)
    plan = _plan(meeting, order, places, actions, last_meeting)
    register = _register(order, now, actions)
    scorecard = _scorecard(order, places)
    words = read_words(order, profile, places)
    supplies = Supplies(
        previous=previous,
        material={**inspection.blocks, **register.blocks, **plan.blocks, **scorecard.blocks},
        facts=_facts(meeting, order, inspection, plan),
        consultees=words.consultees,
        documents=words.documents,
        meeting_file=places.meeting_file.name,
    )
    evidence = (inspection, plan, register, scorecard)
    return Gathered(
        supplies=supplies,
        inspection=now,
        inspection_previous=before,
        last_meeting=last_meeting,
        plan_unchanged=len({one.sha256 for one in plan.sources}) < len(plan.sources),
        sources=_distinct(
            as_given(source, places)
            for source in (
                *((previous.source,) if previous.source else ()),
                *(source for one in evidence for source in one.sources),
                *words.sources,
            )
        ),
        findings=_distinct(
            (
                *(finding for one in evidence for finding in one.findings),
                *words.findings,
            )
        ),
    )


def _facts(
    meeting: Meeting, order: ReportOrder, inspection: _Evidence, plan: _Evidence
) -> dict[str, object]:
    """Give the names that texts and templates may use."""
    return {
        "meeting": {"committee": meeting.committee, "date": long_date(meeting.date)},
        "report": {"item": str(order.item), "officer": order.officer or ""},
        "inspection": inspection.facts,
        "progress": plan.facts,
    }


def _distinct(values: Iterable[Told]) -> tuple[Told, ...]:
    """Take each value once: a file may be read for more than one thing."""
    return tuple(dict.fromkeys(values))


def _previous(order: ReportOrder, profile: Profile, places: Places) -> Report:
    if order.previous is None:
        return Report()
    return read_report(find_input(places, order.previous, "previous"), profile)


def _inspection(
    name: str | None, key: str, order: ReportOrder, places: Places
) -> Inspection | None:
    if name is None:
        return None
    return read_inspection(find_input(places, name, key))


def _of_inspections(now: Inspection | None, before: Inspection | None) -> _Evidence:
    """Give what comes of the inspection report and, to compare with, the one before it."""
    if now is None:
        return _read_only(before)
    compared = compare_grades(before, now).findings if before else ()
    return _Evidence(
        blocks=inspection_blocks(now, before),
        facts=inspection_facts(now, before),
        sources=(now.source, *((before.source,) if before else ())),
        findings=(*now.findings, *(before.findings if before else ()), *compared),
    )


def _read_only(before: Inspection | None) -> _Evidence:
    """Keep an earlier inspection report on the record although there is none to compare it with."""
    if before is None:
        return _Evidence()
    return _Evidence(sources=(before.source,), findings=before.findings)


def _register(
    order: ReportOrder, inspection: Inspection | None, plan: ActionPlan | None
) -> _Evidence:
    """Link the points of the inspection with the actions of the plan."""
    if inspection is None or plan is None or not inspection.improvements:
        return _Evidence()
    shown = "inspection.register" in wanted_blocks(order)
    register = improvement_register(improvement_points(inspection), plan, shown=shown)
    return _Evidence(
        blocks={"inspection.register": register_blocks(register, inspection)},
        findings=register.findings,
    )


def _actions(name: str | None, key: str, order: ReportOrder, places: Places) -> ActionPlan | None:
    if name is None:
        return None
    return read_plan(find_input(places, name, key), _settings(order))


def _plan(
    meeting: Meeting,
    order: ReportOrder,
    places: Places,
    plan: ActionPlan | None,
    last_meeting: date | None,
) -> _Evidence:
    if plan is None:
        return _Evidence()
    from committee_pack.progress.blocks import plan_blocks, plan_charts, plan_facts
    from committee_pack.progress.compare import earlier_findings, movement, summarise

    files = order.progress
    as_of: date = files.as_of or meeting.date
    before = _actions(files.plan_previous, "progress.plan_previous", order, places)
    summary = summarise(plan, as_of)
    moved = movement(before, plan) if before else None
    # What was overdue last time is judged on last time's day, not on this one.
    summary_before = summarise(before, last_meeting or as_of) if before else None
    month = month_name(last_meeting) if last_meeting else None
    return _Evidence(
        blocks={
            **plan_blocks(plan, summary, moved, summary_before, as_of, month),
            **plan_charts(plan, wanted_blocks(order)),
        },
        facts=plan_facts(summary, moved, summary_before, month),
        sources=(plan.source, *((before.source,) if before else ())),
        findings=(*plan.findings, *earlier_findings(before, plan)),
    )


def _scorecard(order: ReportOrder, places: Places) -> _Evidence:
    if order.progress.scorecard is None:
        return _Evidence()
    from committee_pack.progress.blocks import scorecard_blocks, scorecard_charts

    key = "progress.scorecard"
    scorecard = read_scorecard(find_input(places, order.progress.scorecard, key), _settings(order))
    return _Evidence(
        blocks={
            **scorecard_blocks(scorecard),
            **scorecard_charts(scorecard, wanted_blocks(order)),
        },
        sources=(scorecard.source,),
        findings=scorecard.findings,
    )


def _settings(order: ReportOrder) -> TrackerSettings:
    files = order.progress
    return TrackerSettings(
        headings=files.headings,
        status_key=files.status_key,
        small_below=files.small_numbers_below,
    )


def _last_meeting(previous: Report, profile: Profile) -> date | None:
    """Give the day of last time's meeting, from the date on its report (``9 July 2026``)."""
    for label, value in previous.front_matter.items():
        field = match_front_matter(profile, label)
        if field is not None and field.value == "date" and (day := parse_long_date(value)):
            return day
    return None
