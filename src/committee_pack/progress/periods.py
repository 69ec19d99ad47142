"""Periods as columns: ``Apr 2026``, ``Q2 2026/27``, ``2025/26`` above the figures of each."""

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from committee_pack.model.dates import month_name
from committee_pack.model.progress import PeriodKind
from committee_pack.progress.columns import Header, find_header
from committee_pack.progress.dates import date_in_heading, month_number, parse_date
from committee_pack.progress.grid import EMPTY, Sheet
from committee_pack.progress.headings import Vocabulary

_YEAR = r"(?P<year>20\d{2}|\d{2})(?:\s*[/\-–]\s*(?P<to>20\d{2}|\d{2}))?"
_MONTH = re.compile(rf"(?P<month>[a-z]{{3,9}})\.?[\s\-’']*{_YEAR}", re.IGNORECASE)
_NAMED = r"(?:Q|qtr|quarter)\s*(?P<quarter>[1-4])"
_QUARTER = re.compile(rf"{_NAMED}[\s,:(\-]*{_YEAR}\)?", re.IGNORECASE)
_QUARTER_LAST = re.compile(rf"{_YEAR}[\s,:\-]*{_NAMED}", re.IGNORECASE)
_YEARS = re.compile(r"(?P<year>20\d{2})(?:\s*[/\-–]\s*(?P<to>20\d{2}|\d{2}))?")
_KINDS = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        (PeriodKind.ROLLING_12, r"\b(?:rolling|moving)\b|\b(?:12|twelve) months? to\b"),
        (PeriodKind.YEAR_TO_DATE, r"\byear[ -]to[ -]date\b|\bytd\b|\bcumulative\b"),
        (PeriodKind.QUARTER, r"\bquarter(?:ly)?\b|\bqtr\b|\bq[1-4]\b"),
        (PeriodKind.MONTH, r"\bmonth(?:ly)?\b|\bin month\b"),
        (PeriodKind.YEAR, r"\bannual(?:ly)?\b|\byear(?:ly)?\b|\boutturn\b"),
    )
)
_FEWEST = 2

Key = tuple[int, int]
"""A year and a month, to order periods by: a financial year begins in April."""


class Periods(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of periods in a table, oldest first, each with the words above it."""

    columns: tuple[tuple[int, str], ...] = ()


def period_key(heading: str) -> Key | None:
    """Say when a heading's period begins, or None where it names no period."""
    plain = " ".join(heading.split())
    if day := parse_date(plain):
        return day.year, day.month
    for pattern in (_QUARTER, _QUARTER_LAST):
        if found := pattern.fullmatch(plain):
            year = _full(found["year"])
            first = 4 if found["to"] else 1  # quarters of a financial year count from April
            month = first + 3 * (int(found["quarter"]) - 1)
            return (year + 1, month - 12) if month > 12 else (year, month)
    if found := _MONTH.fullmatch(plain):
        month_named = month_number(found["month"])
        return (_full(found["year"]), month_named) if month_named else None
    if found := _YEARS.fullmatch(plain):
        return int(found["year"]), 4 if found["to"] else 1
    return None


def place_in_year(heading: str) -> Key | None:
    """Say where in a financial year a quarter or a month stands that names no year; else None."""
    plain = " ".join(heading.split())
    if found := re.fullmatch(_NAMED, plain, re.IGNORECASE):
        return 0, 3 * int(found["quarter"]) - 2
    month = month_number(plain) if plain.isalpha() else None
    return (0, (month - 4) % 12 + 1) if month else None


def period_kind(text: str) -> PeriodKind | None:
    """Say what kind of period a text names: ``YTD``, ``Rolling 12 months``, ``Q2``, ``Monthly``."""
    plain = " ".join(text.split())
    for kind, words in _KINDS:
        if words.search(plain):
            return kind
    if _QUARTER.fullmatch(plain) or _QUARTER_LAST.fullmatch(plain):
        return PeriodKind.QUARTER
    if _MONTH.fullmatch(plain):
        return PeriodKind.MONTH if period_key(plain) else None
    return PeriodKind.YEAR if _YEARS.fullmatch(plain) else None


def find_periods(header: Header) -> Periods:
    """Find the columns of a header row that are periods; fewer than two are none.

    Where none names a year, months alone (``Apr``) or quarters alone (``Q1``) are those of one.
    """
    of_periods = ("value", "previous", "last_year")
    taken = {column for name, column in header.columns.items() if name not in of_periods}
    free = {column: text for column, text in header.headings.items() if column not in taken}
    dated = {at: key for at, text in free.items() if (key := period_key(text)) is not None}
    if not dated:
        placed = {at: key for at, text in free.items() if (key := place_in_year(text)) is not None}
        months = {at: key for at, key in placed.items() if month_number(free[at].strip())}
        dated = months if len(months) >= _FEWEST else placed
    if len(dated) < _FEWEST or len(set(dated.values())) < len(dated):
        return Periods()
    ordered = sorted((key, at) for at, key in dated.items())
    return Periods(columns=tuple((at, _told(free[at])) for _, at in ordered))


def header_of_periods(sheet: Sheet, known: Vocabulary) -> Header | None:
    """Find a header row with periods for its columns of figures, or None.

    The latest period that has figures is "now", the one before it "previous". Beside them stands
    the indicator, and a target or which way is good: else it is a table, but no scorecard.
    """
    needs = (("indicator",), ("target", "polarity"))
    header = find_header(sheet, msgspec.structs.replace(known, needs=needs, at_least=2))
    if header is None:
        return None
    filled = [at for at, _ in find_periods(header).columns if has_entries(sheet, header, at)]
    if len(filled) < _FEWEST:
        return None
    columns: Mapping[str, int] = {**header.columns, "value": filled[-1], "previous": filled[-2]}
    every = {**header.all_columns, "value": (filled[-1],), "previous": (filled[-2],)}
    return msgspec.structs.replace(header, columns=columns, all_columns=every)


def has_entries(sheet: Sheet, header: Header, column: int) -> bool:
    """Tell whether a column holds anything in the rows of the table."""
    return any(
        row.get(column, EMPTY).text for number, row in sheet.rows.items() if number > header.row
    )


def _told(heading: str) -> str:
    """Say a period as a chart does: a full date above a column stands for its month."""
    day: date | None = parse_date(heading)
    return (
        f"{month_name(day)[:3]} {day.year}"
        if day and date_in_heading(heading)
        else " ".join(heading.split())
    )


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)
