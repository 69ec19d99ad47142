"""Blocks and facts for a report, made from a plan or a scorecard.

Every block says which cells it was made from. A status is always a word; a table never has merged
cells and always one heading row.
"""

from collections.abc import Mapping
from datetime import date

from committee_pack.model.dates import long_date
from committee_pack.model.progress import Action, ActionPlan, Movement, PlanSummary, Status
from committee_pack.model.report import Block, Paragraph, Table
from committee_pack.progress.chart_blocks import plan_charts, scorecard_charts
from committee_pack.progress.movement_blocks import movement_blocks
from committee_pack.progress.narrative import (
    in_figures,
    in_words,
    percent,
    sentence_start,
    summary_sentence,
)
from committee_pack.progress.plan_tables import (
    PLAN_HEADINGS,
    PLAN_WIDTHS,
    cells_of,
    data_origin,
    key_blocks,
    plan_row,
    plan_table,
    status_told,
    whole_plan,
)
from committee_pack.progress.scorecard_blocks import scorecard_blocks

__all__ = ["plan_blocks", "plan_charts", "plan_facts", "scorecard_blocks", "scorecard_charts"]


def plan_blocks(
    plan: ActionPlan,
    summary: PlanSummary,
    movement: Movement | None,
    previous_summary: PlanSummary | None,
    as_of: date,
    previous_label: str | None = None,
    *,
    with_cells: bool = False,
) -> Mapping[str, tuple[Block, ...]]:
    """Make the blocks of a plan.

    Args:
        plan: this cycle's plan.
        summary: its counts.
        movement: what changed since last cycle, or None where there is no earlier plan.
        previous_summary: the counts of last cycle, or None.
        as_of: the day the figures are looked at.
        previous_label: what last cycle is called ("September"); by default "last time".
        with_cells: whether the exceptions name the cell of each action, for a reader at a screen.

    Returns:
        ``progress.summary``, ``progress.exceptions``, ``progress.movement`` and ``progress.plan``.
    """
    origin = data_origin(plan.source, plan.area)
    sentence = summary_sentence(summary, movement, previous_summary, previous_label)
    return {
        "progress.summary": (Paragraph(number=None, text=sentence, origin=origin),),
        "progress.exceptions": _exceptions(plan, summary, movement, as_of, with_cells=with_cells),
        "progress.movement": movement_blocks(plan, movement, previous_label, origin),
        "progress.plan": whole_plan(plan, summary, previous_summary, previous_label, origin),
    }


def plan_facts(
    summary: PlanSummary,
    movement: Movement | None,
    previous_summary: PlanSummary | None,
    previous_label: str | None = None,
) -> dict[str, str]:
    """Give the facts that new words may name, as texts ready to print.

    A count is there in figures, and under its name with ``_words`` as a sentence has it: in words
    below ten. Without an earlier plan the facts of movement (``improved`` to ``completed``) are
    left out, so that a text that names one fails instead of printing a nought that was never
    counted.
    """
    by_status = summary.by_status
    counts = {
        "total": summary.total,
        "complete": by_status[Status.COMPLETE],
        "on_track": by_status[Status.ON_TRACK],
        "at_risk": by_status[Status.AT_RISK],
        "off_track": by_status[Status.OFF_TRACK],
        "not_started": by_status[Status.NOT_STARTED],
        "unknown": by_status[Status.UNKNOWN],
        "overdue": len(summary.overdue),
    }
    if movement is not None:
        for name in ("improved", "worsened", "new", "removed", "completed"):
            counts[name] = len(getattr(movement, name))
    return {
        **{name: f"{count:,}" for name, count in counts.items()},
        **{f"{name}_words": in_figures(count) for name, count in counts.items()},
        "complete_percent": percent(by_status[Status.COMPLETE], summary.total),
        "summary": summary_sentence(summary, movement, previous_summary, previous_label),
    }


def _exceptions(
    plan: ActionPlan,
    summary: PlanSummary,
    movement: Movement | None,
    as_of: date,
    *,
    with_cells: bool,
) -> tuple[Block, ...]:
    origin = data_origin(plan.source, plan.area)
    worsened = {} if movement is None else _worsened(movement)
    overdue = frozenset(summary.overdue)
    chosen = [
        action
        for action in plan.actions
        if action.status is Status.OFF_TRACK or _is_late(action, overdue, as_of)
        or id(action) in worsened
    ]  # fmt: skip
    if not chosen:
        none = "No action is off track or overdue"
        none += "." if movement is None else ", and none has got worse."
        return (Paragraph(number=None, text=none, origin=origin),)
    told = [status_told(a, _is_late(a, overdue, as_of), worsened.get(id(a))) for a in chosen]
    kinds = (
        "off track or overdue" if movement is None else "off track, overdue or worse than before"
    )
    many = f"{in_words(len(chosen))} {'action is' if len(chosen) == 1 else 'actions are'}"
    lead = f"{many} {kinds} at {long_date(as_of)}."
    return (
        Paragraph(number=None, text=sentence_start(lead), origin=origin),
        _exception_table(plan, chosen, told, with_cells=with_cells),
        *key_blocks(plan, chosen, origin),
    )


def _exception_table(
    plan: ActionPlan, chosen: list[Action], told: list[str], *, with_cells: bool
) -> Table:
    """Lay out the exceptions, each with its status as told and, on wish, its cell."""
    rows = [plan_row(action, status) for action, status in zip(chosen, told, strict=True)]
    origin = data_origin(plan.source, cells_of(plan, chosen))
    if not with_cells:
        return plan_table(rows, origin)
    placed = [(*row, action.where) for row, action in zip(rows, chosen, strict=True)]
    return plan_table(placed, origin, (*PLAN_HEADINGS, "Cell"), (*PLAN_WIDTHS, 1.5))


def _worsened(movement: Movement) -> dict[int, Status]:
    """Give the earlier status of the actions that got worse, by the action of this cycle."""
    refs = frozenset(movement.worsened)
    return {id(c.after): c.before.status for c in movement.changes if c.ref in refs
            and c.before.status is not c.after.status}  # fmt: skip


def _is_late(action: Action, overdue: frozenset[str], as_of: date) -> bool:
    return action.ref in overdue and action.due is not None and action.due < as_of
