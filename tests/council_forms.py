"""Plain Word forms of invented councils, as templates come: headings, guidance, no tags."""

import io
from collections.abc import Callable

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from committee_pack.profiles import load_profile

HEADINGS = tuple(shape.heading for shape in load_profile("scrutiny-14").sections)
LEVELS = (("%1.0", 0), ("%1.%2", 1))


def saved(document: Document) -> bytes:
    """Give a document's bytes."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def blue(document: Document, words: str) -> Paragraph:
    """Put a blue line at the end."""
    paragraph = document.add_paragraph()
    paragraph.add_run(words).font.color.rgb = RGBColor(0x00, 0x70, 0xC0)
    return paragraph


def numbered_list(document: Document) -> int:
    """Add a list that numbers 1.0 and 1.1; give its number."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>'
        for text, at in LEVELS
    )
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )
    return 77


def give_number(paragraph: Paragraph, number: int, level: int) -> None:
    """Number a paragraph by a list."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
            f'<w:numId w:val="{number}"/></w:numPr>'
        )
    )


def front_table(document: Document) -> None:
    """Put a table of labels, with blue prompts beside them, at the end."""
    table = document.add_table(rows=3, cols=2)
    for row, label in zip(table.rows, ("Report to:", "Report author:", "Date:"), strict=True):
        row.cells[0].text = label
        run = row.cells[1].paragraphs[0].add_run("[insert]")
        run.font.color.rgb = RGBColor(0x00, 0x70, 0xC0)


def head(document: Document) -> None:
    """Give a document a header, a footer and a property."""
    document.sections[0].header.paragraphs[0].text = "Northmere Borough Council"
    document.sections[0].footer.paragraphs[0].text = "Town Hall, Northmere"
    document.core_properties.title = "Report template v3"


def automatic_numbers() -> bytes:
    """A form with Word's own numbers, a table at the front, blue guidance and empty lines."""
    document = docx.Document()
    head(document)
    number = numbered_list(document)
    front_table(document)
    document.add_paragraph("Title of the report", style="Title")
    blue(document, "Please keep the report to six pages. Delete this note before submitting.")
    for heading in HEADINGS:
        give_number(document.add_paragraph(heading, style="Heading 1"), number, 0)
        blue(document, "Set out what the committee needs to know. Use plain English.")
        give_number(document.add_paragraph(""), number, 1)
    return saved(document)


def typed_numbers() -> bytes:
    """A form with typed numbers, lines with labels, and prompts in brackets."""
    document = docx.Document()
    head(document)
    for label in ("Report to", "Relevant Officer", "Date of Meeting"):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}:").bold = True
        paragraph.add_run("\t[complete]")
    document.add_paragraph("[Report title]", style="Title")
    for place, heading in enumerate(HEADINGS, start=1):
        document.add_paragraph(f"{place}.0\t{heading}", style="Heading 1")
        document.add_paragraph("[Insert text here]")
    return saved(document)


def no_numbers() -> bytes:
    """A form without numbers, with standing words under one heading."""
    document = docx.Document()
    head(document)
    front_table(document)
    document.add_paragraph("Title", style="Title")
    for heading in HEADINGS:
        document.add_paragraph(heading, style="Heading 1")
        if heading.startswith("Legal"):
            document.add_paragraph("The Monitoring Officer has been consulted on this report.")
        document.add_paragraph("")
    return saved(document)


def old_report() -> bytes:
    """A report of last year: typed numbers in headings and paragraphs, a table, a list."""
    document = docx.Document()
    head(document)
    for label, value in (("Report to", "Scrutiny Committee"), ("Date of Meeting", "4 March 2025")):
        document.add_paragraph(f"{label}: {value}")
    document.add_paragraph("Fostering recruitment", style="Title")
    for place, heading in enumerate(HEADINGS, start=1):
        document.add_paragraph(f"{place}.0 {heading}", style="Heading 1")
        document.add_paragraph(f"{place}.1 Last year’s words about {heading.lower()}.")
        if place == 6:
            document.add_table(rows=2, cols=2).rows[0].cells[0].text = "Carers"
            document.add_paragraph("Forty carers.", style="List Bullet")
    return saved(document)


def own_structure() -> bytes:
    """A form of another council: six headings, implications first, its own words."""
    document = docx.Document()
    head(document)
    number = numbered_list(document)
    front_table(document)
    document.add_paragraph("Report title", style="Title")
    for heading in (
        "Legal implications",
        "Financial implications",
        "Health and wellbeing",
        "Recommendations",
        "Background",
        "Next steps for members",
    ):
        give_number(document.add_paragraph(heading, style="Heading 1"), number, 0)
        document.add_paragraph("<type here>")
    return saved(document)


def _control(inner: str, extra: str = "") -> str:
    return (
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/>{extra}</w:sdtPr>"
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


PROMPT = "<w:r><w:t>Click or tap here to enter text.</w:t></w:r>"


def content_controls() -> bytes:
    """A form with bold headings and typed numbers, whose places are content controls."""
    document = docx.Document()
    head(document)
    table = document.add_table(rows=3, cols=2)
    for row, label in zip(table.rows, ("Report to", "Report of", "Meeting date"), strict=True):
        row.cells[0].text = label
    inline = table.rows[0].cells[1].paragraphs[0]._p
    inline.append(parse_xml(_control(PROMPT)))
    around = table.rows[1].cells[1]._tc
    wrapped = parse_xml(_control(""))
    around.addprevious(wrapped)
    wrapped[-1].append(around)
    around.p_lst[0].append(parse_xml(f"<w:r {nsdecls('w')}><w:t>Choose an officer</w:t></w:r>"))
    document.add_paragraph("Title of report", style="Title")
    for place, heading in enumerate(HEADINGS, start=1):
        run = document.add_paragraph().add_run(f"{place}. {heading.upper()}")
        run.bold = True
        last = document.paragraphs[-1]._p
        last.addnext(parse_xml(_control(f"<w:p>{PROMPT}</w:p>")))
    return saved(document)


FORMS: dict[str, Callable[[], bytes]] = {
    "automatic numbers": automatic_numbers,
    "typed numbers": typed_numbers,
    "no numbers": no_numbers,
    "old report": old_report,
    "own structure": own_structure,
    "content controls": content_controls,
}
