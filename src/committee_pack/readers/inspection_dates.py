"""Dates as inspection reports print them.

The forms: ``3 to 14 March 2031``, ``24 February to 7 March 2031``, ``29 December 2031 to 9 January
2032``, a dash for ``to``, two parts joined by ``and``, and single days (``4 and 5 June 2031``) in
letters; and all of them in figures, day first (``03/03/2031 to 14/03/2031``, ``3.3.31``).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from committee_pack.model.dates import MONTHS

_MONTHS = tuple(name[:3].lower() for name in MONTHS)
# The first three letters tell a month, shortened or misspelt.
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DAY = rf"{_WEEKDAY}\b\d{{1,2}}(?:st|nd|rd|th)?(?:(?:\s+of)?\s+{_MONTH}\b)?(?:,?\s+\d{{4}}\b)?"
_LINK = r"\s*(?:,\s*and\b|,|to\b|until\b|and\b|&|[-/\u2010-\u2015])\s*"
_SPAN = re.compile(rf"{_DAY}(?:{_LINK}{_DAY})*", re.IGNORECASE)
_ONE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:(?:\s+of)?\s+({_MONTH})\b)?(?:,?\s+(\d{{4}})\b)?",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:20)?\d\d)(?![\d/-]|\.\d)", re.IGNORECASE
)
# "3/3 to 14/3/2031": a day before one with its year, which is spelled already.
_DAY_AND_MONTH = re.compile(
    rf"(?<![\d/.-])(\d{{1,2}})[/.](\d{{1,2}})(?={_LINK}{_DAY})", re.IGNORECASE
)
_LABEL = re.compile(
    r"\b(?:(?:inspection|visit|review)\s+dates?|dates?\s+of\s+(?:the\s+)?(?:inspection|visit|review))"
    r"\s*:?\s*",
    re.IGNORECASE,
)
_NARRATED = re.compile(
    r"(?:\b(?:inspection|visit)\b[^.:]{0,200}?\b(?:from|between|on|days,?|undertaken|services)"
    r"(?:\s+the)?|^\W*between)\s+"
    rf"(?={_WEEKDAY}\d)",
    re.IGNORECASE,
)
# A day after these words is that of an earlier inspection or of what it led to.
_ANOTHER_DAY = re.compile(r"\b(?:previous|last|earlier|since|judged|issued)\b", re.IGNORECASE)
_STATEMENT = re.compile(r"\bstatement of (?:proposed )?action\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before)\s+", re.IGNORECASE)
_SENTENCE_REACH = 400

Span = tuple[date, date]


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _spelled(text: str) -> str:
    """Write dates in figures as words, day first; what no calendar has stays as it is."""
    text = _IN_FIGURES.sub(lambda m: _as_words(m, m[1], m[3], m[4]), text)
    return _DAY_AND_MONTH.sub(lambda m: _as_words(m, m[1], m[2], ""), text)


def _as_words(found: re.Match[str], day: str, month: str, year: str) -> str:
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= len(MONTHS)):
        return found[0]
    full_year = f"20{year}" if len(year) == 2 else year
    return f"{int(day)} {MONTHS[int(month) - 1]} {full_year}".strip()


def _filled(text: str) -> Iterator[tuple[int, int, int]]:
    """Give (year, month, day) from the last to the first; a gap takes what stands after it."""
    year: int | None = None
    month: int | None = None
    for found in reversed(list(_ONE.finditer(text))):
        day, month_word, year_word = found.groups()
        before = month
        if month_word:
            month = _month(month_word)
        if year_word:
            year = int(year_word)
        elif year and before and month and month > before:
            year -= 1
        if not (year and month):
            return
        yield year, month, int(day)


def _resolved(text: str) -> Span | None:
    try:
        days = [date(*parts) for parts in _filled(text)]
    except ValueError:
        return None
    complete = len(days) == len(_ONE.findall(text))
    if not days or not complete or days[-1] > days[0]:
        return None
    return days[-1], days[0]


def first_span(text: str) -> Span | None:
    """Give the first stretch of dates in a text as (first day, last day), or None.

    Two-part dates (``... and ...``) give the first start and the last end. A day without a month or
    a year takes those that follow it.
    """
    spans = (_resolved(found[0]) for found in _SPAN.finditer(_spelled(text)))
    return next((span for span in spans if span), None)


def _span_at(text: str, position: int) -> Span | None:
    found = _SPAN.match(_spelled(text[position:]))
    return _resolved(found[0]) if found else None


def _span_before(text: str, position: int, letter: date) -> Span | None:
    """Read dates printed without a year in a letter: the last such days before the letter's own."""
    found = _SPAN.match(text, position)
    if not found:
        return None
    spans = (_resolved(f"{found[0]} {year}") for year in (letter.year, letter.year - 1))
    return next((span for span in spans if span and span[1] <= letter), None)


def letter_day(lines: Iterable[str]) -> date | None:
    """Give the day of a letter: the first that stands alone on a line, or None."""
    spelled = (_spelled(line) for line in lines)
    days = (_span_at(line, 0) for line in spelled if _SPAN.fullmatch(line.strip()))
    return next((span[1] for span in days if span), None)


def inspection_dates(lines: Iterable[str]) -> Span | None:
    """Give the first and the last day of the inspection, from the opening lines of its report.

    A label (``Inspection dates:``) goes before a sentence (``This inspection took place from``). In
    a letter a day without a year is of the letter's year. Dates of a previous inspection are never
    taken.
    """
    lines = tuple(lines)
    text = " ".join(lines)
    for found in _LABEL.finditer(text):
        if span := _span_at(text, found.end()):
            return span
    letter = letter_day(lines)
    for line in lines:
        for found in _NARRATED.finditer(line):
            sentence = line[line.rfind(".", 0, found.end()) + 1 : found.end()]
            if _ANOTHER_DAY.search(sentence):
                continue
            span = _span_at(line, found.end())
            span = span or (_span_before(line, found.end(), letter) if letter else None)
            if span:
                return span
    return None


def statement_deadline(texts: Iterable[str]) -> date | None:
    """Give the day by which the written statement of action is due, where the text names it."""
    for text in texts:
        for found in _STATEMENT.finditer(text):
            reach = text[found.end() : found.end() + _SENTENCE_REACH]
            for by in _BY.finditer(reach):
                if span := _span_at(reach, by.end()):
                    return span[1]
    return None
