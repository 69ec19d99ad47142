"""Reports, inspections and plans as JSON, plain text and Markdown."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.inspection import GradeComparison, Improvement, Inspection
from committee_pack.model.notes import marked_text
from committee_pack.model.pack import PackItem
from committee_pack.model.progress import ActionPlan, Movement, PlanSummary, Scorecard
from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Report,
    Table,
)
from committee_pack.model.source import Where

SCHEMA = 1


def only_section(report: Report, section_id: str | None) -> Report:
    """Give the report with one of its sections alone; None gives it whole.

    A report that has no such section gets a finding, which names those that it has.
    """
    if section_id is None:
        return report
    kept = tuple(section for section in report.sections if section.id == section_id)
    findings = report.findings if kept else (*report.findings, _no_section(report, section_id))
    return msgspec.structs.replace(report, sections=kept, preamble=(), findings=findings)


def _no_section(report: Report, section_id: str) -> Finding:
    known = ", ".join(dict.fromkeys(section.id for section in report.sections if section.id))
    return Finding(
        rule="section-not-there",
        severity=Severity.WARNING,
        message=f'No section of this report was found to be "{section_id}".',
        hint=f"Found were: {known}."
        if known
        else "None of its headings is known to the profile. Without --section all of it is given.",
        where=Where(source=Path(report.source.path).name) if report.source else None,
    )


def report_json(report: Report, item: PackItem | None = None) -> str:
    """Give a report as JSON, without the bytes of its pictures; out of a pack also its item."""
    told = msgspec.to_builtins(report)
    for blocks in (told["preamble"], *(section["blocks"] for section in told["sections"])):
        for block in blocks:
            block.pop("data", None)
    held = {"item": msgspec.to_builtins(item)} if item else {}
    return _json({"schema": SCHEMA, **held, **told})


def inspection_json(inspection: Inspection) -> str:
    """Give an inspection as JSON."""
    return _json({"schema": SCHEMA, **msgspec.to_builtins(inspection)})


def comparison_json(comparison: GradeComparison) -> str:
    """Give the grades of two inspections side by side as JSON."""
    return _json({"schema": SCHEMA, **msgspec.to_builtins(comparison)})


def progress_json(plan: ActionPlan, summary: PlanSummary, moved: Movement | None) -> str:
    """Give an action plan, its counts and what moved as JSON; no earlier plan, no movement."""
    told = msgspec.to_builtins(plan)
    findings = told.pop("findings")
    return _json(
        {
            "schema": SCHEMA,
            "plan": told,
            "summary": msgspec.to_builtins(summary),
            "movement": msgspec.to_builtins(moved),
            "findings": findings,
        }
    )


def scorecard_json(scorecard: Scorecard, rated: Sequence[tuple[str, str]]) -> str:
    """Give a scorecard as JSON, each indicator with its rating and direction.

    Args:
        scorecard: the scorecard.
        rated: rating and direction of each indicator, in their order.
    """
    told = msgspec.to_builtins(scorecard)
    findings = told.pop("findings")
    for indicator, (rating, direction) in zip(told["indicators"], rated, strict=True):
        indicator.update(rating=rating, direction=direction)
    return _json({"schema": SCHEMA, "scorecard": told, "findings": findings})


def report_text(report: Report, form: str) -> str:
    """Give a report as ``text`` or ``markdown``."""
    marked = form == "markdown"
    lines = [_heading(report.title, 1, marked)] if report.title else []
    lines += [f"{label}: {value}" for label, value in report.front_matter.items()]
    lines += [_block(block, marked) for block in report.preamble]
    for section in report.sections:
        title = f"{section.number or ''} {section.heading}".strip()
        lines.append(_heading(title, 2, marked))
        lines += [_block(block, marked) for block in section.blocks]
    return "\n\n".join(lines)


def inspection_text(inspection: Inspection, form: str) -> str:
    """Give an inspection as ``text`` or ``markdown``: grades, points, then the paragraphs."""
    marked = form == "markdown"
    lines = [_heading(inspection.title, 1, marked), *_inspection_facts(inspection)]
    if inspection.outcome:
        lines.append(f"Outcome: {inspection.outcome.text}")
    if inspection.judgements:
        grades = ((one.area, one.grade, _page(one.where)) for one in inspection.judgements)
        table = Table(header_rows=1, rows=(("Judgement", "Grade", "Page"), *grades))
        lines.append(_table(table, marked))
    lines += _points(
        inspection.improvement_heading or "To improve", inspection.improvements, marked
    )
    board = "To improve: Local Safeguarding Children Board"
    lines += _points(board, inspection.board_improvements, marked)
    if inspection.priority_actions:
        header = ("Area for priority action", "Responsible body", "Page")
        areas = (
            (one.text, one.responsible or "not named apart", _page(one.where))
            for one in inspection.priority_actions
        )
        lines.append(_table(Table(header_rows=1, rows=(header, *areas)), marked))
    told = set(_told(inspection))
    for section in inspection.sections:
        rest = [one for one in section.paragraphs if not set(_plain_lines(one.text)) <= told]
        if section.heading and (rest or not section.paragraphs):
            lines.append(_heading(section.heading, 2, marked))
        lines += [f"{one.number or ''} {one.text}".strip() for one in rest]
    return "\n\n".join(lines)


def _points(heading: str, points: Sequence[Improvement], marked: bool) -> Iterator[str]:
    """Give a heading and the points under it as a list, each with its number and page."""
    if points:
        yield _heading(heading, 2, marked)
        items = (f"{one.number or '-'} {one.text} [page {_page(one.where)}]" for one in points)
        yield "\n".join(items)


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


def _inspection_facts(inspection: Inspection) -> Iterator[str]:
    """Give the kind, the authority, the dates and the lead inspector, a line each."""
    facts = {
        "Kind": inspection.kind,
        "Authority": inspection.authority or "not read",
        "Inspected": f"{inspection.inspection_start or 'not read'} to "
        f"{inspection.inspection_end or 'not read'}",
        "Published": inspection.published or _not_printed(inspection),
        "Previous inspection": inspection.previous_inspection or "not said, or not read",
        "Lead inspector": inspection.lead_inspector or "not read",
        "Statement of action by": inspection.statement_of_action_deadline,
    }
    yield "\n".join(f"{name}: {fact}" for name, fact in facts.items() if fact)


def _not_printed(inspection: Inspection) -> str:
    year = inspection.copyright_year
    return f"not printed; copyright {year}" if year else "not printed"


def _page(where: Where | None) -> str:
    return str(where.page) if where and where.page else "not known"


def comparison_text(comparison: GradeComparison, form: str) -> str:
    """Give the grades of two inspections side by side, as ``text`` or ``markdown``."""
    marked = form == "markdown"
    header = ("Judgement", comparison.then, comparison.now, "Change")
    rows = ((one.area, one.then, one.now, one.change) for one in comparison.rows)
    title = _heading(f"{comparison.now}, beside that of {_dates(comparison.then)}", 1, marked)
    if not comparison.rows:
        return f"{title}\n\n{comparison.note or 'Neither report gives grades.'}"
    return f"{title}\n\n{_table(Table(header_rows=1, rows=(header, *rows)), marked)}"


def _dates(heading: str) -> str:
    return heading.partition(" of ")[2] or heading


def _heading(words: str, level: int, marked: bool) -> str:
    return f"{'#' * level} {words}" if marked else words


def _block(block: Block, marked: bool) -> str:
    if isinstance(block, Paragraph):
        return f"{block.number or ''} {marked_text(block.text, block.runs)}".strip()
    if isinstance(block, ListItem):
        marker = "-" if block.marker in (None, "•") else block.marker
        return f"{'  ' * block.level}{marker} {marked_text(block.text, block.runs)}"
    if isinstance(block, Table):
        return _table(block, marked)
    if isinstance(block, Picture):
        return f"![{block.alt}]()" if marked else f"[Picture: {block.alt or 'not described'}]"
    if isinstance(block, Note):
        return f"[{block.mark}] {block.text}"
    raise AssertionError(block)


def _table(table: Table, marked: bool) -> str:
    rows = [[cell.replace("\n", " / ") for cell in row] for row in _marked_rows(table)]
    if not marked:
        return "\n".join("\t".join(row) for row in rows)
    width = max(map(len, rows), default=0)
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    lines.insert(1, f"|{' --- |' * width}")
    return "\n".join(lines)


def _marked_rows(table: Table) -> Iterator[list[str]]:
    for at, row in enumerate(table.rows):
        runs = table.runs[at] if at < len(table.runs) else ()
        yield [
            marked_text(cell, runs[place]) if place < len(runs) else cell
            for place, cell in enumerate(row)
        ]


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode()
