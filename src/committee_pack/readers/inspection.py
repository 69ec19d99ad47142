"""Inspection reports (pdf) as values: grades, points to improve, numbered paragraphs, dates."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from committee_pack.errors import InputUnreadable
from committee_pack.model.inspection import Inspection, InspectionKind
from committee_pack.model.source import SourceKind
from committee_pack.readers.flow import Flow
from committee_pack.readers.inspection_body import body_of
from committee_pack.readers.inspection_dates import inspection_dates, statement_deadline
from committee_pack.readers.inspection_findings import findings_on, grade_difference
from committee_pack.readers.inspection_front import authority_of, lead_inspector, title_of
from committee_pack.readers.inspection_history import (
    copyright_year,
    is_letter,
    previous_inspection,
    published_on,
)
from committee_pack.readers.inspection_judgements import grade_differences, judgements_of
from committee_pack.readers.inspection_kind import kind_of
from committee_pack.readers.inspection_notes import without_note_marks
from committee_pack.readers.inspection_pieces import Piece, opening_lines, pieces_of
from committee_pack.readers.inspection_points import board_points, improvement_points
from committee_pack.readers.inspection_sections import raw_sections, sections_of
from committee_pack.readers.inspection_send import outcome_of, priority_actions
from committee_pack.readers.intake import open_source
from committee_pack.readers.pdf import read_pdf

_LETTERS = (InspectionKind.JTAI, InspectionKind.MONITORING)
# Reports of 2013 to 2017 follow two inspections, of protection and of care: there is no one before.
_TELLS_OF_THE_LAST = (InspectionKind.ILACS, InspectionKind.SEND)


def read_inspection(path: Path) -> Inspection:
    """Read an inspection report.

    Args:
        path: a pdf.

    Raises:
        InputUnreadable: the file is no pdf, or cannot be opened or read as one.
    """
    source, data = open_source(path)
    if source.kind is not SourceKind.PDF:
        raise InputUnreadable(
            f"{path} is no pdf ({source.kind}).",
            why="Inspection reports are published as pdf, and their pages are quoted from it.",
            hint="Download the pdf from the inspectorate's site and name that file instead.",
        )
    return inspection_from_flow(read_pdf(data, source))


def inspection_from_flow(flow: Flow) -> Inspection:
    """Make an inspection of a document's flow. What cannot be read is a finding, never a guess."""
    flow = without_note_marks(flow)
    front = _front(flow)
    known = front.kind is not InspectionKind.UNKNOWN
    body = body_of(flow, front.title, (front.authority, front.lead_inspector), known_front=known)
    pieces = pieces_of(body.blocks)
    read = _with_history(_with_body(front, flow, pieces), flow, pieces)
    differences = grade_differences(read.judgements, pieces)
    findings = (
        *flow.findings,
        *body.findings,
        *findings_on(read),
        *(grade_difference(*pair) for pair in differences),
    )
    return msgspec.structs.replace(read, findings=findings)


def _front(flow: Flow) -> Inspection:
    """Read what stands at the front: what was inspected, when, and by whom."""
    kind = kind_of(opening_lines(flow))
    title = title_of(flow, kind)
    start, end = _dates(flow, kind)
    return Inspection(
        source=flow.source,
        kind=kind,
        title=title,
        authority=authority_of(flow, kind, title),
        inspection_start=start,
        inspection_end=end,
        lead_inspector=lead_inspector(flow, kind),
        published=published_on(flow, letter=kind in _LETTERS or is_letter(opening_lines(flow))),
        copyright_year=copyright_year(flow),
    )


def _with_body(front: Inspection, flow: Flow, pieces: Sequence[Piece]) -> Inspection:
    """Add what the body says: judgements, points to improve, sections and their numbers."""
    kind, raw = front.kind, raw_sections(pieces)
    heading, points = improvement_points(raw, kind)
    sections = sections_of(raw, kind)
    return msgspec.structs.replace(
        front,
        judgements=judgements_of(flow, kind, pieces),
        improvement_heading=heading,
        improvements=points,
        board_improvements=board_points(raw, kind),
        sections=sections,
        outcome=outcome_of(sections, kind),
        priority_actions=priority_actions(flow, kind, raw),
    )


def _with_history(read: Inspection, flow: Flow, pieces: Sequence[Piece]) -> Inspection:
    """Add the inspection before, and the day by which an answer is asked for."""
    before = previous_inspection(flow, pieces) if read.kind in _TELLS_OF_THE_LAST else None
    words = (piece.text for piece in pieces)
    asked = statement_deadline(words) if read.kind is InspectionKind.JTAI else None
    return msgspec.structs.replace(
        read,
        statement_of_action_deadline=asked,
        previous_inspection=before.printed if before else None,
        previous_inspection_year=before.year if before else None,
        previous_inspection_month=before.month if before else None,
    )


def _dates(flow: Flow, kind: InspectionKind) -> tuple[date, date] | tuple[None, None]:
    """Read the dates on the first page; a long list of addressees pushes them to the second."""
    span = inspection_dates(opening_lines(flow))
    if not span and kind in _LETTERS:
        span = inspection_dates(opening_lines(flow, pages=2))
    return span or (None, None)
