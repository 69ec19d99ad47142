"""Grades and the areas they are given for, as printed: in tables, headings and sentences."""

import re
from collections.abc import Iterable

from committee_pack.model.framework import ANY_GRADE, BOARD, OVERALL, area_id, grade_id
from committee_pack.model.inspection import InspectionKind, Judgement
from committee_pack.model.report import Table
from committee_pack.model.source import Where

# "is not yet good" and "declined from good" give no grade.
_DENIED = r"(?<!\bnot)(?<!\byet)(?<!\blonger)(?<!\bthan)(?<!\bfrom)(?<!\bbeing)"
_AT_END = re.compile(rf"(?:{_DENIED}[:\s]|^)({ANY_GRADE})\s*[.:]?\s*$", re.IGNORECASE)

_BESIDE = re.compile(rf"\s*(?P<grade>{ANY_GRADE})\b(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_BESIDE_BROKEN = re.compile(
    r"\s*requires\s+(?P<rest>.*?)\s+improvement\s*$", re.IGNORECASE | re.DOTALL
)
_LONGEST_HEADING = 16
_LONGEST_SENTENCE = 24
_PAIR = 2
_PART_OF_GRADE = re.compile(
    r"(?:outstanding|good|inadequate|requires|(?:requires\s+)?improvement(?:\s+to(?:\s+be)?)?"
    r"|(?:(?:(?:requires\s+)?improvement\s+)?to\s+)?be\s+good)$",
    re.IGNORECASE,
)
_GRADE_PART = re.compile(
    r"(?:outstanding|inadequate|good|requires(?:\s+improvement(?:\s+to(?:\s+be(?:\s+good)?)?)?)?"
    r"|improvement(?:\s+to(?:\s+be(?:\s+good)?)?)?|to\s+be(?:\s+good)?|be\s+good)(?=\s|$)",
    re.IGNORECASE,
)

_GRADED_HEADING = re.compile(
    r"^(?:the\s+)?(?:experiences?\s+and\s+progress|impact\s+of\s+leaders|graded\s+judge?ment"
    r"|local\s+safeguarding\s+children\s+board|leadership,\s+management)\b",
    re.IGNORECASE,
)
# "The graded judgement for adoption performance is that it" names the area between the two.
_GRADED_JUDGEMENT = re.compile(
    r"^the graded judge?ment (?:for|about|of)\s+(?:the\s+)?|\s+is that it$", re.IGNORECASE
)
_LISTED_AREA = re.compile(
    r"^(?:\d(?:\.\d)?\.?\s+)?(?:children (?:who need|looked after)|adoption performance"
    r"|experiences? and progress of care|leadership, management)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_LISTED_NAMES = (
    "children who need help and protection",
    "children looked after and achieving permanence",
    "adoption performance",
    "experiences and progress of care leavers",
    "experience and progress of care leavers",
    "leadership, management and governance",
)
_LIST_NUMBER = re.compile(r"^\d(?:\.\d)?\.?\s+")
_SIF_SENTENCE = re.compile(
    r"^(?:the overall judgement is that )?children.s services\b.{0,80}?\b(?:is|are|require)\b",
    re.IGNORECASE,
)
_BOARD_SENTENCE = re.compile(
    r"^(?:the )?local safeguarding children board\b.{0,40}?\b(?:is|requires)\b", re.IGNORECASE
)


def heading_grade(heading: str) -> str | None:
    """Give the id of the grade that a section heading ends in, or None.

    Only headings of graded areas count, so that ``What is good`` has no grade.
    """
    if not _GRADED_HEADING.search(heading):
        return None
    found = _AT_END.search(heading)
    return grade_id(found[1]) if found else None


def boxed_heading(text: str) -> tuple[str, str] | None:
    """Part a heading from the grade set beside it in a box, or give None.

    A box without an inner rule is read line by line, so that the grade (behind a tab) stands
    between the first line of the heading and the second, or is itself broken over two lines.
    """
    left, tab, right = text.partition("\t")
    if not tab:
        return None
    found = _BESIDE.match(right) or _BESIDE_BROKEN.match(right)
    heading = " ".join(f"{left} {found['rest']}".split()) if found else ""
    if not found or not area_id(heading) or len(heading.split()) > _LONGEST_HEADING:
        return None
    return heading, "Requires improvement" if found.re is _BESIDE_BROKEN else found["grade"]


def side_by_side(text: str) -> tuple[str, str] | None:
    """Part an area from the grade beside it, where a table without rules was read line by line.

    The lines of the two cells follow each other, with a tab before each line of the grade: give
    None where they do not come out as an area and a grade.
    """
    first, *cells = text.split("\t")
    area, grade = [first], []
    for cell in (cell.strip() for cell in cells):
        found = _GRADE_PART.match(cell)
        if not found:
            return None
        grade.append(found[0])
        area.append(cell[found.end() :])
    words, graded = " ".join(" ".join(area).split()), " ".join(" ".join(grade).split())
    return (words, graded) if area_id(words) and grade_id(graded) else None


def is_graded(line: str) -> bool:
    """Tell whether a line has a grade in a column of its own: its area may go on in the next."""
    left, tab, right = line.partition("\t")
    return bool(tab and left.strip() and grade_id(right))


def cells_of(row: Iterable[str]) -> tuple[str, ...]:
    """Give the filled cells of a table's row, each on one line."""
    return tuple(" ".join(cell.split()) for cell in row if cell.strip())


def whole_rows(rows: Iterable[Iterable[str]]) -> list[tuple[str, ...]]:
    """Give rows with the lines of wrapped cells joined, where each was read as a row of its own."""
    whole: list[tuple[str, ...]] = []
    for row in rows:
        cells = cells_of(row)
        if not cells:
            continue
        if whole and _continues(whole[-1], cells):
            whole[-1] = _added(whole[-1], cells)
        else:
            whole.append(cells)
    return whole


def _continues(before: tuple[str, ...], cells: tuple[str, ...]) -> bool:
    """Tell whether cells go on with those before: in small letters, or with the missing grade."""
    if len(before) > _PAIR or len(cells) > _PAIR:
        return False
    if cells[0][:1].islower():
        return True
    if len(before) < _PAIR:
        alone = len(cells) == 1 and bool(_PART_OF_GRADE.match(cells[0]))
        return alone and area_id(before[0]) is not None and not _AT_END.search(before[0])
    return grade_id(before[1]) is None and grade_id(f"{before[1]} {cells[-1]}") is not None


def _added(before: tuple[str, ...], cells: tuple[str, ...]) -> tuple[str, ...]:
    if len(cells) == _PAIR:
        grade = f"{before[1]} {cells[1]}" if len(before) == _PAIR else cells[1]
        return f"{before[0]} {cells[0]}", grade
    if _PART_OF_GRADE.match(cells[0]):
        grade = " ".join((*before[1:], cells[0]))
        return (before[0], grade) if len(before) == _PAIR else _with_grade(before[0], cells[0])
    return f"{before[0]} {cells[0]}", *before[1:]


def _with_grade(area: str, grade: str) -> tuple[str, ...]:
    """Give an area its grade; the rest of one that stands in the same cell stays there."""
    return (area, grade) if grade_id(grade) and grade[:1].isupper() else (f"{area} {grade}",)


def is_judgement_table(table: Table) -> bool:
    """Tell whether a table holds judgements: a ``Judgement | Grade`` header, or graded areas."""
    rows = whole_rows(table.rows)
    return (
        _has_header(table)
        or sum(len(row) == 2 and grade_id(row[1]) is not None for row in rows) > 1
    )


def _has_header(table: Table) -> bool:
    return is_header(next((cells_of(row) for row in table.rows), ()))


def is_header(cells: Iterable[str]) -> bool:
    """Tell whether cells are the header of a table of judgements."""
    return [cell.strip(" :").casefold() for cell in cells] in (
        ["judgement", "grade"],
        ["judgment", "grade"],
        ["judgement grade"],
    )


def _area_and_grade(cells: tuple[str, ...]) -> tuple[str, str] | None:
    """Part a row into area and grade, also where both stand in one cell."""
    if len(cells) == _PAIR:
        return cells[0], cells[1]
    found = _AT_END.search(cells[0]) if len(cells) == 1 and area_id(cells[0]) else None
    return (cells[0][: found.start()].rstrip(" :"), found[1]) if found else None


def table_judgements(tables: Iterable[Table]) -> tuple[Judgement, ...]:
    """Read the rows ``area | grade`` of judgement tables.

    Under a ``Judgement | Grade`` header every row counts; without one only rows of known areas do.
    A grade that is not known is kept as printed, with ``grade_id`` None: it is never guessed.
    """
    found: list[Judgement] = []
    for table in tables:
        header = _has_header(table)
        for cells in whole_rows(table.rows[1:] if header else table.rows):
            pair = _area_and_grade(cells)
            area = area_id(pair[0]) if pair else None
            if not pair or not (area or header):
                continue
            if area and any(known.area_id == area for known in found):
                continue
            found.append(
                Judgement(
                    area=pair[0],
                    area_id=area,
                    grade=pair[1],
                    grade_id=grade_id(pair[1]),
                    where=table.where,
                )
            )
    return tuple(found)


def is_listed_area(words: str) -> bool:
    """Tell whether a line begins as those of the list of areas do, 2013 to 2017."""
    return bool(_LISTED_AREA.match(words))


def listed_judgement(text: str) -> tuple[str, str] | None:
    """Part a line of that list into area and grade, wherever the lines of the grade came to stand.

    The words have to be those of one area, in their order, and what is left over has to be a grade.
    """
    words = _LIST_NUMBER.sub("", " ".join(text.split())).split()
    for name in _LISTED_NAMES:
        wanted = name.split()
        named: list[str] = []
        left: list[str] = []
        for word in words:
            next_one = len(named) < len(wanted) and word.casefold() == wanted[len(named)]
            (named if next_one else left).append(word)
        grade = " ".join(left)
        if len(named) == len(wanted) and grade_id(grade):
            return " ".join(named), grade
    return None


def is_listed_judgement(words: str) -> bool:
    """Tell whether a line of that list holds its grade, or ends in the first word of it."""
    if listed_judgement(words):
        return True
    return is_listed_area(words) and bool(re.search(rf"\s(?:{ANY_GRADE}|requires)$", words, re.I))


def heading_judgement(heading: str, where: Where | None) -> Judgement | None:
    """Read the judgement that a section heading carries, or None."""
    found = _AT_END.search(heading)
    area = area_id(heading)
    if not (found and area and heading_grade(heading)):
        return None
    words = re.sub(r"\s+(?:is|are)$|:$", "", heading[: found.start()].rstrip(" :"))
    words = _GRADED_JUDGEMENT.sub("", words)
    words = words[:1].upper() + words[1:]
    return Judgement(
        area=words, area_id=area, grade=found[1], grade_id=grade_id(found[1]), where=where
    )


def sentence_judgement(text: str, kind: InspectionKind) -> Judgement | None:
    """Read a judgement that a report of 2013 to 2017 gives as a sentence, or None.

    ``Children's services in Northmere are good`` is the overall judgement. The area is named as the
    framework names it, because the sentence does not.
    """
    if kind is not InspectionKind.SIF:
        return None
    text = re.sub(r"(?<=[a-z.])\d{1,2}$", "", " ".join(text.split()))
    found = _AT_END.search(text)
    if not found or len(text.split()) > _LONGEST_SENTENCE:
        return None
    for pattern, area, name in (
        (_SIF_SENTENCE, "Overall effectiveness", OVERALL),
        (_BOARD_SENTENCE, "Local Safeguarding Children Board (LSCB)", BOARD),
    ):
        if pattern.match(text):
            return Judgement(area=area, area_id=name, grade=found[1], grade_id=grade_id(found[1]))
    return None
