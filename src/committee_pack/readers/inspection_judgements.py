"""The judgements of a report: from its table first, then from its sentences and headings."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, pairwise

import msgspec

from committee_pack.model.framework import CARE_AND_LEAVERS, HALVES, area_id, grade_id
from committee_pack.model.inspection import InspectionKind, Judgement
from committee_pack.model.report import Table
from committee_pack.model.source import Where
from committee_pack.readers.flow import Flow, FlowBlock, FlowParagraph
from committee_pack.readers.inspection_grades import (
    heading_judgement,
    is_graded,
    is_header,
    is_judgement_table,
    is_listed_area,
    listed_judgement,
    sentence_judgement,
    side_by_side,
    table_judgements,
)
from committee_pack.readers.inspection_pieces import Piece

_JUDGED_PAGES = 2
_LONGEST_ROW = 24


def judgements_of(
    flow: Flow, kind: InspectionKind, pieces: Iterable[Piece]
) -> tuple[Judgement, ...]:
    """Give the judgements in the order of the table; kinds that give no grades have none.

    What the table does not give is read where it is printed again: in a list without rules and in a
    sentence (reports of 2013 to 2017), or in the heading of its section.
    """
    if kind not in (InspectionKind.ILACS, InspectionKind.SIF):
        return ()
    front = [block for block in flow.blocks if _page(block.where) <= _JUDGED_PAGES]
    tables = [table for table in _tables(front) if is_judgement_table(table)]
    found = list(table_judgements(tables))
    headings = [piece for piece in pieces if piece.heading]
    others: list[Iterable[Judgement]] = [_headed(headings)]
    if kind is InspectionKind.SIF:
        listed = (one for one in table_judgements([_listed(front)]) if one.grade_id)
        others[:0] = [listed, _sentences(flow, headings)]
    for judgement in chain.from_iterable(others):
        if not _given(judgement.area_id, {known.area_id for known in found}):
            found.append(judgement)
    return tuple(found)


def grade_differences(
    judgements: Iterable[Judgement], pieces: Iterable[Piece]
) -> Iterator[tuple[Judgement, Judgement]]:
    """Give the judgements whose grade is another in the heading of their section."""
    by_area = {judgement.area_id: judgement for judgement in judgements}
    for headed in _headed(piece for piece in pieces if piece.heading):
        first = by_area.get(headed.area_id)
        if first and first.grade_id and first.grade_id != headed.grade_id:
            yield first, headed


def _tables(front: Iterable[FlowBlock]) -> Iterator[Table]:
    """Give the tables of the front, each with what was parted from it.

    A table may go on in the next (over the page), or be set without rules, so that its cells were
    read as paragraphs under ``Judgement`` and ``Grade``.
    """
    blocks = list(front)
    for tabled, run in groupby(blocks, key=lambda block: isinstance(block, Table)):
        held = list(run)
        rows = (
            [row for one in held if isinstance(one, Table) for row in one.rows]
            if tabled
            else list(_unruled(held))
        )
        yield Table(header_rows=0, rows=tuple(rows), where=held[0].where)


def _unruled(blocks: Iterable[FlowBlock]) -> Iterator[tuple[str, ...]]:
    """Give paragraphs under the words Judgement and Grade as rows, up to one that is none."""
    header: list[str] = []
    paragraphs = (block for block in blocks if isinstance(block, FlowParagraph))
    for line in (line for one in paragraphs for line in one.text.split("\n")):
        cells = tuple(line.split("\t"))
        if not is_header(header):
            header = [*header[-1:], *cells]
            if is_header(cells):
                header = list(cells)
            if is_header(header):
                yield tuple(header)
        elif pair := side_by_side(line):
            yield pair
        elif is_graded(line) or _is_row(" ".join(line.split())):
            yield cells
        else:
            return


def _listed(blocks: Iterable[FlowBlock]) -> Table:
    """Give the list of areas on the front of a report of 2013 to 2017 that is set without rules."""
    rows: list[tuple[str, ...]] = []
    where: Where | None = None
    paragraphs = (block for block in blocks if isinstance(block, FlowParagraph))
    for block in (one for one in paragraphs if _page(one.where) == 1):
        for line in block.text.split("\n"):
            words = " ".join(line.split())
            pair = listed_judgement(words)
            if pair or is_listed_area(words) or (rows and _is_row(words)):
                where = where or block.where
                rows.append(pair or tuple(line.split("\t")))
            elif rows:
                return Table(header_rows=0, rows=tuple(rows), where=where)
    return Table(header_rows=0, rows=tuple(rows), where=where)


def _is_row(words: str) -> bool:
    named = area_id(words) or grade_id(words) or words[:1].islower()
    return bool(named) and not words.endswith(".") and len(words.split()) <= _LONGEST_ROW


def _given(area: str | None, known: set[str | None]) -> bool:
    """Tell whether an area is judged already, alone or within the combined judgement."""
    if area == CARE_AND_LEAVERS:
        return bool(known & {CARE_AND_LEAVERS, *HALVES})
    return area in known or (area in HALVES and CARE_AND_LEAVERS in known)


def _headed(headings: Iterable[Piece]) -> Iterator[Judgement]:
    for piece in headings:
        if piece.grade_words:
            yield Judgement(
                area=piece.text,
                area_id=area_id(piece.text),
                grade=piece.grade_words,
                grade_id=piece.grade,
                where=piece.where,
            )
        elif judgement := heading_judgement(piece.text, piece.where):
            yield judgement


def _sentences(flow: Flow, headings: Iterable[Piece]) -> Iterator[Judgement]:
    """Read the lines of the first page and the headings after it as sentences of judgement."""
    for text, where in (*_first_page(flow), *((piece.text, piece.where) for piece in headings)):
        if judgement := sentence_judgement(text, InspectionKind.SIF):
            yield msgspec.structs.replace(judgement, where=where)


def _first_page(flow: Flow) -> Iterator[tuple[str, Where | None]]:
    for block, after in pairwise((*flow.blocks, None)):
        if block is None or _page(block.where) > 1:
            return
        if isinstance(block, FlowParagraph):
            goes_on = isinstance(after, FlowParagraph) and after.text[:1].islower()
            if goes_on and isinstance(after, FlowParagraph):
                yield f"{block.text} {after.text}", block.where
            yield block.text, block.where
        elif isinstance(block, Table):
            yield from ((cell, block.where) for row in block.rows for cell in row)


def _page(where: Where | None) -> int:
    return (where.page if where else None) or 1
