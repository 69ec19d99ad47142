"""How a council's file numbers its paragraphs, and what the report's take from that."""

import copy
import re

from committee_pack.build.template_desk import AdoptDesk
from committee_pack.model.template import Adopted, Confidence
from committee_pack.readers.flow import FlowParagraph
from committee_pack.writers.adopt.lists import below, level_tied
from committee_pack.writers.lint.lines import Line
from committee_pack.writers.ooxml import Element, value_of, w

_SECOND_LEVEL = re.compile(r"^\d{1,2}\.[1-9]\d{0,2}\.?$")
TYPED = re.compile(r"^\d{1,2}\.[1-9]\d{0,2}\.?\s")
"""A number that an author typed in front of a paragraph."""


def labels_of(desk: AdoptDesk) -> dict[int, str]:
    """Give the number or marker that Word makes for each line."""
    found = {}
    for block in desk.flow.blocks:
        if isinstance(block, FlowParagraph) and block.label and block.where.block is not None:
            line = desk.layout.by_block.get(block.where.block)
            if line is not None:
                found[line.number] = block.label
    return found


def numbered_model(desk: AdoptDesk) -> Element | None:
    """Give the ``pPr`` of the file's numbered paragraphs (1.1), which the report's words take on.

    Where the headings are numbered by a list whose next level is 1.1, that level; where there is
    neither, none: numbers are then typed.
    """
    labels = labels_of(desk)
    headings = {line.number for spread in desk.spreads for line in spread.heading}
    for line in desk.layout.flowing:
        if line.number not in headings and _SECOND_LEVEL.match(labels.get(line.number, "")):
            properties = line.element.find(w("pPr"))
            return None if properties is None else copy.deepcopy(properties)
    for spread in desk.spreads:
        made = _next_level(desk, spread.heading[0])
        if made is not None:
            return made
    return None


def typed_layout(desk: AdoptDesk) -> Element | None:
    """Give the ``pPr`` of the file's paragraphs with typed numbers: their indents and tabs.

    None where there are none, or the paragraph is a list's: that would number it once more.
    """
    headings = {line.number for spread in desk.spreads for line in spread.heading}
    labels = labels_of(desk)
    for line in desk.layout.flowing:
        if line.number in headings or not TYPED.match(line.words.strip()):
            continue
        properties = line.element.find(w("pPr"))
        if properties is not None and not labels.get(line.number):
            return copy.deepcopy(properties)
    return None


def _next_level(desk: AdoptDesk, heading: Line) -> Element | None:
    properties = heading.element.find(w("pPr"))
    style = value_of(properties, "pStyle")
    number, level = desk.styles.numbering(style)
    own = None if properties is None else properties.find(w("numPr"))
    number = value_of(own, "numId") or number
    if number in (None, "0"):
        return None
    assert number is not None
    written = value_of(own, "ilvl")
    level = int(written) if written and written.isdigit() else level
    tied = level_tied(desk.numbering, number, style) if own is None else None
    return below(desk.numbering, number, tied if tied is not None else level or 0)


def typed_numbers(desk: AdoptDesk) -> Adopted:
    """Tell that Word makes no numbers for the report's paragraphs in this form."""
    first = next((one.section.number for one in desk.spreads if one.section.number), None)
    said = "the headings have numbers" if first else "the form numbers nothing"
    return Adopted(
        tag="numbers",
        found=first or "",
        confidence=Confidence.LIKELY,
        done=f"{said}, and no list makes 1.1: the report's paragraphs get typed numbers",
    )
