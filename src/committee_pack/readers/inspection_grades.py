"""Grades and the areas they are given for: the words as printed, and one id for each.

Source of the words: Ofsted's inspection frameworks for local authority children's services (single
inspection framework 2013 to 2017, ILACS from 2018; care leavers graded apart from January 2023;
no overall effectiveness grade for inspections that begin in April 2026 or later).
"""

import re
from collections.abc import Iterable

from committee_pack.model.inspection import InspectionKind, Judgement
from committee_pack.model.report import Table

_GRADES = (
    ("outstanding", "outstanding"),
    ("good", "good"),
    ("requires-improvement", r"requires?\s+improvement(?:\s+to\s+be\s+good)?"),
    ("inadequate", "inadequate"),
)
_ANY_GRADE = "|".join(f"(?:{pattern})" for _, pattern in _GRADES)
_AT_END = re.compile(rf"(?:[:\s]|^)({_ANY_GRADE})\s*[.:]?\s*$", re.IGNORECASE)

# The first that fits decides: the combined judgement stands before its two halves.
_AREAS = (
    ("leaders", r"\bimpact of leaders\b|\bleadership, management and governance\b"),
    ("help-and-protection", r"\bhelp and protection\b"),
    ("children-in-care-and-care-leavers", r"\bchildren in care and care leavers\b"),
    ("children-looked-after", r"\bchildren looked after\b|\blooked[- ]after children\b"),
    ("children-in-care", r"\bchildren in care\b"),
    ("care-leavers", r"\bcare leavers\b|\bcare[- ]experienced\b"),
    ("adoption", r"\badoption performance\b"),
    ("safeguarding-board", r"\bsafeguarding children board\b|\blscb\b"),
    ("overall", r"\boverall effectiveness\b"),
)
_GRADED_HEADING = re.compile(
    r"^(?:the\s+)?(?:experiences?\s+and\s+progress|impact\s+of\s+leaders|graded\s+judge?ment"
    r"|local\s+safeguarding\s+children\s+board|leadership,\s+management)\b|\boverall\b",
    re.IGNORECASE,
)
_SIF_SENTENCE = re.compile(
    r"^(?:the overall judgement is that )?children.s services\b.{0,80}?\b(?:is|are|require)\b",
    re.IGNORECASE,
)
_BOARD_SENTENCE = re.compile(
    r"^(?:the )?local safeguarding children board\b.{0,40}?\b(?:is|requires)\b", re.IGNORECASE
)


def grade_id(words: str) -> str | None:
    """Give the id of a grade as printed, or None where the words are no grade.

    ``Requires improvement`` and ``Requires improvement to be good`` are one grade.
    """
    words = " ".join(words.split())
    return next(
        (name for name, pattern in _GRADES if re.fullmatch(pattern, words, re.IGNORECASE)), None
    )


def area_id(words: str) -> str | None:
    """Give the id of a judgement's area as printed, or None where it is not known."""
    words = " ".join(words.split())
    return next(
        (name for name, pattern in _AREAS if re.search(pattern, words, re.IGNORECASE)), None
    )


def heading_grade(heading: str) -> str | None:
    """Give the id of the grade that a section heading ends in, or None.

    Only headings of graded areas count, so that ``What is good`` has no grade.
    """
    if not _GRADED_HEADING.search(heading):
        return None
    found = _AT_END.search(heading)
    return grade_id(found[1]) if found else None


def cells_of(row: Iterable[str]) -> tuple[str, ...]:
    """Give the filled cells of a table's row, each on one line."""
    return tuple(" ".join(cell.split()) for cell in row if cell.strip())


def is_judgement_table(table: Table) -> bool:
    """Tell whether a table holds judgements: a ``Judgement | Grade`` header, or graded areas."""
    rows = [cells_of(row) for row in table.rows]
    header = any(
        len(row) == 2 and row[0].casefold() == "judgement" and row[1].casefold() == "grade"
        for row in rows
    )
    return header or sum(len(row) == 2 and grade_id(row[1]) is not None for row in rows) > 1


def table_judgements(tables: Iterable[Table]) -> tuple[Judgement, ...]:
    """Read the rows ``area | grade`` of judgement tables; a row without a known area is left out.

    A grade that is not known is kept as printed, with ``grade_id`` None: it is never guessed.
    """
    found: list[Judgement] = []
    for table in tables:
        for row in table.rows:
            cells = cells_of(row)
            if len(cells) != 2 or not (area := area_id(cells[0])):
                continue
            if any(known.area_id == area for known in found):
                continue
            found.append(
                Judgement(
                    area=cells[0],
                    area_id=area,
                    grade=cells[1],
                    grade_id=grade_id(cells[1]),
                    where=table.where,
                )
            )
    return tuple(found)


def sentence_judgement(text: str, kind: InspectionKind) -> Judgement | None:
    """Read a judgement that a report of 2013 to 2017 gives as a sentence, or None.

    ``Children's services in Northmere are good`` is the overall judgement. The area is named as the
    framework names it, because the sentence does not.
    """
    if kind is not InspectionKind.SIF:
        return None
    text = re.sub(r"(?<=[a-z.])\d{1,2}$", "", " ".join(text.split()))
    found = _AT_END.search(text)
    if not found:
        return None
    for pattern, area, name in (
        (_SIF_SENTENCE, "Overall effectiveness", "overall"),
        (_BOARD_SENTENCE, "Local Safeguarding Children Board (LSCB)", "safeguarding-board"),
    ):
        if pattern.match(text):
            return Judgement(area=area, area_id=name, grade=found[1], grade_id=grade_id(found[1]))
    return None
