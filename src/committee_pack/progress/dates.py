"""Dates as officers write them: day first, never guessed.

``05/06/2024`` is 5 June. A text that is no day of the calendar (``31/02/2024``), names no day
(``March 2024``, ``Q3 2025/26``, ``Spring term``) or no date at all (``Ongoing``) is none, and the
caller says so with its cell: an action due in a month would be late by its first day or by its
last, and which is meant only its owner knows.
"""

import re
from datetime import date, timedelta

from committee_pack.model.dates import MONTHS, month_name

_WEEKDAY = r"(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)[a-z]*[,.]?\s+)?"
_WEEKDAY_TOLD = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEAD = r"(?:(?:by|due|due by|on)\s*:?\s+)?"
_CLOCK = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?"
_NUMERIC = re.compile(
    rf"{_LEAD}{_WEEKDAY}(\d{{1,2}})\s*([/.\-])\s*(\d{{1,2}})\s*\2\s*(\d{{4}}|\d{{2}}){_CLOCK}", re.I
)
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_CLOCK}")
_WORDED = re.compile(
    rf"{_LEAD}{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s\-/.]*([a-z]{{3,9}})[\s\-/.,]*(\d{{4}}|’?'?\d{{2}})",
    re.I,
)
_MONTH_FIRST = re.compile(
    rf"{_LEAD}{_WEEKDAY}([a-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.I
)
_SERIAL = re.compile(r"[34567]\d{4}")
_QUARTER_IN_HEADING = re.compile(
    r"\b(?:q|qtr|quarter)\s*([1-4])\b(?:[\s,:\-(]*(20\d{2}|\d{2})(?:\s*[/\-–]\s*\d{2,4})?)?", re.I
)
_MONTH_SHOWN = re.compile(r"[^\W\d]{3,9}\.?[\s\-/’']*(?:\d{4}|\d{2})|\d{1,2}[\s\-/.]\d{4}")
_EXCEL_BEGINS = date(1899, 12, 30)
_EARLIEST, _LATEST = 1990, 2100
_NO_ENTRY = frozenset({"", "-", "–", "—", "n/a", "na", "none", "nil", "not applicable", "."})
_IN_HEADING = re.compile(r"\b([a-z]{3,9})[\s\-’']*(\d{4}|\d{2})?\b", re.I)


def is_no_entry(text: str) -> bool:
    """Tell whether a cell says nothing: empty, a dash or ``n/a``."""
    return text.strip().casefold() in _NO_ENTRY


def parse_date(text: str) -> date | None:
    """Read a date day first, or give None where the text is no single day of the calendar."""
    plain = " ".join(text.split()).rstrip(".")
    if found := _ISO.fullmatch(plain):
        return calendar_day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(plain):
        return calendar_day(_year(found[4]), int(found[3]), int(found[1]))
    if found := _WORDED.fullmatch(plain):
        month = month_number(found[2])
        return calendar_day(_year(found[3].lstrip("’'")), month, int(found[1])) if month else None
    if found := _MONTH_FIRST.fullmatch(plain):
        month = month_number(found[1])
        return calendar_day(int(found[3]), month, int(found[2])) if month else None
    return None


def weekday_that_differs(text: str, day: date) -> str | None:
    """Give the weekday that the day is (``Tuesday``) where its text names another, else None."""
    told = _WEEKDAY_TOLD.search(text)
    is_one = _WEEKDAYS[day.weekday()]
    return None if told is None or is_one.casefold().startswith(told[1].casefold()) else is_one


def month_of(day: date, number_format: str) -> str | None:
    """Give ``Mar 2026`` where a date cell is a month as it was typed, else None.

    Excel keeps "Mar-26" as 1 March 2026 under a format that shows no day. What the reader of the
    sheet sees is a month, and an action due in March is not late on the second.

    Args:
        day: the date in the cell.
        number_format: Excel's code of its format (ECMA-376 part 1, 18.8.31).
    """
    shape = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format.split(";")[0]).casefold()
    if day.day != 1 or "y" not in shape or "m" not in shape or "d" in shape:
        return None
    return f"{month_name(day)[:3]} {day.year}"


def month_shown(day: date, text: str) -> str | None:
    """Give ``Mar 2026`` where a date cell shows no more than a month and holds its first day.

    Args:
        day: the date in the cell.
        text: what the sheet shows of it.
    """
    is_month = day.day == 1 and _MONTH_SHOWN.fullmatch(text.strip())
    return f"{month_name(day)[:3]} {day.year}" if is_month else None


def serial_day(text: str) -> date | None:
    """Give the day that Excel shows as this number without a date format (45382), or None.

    The number alone is no date: a reader of the sheet sees a number, and it may be one.
    """
    return _EXCEL_BEGINS + timedelta(days=int(text)) if _SERIAL.fullmatch(text) else None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Give the day, or None where the calendar has no such day or the year cannot be meant."""
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(word: str) -> int | None:
    """Give the number of a month from its name or the start of it, three letters at least."""
    plain = word.casefold()
    plain = "sep" if plain == "sept" else plain
    for number, name in enumerate(MONTHS, start=1):
        if len(plain) >= 3 and name.casefold().startswith(plain):
            return number
    return None


def date_in_heading(heading: str) -> date | None:
    """Find the date a heading names: ``RAG Sept 23``, ``Update 14/09/2023``, ``RAG (November)``.

    A month or a quarter without a year counts as of one and the same year, so such headings can be
    ordered; of a quarter no more than that is meant by the day.
    """
    for part in re.split(r"[()\s]+(?=\d)|[():]", heading):
        if day := parse_date(part.strip()):
            return day
    if found := _QUARTER_IN_HEADING.search(heading):
        return date(_year(found[2]) if found[2] else _EARLIEST, 3 * int(found[1]), 1)
    for found in _IN_HEADING.finditer(heading):
        month = month_number(found[1])
        if month:
            return date(_year(found[2]) if found[2] else _EARLIEST, month, 1)
    return None


def in_short(day: date) -> str:
    """Write a date as a table does, where room is short: ``5 Jun 2026``."""
    return f"{day.day} {month_name(day)[:3]} {day.year}"


def _year(digits: str) -> int:
    """Give the year; two digits are of this century: plans are about what is to be done."""
    return int(digits) + 2000 if len(digits) == 2 else int(digits)
