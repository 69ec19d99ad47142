"""What moved in an order's action plan and scorecard since last time, from the data itself."""

from collections.abc import Iterable

from committee_pack.build.paths import Places, find_input
from committee_pack.build.reading import read_plan, read_scorecard
from committee_pack.model.changes import FigureMove, PlanMoves
from committee_pack.model.meeting import ReportOrder
from committee_pack.model.progress import Action, ActionPlan, Indicator, Status, TrackerSettings

_COUNTED = {
    Status.COMPLETE: "Actions complete",
    Status.ON_TRACK: "Actions on track",
    Status.AT_RISK: "Actions at risk",
    Status.OFF_TRACK: "Actions off track",
    Status.NOT_STARTED: "Actions not started",
}


def plan_moves(order: ReportOrder, places: Places) -> PlanMoves | None:
    """Compare the data of two cycles; None where the order has none to compare.

    Raises:
        InputUnreadable: a file is missing, or cannot be read.
    """
    files = order.progress
    settings = TrackerSettings(
        headings=files.headings,
        status_key=files.status_key,
        small_below=files.small_numbers_below,
    )
    figures: list[FigureMove] = []
    if files.scorecard:
        card = read_scorecard(find_input(places, files.scorecard, "progress.scorecard"), settings)
        figures = [move for one in card.indicators if (move := _indicator(one))]
    if files.plan is None or files.plan_previous is None:
        return PlanMoves(figures=tuple(figures)) if figures else None
    plan = read_plan(find_input(places, files.plan, "progress.plan"), settings)
    before = read_plan(find_input(places, files.plan_previous, "progress.plan_previous"), settings)
    return _moves(before, plan, figures)


def _moves(before: ActionPlan, plan: ActionPlan, figures: list[FigureMove]) -> PlanMoves:
    from committee_pack.progress.compare import movement

    moved = movement(before, plan)
    words = {action.ref: _line(action) for action in plan.actions}
    return PlanMoves(
        figures=(*_counts(before, plan), *figures),
        opened=tuple(words.get(ref, ref) for ref in moved.new),
        closed=tuple(words.get(ref, ref) for ref in moved.completed),
        removed=tuple(map(_line, moved.removed_actions)),
    )


def _counts(before: ActionPlan, plan: ActionPlan) -> Iterable[FigureMove]:
    pairs = [("Actions in the plan", len(before.actions), len(plan.actions))]
    for status, name in _COUNTED.items():
        counts = [sum(a.status is status for a in one.actions) for one in (before, plan)]
        pairs.append((name, counts[0], counts[1]))
    for name, was, now in pairs:
        if was != now:
            yield FigureMove(name=name, before=str(was), now=str(now))


def _indicator(one: Indicator) -> FigureMove | None:
    """Give an indicator whose figure is another one than before, as the scorecard writes both."""
    if one.value is None or one.previous is None or one.value == one.previous:
        return None
    written = (one.previous_as_written or str(one.previous), one.value_as_written or str(one.value))
    unit = f" ({one.unit})" if one.unit else ""
    return FigureMove(name=f"{one.name}{unit}", before=written[0], now=written[1])


def _line(action: Action) -> str:
    return f"{action.ref}: {action.action}" if action.ref_given else action.action
