"""Dates left from another cycle are told before the report is published."""

from datetime import date

import pytest

from committee_pack.model.report import Report
from committee_pack.profiles import load_profile
from committee_pack.rules.context import RuleContext
from committee_pack.rules.dates import dates_in_order, plans_differ

PROFILE = load_profile("scrutiny-14")
MEETING = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("last", "figures", "rules"),
    [
        (date(2026, 9, 17), None, []),
        (date(2026, 9, 17), MEETING, []),
        (None, date(2026, 11, 13), []),
        (MEETING, None, ["meeting-not-after-last"]),
        (date(2027, 1, 14), date(2026, 12, 1), ["meeting-not-after-last", "figures-after-meeting"]),
    ],
)
def test_dates_out_of_order_are_told(
    last: date | None, figures: date | None, rules: list[str]
) -> None:
    context = RuleContext(
        profile=PROFILE, meeting=MEETING, last_meeting=last, figures_as_of=figures
    )
    assert [one.rule for one in dates_in_order(Report(), context)] == rules


def test_without_a_day_of_the_meeting_no_date_is_out_of_order() -> None:
    context = RuleContext(profile=PROFILE, last_meeting=MEETING, figures_as_of=MEETING)
    assert list(dates_in_order(Report(), context)) == []


def test_one_plan_for_two_cycles_is_told() -> None:
    same = RuleContext(profile=PROFILE, plan_unchanged=True)
    assert [one.rule for one in plans_differ(Report(), same)] == ["plan-unchanged"]
    assert list(plans_differ(Report(), RuleContext(profile=PROFILE))) == []
