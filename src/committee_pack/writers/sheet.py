"""What blocks are written onto: the template's styles, lists, links, pictures; and the findings."""

import copy
import posixpath
from dataclasses import dataclass

from committee_pack.model.finding import Severity
from committee_pack.model.report import Block
from committee_pack.writers.markup import Held
from committee_pack.writers.note_book import NoteBook
from committee_pack.writers.numbering import LEVELS, Indents, Numbering
from committee_pack.writers.ooxml import WP, Element, element, put, value_of, w
from committee_pack.writers.own_font import own_font
from committee_pack.writers.package import (
    ContentTypes,
    Relationships,
    office,
    parse_part,
    serialise,
)
from committee_pack.writers.styles import Styles, indents
from committee_pack.writers.told import Told

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_STEP = 680


class Sheet:
    """The parts of a template that blocks need, and what is added to them.

    Attributes:
        styles: the template's styles.
        lists: its lists, and those that are added.
        relations: links and pictures of the document.
        types: what kind each part is of.
        notes: the notes that blocks refer to.
        held: markup that is put in when the document is written.
        turned: the tables whose pages are to be turned.
        placed: the blocks that were placed, each with its element.
        told: what a person should know of.
    """

    def __init__(self, parts: dict[str, bytes], main: str, styles: Styles) -> None:
        self._parts = parts
        self._main = main
        self.relations = Relationships(parts, self._main)
        self.types = ContentTypes(parts)
        self.styles = styles
        self._numbering_part = self._part("numbering")
        self.lists = Numbering(self._numbering())
        self.notes = NoteBook()
        self.held = Held()
        self.turned: list[Element] = []
        self.placed: list[tuple[Block, Element]] = []
        self.told = Told()
        self._drawings = 0

    def style(self, name: str, fallback: str, kind: str = "paragraph") -> str | None:
        """Give the id of a style; where the template has none, tell what is used instead."""
        found = self.styles.find(name, kind)
        if found is None:
            self.told.tell(
                "template-style-missing",
                Severity.INFO,
                f'The template has no {kind} style "{name}": {fallback} is used instead.',
                f'To choose its look, make a style "{name}" in the template.',
            )
        return found

    def next_drawing(self) -> int:
        """Give an id for a drawing that no other has, in any part."""
        if not self._drawings:
            for name, data in self._parts.items():
                if name.startswith("word/") and name.endswith(".xml") and b"docPr" in data:
                    for drawing in parse_part(data).iter(f"{{{WP}}}docPr"):
                        number = drawing.get("id", "0")
                        self._drawings = max(self._drawings, int(number) if number.isdigit() else 0)
        self._drawings += 1
        return self._drawings

    def add_media(self, name: str, data: bytes, kind: str) -> str:
        """Put a picture into the file; give the id of the relationship to it."""
        self._parts[f"word/media/{name}"] = data
        self.types.add_extension(name.rpartition(".")[2], kind)
        prefix = "" if self._main.startswith("word/") else "/word/"
        return self.relations.add(office("image"), f"{prefix}media/{name}")

    def part(self, name: str) -> bytes | None:
        """Give a part's bytes as they are now; None where there is no such part."""
        return self._parts.get(name)

    def add_copy(self, part: str, name: str, data: bytes, kind: str) -> str:
        """Put a changed copy of a part beside it; give the id of the relationship to it.

        Args:
            part: the name of the part.
            name: that of its copy; one of that name is there from the same part, or not at all.
            data: the copy's bytes.
            kind: what the part is of the document, such as ``header``.
        """
        if name not in self._parts:
            self._parts[name] = data
            self.types.add_part(name, self.types.of(part) or f"{_WORD}{kind}+xml")
            own, copied = (posixpath.split(one) for one in (part, name))
            relations = self._parts.get(f"{own[0]}/_rels/{own[1]}.rels")
            if relations is not None:
                self._parts[f"{copied[0]}/_rels/{copied[1]}.rels"] = relations
        return self.relations.add(office(kind), f"/{name}")

    def finish(self, document: Element) -> None:
        """Write back the document and each part that changed."""
        self._parts[self._main] = self.held.put_in(serialise(document), document)
        if self.lists.changed:
            if self._numbering_part is None:
                self._numbering_part = "word/numbering.xml"
                self.relations.add(office("numbering"), "/word/numbering.xml")
                self.types.add_part(self._numbering_part, f"{_WORD}numbering+xml")
            self._parts[self._numbering_part] = serialise(self.lists.root)
        if self.relations.changed:
            self._parts[self.relations.name] = serialise(self.relations.root)
        if self.types.changed:
            self._parts["[Content_Types].xml"] = serialise(self.types.root)

    def _part(self, kind: str) -> str | None:
        found = [name for name in self.relations.targets(office(kind)) if name in self._parts]
        return found[0] if found else None

    def _numbering(self) -> Element:
        name = self._numbering_part
        return element("numbering") if name is None else parse_part(self._parts[name])


@dataclass(frozen=True)
class Place:
    """Where a tag stands in the template, and what its paragraph gives to the blocks put there.

    Attributes:
        properties: the paragraph's ``pPr``.
        numbering: numId and level (from 0) of the numbers that Word gives it; None without.
        left: where its words begin, in twentieths of a point from the margin.
        width: the width of the text there, in twentieths of a point.
        font: an ``rPr`` with the font and size that are set by hand on the tag, if any.
        turned: that width when the page is turned; None where it cannot be.
    """

    properties: Element
    numbering: tuple[str, int] | None
    left: int
    width: int
    font: Element
    turned: int | None = None


def place_of(sheet: Sheet, paragraph: Element, width: int, turned: int | None = None) -> Place:
    """See what a tag's paragraph gives to the blocks that take its place.

    Args:
        sheet: what is written onto.
        paragraph: the tag's paragraph.
        width: the width of the text there, in twentieths of a point.
        turned: that width when the page is turned; None where it cannot be.
    """
    found = paragraph.find(w("pPr"))
    properties = element("pPr") if found is None else copy.deepcopy(found)
    for own_alone in ("sectPr", "pPrChange"):
        for child in properties.findall(w(own_alone)):
            properties.remove(child)
    numbering = numbering_of(sheet, properties)
    left = 0
    own = properties.find(w("ind"))
    by_style = sheet.styles.indent(value_of(properties, "pStyle"))
    by_list = sheet.lists.indent_of(*numbering) if numbering else None
    for place in (None if own is None else indents(own), by_list, by_style):
        if place is not None:
            left = place[0]
            break
    return Place(
        properties=properties,
        numbering=numbering,
        left=left,
        width=width,
        font=own_font(paragraph),
        turned=turned,
    )


def numbering_of(sheet: Sheet, properties: Element) -> tuple[str, int] | None:
    """Give the numId and level of a paragraph by its own properties and its style; None without."""
    style_id = value_of(properties, "pStyle")
    number, level = sheet.styles.numbering(style_id)
    own = properties.find(w("numPr"))
    if own is not None:
        number = value_of(own, "numId") or number
        written = value_of(own, "ilvl")
        level = int(written) if written and written.isdigit() else level
    if number is None or number == "0":
        return None
    tied = sheet.lists.level_of(number, style_id) if own is None else None
    return number, tied if tied is not None else level or 0


def list_places(sheet: Sheet, place: Place, style: str) -> Indents:
    """Give the indents of nine list levels: those of the styles of that name, then steps."""
    places: list[tuple[int, int]] = []
    for level in range(1, LEVELS + 1):
        found = sheet.styles.find(style if level == 1 else f"{style} {level}")
        by_style = sheet.styles.indent(found) if found else None
        last = places[-1][0] if places else place.left
        # An indent of nothing would set a sub-list where its own list stands.
        usable = by_style is not None and by_style[0] > last and by_style[1] > 0
        places.append(by_style if by_style and usable else (last + _STEP, _STEP))
    return tuple(places)


def continuation(sheet: Sheet, place: Place, step: int = 0) -> Element:
    """Give the ``pPr`` of an unnumbered paragraph that stands in line with the numbered ones."""
    style = sheet.style("Body Continuation", "the numbered paragraphs' style without its number")
    if style is not None:
        properties = element("pPr", element("pStyle", val=style))
    else:
        properties = copy.deepcopy(place.properties)
        put(properties, element("numPr", element("ilvl", val=0), element("numId", val=0)))
    if style is None or step:
        put(properties, element("ind", left=place.left + step, hanging=0))
    return properties
