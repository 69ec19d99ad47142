"""Dates in words, as committee papers write them: in English, whatever the computer is set to."""

import re
from datetime import date
from typing import overload

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_IN_WORDS = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+({'|'.join(MONTHS)}),?\s+(\d{{4}})\b",
    re.IGNORECASE,
)


def month_name(day: date) -> str:
    """Give the name of a day's month: ``November``."""
    return MONTHS[day.month - 1]


@overload
def long_date(day: date) -> str: ...
@overload
def long_date(day: None) -> None: ...
def long_date(day: date | None) -> str | None:
    """Write a date as a committee paper does: ``16 November 2023``; None stays None."""
    return f"{day.day} {month_name(day)} {day.year}" if day else None


def days_in_words(start: date | None, end: date | None) -> str | None:
    """Write the days of a stretch: ``12 to 23 January 2026``; None where neither end is known."""
    if start is None or end is None or start == end:
        return long_date(start or end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {long_date(end)}"
    if start.year == end.year:
        return f"{start.day} {month_name(start)} to {long_date(end)}"
    return f"{long_date(start)} to {long_date(end)}"


def parse_long_date(text: str) -> date | None:
    """Read the first date in words that a text holds: ``16 November 2023``, ``16th November 2023``.

    None where there is none, or the calendar has no such day.
    """
    found = _IN_WORDS.search(text)
    if found is None:
        return None
    try:
        return date(int(found[3]), MONTHS.index(found[2].capitalize()) + 1, int(found[1]))
    except ValueError:
        return None
