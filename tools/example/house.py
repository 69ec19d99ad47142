"""The invented council's house style in Word: styles, numbering, page, header and footer."""

import io
import re

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.styles.styles import Styles
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from example import fixed

Rows = tuple[tuple[str, ...], ...]

FONT = "Arial"
INK = RGBColor(0x1B, 0x3A, 0x57)
TEXT_WIDTH = Cm(16.6)
INDENT = Cm(1.5)
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")

NUMBERING = """<w:numbering {ns}>
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>
{heading}{paragraph}</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>
{bullet}</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>
{letter}</w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:multiLevelType w:val="hybridMultilevel"/>
{flat}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
</w:numbering>"""

LEVEL = """<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{style}\
<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>\
<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>"""


def level(form: str, text: str, left: int, hanging: int, at: int = 0, style: str = "") -> str:
    """Give one level of a numbering; lengths in twentieths of a point."""
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return LEVEL.format(level=at, form=form, style=linked, text=text, left=left, hanging=hanging)


def numbering_xml() -> str:
    """Give the numbering part: 1.0 and 1.1, bullets, (a), and 1. that runs through a document."""
    return NUMBERING.format(
        ns=nsdecls("w"),
        heading=level("decimal", "%1.0", 850, 850, style="Heading1"),
        paragraph=level("decimal", "%1.%2", 850, 850, at=1, style="NumberedParagraph"),
        bullet=level("bullet", "•", 1276, 426, style="ListBullet"),
        letter=level("lowerLetter", "(%1)", 1417, 567, style="LetteredList"),
        flat=level("decimal", "%1.", 567, 567, style="RunningParagraph"),
    )


def new_document(title: str) -> Document:
    """Give an empty A4 document in the house style, with ``title`` as its title property."""
    document = docx.Document()
    strip(document)
    document.core_properties.title = title
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    set_numbering(document)
    set_styles(document)
    return document


def strip(document: Document) -> None:
    """Drop what python-docx's own template carries along: thumbnail, custom XML, old styles."""
    for rels, unwanted in (
        (document.part.rels, ("stylesWithEffects", "customXml")),
        (document.part.package.rels, ("thumbnail",)),
    ):
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(unwanted)]:
            del rels[key]
    kept = {"Table Grid", "Normal Table"}
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in kept:
            style.element.getparent().remove(style.element)


def set_numbering(document: Document) -> None:
    """Put the house numbering in place of the template's."""
    element = document.part.numbering_part.element
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(numbering_xml())):
        element.append(child)


def set_styles(document: Document) -> None:
    """Set fonts, sizes, spacing and numbering of the styles the example uses; language en-GB."""
    styles = document.styles
    set_font(styles["Normal"], 11)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Normal"].paragraph_format.line_spacing = 1.08
    for name, size in (("Title", 15), ("Heading 1", 12), ("Heading 2", 12)):
        set_font(styles[name], size, bold=True)
        styles[name].paragraph_format.space_before = Pt(10)
        styles[name].paragraph_format.space_after = Pt(4)
        styles[name].paragraph_format.keep_with_next = True
    border = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        styles["Title"].element.pPr.remove(border)
    number(styles["Heading 1"], 1, 0)
    number(add_style(styles, "Numbered Paragraph"), 1, 1)
    number(styles["List Bullet"], 2, 0)
    number(add_style(styles, "Lettered List"), 3, 0)
    number(add_style(styles, "Running Paragraph"), 4, 0)
    # Space above a numbered paragraph parts it from a list or a table: no empty lines are needed.
    styles["Numbered Paragraph"].paragraph_format.space_before = Pt(6)
    styles["Numbered Paragraph"].paragraph_format.space_after = Pt(3)
    for name in ("List Bullet", "Lettered List"):
        styles[name].paragraph_format.space_after = Pt(3)
        for together in styles[name].element.pPr.findall(qn("w:contextualSpacing")):
            styles[name].element.pPr.remove(together)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, RGBColor(0x05, 0x4A, 0x91)
    language = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    language.set(qn("w:val"), "en-GB")


def add_style(styles: Styles, name: str) -> ParagraphStyle:
    """Add a paragraph style on Normal."""
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.quick_style = True
    return style


def set_font(style: ParagraphStyle, size: float, bold: bool = False) -> None:
    """Set the one font of the house, in every script's slot, in black or the council's ink."""
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    if bold:
        style.font.color.rgb = INK
    fonts = style.element.rPr.rFonts
    for key in [key for key in fonts.attrib if "Theme" in key]:
        del fonts.attrib[key]
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def number(style: ParagraphStyle, num: int, at: int) -> None:
    """Number a style's paragraphs with numbering ``num`` at level ``at``; indents come from it."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")) + properties.findall(qn("w:ind")):
        properties.remove(old)
    properties._add_numPr()
    properties.numPr.get_or_add_ilvl().val = at
    properties.numPr.get_or_add_numId().val = num


def add_text(paragraph: Paragraph, text: str) -> None:
    """Add words to a paragraph; ``[words](address)`` becomes a link."""
    at = 0
    for found in LINK.finditer(text):
        paragraph.add_run(text[at : found.start()])
        add_link(paragraph, found[1], found[2])
        at = found.end()
    if text[at:]:
        paragraph.add_run(text[at:])


def add_link(paragraph: Paragraph, words: str, address: str) -> None:
    """Add a hyperlink; LibreOffice keeps it in a PDF only with the Hyperlink style on its run."""
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run = paragraph.add_run(words, style="Hyperlink")
    link.append(run._r)
    paragraph._p.append(link)


def add_field(paragraph: Paragraph, name: str) -> Run:
    """Add a field such as PAGE with a stand-in figure; give its run."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {name} ")
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)
    return run


def add_table(document: Document, rows: Rows, widths: tuple[float, ...]) -> Table:
    """Add a ruled table with a repeated bold header row; ``widths`` in centimetres."""
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for place, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, row, widths, strict=True):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = Pt(3)
            paragraph.paragraph_format.space_after = Pt(3)
            paragraph.add_run(text).bold = True if place == 0 else None
        properties = table.rows[place]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if place == 0:
            properties.append(OxmlElement("w:tblHeader"))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def saved(document: Document) -> bytes:
    """Give the document's bytes, the same on every run."""
    out = io.BytesIO()
    document.save(out)
    return fixed.package(out.getvalue(), document.core_properties.title)
