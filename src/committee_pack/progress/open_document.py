"""Read an OpenDocument spreadsheet (ods): visible cells, values only.

The part is gone through once, as a stream. OpenDocument 1.3 part 3: tables 9, styles 16.
"""

import zipfile
from collections.abc import Iterator
from typing import IO

from lxml import etree

from committee_pack.model.finding import Finding
from committee_pack.model.source import Source
from committee_pack.progress.grid import Sheet
from committee_pack.progress.hidden import (
    beside_cells,
    hidden_parts,
    hidden_sheet,
    without_value,
)
from committee_pack.progress.open_styles import CellStyles
from committee_pack.progress.open_table import OpenTable
from committee_pack.progress.soundness import (
    PACKAGE_FAILS,
    Damaged,
    TooLarge,
    from_library,
    library,
)
from committee_pack.progress.spreadsheet import check_size, opened, part_of
from committee_pack.progress.visibility import MAX_ROWS

MIME_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}style"
_CHUNK = 1024 * 1024
_GROUPS = (f"{_TABLE}table-row-group", f"{_TABLE}table-column-group")


def is_open_document(data: bytes) -> bool:
    """Tell whether a zip archive is an OpenDocument spreadsheet, by the part that says so."""
    if MIME_TYPE in data[:200]:  # where the standard wants it: first, and not packed
        return True
    try:
        with opened(data) as parts:
            return "mimetype" in parts.namelist() and part_of(parts, "mimetype")[:60] == MIME_TYPE
    except Damaged:
        return False


def read_open_sheets(data: bytes, source: Source) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """Read the visible sheets of an OpenDocument spreadsheet.

    Raises:
        TooLarge: it unpacks or unfolds to more than is read.
        Damaged: it is no sound spreadsheet.
    """
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    with opened(data) as parts:
        check_size(parts)
        styles = CellStyles()
        if "styles.xml" in parts.namelist():
            with _stream(parts, "styles.xml") as part:
                styles.take_all(part)
        _check_rows(parts)
        with _stream(parts, "content.xml") as part:
            for place, table in enumerate(_tables(part, styles), start=1):
                if table.is_hidden:
                    findings.append(hidden_sheet(place, source))
                    continue
                sheets.append(Sheet(name=table.name, rows=table.rows, merged=tuple(table.merged)))
                marks = table.marks()
                findings.extend(hidden_parts(table.name, marks, source))
                findings.extend(without_value(table.name, marks, source))
                findings.extend(beside_cells(table.name, table.comments, table.drawings, source))
    return tuple(sheets), tuple(findings)


def is_encrypted(data: bytes) -> bool:
    """Tell whether the parts of an OpenDocument file are encrypted (ODF 1.3 part 2, 4.8)."""
    with opened(data) as parts:
        return b"encryption-data" in part_of(parts, "META-INF/manifest.xml")


def _check_rows(parts: zipfile.ZipFile) -> None:
    """Count the rows of all sheets without reading them: each is named once, or twice if closed.

    Raises:
        TooLarge: they are more than two sheets may have.
    """
    named = 0
    with _stream(parts, "content.xml") as part, library(*PACKAGE_FAILS):
        while chunk := part.read(_CHUNK):
            named += chunk.count(b"table-row")
    if named > 4 * MAX_ROWS:
        raise TooLarge("rows")


def _stream(parts: zipfile.ZipFile, name: str) -> IO[bytes]:
    with library(*PACKAGE_FAILS):
        return parts.open(name)


def _tables(part: IO[bytes], styles: CellStyles) -> Iterator[OpenTable]:
    """Give the tables one by one. A hidden one holds no cell: its rows are passed over."""
    names = ("table", "table-column", "table-row", "shapes")
    tags = (_STYLE, *(f"{_TABLE}{name}" for name in names), *_GROUPS)
    table: OpenTable | None = None
    with library(*PACKAGE_FAILS):
        events = etree.iterparse(
            part, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True
        )
    for event, element in from_library(iter(events), *PACKAGE_FAILS):
        if event == "start":
            if element.tag == f"{_TABLE}table" and table is None:
                table = OpenTable(element, styles)
            elif element.tag in _GROUPS and table is not None:
                table.enter(element)
            continue
        if element.tag == _STYLE:
            styles.take(element)
        elif table is not None and _ends(table, element):
            yield table
            table = None
        element.clear()


def _ends(table: OpenTable, element: etree._Element) -> bool:
    """Take an element that is complete; tell whether it is the table itself."""
    name = element.tag.rpartition("}")[2]
    if name == "table-row":
        table.take_row(element)
    elif name == "table-column":
        table.take_column(element)
    elif name == "shapes":
        table.drawings = True
    elif element.tag in _GROUPS:
        table.leave(element)
    return element.tag == f"{_TABLE}table" and element.get(f"{_TABLE}name") == table.name
