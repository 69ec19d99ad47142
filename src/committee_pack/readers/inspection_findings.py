"""What a reader of inspection reports could not read, said so that a person can look."""

import re
from collections.abc import Iterator
from itertools import pairwise

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.framework import (
    ADOPTION,
    BOARD,
    CARE_AND_LEAVERS,
    CARE_LEAVERS,
    CHILDREN_IN_CARE,
    HELP,
    LEADERS,
    LOOKED_AFTER,
    NO_OVERALL_FROM,
    OVERALL,
    areas_named,
)
from committee_pack.model.inspection import Inspection, InspectionKind, Judgement
from committee_pack.model.source import Where

_ILACS_AREAS = (
    ("the impact of leaders", {LEADERS}),
    ("help and protection", {HELP}),
    ("children in care", {CARE_AND_LEAVERS, CHILDREN_IN_CARE}),
    ("care leavers", {CARE_AND_LEAVERS, CARE_LEAVERS}),
)
_SIF_AREAS = (
    ("help and protection", {HELP}),
    ("children looked after", {LOOKED_AFTER}),
    ("adoption", {ADOPTION}),
    ("care leavers", {CARE_LEAVERS}),
    ("leadership, management and governance", {LEADERS}),
    ("overall effectiveness", {OVERALL}),
)
_POINTED = (InspectionKind.SIF, InspectionKind.SEND)
_OFTEN_POINTED = (InspectionKind.ILACS, InspectionKind.JTAI)


def findings_on(inspection: Inspection) -> Iterator[Finding]:
    """Give a warning for each thing that a report of its kind has and that was not read."""
    if inspection.kind is InspectionKind.UNKNOWN:
        yield _warning(
            "inspection-kind-unknown",
            "The layout of this inspection report is not known: no grade, date or point to improve"
            " was looked for beyond what its first page says.",
            "Its headings and paragraphs can be used; look the rest up in the report.",
        )
    yield from _front(inspection)
    yield from _grades(inspection)
    if inspection.kind in (*_POINTED, *_OFTEN_POINTED) and not inspection.improvements:
        yield Finding(
            rule="improvements-not-read",
            severity=Severity.WARNING if _has_points(inspection) else Severity.INFO,
            message="No points to improve were found.",
            hint="Some reports have none, or give them as plain sentences: look at the page.",
        )
    yield from _gaps(inspection)
    if inspection.kind is InspectionKind.JTAI and not inspection.statement_of_action_deadline:
        yield _warning(
            "deadline-not-read",
            "The day by which the written statement of action is due was not found.",
            "Look under Next steps in the letter.",
        )


def _has_points(inspection: Inspection) -> bool:
    """Tell whether every report of this kind has points; a letter after a revisit has none."""
    return inspection.kind in _POINTED and "revisit" not in inspection.title.casefold()


def grade_difference(first: Judgement, headed: Judgement) -> Finding:
    """Say that a report gives one area two grades."""
    return _warning(
        "grade-differs",
        f"“{first.area}” is “{first.grade}” in the table of judgements and “{headed.grade}” in the"
        f" heading on {headed.where or 'a later page'}.",
        "Ask the inspectorate which is right before you quote it.",
        headed.where,
    )


def _front(inspection: Inspection) -> Iterator[Finding]:
    if not inspection.authority:
        yield _warning(
            "authority-not-read",
            "The authority that was inspected could not be told from the first page.",
            "Look at the title of the report.",
        )
    if not (inspection.inspection_start and inspection.inspection_end):
        yield _warning(
            "dates-not-read",
            "The dates of the inspection could not be read from the first page.",
            "Look at the first page; the day of publication is not the day of the inspection.",
        )
    named = (InspectionKind.ILACS, InspectionKind.SIF, InspectionKind.SEND)
    if inspection.kind in named and not inspection.lead_inspector:
        yield _warning(
            "lead-inspector-not-read",
            "The lead inspector's name was not found.",
            "Look at the first page, or at the inspection team at the end.",
        )


def _grades(inspection: Inspection) -> Iterator[Finding]:
    for judgement in inspection.judgements:
        if judgement.grade_id is None:
            yield _not_read(f"“{judgement.area}” has “{judgement.grade}”", judgement.where)
    read = {judgement.area_id for judgement in inspection.judgements}
    for name, ids in _expected(inspection):
        if not ids & read:
            yield _not_read(f"No grade was read for {name}", None)


def _gaps(inspection: Inspection) -> Iterator[Finding]:
    """Name the paragraph numbers that are missing between two that were read."""
    paragraphs = [p for section in inspection.sections for p in section.paragraphs if p.number]
    for before, after in pairwise(paragraphs):
        low, high = (int(re.sub(r"\D", "", p.number or "")) for p in (before, after))
        if high > low + 1:
            missing = str(low + 1) if high == low + 2 else f"{low + 1} to {high - 1}"
            yield _warning(
                "paragraph-number-missing",
                f"Paragraph {missing} was not found between {low} and {high}.",
                "Look at the page: its words may stand there without their number.",
                after.where,
            )


def _expected(inspection: Inspection) -> Iterator[tuple[str, set[str]]]:
    if inspection.kind is InspectionKind.SIF:
        if "services" in inspection.title.casefold():
            yield from _SIF_AREAS
        named = (inspection.title, *(section.heading for section in inspection.sections))
        if any(BOARD in areas_named(words) for words in named):
            yield "the local safeguarding children board", {BOARD}
    elif inspection.kind is InspectionKind.ILACS:
        yield from _ILACS_AREAS
        start = inspection.inspection_start
        if start and start < NO_OVERALL_FROM:
            yield "overall effectiveness", {OVERALL}


def _not_read(what: str, where: Where | None) -> Finding:
    return _warning(
        "grade-not-read",
        f"{what}: that is no grade this program knows."
        if where
        else f"{what}; it was not guessed.",
        "Look at the table of judgements in the report.",
        where,
    )


def _warning(rule: str, message: str, hint: str, where: Where | None = None) -> Finding:
    return Finding(rule=rule, severity=Severity.WARNING, message=message, hint=hint, where=where)
