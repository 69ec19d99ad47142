"""Dates and stretches of time as committee papers write them, each with its first and last day.

``by 31 March 2024``, ``in autumn 2024``, ``in 2023/24``, ``Q3 2024/25``, ``2019-2024``. Where a
phrase leaves its end open the latest day is taken, so that nothing counts as past that may not be:
a financial year is 1 April to 31 March, "2024" ends on 31 December, "autumn 2024" with the term.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

import msgspec

from committee_pack.model.dates import MONTHS

_SHORT = {name[:3].casefold(): place for place, name in enumerate(MONTHS, start=1)}
_MONTH = rf"(?:{'|'.join(MONTHS)}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?"
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*(?:[-–—/]|\bto\b|\band\b|\buntil\b)\s*"
_SPLIT = rf"{_YEAR}\s?[/–—-]\s?(?:20\d\d|\d\d)(?![\d/])"
_PHRASE = re.compile(
    rf"(?P<iso>\b20\d\d-[01]\d-[0-3]\d\b)"
    rf"|(?P<numeric>\b[0-3]?\d[/.][01]?\d[/.]{_YEAR}\b)"
    rf"|(?:\b{_DAY}(?:\s+{_MONTH}(?:\s+{_YEAR})?)?{_TO})?"
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<day_month>{_MONTH}),?\s+"
    rf"(?P<day_year>{_YEAR})\b"
    rf"|(?:\b{_MONTH}(?:\s+{_YEAR})?{_TO})?\b(?P<month>{_MONTH}),?\s+(?P<month_year>{_YEAR})\b"
    rf"(?!\s?[/–-]\s?\d\d)"
    rf"|\b(?:Q|quarter\s+)(?P<quarter>[1-4])(?:\s+of)?,?\s*\(?(?P<quarter_year>{_SPLIT}|{_YEAR})"
    rf"|\b(?P<season>spring|summer|autumn|winter)(?:\s+term)?(?:\s+of)?,?\s+"
    rf"(?P<season_year>{_SPLIT}|{_YEAR})\b"
    rf"|\b(?:{_SPLIT}|{_YEAR}){_TO}(?P<years>{_SPLIT}|{_YEAR})\b"
    rf"|\b(?P<split>{_SPLIT})"
    rf"|\b(?P<part>early|mid|middle of|(?:beginning|start) of)[\s-]+(?P<part_year>{_YEAR})\b(?!/)"
    rf"|(?<![\d£€$,.])\b(?P<year>{_YEAR})\b(?![,./]?\d|%)",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{'|'.join(MONTHS)})\b"
    r"(?!\s*[’']|\s+\d|,\s+\d{4})"
)
_YEARS = re.compile(_YEAR)
# The letters around a phrase that can bear on it.
_AROUND = 400
_SEASON_ENDS = {"spring": (5, 31), "summer": (9, 30), "autumn": (12, 31)}
# The months of quarters 1 to 4 of a financial year, by the month that each ends in.
_QUARTER_ENDS = {"1": (6, 30), "2": (9, 30), "3": (12, 31), "4": (3, 31)}
_SCHOOL_YEAR = re.compile(
    r"\b(?:academic|school|(?:spring|summer|autumn) term|pupils|exam\w*)\b", re.IGNORECASE
)


class DatePhrase(msgspec.Struct, frozen=True, kw_only=True):
    """A date or a stretch of time in a sentence.

    Attributes:
        words: as they stand there.
        start: where they begin.
        end: where they end.
        last: the last day that they may mean.
        span: whether they name a first and a last year, as the name of a plan does.
        bare: whether they are a year and nothing else.
    """

    words: str
    start: int
    end: int
    last: date
    span: bool = False
    bare: bool = False


def date_phrases(sentence: str) -> Iterator[DatePhrase]:
    """Give the dates and stretches of time of a sentence in their order."""
    if not _YEARS.search(sentence):
        return
    school = bool(_SCHOOL_YEAR.search(sentence))
    for found in _PHRASE.finditer(sentence):
        last = _last_day(found, school=school)
        if last is not None:
            yield DatePhrase(
                words=" ".join(found[0].split()),
                start=found.start(),
                end=found.end(),
                last=last,
                span=bool(found["years"]) or (bool(found["split"]) and not _one_year(found[0])),
                bare=bool(found["year"]),
            )


def with_its_words(sentence: str, phrase: DatePhrase) -> tuple[str, DatePhrase]:
    """Give a phrase with the words around it: all of a sentence, but of a very long one a part."""
    left = max(0, phrase.start - _AROUND)
    near = sentence[left : phrase.end + _AROUND]
    moved = msgspec.structs.replace(phrase, start=phrase.start - left, end=phrase.end - left)
    return near, moved


def months_ahead(sentence: str, written: date) -> Iterator[DatePhrase]:
    """Give the months without a year, as the next ones after the day the words were written.

    Several in a row are left out ("in March, June and September"): they come round every year.
    """
    dated = tuple(date_phrases(sentence))
    months = [
        found
        for found in _MONTH_ALONE.finditer(sentence)
        if not any(one.start < found.end() and found.start() < one.end for one in dated)
    ]
    for found in months if len(months) == 1 else ():
        month, day = MONTHS.index(found["month"]) + 1, int(found["day"] or 0)
        year = written.year + (month < written.month)
        length = monthrange(year, month)[1]
        if day <= length:
            yield DatePhrase(
                words=" ".join(found[0].split()),
                start=found.start(),
                end=found.end(),
                last=date(year, month, day or length),
            )


def _last_day(found: re.Match[str], *, school: bool) -> date | None:
    """Give the last day that a phrase may mean; None where the calendar has no such day."""
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["numeric"]:
            day, month, year = (int(part) for part in re.split(r"[/.]", found["numeric"]))
            return date(year, month, day)
        if found["day"]:
            return date(int(found["day_year"]), _month(found["day_month"]), int(found["day"]))
    except ValueError:
        return None
    return _last_day_of_period(found, school=school)


def _last_day_of_period(found: re.Match[str], *, school: bool) -> date:
    if found["month"]:
        year, month = int(found["month_year"]), _month(found["month"])
        return date(year, month, monthrange(year, month)[1])
    if found["quarter"]:
        return _quarter_end(found["quarter"], found["quarter_year"])
    if found["season"]:
        return _season_end(found["season"].casefold(), found["season_year"])
    if found["part"]:
        return date(int(found["part_year"]), 9 if found["part"][:3].casefold() == "mid" else 6, 30)
    return _year_end(found["years"] or found["split"] or found["year"], school=school)


def _month(name: str) -> int:
    return _SHORT[name[:3].casefold()]


def _one_year(split: str) -> bool:
    """Tell ``2023/24``, one year from spring to spring, from ``2019-24``, several."""
    first, second = _years(split)
    return second == first + 1


def _years(split: str) -> tuple[int, int]:
    first, _, second = re.sub(r"\s*[/–—-]\s*", "/", split).partition("/")
    if not second:
        return int(first), int(first)
    return int(first), int(second) if len(second) == 4 else int(first[:2] + second)


def _year_end(written: str, *, school: bool) -> date:
    first, second = _years(written)
    if second != first + 1:
        return date(max(first, second), 12, 31)
    return date(second, 8, 31) if school else date(second, 3, 31)


def _quarter_end(quarter: str, written: str) -> date:
    first, _ = _years(written)
    month, day = _QUARTER_ENDS[quarter]
    return date(first + 1 if quarter == "4" else first, month, day)


def _season_end(season: str, written: str) -> date:
    first, second = _years(written)
    if season == "winter":
        return date(max(second, first + 1), 3, 31)
    month, day = _SEASON_ENDS[season]
    return date(second if season in ("spring", "summer") else first, month, day)
