"""What beside its body is set right when a council's file becomes a template."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from committee_pack.writers.ooxml import Element, w
from committee_pack.writers.package import (
    CONTENT_TYPES,
    Relationships,
    parse_part,
    serialise,
    write_parts,
)
from committee_pack.writers.properties import core_part

_TEMPLATE = "wordprocessingml.template.main+xml"
_DOCUMENT = "wordprocessingml.document.main+xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# What a body refers to by an id; headers, styles and the like belong to the file as a whole.
_CONTENT_KINDS = frozenset(
    (
        "image",
        "hyperlink",
        "chart",
        "chartEx",
        "oleObject",
        "package",
        "diagramData",
        "diagramLayout",
        "diagramQuickStyle",
        "diagramColors",
        "diagramDrawing",
        "aFChunk",
        "video",
        "media",
        "control",
    )
)
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


def pruned(parts: Mapping[str, bytes], main: str, root: Element) -> dict[str, bytes]:
    """Give the parts that are still reached once the body has lost words: no old picture goes on.

    Args:
        parts: the parts of the file.
        main: the name of the part with the body.
        root: the body as it is now.
    """
    kept = dict(parts)
    relations = Relationships(kept, main)
    used = _ids_used(root)
    gone = [
        one
        for one in relations.root
        if one.get("Type", "").rpartition("/")[2] in _CONTENT_KINDS and one.get("Id") not in used
    ]
    if not gone:
        return kept
    for one in gone:
        relations.root.remove(one)
    kept[relations.name] = serialise(relations.root)
    reached = _reached(kept)
    types = parse_part(kept[CONTENT_TYPES])
    for entry in list(types):
        name = entry.get("PartName", "").lstrip("/")
        if name and name in kept and name not in reached:
            types.remove(entry)
    kept[CONTENT_TYPES] = serialise(types)
    return {name: data for name, data in kept.items() if name in reached}


def _reached(parts: Mapping[str, bytes]) -> set[str]:
    """Give the names of the parts that relationships lead to from the package on."""
    reached = {CONTENT_TYPES}
    waiting = [""]
    while waiting:
        relations = Relationships(dict(parts), waiting.pop())
        if relations.name not in parts:
            continue
        reached.add(relations.name)
        for kind in {entry.get("Type", "") for entry in relations.root}:
            for target in relations.targets(kind):
                if target in parts and target not in reached:
                    reached.add(target)
                    waiting.append(target)
    return reached


def without_old_notes(parts: Mapping[str, bytes], root: Element) -> dict[str, bytes]:
    """Give the parts of notes without those that the body refers to no more."""
    made = {}
    for name, data in parts.items():
        kind = name.rpartition("/")[2].removesuffix("s.xml")
        if kind not in ("footnote", "endnote"):
            continue
        used = {one.get(w("id")) for one in root.iter(w(f"{kind}Reference"))}
        notes = parse_part(data)
        old = [one for one in notes if one.get(w("type")) is None and one.get(w("id")) not in used]
        for one in old:
            notes.remove(one)
        if old:
            made[name] = serialise(notes)
            made |= _unused_relations(parts, name, notes)
    return made


def _unused_relations(parts: Mapping[str, bytes], name: str, root: Element) -> dict[str, bytes]:
    """Give a part's relationships without those that nothing in it refers to: old addresses."""
    relations = Relationships(dict(parts), name)
    used = _ids_used(root)
    gone = [one for one in relations.root if one.get("Id") not in used]
    for one in gone:
        relations.root.remove(one)
    return {relations.name: serialise(relations.root)} if gone else {}


def _ids_used(root: Element) -> set[str]:
    """Give the ids of relationships that a part refers to."""
    return {
        str(value)
        for one in root.iter()
        for key, value in one.attrib.items()
        if str(key).startswith(_R)
    }


def emptied_comments(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the parts that hold comments, without them: a report must not carry them along."""
    made = {}
    for name, data in parts.items():
        if name.rpartition("/")[2].removesuffix(".xml") in _COMMENTS:
            root = parse_part(data)
            root[:] = []
            made[name] = serialise(root)
    return made
