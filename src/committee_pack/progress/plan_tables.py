"""An action plan as tables: every status a word, one heading row, no merged cells."""

from collections.abc import Iterable
from pathlib import Path

from committee_pack.model.progress import Action, ActionPlan, PlanSummary, Status
from committee_pack.model.report import Block, Origin, OriginKind, Paragraph, Run, Table
from committee_pack.model.source import Source, Where
from committee_pack.progress.chart_words import OTHER_ACTIONS
from committee_pack.progress.dates import in_short
from committee_pack.progress.grid import stretches
from committee_pack.progress.narrative import count_heading, listed, percent, sentence_start
from committee_pack.progress.statuses import STATUS_WORDS, is_said_plainly

PLAN_HEADINGS = ("Ref", "Action", "Owner", "Due", "Status", "Update")
PLAN_WIDTHS = (0.9, 4.4, 2.3, 1.8, 2.2, 4.4)
_MOST_AREAS = 12  # more stretches of rows than this are told as the whole table
_MOST_IN_A_SENTENCE = 8


def whole_plan(
    plan: ActionPlan,
    summary: PlanSummary,
    previous: PlanSummary | None,
    label: str | None,
    origin: Origin,
) -> tuple[Block, ...]:
    """Lay out a plan theme by theme, after its counts and the key to its statuses."""
    blocks: list[Block] = [_counts(summary, previous, label, origin)]
    blocks += key_blocks(plan, plan.actions, origin)
    themes: dict[str | None, list[Action]] = {}
    for action in plan.actions:
        themes.setdefault(action.theme, []).append(action)
    for theme, actions in themes.items():
        part = data_origin(plan.source, cells_of(plan, actions))
        if len(themes) > 1 or theme:
            blocks.append(_heading(theme or OTHER_ACTIONS, part))
        blocks.append(_theme_table(plan, actions, frozenset(summary.overdue), part))
    return tuple(blocks)


def _theme_table(
    plan: ActionPlan, actions: list[Action], overdue: frozenset[str], origin: Origin
) -> Table:
    """Lay out the actions of a theme; evidence and impact have a column where the plan has any."""
    extra = [name for name in ("evidence", "impact") if any(getattr(a, name) for a in plan.actions)]
    rows = [
        (
            *plan_row(action, status_told(action, action.ref in overdue)),
            *(getattr(action, n) or "" for n in extra),
        )
        for action in actions
    ]
    headings = (*PLAN_HEADINGS, *(sentence_start(name) for name in extra))
    return plan_table(rows, origin, headings, (*PLAN_WIDTHS, *(3.0 for _ in extra)))


def _counts(
    summary: PlanSummary, previous: PlanSummary | None, label: str | None, origin: Origin
) -> Table:
    """Lay out the counts by status, beside those of last cycle where there is one."""
    headings = ["Status", "Actions now", "Share"]
    if previous is not None:
        headings.append(count_heading(label))
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
    return plan_table(rows, origin, tuple(headings), widths)


def key_blocks(plan: ActionPlan, actions: Iterable[Action], origin: Origin) -> tuple[Block, ...]:
    """Say how the tracker's own words, letters or colours were read.

    Nothing where each of them is the very word that the table prints; a sentence where they are
    few, a table where they are many.
    """
    shown = {action.status_as_written for action in actions}
    order = tuple(Status)
    pairs = sorted(
        (pair for pair in plan.status_key.items() if pair[0] in shown),
        key=lambda pair: (order.index(pair[1]), pair[0]),
    )
    if all(is_said_plainly(written, status) for written, status in pairs):
        return ()
    if len(pairs) <= _MOST_IN_A_SENTENCE:
        told = listed([f"“{one_line(sign)}” is {STATUS_WORDS[read]}" for sign, read in pairs])
        return (Paragraph(number=None, text=f"Key to the statuses: {told}.", origin=origin),)
    rows = [(written, STATUS_WORDS[status]) for written, status in pairs]
    said = "Key. The statuses of the plan were read as follows."
    return (
        Paragraph(number=None, text=said, origin=origin),
        plan_table(rows, origin, ("As written in the plan", "Read as"), (3.0, 2.0)),
    )


def one_line(text: str) -> str:
    """Give a text without line breaks."""
    return " ".join(text.split())


def data_origin(source: Source, cells: str | None) -> Origin:
    """Say which cells of a file a block was made from."""
    return Origin(kind=OriginKind.DATA, where=Where(source=Path(source.path).name, cell=cells))


def status_told(action: Action, late: bool, before: Status | None = None) -> str:
    """Give an action's status in words: ``On track, overdue (was at risk)``."""
    told = STATUS_WORDS[action.status]
    if late:
        told += ", overdue"
    if before is not None:
        told += f" (was {STATUS_WORDS[before].lower()})"
    return told


def plan_row(action: Action, status: str) -> tuple[str, ...]:
    """Give the cells of an action; ``status`` is what its status cell says."""
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
    return in_short(action.due) if action.due else action.due_as_written or "No date"


def plan_table(
    rows: Iterable[tuple[str, ...]],
    origin: Origin,
    headings: tuple[str, ...] = PLAN_HEADINGS,
    widths: tuple[float, ...] = PLAN_WIDTHS,
) -> Table:
    """Make a table with one heading row, of actions where no other headings are given."""
    return Table(header_rows=1, rows=(headings, *rows), widths=widths, origin=origin)


def _heading(text: str, origin: Origin) -> Paragraph:
    return Paragraph(number=None, text=text, runs=(Run(text=text, bold=True),), origin=origin)


def cells_of(plan: ActionPlan, actions: Iterable[Action]) -> str | None:
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
