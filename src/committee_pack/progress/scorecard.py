"""Read a performance scorecard: figures as they are written, never filled in.

A figure that is suppressed (``c``, ``x``, ``<5``) or missing stays what it is; it is neither rated
nor compared.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.progress import Indicator, Scorecard, TrackerSettings
from committee_pack.model.source import Source
from committee_pack.progress.card_columns import settled_card
from committee_pack.progress.columns import Header, find_header, repeated_header
from committee_pack.progress.figures import says_no_figure
from committee_pack.progress.grid import Row, Sheet, cell_name, column_letters, finding_at
from committee_pack.progress.indicators import at, indicator_in
from committee_pack.progress.periods import find_periods, header_of_periods
from committee_pack.progress.printed_ratings import printed_rating_differs
from committee_pack.progress.small_numbers import small_numbers
from committee_pack.progress.tables import SCORECARD, Tables, columns_told, find_tables

# What an indicator says of itself, with or without a figure this time.
_STANDING = ("ref", "polarity", "unit", "target")


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
    tables = find_tables(path, SCORECARD, settings, (find_header, header_of_periods))
    read = _scorecard(tables)
    told = small_numbers(read, settings.small_below)
    return msgspec.structs.replace(read, findings=(*read.findings, *told))


def _scorecard(tables: Tables) -> Scorecard:
    indicators: list[Indicator] = []
    findings = list(tables.findings)
    areas = []
    source = tables.book.source
    found = [(sheet, settled_card(sheet, header)) for sheet, header in tables.found]
    for sheet, header in found:
        also = [column for column, _ in find_periods(header).columns]
        findings.extend(columns_told(sheet, header, source, header.columns, also))
        read = list(_indicators(sheet, header, tables, findings))
        indicators.extend(read)
        if read:
            areas.append(_area(sheet, header, read))
        else:
            findings.append(_no_indicators(sheet, header, source))
    _, header = found[0]
    return Scorecard(
        source=source,
        title=tables.title,
        indicators=tuple(indicators),
        period=header.headings.get(header.columns["value"]),
        previous_period=header.headings.get(header.columns.get("previous", 0)),
        area="; ".join(areas) or None,
        findings=tuple(findings),
    )


def _indicators(
    sheet: Sheet, header: Header, tables: Tables, findings: list[Finding]
) -> Iterator[Indicator]:
    periods = find_periods(header)
    source = tables.book.source
    for number in sorted(number for number in sheet.rows if number > header.row):
        row = sheet.rows[number]
        texts = {cell.text for cell in row.values() if cell.text}
        if not texts or repeated_header(row, number, tables.known):
            continue
        name = at(row, header, "indicator").text
        place = cell_name(sheet.name, number, _first(header))
        if not name or (len(texts) < 2 and any(field in header.columns for field in _STANDING)):
            findings.append(_no_indicator(row, header, sheet, number, source))
            continue
        indicator = indicator_in(row, header, periods, place)
        findings.extend(_noticed(indicator, row, header, cell_name(sheet.name, number, 0), source))
        yield indicator


def _no_indicator(row: Row, header: Header, sheet: Sheet, number: int, source: Source) -> Finding:
    """Tell of a row with a figure and no name, or with words alone: it is in no table."""
    first = next(cell.text for _, cell in sorted(row.items()) if cell.text)
    figures = bool(at(row, header, "value").text or at(row, header, "target").text)
    told = "has figures and no indicator" if figures else "has no figure and says of none"
    return finding_at(
        source, "row-not-an-indicator", Severity.WARNING if figures else Severity.INFO,
        f"Row {number} of the sheet {sheet.name} {told}; it was left out: “{first[:120]}”",
        hint="Name the indicator in its own cell of that row."
        if figures
        else "If it is an indicator, say so in its row: a target, or n/a for the figure.",
        cell=cell_name(sheet.name, number, header.columns["indicator"]),
    )  # fmt: skip


def _no_indicators(sheet: Sheet, header: Header, source: Source) -> Finding:
    return finding_at(
        source, "scorecard-empty", Severity.WARNING,
        f"The sheet {sheet.name} has headings in row {header.row} but no indicator.",
        hint="Check that the indicators are not hidden or filtered out.",
        cell=f"{sheet.name}!{column_letters(min(header.headings))}{header.row}",
    )  # fmt: skip


def _first(header: Header) -> int:
    return header.columns.get("ref") or header.columns["indicator"]


def _noticed(
    indicator: Indicator, row: Row, header: Header, place: str, source: Source
) -> Iterator[Finding]:
    """Say what keeps an indicator from being rated, and where its printed rating differs."""
    sheet, _, number = place.rpartition("!")

    def place_of(field: str) -> str:
        column = header.columns.get(field) or header.columns["indicator"]
        return f"{sheet}!{column_letters(column)}{number}"

    if "rag" in header.columns:
        differs = printed_rating_differs(indicator, at(row, header, "rag"), place_of("rag"), source)
        yield from [differs] if differs else []
    written = indicator.value_as_written
    if indicator.value is None:
        said = f"“{written}” is no figure" if written else "there is no figure"
        suppressed = written is not None and says_no_figure(written)
        yield finding_at(
            source, "figure-missing", Severity.INFO if suppressed else Severity.WARNING,
            f"{indicator.name}: {said} ({place_of('value')}); it is shown as it is and not rated.",
            cell=place_of("value"),
        )  # fmt: skip
    if indicator.polarity is None and (
        indicator.target is not None or indicator.previous is not None
    ):
        yield finding_at(
            source, "polarity-not-known", Severity.WARNING,
            f"{indicator.name}: it is not said whether high or low is good; it is not rated.",
            hint="Put High, Low or Target in a column headed “Good is”.",
            cell=place_of("polarity"),
        )  # fmt: skip


def _area(sheet: Sheet, header: Header, read: list[Indicator]) -> str:
    left, right = header.span()
    last = read[-1].where.rpartition("!")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f"{sheet.name}!{column_letters(left)}{header.first}:{column_letters(right)}{last}"
