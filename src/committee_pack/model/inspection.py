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
    """One "What needs to improve" point, verbatim; its framework tag stays in the text as well."""

    text: str
    framework_tag: str | None = None
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
    """A whole inspection report. What could not be read is None or empty, and a finding."""

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
    sections: tuple[InspectionSection, ...] = ()
    statement_of_action_deadline: date | None = None
    findings: tuple[Finding, ...] = ()
