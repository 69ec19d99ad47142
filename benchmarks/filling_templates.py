"""The shipped report template in the tag languages of four engines, and what is filled into it.

The header, styles, numbers and footer are those of ``templates/scrutiny-report.docx``. Only the
tags differ, so that all engines put the same words into the same places.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from committee_pack.model.report import Block, Paragraph, Table
from committee_pack.profiles import load_profile

TEMPLATE = Path(__file__).resolve().parent.parent / "templates" / "scrutiny-report.docx"
COLUMNS = ("Ref", "Action", "Owner", "Due", "Status")
MEASURES = ("Measure", "Last year", "This year", "Target")
FACTS: Mapping[str, Mapping[str, object]] = {
    "meeting": {
        "committee": "Children & Young People Scrutiny Committee",
        "date": "26 November 2026",
        "iso_date": "2026-11-26",
    },
    "report": {"title": "Improvement Plan: progress", "officer": "Rowan Ashdale", "item": 6},
    "front_matter": {
        "report_to": "Children & Young People Scrutiny Committee",
        "officer": "Rowan Ashdale, Assistant Director",
        "date": "26 November 2026",
    },
}
_KEYS = ("a", "b", "c", "d", "e")
_TAG = re.compile(r"\{\{ ([a-z_.]+) \}\}")
_SECTION = re.compile(r"<w:p>(?:(?!</w:p>).)*\{\{ sections\.([a-z_]+) \}\}.*?</w:p>", re.DOTALL)


def words(section: str, number: int) -> str:
    """Give one paragraph of a section, with characters that have to be escaped."""
    return (
        f"Paragraph {number} about {section}: the service & its partners have “reviewed” what was "
        "found, and report <quarterly> on what is different for children and young people."
    )


def rows(count: int, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Give the rows of a table without its headings."""
    status = ("Complete", "On track", "At risk", "Off track")
    made = [
        (
            f"{number}.1",
            f"Review the plans of children & carers, group {number}, with schools and health",
            "Head of Quality & Practice",
            "30 November 2026",
            status[number % len(status)],
        )
        for number in range(1, count + 1)
    ]
    return [row[: len(columns)] for row in made]


def sections() -> list[str]:
    """Give the ids of the sections, in order."""
    return [shape.id for shape in load_profile("scrutiny-14").sections]


def blocks(count: int) -> dict[str, tuple[Block, ...]]:
    """Give what ``fill`` is given: two paragraphs a section, and two tables in the background."""
    given: dict[str, tuple[Block, ...]] = {}
    for at, section in enumerate(sections(), start=1):
        given[f"sections.{section}"] = tuple(
            Paragraph(number=f"{at}.{number}", text=words(section, number)) for number in (1, 2)
        )
    given["sections.background"] += (
        Table(header_rows=1, rows=(COLUMNS, *rows(count, COLUMNS))),
        Table(header_rows=1, rows=(MEASURES, *rows(12, MEASURES))),
    )
    return given


def context(count: int) -> dict[str, object]:
    """Give the same words as the engines with tags are given them."""
    return {
        **FACTS,
        "sections": {one: [{"text": words(one, n)} for n in (1, 2)] for one in sections()},
        "actions": [dict(zip(_KEYS, row, strict=False)) for row in rows(count, COLUMNS)],
        "measures": [dict(zip(_KEYS, row, strict=False)) for row in rows(12, MEASURES)],
    }


def template(engine: str) -> bytes:
    """Give the template in the tags of ``docxtpl``, ``docxtemplater`` or ``carbone``."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(TEMPLATE) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            text = source.read(name).decode()
            if name == "word/document.xml":
                text = _SECTION.sub(lambda found: _section(engine, found[1]), text)
            if engine != "docxtpl":
                prefix = "d." if engine == "carbone" else ""
                text = _TAG.sub(rf"{{{prefix}\1}}", text)
            target.writestr(name, text)
    return buffer.getvalue()


def _section(engine: str, section: str) -> str:
    loop = _looped_paragraph(engine, section)
    if section == "background":
        loop += _table(engine, "actions", COLUMNS) + _paragraph("BodyContinuation", "")
        loop += _table(engine, "measures", MEASURES)
    return loop


def _looped_paragraph(engine: str, section: str) -> str:
    def one(text: str) -> str:
        return _paragraph("NumberedParagraph", text)

    if engine == "docxtpl":
        return (
            one(f"{{%p for p in sections.{section} %}}") + one("{{p.text}}") + one("{%p endfor %}")
        )
    if engine == "docxtemplater":
        return one(f"{{#sections.{section}}}") + one("{text}") + one(f"{{/sections.{section}}}")
    return one(f"{{d.sections.{section}[i].text}}") + one(f"{{d.sections.{section}[i+1].text}}")


def _table(engine: str, name: str, headings: tuple[str, ...]) -> str:
    keys = _KEYS[: len(headings)]
    head = _row(headings, "TableHeading")
    if engine == "docxtpl":
        body = (
            _row((f"{{%tr for a in {name} %}}",))
            + _row(tuple(f"{{{{a.{key}}}}}" for key in keys))
            + _row(("{%tr endfor %}",))
        )
    elif engine == "docxtemplater":
        cells = [f"{{{key}}}" for key in keys]
        cells[0], cells[-1] = f"{{#{name}}}{cells[0]}", f"{cells[-1]}{{/{name}}}"
        body = _row(tuple(cells))
    else:
        body = _row(tuple(f"{{d.{name}[i].{key}}}" for key in keys))
        body += _row(tuple(f"{{d.{name}[i+1].{key}}}" for key in keys))
    properties = (
        '<w:tblPr><w:tblStyle w:val="CouncilTable"/><w:tblW w:w="9026" w:type="dxa"/></w:tblPr>'
    )
    wide = 9026 // len(keys)
    grid = f'<w:tblGrid>{f"""<w:gridCol w:w="{wide}"/>""" * len(keys)}</w:tblGrid>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{grid}{head}{body}</w:tbl>"


def _row(cells: tuple[str, ...], style: str = "TableText") -> str:
    wide = '<w:tcPr><w:tcW w:w="1800" w:type="dxa"/></w:tcPr>'
    made = "".join(f"<w:tc>{wide}{_paragraph(style, cell)}</w:tc>" for cell in cells)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>"


def _paragraph(style: str, text: str) -> str:
    run = f"<w:r><w:t>{escape(text)}</w:t></w:r>" if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'
