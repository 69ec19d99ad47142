"""Priorities of the council outside their dates."""

from datetime import date

import msgspec

from committee_pack.model.meeting import Priority
from committee_pack.rules.staleness_priorities import priorities_out_of_date
from tests.unit.carried import CONTEXT, report

OLD = Priority(
    text="Communities: making places stronger",
    valid_to=date(2026, 3, 31),
    source="Council Plan 2022-2026",
)
NEW = Priority(text="Every place counts", valid_from=date(2026, 4, 1))
NEXT = Priority(text="Growing together", valid_from=date(2027, 4, 1))
DATED = msgspec.structs.replace(CONTEXT, priorities=(OLD, NEW, NEXT))


def test_a_priority_that_has_ended_is_told_with_the_one_that_holds() -> None:
    text = "The relevant Council priority is: Communities – Making places stronger"
    (found,) = priorities_out_of_date(report(text, section="priority"), DATED)
    assert found.rule == "priority-out-of-date"
    assert "(Council Plan 2022-2026), which ended on 31 March 2026;" in found.message
    assert "the meeting is on 26 November 2026" in found.message
    assert found.hint == 'Put "Every place counts".'


def test_a_priority_that_has_not_begun_is_told() -> None:
    (found,) = priorities_out_of_date(report("The priority is growing together."), DATED)
    assert "which begins on 1 April 2027" in found.message


def test_a_priority_that_holds_is_silent_also_where_an_old_plan_had_it_too() -> None:
    assert list(priorities_out_of_date(report("Every place counts."), DATED)) == []
    both = msgspec.structs.replace(
        DATED, priorities=(OLD, Priority(text=OLD.text, valid_from=date(2026, 4, 1)))
    )
    assert list(priorities_out_of_date(report(OLD.text), both)) == []


def test_other_words_are_silent() -> None:
    assert list(priorities_out_of_date(report("Communities are stronger."), DATED)) == []
    assert list(priorities_out_of_date(report(OLD.text), CONTEXT)) == []


def test_the_first_and_the_last_day_count() -> None:
    day = date(2026, 11, 26)
    held = (Priority(text="Early help", valid_to=day), Priority(text="Safe homes", valid_from=day))
    context = msgspec.structs.replace(CONTEXT, priorities=held)
    assert list(priorities_out_of_date(report("Early help; safe homes."), context)) == []


def test_without_a_day_of_the_meeting_nothing_is_out_of_date() -> None:
    undated = msgspec.structs.replace(DATED, meeting=None)
    assert list(priorities_out_of_date(report(OLD.text), undated)) == []
