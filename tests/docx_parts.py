"""Tiny Word files in memory: each test writes only the XML it is about."""

import io
import zipfile
from collections.abc import Mapping

from committee_pack.model.report import Note, Picture, Table
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.docx import read_docx
from committee_pack.readers.flow import Flow, FlowParagraph

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
SOURCE = Source(path="reports/previous.docx", sha256="0" * 64, kind=SourceKind.DOCX)


def document_xml(body: str) -> str:
    """Wrap the content of a body."""
    return f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def relationships(entries: Mapping[str, tuple[str, str]]) -> str:
    """Write a relationships part: id to (kind, target); addresses outside are marked so."""
    rows = []
    for name, (kind, target) in entries.items():
        kind = _CORE if kind == "core-properties" else f"{_OFFICE}/{kind}"
        mode = ' TargetMode="External"' if "://" in target else ""
        rows.append(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{mode}/>')
    return f'<Relationships xmlns="{_RELATIONSHIPS}">{"".join(rows)}</Relationships>'


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    links: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Build a Word file.

    ``links`` are more relationships of the body, ``parts`` more files under ``word/``, wrapped as
    they are given; ``styles`` and ``numbering`` are the content of those two parts.
    """
    entries = {"rStyles": ("styles", "styles.xml"), "rNumbering": ("numbering", "numbering.xml")}
    files: dict[str, str | bytes] = {
        "_rels/.rels": relationships({"rMain": ("officeDocument", "word/document.xml")}),
        "word/document.xml": document_xml(body),
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
        "word/_rels/document.xml.rels": relationships({**entries, **(links or {})}),
    }
    files.update({f"word/{name}": content for name, content in (parts or {}).items()})
    return package(files)


def package(files: Mapping[str, str | bytes]) -> bytes:
    """Zip files as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    links: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> Flow:
    """Build a Word file and read it."""
    data = docx(body, styles=styles, numbering=numbering, links=links, parts=parts)
    return read_docx(data, SOURCE)


def p(text: str = "", properties: str = "") -> str:
    """Write a paragraph of one run."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def styled(text: str, style: str, properties: str = "") -> str:
    """Write a paragraph in a style."""
    return p(text, f'<w:pStyle w:val="{style}"/>{properties}')


def num_pr(num_id: int | None = None, ilvl: int | None = None) -> str:
    """Write a ``w:numPr``; either half may be left out."""
    level = f'<w:ilvl w:val="{ilvl}"/>' if ilvl is not None else ""
    number = f'<w:numId w:val="{num_id}"/>' if num_id is not None else ""
    return f"<w:numPr>{level}{number}</w:numPr>"


def item(text: str, num_id: int = 1, ilvl: int = 0) -> str:
    """Write a paragraph numbered directly."""
    return p(text, num_pr(num_id, ilvl))


def style(name: str, content: str = "", *, kind: str = "paragraph", based_on: str = "") -> str:
    """Write a style whose id is its name without blanks."""
    parent = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/>{parent}{content}</w:style>'
    )


def level(ilvl: int, text: str, fmt: str = "decimal", start: int = 1, extra: str = "") -> str:
    """Write one level of a list."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>'
        f'{extra}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    """Write a list definition."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, definition: int, overrides: str = "") -> str:
    """Write a list that uses a definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def paragraphs(flow: Flow) -> list[FlowParagraph]:
    """Give a flow's paragraphs."""
    return [block for block in flow.blocks if isinstance(block, FlowParagraph)]


def labels(flow: Flow) -> list[str | None]:
    """Give the label of every paragraph."""
    return [paragraph.label for paragraph in paragraphs(flow)]


def texts(flow: Flow) -> list[str]:
    """Give the words of every paragraph."""
    return [paragraph.text for paragraph in paragraphs(flow)]


def tables(flow: Flow) -> list[Table]:
    """Give a flow's tables."""
    return [block for block in flow.blocks if isinstance(block, Table)]


def notes(flow: Flow) -> list[Note]:
    """Give a flow's notes."""
    return [block for block in flow.blocks if isinstance(block, Note)]


def pictures(flow: Flow) -> list[Picture]:
    """Give a flow's pictures."""
    return [block for block in flow.blocks if isinstance(block, Picture)]


def rules(flow: Flow) -> list[str]:
    """Give the rule of every finding."""
    return [finding.rule for finding in flow.findings]
