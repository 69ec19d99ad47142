"""Counts, overdue and movement against a plain recount, for any plan."""

from datetime import date, timedelta
from string import ascii_lowercase

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.model.progress import Action, ActionPlan, Status
from committee_pack.model.source import Source, SourceKind
from committee_pack.progress.blocks import plan_blocks, plan_facts
from committee_pack.progress.chart_words import status_alt, theme_counts
from committee_pack.progress.compare import movement, summarise
from committee_pack.progress.narrative import summary_sentence

AS_OF = date(2026, 11, 26)
SOURCE = Source(path="plan.xlsx", sha256="0" * 64, kind=SourceKind.XLSX)
ORDER = [{"off-track"}, {"at-risk", "not-started"}, {"on-track"}, {"complete"}]

days = st.none() | st.integers(-40, 40).map(lambda n: AS_OF + timedelta(days=n))
rows = st.lists(
    st.tuples(st.integers(1, 30), st.sampled_from(Status), days),
    max_size=25,
    unique_by=lambda row: row[0],
)


def plan_of(listed: list[tuple[int, Status, date | None]]) -> ActionPlan:
    actions = tuple(
        Action(
            ref=f"{number}",
            action=f"{ascii_lowercase[number % 26]} " * (number + 3),
            status=status,
            due=due,
            where=f"Plan!A{place}",
        )
        for place, (number, status, due) in enumerate(listed, start=2)
    )
    return ActionPlan(source=SOURCE, actions=actions, area="Plan!A1:F99")


def rung(status: Status) -> int | None:
    return next((at for at, words in enumerate(ORDER) if status.value in words), None)


@given(rows)
def test_counts_and_overdue(listed: list[tuple[int, Status, date | None]]) -> None:
    summary = summarise(plan_of(listed), AS_OF)
    assert summary.total == len(listed) == sum(summary.by_status.values())
    for status in Status:
        assert summary.by_status[status] == len([row for row in listed if row[1] is status])
    late = [
        str(number)
        for number, status, due in listed
        if due is not None and due < AS_OF and status.value != "complete"
    ]
    assert list(summary.overdue) == late


@given(rows, rows)
def test_movement(
    before: list[tuple[int, Status, date | None]], after: list[tuple[int, Status, date | None]]
) -> None:
    moved = movement(plan_of(before), plan_of(after))
    was = {str(number): (status, due) for number, status, due in before}
    now = {str(number): (status, due) for number, status, due in after}
    both = [ref for ref in now if ref in was]
    steps = {ref: (rung(was[ref][0]), rung(now[ref][0])) for ref in both}
    better = [r for r, (a, b) in steps.items() if a is not None and b is not None and b > a]
    worse = [r for r, (a, b) in steps.items() if a is not None and b is not None and b < a]
    assert list(moved.improved) == better
    assert list(moved.worsened) == worse
    assert list(moved.completed) == [
        r for r in both if now[r][0].value == "complete" and was[r][0].value != "complete"
    ]
    assert list(moved.new) == [ref for ref in now if ref not in was]
    assert list(moved.removed) == [ref for ref in was if ref not in now]
    assert dict(moved.date_changed) == {
        ref: (was[ref][1], now[ref][1])
        for ref in both
        if was[ref][1] and now[ref][1] and was[ref][1] != now[ref][1]
    }


owned = st.lists(
    st.tuples(
        st.integers(1, 20), st.sampled_from(["Ana", "ana ", "Ben", None]), st.sampled_from("ab")
    ),
    max_size=15,
    unique_by=lambda row: row[0],
)


def plan_with_owners(listed: list[tuple[int, str | None, str]]) -> ActionPlan:
    """Words that differ by one of their four: near enough to stay matched by reference."""
    actions = tuple(
        Action(
            ref=f"{number}", action=f"Open hub number {number} {word * 3}", owner=owner,
            where=f"Plan!A{number}",
        )
        for number, owner, word in listed
    )  # fmt: skip
    return ActionPlan(source=SOURCE, actions=actions, area="Plan!A1:F99")


@given(owned, owned)
def test_owners_and_wording(
    before: list[tuple[int, str | None, str]], after: list[tuple[int, str | None, str]]
) -> None:
    moved = movement(plan_with_owners(before), plan_with_owners(after))
    was = {number: ((owner or "").strip().lower(), word) for number, owner, word in before}
    now = {number: ((owner or "").strip().lower(), word) for number, owner, word in after}
    by_ref = {change.ref for change in moved.changes if change.matched_by == "ref"}
    both = [number for number in now if number in was]
    others = {ref for ref in moved.wording_changed if int(ref) not in both}
    assert not others & by_ref
    assert [ref for ref in moved.owner_changed if int(ref) in both] == [
        str(number) for number in both if now[number][0] != was[number][0]
    ]
    assert [ref for ref in moved.wording_changed if int(ref) in both] == [
        str(number) for number in both if now[number][1] != was[number][1]
    ]


@given(rows)
def test_themes_of_the_chart_add_up_to_the_counts(
    listed: list[tuple[int, Status, date | None]],
) -> None:
    plan = plan_of(listed)
    themed = tuple(
        msgspec.structs.replace(action, theme=("Parks", "Roads", None)[at % 3])
        for at, action in enumerate(plan.actions)
    )
    counts = theme_counts(msgspec.structs.replace(plan, actions=themed))
    for status in Status:
        assert sum(one.by_status[status] for one in counts) == len(
            [row for row in listed if row[1] is status]
        )
    assert all(one.theme in status_alt(counts) for one in counts)


@given(rows)
def test_a_plan_has_not_moved_from_itself(listed: list[tuple[int, Status, date | None]]) -> None:
    moved = movement(plan_of(listed), plan_of(listed))
    assert not (moved.changes or moved.new or moved.removed_actions)


@given(rows, rows)
def test_every_exception_is_in_the_table_and_every_action_in_the_plan(
    before: list[tuple[int, Status, date | None]], after: list[tuple[int, Status, date | None]]
) -> None:
    plan, earlier = plan_of(after), plan_of(before)
    summary, moved = summarise(plan, AS_OF), movement(earlier, plan)
    blocks = plan_blocks(plan, summary, moved, summarise(earlier, AS_OF), AS_OF, "May")
    shown = [row[0] for b in blocks["progress.exceptions"] if hasattr(b, "rows") for row in b.rows]
    wanted = {a.ref for a in plan.actions if a.status is Status.OFF_TRACK}
    wanted |= {*summary.overdue, *moved.worsened}
    assert set(shown[1:]) == wanted
    tables = [b for b in blocks["progress.plan"] if hasattr(b, "rows") and b.rows[0][0] == "Ref"]
    assert [row[0] for table in tables for row in table.rows[1:]] == [a.ref for a in plan.actions]
    assert all(b.origin and b.origin.where for group in blocks.values() for b in group)


@given(rows, rows)
def test_sentences_and_facts_are_finished_prose(
    before: list[tuple[int, Status, date | None]], after: list[tuple[int, Status, date | None]]
) -> None:
    plan, earlier = plan_of(after), plan_of(before)
    summary, moved = summarise(plan, AS_OF), movement(earlier, plan)
    sentence = summary_sentence(summary, moved, summarise(earlier, AS_OF), "May")
    assert sentence[0].isupper() or sentence[0].isdigit()
    assert sentence.endswith(".")
    assert "None of the actions" not in sentence
    assert " 1 " not in sentence
    facts = plan_facts(summary, moved, None)
    assert int(facts["total"]) == len(after)
    assert all(isinstance(value, str) and value for value in facts.values())
