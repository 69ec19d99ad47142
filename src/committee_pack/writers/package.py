"""A Word file as its parts: read, put together again with the same bytes for the same parts.

Open Packaging Conventions (ECMA-376 Part 2). The zip has fixed dates, order and attributes, because
zip times are the only thing in which two builds from the same inputs would differ.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from committee_pack.errors import TemplateUnusable
from committee_pack.writers.ooxml import Element

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOTX_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_MAX_PARTS = 5_000
_MAX_BYTES = 256 * 1024 * 1024
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def office(kind: str) -> str:
    """Give the relationship type of that name (``image``, ``hyperlink``, ``styles``)."""
    return _OFFICE + kind


def parse_part(data: bytes) -> Element:
    """Parse a part without entities, network or recovery.

    Raises:
        lxml.etree.XMLSyntaxError: it is not well-formed.
    """
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def serialise(root: Element) -> bytes:
    """Give a part's bytes, as Word writes them: UTF-8, standalone."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def read_parts(data: bytes, name: str) -> dict[str, bytes]:
    """Unpack a template; a .dotx becomes the document that Word would make from it.

    Args:
        data: the bytes of the file.
        name: what the user calls it, for messages.

    Raises:
        TemplateUnusable: it is no Word file that can be filled.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise _unusable(name, "is password-protected or in the old .doc format")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > _MAX_PARTS or sum(e.file_size for e in entries) > _MAX_BYTES:
                raise _unusable(name, "is far too large for a template")
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise _unusable(name, "is not a Word file, or is damaged") from error
    if CONTENT_TYPES in parts:
        # A Word template (.dotx) differs from a document in this alone.
        parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(_DOTX_TYPE, _MAIN_TYPE.encode())
    main_part(parts, name)
    return parts


def main_part(parts: Mapping[str, bytes], name: str) -> str:
    """Give the name of the part that holds the document.

    Raises:
        TemplateUnusable: there is none, or it is not that of a plain .docx.
    """
    try:
        targets = Relationships(parts, "").targets(office("officeDocument"))
        types = ContentTypes(parts)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise _unusable(name, "is not a Word file, or is damaged") from error
    if _STRICT in parts.get(ROOT_RELATIONS, b""):
        raise _unusable(name, "is saved as a Strict Open XML Document")
    main = targets[0] if targets else ""
    if main not in parts:
        raise _unusable(name, "is not a Word file, or is damaged")
    if types.of(main) != _MAIN_TYPE:
        raise _unusable(name, "is a macro file, or another kind of file with a new name")
    return main


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """Pack parts: content types and package relationships first, then by name; fixed dates."""
    first = (CONTENT_TYPES, ROOT_RELATIONS)
    names = [name for name in first if name in parts]
    names += sorted(name for name in parts if name not in first)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, date_time=_FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, parts[name], compresslevel=6)
    return buffer.getvalue()


class Relationships:
    """The relationships of one part; ``""`` is the package itself."""

    def __init__(self, parts: Mapping[str, bytes], part: str) -> None:
        folder, name = posixpath.split(part)
        self._folder = folder
        self.name = posixpath.join(folder, "_rels", f"{name}.rels")
        empty = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
        self.root = parse_part(parts[self.name]) if self.name in parts else empty
        self._known = {
            (entry.get("Type", ""), entry.get("Target", "")): entry.get("Id", "")
            for entry in self.root
        }
        self._taken = set(self._known.values())
        self.changed = False

    def targets(self, kind: str) -> tuple[str, ...]:
        """Give the names of the parts that relationships of that type lead to, in order."""
        return tuple(
            self.part_of(entry)
            for entry in self.root
            if entry.get("Type") == kind and entry.get("TargetMode") != "External"
        )

    def target(self, relation: str) -> str:
        """Give the name of the part that the relationship of that id leads to; "" for none."""
        entry = self.find(relation)
        if entry is None or entry.get("TargetMode") == "External":
            return ""
        return self.part_of(entry)

    def find(self, identity: str) -> Element | None:
        """Give the relationship of that id; None where there is none."""
        return next((entry for entry in self.root if entry.get("Id") == identity), None)

    def part_of(self, entry: Element) -> str:
        """Give the name of the part that a relationship inside the package leads to."""
        target = posixpath.join("/", self._folder, entry.get("Target", ""))
        return posixpath.normpath(target).lstrip("/")

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Give the id of the relationship of that type to that target, made where it is new."""
        if (kind, target) in self._known:
            return self._known[kind, target]
        number = len(self._taken) + 1
        while f"rId{number}" in self._taken:
            number += 1
        entry = etree.SubElement(self.root, f"{{{_RELATIONS}}}Relationship")
        entry.set("Id", f"rId{number}")
        entry.set("Type", kind)
        entry.set("Target", target)
        if external:
            entry.set("TargetMode", "External")
        self._known[kind, target] = f"rId{number}"
        self._taken.add(f"rId{number}")
        self.changed = True
        return f"rId{number}"


class ContentTypes:
    """The list of what kind each part is of."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.root = parse_part(parts[CONTENT_TYPES])
        self.changed = False

    def of(self, part: str) -> str | None:
        """Give a part's content type, by its name or else its extension."""
        extension = part.rpartition(".")[2].lower()
        default = None
        for entry in self.root:
            if entry.get("PartName", "").lower() == f"/{part}".lower():
                return entry.get("ContentType")
            if entry.get("Extension", "").lower() == extension:
                default = entry.get("ContentType")
        return default

    def add_extension(self, extension: str, kind: str) -> None:
        """Say what files of an extension are, unless that is said already."""
        if all(entry.get("Extension", "").lower() != extension for entry in self.root):
            entry = etree.Element(f"{{{_TYPES}}}Default")
            entry.set("Extension", extension)
            entry.set("ContentType", kind)
            self.root.insert(0, entry)
            self.changed = True

    def add_part(self, part: str, kind: str) -> None:
        """Say what one part is."""
        entry = etree.SubElement(self.root, f"{{{_TYPES}}}Override")
        entry.set("PartName", f"/{part}")
        entry.set("ContentType", kind)
        self.changed = True


def _unusable(name: str, fault: str) -> TemplateUnusable:
    return TemplateUnusable(
        f"The template {name} {fault}.",
        why="The report cannot be laid out without its template.",
        hint='Open it in Word and save it with "Save as" as a Word document (.docx).',
    )
