"""An inspection, or the grades of two, as plain text for a terminal or as Markdown."""

import re
from collections.abc import Iterator, Sequence

from committee_pack.model.dates import days_in_words, long_date
from committee_pack.model.inspection import (
    GradeComparison,
    Improvement,
    Inspection,
    InspectionKind,
    PriorityAction,
)
from committee_pack.model.report import Table
from committee_pack.model.source import Where
from committee_pack.writers.columns import in_columns
from committee_pack.writers.marked import markdown_words
from committee_pack.writers.plain import heading_line, table_lines


def inspection_text(inspection: Inspection, form: str) -> str:
    """Give an inspection as ``text`` or ``markdown``: grades, points, then the paragraphs."""
    marked = form == "markdown"
    lines = [heading_line(inspection.title, 1, marked), _facts(inspection, marked)]
    if inspection.outcome:
        lines.append(f"Outcome: {_words(inspection.outcome.text, marked)}")
    if inspection.judgements:
        grades = ((one.area, one.grade, _page(one.where)) for one in inspection.judgements)
        lines.append(_grades((("Judgement", "Grade", "Page"), *grades), marked))
    points = inspection.improvements
    lines += _points(inspection.improvement_heading or "To improve", points, marked)
    board = "To improve: Local Safeguarding Children Board"
    lines += _points(board, inspection.board_improvements, marked)
    lines += _priorities(inspection.priority_actions, marked)
    told = set(_told(inspection))
    for section in inspection.sections:
        rest = [one for one in section.paragraphs if not set(_plain_lines(one.text)) <= told]
        if section.heading and (rest or not section.paragraphs):
            lines.append(heading_line(section.heading, 2, marked))
        lines += [f"{one.number or ''} {_words(one.text, marked)}".strip() for one in rest]
    return "\n\n".join(lines)


def comparison_text(comparison: GradeComparison, form: str) -> str:
    """Give the grades of two inspections side by side, as ``text`` or ``markdown``."""
    marked = form == "markdown"
    header = ("Judgement", comparison.then, comparison.now, "Change")
    rows = ((one.area, one.then, one.now, one.change) for one in comparison.rows)
    title = heading_line(f"{comparison.now}, beside that of {_dates(comparison.then)}", 1, marked)
    if not comparison.rows:
        return f"{title}\n\n{comparison.note or 'Neither report gives grades.'}"
    return f"{title}\n\n{_grades((header, *rows), marked)}"


def _dates(heading: str) -> str:
    return heading.partition(" of ")[2] or heading


def _grades(rows: tuple[tuple[str, ...], ...], marked: bool) -> str:
    return table_lines(Table(header_rows=1, rows=rows), marked) if marked else in_columns(rows)


def _points(heading: str, points: Sequence[Improvement], marked: bool) -> Iterator[str]:
    """Give a heading and the points under it as a list, each with its number and page."""
    if points:
        yield heading_line(heading, 2, marked)
        items = (
            f"{one.number or '-'} {_item(one.text, marked)} [page {_page(one.where)}]"
            for one in points
        )
        yield "\n".join(items)


def _priorities(actions: Sequence[PriorityAction], marked: bool) -> Iterator[str]:
    """Give the areas for priority action as a list, each with who is responsible and its page."""
    if actions:
        yield heading_line("Areas for priority action", 2, marked)
        items = (
            f"- {_item(one.text, marked)} [responsible: {one.responsible or 'not named apart'}; "
            f"page {_page(one.where)}]"
            for one in actions
        )
        yield "\n".join(items)


def _words(text: str, marked: bool) -> str:
    return markdown_words(text) if marked else text


def _item(text: str, marked: bool) -> str:
    """Give the words of an item; lines of its own below it are items under it."""
    words = (_words(re.sub(r"^\W\s+", "", line), marked) for line in text.split("\n"))
    return "\n  - ".join(words)


def _told(inspection: Inspection) -> Iterator[str]:
    """Give the lines that stand above the sections already: they are not printed twice."""
    points = (*inspection.improvements, *inspection.board_improvements)
    texts = (*(one.text for one in points), *(one.text for one in inspection.priority_actions))
    for text in texts:
        yield from _plain_lines(text)


def _plain_lines(text: str) -> Iterator[str]:
    """Give the lines of a text without the bullets that lead them."""
    for line in text.split("\n"):
        yield re.sub(r"^\W+\s", "", line.strip()).casefold()


def _facts(inspection: Inspection, marked: bool) -> str:
    """Give the kind, the authority, the dates and the lead inspector, a line each."""
    known = inspection.kind is not InspectionKind.UNKNOWN
    deadline = long_date(inspection.statement_of_action_deadline)
    facts = {
        "Kind": inspection.kind if known else "not known",
        "Authority": inspection.authority or "not read",
        "Inspected": days_in_words(inspection.inspection_start, inspection.inspection_end)
        or "not read",
        "Published": long_date(inspection.published) or _not_printed(inspection),
        "Previous inspection": inspection.previous_inspection or "not said, or not read",
        "Lead inspector": inspection.lead_inspector or "not said, or not read",
        "Statement of action by": deadline,
    }
    lead = "- " if marked else ""
    return "\n".join(f"{lead}{name}: {fact}" for name, fact in facts.items() if fact)


def _not_printed(inspection: Inspection) -> str:
    year = inspection.copyright_year
    return f"not printed; copyright {year}" if year else "not printed"


def _page(where: Where | None) -> str:
    return str(where.page) if where and where.page else "not known"
