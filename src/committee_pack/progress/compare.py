"""Count a plan, and tell what moved between two cycles of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

import msgspec
from rapidfuzz import fuzz, process

from committee_pack.model.finding import Finding
from committee_pack.model.progress import (
    Action,
    ActionPlan,
    Change,
    Movement,
    PlanSummary,
    Status,
)

# At risk and not started stand level: moving between them is neither better nor worse.
_RANK: Mapping[Status, int] = {
    Status.COMPLETE: 3,
    Status.ON_TRACK: 2,
    Status.AT_RISK: 1,
    Status.NOT_STARTED: 1,
    Status.OFF_TRACK: 0,
}
_SAME_ACTION = 50  # below this, a reference has probably been given to another action
_SAME_WORDS = 90  # at and above this, two wordings are taken for one action
_MOST_PAIRS = 4_000_000

Pair = tuple[Action, Action, str]
"""An action of last cycle, the same one of this cycle, and what they were matched by."""


def earlier_findings(before: ActionPlan | None, now: ActionPlan) -> tuple[Finding, ...]:
    """Give what was noticed in last cycle's plan: what moved rests on it as much as on this one.

    Each names its file. Where both files have one name, its message says which of them is meant.
    """
    if before is None:
        return ()
    if Path(before.source.path).name != Path(now.source.path).name:
        return before.findings
    return tuple(
        msgspec.structs.replace(
            finding, message=f"Last cycle’s plan, of the same name: {finding.message}"
        )
        for finding in before.findings
    )


def summarise(plan: ActionPlan, as_of: date) -> PlanSummary:
    """Count a plan: all actions, by status, and the refs due before as_of and not complete."""
    counts = dict.fromkeys(Status, 0)
    for action in plan.actions:
        counts[action.status] += 1
    overdue = tuple(action.ref for action in plan.actions if is_overdue(action, as_of))
    return PlanSummary(total=len(plan.actions), by_status=counts, overdue=overdue)


def is_overdue(action: Action, as_of: date) -> bool:
    """Tell whether an action was due before a day and is not complete."""
    return action.due is not None and action.due < as_of and action.status is not Status.COMPLETE


def movement(previous: ActionPlan, current: ActionPlan) -> Movement:
    """Tell what changed between two cycles.

    Actions are matched by ref, then by wording at 90 of 100 or more. A ref whose words have become
    altogether different is matched by wording first, since plans are renumbered. A status that is
    not known is neither better nor worse than any other.
    """
    place = {id(action): at for at, action in enumerate(current.actions)}
    pairs = sorted(_pairs(previous, current), key=lambda pair: place[id(pair[1])])
    changes = tuple(change for change in map(_change, pairs) if _has_moved(change))
    known = {id(now) for _, now, _ in pairs}
    kept = {id(before) for before, _, _ in pairs}
    removed = tuple(action for action in previous.actions if id(action) not in kept)
    return Movement(
        improved=tuple(change.ref for change in changes if _step(change) > 0),
        worsened=tuple(change.ref for change in changes if _step(change) < 0),
        completed=tuple(change.ref for change in changes if _is_completed(change)),
        new=tuple(action.ref for action in current.actions if id(action) not in known),
        removed=tuple(action.ref for action in removed),
        date_changed={
            change.ref: (change.before.due, change.after.due)
            for change in changes
            if change.before.due and change.after.due and change.before.due != change.after.due
        },
        date_lost={
            change.ref: change.before.due
            for change in changes
            if change.before.due and change.after.due is None
        },
        owner_changed=tuple(change.ref for change in changes if _differs(change, "owner")),
        wording_changed=tuple(change.ref for change in changes if _differs(change, "action")),
        changes=changes,
        removed_actions=removed,
        previous_source=Path(previous.source.path).name,
    )


def _change(pair: Pair) -> Change:
    before, now, matched_by = pair
    return Change(
        ref=now.ref,
        previous_ref=before.ref,
        matched_by=matched_by,
        confidence=int(fuzz.ratio(_folded(before.action), _folded(now.action))),
        before=before,
        after=now,
    )


def _has_moved(change: Change) -> bool:
    before, now = change.before, change.after
    return (
        before.status is not now.status
        or before.due != now.due
        or change.ref != change.previous_ref
        or _differs(change, "owner")
        or _differs(change, "action")
    )


def _step(change: Change) -> int:
    """Give how many steps better (above 0) or worse (below 0) a status has become."""
    before, now = change.before.status, change.after.status
    return _RANK[now] - _RANK[before] if before in _RANK and now in _RANK else 0


def _is_completed(change: Change) -> bool:
    return change.after.status is Status.COMPLETE and change.before.status is not Status.COMPLETE


def _differs(change: Change, field: str) -> bool:
    before, now = getattr(change.before, field), getattr(change.after, field)
    return _folded(before or "") != _folded(now or "")


def _pairs(previous: ActionPlan, current: ActionPlan) -> Iterator[Pair]:
    """Match the actions of two cycles, each at most once."""
    before, now = list(previous.actions), list(current.actions)
    for matched_by, matches in (
        ("ref", partial(_by_ref, least=_SAME_ACTION)),
        ("wording", _by_same_words),
        ("wording", _by_like_words),
        ("ref", partial(_by_ref, least=0)),
    ):
        found = list(matches(before, now))
        yield from ((one, other, matched_by) for one, other in found)
        matched = {id(action) for pair in found for action in pair}
        before = [action for action in before if id(action) not in matched]
        now = [action for action in now if id(action) not in matched]


def _by_ref(
    before: Iterable[Action], now: Iterable[Action], least: float
) -> Iterator[tuple[Action, Action]]:
    """Pair actions with the same ref; where several have it, those with the most alike words."""
    earlier = defaultdict(list)
    for action in before:
        if action.ref_given:
            earlier[_folded_ref(action.ref)].append(action)
    for action in now:
        candidates = earlier.get(_folded_ref(action.ref), []) if action.ref_given else []
        if not candidates:
            continue
        best = max(candidates, key=lambda one: _alike(one, action))
        if _alike(best, action) >= least:
            candidates[:] = [one for one in candidates if one is not best]
            yield best, action


def _by_same_words(
    before: Iterable[Action], now: Iterable[Action]
) -> Iterator[tuple[Action, Action]]:
    earlier = defaultdict(list)
    for action in before:
        earlier[_folded(action.action)].append(action)
    for action in now:
        words = _folded(action.action)
        if words and earlier[words]:
            yield earlier[words].pop(0), action


def _by_like_words(before: list[Action], now: list[Action]) -> Iterator[tuple[Action, Action]]:
    """Pair actions by nearly the same words, the most alike first.

    Beyond four million pairs, words that differ at all are not compared: two plans that share next
    to no reference and no wording are not two cycles of one plan.
    """
    if not before or not now or len(before) * len(now) > _MOST_PAIRS:
        return
    found = []
    words = [_folded(action.action) for action in before]
    for place, action in enumerate(now):
        near = process.extractOne(
            _folded(action.action), words, scorer=fuzz.ratio, score_cutoff=_SAME_WORDS
        )
        if near and _folded(action.action):
            found.append((-near[1], place, near[2]))
    taken = set()
    for _, place, other in sorted(found):
        if other not in taken:
            taken.add(other)
            yield before[other], now[place]


def _alike(one: Action, other: Action) -> float:
    if one.action == other.action:
        return 100.0
    return fuzz.token_set_ratio(_folded(one.action), _folded(other.action))


@lru_cache(maxsize=65_536)
def _folded(text: str) -> str:
    return " ".join(re.sub(r"[^\w£%]+", " ", text.casefold()).split())


def _folded_ref(ref: str) -> str:
    return re.sub(r"\s+", "", ref.casefold()).rstrip(".:)")
