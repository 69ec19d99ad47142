"""Files made to do harm, small enough to be built in a test: a function for each."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.docx_parts import document_xml, p, package

SECRET = "what only this machine should know"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def honest(text: str = "Purpose of the report") -> bytes:
    """A Word file of one paragraph, with nothing wrong in it."""
    return in_document(document_xml(p(text)))


def in_document(xml: str | bytes) -> bytes:
    """A Word file with this XML for its main document."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
        parts.writestr("[Content_Types].xml", _types("word/document.xml", "wordprocessingml"))
        parts.writestr("_rels/.rels", _relations("officeDocument", "word/document.xml"))
        parts.writestr("word/document.xml", xml)
    return made.getvalue()


def _types(main: str, kind: str) -> str:
    office = f"application/vnd.openxmlformats-officedocument.{kind}"
    told = "document.main" if kind == "wordprocessingml" else "sheet.main"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="{office}.{told}+xml"/>'
        "</Types>"
    )


def _relations(kind: str, target: str) -> str:
    relation = f'<Relationship Id="r1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>'


def zip_bomb() -> bytes:
    """A document of 100 MB in a few hundred kilobytes."""
    return in_document(b" " * (100 * 1024 * 1024))


def too_many_paragraphs() -> bytes:
    """More elements than any report has, in a few kilobytes."""
    return in_document(document_xml("<w:p/>" * 2_100_000))


def many_runs() -> bytes:
    """One paragraph of 200,000 runs: strange, but it can be read."""
    return in_document(document_xml(f"<w:p>{'<w:r><w:t>a</w:t></w:r>' * 200_000}</w:p>"))


def many_words() -> bytes:
    """A report of 230,000 paragraphs: nothing runs out, but it takes seconds."""
    return in_document(document_xml(p("Some words of a paragraph.") * 230_000))


def deep_nesting() -> bytes:
    """Content controls in one another, 50,000 deep."""
    deep = 50_000
    opened, closed = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"
    return in_document(document_xml(f"{opened * deep}{p('in')}{closed * deep}"))


def _with_entities(declared: str, used: str) -> bytes:
    return in_document(f"<!DOCTYPE w:document [{declared}]>{document_xml(p(used))}")


def laughs() -> bytes:
    """An entity that grows tenfold at each of ten steps."""
    steps = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return _with_entities(f'<!ENTITY l0 "ha">{steps}', "&l9;")


def outside_entity(secret: Path) -> bytes:
    """An entity that stands for the words of another file."""
    return _with_entities(f'<!ENTITY x SYSTEM "{secret.as_uri()}">', "&x;")


def part_twice() -> bytes:
    """A package with two main documents."""
    made = io.BytesIO(honest("This one is shown"))
    with zipfile.ZipFile(made, "a") as parts, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parts.writestr("word/document.xml", document_xml(p("and this one is read")))
    return made.getvalue()


def wide_cell() -> bytes:
    """A cell that claims to go over thirty million columns."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="30000000"/></w:tcPr>{p("wide")}</w:tc>'
    return in_document(document_xml(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))


def workbook(sheet: str) -> bytes:
    """A workbook whose one sheet is the XML given."""
    return package(
        {
            "[Content_Types].xml": _types("xl/workbook.xml", "spreadsheetml"),
            "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels": _relations("worksheet", "s.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Plan" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/s.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{sheet}</worksheet>',
        }
    )


def too_many_rows() -> bytes:
    """A sheet of 300,000 rows that does not say how large it is."""
    return workbook("<row><c><v>1</v></c></row>" * 300_000 + "</sheetData>")


def merged_everywhere() -> bytes:
    """A sheet whose one merged area has 17 thousand million cells."""
    cells = '<row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    return workbook(f'{cells}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')


def pdf(*objects: str | bytes) -> bytes:
    """A pdf of the objects given, the catalogue first; streams come whole."""
    body, places = b"%PDF-1.5\n", []
    for number, held in enumerate(objects, start=1):
        places.append(len(body))
        raw = held.encode() if isinstance(held, str) else held
        body += b"%d 0 obj\n%b\nendobj\n" % (number, raw)
    start, size = len(body), len(objects) + 1
    body += b"xref\n0 %d\n0000000000 65535 f \n" % size
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def _stream(data: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries.encode(), data)


def _page(contents: bytes, resources: str = "", *more: str | bytes) -> bytes:
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"/Resources << {resources} >> >>",
        contents,
        *more,
    )


def page_tree_loop() -> bytes:
    """A tree of pages whose root is its own child."""
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>",
    )


def flate_bomb() -> bytes:
    """A page whose content unpacks to 400 MB."""
    packer = zlib.compressobj(1)
    block = b" " * (1024 * 1024)
    packed = b"".join(packer.compress(block) for _ in range(400)) + packer.flush()
    return _page(_stream(packed, "/Filter /FlateDecode"))


def _form(content: str, resources: str = "") -> bytes:
    entries = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {resources} >>"
    return _stream(content.encode(), entries)


def form_in_itself() -> bytes:
    """A form that draws itself."""
    itself = "/XObject << /A 5 0 R >>"
    return _page(_stream(b"/A Do"), itself, _form("/A Do", itself))


def forms_times_forms() -> bytes:
    """Forms that each draw the next ten times, twelve deep."""
    deep, many = 12, "/A Do " * 10
    forms = [_form(many, f"/XObject << /A {n + 6} 0 R >>") for n in range(deep)]
    last = _form("0 0 m 1 1 l S " * 10)
    return _page(_stream(b"/A Do"), "/XObject << /A 5 0 R >>", *forms, last)


REFUSED: tuple[tuple[Callable[[], bytes], str], ...] = (
    (zip_bomb, "unpacks to 100 MB"),
    (too_many_paragraphs, "holds more than 1,000,000 elements"),
    (deep_nesting, "nested more than 256 deep"),
    (laughs, "declares a document type"),
    (part_twice, "holds the part word/document.xml twice"),
    (page_tree_loop, "a.pdf"),
    (flate_bomb, "a.pdf"),
    (form_in_itself, "holds no text"),
    (forms_times_forms, "a.pdf"),
)
