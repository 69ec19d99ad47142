"""The paragraphs of a template's parts, with their words and where each letter stands."""

import re
from collections.abc import Iterator, Mapping

import msgspec
from lxml import etree

from committee_pack.model.template import Spot
from committee_pack.writers.ooxml import Element, own_texts, w
from committee_pack.writers.package import Relationships, office, parse_part
from committee_pack.writers.properties import core_part

_KINDS = {
    "header": "the header",
    "footer": "the footer",
    "footnotes": "the footnotes",
    "endnotes": "the endnotes",
}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LONGEST = 90
_HOLDS_TAG = re.compile(r"\{[{%#]|[}%#]\}")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of a part: what a person calls the part, its number, words and element."""

    part: str
    number: int
    words: str
    element: Element

    def spot(self, at: int | None = None) -> Spot:
        """Give the place of a letter of it, counted from 0; None is the whole paragraph."""
        start = 0 if at is None else max(0, at - _LONGEST // 2)
        words = self.words.strip() if len(self.words) <= _LONGEST else self.words[start:]
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        column = None if at is None else at + 1
        return Spot(part=self.part, paragraph=self.number, column=column, words=short)

    def texts(self, start: int, end: int) -> list[Element]:
        """Give the ``w:t`` elements that hold the letters from ``start`` up to ``end``."""
        found, at = [], 0
        for text in own_texts(self.element):
            length = len(text.text or "")
            if at < end and at + length > start:
                found.append(text)
            at += length
        return found

    @property
    def holds_tag(self) -> bool:
        """Whether a tag, or a part of one, stands in it."""
        return _HOLDS_TAG.search(self.words) is not None


def filled_parts(parts: dict[str, bytes], main: str) -> dict[str, str]:
    """Give the parts whose paragraphs are filled, each with what a person calls it."""
    relations = Relationships(parts, main)
    found = {main: "the body"}
    for kind, called in _KINDS.items():
        found |= {name: called for name in relations.targets(office(kind)) if name in parts}
    return found


def lines_of(root: Element, part: str) -> Iterator[Line]:
    """Give the paragraphs of a part in their order; a text box's old-style copy is left out."""
    number = 0
    for paragraph in root.iter(w("p")):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue
        number += 1
        words = "".join(text.text or "" for text in own_texts(paragraph))
        yield Line(part=part, number=number, words=words, element=paragraph)


def unfilled_tags(parts: dict[str, bytes], filled: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give each tag that stands in a part which is not filled: the part's name, the words."""
    core = core_part(parts)
    for name in sorted(parts):
        if name in filled or name == core or not name.endswith(".xml"):
            continue
        if b"{{" not in parts[name] and b"{%" not in parts[name]:
            continue
        try:
            root = parse_part(parts[name])
        except etree.XMLSyntaxError:
            continue
        for holder in root.iter():
            words = (holder.text or "") if isinstance(holder.tag, str) else ""
            if "{{" in words or "{%" in words:
                yield name, words.strip()[:_LONGEST]
