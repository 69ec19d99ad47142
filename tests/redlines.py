"""What a redline reads as, all changes accepted or rejected, without the program's own resolving.

The reader takes tracked changes as accepted; turned round, insertions for deletions, it takes them
as rejected.
"""

import io
import zipfile
from collections.abc import Mapping

from lxml import etree

from committee_pack.model.report import Note, Picture, Table
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.docx import read_docx
from tests.docx_parts import NAMESPACES, document_xml, package, relationships

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOURCE = Source(path="redline.docx", sha256="0" * 64, kind=SourceKind.DOCX)
NAMES = ("last.docx", "this.docx")
_TURNED = {"ins": "del", "del": "ins", "moveTo": "moveFrom", "moveFrom": "moveTo"}
_TURNED |= {
    "t": "delText",
    "delText": "t",
    "instrText": "delInstrText",
    "delInstrText": "instrText",
}
_STAY = {f"{W}pPr": ("rPr", "sectPr"), f"{W}rPr": ("ins", "del", "moveFrom", "moveTo")}


def seen(data: bytes) -> list[tuple[str, ...]]:
    """Give what a reader sees: numbers and words of each passage, cells, notes, pictures."""
    passages: list[tuple[str, ...]] = []
    for block in read_docx(data, SOURCE).blocks:
        if isinstance(block, Table):
            passages += [("row", *map(_folded, row)) for row in block.rows]
        elif isinstance(block, Picture):
            passages.append(("picture", block.alt))
        elif isinstance(block, Note):
            passages.append(("note", block.mark, _folded(block.text)))
        elif block.text.strip() or block.label:
            links = sorted({run.link for run in block.runs if run.link})
            bold = _folded("".join(run.text for run in block.runs if run.bold))
            passages.append((block.label or "", _folded(block.text), bold, *links))
    return passages


def _folded(text: str) -> str:
    return " ".join(text.split())


def turned_round(data: bytes) -> bytes:
    """Give a redline whose changes lead back: what came goes, what went comes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(content)
                _turn(root)
                content = etree.tostring(root)
            new.writestr(name, content)
    return made.getvalue()


def _turn(root: etree._Element) -> None:
    inside = [one for kind in ("ins", "del", "moveTo", "moveFrom") for one in root.iter(W + kind)]
    # Words that moved away keep their name: ECMA-376 Part 1, 17.13.5.22.
    words = {
        word
        for mark in root.iter(f"{W}ins", f"{W}del")
        for word in mark.iter(*(W + kind for kind in ("t", "delText")))
    }
    for one in {*inside, *words}:
        one.tag = W + _TURNED[one.tag.removeprefix(W)]
    for kind in ("pPrChange", "rPrChange"):
        for change in list(root.iter(W + kind)):
            _put_back(change)


def _put_back(change: etree._Element) -> None:
    properties = change.getparent()
    assert properties is not None
    stay = _STAY[properties.tag]
    for child in list(properties):
        if child.tag.removeprefix(W) not in stay:
            properties.remove(child)
    properties[:0] = list(change[0])


def assert_leads_both_ways(redlined: bytes, old: bytes, new: bytes) -> None:
    """Hold a redline to its two files."""
    assert seen(redlined) == seen(new)
    assert seen(turned_round(redlined)) == seen(old)


_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def word_file(
    body: str,
    *,
    styles: str | None = "",
    numbering: str | None = "",
    links: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """Build a Word file that says what each of its parts is; None leaves a part out."""
    given = {"document.main": "document.xml"}
    files = dict(parts or {})
    related = dict(links or {})
    for kind, content in (("styles", styles), ("numbering", numbering)):
        if content is not None:
            given[kind] = f"{kind}.xml"
            related[kind] = (kind, f"{kind}.xml")
            files[f"{kind}.xml"] = f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>"
    for name in parts or {}:
        given[name.rstrip("0123456789.xml")] = name
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_WORD}.{kind}+xml"/>'
        for kind, name in given.items()
    )
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="png" ContentType="image/png"/>{overrides}</Types>',
            "_rels/.rels": relationships({"rMain": ("officeDocument", "word/document.xml")}),
            "word/document.xml": document_xml(body),
            "word/_rels/document.xml.rels": relationships(related),
            **{f"word/{name}": content for name, content in files.items()},
        }
    )
