"""What a paragraph or a run says about itself: ``w:pPr`` and ``w:rPr`` as values.

Source: ECMA-376 part 1, 17.3.1 (paragraphs) and 17.3.2 (runs). None means that nothing is said.
"""

import msgspec
from lxml import etree

from committee_pack.readers import docx_names as w


class RunProperties(msgspec.Struct, frozen=True):
    """One ``w:rPr``; size in points, ``style`` the character style's id."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    vertical: str | None = None
    hidden: bool | None = None
    size: float | None = None
    style: str | None = None


class ParagraphProperties(msgspec.Struct, frozen=True, eq=False):
    """One ``w:pPr``; indent in points, ``outline`` 0 to 8 for headings and 9 for body text."""

    style: str | None = None
    num_id: str | None = None
    ilvl: int | None = None
    outline: int | None = None
    indent: float | None = None
    mark: etree._Element | None = None
    ends_section: bool = False


NOTHING = RunProperties()
# Most of what a paragraph or run says is of no interest here; one look tells.
_OF_RUNS = frozenset((w.SZ, w.BOLD, w.ITALIC, w.UNDERLINE, w.R_STYLE, w.VERT_ALIGN, w.VANISH))
_OF_PARAGRAPHS = frozenset((w.P_STYLE, w.NUM_PR, w.IND, w.RPR, w.OUTLINE_LVL, w.SECT_PR))
NO_PARAGRAPH = ParagraphProperties()


def run_properties(element: etree._Element | None) -> RunProperties:
    """Read a ``w:rPr``."""
    if element is None or not len(element):
        return NOTHING
    bold = italic = underline = hidden = None
    vertical = style = None
    size = None
    for child in element:
        tag = child.tag
        if tag not in _OF_RUNS:
            continue
        if tag == w.SZ:
            size = w.half_points(child.get(w.VAL))
        elif tag == w.BOLD:
            bold = w.is_on(child)
        elif tag == w.ITALIC:
            italic = w.is_on(child)
        elif tag == w.UNDERLINE:
            underline = child.get(w.VAL) != "none"
        elif tag == w.R_STYLE:
            style = child.get(w.VAL)
        elif tag == w.VERT_ALIGN:
            vertical = child.get(w.VAL)
        elif tag == w.VANISH:
            hidden = w.is_on(child)
    return RunProperties(bold, italic, underline, vertical, hidden, size, style)


def paragraph_properties(element: etree._Element | None) -> ParagraphProperties:
    """Read a ``w:pPr``."""
    if element is None or not len(element):
        return NO_PARAGRAPH
    style = num_id = mark = None
    ilvl = outline = None
    indent = None
    ends_section = False
    for child in element:
        tag = child.tag
        if tag not in _OF_PARAGRAPHS:
            continue
        if tag == w.P_STYLE:
            style = child.get(w.VAL)
        elif tag == w.NUM_PR:
            num_id, ilvl = _number(child)
        elif tag == w.IND:
            indent = w.points(child.get(w.LEFT) or child.get(w.W_START))
        elif tag == w.RPR:
            mark = child
        elif tag == w.OUTLINE_LVL:
            outline = w.whole(child.get(w.VAL), 9)
        elif tag == w.SECT_PR:
            ends_section = True
    return ParagraphProperties(style, num_id, ilvl, outline, indent, mark, ends_section)


def heading_level(outline: int) -> int | None:
    """Turn an outline level into a heading level from 1; body text has none."""
    return outline + 1 if 0 <= outline <= 8 else None


def _number(element: etree._Element) -> tuple[str | None, int | None]:
    num_id = ilvl = None
    for child in element:
        if child.tag == w.NUM_ID:
            num_id = child.get(w.VAL)
        elif child.tag == w.ILVL:
            ilvl = w.whole(child.get(w.VAL))
    return num_id, ilvl
