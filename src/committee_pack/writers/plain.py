"""Reports, inspections and plans as JSON; reports also as plain text and Markdown."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.inspection import GradeComparison, Inspection
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
from committee_pack.writers.marked import markdown_words

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
    lines = [heading_line(report.title, 1, marked)] if report.title else []
    facts = (f"{label}: {value}" for label, value in report.front_matter.items())
    lines += [_words(fact, marked) for fact in facts]
    lines += [_block(block, marked) for block in _without_title(report)]
    for section in report.sections:
        title = f"{section.number or ''} {section.heading}".strip()
        lines.append(heading_line(title, 2, marked))
        lines += [_block(block, marked) for block in section.blocks]
    return "\n\n".join(lines)


def _without_title(report: Report) -> Iterator[Block]:
    """Give what stands before the first section, less the title where it comes first there."""
    blocks = iter(report.preamble)
    for first in blocks:
        if not (isinstance(first, Paragraph) and first.text == report.title and not first.runs):
            yield first
        yield from blocks


def heading_line(words: str, level: int, marked: bool) -> str:
    """Give a heading: in Markdown with its level, else the words alone."""
    return f"{'#' * level} {markdown_words(words)}" if marked else words


def _words(text: str, marked: bool) -> str:
    return markdown_words(text) if marked else text


def _block(block: Block, marked: bool) -> str:
    if isinstance(block, Paragraph):
        words = _words(marked_text(block.text, block.runs), marked)
        return f"{block.number or ''} {words}".strip()
    if isinstance(block, ListItem):
        return _item(block, marked)
    if isinstance(block, Table):
        return table_lines(block, marked)
    if isinstance(block, Picture):
        return f"![{block.alt}]()" if marked else f"[Picture: {block.alt or 'not described'}]"
    if isinstance(block, Note):
        return f"[{block.mark}] {_words(block.text, marked)}"
    raise AssertionError(block)


def _item(item: ListItem, marked: bool) -> str:
    """Give an item of a list; in Markdown its letter or number stands behind the dash."""
    words = _words(marked_text(item.text, item.runs), marked)
    marker = "-" if item.marker in (None, "•") else item.marker
    if not marked:
        return f"{'  ' * item.level}{marker} {words}"
    own = f"{marker} " if marker and any(map(str.isalnum, marker)) else ""
    return f"{'  ' * max(item.level - 1, 0)}- {own}{words}"


def table_lines(table: Table, marked: bool) -> str:
    """Give a table: in Markdown as one, else a row a line with tabs between the cells."""
    rows = [[cell.replace("\n", " / ") for cell in row] for row in _marked_rows(table)]
    if not marked:
        return "\n".join("\t".join(row) for row in rows)
    width = max(map(len, rows), default=0)
    lines = [f"| {' | '.join(map(markdown_words, row))} |" for row in rows]
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
