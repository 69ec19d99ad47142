"""A rule on the council's priorities: those of a plan that has ended, or not begun."""

import re
from collections.abc import Iterable
from datetime import date

from committee_pack.model.dates import long_date
from committee_pack.model.finding import Finding
from committee_pack.model.meeting import Priority
from committee_pack.model.report import Report, words_of
from committee_pack.rules.context import RuleContext
from committee_pack.rules.passages import Passage, passages, told


def priorities_out_of_date(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of a priority that does not hold on the day of the meeting, by the dated list.

    The words are found whatever their capitals and dashes. One that also stands in the list with
    dates that hold is left alone.
    """
    meeting = context.meeting
    if meeting is None:
        return
    valid = tuple(one for one in context.priorities if _holds(one, meeting))
    held = {_plain(one.text) for one in valid}
    out = [one for one in context.priorities if _plain(one.text) not in held]
    seen: set[tuple[int, str]] = set()
    for passage in passages(report) if out else ():
        words = f" {_plain(words_of(passage.block))} "
        for priority in out:
            key = (id(passage.block), priority.text)
            if f" {_plain(priority.text)} " in words and key not in seen:
                seen.add(key)
                yield _told(passage, priority, valid, meeting)


def _holds(priority: Priority, meeting: date) -> bool:
    begun = priority.valid_from is None or priority.valid_from <= meeting
    return begun and (priority.valid_to is None or meeting <= priority.valid_to)


def _told(
    passage: Passage, priority: Priority, valid: tuple[Priority, ...], meeting: date
) -> Finding:
    over = priority.valid_to is not None and priority.valid_to < meeting
    day = long_date(priority.valid_to if over else priority.valid_from)
    source = f" ({priority.source})" if priority.source else ""
    named = " or ".join(f'"{one.text}"' for one in valid)
    return told(
        "priority-out-of-date",
        passage,
        f'"{passage.heading}" names the priority "{priority.text}"{source}, which '
        f"{'ended on' if over else 'begins on'} {day}; the meeting is on {long_date(meeting)}.",
        f"Put {named}." if named else "Put the priority that holds on the day of the meeting.",
    )


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).casefold().strip()
