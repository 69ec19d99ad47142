"""What the styles and lists of the old report are called in the new one.

A redline has one set of styles and one of lists: those of the new report. An old paragraph keeps
its number when its changes are rejected only if its style and list count there as they did in the
old file, so what has no equal in the new one is brought along. Looks follow the new report.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from committee_pack.writers.ooxml import Element, element, value_of, w
from committee_pack.writers.package import office, serialise
from committee_pack.writers.redline.parts import WordFile
from committee_pack.writers.redline.resolve import copy_of

_COUNTING = ("start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText")
_NUMBERING = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_STYLE_POINTERS = ("basedOn", "next", "link")
_FROM_OLD = " (last report)"

Meaning = tuple[object, ...]


class Lists(NamedTuple):
    """The lists of one file: what each counts by, and its list definition."""

    root: Element | None
    definitions: dict[str, Element]
    numbers: dict[str, Element]

    def definition_of(self, number: str) -> str:
        """Give the id of the definition that a list follows; empty where there is none."""
        return value_of(self.numbers.get(number), "abstractNumId") or ""


def read_lists(file: WordFile) -> Lists:
    """Read the lists of a file; empty where it has none."""
    part = file.related("numbering")
    if part is None:
        return Lists(None, {}, {})
    root = file.tree(part)
    return Lists(
        root,
        {str(one.get(w("abstractNumId"))): one for one in root.iterfind(w("abstractNum"))},
        {str(one.get(w("numId"))): one for one in root.iterfind(w("num"))},
    )


def read_styles(file: WordFile) -> dict[str, Element]:
    """Read the styles of a file by id; empty where it has none."""
    part = file.related("styles")
    if part is None:
        return {}
    return {str(one.get(w("styleId"))): one for one in file.tree(part).iterfind(w("style"))}


class Naming:
    """Say in the new file's names what the old file says of styles and lists.

    Args:
        old: the old file.
        new: the new file; what it lacks is added to it.
        paired: lists of paragraphs with the same words, old id and new id, to tell like lists
            apart.
    """

    def __init__(self, old: WordFile, new: WordFile, paired: Iterable[tuple[str, str]]) -> None:
        self._new = new
        self._old_styles, self._new_styles = read_styles(old), read_styles(new)
        self._old_lists, self._new_lists = read_lists(old), read_lists(new)
        self._definitions: dict[str, str] = {}
        self._numbers: dict[str, str] = {"0": "0"}
        self._styles: dict[str, str] = {}
        for one, other in _by_votes(paired):
            self._pair_lists(one, other)

    def rename(self, one: Element) -> None:
        """Put the new file's names in place of the old file's, in an element of the old file."""
        for kind in ("pStyle", "rStyle", "tblStyle"):
            for pointer in one.iter(w(kind)):
                pointer.set(w("val"), self.style(pointer.get(w("val"), "")))
        for pointer in one.iter(w("numId")):
            pointer.set(w("val"), self.list_number(pointer.get(w("val"), "")))

    def style(self, old: str) -> str:
        """Give the id in the new file of a style of the old one."""
        if old not in self._styles:
            self._styles[old] = self._style(old)
        return self._styles[old]

    def list_number(self, old: str) -> str:
        """Give the id in the new file of a list of the old one."""
        if old not in self._numbers and old in self._old_lists.numbers:
            self._numbers[old] = self._list(old)
        return self._numbers.get(old, old)

    def _style(self, old: str) -> str:
        mine = self._old_styles.get(old)
        if mine is None:
            return old
        for identity in (old, *self._new_styles):
            other = self._new_styles.get(identity)
            if other is not None and _same_name(mine, other) and self._counts_alike(old, identity):
                return identity
        return self._bring_style(old, mine)

    def _counts_alike(self, old: str, new: str) -> bool:
        mine = _numbering_of(self._old_styles, old)
        other = _numbering_of(self._new_styles, new)
        if mine is None or other is None:
            return mine == other
        if mine.level != other.level:
            return False
        number = self._numbers.get(mine.number)
        if number is not None:
            return number == other.number
        return self._pair_lists(mine.number, other.number)

    def _bring_style(self, old: str, mine: Element) -> str:
        identity = old if old not in self._new_styles else f"{old}-last"
        made = copy_of(mine)
        made.set(w("styleId"), identity)
        made.attrib.pop(w("default"), "")
        self._new_styles[identity] = made
        self._styles[old] = identity
        name = made.find(w("name"))
        if name is not None and identity != old:
            name.set(w("val"), name.get(w("val"), "") + _FROM_OLD)
        for pointer in [one for kind in _STYLE_POINTERS for one in made.iterfind(w(kind))]:
            pointer.set(w("val"), self.style(pointer.get(w("val"), "")))
        for number in made.iter(w("numId")):
            number.set(w("val"), self.list_number(number.get(w("val"), "")))
        part = self._new.related("styles")
        if part is not None:
            self._new.tree(part).append(made)
        return identity

    def _pair_lists(self, old: str, new: str) -> bool:
        """Take two lists for the same one, where they count alike and no other pair forbids it."""
        if self._numbers.get(old) == new:
            return True
        mine, other = self._old_lists.definition_of(old), self._new_lists.definition_of(new)
        if old in self._numbers or new in self._numbers.values() or not mine or not other:
            return False
        if self._definitions.get(mine, other) != other:
            return False
        if mine not in self._definitions and other in self._definitions.values():
            return False
        if _meaning(self._old_lists, old) != _meaning(self._new_lists, new):
            return False
        self._numbers[old] = new
        self._definitions[mine] = other
        return True

    def _list(self, old: str) -> str:
        for new in (old, *self._new_lists.numbers):
            if new in self._new_lists.numbers and self._pair_lists(old, new):
                return new
        return self._bring_list(old)

    def _bring_list(self, old: str) -> str:
        root = self._lists_root()
        made = copy_of(self._old_lists.numbers[old])
        identity = _free(self._new_lists.numbers)
        made.set(w("numId"), identity)
        # Known before the definition is brought: its levels may name styles that count by it.
        self._new_lists.numbers[identity] = made
        self._numbers[old] = identity
        definition = self._old_lists.definition_of(old)
        if definition not in self._definitions and definition in self._old_lists.definitions:
            self._bring_definition(root, definition)
        pointer = made.find(w("abstractNumId"))
        if pointer is not None:
            pointer.set(w("val"), self._definitions.get(definition, definition))
        last = root.findall(w("num"))
        place = root.index(last[-1]) + 1 if last else len(root)
        root.insert(place, made)
        return identity

    def _bring_definition(self, root: Element, old: str) -> None:
        made = copy_of(self._old_lists.definitions[old])
        identity = _free(self._new_lists.definitions)
        made.set(w("abstractNumId"), identity)
        self._definitions[old] = identity
        for name in ("nsid", "tmpl"):
            for child in made.findall(w(name)):
                made.remove(child)
        self._new_lists.definitions[identity] = made
        last = root.findall(w("abstractNum"))
        root.insert(root.index(last[-1]) + 1 if last else 0, made)
        for pointer in made.iter(w("pStyle"), w("numStyleLink"), w("styleLink")):
            pointer.set(w("val"), self.style(pointer.get(w("val"), "")))

    def _lists_root(self) -> Element:
        if self._new_lists.root is None:
            relations = self._new.relations(self._new.main)
            part = self._new.add_part(
                "word/numbering.xml", serialise(element("numbering")), _NUMBERING
            )
            relations.add(office("numbering"), part.removeprefix("word/"))
            self._new_lists = self._new_lists._replace(root=self._new.tree(part))
        root = self._new_lists.root
        assert root is not None
        return root


class _Numbering(NamedTuple):
    number: str
    level: str


def _numbering_of(styles: dict[str, Element], identity: str) -> _Numbering | None:
    """Give the list and level a style counts by, its own or those of the styles it rests on."""
    number = level = None
    seen: set[str] = set()
    while identity in styles and identity not in seen:
        seen.add(identity)
        own = styles[identity].find(f"{w('pPr')}/{w('numPr')}")
        number = number or value_of(own, "numId")
        level = level or value_of(own, "ilvl")
        identity = value_of(styles[identity], "basedOn") or ""
    return None if number in (None, "0") else _Numbering(str(number), level or "")


def _meaning(lists: Lists, number: str) -> Meaning:
    """Say what a list counts by: the same for two lists that give the same numbers."""
    definition = lists.definitions.get(lists.definition_of(number))
    levels = () if definition is None else tuple(definition.iterfind(w("lvl")))
    over = lists.numbers[number].findall(w("lvlOverride")) if number in lists.numbers else []
    return (
        tuple(_level(one) for one in levels),
        tuple(
            (
                one.get(w("ilvl")),
                value_of(one, "startOverride"),
                *map(_level, one.iterfind(w("lvl"))),
            )
            for one in over
        ),
        value_of(definition, "numStyleLink"),
    )


def _level(level: Element) -> Meaning:
    return (level.get(w("ilvl")), *(value_of(level, name) for name in _COUNTING))


def _same_name(one: Element, other: Element) -> bool:
    return one.get(w("type")) == other.get(w("type")) and (
        (value_of(one, "name") or "").casefold() == (value_of(other, "name") or "").casefold()
    )


def _by_votes(paired: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [pair for pair, _ in Counter(paired).most_common()]


def _free(taken: dict[str, Element]) -> str:
    return str(max((int(one) for one in taken if one.isdigit()), default=0) + 1)
