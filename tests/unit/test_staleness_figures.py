"""Numbers of actions: those that are not this cycle's are told, with the right one."""

import msgspec
import pytest

from committee_pack.rules.staleness_figures import figures_of_the_plan
from tests.unit.carried import CONTEXT, report

COUNTS = {
    "total": 42,
    "complete": 30,
    "on_track": 5,
    "at_risk": 3,
    "off_track": 3,
    "not_started": 1,
    "overdue": 4,
}
WITH_PLAN = msgspec.structs.replace(CONTEXT, progress=COUNTS)


@pytest.mark.parametrize(
    "text",
    [
        "The plan has 40 actions.",
        "Of the 40 actions, 30 are complete.",
        "Of the 42 actions in the improvement plan, 25 are complete.",
        "25 of the 42 actions are complete.",
        "Thirty of the 40 actions in the plan are now complete.",
        "60% of actions are complete.",
        "60 per cent of the actions in the improvement plan have been completed.",
        "No actions are overdue.",
        "The improvement plan of 38 actions is on course.",
        "All 38 actions in the plan have an owner.",
        "Five actions are not yet started.",
        "Two actions remain off track.",
        "So far 25 of its 42 actions are complete.",
        "So far 25 of the council’s 42 actions are complete.",
        "Six actions are at risk and 2 are overdue.",
    ],
)
def test_a_number_that_is_not_the_plans_is_told(text: str) -> None:
    (found,) = figures_of_the_plan(report(text), WITH_PLAN)
    assert found.rule == "figure-differs"
    assert "; this cycle’s plan says: " in found.message
    assert "{{ progress." in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "The plan has 42 actions.",
        "Of the 42 actions, 30 are complete.",
        "Thirty of 42 actions (71%) are complete, five more than in July; four are overdue.",
        "Thirty of 42 actions are complete; three are off track and four are overdue.",
        "71% of actions are complete.",
        "71.4% of the actions are complete.",
        "So far 30 of its 42 actions are complete.",
        "It is known that 30 of the plan’s 42 actions are now complete.",
        "The Board agreed six actions.",
        "Six actions were complete in July.",
        "More than 20 actions are complete.",
        "A further six actions are complete.",
        "Of the 12 actions on early help, six are complete.",
        "Twelve actions for schools are in the plan.",
        "Six actions will be overdue by spring.",
        "The SEND action plan has 20 actions.",
        "There are four overdue actions.",
        "One action is not started.",
        "At the last meeting 25 actions were complete.",
        "Three of these actions are complete.",
        "The team is on track with 6 visits.",
        "The audit action plan has 12 actions.",
        "Actions 1 to 12 are complete.",
        "Action 2.1 is complete and action 12 is overdue.",
        "Since July five actions have been completed this quarter.",
    ],
)
def test_a_true_number_and_one_of_something_else_are_silent(text: str) -> None:
    assert list(figures_of_the_plan(report(text), WITH_PLAN)) == []


def test_last_cycles_own_sentence_is_told_with_this_cycles_numbers() -> None:
    text = (
        "Twenty-five of 42 actions (60%) are complete, five more than in July; three are off track "
        "and six are overdue."
    )
    first, second = figures_of_the_plan(report(text), WITH_PLAN)
    assert first.message == (
        '"Background and key information" says "Twenty-five of 42 actions (60%) are complete"; '
        "this cycle’s plan says: complete 30."
    )
    assert '"six are overdue"; this cycle’s plan says: overdue 4.' in second.message
    assert second.hint == (
        "Put the number of this cycle; in new words {{ progress.overdue }} is filled in."
    )


def test_without_a_plan_nothing_is_told() -> None:
    assert list(figures_of_the_plan(report("The plan has 40 actions."), CONTEXT)) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("There are 38 actions in the improvement plan.", "total 42"),
        ("The plan now has 44 actions, of which 30 are complete.", "total 42"),
        ("The plan contains 42 actions: 25 complete, 5 on track and 4 overdue.", "complete 30"),
        ("Two of the actions are overdue.", "overdue 4"),
        ("None of the actions is overdue.", "overdue 4"),
        ("All 42 actions are complete.", "complete 30"),
    ],
)
def test_the_right_number_is_given(text: str, right: str) -> None:
    (found,) = figures_of_the_plan(report(text), WITH_PLAN)
    assert found.message.endswith(f"this cycle’s plan says: {right}.")


@pytest.mark.parametrize(
    "text",
    [
        "Three homes are complete and two are on track; actions follow.",
        "Actions for 2026: five are complete in Northmere and six in Eastbury.",
        "Of 25 audits, 20 are complete, and 12 actions follow from them.",
        "Twelve staff have completed their actions.",
        "The 12 actions of the SEND plan are complete.",
    ],
)
def test_numbers_of_other_things_beside_actions_are_silent(text: str) -> None:
    assert list(figures_of_the_plan(report(text), WITH_PLAN)) == []
