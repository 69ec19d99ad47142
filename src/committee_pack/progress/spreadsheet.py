"""Read a workbook (xlsx, xlsm) with openpyxl: visible sheets, rows and columns, values only.

Macros are never run, formulas never worked out, links never followed. What is hidden is told by its
place and never kept.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from committee_pack.model.finding import Finding
from committee_pack.model.source import Source
from committee_pack.progress.colours import fill_name, ink_name, theme_colours
from committee_pack.progress.figures import decimal_of, shown
from committee_pack.progress.grid import (
    Cell,
    Sheet,
)
from committee_pack.progress.hidden import hidden_parts, hidden_sheet, out_of_order, without_value
from committee_pack.progress.visibility import SheetMarks, TooLarge, sheet_marks

MAX_PART = 400 * 1024 * 1024
MAX_TOTAL = 600 * 1024 * 1024
MAX_PARTS = 5_000
MAX_TEXT = 32_767  # Excel's own limit; more is an attack on the memory, not a text
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATED = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

DAMAGED = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, etree.XMLSyntaxError,
    EOFError, KeyError, ValueError, TypeError, IndexError, AttributeError, OverflowError,
    RecursionError, NotImplementedError,
)  # fmt: skip
"""What zipfile, lxml and openpyxl raise on a workbook that is damaged or no workbook."""


def read_sheets(data: bytes, source: Source) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """Read the visible sheets of a workbook.

    Raises:
        TooLarge: it unpacks to more than is read.
        DAMAGED: any of these, where it is no sound workbook.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as parts, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl speaks of styles and extensions it leaves out
        check_size(parts)
        # Before openpyxl, which goes through a sheet of any length that does not give its size.
        marks = {name: _marks(parts, place) for name, place in _sheet_parts(parts)}
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        theme = theme_colours(book.loaded_theme)
        sheets, findings = [], []
        for worksheet in book.worksheets:
            if worksheet.sheet_state != "visible":
                findings.append(hidden_sheet(worksheet.title, source))
                continue
            own = marks[worksheet.title]
            sheets.append(_sheet(worksheet, own, theme))
            findings.extend(hidden_parts(worksheet.title, own, source))
            findings.extend(without_value(worksheet.title, own, source))
            findings.extend(out_of_order(worksheet.title, own, source))
        book.close()
    return tuple(sheets), tuple(findings)


def _marks(parts: zipfile.ZipFile, place: str) -> SheetMarks:
    with parts.open(place) as part:
        return sheet_marks(part)


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
    raise KeyError(kind)


def _relations(parts: zipfile.ZipFile, name: str, folder: str) -> dict[str, tuple[str, str]]:
    found = {}
    for relation in _tree(parts, name).iter("{*}Relationship"):
        target = str(relation.get("Target"))
        full = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        found[str(relation.get("Id"))] = (str(relation.get("Type")), full)
    return found


def _tree(parts: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(parts.read(name), parser)


def _sheet(worksheet: Any, marks: SheetMarks, theme: tuple[str, ...]) -> Sheet:  # noqa: ANN401
    worksheet.reset_dimensions()  # the size a sheet claims may be a million empty rows
    rows: dict[int, dict[int, Cell]] = {}
    for number, cells in enumerate(worksheet.iter_rows(), start=1):
        if not cells or number in marks.hidden_rows:
            continue
        kept = _row(cells, marks, theme)
        if kept:
            rows[number] = kept
    return Sheet(name=worksheet.title, rows=rows, merged=marks.merged)


def _row(cells: Any, marks: SheetMarks, theme: tuple[str, ...]) -> dict[int, Cell]:  # noqa: ANN401
    kept = {}
    for column, cell in enumerate(cells, start=1):
        if cell.fill is None or marks.column_is_hidden(column):
            continue
        plain = _cell(cell, theme)
        if plain.text or plain.fill:
            kept[column] = plain
    return kept


def _cell(cell: Any, theme: tuple[str, ...]) -> Cell:  # noqa: ANN401
    fill = fill_name(cell.fill, theme) if cell.has_style else None
    ink = ink_name(cell.font, theme) if cell.has_style else None
    raw = cell.value
    shape = cell.number_format if isinstance(raw, int | float | datetime) else "General"
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
