"""Word's styles: the chain of each style, and what a run shows after style and direct formatting.

Source: ECMA-376 part 1, 17.7 (styles) and 17.7.3 (toggle properties: a toggle set by both the
paragraph style and the character style cancels out; direct formatting wins over both).
"""

import re
from typing import NamedTuple

from lxml import etree

from committee_pack.readers import docx_names as w

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


class RunProperties(NamedTuple):
    """What one ``w:rPr`` says; None where it is silent."""

    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    vertical: str | None = None
    hidden: bool | None = None
    size: float | None = None
    style: str | None = None


class Look(NamedTuple):
    """How a run shows.

    ``bold``, ``italic``, ``underline``, ``vertical`` stand out from the paragraph's own style;
    ``shown_bold`` is what the eye sees, ``size`` is in points.
    """

    bold: bool
    italic: bool
    underline: bool
    vertical: str | None
    shown_bold: bool
    size: float | None
    hidden: bool

    @property
    def plain(self) -> bool:
        """Whether nothing stands out."""
        return not (self.bold or self.italic or self.underline or self.vertical)


class StyleNumber(NamedTuple):
    """What one style of a chain says about numbering; None where it is silent."""

    style: str
    num_id: str | None
    ilvl: int | None


class ParagraphStyle(NamedTuple):
    """A paragraph style with its whole chain worked out; ``numbers`` starts at the style itself."""

    id: str | None
    name: str
    heading: int | None
    quoted: bool
    numbers: tuple[StyleNumber, ...]
    indent: float | None
    run: RunProperties


def run_properties(element: etree._Element | None) -> RunProperties:
    """Read a ``w:rPr``."""
    if element is None or not len(element):
        return NOTHING
    bold = italic = underline = hidden = None
    vertical = style = None
    size = None
    for child in element:
        tag = child.tag
        if tag == w.SZ:
            size = _half_points(child.get(w.VAL))
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


NOTHING = RunProperties()


class StyleSheet:
    """The styles of one document; each is worked out once, when first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._default: str | None = None
        self._base = NOTHING
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._characters: dict[str, RunProperties] = {}
        self._looks: dict[tuple[str | None, RunProperties], Look] = {}
        for element in root if root is not None else ():
            if element.tag == w.STYLE:
                self._take(element)
            elif element.tag == w.DOC_DEFAULTS:
                self._base = run_properties(next(element.iter(w.RPR), None))

    def _take(self, element: etree._Element) -> None:
        style_id = element.get(w.STYLE_ID)
        if style_id is None:
            return
        self._elements.setdefault(style_id, element)
        kind, default = element.get(w.TYPE), element.get(_DEFAULT)
        if kind == "paragraph" and default in ("1", "true", "on"):
            self._default = style_id

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """Give a paragraph style; an unknown one, or none, is the document's default style."""
        known = self._paragraphs.get(style_id)
        if known is None:
            wanted = style_id if style_id in self._elements else self._default
            known = self._paragraphs[style_id] = self._work_out(wanted)
        return known

    def numbering(self, style_id: str) -> str | None:
        """Give the ``numId`` that a numbering style holds."""
        for element in self._chain(style_id):
            found = _style_number(element)
            if found.num_id is not None:
                return found.num_id
        return None

    def table(self, style_id: str | None) -> list[etree._Element]:
        """Give a table style's chain, the style itself first."""
        return self._chain(style_id)

    def look(self, style: ParagraphStyle, direct: RunProperties) -> Look:
        """Work out how a run shows in a paragraph of a style."""
        key = (style.id, direct)
        known = self._looks.get(key)
        if known is None:
            known = self._looks[key] = _look(style.run, self._character(direct.style), direct)
        return known

    def _character(self, style_id: str | None) -> RunProperties:
        if style_id is None:
            return NOTHING
        if style_id not in self._characters:
            self._characters[style_id] = _merged(NOTHING, self._chain(style_id))
        return self._characters[style_id]

    def _chain(self, style_id: str | None) -> list[etree._Element]:
        chain: list[etree._Element] = []
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and style_id in self._elements:
            seen.add(style_id)
            element = self._elements[style_id]
            chain.append(element)
            parent = element.find(w.BASED_ON)
            style_id = parent.get(w.VAL) if parent is not None else None
        return chain

    def _work_out(self, style_id: str | None) -> ParagraphStyle:
        chain = self._chain(style_id)
        name = _name(chain[0]) if chain else ""
        return ParagraphStyle(
            id=style_id,
            name=name,
            heading=_heading(chain),
            quoted="quote" in name.casefold(),
            numbers=tuple(map(_style_number, chain)),
            indent=next((i for i in map(_indent, chain) if i is not None), None),
            run=_merged(self._base, chain),
        )


_DEFAULT = w.DEFAULT


def indent_of(paragraph_properties: etree._Element | None) -> float | None:
    """Give the left indent that a ``w:pPr`` sets, in points."""
    found = paragraph_properties.find(w.IND) if paragraph_properties is not None else None
    if found is None:
        return None
    return w.points(found.get(w.LEFT) or found.get(w.W_START))


def _indent(style: etree._Element) -> float | None:
    return indent_of(style.find(w.PPR))


def _name(style: etree._Element) -> str:
    found = style.find(w.NAME)
    return (found.get(w.VAL) or "") if found is not None else ""


def _heading(chain: list[etree._Element]) -> int | None:
    """Heading level from the nearest outline level or built-in heading name of the chain."""
    for style in chain:
        properties = style.find(w.PPR)
        outline = properties.find(w.OUTLINE_LVL) if properties is not None else None
        if outline is not None:
            return heading_level(outline)
        built_in = _HEADING.fullmatch(_name(style).strip())
        if built_in:
            return int(built_in.group(1))
    return None


def heading_level(outline: etree._Element) -> int | None:
    """Turn a ``w:outlineLvl`` (0 to 8; 9 is body text) into a heading level from 1."""
    level = w.whole(outline.get(w.VAL), 9)
    return level + 1 if 0 <= level <= 8 else None


def _style_number(style: etree._Element) -> StyleNumber:
    properties = style.find(w.PPR)
    num_id, ilvl = number_properties(properties)
    return StyleNumber(style.get(w.STYLE_ID) or "", num_id, ilvl)


def number_properties(properties: etree._Element | None) -> tuple[str | None, int | None]:
    """Read ``numId`` and ``ilvl`` from a ``w:pPr``; each is None where it is silent."""
    found = properties.find(w.NUM_PR) if properties is not None else None
    if found is None:
        return None, None
    num_id, ilvl = found.find(w.NUM_ID), found.find(w.ILVL)
    return (
        num_id.get(w.VAL) if num_id is not None else None,
        w.whole(ilvl.get(w.VAL)) if ilvl is not None else None,
    )


def _merged(base: RunProperties, chain: list[etree._Element]) -> RunProperties:
    """Lay a chain of styles over a base, the nearest style last."""
    merged = base
    for style in reversed(chain):
        own = run_properties(style.find(w.RPR))
        said = {key: value for key, value in own._asdict().items() if value is not None}
        merged = merged._replace(**said)
    return merged._replace(style=None)


def _half_points(value: str | None) -> float | None:
    try:
        return float(value) / 2 if value else None
    except ValueError:
        return None


def _look(style: RunProperties, character: RunProperties, direct: RunProperties) -> Look:
    def toggled(position: int) -> bool:
        if direct[position] is not None:
            return bool(direct[position])
        return bool(style[position]) ^ bool(character[position])

    def nearest(position: int) -> object:
        own = direct[position]
        own = character[position] if own is None else own
        return style[position] if own is None else own

    vertical = nearest(_VERTICAL)
    size = nearest(_SIZE)
    bold, italic = toggled(_BOLD), toggled(_ITALIC)
    return Look(
        bold=bold and not style.bold,
        italic=italic and not style.italic,
        underline=bool(nearest(_UNDERLINE)) and not style.underline,
        vertical=str(vertical) if vertical in _RAISED and vertical != style.vertical else None,
        shown_bold=bold,
        size=size if isinstance(size, float) else None,
        hidden=toggled(_HIDDEN),
    )


_BOLD, _ITALIC, _UNDERLINE, _VERTICAL, _HIDDEN, _SIZE = range(6)
_RAISED = ("superscript", "subscript")
