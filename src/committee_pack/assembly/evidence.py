"""An inspection report as blocks for a new report: grades as a table, points word for word."""

from collections.abc import Mapping

import msgspec

from committee_pack.assembly.inspection_comparison import comparison_blocks
from committee_pack.assembly.inspection_quotes import (
    outcome_blocks,
    paragraph_blocks,
    priority_blocks,
)
from committee_pack.assembly.inspection_words import (
    in_report,
    inspection_dates,
    named,
    overall,
    overall_words,
)
from committee_pack.assembly.origins import marked
from committee_pack.model.dates import long_date
from committee_pack.model.inspection import Improvement, Inspection
from committee_pack.model.report import Block, ListItem, OriginKind, Paragraph, Table
from committee_pack.model.source import Where


def inspection_blocks(
    inspection: Inspection, previous: Inspection | None = None
) -> Mapping[str, tuple[Block, ...]]:
    """Give the blocks that ``add`` can name: ``inspection.judgements`` and the like.

    What the inspection does not hold is left out, so that naming it is told as an error.

    Args:
        inspection: the inspection that the report is about.
        previous: the one before, for ``inspection.comparison``.
    """
    blocks = {
        "inspection.judgements": _judgements(inspection) if inspection.judgements else (),
        "inspection.improvements": _improvements(inspection) if inspection.improvements else (),
        "inspection.board_improvements": _board_improvements(inspection),
        "inspection.comparison": comparison_blocks(previous, inspection) if previous else (),
        "inspection.dates": _dates_sentence(inspection, previous),
        "inspection.outcome": outcome_blocks(inspection),
        "inspection.priority_actions": priority_blocks(inspection),
        **paragraph_blocks(inspection),
    }
    return {name: made for name, made in blocks.items() if made}


def inspection_facts(inspection: Inspection, previous: Inspection | None = None) -> dict[str, str]:
    """Give the inspection's facts as words for texts and templates; unknown ones are left out."""
    facts = {
        "title": inspection.title,
        "authority": inspection.authority,
        "lead_inspector": inspection.lead_inspector,
        "start": long_date(inspection.inspection_start),
        "end": long_date(inspection.inspection_end),
        "dates": inspection_dates(inspection),
        "overall": overall(inspection),
        "overall_words": overall_words(inspection),
        "published": long_date(inspection.published),
        "outcome": inspection.outcome.text if inspection.outcome else None,
        "deadline": long_date(inspection.statement_of_action_deadline),
        "previous_dates": _previous_dates(inspection, previous),
        "previous_overall": overall(previous) if previous else None,
        "previous_overall_words": overall_words(previous) if previous else None,
    }
    return {name: value for name, value in facts.items() if value}


def _previous_dates(inspection: Inspection, previous: Inspection | None) -> str | None:
    """Give the dates of the inspection before: from its own report, else as this one says."""
    return (inspection_dates(previous) if previous else None) or inspection.previous_inspection


def _dates_sentence(inspection: Inspection, previous: Inspection | None) -> tuple[Block, ...]:
    start, end = inspection.inspection_start, inspection.inspection_end
    if not (start and end):
        return ()
    sentences = [f"The inspection took place {_when(inspection_dates(inspection) or '')}."]
    if inspection.published:
        sentences.append(f"Its report was published on {long_date(inspection.published)}.")
    if previous and (before := inspection_dates(previous)):
        sentences.append(f"The inspection before it took place {_when(before)}.")
    elif inspection.previous_inspection:
        when = _when(inspection.previous_inspection)
        sentences.append(f"Its report says that the inspection before took place {when}.")
    paragraph = Paragraph(number=None, text=" ".join(sentences))
    where = msgspec.structs.replace(in_report(inspection, None), page=1)
    return (marked(paragraph, OriginKind.INSPECTION, where),)


def _when(dates: str) -> str:
    """Put the right word before dates: ``from 5 to 16 May``, ``on 19 March 2018``, ``in 2014``."""
    if " to " in dates:
        return f"from {dates}"
    return f"in {dates}" if dates.isdigit() or not dates[:1].isdigit() else f"on {dates}"


def _judgements(inspection: Inspection) -> tuple[Block, ...]:
    first = inspection.judgements[0].where
    rows = (("Judgement", "Grade"), *((one.area, one.grade) for one in inspection.judgements))
    lead = Paragraph(
        number=None, text=f"The report of {named(inspection)}{_on_page(first)} gives these grades:"
    )
    table = Table(header_rows=1, rows=rows, widths=(3, 2))
    where = in_report(inspection, first)
    return (
        marked(lead, OriginKind.INSPECTION, where),
        marked(table, OriginKind.INSPECTION, where),
    )


def _improvements(inspection: Inspection) -> tuple[Block, ...]:
    heading = (inspection.improvement_heading or "What needs to improve").rstrip(" :")
    lead = f"Under “{heading}” the report of {named(inspection)} says"
    return _points(lead, inspection.improvements, inspection)


def _board_improvements(inspection: Inspection) -> tuple[Block, ...]:
    """Give the recommendations to the safeguarding board; nothing where there are none."""
    points = inspection.board_improvements
    lead = f"To the Local Safeguarding Children Board the report of {named(inspection)} says"
    return _points(lead, points, inspection) if points else ()


def _points(
    lead: str, points: tuple[Improvement, ...], inspection: Inspection
) -> tuple[Block, ...]:
    """Give points as a list under a sentence with their pages, numbered as they are printed."""
    first = in_report(inspection, points[0].where)
    items = (ListItem(level=1, marker=one.number or "•", text=one.text) for one in points)
    return (
        marked(
            Paragraph(number=None, text=f"{lead}{_pages(points)}:"), OriginKind.INSPECTION, first
        ),
        *(
            marked(item, OriginKind.INSPECTION, one.where)
            for item, one in zip(items, points, strict=True)
        ),
    )


def _on_page(where: Where | None) -> str:
    return f" (page {where.page})" if where and where.page else ""


def _pages(points: tuple[Improvement, ...]) -> str:
    pages = sorted({point.where.page for point in points if point.where and point.where.page})
    if not pages:
        return ""
    if len(pages) == 1:
        return f" (page {pages[0]})"
    return f" (pages {pages[0]} to {pages[-1]})"
