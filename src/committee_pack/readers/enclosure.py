"""What a file that is copied as an appendix holds beside what it shows.

The whole file goes to whoever gets it: hidden sheets, comments, deleted words, the data behind a
chart. Told by its place and its kind, never by its content. The list follows the Information
Commissioner's guidance "Disclosing documents to the public securely" (2025).
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from committee_pack.model.excerpt import Excerpt
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Source, SourceKind, Where
from committee_pack.readers.intake import open_source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHANGES = tuple(
    _W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
)
_PEOPLE = ("creator", "lastModifiedBy", "Manager", "Company")
# Kinds of annotation that are a reviewer's remarks, not links or fields (PDF 32000-1, 12.5.6).
_REMARKS = frozenset((1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))
_MAKERS = ("Author",)
# Parts of an Office file that hold data of other files, by where they stand.
_PARTS = (
    ("/embeddings/", "enclosed-file", "other files inside it, such as the workbook of a chart"),
    ("/pivotCache/", "enclosed-file", "the data behind a pivot table, filtered or not"),
    ("/externalLinks/", "enclosed-links", "links to other workbooks, with values of theirs"),
    ("/threadedComments/", "enclosed-comments", "comments"),
)


def read_enclosure(path: Path) -> Excerpt:
    """Look a file over that is to be copied as it is; its words are not taken.

    Raises:
        InputUnreadable: it cannot be opened, or is of no kind that can be looked into.
    """
    source, data = open_source(path)
    found: Iterable[Finding] = ()
    if source.kind is SourceKind.PDF:
        found = _in_pdf(source, data)
    elif source.kind in (SourceKind.DOCX, SourceKind.XLSX):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            found = tuple(_in_office(source, package))
    return Excerpt(source=source, findings=tuple(found))


def _told(source: Source, rule: str, what: str, severity: Severity = Severity.WARNING) -> Finding:
    name = Path(source.path).name
    return Finding(
        rule=rule,
        severity=severity,
        message=f"{name} has {what}. All of the file goes to whoever gets the appendix.",
        hint="Take that out (in Office: File, Info, Inspect Document), or give a PDF of what is to "
        "be seen.",
        where=Where(source=name),
    )


def _in_office(source: Source, package: zipfile.ZipFile) -> Iterator[Finding]:
    names = package.namelist()
    told: set[tuple[str, str]] = set()
    for place, rule, what in _PARTS:
        if any(place.casefold() in name.casefold() for name in names):
            told.add((rule, what))
    if any(name.startswith("xl/comments") for name in names):
        told.add(("enclosed-comments", "comments"))
    if source.kind is SourceKind.DOCX:
        told |= set(_in_word(package, names))
    yield from (_told(source, rule, what) for rule, what in sorted(told))
    if source.kind is SourceKind.XLSX:
        yield from _in_workbook(source, package, names)
    yield from _properties(source, package, names)


def _in_word(package: zipfile.ZipFile, names: list[str]) -> Iterator[tuple[str, str]]:
    if "word/comments.xml" in names and _has(package, "word/comments.xml", (f"{_W}comment",)):
        yield "enclosed-comments", "comments"
    for name in names:
        if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1:
            if _has(package, name, _CHANGES):
                yield "enclosed-changes", "tracked changes, and in them words that were deleted"
            if name not in ("word/styles.xml", "word/numbering.xml") and _has(
                package, name, (f"{_W}vanish",)
            ):
                yield "enclosed-hidden-text", "hidden text"


def _has(package: zipfile.ZipFile, name: str, tags: tuple[str, ...]) -> bool:
    with package.open(name) as part:
        events = etree.iterparse(part, tag=tags, resolve_entities=False, no_network=True)
        try:
            return next(iter(events), None) is not None
        except etree.XMLSyntaxError:
            return False


def _in_workbook(source: Source, package: zipfile.ZipFile, names: list[str]) -> Iterator[Finding]:
    hidden = sum(_is_hidden(state) for state in _sheet_states(package, names))
    if hidden:
        which = "a hidden sheet" if hidden == 1 else f"{hidden} hidden sheets"
        yield _told(source, "enclosed-hidden-sheet", which, Severity.ERROR)
    sheets = [name for name in names if name.startswith("xl/worksheets/") and name.endswith(".xml")]
    if any(_hides_cells(package, name) for name in sheets):
        yield _told(source, "enclosed-hidden-cells", "hidden rows or columns")


def _is_hidden(state: str | None) -> bool:
    return state in ("hidden", "veryHidden")


def _sheet_states(package: zipfile.ZipFile, names: list[str]) -> list[str | None]:
    main = next((name for name in names if name.casefold() == "xl/workbook.xml"), None)
    if main is None:
        return []
    with package.open(main) as part:
        events = etree.iterparse(part, tag="{*}sheet", resolve_entities=False, no_network=True)
        try:
            return [sheet.get("state") for _, sheet in events]
        except etree.XMLSyntaxError:
            return []


def _hides_cells(package: zipfile.ZipFile, name: str) -> bool:
    with package.open(name) as part:
        tags = ("{*}row", "{*}col")
        events = etree.iterparse(part, tag=tags, resolve_entities=False, no_network=True)
        try:
            for _, one in events:
                if one.get("hidden") in ("1", "true"):
                    return True
                one.clear()
        except etree.XMLSyntaxError:
            return False
    return False


def _properties(source: Source, package: zipfile.ZipFile, names: list[str]) -> Iterator[Finding]:
    told = []
    for name in ("docProps/core.xml", "docProps/app.xml"):
        if name in names:
            with package.open(name) as part:
                events = etree.iterparse(part, resolve_entities=False, no_network=True)
                try:
                    filled = [etree.QName(one).localname for _, one in events if one.text]
                except etree.XMLSyntaxError:
                    filled = []
            told += [field for field in _PEOPLE if field in filled]
    if "docProps/custom.xml" in names:
        told.append("custom properties")
    if told:
        what = f"document properties that say who made it or where ({', '.join(told)})"
        yield _told(source, "enclosed-properties", what, Severity.INFO)


def _in_pdf(source: Source, data: bytes) -> Iterator[Finding]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        yield _told(source, "enclosed-unknown", "a form that cannot be looked into")
        return
    try:
        if pdfium.FPDFDoc_GetAttachmentCount(document):
            yield _told(source, "enclosed-file", "other files attached inside it")
        remarks = sum(_remarks(document, page) for page in range(len(document)))
        if remarks:
            yield _told(source, "enclosed-comments", f"comments ({remarks})")
        people = [name for name in _MAKERS if document.get_metadata_value(name).strip()]
        if people:
            what = f"document properties that say who made it ({', '.join(people)})"
            yield _told(source, "enclosed-properties", what, Severity.INFO)
    finally:
        document.close()


def _remarks(document: pypdfium2.PdfDocument, number: int) -> int:
    page = document[number]
    count = 0
    for place in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, place)
        if annotation:
            count += pdfium.FPDFAnnot_GetSubtype(annotation) in _REMARKS
            pdfium.FPDFPage_CloseAnnot(annotation)
    page.close()
    return count
