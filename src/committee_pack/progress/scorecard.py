"""Read a performance scorecard: figures as they are written, never filled in.

A figure that is suppressed (``c``, ``x``, ``<5``) or missing stays what it is; it is neither rated
nor compared.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import msgspec

from committee_pack.errors import InputUnreadable
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.progress import (
    Indicator,
    PeriodFigure,
    Polarity,
    Scorecard,
    TrackerSettings,
)
from committee_pack.model.source import Source
from committee_pack.progress.columns import (
    Header,
    Vocabulary,
    find_header,
    heading_findings,
    repeated_header,
    vocabulary_with,
)
from committee_pack.progress.figures import figure_in, is_percentage
from committee_pack.progress.grid import (
    EMPTY,
    Cell,
    Row,
    Sheet,
    Workbook,
    cell_name,
    column_letters,
    finding_at,
)
from committee_pack.progress.periods import Periods, find_periods, header_of_periods, period_kind
from committee_pack.progress.small_numbers import small_numbers
from committee_pack.progress.workbook import read_workbook

_SUPPRESSED = re.compile(
    r"[cxzu*:]|\.{1,3}|-|–|—|n/?a|<\s*\d+|suppressed|not available|not yet available|tbc|to follow"
    r"|no data|data not available|not applicable|awaited|awaiting data",
    re.IGNORECASE,
)
_LOW = re.compile(
    r"\b(?:low(?:er|est)?|l|small(?:er)?|less|fewer|down|decrease|reduc\w*|minimi[sz]e)\b|[↓▼]",
    re.I,
)
_HIGH = re.compile(
    r"\b(?:high(?:er|est)?|h|big(?:ger)?|large[r]?|more|up|increase|maximi[sz]e)\b|[↑▲]", re.I
)
_NEAR = re.compile(r"\b(?:near|close|closest|t|target|range|within|stable|maintain)\b|[↔]", re.I)


class _Figure(msgspec.Struct, frozen=True):
    """A cell read as a figure: the figure, its unit, and the words where it is none."""

    value: Decimal | None = None
    unit: str | None = None
    written: str | None = None


def read_scorecard(path: Path, settings: TrackerSettings | None = None) -> Scorecard:
    """Read a scorecard from the visible cells of a workbook or a csv file.

    The figures of an indicator stand under headings such as "Previous" and "Now", or under one
    heading for each period ("Apr 2026"); then the latest that has any figures is now.

    Args:
        path: the scorecard: xlsx, xlsm, xls, ods or csv.
        settings: headings that its own words do not say, and what counts as a small number.

    Raises:
        InputUnreadable: the file is missing, protected, damaged or of another kind, or no row of it
            names the columns of a scorecard.
        SettingsError: the settings name a column that there is not.
    """
    settings = settings or TrackerSettings()
    known = vocabulary_with("scorecard", settings.headings)
    book = read_workbook(path)
    found = [(sheet, find_header(sheet, known)) for sheet in book.sheets]
    tables = [(sheet, header) for sheet, header in found if header is not None]
    if not tables:
        found = [(sheet, header_of_periods(sheet, known)) for sheet in book.sheets]
        tables = [(sheet, header) for sheet, header in found if header is not None]
    if not tables:
        raise InputUnreadable(
            f"No scorecard was found in {path}.",
            why=f"No row on a visible sheet names the columns of one: {known.looked_for}.",
            hint="Give the scorecard itself, or name its columns in one row above the indicators.",
        )
    read = _scorecard(book, tables, known)
    told = small_numbers(read, settings.small_below)
    return msgspec.structs.replace(read, findings=(*read.findings, *told))


def is_suppressed(written: str) -> bool:
    """Tell whether what stands for a figure says that there is none to give: ``c``, ``<5``."""
    return _SUPPRESSED.fullmatch(written) is not None


def polarity_in(text: str) -> Polarity | None:
    """Read which way is good: ``High``, ``Lower is better``, ``T``, ``↓``; else None."""
    ways = [
        way
        for way, words in ((Polarity.LOW, _LOW), (Polarity.HIGH, _HIGH), (Polarity.NEAR, _NEAR))
        if words.search(text)
    ]
    return ways[0] if len(ways) == 1 else None


def _scorecard(book: Workbook, tables: list[tuple[Sheet, Header]], known: Vocabulary) -> Scorecard:
    indicators: list[Indicator] = []
    findings = [*book.findings, *heading_findings(*tables[0], known, book.source)]
    areas = []
    for sheet, header in tables:
        read = list(_indicators(sheet, header, known, book.source, findings))
        indicators.extend(read)
        if read:
            areas.append(_area(sheet, header, read))
    sheet, header = tables[0]
    return Scorecard(
        source=book.source,
        title=_title(sheet, header),
        indicators=tuple(indicators),
        period=header.headings.get(header.columns["value"]),
        previous_period=header.headings.get(header.columns.get("previous", 0)),
        area="; ".join(areas) or None,
        findings=tuple(findings),
    )


def _indicators(
    sheet: Sheet, header: Header, known: Vocabulary, source: Source, findings: list[Finding]
) -> Iterator[Indicator]:
    periods = find_periods(header)
    for number in sorted(number for number in sheet.rows if number > header.row):
        row = sheet.rows[number]
        texts = {cell.text for cell in row.values() if cell.text}
        name = _at(row, header, "indicator").text
        if len(texts) < 2 or repeated_header(row, number, known):
            continue
        if not name:
            findings.extend(_without_name(row, header, sheet, number, source))
            continue
        indicator = _indicator(row, header, periods, cell_name(sheet.name, number, _first(header)))
        findings.extend(_noticed(indicator, row, header, cell_name(sheet.name, number, 0), source))
        yield indicator


def _without_name(
    row: Row, header: Header, sheet: Sheet, number: int, source: Source
) -> Iterator[Finding]:
    """Tell of a row with a figure and no name: it is in no table, and someone may miss it."""
    if not _at(row, header, "value").text and not _at(row, header, "target").text:
        return
    first = next(cell.text for _, cell in sorted(row.items()) if cell.text)
    yield finding_at(
        source, "row-not-an-indicator", Severity.WARNING,
        f"Row {number} of the sheet {sheet.name} has figures and no indicator; it was left out: "
        f"“{first[:120]}”",
        hint="Name the indicator in its own cell of that row.",
        cell=cell_name(sheet.name, number, header.columns["indicator"]),
    )  # fmt: skip


def _indicator(row: Row, header: Header, periods: Periods, where: str) -> Indicator:
    value, target = _figure(row, header, "value"), _figure(row, header, "target")
    tolerance, previous = _figure(row, header, "tolerance"), _figure(row, header, "previous")
    benchmark, last_year = _figure(row, header, "benchmark"), _figure(row, header, "last_year")
    unit = _at(row, header, "unit").text or value.unit or target.unit or previous.unit
    period = _at(row, header, "period").text
    heading = header.headings.get(header.columns["value"], "")
    return Indicator(
        name=_at(row, header, "indicator").text,
        ref=_at(row, header, "ref").text or None,
        polarity=polarity_in(_at(row, header, "polarity").text),
        unit=unit or None,
        target=target.value,
        target_as_written=target.written,
        tolerance=_tolerance(tolerance, target, unit or None),
        period=period or None,
        period_kind=period_kind(period) or period_kind(heading),
        value=value.value,
        value_as_written=value.written,
        previous=previous.value,
        previous_as_written=previous.written,
        last_year=last_year.value,
        last_year_as_written=last_year.written,
        benchmark=benchmark.value,
        benchmark_as_written=benchmark.written,
        benchmark_name=header.headings.get(header.columns.get("benchmark", 0)),
        series=tuple(_of_period(row, column, period) for column, period in periods.columns),
        commentary=_at(row, header, "commentary").text or None,
        where=where,
    )


def _tolerance(tolerance: _Figure, target: _Figure, unit: str | None) -> Decimal | None:
    """Give the tolerance in the unit of the target: ``10%`` of a count is a tenth of the target.

    Of a target that is itself a percentage, ``5%`` is five percentage points.
    """
    if tolerance.value is None:
        return None
    share = tolerance.unit == "%" and not is_percentage(unit) and target.value is not None
    if share and target.value is not None:
        return abs(target.value) * abs(tolerance.value) / 100
    return abs(tolerance.value)


def _of_period(row: Row, column: int, period: str) -> PeriodFigure:
    read = _read(row.get(column, EMPTY))
    return PeriodFigure(period=period, value=read.value, written=read.written)


def _figure(row: Row, header: Header, field: str) -> _Figure:
    return _read(_at(row, header, field))


def _read(cell: Cell) -> _Figure:
    if isinstance(cell.value, Decimal):
        percentage = "%" in cell.number_format
        value = cell.value * 100 if percentage else cell.value
        unit = "%" if percentage else "£" if "£" in cell.number_format else None
        return _Figure(value.normalize() if percentage else value, unit)
    if not cell.text or _SUPPRESSED.fullmatch(cell.text):
        return _Figure(written=cell.text or None)
    read = figure_in(cell.text.lstrip("±+").strip())
    return _Figure(*read) if read else _Figure(written=cell.text)


def _at(row: Row, header: Header, field: str) -> Cell:
    return row.get(header.columns.get(field, 0), EMPTY)


def _first(header: Header) -> int:
    return header.columns.get("ref") or header.columns["indicator"]


def _noticed(
    indicator: Indicator, row: Row, header: Header, place: str, source: Source
) -> Iterator[Finding]:
    """Say what keeps an indicator from being rated."""
    sheet, _, number = place.rpartition("!")

    def at(field: str) -> str:
        column = header.columns.get(field) or header.columns["indicator"]
        return f"{sheet}!{column_letters(column)}{number}"

    written = indicator.value_as_written
    if indicator.value is None:
        said = f"“{written}” is no figure" if written else "there is no figure"
        suppressed = written is not None and is_suppressed(written)
        yield finding_at(
            source, "figure-missing", Severity.INFO if suppressed else Severity.WARNING,
            f"{indicator.name}: {said} ({at('value')}); it is shown as it is and not rated.",
            cell=at("value"),
        )  # fmt: skip
    if indicator.polarity is None and (
        indicator.target is not None or indicator.previous is not None
    ):
        yield finding_at(
            source, "polarity-not-known", Severity.WARNING,
            f"{indicator.name}: it is not said whether high or low is good; it is not rated.",
            hint="Put High, Low or Target in a column headed “Good is”.",
            cell=at("polarity"),
        )  # fmt: skip


def _area(sheet: Sheet, header: Header, read: list[Indicator]) -> str:
    left, right = header.span()
    last = read[-1].where.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f"{sheet.name}!{column_letters(left)}{header.first}:{column_letters(right)}{last}"


def _title(sheet: Sheet, header: Header) -> str | None:
    for number in sorted(number for number in sheet.rows if number < header.first):
        for _, cell in sorted(sheet.rows[number].items()):
            if cell.text:
                return cell.text
    return None
