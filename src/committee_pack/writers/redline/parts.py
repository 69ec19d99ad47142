"""A Word file to be compared: its parts as trees, and what they point to."""

import hashlib
import posixpath
import re

from lxml import etree

from committee_pack.errors import InputUnreadable, TemplateUnusable
from committee_pack.writers.ooxml import WP, Element, R
from committee_pack.writers.package import (
    ContentTypes,
    Relationships,
    main_part,
    office,
    parse_part,
    read_parts,
    serialise,
    write_parts,
)
from committee_pack.writers.properties import drop_identity
from committee_pack.writers.redline.resolve import copy_of

_POINTERS = frozenset(
    f"{{{R}}}{name}" for name in ("id", "embed", "link", "pict", "dm", "lo", "qs", "cs")
)

_DRAWING = re.compile(rb"<wp:docPr[^>]*? id=\"(\d{1,9})\"")


class WordFile:
    """The parts of one Word file; those that were asked for as a tree are written anew.

    Args:
        data: the bytes of the file.
        name: what the user calls it, for messages.

    Attributes:
        copied: parts of the old file that were brought into this one, with their names here.

    Raises:
        InputUnreadable: it is no Word file that can be compared.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self.parts = read_parts(data, name)
            self.main = main_part(self.parts, name)
        except TemplateUnusable as fault:
            told = fault.what.replace("The template", "The file").replace(" for a template", "")
            raise _not_comparable(name, told) from fault
        self._trees: dict[str, Element] = {}
        self._relations: dict[str, Relationships] = {}
        self._drawings = 0
        self.copied: dict[str, str] = {}
        self.types = ContentTypes(self.parts)

    def tree(self, part: str) -> Element:
        """Give a part as a tree; changes to it are written.

        Raises:
            InputUnreadable: the part is not well-formed.
        """
        if part not in self._trees:
            try:
                root = parse_part(self.parts[part])
            except etree.XMLSyntaxError as fault:
                raise _not_comparable(self.name, f"Its part {part} is damaged.") from fault
            etree.strip_tags(root, etree.Comment, etree.PI)
            self._trees[part] = root
        return self._trees[part]

    def free_drawing(self) -> str:
        """Give a number that no drawing of the file has yet."""
        if not self._drawings:
            self._drawings = max(
                (int(number) for data in self.parts.values() for number in _DRAWING.findall(data)),
                default=0,
            )
        self._drawings += 1
        return str(self._drawings)

    def relations(self, part: str) -> Relationships:
        """Give the relationships of a part; new ones are written."""
        if part not in self._relations:
            self._relations[part] = Relationships(self.parts, part)
        return self._relations[part]

    def related(self, kind: str) -> str | None:
        """Give the part of a kind (``styles``) that the document points to."""
        found = [
            one for one in self.relations(self.main).targets(office(kind)) if one in self.parts
        ]
        return found[0] if found else None

    def add_part(self, wanted: str, data: bytes, kind: str) -> str:
        """Add a part under its name, or under a free one like it; give the name."""
        stem, extension = posixpath.splitext(wanted)
        name, number = wanted, 1
        while name in self.parts:
            number += 1
            name = f"{stem}-{number}{extension}"
        self.parts[name] = data
        self.types.add_part(name, kind)
        return name

    def packed(self) -> bytes:
        """Give the bytes of the file with all that was changed."""
        parts = dict(self.parts)
        for part, tree in self._trees.items():
            parts[part] = serialise(tree)
        for relations in self._relations.values():
            if relations.changed:
                parts[relations.name] = serialise(relations.root)
        if self.types.changed:
            parts["[Content_Types].xml"] = serialise(self.types.root)
        # It is made from a report and must not be taken for the report itself.
        drop_identity(parts)
        return write_parts(parts)


def pointed_to(file: WordFile, part: str, identity: str) -> str:
    """Say what a relationship leads to, the same for the same thing in another file.

    An address outside, or a hash of the part's bytes; empty where there is no such relationship.
    """
    relations = file.relations(part)
    entry = relations.find(identity)
    if entry is None:
        return ""
    if entry.get("TargetMode") == "External":
        return entry.get("Target", "")
    data = file.parts.get(relations.part_of(entry), b"")
    return hashlib.sha256(data).hexdigest()


def linked_parts(file: WordFile, part: str, kinds: tuple[str, ...]) -> dict[str, str]:
    """Give the parts that a part points to by relationships of some kinds, by their ids."""
    wanted = {office(kind) for kind in kinds}
    relations = file.relations(part)
    found = {
        entry.get("Id", ""): relations.part_of(entry)
        for entry in relations.root
        if entry.get("Type") in wanted and entry.get("TargetMode") != "External"
    }
    return {identity: name for identity, name in found.items() if name in file.parts}


def pointers(one: Element) -> list[tuple[Element, str]]:
    """Give each element inside that points to a relationship, with the attribute that does."""
    return [(child, name) for child in one.iter() for name in child.attrib if name in _POINTERS]


def take_over(old: WordFile, old_part: str, new: WordFile, new_part: str, one: Element) -> None:
    """Give an element from the old file, on its way to the new one, what it points to there."""
    relations = old.relations(old_part)
    for child, name in pointers(one):
        entry = relations.find(str(child.get(name)))
        if entry is None:
            continue
        kind, target = entry.get("Type", ""), entry.get("Target", "")
        outside = entry.get("TargetMode") == "External"
        if not outside:
            target = _copy(old, relations.part_of(entry), new)
            target = posixpath.relpath(target, posixpath.dirname(new_part) or ".")
        child.set(name, new.relations(new_part).add(kind, target, external=outside))
    for drawing in one.iter(f"{{{WP}}}docPr"):
        drawing.set("id", new.free_drawing())


def _copy(old: WordFile, part: str, new: WordFile) -> str:
    """Copy a part (a picture, a chart) with the parts it needs; give its name in the new file."""
    if part in new.copied:
        return new.copied[part]
    data, needs = old.parts.get(part, b""), old.relations(part)
    if new.parts.get(part) == data and not len(needs.root):
        return part
    name = new.add_part(part, data, old.types.of(part) or "application/octet-stream")
    # Known before what it needs is copied: two parts may need each other.
    new.copied[part] = name
    if len(needs.root):
        folder, file = posixpath.split(name)
        made = copy_of(needs.root)
        for entry, was in zip(made, needs.root, strict=True):
            if entry.get("TargetMode") != "External":
                copied = _copy(old, needs.part_of(was), new)
                entry.set("Target", posixpath.relpath(copied, folder or "."))
        new.parts[posixpath.join(folder, "_rels", f"{file}.rels")] = serialise(made)
    return name


def _not_comparable(name: str, fault: str) -> InputUnreadable:
    return InputUnreadable(
        f"{name} cannot be compared. {fault}",
        why="A redline needs two Word files that can be read whole.",
        hint='Open it in Word, save it with "Save as" as a Word document (.docx), and try again.',
    )
