"""An inspection report as a value: grades, improvement points, numbered paragraphs."""

from datetime import date
from enum import StrEnum

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.source import Source, Where


class InspectionKind(StrEnum):
    """The frameworks whose layout is known."""

    ILACS = "ILACS"
    SIF = "SIF"
    SEND = "SEND"
    JTAI = "JTAI"
    MONITORING = "MONITORING"
    UNKNOWN = "UNKNOWN"


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A grade for an area, both as printed; the ids are None where the words are not known."""

    area: str
    area_id: str | None
    grade: str
    grade_id: str | None
    where: Where | None = None


class Improvement(msgspec.Struct, frozen=True, kw_only=True):
    """One "What needs to improve" point, verbatim; its framework tag stays in the text as well.

    ``number`` is the number it bears in the report, as printed; None where a bullet leads it.
    """

    text: str
    number: str | None = None
    framework_tag: str | None = None
    where: Where | None = None


class PriorityAction(msgspec.Struct, frozen=True, kw_only=True):
    """One area for priority action, verbatim, with the body that the report holds responsible.

    ``responsible`` is None where the report does not name one apart from the words.
    """

    text: str
    responsible: str | None = None
    where: Where | None = None


class InspectionParagraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the report, with its number as printed."""

    number: str | None
    text: str
    where: Where | None = None


class InspectionSection(msgspec.Struct, frozen=True, kw_only=True):
    """A headed part of the report; ``grade_id`` where the heading carries a grade."""

    heading: str
    grade_id: str | None = None
    paragraphs: tuple[InspectionParagraph, ...] = ()


class Inspection(msgspec.Struct, frozen=True, kw_only=True):
    """A whole inspection report. What could not be read is None or empty, and a finding.

    Attributes:
        previous_inspection: when the one before took place, as the report prints it (``March
            2031``, ``2031``, ``2 to 6 June 2031``); year and month of its end follow, where given.
        published: the day of publication, where the report prints it; a letter's own date.
        copyright_year: the year beside the copyright line: that of publication, or the one before.
        outcome: the outcome of an area SEND inspection, which is a sentence and not a grade.
        priority_actions: the areas for priority action, in the kinds of report that have them.
        board_improvements: the recommendations to the local safeguarding children board, in
            reports of 2013 to 2017 that review it beside the authority.
    """

    source: Source
    kind: InspectionKind
    title: str
    authority: str | None
    inspection_start: date | None
    inspection_end: date | None
    lead_inspector: str | None
    judgements: tuple[Judgement, ...] = ()
    improvement_heading: str | None = None
    improvements: tuple[Improvement, ...] = ()
    board_improvements: tuple[Improvement, ...] = ()
    sections: tuple[InspectionSection, ...] = ()
    statement_of_action_deadline: date | None = None
    previous_inspection: str | None = None
    previous_inspection_year: int | None = None
    previous_inspection_month: int | None = None
    published: date | None = None
    copyright_year: int | None = None
    outcome: InspectionParagraph | None = None
    priority_actions: tuple[PriorityAction, ...] = ()
    findings: tuple[Finding, ...] = ()


class GradeChange(msgspec.Struct, frozen=True, kw_only=True):
    """One area in two inspections: its grade then and now in words, and the change in words.

    A grade is as printed; where there is none the words say why (``combined until 2022``, ``not
    reported since April 2026``, ``not read``).
    """

    area: str
    area_id: str | None
    then: str
    now: str
    change: str


class GradeComparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two inspections side by side; ``then`` and ``now`` name them by their dates.

    ``note`` says why there are no rows, where one of the reports gives no grades.
    """

    then: str
    now: str
    sources: tuple[Source, Source]
    rows: tuple[GradeChange, ...]
    note: str | None = None
    findings: tuple[Finding, ...] = ()
