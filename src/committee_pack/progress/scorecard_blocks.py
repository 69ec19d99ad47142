"""A scorecard as blocks: every rating as a word, with the rule it follows from."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from committee_pack.model.progress import Indicator, Polarity, Scorecard
from committee_pack.model.report import Block, Origin, OriginKind, Paragraph, Table
from committee_pack.model.source import Where
from committee_pack.progress.figures import figure_told, is_percentage, plain_number
from committee_pack.progress.narrative import (
    be,
    counted,
    in_figures,
    in_words,
    listed,
    sentence_start,
)
from committee_pack.progress.ratings import (
    OFF_TARGET_RULE,
    RULE,
    Rating,
    direction,
    is_exception,
    rating,
)

_GOOD_IS = {Polarity.HIGH: "High", Polarity.LOW: "Low", Polarity.NEAR: "Near target"}
_WIDTHS = {
    "Indicator": 3.4, "Good is": 1.1, "Target": 1.4, "Tolerance": 1.4, "Last year": 1.2,
    "Previous": 1.3, "Now": 1.3, "Rating": 1.3, "Direction": 1.3, "Commentary": 3.4,
}  # fmt: skip
_WIDTH_OF_BENCHMARK = 1.4


def scorecard_blocks(scorecard: Scorecard) -> Mapping[str, tuple[Block, ...]]:
    """Make ``scorecard.table`` (all indicators, and the rule) and ``scorecard.exceptions``."""
    where = Where(source=Path(scorecard.source.path).name, cell=scorecard.area)
    origin = Origin(kind=OriginKind.DATA, where=where)
    if not scorecard.indicators:
        none = Paragraph(number=None, text="The scorecard holds no indicators.", origin=origin)
        return {"scorecard.table": (none,), "scorecard.exceptions": (none,)}
    rule = Paragraph(number=None, text=RULE, origin=origin)
    return {
        "scorecard.table": (_lead(scorecard, origin), _table(scorecard, None, origin), rule),
        "scorecard.exceptions": _exceptions(scorecard, origin),
    }


def _exceptions(scorecard: Scorecard, origin: Origin) -> tuple[Block, ...]:
    """Pick out what is off target or has worsened, and say what off target is.

    The whole rule stands below ``scorecard.table``; both may be in one report.
    """
    chosen = tuple(one for one in scorecard.indicators if is_exception(one))
    if not chosen:
        told = "No indicator is off target or has worsened."
        return (Paragraph(number=None, text=told, origin=origin),)
    total = counted(len(scorecard.indicators), "indicator")
    many = len(chosen)
    lead = f"{in_words(many)} of {total} {be(many)} off target or worse than before."
    return (
        Paragraph(number=None, text=sentence_start(lead), origin=origin),
        _table(scorecard, chosen, origin),
        *_off_target(chosen, origin),
    )


def _off_target(chosen: Iterable[Indicator], origin: Origin) -> tuple[Block, ...]:
    if not any(rating(one) is Rating.OFF_TARGET for one in chosen):
        return ()
    return (Paragraph(number=None, text=OFF_TARGET_RULE, origin=origin),)


def _lead(scorecard: Scorecard, origin: Origin) -> Paragraph:
    """Say in a sentence how many indicators are rated how, and of which time the figures are."""
    every = scorecard.indicators
    counts = Counter(rating(one) for one in every)
    told = [
        f"{in_figures(counts[one])} {be(counts[one])} {one.value.lower()}"
        for one in Rating
        if counts[one]
    ]
    many = counted(len(every), "indicator")
    lead = f"Of {many}, {listed(told)}."
    if len(told) == 1:
        which = {1: "The only indicator", 2: "Both indicators"}.get(len(every), f"All {many}")
        lead = f"{which} {told[0].partition(' ')[2]}."
    common = _common_period(scorecard)
    if common is not None:
        before = _column_period(scorecard, "previous")
        then = f", the previous ones for {before}" if before else ""
        lead += f" The figures now are for {common}{then}."
    return Paragraph(number=None, text=lead, origin=origin)


def _common_period(scorecard: Scorecard) -> str | None:
    """Give the period that every figure is of, where all name the same one or one column has it."""
    periods = {one.period for one in scorecard.indicators}
    if periods == {None}:
        return _column_period(scorecard, "value")
    return periods.pop() if len(periods) == 1 else None


def _column_period(scorecard: Scorecard, figure: str) -> str | None:
    """Give the period above the column of a figure, where each period has a column."""
    for one in scorecard.indicators:
        for each in one.series:
            if each.where == one.cells.get(figure):
                return each.period
    return None


def _table(scorecard: Scorecard, chosen: Iterable[Indicator] | None, origin: Origin) -> Table:
    """Lay out indicators; a column that would be empty for all of the scorecard is left out."""
    every = scorecard.indicators
    rows = every if chosen is None else tuple(chosen)
    name_period = _common_period(scorecard) is None
    benchmark = next((one.benchmark_name for one in every if one.benchmark_name), "Benchmark")
    benchmark = "Benchmark" if benchmark in _WIDTHS else benchmark
    cells = [_cells(one, benchmark, name_period=name_period) for one in rows]
    kept = [name for name in _cells(every[0], benchmark, name_period=True) if _is_used(name, every)]
    return Table(
        header_rows=1,
        rows=(tuple(kept), *(tuple(row[name] for name in kept) for row in cells)),
        widths=tuple(_WIDTHS.get(name, _WIDTH_OF_BENCHMARK) for name in kept),
        origin=origin,
    )


def _is_used(heading: str, every: tuple[Indicator, ...]) -> bool:
    """Tell whether a column says something of any indicator; the plain ones always stand."""
    if heading == "Tolerance":
        return any(one.tolerance is not None and one.target is not None for one in every)
    if heading == "Last year":
        return any(one.last_year is not None or one.last_year_as_written for one in every)
    if heading == "Commentary":
        return any(one.commentary for one in every)
    if heading not in _WIDTHS:
        return any(one.benchmark is not None or one.benchmark_as_written for one in every)
    return True


def _cells(one: Indicator, benchmark: str, *, name_period: bool) -> dict[str, str]:
    """Give the cells of an indicator by heading, in the order of the columns."""
    unit = one.unit
    name = f"{one.ref} {one.name}" if one.ref else one.name
    return {
        "Indicator": f"{name} ({one.period})" if one.period and name_period else name,
        "Good is": _GOOD_IS[one.polarity] if one.polarity else "Not stated",
        "Target": figure_told(one.target, one.target_as_written or "None set", unit),
        "Tolerance": _tolerance(one),
        "Last year": figure_told(one.last_year, one.last_year_as_written or "–", unit),
        "Previous": figure_told(one.previous, one.previous_as_written, unit),
        "Now": figure_told(one.value, one.value_as_written, unit),
        benchmark: figure_told(one.benchmark, one.benchmark_as_written or "–", unit),
        "Rating": rating(one).value,
        "Direction": direction(one).value,
        "Commentary": one.commentary or "",
    }


def _tolerance(one: Indicator) -> str:
    """Say a tolerance in the unit of the target; of a percentage it is points, not per cent."""
    if one.tolerance is None or one.target is None:
        return "None"
    if is_percentage(one.unit):
        points = plain_number(one.tolerance)
        return f"{points} {'point' if points == '1' else 'points'}"
    return figure_told(one.tolerance, None, one.unit)
