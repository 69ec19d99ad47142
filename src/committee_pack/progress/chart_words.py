"""What charts show, in figures and in words: the alt text says all that the picture does."""

from collections.abc import Mapping, Sequence

import msgspec

from committee_pack.model.progress import ActionPlan, Indicator, PeriodFigure, Scorecard, Status
from committee_pack.progress.figures import figure_told
from committee_pack.progress.narrative import counted, in_figures, listed
from committee_pack.progress.periods import period_key
from committee_pack.progress.ratings import direction, rating
from committee_pack.progress.statuses import STATUS_WORDS

OTHER_ACTIONS = "Other actions"
ALL_ACTIONS = "All actions"


class ThemeCount(msgspec.Struct, frozen=True, kw_only=True):
    """A theme, and how many of its actions have each status, in the order of ``Status``."""

    theme: str
    by_status: Mapping[Status, int]


def theme_counts(plan: ActionPlan) -> tuple[ThemeCount, ...]:
    """Count the actions of each theme by status, in the order of the plan."""
    counts: dict[str | None, dict[Status, int]] = {}
    for action in plan.actions:
        theme = counts.setdefault(action.theme, dict.fromkeys(Status, 0))
        theme[action.status] += 1
    alone = set(counts) == {None}
    return tuple(
        ThemeCount(theme=name or (ALL_ACTIONS if alone else OTHER_ACTIONS), by_status=by_status)
        for name, by_status in counts.items()
    )


def folded(counts: Sequence[ThemeCount], most: int) -> tuple[ThemeCount, ...]:
    """Give at most so many rows: where there are more themes, the last row is all the others."""
    if len(counts) <= most:
        return tuple(counts)
    kept, others = counts[: most - 1], counts[most - 1 :]
    together = {status: sum(one.by_status.get(status, 0) for one in others) for status in Status}
    rest = ThemeCount(theme=f"{len(others)} other themes (not to scale)", by_status=together)
    return (*kept, rest)


def status_alt(counts: Sequence[ThemeCount]) -> str:
    """Say what a chart of status by theme shows: every theme, every figure that is not nought."""
    told = [f"{one.theme}: {_split(one.by_status)}." for one in counts]
    return " ".join(("Bar chart of the status of actions by theme.", *told))


def _split(by_status: Mapping[Status, int]) -> str:
    total = counted(sum(by_status.values()), "action")
    parts = [
        f"{in_figures(count)} {STATUS_WORDS[status].lower()}"
        for status, count in by_status.items()
        if count
    ]
    return f"{total}, of which {listed(parts)}" if parts else total


def trend_points(indicator: Indicator, scorecard: Scorecard) -> tuple[PeriodFigure, ...]:
    """Give the figures of an indicator, oldest first, up to the latest there is."""
    if indicator.series:
        points = list(indicator.series)
        while points and points[-1].value is None and not points[-1].written:
            points.pop()
        return tuple(points)
    now = _period(scorecard.period, indicator.period or "Now")
    before = _period(scorecard.previous_period, "Previous period")
    candidates = (
        ("Same period last year", indicator.last_year, indicator.last_year_as_written),
        (before, indicator.previous, indicator.previous_as_written),
        (now, indicator.value, indicator.value_as_written),
    )
    return tuple(
        PeriodFigure(period=period, value=value, written=written)
        for period, value, written in candidates
        if value is not None or written
    )


def trend_alt(indicator: Indicator, points: Sequence[PeriodFigure]) -> str:
    """Say what a chart of a trend shows: the figures, the target, the rating."""
    name = f"{indicator.ref} {indicator.name}" if indicator.ref else indicator.name
    unit = indicator.unit
    figures = [
        f"{figure_told(point.value, point.written or 'no figure', unit)} ({point.period})"
        for point in points
    ]
    told = f"Line chart of {name}: {listed(figures)}."
    if indicator.target is not None:
        told += f" The target is {figure_told(indicator.target, None, unit)}."
    rated, moved = rating(indicator).value, direction(indicator).value.lower()
    return f"{told} {rated}. Direction: {moved}."


def short(text: str, longest: int) -> str:
    """Cut a name to a length, and show that it was cut; the alt text has it whole."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1].rstrip()}…"


def _period(heading: str | None, otherwise: str) -> str:
    return heading if heading and period_key(heading) else otherwise
