"""What area SEND reports say in place of grades: an outcome, and areas for priority action."""

import re
from collections.abc import Iterable, Iterator

from committee_pack.model.inspection import (
    InspectionKind,
    InspectionParagraph,
    InspectionSection,
    PriorityAction,
)
from committee_pack.model.report import Table
from committee_pack.readers.flow import Flow
from committee_pack.readers.inspection_pieces import one_line

_OUTCOME = re.compile(r"^inspection outcome$", re.IGNORECASE)
_RESPONSIBLE = re.compile(r"^responsible bod(?:y|ies)$", re.IGNORECASE)
_PRIORITY = re.compile(r"^areas? for priority action$", re.IGNORECASE)


def outcome_of(
    sections: Iterable[InspectionSection], kind: InspectionKind
) -> InspectionParagraph | None:
    """Give the outcome of an area SEND inspection: the first words under that heading."""
    if kind is not InspectionKind.SEND:
        return None
    for section in sections:
        if _OUTCOME.match(section.heading) and section.paragraphs:
            return section.paragraphs[0]
    return None


def priority_actions(flow: Flow, kind: InspectionKind) -> tuple[PriorityAction, ...]:
    """Give the areas for priority action with their responsible bodies, from their tables."""
    if kind is not InspectionKind.SEND:
        return ()
    return tuple(_rows(block for block in flow.blocks if isinstance(block, Table)))


def _rows(tables: Iterable[Table]) -> Iterator[PriorityAction]:
    for table in tables:
        began = False
        for row in table.rows:
            cells = [cell.strip() for cell in row if cell.strip()]
            if _is_header(cells):
                began = True
            elif began and len(cells) == 2:
                yield PriorityAction(
                    text=_lines(cells[1]), responsible=one_line(cells[0]), where=table.where
                )


def _is_header(cells: list[str]) -> bool:
    if len(cells) != 2:
        return False
    return bool(_RESPONSIBLE.match(one_line(cells[0])) and _PRIORITY.match(one_line(cells[1])))


def _lines(cell: str) -> str:
    return "\n".join(one_line(line) for line in cell.split("\n") if line.strip())
