"""What some reports say in place of grades: an outcome, and areas for priority action."""

import re
from collections.abc import Iterable, Iterator, Sequence

from committee_pack.model.inspection import (
    InspectionKind,
    InspectionParagraph,
    InspectionSection,
    PriorityAction,
)
from committee_pack.model.report import Table
from committee_pack.readers.flow import Flow
from committee_pack.readers.inspection_pieces import one_line
from committee_pack.readers.inspection_points import priority_points
from committee_pack.readers.inspection_sections import RawSection

_WITH_PRIORITIES = (
    InspectionKind.SEND,
    InspectionKind.JTAI,
    InspectionKind.MONITORING,
    InspectionKind.ILACS,
)
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


def priority_actions(
    flow: Flow, kind: InspectionKind, raw: Sequence[RawSection]
) -> tuple[PriorityAction, ...]:
    """Give the areas for priority action of the kinds of report that have them.

    They stand in a table that names the responsible bodies (area SEND), or as points under the
    heading of that name.
    """
    if kind not in _WITH_PRIORITIES:
        return ()
    tabled = tuple(_rows(block for block in flow.blocks if isinstance(block, Table)))
    return tabled or tuple(
        PriorityAction(text=one.text, where=one.where) for one in priority_points(raw)
    )


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
