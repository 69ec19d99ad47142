"""Columns of a scorecard that are told by what stands in and above them, not by their own words."""

import re

import msgspec

from committee_pack.progress.columns import Header
from committee_pack.progress.columns_by_content import holds_refs
from committee_pack.progress.grid import EMPTY, Sheet
from committee_pack.progress.periods import (
    Key,
    find_periods,
    has_entries,
    period_key,
    place_in_year,
)

_OF_A_FIGURE = re.compile(
    r"\b(?:actual|performance|result|outturn|value|figure|target)s?\b", re.IGNORECASE
)
_KEPT_ONCE_A_PERIOD = ("target", "tolerance", "benchmark")


def settled_card(sheet: Sheet, header: Header) -> Header:
    """Settle what the headings leave open: codes under a name of indicators, figures by period."""
    header = _with_codes_as_refs(sheet, header)
    return _with_year_before(_with_latest_period(sheet, header))


def _with_codes_as_refs(sheet: Sheet, header: Header) -> Header:
    """Take a column of codes ("PI" over P1, P2) for the refs of the indicators named beside it."""
    named = header.all_columns["indicator"]
    if "ref" in header.columns or len(named) < 2:
        return header
    rows = [row for number, row in sheet.rows.items() if number > header.row]
    codes = [at for at in named if holds_refs(rows, at, at)]
    others = tuple(at for at in named if at not in codes)
    if len(codes) != 1 or not others:
        return header
    return msgspec.structs.replace(
        header,
        columns={**header.columns, "ref": codes[0], "indicator": others[0]},
        all_columns={**header.all_columns, "ref": (codes[0],), "indicator": others},
    )


def _with_latest_period(sheet: Sheet, header: Header) -> Header:
    """Take the latest period with figures for now, where each has its own "Target" and "Actual"."""
    values = header.all_columns.get("value", ())
    periods = {at: _period_over(sheet, header, at) for at in values}
    dated = sorted((period[0], at) for at, period in periods.items() if period)
    if len(values) < 2 or len({key for key, _ in dated}) < len(values):
        return header
    filled = [at for _, at in dated if has_entries(sheet, header, at)]
    if not filled:
        return header
    told = {at: period[1] for at, period in periods.items() if period}
    columns = {**header.columns, "value": filled[-1]}
    every = dict(header.all_columns)
    if len(filled) > 1 and "previous" not in columns:
        columns["previous"] = filled[-2]
        every["previous"] = (filled[-2],)
    for field in _KEPT_ONCE_A_PERIOD:
        beside = {at: _period_over(sheet, header, at) for at in every.get(field, ())}
        now = [at for at, period in beside.items() if period == periods[filled[-1]]]
        if now:
            columns[field] = now[0]
            every[field] = (now[0],)
            told |= {at: f"{period[1]} {field}" for at, period in beside.items() if period}
    headings = {**header.headings, **told}
    return msgspec.structs.replace(header, columns=columns, all_columns=every, headings=headings)


def _with_year_before(header: Header) -> Header:
    """Take the column of the same period a year before for that of last year."""
    keys = {at: period_key(header.headings[at]) for at, _ in find_periods(header).columns}
    now = keys.get(header.columns["value"])
    if now is None or "last_year" in header.columns:
        return header
    before = [at for at, key in keys.items() if key == (now[0] - 1, now[1])]
    if not before or before[0] == header.columns.get("previous"):
        return header
    return msgspec.structs.replace(
        header,
        columns={**header.columns, "last_year": before[0]},
        all_columns={**header.all_columns, "last_year": (before[0],)},
    )


def _period_over(sheet: Sheet, header: Header, column: int) -> tuple[Key, str] | None:
    """Give the period of a column: in its own heading, or in the row above, here or to the left."""
    own = " ".join(_OF_A_FIGURE.sub(" ", header.headings.get(column, "")).split())
    over = sheet.rows.get(header.first, {}) if header.first < header.row else {}
    above = (over.get(at, EMPTY).text for at in range(column, 0, -1))
    for words in (own, next((text for text in above if text), "")):
        key = period_key(words) or place_in_year(words)
        if key:
            return key, words
    return None
