"""Lists as Word numbers them: new lists beside those of the template, which are never touched.

Each list gets its own ``w:num`` with a ``w:startOverride``, on a ``w:abstractNum`` made once for
its form. A template's own multilevel list gets no restart, so its 1.0 to 14.0 stay right.
"""

import zlib
from collections.abc import Sequence

from committee_pack.writers.markers import Count, Form
from committee_pack.writers.ooxml import Element, element, value_of, w, whole
from committee_pack.writers.styles import indents

LEVELS = 9
Indents = tuple[tuple[int, int], ...]
_BULLET_KIND = "bullet"


class Numbering:
    """The numbering part of a template, and the lists added to it."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.changed = False
        nums = root.findall(w("num"))
        self._last_num = max((whole(num.get(w("numId")), 0) for num in nums), default=0)
        self._abstract: dict[tuple[Form, Indents], int] = {}
        self._bullets: dict[tuple[str, Indents], int] = {}

    def level_of(self, num_id: str, style_id: str | None) -> int | None:
        """Give the level of a list that a style is tied to; None where it is tied to none."""
        for level in self._levels(num_id):
            if style_id is not None and value_of(level, "pStyle") == style_id:
                return whole(level.get(w("ilvl")), 0)
        return None

    def indent_of(self, num_id: str, level: int) -> tuple[int, int] | None:
        """Give the left and hanging indent of a level of a list; None where it sets none."""
        for found in self._levels(num_id):
            if whole(found.get(w("ilvl")), 0) == level:
                indent = found.find(f"{w('pPr')}/{w('ind')}")
                return None if indent is None else indents(indent)
        return None

    def start_list(self, count: Count, level: int, places: Indents) -> int:
        """Begin a list at a value, on a level from 0; give its numId."""
        key = (count.form, places)
        if key not in self._abstract:
            self._abstract[key] = self._add_abstract(count.form, places)
        start = element("startOverride", val=count.value)
        return self._add_num(self._abstract[key], element("lvlOverride", start, ilvl=level))

    def bullets(self, places: Indents, sign: str) -> int:
        """Give the numId of a list whose items all have one sign; made once."""
        key = (sign, places)
        if key not in self._bullets:
            form = Form(prefix=sign, kind=_BULLET_KIND, suffix="")
            self._bullets[key] = self._add_num(self._add_abstract(form, places))
        return self._bullets[key]

    def _levels(self, num_id: str) -> Sequence[Element]:
        for num in self.root.findall(w("num")):
            if num.get(w("numId")) == num_id:
                wanted = value_of(num, "abstractNumId")
                for abstract in self.root.findall(w("abstractNum")):
                    if abstract.get(w("abstractNumId")) == wanted:
                        return abstract.findall(w("lvl"))
        return ()

    def _add_abstract(self, form: Form, places: Indents) -> int:
        found = self.root.findall(w("abstractNum"))
        number = 1 + max((whole(one.get(w("abstractNumId")), 0) for one in found), default=-1)
        # Word takes lists of one nsid for the same list: it must differ, and not from run to run.
        mark = f"{number} {form.prefix} {form.kind} {form.suffix}".encode()
        made = element(
            "abstractNum",
            element("nsid", val=f"{zlib.crc32(mark):08X}"),
            element("multiLevelType", val="hybridMultilevel"),
            *(_level(form, index, place) for index, place in enumerate(places)),
            abstractNumId=number,
        )
        self.root.insert(self._after_abstracts(), made)
        self.changed = True
        return number

    def _after_abstracts(self) -> int:
        """Every abstractNum stands before the first num, picture bullets before both."""
        leading = (w("abstractNum"), w("numPicBullet"))
        return sum(1 for child in self.root if child.tag in leading)

    def _add_num(self, abstract: int, *overrides: Element) -> int:
        number = self._last_num = self._last_num + 1
        made = element("num", element("abstractNumId", val=abstract), *overrides, numId=number)
        if len(self.root) and self.root[-1].tag == w("numIdMacAtCleanup"):
            self.root[-1].addprevious(made)
        else:
            self.root.append(made)
        self.changed = True
        return number


def _level(form: Form, index: int, place: tuple[int, int]) -> Element:
    left, hanging = place
    text = form.prefix
    if form.kind != _BULLET_KIND:
        text = f"{form.prefix}%{index + 1}{form.suffix}"
    return element(
        "lvl",
        element("start", val=1),
        element("numFmt", val=form.kind),
        element("lvlText", val=text),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=left, hanging=hanging)),
        element("rPr", element("rFonts", hint="default"), element("b", val=0), element("i", val=0)),
        ilvl=index,
    )
