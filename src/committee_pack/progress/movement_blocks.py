"""What moved between two cycles, as paragraphs and lists."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from committee_pack.model.dates import long_date
from committee_pack.model.progress import Action, ActionPlan, Change, Movement
from committee_pack.model.report import Block, ListItem, Origin, OriginKind, Paragraph, Run
from committee_pack.model.source import Where
from committee_pack.progress.narrative import be, counted, in_figures, listed, sentence_start, since
from committee_pack.progress.statuses import STATUS_WORDS

Line = tuple[str, str | None, str]
"""One line of a list: its words, the file and the cell it was made from."""


def movement_blocks(
    plan: ActionPlan, movement: Movement | None, label: str | None, origin: Origin
) -> tuple[Block, ...]:
    """Tell what changed: worse, better, new, removed, dates, owners, words, and how it was matched.

    Every removed action is told with its words. Without an earlier plan one sentence says so.
    """
    if movement is None:
        said = "There is no earlier plan to compare this one with."
        return (Paragraph(number=None, text=said, origin=origin),)
    blocks: list[Block] = [Paragraph(number=None, text=_lead(movement, label), origin=origin)]
    for title, lines in _groups(plan, movement):
        listing = [_item(line) for line in lines]
        if listing:
            heading = Run(text=f"{title}:", bold=True)
            blocks.append(Paragraph(number=None, text=heading.text, runs=(heading,), origin=origin))
            blocks.extend(listing)
    return tuple(blocks)


def _groups(plan: ActionPlan, movement: Movement) -> Iterator[tuple[str, Iterable[Line]]]:
    file = Path(plan.source.path).name
    changed = movement.changes
    yield "Worse than before", _told(file, _of(changed, movement.worsened), _status)
    yield "Better than before", _told(file, _of(changed, movement.improved), _status)
    told = (*movement.improved, *movement.worsened)
    level = (change for change in changed if change.ref not in frozenset(told))
    yield "Changed, neither better nor worse", _told(file, level, _status)
    yield "New in the plan", _new(plan, movement, file)
    yield "Removed from the plan", _removed(movement)
    kept = any(change.after.due_before for change in changed if change.before.due)
    unknown = "" if kept else " (earlier changes are not in the two plans)"
    yield f"Due dates changed{unknown}", _told(file, changed, _dates)
    yield "Owners changed", _told(file, _of(changed, movement.owner_changed), _owner)
    yield "Words changed", _told(file, _of(changed, movement.wording_changed), _wording)
    yield "Matched by their words", _told(file, changed, _match)


def _lead(movement: Movement, label: str | None) -> str:
    """Say in one sentence how many actions moved."""
    start = sentence_start(since(label))
    moved = (movement.improved, movement.worsened, movement.completed)
    if not any((*moved, movement.new, movement.removed)):
        stood = "no action has improved, worsened or been completed, and none is new or removed"
        return f"{start}, {stood}."
    among = frozenset(movement.completed) <= frozenset(movement.improved)
    improved = len(movement.improved)
    told = [f"{counted(improved, 'action')} {'has' if improved == 1 else 'have'} improved"]
    if among and movement.completed:
        told[0] += f" ({_now_complete(len(movement.completed), improved)})"
    for refs, one, many in (
        (movement.worsened, "has worsened", "have worsened"),
        (movement.completed, "has been completed", "have been completed"),
        (movement.new, "is new", "are new"),
        (movement.removed, "has been removed", "have been removed"),
    ):
        if refs is not movement.completed or not (among and refs):
            told.append(f"{in_figures(len(refs))} {one if len(refs) < 2 else many}")
    return f"{start}, {listed(told)}."


def _now_complete(completed: int, improved: int) -> str:
    """Say how many of the actions that improved are complete, so that nobody adds them to these."""
    if completed == improved:
        return "it is now complete" if improved == 1 else "all of them are now complete"
    return f"{in_figures(completed)} of them {be(completed)} now complete"


def _item(line: Line) -> ListItem:
    text, file, cell = line
    origin = Origin(kind=OriginKind.DATA, where=Where(source=file, cell=cell))
    return ListItem(level=1, marker="•", text=text, origin=origin)


def _of(changes: Iterable[Change], refs: Iterable[str]) -> Iterator[Change]:
    wanted = frozenset(refs)
    return (change for change in changes if change.ref in wanted)


def _told(
    file: str, changes: Iterable[Change], tell: Callable[[Change], str | None]
) -> Iterator[Line]:
    for change in changes:
        text = tell(change)
        if text:
            yield text, file, change.after.where


def _new(plan: ActionPlan, movement: Movement, file: str) -> Iterator[Line]:
    wanted = frozenset(movement.new)
    matched = {id(change.after) for change in movement.changes}
    for action in plan.actions:
        if action.ref in wanted and id(action) not in matched:
            yield f"{action.ref} {action.action}", file, action.where


def _removed(movement: Movement) -> Iterator[Line]:
    for action in movement.removed_actions:
        stood = f"{action.ref} {action.action} (its status was {_word(action)})"
        yield stood, movement.previous_source, action.where


def _word(action: Action) -> str:
    return STATUS_WORDS[action.status].lower()


def _status(change: Change) -> str | None:
    if change.before.status is change.after.status:
        return None
    steps = f"from {_word(change.before)} to {_word(change.after)}"
    return f"{change.ref} {change.after.action}: {steps}"


def _dates(change: Change) -> str | None:
    before, now = change.before.due, change.after.due
    if before == now:
        return None
    if before and now:
        told = f"from {long_date(before)} to {long_date(now)}{_how_often(change.after)}"
    elif before:
        written = change.after.due_as_written
        instead = f"the plan now says “{written}”" if written else "the plan now gives no date"
        told = f"was due {long_date(before)}, {instead}"
    elif now:
        written = change.before.due_as_written
        told = f"{f'“{written}”' if written else 'no date'} before, now {long_date(now)}"
    return f"{change.ref} {change.after.action}: {told}"


def _how_often(action: Action) -> str:
    """Say how many dates were in force before, where the plan itself keeps them."""
    earlier = action.due_before
    if not earlier:
        return ""
    dates = listed([long_date(day) for day in earlier])
    return f" (the plan gives {counted(len(earlier), 'earlier date')}: {dates})"


def _owner(change: Change) -> str | None:
    before, now = (action.owner or "nobody named" for action in (change.before, change.after))
    return f"{change.ref} {change.after.action}: from {before} to {now}" if before != now else None


def _wording(change: Change) -> str | None:
    before, now = change.before.action, change.after.action
    return f"{change.ref}: “{before}” is now “{now}”" if before != now else None


def _match(change: Change) -> str | None:
    """Say which actions were recognised by their words alone, and how alike these are."""
    if change.matched_by != "wording":
        return None
    alike = f"their words are {change.confidence}% alike"
    return f"{change.ref} is taken for {change.previous_ref} of the earlier plan; {alike}"
