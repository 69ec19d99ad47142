"""Word's styles: the chain of each style, and what a run shows after style and direct formatting.

Source: ECMA-376 part 1, 17.7 (styles) and 17.7.3 (toggle properties: a toggle set by both the
paragraph style and the character style cancels out; direct formatting wins over both).
"""

import re
from typing import NamedTuple, TypeVar

import msgspec
from lxml import etree

from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_properties import (
    NOTHING,
    ParagraphProperties,
    RunProperties,
    heading_level,
    paragraph_properties,
    run_properties,
)

_T = TypeVar("_T")
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)


class Look(NamedTuple):
    """How a run shows.

    ``bold``, ``italic``, ``underline``, ``vertical`` stand out from the paragraph's own style;
    ``plain`` says that none of them is there. ``shown_bold`` and ``struck`` (a line goes through
    the words) are what the eye sees, ``size`` is in points.
    """

    bold: bool
    italic: bool
    underline: bool
    vertical: str | None
    shown_bold: bool
    size: float | None
    hidden: bool
    plain: bool
    struck: bool


class StyleNumber(NamedTuple):
    """What one style of a chain says about numbering; None where it is silent."""

    style: str
    num_id: str | None
    ilvl: int | None


class _Step(NamedTuple):
    """One style by itself."""

    element: etree._Element
    id: str
    name: str
    parent: str | None
    paragraph: ParagraphProperties
    run: RunProperties


class ParagraphStyle(NamedTuple):
    """A paragraph style with its whole chain worked out; ``numbers`` starts at the style itself."""

    id: str | None
    name: str
    heading: int | None
    quoted: bool
    named_title: bool
    numbers: tuple[StyleNumber, ...]
    indent: float | None
    run: RunProperties


class StyleSheet:
    """The styles of one document; each is worked out once, when first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._steps: dict[str, _Step] = {}
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
        kind, default = element.get(w.TYPE), element.get(w.DEFAULT)
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
        said = (step.paragraph.num_id for step in self._chain(style_id))
        return next((num_id for num_id in said if num_id is not None), None)

    def table(self, style_id: str | None) -> list[etree._Element]:
        """Give a table style's chain, the style itself first."""
        return [step.element for step in self._chain(style_id)]

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

    def _chain(self, style_id: str | None) -> list[_Step]:
        """Follow a style to those it builds on; each is read once for all chains."""
        chain: list[_Step] = []
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and style_id in self._elements:
            seen.add(style_id)
            if style_id not in self._steps:
                self._steps[style_id] = _step(self._elements[style_id])
            chain.append(self._steps[style_id])
            style_id = chain[-1].parent
        return chain

    def _work_out(self, style_id: str | None) -> ParagraphStyle:
        chain = self._chain(style_id)
        name = chain[0].name if chain else ""
        indents = (step.paragraph.indent for step in chain)
        return ParagraphStyle(
            id=style_id,
            name=name,
            heading=_heading(chain),
            quoted="quot" in name.casefold(),
            named_title=name.casefold() == "title",
            numbers=tuple(
                StyleNumber(step.id, step.paragraph.num_id, step.paragraph.ilvl) for step in chain
            ),
            indent=next((indent for indent in indents if indent is not None), None),
            run=_merged(self._base, chain),
        )


def _step(style: etree._Element) -> _Step:
    said = w.children(style)
    name, parent = said.get(w.NAME), said.get(w.BASED_ON)
    return _Step(
        element=style,
        id=style.get(w.STYLE_ID) or "",
        name=(name.get(w.VAL) or "") if name is not None else "",
        parent=parent.get(w.VAL) if parent is not None else None,
        paragraph=paragraph_properties(said.get(w.PPR)),
        run=run_properties(said.get(w.RPR)),
    )


def _heading(chain: list[_Step]) -> int | None:
    """Heading level from the nearest outline level or built-in heading name of the chain."""
    for step in chain:
        if step.paragraph.outline is not None:
            return heading_level(step.paragraph.outline)
        built_in = _HEADING.fullmatch(step.name.strip())
        if built_in:
            return int(built_in.group(1))
    return None


def _merged(base: RunProperties, chain: list[_Step]) -> RunProperties:
    """Lay a chain of styles over a base, the nearest style last."""
    merged = base
    for step in reversed(chain):
        if step.run is not NOTHING:
            both = zip(
                msgspec.structs.astuple(merged), msgspec.structs.astuple(step.run), strict=True
            )
            merged = RunProperties(*(before if own is None else own for before, own in both))
    return msgspec.structs.replace(merged, style=None)


def _look(style: RunProperties, character: RunProperties, direct: RunProperties) -> Look:
    bold = _toggled(style.bold, character.bold, direct.bold)
    italic = _toggled(style.italic, character.italic, direct.italic)
    vertical = _nearest(direct.vertical, character.vertical, style.vertical)
    underline = _nearest(direct.underline, character.underline, style.underline)
    stands_out = (
        bold and not style.bold,
        italic and not style.italic,
        bool(underline) and not style.underline,
        vertical if vertical in _RAISED and vertical != style.vertical else None,
    )
    return Look(
        *stands_out,
        plain=not any(stands_out),
        shown_bold=bold,
        size=_nearest(direct.size, character.size, style.size),
        hidden=_toggled(style.hidden, character.hidden, direct.hidden),
        struck=_toggled(style.struck, character.struck, direct.struck),
    )


def _toggled(style: bool | None, character: bool | None, direct: bool | None) -> bool:
    return bool(style) ^ bool(character) if direct is None else direct


def _nearest(direct: _T | None, character: _T | None, style: _T | None) -> _T | None:
    own = character if direct is None else direct
    return style if own is None else own


_RAISED = ("superscript", "subscript")
