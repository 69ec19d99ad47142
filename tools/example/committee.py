"""Previous committee reports as Word documents, with Word's own numbers or typed ones."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from example import fixed, house
from example.content import Block, ReportContent


def document(content: ReportContent, typed: bool) -> bytes:
    """Build a report; with ``typed`` its numbers are words on the page and not Word's."""
    made = house.new_document(content.title)
    header_and_footer(made.sections[0])
    front_table(made, content)
    made.add_paragraph(content.title, style="Title")
    for place, section in enumerate(content.section, start=1):
        heading = made.add_paragraph(style="Heading 1")
        if typed:
            type_number(heading, f"{place}.0")
        heading.add_run(section.heading)
        count = 0
        for block in section.blocks:
            count += block.p is not None or block.q is not None
            add_block(made, block, f"{place}.{count}" if typed else None)
    return house.saved(made)


def header_and_footer(section: Section) -> None:
    """Print the council's name above and the page's number below."""
    above = section.header.paragraphs[0]
    above.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    above.add_run(fixed.AUTHOR).font.size = Pt(9)
    below = section.footer.paragraphs[0]
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        below.add_run(words).font.size = Pt(9)
        house.add_field(below, field).font.size = Pt(9)


def front_table(made: Document, content: ReportContent) -> None:
    """Add the front matter: labels on the left, bold, without rules."""
    rows = (
        ("Report to:", content.report_to),
        ("Relevant Officer:", content.officer),
        ("Date of Meeting:", content.date),
    )
    table = made.add_table(rows=0, cols=2)
    table.autofit = False
    for row in rows:
        for cell, text, width in zip(table.add_row().cells, row, (4.5, 12.1), strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].add_run(text).bold = True
    for column, width in zip(table.columns, (4.5, 12.1), strict=True):
        column.width = Cm(width)


def add_block(made: Document, block: Block, typed: str | None) -> None:
    """Add one block; ``typed`` is the number to type, None where Word numbers."""
    if block.p is not None:
        house.add_text(numbered(made, typed), block.p)
    elif block.q is not None:
        add_question(numbered(made, typed), block.q, block.a or "")
    elif block.line is not None:
        line = made.add_paragraph(block.line)
        line.paragraph_format.left_indent = house.INDENT
    elif block.table:
        add_figures(made, block.table)
    for style, items in (("List Bullet", block.bullets), ("Lettered List", block.letters)):
        for item in items:
            house.add_text(made.add_paragraph(style=style), item)


def numbered(made: Document, typed: str | None) -> Paragraph:
    """Add an empty numbered paragraph."""
    paragraph = made.add_paragraph(style="Numbered Paragraph")
    if typed:
        type_number(paragraph, typed)
    return paragraph


def type_number(paragraph: Paragraph, number: str) -> None:
    """Type a number and a tab in front, on a hanging indent, and switch Word's number off."""
    form = paragraph.paragraph_format
    properties = paragraph._p.get_or_add_pPr()
    properties._add_numPr()
    properties.numPr.get_or_add_numId().val = 0
    form.left_indent, form.first_line_indent = house.INDENT, -house.INDENT
    paragraph.add_run(f"{number}\t")


def add_question(paragraph: Paragraph, question: str, answer: str) -> None:
    """Put a standard question and its answer on one line, the answer at the right margin."""
    tabs = paragraph.paragraph_format.tab_stops
    tabs.add_tab_stop(house.TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{question}\t{answer}")


def add_figures(made: Document, rows: tuple[tuple[str, ...], ...]) -> None:
    """Add a table under the paragraph it belongs to, words left and figures right."""
    first = 5.6
    rest = (15.1 - first) / (len(rows[0]) - 1)
    table = house.add_table(made, rows, (first, *[rest] * (len(rows[0]) - 1)))
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(round(house.INDENT.pt * 20)))
    indent.set(qn("w:type"), "dxa")
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    layout.addprevious(indent)
    for row in table.rows:
        for cell in row.cells[1:]:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def comments(paragraphs: tuple[str, ...]) -> bytes:
    """Build a consultee's comments: plain paragraphs and nothing else."""
    made = house.new_document("Comments of the Chief Finance Officer")
    for text in paragraphs:
        made.add_paragraph(text)
    return house.saved(made)
