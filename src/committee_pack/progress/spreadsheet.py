"""Read a workbook (xlsx, xlsm) with openpyxl: visible sheets, rows and columns, values only.

Macros are never run, formulas never worked out, links never followed. What is hidden is told by its
place and never kept.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple

from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell

from committee_pack.model.finding import Finding
from committee_pack.model.source import Source
from committee_pack.progress.colours import fill_name, ink_name, theme_colours
from committee_pack.progress.dates import month_of
from committee_pack.progress.figures import decimal_of, shown
from committee_pack.progress.grid import (
    Cell,
    Sheet,
)
from committee_pack.progress.hidden import (
    beside_cells,
    by_rules,
    hidden_parts,
    hidden_sheet,
    out_of_order,
    without_value,
)
from committee_pack.progress.soundness import (
    OPENPYXL_FAILS,
    PACKAGE_FAILS,
    Damaged,
    TooLarge,
    from_library,
    library,
)
from committee_pack.progress.visibility import SheetMarks, sheet_marks

MAX_PART = 400 * 1024 * 1024
MAX_TOTAL = 600 * 1024 * 1024
MAX_PARTS = 5_000
MAX_TEXT = 32_767  # Excel's own limit; more is an attack on the memory, not a text
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATED = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

_SHAPED = (int, float, datetime)  # what is shown by a number format


class _Seen(NamedTuple):
    """A cell as openpyxl has it; without fill and font where it has no style of its own."""

    value: Any
    fill: Any
    font: Any
    number_format: str


def read_sheets(data: bytes, source: Source) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """Read the visible sheets of a workbook.

    Raises:
        TooLarge: it unpacks to more than is read.
        Damaged: it is no sound workbook.
    """
    with opened(data) as parts, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl speaks of styles and extensions it leaves out
        check_size(parts)
        # Before openpyxl, which goes through a sheet of any length that does not give its size.
        places = dict(_sheet_parts(parts))
        marks = {name: _marks(parts, place) for name, place in places.items()}
        with library(*OPENPYXL_FAILS):
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            worksheets = [(sheet, sheet.title, sheet.sheet_state) for sheet in book.worksheets]
        theme = theme_colours(book.loaded_theme)
        order = book.sheetnames
        sheets: list[Sheet] = []
        findings: list[Finding] = []
        for worksheet, title, state in worksheets:
            if state != "visible":
                findings.append(hidden_sheet(order.index(title) + 1, source))
                continue
            if title not in marks:
                raise Damaged("a sheet without a part")
            sheets.append(_sheet(worksheet, title, marks[title], theme))
            for told in (hidden_parts, without_value, out_of_order, by_rules):
                findings.extend(told(title, marks[title], source))
            findings.extend(beside_cells(title, *_beside(parts, places[title]), source))
        book.close()
    return tuple(sheets), tuple(findings)


def opened(data: bytes) -> zipfile.ZipFile:
    """Open a package.

    Raises:
        Damaged: it is none, or its list of parts cannot be read.
    """
    with library(*PACKAGE_FAILS):
        return zipfile.ZipFile(io.BytesIO(data))


def part_of(parts: zipfile.ZipFile, name: str) -> bytes:
    """Read a whole part.

    Raises:
        Damaged: there is none of that name, or it cannot be unpacked.
    """
    with library(*PACKAGE_FAILS):
        return parts.read(name)


def _marks(parts: zipfile.ZipFile, place: str) -> SheetMarks:
    with library(*PACKAGE_FAILS):
        part = parts.open(place)
    with part:
        return sheet_marks(part)


def _beside(parts: zipfile.ZipFile, place: str) -> tuple[bool, bool]:
    """Tell whether a sheet has comments, and whether it has drawings, by its relations alone."""
    folder, _, name = place.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    if relations not in parts.namelist():
        return False, False
    kinds = {kind.rpartition("/")[2] for kind, _ in _relations(parts, relations, folder).values()}
    comments = bool(kinds & {"comments", "threadedComment"})
    # Excel keeps the boxes of comments as an old drawing (vmlDrawing) beside them.
    drawn = {"drawing", "image", "oleObject", "control"} | (set() if comments else {"vmlDrawing"})
    return comments, bool(kinds & drawn)


def check_size(parts: zipfile.ZipFile) -> None:
    """Refuse a package that unpacks to more than is read.

    Raises:
        TooLarge: by the number of its parts, one of them, or all together.
    """
    listed = parts.infolist()
    if len(listed) > MAX_PARTS or sum(part.file_size for part in listed) > MAX_TOTAL:
        raise TooLarge("unpacked size")
    if any(part.file_size > MAX_PART for part in listed):
        raise TooLarge("unpacked size of a part")


def _sheet_parts(parts: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Give each sheet's name and the part it stands in, by the workbook's own relations."""
    book = _target(parts, "_rels/.rels", "", "/officeDocument")
    folder, _, name = book.rpartition("/")
    related = _relations(parts, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)
    for sheet in _tree(parts, book).iter("{*}sheet"):
        place = sheet.get(_RELATED) or sheet.get(_STRICT_RELATED)
        if place in related:
            yield str(sheet.get("name")), related[place][1]


def _target(parts: zipfile.ZipFile, relations: str, folder: str, kind: str) -> str:
    for told, target in _relations(parts, relations, folder).values():
        if told.endswith(kind):
            return target
    raise Damaged(kind)


def _relations(parts: zipfile.ZipFile, name: str, folder: str) -> dict[str, tuple[str, str]]:
    found = {}
    for relation in _tree(parts, name).iter("{*}Relationship"):
        target = str(relation.get("Target"))
        full = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        found[str(relation.get("Id"))] = (str(relation.get("Type")), full)
    return found


def _tree(parts: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with library(*PACKAGE_FAILS):
        return etree.fromstring(part_of(parts, name), parser)


def _sheet(worksheet: Any, title: str, marks: SheetMarks, theme: tuple[str, ...]) -> Sheet:  # noqa: ANN401
    worksheet.reset_dimensions()  # the size a sheet claims may be a million empty rows
    rows: dict[int, dict[int, Cell]] = {}
    given = from_library(iter(worksheet.iter_rows()), *OPENPYXL_FAILS)
    for number, cells in enumerate(given, start=1):
        if not cells or number in marks.hidden_rows:
            continue
        kept = {}
        for column, seen in _seen(cells, marks.hidden_columns):
            plain = _cell(seen, theme)
            if plain.text or plain.fill:
                kept[column] = plain
        if kept:
            rows[number] = kept
    return Sheet(name=title, rows=rows, merged=marks.merged)


def _seen(cells: Any, hidden: frozenset[int]) -> list[tuple[int, _Seen]]:  # noqa: ANN401
    """Take the visible cells of a row out of openpyxl, which looks up styles only when asked.

    Asking costs more than reading the value, so a cell is asked for no more than it may have.
    """
    seen = []
    with library(*OPENPYXL_FAILS):
        for column, cell in enumerate(cells, start=1):
            if column in hidden or isinstance(cell, EmptyCell):
                continue
            value = cell.value
            fill, font = (cell.fill, cell.font) if cell.has_style else (None, None)
            shape = cell.number_format if isinstance(value, _SHAPED) else "General"
            seen.append((column, _Seen(value, fill, font, shape)))
    return seen


def _cell(seen: _Seen, theme: tuple[str, ...]) -> Cell:
    fill = fill_name(seen.fill, theme) if seen.fill is not None else None
    ink = ink_name(seen.font, theme) if seen.font is not None else None
    raw, shape = seen.value, seen.number_format
    if isinstance(raw, str):
        return _text_cell(raw, fill, ink)
    if isinstance(raw, datetime) and (month := month_of(raw.date(), shape)):
        return Cell(month, month, fill, ink)
    if isinstance(raw, datetime):
        return Cell(f"{raw.day:02}/{raw.month:02}/{raw.year}", raw.date(), fill, ink, shape)
    if isinstance(raw, bool):
        return Cell(str(raw).upper(), str(raw).upper(), fill, ink, shape)
    if isinstance(raw, int | float):
        figure = decimal_of(raw)
        text = shown(figure, shape) if figure is not None else ""
        return Cell(text, figure, fill, ink, shape)
    return _text_cell(raw, fill, ink)


def _text_cell(raw: object, fill: str | None, ink: str | None) -> Cell:
    if isinstance(raw, str) and len(raw) > MAX_TEXT:
        raise TooLarge("text of a cell")
    if isinstance(raw, date | time):
        raw = raw.isoformat()
    text = "" if raw is None else str(raw).replace("_x000D_", "").replace("\r\n", "\n").strip()
    return Cell(text, text or None, fill, ink)
