"""An inspection report as blocks for a new report: grades as a table, points word for word."""

from collections.abc import Mapping
from datetime import date

from committee_pack.assembly.origins import marked
from committee_pack.model.inspection import Improvement, Inspection
from committee_pack.model.report import Block, ListItem, OriginKind, Paragraph, Table
from committee_pack.model.source import Where


def inspection_blocks(inspection: Inspection) -> Mapping[str, tuple[Block, ...]]:
    """Give the blocks that ``add`` can name: ``inspection.judgements`` and the like.

    What the inspection does not hold is left out, so that naming it is told as an error.
    """
    blocks: dict[str, tuple[Block, ...]] = {}
    if inspection.judgements:
        blocks["inspection.judgements"] = _judgements(inspection)
    if inspection.improvements:
        blocks["inspection.improvements"] = _improvements(inspection)
    return blocks


def inspection_facts(inspection: Inspection) -> dict[str, str]:
    """Give the inspection's facts as words for texts and templates; unknown ones are left out."""
    facts = {
        "title": inspection.title,
        "authority": inspection.authority,
        "lead_inspector": inspection.lead_inspector,
        "start": long_date(inspection.inspection_start),
        "end": long_date(inspection.inspection_end),
        "dates": _dates(inspection),
        "overall": next(
            (grade.grade for grade in inspection.judgements if grade.area_id == "overall"), None
        ),
    }
    return {name: value for name, value in facts.items() if value}


def long_date(day: date | None) -> str | None:
    """Write a date as a committee paper does: ``16 November 2023``."""
    return f"{day.day} {day:%B %Y}" if day else None


def _dates(inspection: Inspection) -> str | None:
    start, end = inspection.inspection_start, inspection.inspection_end
    if start is None or end is None:
        return long_date(start or end)
    if start == end:
        return long_date(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {long_date(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} to {long_date(end)}"
    return f"{long_date(start)} to {long_date(end)}"


def _named(inspection: Inspection) -> str:
    dates = _dates(inspection)
    return f"the inspection of {dates}" if dates else "the inspection"


def _judgements(inspection: Inspection) -> tuple[Block, ...]:
    first = inspection.judgements[0].where
    rows = (("Judgement", "Grade"), *((one.area, one.grade) for one in inspection.judgements))
    lead = Paragraph(
        number=None, text=f"The report of {_named(inspection)}{_on_page(first)} gives these grades:"
    )
    table = Table(header_rows=1, rows=rows, widths=(3, 2))
    where = first or Where(source=inspection.source.path)
    return (
        marked(lead, OriginKind.INSPECTION, where),
        marked(table, OriginKind.INSPECTION, where),
    )


def _improvements(inspection: Inspection) -> tuple[Block, ...]:
    heading = (inspection.improvement_heading or "What needs to improve").rstrip(" :")
    first = inspection.improvements[0].where or Where(source=inspection.source.path)
    lead = Paragraph(
        number=None,
        text=(
            f"Under “{heading}” the report of {_named(inspection)} says"
            f"{_pages(inspection.improvements)}:"
        ),
    )
    points = (
        marked(ListItem(level=1, marker="•", text=one.text), OriginKind.INSPECTION, one.where)
        for one in inspection.improvements
    )
    return (marked(lead, OriginKind.INSPECTION, first), *points)


def _on_page(where: Where | None) -> str:
    return f" (page {where.page})" if where and where.page else ""


def _pages(points: tuple[Improvement, ...]) -> str:
    pages = sorted({point.where.page for point in points if point.where and point.where.page})
    if not pages:
        return ""
    if len(pages) == 1:
        return f" (page {pages[0]})"
    return f" (pages {pages[0]} to {pages[-1]})"
