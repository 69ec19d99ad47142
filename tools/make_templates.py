"""Make the two Word templates that ship with the package, the same bytes every time.

Run ``python tools/make_templates.py [FOLDER]``; without a folder they go into ``templates``. The
parts are written as WordprocessingML (ECMA-376), so that nothing stands in them that is not here.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from committee_pack.profiles import load_profile
from committee_pack.writers.package import write_parts

PROFILE = "scrutiny-14"
COLUMN = 851  # twentieths of a point from the margin to the text: the column that numbers stand in
STEP = 624  # from one list level to the next
INK = "1F2A44"
RULE = "8A94A6"

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
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


class Style(NamedTuple):
    """One style: its id, the name that Word shows, and what it sets."""

    id: str
    name: str
    kind: str = "paragraph"
    based: str | None = "Normal"
    following: str | None = None
    paragraph: str = ""
    run: str = ""
    extra: str = ""


def main(folder: Path) -> None:
    """Write both templates into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scrutiny-report.docx").write_bytes(_report())
    (folder / "scrutiny-appendix.docx").write_bytes(_appendix())


def _report() -> bytes:
    profile = load_profile(PROFILE)
    sections = "".join(
        _paragraph("Heading1", shape.heading)
        + _paragraph("NumberedParagraph", f"{{{{ sections.{shape.id} }}}}")
        for shape in profile.sections
    )
    labels = [(f"{field.label}:", f"front_matter.{field.id}") for field in profile.front_matter]
    body = _front_matter(labels) + _paragraph("Title", "{{ report.title }}") + sections
    return _pack(body, PORTRAIT, COLUMN, "{{ report.title }}")


def _appendix() -> bytes:
    title = "{{ appendix.ref }}: {{ appendix.title }}"
    body = (
        _paragraph("Title", title)
        + _paragraph("Subtitle", "{{ meeting.committee }}, {{ meeting.date }}")
        + _paragraph("BodyContinuation", "{{ appendix.body }}")
    )
    return _pack(body, LANDSCAPE, 0, title)


def _pack(body: str, page: Page, column: int, title: str) -> bytes:
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
    document = f"<w:document {_NAMESPACES}><w:body>{body}{section}</w:body></w:document>"
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
        "word/numbering.xml": _numbering(column),
        "word/settings.xml": _settings(),
        "word/styles.xml": _styles(column),
        "word/theme/theme1.xml": _theme(),
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
        f'<w:hdr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/>'
        f'<w:tabs><w:tab w:val="right" w:pos="{page.text_width}"/></w:tabs></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r><w:r><w:tab/></w:r>"
        "<w:r><w:t>{{ meeting.date }}</w:t></w:r></w:p></w:hdr>"
    )


def _footer() -> str:
    return (
        f'<w:ftr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
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


def _numbering(column: int) -> str:
    number_column = column or COLUMN
    levels = (
        _level(0, "decimal", "%1.0", number_column, number_column, "Heading1")
        + _level(1, "decimal", "%1.%2", number_column, number_column, "NumberedParagraph")
        + _level(2, "decimal", "%1.%2.%3", number_column + 907, 907, "NumberedSubparagraph")
        + _level(3, "lowerLetter", "(%4)", number_column + 907 + STEP, STEP, None)
    )
    bullets = "".join(
        _level(index, "bullet", mark, column + STEP * (index + 1), STEP, style)
        for index, (mark, style) in enumerate(
            (("•", "ListBullet"), ("–", "ListBullet2"), ("◦", "ListBullet3"))
        )
    )
    return (
        f"<w:numbering {_NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="2C4A1E01"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5B7E0A11"/>{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:nsid w:val="2C4A1E02"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5B7E0A12"/>{bullets}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _level(index: int, kind: str, text: str, left: int, hanging: int, style: str | None) -> str:
    tied = f'<w:pStyle w:val="{style}"/>' if style else ""
    plain = "" if index == 0 else '<w:b w:val="0"/><w:i w:val="0"/>'
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{tied}'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f"<w:rPr>{plain}</w:rPr></w:lvl>"
    )


def _settings() -> str:
    return (
        f'<w:settings {_NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _fonts() -> str:
    return (
        f'<w:fonts {_NAMESPACES}><w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )


def _theme() -> str:
    """Give the theme that Word wants to find; the styles name their own fonts and colours."""
    names = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"
    inks = "000000 FFFFFF 1F2A44 DDE3EC 1F3864 1E4620 5C4400 7A1010 404040 8A94A6 0B4F9E 5B2C83"
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


def _styles(column: int) -> str:
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
        '<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:before="0" w:after="0" w:line="264" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    styles = (*_text_styles(column), *_list_styles(column), *_small_styles(column), *_TABLE_STYLES)
    return f"<w:styles {_NAMESPACES}>{defaults}{''.join(map(_style, styles))}</w:styles>"


def _style(style: Style) -> str:
    default = ' w:default="1"' if style.id in _DEFAULTS else ""
    custom = ' w:customStyle="1"' if style.id in _CUSTOM else ""
    based = f'<w:basedOn w:val="{style.based}"/>' if style.based else ""
    after = f'<w:next w:val="{style.following}"/>' if style.following else ""
    linked = _LINKED.get(style.id)
    link = f'<w:link w:val="{linked}"/>' if linked else ""
    hidden = "<w:semiHidden/><w:unhideWhenUsed/>" if style.id in _HIDDEN else "<w:qFormat/>"
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{based}{after}{link}<w:uiPriority w:val="1"/>{hidden}'
        f"{paragraph}{run}{style.extra}</w:style>"
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _bottom_rule(space: int) -> str:
    return (
        f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="{space}" w:color="{RULE}"/></w:pBdr>'
    )


def _text_styles(column: int) -> tuple[Style, ...]:
    own_list = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    keep = "<w:keepNext/><w:keepLines/>"
    bold = f'<w:b/><w:bCs/><w:color w:val="{INK}"/>'
    return (
        Style("Normal", "Normal", based=None, paragraph=_spacing(60, 100)),
        Style(
            "Title",
            "Title",
            following="Subtitle",
            paragraph=f"{keep}{_bottom_rule(6)}{_spacing(320, 200)}",
            run=f"{bold}{_size(16)}",
        ),
        Style("Subtitle", "Subtitle", following="Normal", paragraph=_spacing(0, 200)),
        Style(
            "Heading1",
            "heading 1",
            following="NumberedParagraph",
            paragraph=f'{keep}{own_list.format(0)}{_spacing(300, 80)}<w:outlineLvl w:val="0"/>',
            run=bold,
        ),
        Style(
            "NumberedParagraph",
            "Numbered Paragraph",
            paragraph=own_list.format(1) + _spacing(60, 100),
        ),
        Style(
            "NumberedSubparagraph",
            "Numbered Sub-paragraph",
            paragraph=own_list.format(2) + _spacing(60, 100),
        ),
        Style(
            "BodyContinuation",
            "Body Continuation",
            paragraph=f'{_spacing(60, 100)}<w:ind w:left="{column}"/>',
        ),
        Style(
            "SubHeading",
            "Sub-heading",
            based="BodyContinuation",
            following="NumberedParagraph",
            paragraph=f'{keep}{_spacing(160, 60)}<w:outlineLvl w:val="1"/>',
            run=bold,
        ),
    )


def _list_styles(column: int) -> tuple[Style, ...]:
    made = []
    for level in (1, 2, 3):
        number = "" if level == 1 else str(level)
        shown = "" if level == 1 else f" {level}"
        indent = f'<w:ind w:left="{column + STEP * level}" w:hanging="{STEP}"/>'
        bullet = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="2"/></w:numPr>'
        made.append(
            Style(
                f"ListBullet{number}",
                f"List Bullet{shown}",
                paragraph=f"{bullet}{_spacing(20, 60)}{indent}",
            )
        )
        made.append(
            Style(f"ListItem{number}", f"List Item{shown}", paragraph=_spacing(20, 60) + indent)
        )
    return tuple(made)


def _small_styles(column: int) -> tuple[Style, ...]:
    indent = f'<w:ind w:left="{column + 284}" w:right="284"/>'
    bar = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="{RULE}"/></w:pBdr>'
    pale = '<w:shd w:val="clear" w:color="auto" w:fill="FFF8DC"/>'
    gap = '<w:b/><w:bCs/><w:color w:val="8B0000"/>'
    grey = f'<w:color w:val="404040"/>{_size(9)}'
    top = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{RULE}"/></w:pBdr>'
    return (
        Style(
            "Quotation", "Quotation", paragraph=f"{bar}{_spacing(80, 120)}{indent}", run="<w:i/>"
        ),
        Style(
            "Placeholder",
            "Placeholder",
            following="NumberedParagraph",
            paragraph=f'{pale}{_spacing(60, 100)}<w:ind w:left="{column}"/>',
            run=gap,
        ),
        Style("PlaceholderChar", "Placeholder Char", "character", None, run=gap + pale),
        Style(
            "NoteText",
            "Note Text",
            paragraph=f'{_spacing(20, 60)}<w:ind w:left="{column}"/>',
            run=_size(10),
        ),
        Style(
            "Caption",
            "caption",
            following="Normal",
            paragraph=f"<w:keepNext/>{_spacing(160, 80)}",
            run=f'<w:b/><w:bCs/><w:color w:val="{INK}"/>{_size(11)}',
        ),
        Style("TableText", "Table Text", paragraph=_spacing(40, 40), run=_size(10)),
        Style(
            "TableHeading",
            "Table Heading",
            based="TableText",
            paragraph="<w:keepNext/>",
            run="<w:b/><w:bCs/>",
        ),
        Style("FrontMatterText", "Front Matter Text", paragraph=_spacing(80, 80)),
        Style(
            "FrontMatterLabel",
            "Front Matter Label",
            based="FrontMatterText",
            run=f'<w:b/><w:bCs/><w:color w:val="{INK}"/>',
        ),
        Style("Header", "header", paragraph=_bottom_rule(4) + _spacing(0, 0), run=grey),
        Style(
            "Footer",
            "footer",
            paragraph=f'{top}{_spacing(0, 0)}<w:jc w:val="right"/>',
            run=grey,
        ),
        Style("DefaultParagraphFont", "Default Paragraph Font", "character", None),
        Style(
            "Hyperlink",
            "Hyperlink",
            "character",
            "DefaultParagraphFont",
            run='<w:color w:val="0B4F9E"/><w:u w:val="single"/>',
        ),
        Style("NoList", "No List", "numbering", None),
    )


_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
)


def _borders(sides: str) -> str:
    return "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for side in sides.split()
    )


_TABLE_STYLES = (
    Style(
        "TableNormal",
        "Normal Table",
        "table",
        None,
        extra=f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_MARGINS}</w:tblPr>',
    ),
    Style(
        "FrontMatterTable",
        "Front Matter Table",
        "table",
        "TableNormal",
        extra=f"<w:tblPr><w:tblBorders>{_borders('top bottom insideH')}</w:tblBorders></w:tblPr>",
    ),
    Style(
        "CouncilTable",
        "Council Table",
        "table",
        "TableNormal",
        extra=(
            "<w:tblPr><w:tblBorders>"
            f"{_borders('top left bottom right insideH insideV')}</w:tblBorders></w:tblPr>"
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
            '<w:shd w:val="clear" w:color="auto" w:fill="DDE3EC"/></w:tcPr></w:tblStylePr>'
        ),
    ),
)
_DEFAULTS = frozenset({"Normal", "DefaultParagraphFont", "NoList", "TableNormal"})
_HIDDEN = frozenset({"DefaultParagraphFont", "NoList", "TableNormal", "PlaceholderChar"})
_LINKED = {"Placeholder": "PlaceholderChar", "PlaceholderChar": "Placeholder"}
_CUSTOM = frozenset(
    {
        "NumberedParagraph",
        "NumberedSubparagraph",
        "BodyContinuation",
        "SubHeading",
        "ListItem",
        "ListItem2",
        "ListItem3",
        "Quotation",
        "Placeholder",
        "PlaceholderChar",
        "NoteText",
        "TableText",
        "TableHeading",
        "FrontMatterText",
        "FrontMatterLabel",
        "FrontMatterTable",
        "CouncilTable",
    }
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
