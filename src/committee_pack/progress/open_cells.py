"""The cells of an OpenDocument spreadsheet (ODF 1.3 part 3: values 19.367 to 19.387, text 6.1)."""

from datetime import date

from lxml import etree

from committee_pack.progress.dates import month_shown
from committee_pack.progress.figures import decimal_of, shown
from committee_pack.progress.grid import Cell, CellValue
from committee_pack.progress.open_styles import CellStyle
from committee_pack.progress.soundness import TooLarge, library, whole_number
from committee_pack.progress.spreadsheet import MAX_TEXT

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def cell_of(element: etree._Element, style: CellStyle) -> Cell:
    """Give a cell: its words as they are shown, what it holds, and its colours.

    Raises:
        TooLarge: its text is longer than a cell can have.
    """
    text = "\n".join(_words(one) for one in element.iterchildren(f"{_TEXT}p")).strip()
    if len(text) > MAX_TEXT:
        raise TooLarge("text of a cell")
    value, shape = _value(element, text)
    if isinstance(value, date) and (month := month_shown(value, text)):
        text, value = month, month
    elif isinstance(value, date):
        text = f"{value.day:02}/{value.month:02}/{value.year}"
    elif value is not None and not isinstance(value, str) and not text:
        text = shown(value, shape)
    return Cell(text, value, style.fill, style.ink, shape)


def _value(element: etree._Element, text: str) -> tuple[CellValue, str]:
    """Give what a cell holds, and how it is shown; comments and formulas are none of it."""
    kind = element.get(f"{_OFFICE}value-type")
    if kind == "date":
        with library(ValueError):
            return date.fromisoformat(str(element.get(f"{_OFFICE}date-value"))[:10]), "General"
    if kind in ("float", "percentage", "currency"):
        with library(ValueError):
            number = float(str(element.get(f"{_OFFICE}value")))
        figure = decimal_of(number)
        pounds = element.get(f"{_OFFICE}currency") == "GBP" or text.startswith("£")
        shape = "0%" if kind == "percentage" else "£0" if pounds else "General"
        return figure, shape
    return text or None, "General"


def _words(paragraph: etree._Element) -> str:
    """Give a paragraph's words; spaces, tabs and breaks are elements (6.1.2 to 6.1.5)."""
    told = [paragraph.text or ""]
    for part in paragraph:
        name = part.tag.rpartition("}")[2] if isinstance(part.tag, str) else ""
        if name == "s":
            told.append(" " * min(whole_number(part.get(f"{_TEXT}c", "1")), 100))
        elif name in ("tab", "line-break"):
            told.append("\n" if name == "line-break" else " ")
        elif name in ("span", "a"):
            told.append(_words(part))
        told.append(part.tail or "")
    return "".join(told)


def has_words(row: etree._Element) -> bool:
    """Tell whether any cell of a row has words."""
    return next(row.iter(f"{_TEXT}p"), None) is not None


def count_of(element: etree._Element, name: str) -> int:
    """Give how often a row or a cell is repeated, or how far a cell is merged; at least once."""
    return max(whole_number(element.get(f"{_TABLE}{name}", "1")), 1)
