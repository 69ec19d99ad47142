"""Blocks and facts for a report, made from a plan or a scorecard.

Every block says which cells it was made from. A status is always a word; a table never has merged
cells and always one heading row.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from committee_pack.model.progress import Action, ActionPlan, Movement, PlanSummary, Status
from committee_pack.model.report import Block, Origin, OriginKind, Paragraph, Run, Table
from committee_pack.model.source import Source, Where
from committee_pack.progress.dates import in_words as date_in_words
from committee_pack.progress.grid import stretches
from committee_pack.progress.movement_blocks import movement_blocks
from committee_pack.progress.narrative import (
    in_words,
    percent,
    sentence_start,
    summary_sentence,
)
from committee_pack.progress.scorecard_blocks import scorecard_blocks
from committee_pack.progress.statuses import STATUS_WORDS

__all__ = ["plan_blocks", "plan_facts", "scorecard_blocks"]

_PLAN_HEADINGS = ("Ref", "Action", "Owner", "Due", "Status", "Update")
_PLAN_WIDTHS = (1.0, 5.0, 2.2, 1.8, 1.6, 5.0)
_MOST_AREAS = 12  # more stretches of rows than this are told as the whole table
_OTHER_ACTIONS = "Other actions"


def plan_blocks(
    plan: ActionPlan,
    summary: PlanSummary,
    movement: Movement | None,
    previous_summary: PlanSummary | None,
    as_of: date,
    previous_label: str | None = None,
) -> Mapping[str, tuple[Block, ...]]:
    """Make the blocks of a plan.

    Args:
        plan: this cycle's plan.
        summary: its counts.
        movement: what changed since last cycle, or None where there is no earlier plan.
        previous_summary: the counts of last cycle, or None.
        as_of: the day the figures are looked at.
        previous_label: what last cycle is called ("September"); by default "last time".

    Returns:
        ``progress.summary``, ``progress.exceptions``, ``progress.movement`` and ``progress.plan``.
    """
    origin = _origin(plan.source, plan.area)
    sentence = summary_sentence(summary, movement, previous_summary, previous_label)
    return {
        "progress.summary": (Paragraph(number=None, text=sentence, origin=origin),),
        "progress.exceptions": _exceptions(plan, summary, movement, as_of, origin),
        "progress.movement": movement_blocks(plan, movement, previous_label, origin),
        "progress.plan": _whole_plan(plan, summary, previous_summary, previous_label, origin),
    }


def plan_facts(
    summary: PlanSummary,
    movement: Movement | None,
    previous_summary: PlanSummary | None,
    previous_label: str | None = None,
) -> dict[str, str]:
    """Give the facts that new words may name, as texts ready to print.

    Without an earlier plan the facts of movement (``improved`` to ``completed``) are left out, so
    that a text that names one fails instead of printing a nought that was never counted.
    """
    counts = summary.by_status
    facts = {
        "total": f"{summary.total:,}",
        "complete": f"{counts[Status.COMPLETE]:,}",
        "complete_percent": percent(counts[Status.COMPLETE], summary.total),
        "on_track": f"{counts[Status.ON_TRACK]:,}",
        "at_risk": f"{counts[Status.AT_RISK]:,}",
        "off_track": f"{counts[Status.OFF_TRACK]:,}",
        "not_started": f"{counts[Status.NOT_STARTED]:,}",
        "unknown": f"{counts[Status.UNKNOWN]:,}",
        "overdue": f"{len(summary.overdue):,}",
        "summary": summary_sentence(summary, movement, previous_summary, previous_label),
    }
    if movement is not None:
        for name in ("improved", "worsened", "new", "removed", "completed"):
            facts[name] = f"{len(getattr(movement, name)):,}"
    return facts


def _origin(source: Source, cells: str | None) -> Origin:
    return Origin(kind=OriginKind.DATA, where=Where(source=Path(source.path).name, cell=cells))


def _exceptions(
    plan: ActionPlan,
    summary: PlanSummary,
    movement: Movement | None,
    as_of: date,
    origin: Origin,
) -> tuple[Block, ...]:
    worsened = {} if movement is None else _worsened(movement)
    overdue = frozenset(summary.overdue)
    chosen = [
        action
        for action in plan.actions
        if action.status is Status.OFF_TRACK or _is_late(action, overdue, as_of)
        or id(action) in worsened
    ]  # fmt: skip
    if not chosen:
        told = "No action is off track or overdue"
        told += "." if movement is None else ", and none has got worse."
        return (Paragraph(number=None, text=told, origin=origin),)
    rows = [
        _plan_row(
            action, _status_told(action, _is_late(action, overdue, as_of), worsened.get(id(action)))
        )
        for action in chosen
    ]
    kinds = (
        "off track or overdue" if movement is None else "off track, overdue or worse than before"
    )
    many = f"{in_words(len(chosen))} {'action is' if len(chosen) == 1 else 'actions are'}"
    lead = f"{many} {kinds} at {date_in_words(as_of)}."
    return (
        Paragraph(number=None, text=sentence_start(lead), origin=origin),
        _table(rows, _origin(plan.source, _cells_of(plan, chosen))),
    )


def _worsened(movement: Movement) -> dict[int, Status]:
    """Give the earlier status of the actions that got worse, by the action of this cycle."""
    refs = frozenset(movement.worsened)
    return {id(c.after): c.before.status for c in movement.changes if c.ref in refs
            and c.before.status is not c.after.status}  # fmt: skip


def _is_late(action: Action, overdue: frozenset[str], as_of: date) -> bool:
    return action.ref in overdue and action.due is not None and action.due < as_of


def _status_told(action: Action, late: bool, before: Status | None) -> str:
    told = STATUS_WORDS[action.status]
    if late:
        told += ", overdue"
    if before is not None:
        told += f" (was {STATUS_WORDS[before].lower()})"
    return told


def _plan_row(action: Action, status: str) -> tuple[str, ...]:
    return (
        action.ref,
        action.action,
        action.owner or "Not stated",
        due_told(action),
        status,
        action.update or "No update given",
    )


def due_told(action: Action) -> str:
    """Say when an action is due: its date, else what stands in its place."""
    return date_in_words(action.due) if action.due else action.due_as_written or "No date"


def _table(
    rows: Iterable[tuple[str, ...]],
    origin: Origin,
    headings: tuple[str, ...] = _PLAN_HEADINGS,
    widths: tuple[float, ...] = _PLAN_WIDTHS,
) -> Table:
    return Table(header_rows=1, rows=(headings, *rows), widths=widths, origin=origin)


def _heading(text: str, origin: Origin) -> Paragraph:
    return Paragraph(number=None, text=text, runs=(Run(text=text, bold=True),), origin=origin)


def _whole_plan(
    plan: ActionPlan,
    summary: PlanSummary,
    previous: PlanSummary | None,
    label: str | None,
    origin: Origin,
) -> tuple[Block, ...]:
    blocks: list[Block] = [_counts(summary, previous, label, origin), *_key(plan, origin)]
    themes = tuple(dict.fromkeys(action.theme for action in plan.actions))
    for theme in themes:
        actions = [action for action in plan.actions if action.theme == theme]
        part = _origin(plan.source, _cells_of(plan, actions))
        if len(themes) > 1 or theme:
            blocks.append(_heading(theme or _OTHER_ACTIONS, part))
        blocks.append(_theme_table(plan, actions, part))
    return tuple(blocks)


def _theme_table(plan: ActionPlan, actions: list[Action], origin: Origin) -> Table:
    """Lay out the actions of a theme; evidence and impact have a column where the plan has any."""
    extra = [name for name in ("evidence", "impact") if any(getattr(a, name) for a in plan.actions)]
    rows = [
        (
            *_plan_row(action, STATUS_WORDS[action.status]),
            *(getattr(action, n) or "" for n in extra),
        )
        for action in actions
    ]
    headings = (*_PLAN_HEADINGS, *(sentence_start(name) for name in extra))
    return _table(rows, origin, headings, (*_PLAN_WIDTHS, *(3.0 for _ in extra)))


def _counts(
    summary: PlanSummary, previous: PlanSummary | None, label: str | None, origin: Origin
) -> Table:
    """Lay out the counts by status, beside those of last cycle where there is one."""
    headings = ["Status", "Actions now", "Share"]
    if previous is not None:
        headings.append(f"Actions {label}" if label else "Actions last time")
    rows = []
    for status, count in summary.by_status.items():
        if status is Status.UNKNOWN and not count and not (previous and previous.by_status[status]):
            continue
        row = [STATUS_WORDS[status], f"{count:,}", percent(count, summary.total)]
        rows.append((*row, f"{previous.by_status[status]:,}") if previous else tuple(row))
    for name, now, before in (
        ("All actions", summary.total, previous.total if previous else 0),
        ("Overdue", len(summary.overdue), len(previous.overdue) if previous else 0),
    ):
        row = [name, f"{now:,}", percent(now, summary.total)]
        rows.append((*row, f"{before:,}") if previous else tuple(row))
    widths = (3.0, *(1.5 for _ in headings[1:]))
    return _table(rows, origin, tuple(headings), widths)


def _key(plan: ActionPlan, origin: Origin) -> tuple[Block, ...]:
    """Print how the tracker's own words, letters or colours were read."""
    if not plan.status_key:
        return ()
    order = tuple(Status)
    pairs = sorted(plan.status_key.items(), key=lambda pair: (order.index(pair[1]), pair[0]))
    rows = [(written, STATUS_WORDS[status]) for written, status in pairs]
    said = "Key. The statuses of the plan were read as follows."
    return (
        Paragraph(number=None, text=said, origin=origin),
        _table(rows, origin, ("As written in the plan", "Read as"), (3.0, 2.0)),
    )


def _cells_of(plan: ActionPlan, actions: Iterable[Action]) -> str | None:
    """Name the cells of some actions: ``Plan!A5:G12``, or ``Plan!A5:G5, Plan!A9:G9``."""
    columns = {}
    for area in (plan.area or "").split("; "):
        sheet, _, cells = area.rpartition("!")
        first, _, last = cells.partition(":")
        columns[sheet] = (first.rstrip("0123456789"), last.rstrip("0123456789"))
    rows: dict[str, list[int]] = {}
    for action in actions:
        sheet, _, cell = action.where.rpartition("!")
        rows.setdefault(sheet, []).append(int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
    named: list[str] = []
    for sheet, numbers in rows.items():
        left, right = columns.get(sheet, ("A", "A"))
        named.extend(f"{sheet}!{left}{top}:{right}{end}" for top, end in stretches(numbers))
    return ", ".join(named) if 0 < len(named) <= _MOST_AREAS else plan.area
