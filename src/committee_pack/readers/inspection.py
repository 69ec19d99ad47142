"""Inspection reports (pdf) as values: grades, points to improve, numbered paragraphs, dates."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from committee_pack.model.inspection import (
    Inspection,
    InspectionKind,
    Judgement,
)
from committee_pack.model.report import Table
from committee_pack.model.source import Where
from committee_pack.readers.flow import Flow, FlowParagraph
from committee_pack.readers.inspection_dates import inspection_dates, statement_deadline
from committee_pack.readers.inspection_findings import findings_on
from committee_pack.readers.inspection_front import authority_of, lead_inspector, title_of
from committee_pack.readers.inspection_grades import (
    is_judgement_table,
    sentence_judgement,
    table_judgements,
)
from committee_pack.readers.inspection_kind import kind_of
from committee_pack.readers.inspection_pieces import Piece, opening_lines, pieces_of
from committee_pack.readers.inspection_points import improvement_points
from committee_pack.readers.inspection_sections import raw_sections, sections_of
from committee_pack.readers.intake import open_source
from committee_pack.readers.pdf import read_pdf

_JUDGED_PAGES = 2


def read_inspection(path: Path) -> Inspection:
    """Read an inspection report.

    Args:
        path: a pdf.

    Raises:
        InputUnreadable: the file cannot be opened or read as a pdf.
    """
    source, data = open_source(path)
    return inspection_from_flow(read_pdf(data, source))


def inspection_from_flow(flow: Flow) -> Inspection:
    """Make an inspection of a document's flow. What cannot be read is a finding, never a guess."""
    kind = kind_of(opening_lines(flow))
    title = title_of(flow, kind)
    span = inspection_dates(opening_lines(flow))
    pieces = pieces_of(flow, title)
    raw = raw_sections(pieces)
    heading, points = improvement_points(raw, kind)
    deadline = None
    if kind is InspectionKind.JTAI:
        deadline = statement_deadline(piece.text for piece in pieces)
    start, end = span or (None, None)
    judgements = _judgements(flow, kind, pieces)
    inspection = Inspection(
        source=flow.source,
        kind=kind,
        title=title,
        authority=authority_of(flow, kind, title),
        inspection_start=start,
        inspection_end=end,
        lead_inspector=lead_inspector(flow),
        judgements=judgements,
        improvement_heading=heading,
        improvements=points,
        sections=sections_of(raw, kind),
        statement_of_action_deadline=deadline,
    )
    findings = (*flow.findings, *findings_on(inspection))
    return msgspec.structs.replace(inspection, findings=findings)


def _judgements(
    flow: Flow, kind: InspectionKind, pieces: tuple[Piece, ...]
) -> tuple[Judgement, ...]:
    if kind not in (InspectionKind.ILACS, InspectionKind.SIF):
        return ()
    front = [block for block in flow.blocks if _page(block.where) <= _JUDGED_PAGES]
    tables = [block for block in front if isinstance(block, Table) and is_judgement_table(block)]
    found = list(table_judgements(tables))
    for text, where in _sentences(flow, pieces):
        judgement = sentence_judgement(text, kind)
        if judgement and judgement.area_id not in {known.area_id for known in found}:
            found.append(msgspec.structs.replace(judgement, where=where))
    return tuple(found)


def _sentences(flow: Flow, pieces: tuple[Piece, ...]) -> Iterator[tuple[str, Where | None]]:
    """Give what may be a judgement in a sentence: lines of the first page, headings after it."""
    for block in flow.blocks:
        if _page(block.where) > 1:
            break
        if isinstance(block, FlowParagraph):
            yield block.text, block.where
        elif isinstance(block, Table):
            yield from ((cell, block.where) for row in block.rows for cell in row)
    yield from ((piece.text, piece.where) for piece in pieces if piece.heading)


def _page(where: Where | None) -> int:
    return (where.page if where else None) or 1
