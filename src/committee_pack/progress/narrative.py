"""Sentences about a plan in plain British English, with no cause that the figures do not give."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from committee_pack.model.dates import MONTHS
from committee_pack.model.progress import Movement, PlanSummary, Status

_SMALL = (
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_MONTHS = frozenset(month.casefold() for month in MONTHS)


def summary_sentence(
    summary: PlanSummary,
    movement: Movement | None,
    previous: PlanSummary | None,
    previous_label: str | None,
) -> str:
    """Say where a plan stands: how much is complete, how that compares, what is off track.

    Args:
        summary: the counts of this cycle.
        movement: what changed, where there is an earlier plan; actions that are new or gone are
            told here, as the comparison would hide them.
        previous: the counts of last cycle, or None.
        previous_label: what last cycle is called: ``September``, ``17 September 2026``; by default
            "last time".

    Returns:
        One or two sentences: "Thirty of 42 actions (71%) are complete, five more than in September;
        three are off track and four are overdue."
    """
    if summary.total == 0:
        return "The plan holds no actions."
    if summary.total == 1:
        return _only_action(summary)
    first = _complete(summary)
    if previous is not None and previous.total:
        more = summary.by_status[Status.COMPLETE] - previous.by_status[Status.COMPLETE]
        first += f", {_compared(more)} {_than(previous_label)}"
    trouble = _trouble(summary)
    sentence = f"{first}; {trouble}." if trouble else f"{first}."
    return " ".join(part for part in (sentence, _new_and_removed(movement, previous_label)) if part)


def in_figures(number: int) -> str:
    """Write a number within a sentence: words below ten, figures from there ("three", "42")."""
    return _SMALL[number] if 0 <= number < 10 else f"{number:,}"


def in_words(number: int) -> str:
    """Write a number in words up to 99; figures beyond."""
    if not 0 <= number < 100:
        return f"{number:,}"
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else "")


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun: "one action", "three actions"; nought is "no actions"."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{in_figures(number) if number else 'no'} {word}"


def percent(part: int, whole: int) -> str:
    """Give a share in whole per cent; 0% and 100% only where it is exactly none or all."""
    if whole == 0:
        return "0%"
    exact = Decimal(part * 100) / Decimal(whole)
    shown = exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    if shown == 0 and part:
        return "less than 1%"
    if shown == 100 and part != whole:
        return "more than 99%"
    return f"{shown}%"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: "1.2, 1.3 and 2.1"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def sentence_start(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def since(label: str | None) -> str:
    """Say since when: "since September", "since last time"."""
    return f"since {label}" if label else "since last time"


def be(number: int) -> str:
    """Give "is" for one and none, "are" for more."""
    return "is" if number in (0, 1) else "are"


def _only_action(summary: PlanSummary) -> str:
    (status,) = (one for one, count in summary.by_status.items() if count)
    words = {
        Status.COMPLETE: "is complete",
        Status.ON_TRACK: "is on track",
        Status.AT_RISK: "is at risk",
        Status.OFF_TRACK: "is off track",
        Status.NOT_STARTED: "has not been started",
        Status.UNKNOWN: "has no status that is known",
    }
    return f"The plan’s only action {words[status]}{' and overdue' if summary.overdue else ''}."


def _complete(summary: PlanSummary) -> str:
    done, total = summary.by_status[Status.COMPLETE], summary.total
    if done == total:
        return (
            "Both actions are complete"
            if total == 2
            else f"All {in_figures(total)} actions are complete"
        )
    if done == 0:
        return f"None of the {in_figures(total)} actions is complete"
    share = percent(done, total)
    if done >= 100:
        return f"Of {total:,} actions, {done:,} ({share}) are complete"
    start = sentence_start(in_words(done))
    return f"{start} of {in_figures(total)} actions ({share}) {be(done)} complete"


def _compared(more: int) -> str:
    if more == 0:
        return "the same number as"
    return f"{in_figures(abs(more))} {'more' if more > 0 else 'fewer'} than"


def _than(label: str | None) -> str:
    """Say the cycle compared with: "in September", "on 17 September 2026", "last time"."""
    if not label:
        return "last time"
    first = label.split()[0].casefold()
    if first in _MONTHS or (first.isdigit() and len(first) == 4):
        return f"in {label}"
    return f"on {label}" if first.rstrip("stndrh").isdigit() else label


def _trouble(summary: PlanSummary) -> str:
    """Say what is off track, overdue or not known; nothing where all is complete."""
    off, late = summary.by_status[Status.OFF_TRACK], len(summary.overdue)
    unknown = summary.by_status[Status.UNKNOWN]
    if summary.by_status[Status.COMPLETE] == summary.total:
        return ""
    if off == late == 0:
        told = "none is off track or overdue"
    elif off == 0:
        told = f"none is off track and {in_figures(late)} {be(late)} overdue"
    else:
        told = f"{in_figures(off)} {be(off)} off track and {in_figures(late)} {be(late)} overdue"
    if unknown:
        told += f"; the status of {in_figures(unknown)} is not known"
    return told


def _new_and_removed(movement: Movement | None, label: str | None) -> str:
    """Tell of actions that only one of the two plans holds, with which no count compares."""
    if movement is None:
        return ""
    told = []
    for refs, done in ((movement.new, "added to"), (movement.removed, "removed from")):
        if refs:
            has = "has" if len(refs) == 1 else "have"
            told.append(f"{counted(len(refs), 'action')} {has} been {done} the plan")
    if not told:
        return ""
    return f"{sentence_start(' and '.join(told))} {since(label)}."


def count_heading(label: str | None) -> str:
    """Head a column of last cycle's counts: "Actions in September", "Actions last time"."""
    return f"Actions {_than(label)}"
