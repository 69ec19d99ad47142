"""What a paragraph or a run says about itself: ``w:pPr`` and ``w:rPr`` as values.

Source: ECMA-376 part 1, 17.3.1 (paragraphs) and 17.3.2 (runs). None means that nothing is said.
"""

from collections.abc import Callable

import msgspec
from lxml import etree

from committee_pack.readers import docx_names as w


class RunProperties(msgspec.Struct, frozen=True, gc=False):
    """One ``w:rPr``; size in points, ``style`` the character style's id."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    vertical: str | None = None
    hidden: bool | None = None
    size: float | None = None
    style: str | None = None
    struck: bool | None = None


class ParagraphProperties(msgspec.Struct, eq=False, gc=False):
    """One ``w:pPr``; indent in points, ``outline`` 0 to 8 for headings and 9 for body text.

    It is filled in, element by element, by ``PARAGRAPH_SAYS``.
    """

    style: str | None = None
    num_id: str | None = None
    ilvl: int | None = None
    outline: int | None = None
    indent: float | None = None
    ends_section: bool = False


Said = tuple[tuple[str, str | None], ...]
"""What a run says about itself: names of elements, each with its ``w:val``."""

NOTHING = RunProperties()
NO_PARAGRAPH = ParagraphProperties()
STRIKES = frozenset((w.STRIKE, w.DOUBLE_STRIKE))
FORMATS = STRIKES | {w.BOLD, w.ITALIC, w.UNDERLINE, w.R_STYLE, w.VERT_ALIGN, w.VANISH}
# Most of what a run says is of no interest here; one look tells.
_OF_RUNS = FORMATS | {w.SZ}


def said_of(element: etree._Element) -> Said:
    """Give what a ``w:rPr`` says, not understood yet: the same few things again and again."""
    return tuple([(child.tag, child.get(w.VAL)) for child in element if child.tag in _OF_RUNS])


def run_properties(element: etree._Element | None) -> RunProperties:
    """Read a ``w:rPr``."""
    return understood(said_of(element)) if element is not None else NOTHING


def understood(said: Said) -> RunProperties:
    """Understand what a run says."""
    bold = italic = underline = hidden = struck = None
    vertical = style = None
    size = None
    for tag, value in said:
        if tag == w.SZ:
            size = w.half_points(value)
        elif tag == w.BOLD:
            bold = w.says_on(value)
        elif tag == w.ITALIC:
            italic = w.says_on(value)
        elif tag == w.UNDERLINE:
            underline = value != "none"
        elif tag == w.R_STYLE:
            style = value
        elif tag == w.VERT_ALIGN:
            vertical = value
        elif tag == w.VANISH:
            hidden = w.says_on(value)
        elif tag in STRIKES:
            struck = struck or w.says_on(value)
    return RunProperties(bold, italic, underline, vertical, hidden, size, style, struck)


def paragraph_properties(element: etree._Element | None) -> ParagraphProperties:
    """Read a ``w:pPr``."""
    properties = ParagraphProperties()
    for child in element if element is not None else ():
        for part in child if child.tag == w.NUM_PR else (child,):
            says = PARAGRAPH_SAYS.get(part.tag)
            if says:
                says(properties, part)
    return properties


def paragraph_mark(paragraph: etree._Element) -> etree._Element | None:
    """Give the ``w:rPr`` of a paragraph's end, where it has one."""
    properties = paragraph[0] if len(paragraph) else None
    if properties is None or properties.tag != w.PPR:
        return None
    return next(properties.iterchildren(w.RPR), None)


def heading_level(outline: int) -> int | None:
    """Turn an outline level into a heading level from 1; body text has none."""
    return outline + 1 if 0 <= outline <= 8 else None


def _style(of: ParagraphProperties, element: etree._Element) -> None:
    of.style = element.get(w.VAL)


def _num_id(of: ParagraphProperties, element: etree._Element) -> None:
    of.num_id = element.get(w.VAL)


def _ilvl(of: ParagraphProperties, element: etree._Element) -> None:
    of.ilvl = w.whole(element.get(w.VAL))


def _outline(of: ParagraphProperties, element: etree._Element) -> None:
    of.outline = w.whole(element.get(w.VAL), 9)


def _indent(of: ParagraphProperties, element: etree._Element) -> None:
    of.indent = w.points(element.get(w.LEFT) or element.get(w.W_START))


def _section(of: ParagraphProperties, element: etree._Element) -> None:
    # The last section's properties stand by themselves, at the end of the body.
    parent = element.getparent()
    of.ends_section = parent is not None and parent.tag == w.PPR


PARAGRAPH_SAYS: dict[str, Callable[[ParagraphProperties, etree._Element], None]] = {
    w.P_STYLE: _style,
    w.NUM_ID: _num_id,
    w.ILVL: _ilvl,
    w.OUTLINE_LVL: _outline,
    w.IND: _indent,
    w.SECT_PR: _section,
}
"""How each element of a ``w:pPr`` that matters here is taken in."""
