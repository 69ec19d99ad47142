"""The inspection report as a Word document in the layout of the national framework."""

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor

from example import house
from example.content import InspectionContent

RULE = '<w:pBdr {ns}><w:top w:val="single" w:sz="6" w:space="4" w:color="000000"/></w:pBdr>'


def document(content: InspectionContent) -> bytes:
    """Build the report: title, judgements, summary, improvement points, numbered sections."""
    title = f"Inspection of {content.authority} local authority children’s services"
    made = house.new_document(title)
    plain_styles(made)
    footer(made.sections[0], title, content.dates)
    made.add_paragraph(title, style="Title")
    for label, words in (("Inspection dates: ", content.dates), ("Lead inspector: ", content.lead)):
        line = made.add_paragraph()
        line.add_run(label).bold = True
        line.add_run(words)
    house.add_table(made, (("Judgement", "Grade"), *content.judgements), (8.3, 8.3))
    summary = [made.add_paragraph(text) for text in content.summary]
    summary[0].paragraph_format.space_before = Pt(14)
    made.add_paragraph(content.improvement_heading, style="Heading 2")
    for text in content.improvements:
        made.add_paragraph(text, style="List Bullet")
    for section in content.section:
        made.add_paragraph(section.heading, style="Heading 2")
        for text in section.paragraphs:
            made.add_paragraph(text, style="Running Paragraph")
    made.add_paragraph(content.closing_heading, style="Heading 2")
    for text in content.closing:
        made.add_paragraph(text)
    return house.saved(made)


def plain_styles(made: Document) -> None:
    """Set the inspectorate's look: larger black type, square bullets, air between paragraphs."""
    styles = made.styles
    styles["Normal"].font.size = Pt(12)
    styles["Normal"].paragraph_format.space_after = Pt(12)
    for name, size in (("Title", 22), ("Heading 2", 14)):
        styles[name].font.size = Pt(size)
        styles[name].font.color.rgb = RGBColor(0, 0, 0)
    styles["Title"].font.bold = False
    styles["Title"].paragraph_format.space_after = Pt(14)
    styles["Heading 2"].paragraph_format.space_before = Pt(16)
    styles["Heading 2"].paragraph_format.space_after = Pt(8)
    styles["Normal"].paragraph_format.line_spacing = 1.15
    bullet = styles["List Bullet"].paragraph_format
    bullet.space_after, bullet.left_indent, bullet.first_line_indent = Pt(4), Cm(0.8), Cm(-0.8)
    for text in made.part.numbering_part.element.iter(qn("w:lvlText")):
        if text.get(qn("w:val")) == "•":
            text.set(qn("w:val"), "■")


def footer(section: Section, title: str, dates: str) -> None:
    """Print title and dates on two lines at the foot of every page but the first."""
    section.different_first_page_header_footer = True
    above, below = section.footer.paragraphs[0], section.footer.add_paragraph()
    above._p.get_or_add_pPr().append(parse_xml(RULE.format(ns=nsdecls("w"))))
    for paragraph, words in ((above, title), (below, dates)):
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = 1
        paragraph.add_run(words).font.size = Pt(8)
    below.paragraph_format.tab_stops.add_tab_stop(Cm(16.6), WD_TAB_ALIGNMENT.RIGHT)
    below.add_run("\t")
    house.add_field(below, "PAGE").font.size = Pt(12)
