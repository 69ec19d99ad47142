"""Make the Word templates that ship with the package, the same bytes every time.

Run ``python tools/make_templates.py [FOLDER]``; without a folder they go into ``templates``. The
parts are written as WordprocessingML (ECMA-376), so that nothing stands in them that is not here.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from template_dress import CABINET, SCRUTINY, Dress
from template_styles import NAMESPACES, numbering, styles

from committee_pack.profiles import Profile, load_profile
from committee_pack.writers.package import write_parts

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Page(NamedTuple):
    """A4 one way or the other: width, height, margin and edge of the header, in twips."""

    width: int
    height: int
    margin: int
    edge: int

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.margin


PORTRAIT = Page(11906, 16838, 1440, 709)
LANDSCAPE = Page(16838, 11906, 1247, 567)
HOUSES = (
    ("scrutiny", "scrutiny-14", SCRUTINY),
    ("cabinet", "cabinet-implications", CABINET),
)


def main(folder: Path) -> None:
    """Write each house's templates into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, profile, dress in HOUSES:
        (folder / f"{name}-report.docx").write_bytes(_report(load_profile(profile), dress))
        (folder / f"{name}-appendix.docx").write_bytes(_appendix(dress))


def _report(profile: Profile, dress: Dress) -> bytes:
    sections = "".join(
        _paragraph("Heading1", shape.heading)
        + _paragraph("NumberedParagraph", f"{{{{ sections.{shape.id} }}}}")
        for shape in profile.sections
    )
    labels = [(f"{field.label}:", f"front_matter.{field.id}") for field in profile.front_matter]
    body = _front_matter(labels) + _paragraph("Title", "{{ report.title }}") + sections
    return _pack(body, PORTRAIT, dress, "{{ report.title }}")


def _appendix(dress: Dress) -> bytes:
    title = "{{ appendix.ref }}: {{ appendix.title }}"
    body = (
        _paragraph("Title", title)
        + _paragraph("Subtitle", "{{ meeting.committee }}, {{ meeting.date }}")
        + _paragraph("BodyContinuation", "{{ appendix.body }}")
    )
    return _pack(body, LANDSCAPE, dress._replace(column=0), title)


def _pack(body: str, page: Page, dress: Dress, title: str) -> bytes:
    size = f'<w:pgSz w:w="{page.width}" w:h="{page.height}"'
    size += ' w:orient="landscape"/>' if page.width > page.height else "/>"
    sides = " ".join(f'w:{side}="{page.margin}"' for side in ("top", "right", "bottom", "left"))
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="first" r:id="rId5"/>'
        f'{size}<w:pgMar {sides} w:header="{page.edge}" w:footer="{page.edge}"'
        ' w:gutter="0"/>'
        '<w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )
    document = f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(title),
        "docProps/app.xml": _app(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/document.xml": document,
        "word/fontTable.xml": _fonts(),
        "word/footer1.xml": _footer(),
        "word/header1.xml": _header(page),
        "word/numbering.xml": numbering(dress),
        "word/settings.xml": _settings(),
        "word/styles.xml": styles(dress),
        "word/theme/theme1.xml": _theme(dress),
    }
    return write_parts({name: (_HEAD + text).encode() for name, text in parts.items()})


def _paragraph(style: str, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>'
    )


def _front_matter(labels: Iterable[tuple[str, str]]) -> str:
    widths = (2665, PORTRAIT.text_width - 2665)
    rows = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + _cell(widths[0], "FrontMatterLabel", label)
        + _cell(widths[1], "FrontMatterText", f"{{{{ {name} }}}}")
        + "</w:tr>"
        for label, name in labels
    )
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="FrontMatterTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0480" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
        ' w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{widths[0]}"/><w:gridCol w:w="{widths[1]}"/></w:tblGrid>'
        f"{rows}</w:tbl>"
    )


def _cell(width: int, style: str, text: str) -> str:
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    return f"<w:tc>{properties}{_paragraph(style, text)}</w:tc>"


def _header(page: Page) -> str:
    text = "{{ meeting.committee }}"
    return (
        f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/>'
        f'<w:tabs><w:tab w:val="right" w:pos="{page.text_width}"/></w:tabs></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r><w:r><w:tab/></w:r>"
        "<w:r><w:t>{{ meeting.date }}</w:t></w:r></w:p></w:hdr>"
    )


def _footer() -> str:
    return (
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">Page </w:t></w:r>'
        f'{_field("PAGE")}<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_field("NUMPAGES")}'
        "</w:p></w:ftr>"
    )


def _field(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _settings() -> str:
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _fonts() -> str:
    return (
        f'<w:fonts {NAMESPACES}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )


def _theme(dress: Dress) -> str:
    """Give the theme that Word wants to find; the styles name their own fonts and colours."""
    names = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"
    own = f"{dress.ink} {dress.pale} 1F3864 1E4620 5C4400 7A1010 404040 {dress.rule}"
    inks = f"000000 FFFFFF {own} 0B4F9E 5B2C83"
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{ink}"/></a:{name}>'
        for name, ink in zip(names.split(), inks.split(), strict=True)
    )
    font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Committee">'
        f'<a:themeElements><a:clrScheme name="Committee">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Committee"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Committee"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _content_types() -> str:
    parts = {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "word/styles.xml": f"{_WORD}.styles+xml",
        "word/numbering.xml": f"{_WORD}.numbering+xml",
        "word/settings.xml": f"{_WORD}.settings+xml",
        "word/header1.xml": f"{_WORD}.header+xml",
        "word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "word/footer1.xml": f"{_WORD}.footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{entries}</Relationships>"
    )


def _package_relations() -> str:
    metadata = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
    return _relations(
        (f"{_OFFICE}/officeDocument", "word/document.xml"),
        (f"{metadata}/core-properties", "docProps/core.xml"),
        (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    )


def _document_relations() -> str:
    return _relations(
        (f"{_OFFICE}/styles", "styles.xml"),
        (f"{_OFFICE}/numbering", "numbering.xml"),
        (f"{_OFFICE}/settings", "settings.xml"),
        (f"{_OFFICE}/header", "header1.xml"),
        (f"{_OFFICE}/footer", "footer1.xml"),
        (f"{_OFFICE}/fontTable", "fontTable.xml"),
        (f"{_OFFICE}/theme", "theme/theme1.xml"),
    )


def _core(title: str) -> str:
    return (
        "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def _app() -> str:
    return (
        "<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Office Word</Application></Properties>"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "templates"))
