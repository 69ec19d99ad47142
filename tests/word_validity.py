"""Whether a Word file is one that Word opens without a word: two checkers, and what both miss."""

import io
import posixpath
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_LEFT_OVER = re.compile("[\ufdd0-\ufdef]")
# What openxml-audit takes for a fault: a part of python-docx's default template, and the numId 0
# that takes the number from a paragraph (ECMA-376 Part 1, 17.9.18).
_FALSE_ALARMS = ("stylesWithEffects", "Numbering definition '0' referenced but not found")


def problems(data: bytes, *, tags_allowed: bool = True) -> list[str]:
    """Give what is wrong with a Word file, in words; nothing where it is in order.

    Args:
        data: the bytes of the file.
        tags_allowed: whether ``{{ }}`` may stand in it, as in a template or as text from data.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "checked.docx"
        path.write_bytes(data)
        result = OpenXmlValidator().validate(path)
        found = [f"openxml-audit: {error}" for error in result.errors]
        found += [f"ooxml-integrity: {finding}" for finding in check(path)]
    real = [one for one in found if not any(alarm in one for alarm in _FALSE_ALARMS)]
    try:
        return real + list(own_checks(data, tags_allowed))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, UnicodeDecodeError) as error:
        return [*real, f"cannot be taken apart: {error}"]


def own_checks(data: bytes, tags_allowed: bool = True) -> Iterator[str]:
    """Give what both checkers miss: media, tables, fields, bookmarks, ids, marks left over."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    yield from _unreferenced_media(parts)
    for name, content in sorted(parts.items()):
        if name.startswith("word/") and name.endswith(".xml"):
            yield from (f"{name}: {fault}" for fault in _part(etree.fromstring(content)))
            text = content.decode("utf-8")
            if _LEFT_OVER.search(text):
                yield f"{name}: a mark of the writer is left over"
            if not tags_allowed and re.search(r"\{[{%]", re.sub(r"<[^>]*>", "", text)):
                yield f"{name}: a tag is left over"


def _unreferenced_media(parts: dict[str, bytes]) -> Iterator[str]:
    used = set()
    for name, content in parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for entry in etree.fromstring(content):
                target = posixpath.join("/" + folder, entry.get("Target", ""))
                used.add(posixpath.normpath(target).lstrip("/"))
    yield from (f"{n}: nothing refers to it" for n in parts if "/media/" in n and n not in used)


def _part(root: etree._Element) -> Iterator[str]:
    for table in root.iter(f"{_W}tbl"):
        if table.find(f"{_W}tr") is None:
            yield "a table without rows"
        if table.getnext() is not None and table.getnext().tag == f"{_W}tbl":  # type: ignore[union-attr]
            yield "two tables that run into each other"
    for cell in root.iter(f"{_W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{_W}p":
            yield "a cell that does not end in a paragraph"
    depth = 0
    for field in root.iter(f"{_W}fldChar"):
        depth += {"begin": 1, "end": -1}.get(field.get(f"{_W}fldCharType", ""), 0)
        if depth < 0:
            yield "a field end without its begin"
    if depth > 0:
        yield "a field begin without its end"
    yield from _bookmarks(root)
    drawings = Counter(one.get("id") for one in root.iter(_DOC_PR))
    yield from (f"drawing id {number} is used twice" for number, n in drawings.items() if n > 1)


def _bookmarks(root: etree._Element) -> Iterator[str]:
    starts = Counter(mark.get(f"{_W}id") for mark in root.iter(f"{_W}bookmarkStart"))
    ends = Counter(mark.get(f"{_W}id") for mark in root.iter(f"{_W}bookmarkEnd"))
    yield from (f"bookmark id {number} is used twice" for number, n in starts.items() if n > 1)
    yield from (f"bookmark {number} has no end" for number in starts.keys() - ends.keys())
    yield from (f"bookmark {number} has no start" for number in ends.keys() - starts.keys())
