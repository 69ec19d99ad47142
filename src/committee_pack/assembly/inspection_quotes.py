"""Words of an inspection report, quoted: paragraphs, outcome, areas for priority action."""

from collections.abc import Mapping

from committee_pack.assembly.inspection_words import in_report
from committee_pack.assembly.origins import marked
from committee_pack.model.inspection import Inspection, InspectionParagraph
from committee_pack.model.report import Block, ListItem, OriginKind, Paragraph, Table
from committee_pack.model.source import Where

PARAGRAPHS = "inspection.paragraphs"


def paragraph_blocks(inspection: Inspection) -> Mapping[str, tuple[Block, ...]]:
    """Give each numbered paragraph as a quotation, under ``inspection.paragraphs:7``.

    A line with the paragraph's number and page leads to its words, which stand verbatim.
    """
    blocks: dict[str, tuple[Block, ...]] = {}
    for section in inspection.sections:
        for one in section.paragraphs:
            number = _plain(one.number)
            name = f"{PARAGRAPHS}:{number}"
            if number and name not in blocks:
                blocks[name] = _quoted(f"Inspection report, paragraph {number}", one, inspection)
    return blocks


def outcome_blocks(inspection: Inspection) -> tuple[Block, ...]:
    """Give the outcome of an area SEND inspection as a quotation; nothing where there is none."""
    if inspection.outcome is None:
        return ()
    return _quoted("Inspection report, inspection outcome", inspection.outcome, inspection)


def priority_blocks(inspection: Inspection) -> tuple[Block, ...]:
    """Give the areas for priority action, verbatim: a table with the responsible bodies.

    It is a list where the report names no body apart from the words.
    """
    actions = inspection.priority_actions
    if not actions:
        return ()
    where = in_report(inspection, actions[0].where)
    lead = Paragraph(
        number=None,
        text=f"The inspection report{_page(where)} names these areas for priority action:",
    )
    if not any(one.responsible for one in actions):
        items = (
            marked(ListItem(level=1, marker="•", text=one.text), OriginKind.INSPECTION, one.where)
            for one in actions
        )
        return (marked(lead, OriginKind.INSPECTION, where), *items)
    rows = ((one.text, one.responsible or "not read") for one in actions)
    table = Table(
        header_rows=1,
        rows=(("Area for priority action", "Responsible body"), *rows),
        widths=(3, 2),
    )
    return (
        marked(lead, OriginKind.INSPECTION, where),
        marked(table, OriginKind.INSPECTION, where),
    )


def _quoted(lead: str, paragraph: InspectionParagraph, inspection: Inspection) -> tuple[Block, ...]:
    where = in_report(inspection, paragraph.where)
    page = f", page {where.page}" if where.page else ""
    return (
        marked(Paragraph(number=None, text=f"{lead}{page}:"), OriginKind.INSPECTION, where),
        marked(
            Paragraph(number=None, text=paragraph.text, style="quotation"),
            OriginKind.INSPECTION,
            where,
        ),
    )


def _page(where: Where) -> str:
    return f" (page {where.page})" if where.page else ""


def _plain(number: str | None) -> str:
    return (number or "").strip().strip("().")
