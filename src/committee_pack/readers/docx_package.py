"""A Word file as a package: its parts, their relationships, their media types.

Source: ECMA-376 part 2 (Open Packaging Conventions). Parsing resolves no entities and opens no
network address; strict namespaces are mapped to transitional ones on the way in.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from committee_pack.errors import InputUnreadable

_WIDE = (b"\xff\xfe", b"\xfe\xff")
_STRICT = re.compile(rb"""(=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
MAX_TAGS = 2_000_000
"""Opening and closing tags of one part: the longest real documents have a seventh of it."""
# Where a document type would have to stand, and what libxml2 says at its own limit of depth.
_PROLOGUE = 4096
_TOO_DEEP = "Excessive depth"
_DEEPEST = 256
_WHY = "Word writes a file that another program can open, so it is damaged or not a Word file."
_HINT = "Open it in Word, let Word repair it, save it as .docx and try again."


class Relationship(NamedTuple):
    """Where a part points to: short type (``image``), target, and whether that is outside."""

    kind: str
    target: str
    external: bool


def unreadable(name: str, problem: str) -> InputUnreadable:
    """Make the error for a file that is damaged; ``problem`` says what is wrong with it."""
    return InputUnreadable(f"{name}: {problem}.", why=_WHY, hint=_HINT)


class Package:
    """The parts of one Word file.

    Args:
        data: the file's bytes.
        name: the file's name, for messages.

    Raises:
        InputUnreadable: the bytes are no zip, or have no main document.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            collect_ids=False,
        )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as problem:
            raise self.unreadable("it cannot be opened as a Word file") from problem
        # Part names are compared without case, and some writers use backslashes.
        self._entries = {
            entry.replace("\\", "/").lstrip("/").casefold(): entry for entry in self._zip.namelist()
        }
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self.main = self._main_part()

    def unreadable(self, problem: str) -> InputUnreadable:
        """Make the error for this file; ``problem`` says what is wrong with it."""
        return unreadable(self.name, problem)

    def data(self, part: str) -> bytes | None:
        """Give a part's bytes, or None where there is no such part.

        Raises:
            InputUnreadable: the part is there but cannot be unpacked.
        """
        entry = self._entries.get(part.casefold())
        if entry is None:
            return None
        try:
            return self._zip.read(entry)
        except _DAMAGE as problem:
            raise self.unreadable(f"its part {part} cannot be unpacked") from problem

    def mentions(self, part: str, words: Sequence[bytes]) -> bool:
        """Whether a part may hold one of some words; a part that is not UTF-8 always may."""
        data = self.data(part) or b""
        return data.startswith(_WIDE) or any(word in data for word in words)

    def tree(self, part: str) -> etree._Element | None:
        """Parse a part; None where there is no such part.

        Raises:
            InputUnreadable: the part is not well-formed XML.
        """
        data = self.data(part)
        if data is None:
            return None
        # A tag takes three bytes at least, so only a large part needs counting.
        if len(data) > 3 * MAX_TAGS and data.count(b"<") > MAX_TAGS:
            raise self._too_large(part)
        if b"<!DOCTYPE" in data[:_PROLOGUE]:
            raise self._own_document_type(part)
        if b"purl.oclc.org" in data:
            data = _STRICT.sub(rb"\1http://schemas.openxmlformats.org/\2/2006/", data)
        try:
            root = etree.fromstring(data, self._parser)
        except etree.XMLSyntaxError as problem:
            detail = str(problem.msg or "").split("\n")[0]
            if detail.startswith(_TOO_DEEP):
                raise self._too_deep(part) from problem
            raise self.unreadable(f"its part {part} is broken ({detail})") from problem
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._own_document_type(part)
        return root

    def _own_document_type(self, part: str) -> InputUnreadable:
        return self.unreadable(f"its part {part} declares a document type, which Word never does")

    def _too_large(self, part: str) -> InputUnreadable:
        return InputUnreadable(
            f"{self.name}: its part {part} holds more than {MAX_TAGS // 2:,} elements.",
            why="That is many times what a long report holds, and would fill this computer's "
            "memory.",
            hint="If you trust it, split it in Word and give the part that is the report.",
        )

    def _too_deep(self, part: str) -> InputUnreadable:
        return InputUnreadable(
            f"{self.name}: its part {part} is nested more than {_DEEPEST} deep.",
            why="Word does not write that; such a file is made to bring programs down.",
            hint="If you trust it, open it in Word and save it once more.",
        )

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Give the relationships of a part by id (``""`` for those of the package)."""
        if part not in self._relationships:
            self._relationships[part] = self._read_relationships(part)
        return self._relationships[part]

    def related(self, part: str, kind: str) -> str | None:
        """Give the first part inside that another part points to by a kind of relationship."""
        for found in self.relationships(part).values():
            if found.kind == kind and not found.external:
                return found.target
        return None

    def media_type(self, part: str) -> str | None:
        """Give a part's media type from its extension (the pictures Word files hold)."""
        return _MEDIA_TYPES.get(part.rpartition(".")[2].casefold())

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        folder, _, file = part.rpartition("/")
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relationship] = {}
        for entry in root if root is not None else ():
            target = entry.get("Target", "")
            external = entry.get("TargetMode") == "External"
            kind = entry.get("Type", "").rpartition("/")[2]
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
            found[entry.get("Id", "")] = Relationship(kind, target, external)
        return found

    def _main_part(self) -> str:
        part = self.related("", "officeDocument")
        if part is not None and part.casefold() in self._entries:
            return part
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        raise self.unreadable("it has no main document")


_MEDIA_TYPES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "jpe": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "dib": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}
