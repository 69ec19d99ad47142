"""Read one row of a scorecard as an indicator: its figures, its unit, and which way is good."""

from decimal import Decimal

import msgspec

from committee_pack.model.progress import Indicator, PeriodFigure, Polarity
from committee_pack.progress.columns import Header
from committee_pack.progress.figures import figure_in, is_percentage, says_no_figure
from committee_pack.progress.grid import EMPTY, Cell, Row, column_letters
from committee_pack.progress.periods import Periods, period_kind
from committee_pack.progress.targets import polarity_in, target_in

_FIGURES = ("target", "tolerance", "value", "previous", "last_year", "benchmark")


class _Figure(msgspec.Struct, frozen=True):
    """A cell read as a figure: the figure, its unit, and the words where it is none."""

    value: Decimal | None = None
    unit: str | None = None
    written: str | None = None


def indicator_in(row: Row, header: Header, periods: Periods, where: str) -> Indicator:
    """Read a row.

    Args:
        row: its cells.
        header: the header row above it.
        periods: the columns of periods, none where the figures stand under "Now" and the like.
        where: its place (``Card!A7``).
    """
    period = at(row, header, "period").text
    heading = header.headings.get(header.columns["value"], "")
    named = Indicator(
        name=at(row, header, "indicator").text,
        ref=at(row, header, "ref").text or None,
        period=period or None,
        period_kind=period_kind(period) or period_kind(heading),
        series=tuple(
            _of_period(row, column, period, _in_column(where, column))
            for column, period in periods.columns
        ),
        commentary=at(row, header, "commentary").text or None,
        where=where,
    )
    return _with_comparison(_with_figures(named, row, header), row, header)


def _with_figures(named: Indicator, row: Row, header: Header) -> Indicator:
    """Add the figure now and before, what is aimed at, and the cell of each figure."""
    value, (target, way) = _figure(row, header, "value"), _target(at(row, header, "target"))
    previous = _figure(row, header, "previous")
    unit = at(row, header, "unit").text or value.unit or target.unit or previous.unit or None
    return msgspec.structs.replace(
        named,
        polarity=polarity_in(at(row, header, "polarity").text) or way,
        unit=unit,
        target=target.value,
        target_as_written=target.written,
        tolerance=_tolerance(_figure(row, header, "tolerance"), target, unit),
        value=value.value,
        value_as_written=value.written,
        previous=previous.value,
        previous_as_written=previous.written,
        cells={
            name: _in_column(named.where, header.columns[name])
            for name in _FIGURES
            if name in header.columns and at(row, header, name).text
        },
    )


def _with_comparison(read: Indicator, row: Row, header: Header) -> Indicator:
    """Add what a figure is compared with besides: the year before, and other authorities."""
    benchmark, last_year = _figure(row, header, "benchmark"), _figure(row, header, "last_year")
    return msgspec.structs.replace(
        read,
        last_year=last_year.value,
        last_year_as_written=last_year.written,
        benchmark=benchmark.value,
        benchmark_as_written=benchmark.written,
        benchmark_name=header.headings.get(header.columns.get("benchmark", 0)),
    )


def _in_column(where: str, column: int) -> str:
    """Give the cell of another column in the row of a cell."""
    sheet, _, cell = where.rpartition("!")
    return f"{sheet}!{column_letters(column)}{cell.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"


def at(row: Row, header: Header, field: str) -> Cell:
    """Give the cell of a field, an empty one where the row or the table has none."""
    return row.get(header.columns.get(field, 0), EMPTY)


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


def _of_period(row: Row, column: int, period: str, where: str) -> PeriodFigure:
    read = _read(row.get(column, EMPTY))
    return PeriodFigure(period=period, value=read.value, written=read.written, where=where)


def _target(cell: Cell) -> tuple[_Figure, Polarity | None]:
    """Read a target, and which way is good where its words say so (``< 18`` is no figure else)."""
    read = None if isinstance(cell.value, Decimal) else target_in(cell.text)
    if read is None:
        return _read(cell), None
    return _Figure(read.value, read.unit), read.polarity


def _figure(row: Row, header: Header, field: str) -> _Figure:
    return _read(at(row, header, field))


def _read(cell: Cell) -> _Figure:
    if isinstance(cell.value, Decimal):
        percentage = "%" in cell.number_format
        value = cell.value * 100 if percentage else cell.value
        unit = "%" if percentage else "£" if "£" in cell.number_format else None
        return _Figure(value.normalize() if percentage else value, unit)
    if not cell.text or says_no_figure(cell.text):
        return _Figure(written=cell.text or None)
    read = figure_in(cell.text.lstrip("±+").strip())
    return _Figure(*read) if read else _Figure(written=cell.text)
