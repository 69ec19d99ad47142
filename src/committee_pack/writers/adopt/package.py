"""What beside its body is set right when a council's file becomes a template."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from committee_pack.writers.package import (
    CONTENT_TYPES,
    parse_part,
    serialise,
    write_parts,
)
from committee_pack.writers.properties import core_part

_TEMPLATE = "wordprocessingml.template.main+xml"
_DOCUMENT = "wordprocessingml.document.main+xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible")


def as_document(data: bytes) -> bytes:
    """Give a Word template (.dotx) as a document; anything else comes back as it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            types = archive.read(CONTENT_TYPES)
            if _TEMPLATE.encode() not in types:
                return data
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, KeyError, zlib.error, NotImplementedError, RuntimeError, EOFError):
        # What is wrong with it is told where it is read.
        return data
    parts[CONTENT_TYPES] = types.replace(_TEMPLATE.encode(), _DOCUMENT.encode())
    return write_parts(parts)


def titled(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the properties with the tag of the report's title in place of the file's old one."""
    name = core_part(dict(parts))
    if name is None:
        return {}
    try:
        root = parse_part(parts[name])
    except etree.XMLSyntaxError:
        return {}
    title = root.find(_TITLE)
    if title is None:
        title = etree.SubElement(root, _TITLE)
    title.text = "{{ report.title }}"
    return {name: serialise(root)}


def emptied_comments(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts that hold comments, without them: a report must not carry them along."""
    made = {}
    for name, data in parts.items():
        if name.rpartition("/")[2].removesuffix(".xml") in _COMMENTS:
            root = parse_part(data)
            root[:] = []
            made[name] = serialise(root)
    return made
