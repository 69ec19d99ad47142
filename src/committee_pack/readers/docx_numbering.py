"""Numbers as Word shows them: list definitions, which level a paragraph is at, and the counting.

Source: ECMA-376 part 1, 17.9 (numbering); [MS-DOC] 2.4.6.4 for how paragraphs of one list count
together. Behaviour and examples stand in ``docs/analysis/numbering.md``.
"""

import re
from typing import NamedTuple

from lxml import etree

from committee_pack.model.bullets import BULLET, CIRCLE, is_private
from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_numerals import numeral, padded
from committee_pack.readers.docx_properties import paragraph_properties
from committee_pack.readers.docx_styles import ParagraphStyle, StyleSheet
from committee_pack.readers.symbols import SAYING, symbols_of

_PLACE = re.compile(r"%([1-9])")
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "marlett")


class Level(NamedTuple):
    """One level of a list; ``restart`` is the level from 1 after which it starts anew, 0 never."""

    start: int
    style: str
    pattern: str | None
    text: str
    restart: int
    legal: bool
    font: str
    indent: float | None


LevelElements = dict[int, etree._Element]


class NumberList:
    """One ``w:num``: where it starts levels anew (``starts``), and the list it counts with."""

    def __init__(
        self, num_id: str, num: etree._Element, counted_with: str, levels: LevelElements
    ) -> None:
        self.id = num_id
        self.counted_with = counted_with
        self.starts: dict[int, int] = {}
        self._elements = dict(levels)
        self._levels: dict[int, Level | None] = {}
        for override in num.iterchildren(w.LVL_OVERRIDE):
            ilvl = w.whole(override.get(w.ILVL))
            own, start = override.find(w.LVL), override.find(w.START_OVERRIDE)
            if own is not None:
                self._elements[ilvl] = own
            if start is not None:
                self.starts[ilvl] = w.whole(start.get(w.VAL))

    def level(self, ilvl: int) -> Level | None:
        """Give a level, worked out when first asked for."""
        if ilvl not in self._levels:
            element = self._elements.get(ilvl) if 0 <= ilvl <= 8 else None
            self._levels[ilvl] = _level(element) if element is not None else None
        return self._levels[ilvl]

    def level_of(self, style: str) -> int | None:
        """Give the level that names a paragraph style."""
        for ilvl, element in self._elements.items():
            linked = element.find(w.P_STYLE)
            if linked is not None and linked.get(w.VAL) == style:
                return ilvl
        return None

    def start(self, ilvl: int) -> int:
        """Give the number a level starts with."""
        level = self.level(ilvl)
        return self.starts.get(ilvl, level.start if level is not None else 1)


class Place(NamedTuple):
    """Where a paragraph stands in a list."""

    list: NumberList
    ilvl: int
    level: Level


class Numbering:
    """The lists of one document."""

    def __init__(self, root: etree._Element | None, styles: StyleSheet) -> None:
        self._styles = styles
        self._abstracts: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._lists: dict[str, NumberList | None] = {}
        self._levels: dict[str, LevelElements] = {}
        self._places: dict[tuple[str | None, str | None, int | None], Place | None] = {}
        for element in root if root is not None else ():
            if element.tag == w.ABSTRACT_NUM:
                self._abstracts.setdefault(element.get(w.ABSTRACT_NUM_ID, ""), element)
            elif element.tag == w.NUM:
                self._nums.setdefault(element.get(w.NUM_ID, ""), element)

    def place(self, style: ParagraphStyle, num_id: str | None, ilvl: int | None) -> Place | None:
        """Find a paragraph's list and level from its style and its own ``numId`` and ``ilvl``.

        Both are inherited along the style chain, each by itself. ``numId`` 0 takes a number away.
        """
        key = (style.id, num_id, ilvl)
        if key not in self._places:
            self._places[key] = self._find_place(style, num_id, ilvl)
        return self._places[key]

    def _find_place(
        self, style: ParagraphStyle, num_id: str | None, ilvl: int | None
    ) -> Place | None:
        if num_id is None:
            num_id = next((n.num_id for n in style.numbers if n.num_id is not None), None)
        found = self._list(num_id) if num_id not in (None, "0") else None
        if found is None:
            return None
        if ilvl is None:
            ilvl = _level_of_style(style, found)
        level = found.level(ilvl)
        return Place(found, ilvl, level) if level is not None else None

    def _list(self, num_id: str | None) -> NumberList | None:
        if num_id is None:
            return None
        if num_id not in self._lists:
            num = self._nums.get(num_id)
            self._lists[num_id] = self._read_list(num_id, num) if num is not None else None
        return self._lists[num_id]

    def _read_list(self, num_id: str, num: etree._Element) -> NumberList | None:
        abstract = self._abstract(num, set())
        if abstract is None:
            return None
        counted_with = abstract.get(w.ABSTRACT_NUM_ID, "")
        # Hundreds of lists may share one definition.
        levels = self._levels.get(counted_with)
        if levels is None:
            levels = {w.whole(e.get(w.ILVL)): e for e in abstract.iterchildren(w.LVL)}
            self._levels[counted_with] = levels
        return NumberList(num_id, num, counted_with, levels)

    def _abstract(self, num: etree._Element, seen: set[str]) -> etree._Element | None:
        """Follow a ``w:num`` to its definition, through a numbering style where it names one."""
        pointer = num.find(w.ABSTRACT_NUM_ID)
        abstract = self._abstracts.get(pointer.get(w.VAL, "")) if pointer is not None else None
        link = abstract.find(w.NUM_STYLE_LINK) if abstract is not None else None
        if link is None:
            return abstract
        style = link.get(w.VAL, "")
        linked = self._nums.get(self._styles.numbering(style) or "")
        if linked is not None and style not in seen:
            return self._abstract(linked, seen | {style})
        return next((a for a in self._abstracts.values() if _links(a, style)), abstract)


class Counters:
    """The running numbers of one story; the body counts apart from its notes and headers."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, place: Place) -> str | None:
        """Count one paragraph and give its number or bullet as shown; None where none shows."""
        counts = self._counts.setdefault(place.list.counted_with, [None] * 9)
        self._count(place, counts)
        level = place.level
        if level.style == "bullet":
            return _bullet(level)
        return _fill(place, counts).strip() or None

    def _count(self, place: Place, counts: list[int | None]) -> None:
        found, ilvl = place.list, place.ilvl
        for above in range(min(ilvl, 9)):
            if counts[above] is None and found.level(above) is not None:
                counts[above] = found.start(above)
        if ilvl in found.starts and (found.id, ilvl) not in self._begun:
            counts[ilvl] = found.starts[ilvl]
        else:
            before = counts[ilvl]
            counts[ilvl] = found.start(ilvl) if before is None else before + 1
        # A list that begins below its top level has joined the numbers above it for good.
        self._begun.update((found.id, at) for at in range(ilvl + 1))
        for below in range(ilvl + 1, 9):
            if counts[below] is not None:
                level = found.level(below)
                if level is None or ilvl < level.restart:
                    counts[below] = None


def _fill(place: Place, counts: list[int | None]) -> str:
    def shown(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        level = place.list.level(at)
        number = counts[at]
        if level is None or number is None or at > place.ilvl:
            return ""
        if place.level.legal and level.style not in ("none", "bullet"):
            return str(number)
        if level.pattern:
            return padded(number, level.pattern)
        return numeral(number, level.style)

    return _PLACE.sub(shown, place.level.text)


def _bullet(level: Level) -> str | None:
    if not level.text.strip():
        return None
    text = level.text.strip()
    if not level.font.casefold().startswith(_SYMBOL_FONTS) and not any(map(is_private, text)):
        # Word's second bullet is this letter of a typewriter font, which prints as a circle.
        return CIRCLE if text == "o" else text
    said = symbols_of(level.font).get(ord(text[0]) & 0xFF)
    return said if said in SAYING else BULLET


def _level_of_style(style: ParagraphStyle, found: NumberList) -> int:
    """The nearest style of the chain that names a level, or that a level of the list names."""
    for step in style.numbers:
        if step.ilvl is not None:
            return step.ilvl
        linked = found.level_of(step.style)
        if linked is not None:
            return linked
    return 0


def _links(abstract: etree._Element, style: str) -> bool:
    link = abstract.find(w.STYLE_LINK)
    return link is not None and link.get(w.VAL) == style


def _level(element: etree._Element) -> Level:
    style, pattern = _format(element)
    said = w.children(element)
    text = said.get(w.LVL_TEXT)
    fonts = next(element.iter(w.R_FONTS), None)
    ilvl = w.whole(element.get(w.ILVL))
    start, restart = said.get(w.START), said.get(w.LVL_RESTART)
    picture = w.LVL_PICTURE in said
    return Level(
        start=w.whole(start.get(w.VAL)) if start is not None else 0,
        style="bullet" if picture else style,
        pattern=pattern,
        text=BULLET if picture else (text.get(w.VAL) or "") if text is not None else "",
        restart=min(w.whole(restart.get(w.VAL), ilvl), ilvl) if restart is not None else ilvl,
        legal=w.is_on(said.get(w.IS_LGL)),
        font=(fonts.get(w.ASCII) or "") if fonts is not None else "",
        indent=paragraph_properties(said.get(w.PPR)).indent,
    )


def _format(level: etree._Element) -> tuple[str, str | None]:
    """Give a level's number format; custom ones stand in a branch for newer versions of Word."""
    found = next(level.iter(w.NUM_FMT), None)
    if found is None:
        return "decimal", None
    if found.get(w.VAL) == "custom":
        return "decimal", found.get(w.FORMAT)
    return found.get(w.VAL) or "decimal", None
