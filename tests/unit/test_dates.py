"""Dates in words: written and read in English, whatever the computer is set to."""

import locale
from datetime import date

import pytest

from committee_pack.model.dates import long_date, month_name, parse_long_date

EVERY_MONTH = [date(2026, month, month) for month in range(1, 13)]


@pytest.mark.parametrize("day", EVERY_MONTH)
def test_what_is_written_is_read(day: date) -> None:
    assert parse_long_date(long_date(day)) == day


def test_a_date_is_written_without_a_nought_in_front() -> None:
    assert long_date(date(2026, 11, 6)) == "6 November 2026"
    assert long_date(None) is None


def test_months_are_english_in_another_language() -> None:
    before = locale.setlocale(locale.LC_TIME)
    for name in ("cy_GB.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8"):
        try:
            locale.setlocale(locale.LC_TIME, name)
            break
        except locale.Error:
            continue
    try:
        assert month_name(date(2026, 5, 1)) == "May"
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thursday, 9th July 2026 at 6 pm", date(2026, 7, 9)),
        ("9 JULY, 2026", date(2026, 7, 9)),
        ("1st of March 2026", date(2026, 3, 1)),
        ("31 February 2026", None),
        ("9 Juli 2026", None),
        ("09/07/2026", None),
        ("", None),
    ],
)
def test_a_date_is_found_in_a_text(text: str, day: date | None) -> None:
    assert parse_long_date(text) == day
