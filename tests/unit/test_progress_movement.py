"""What moved between two cycles, and the blocks that tell it."""

from datetime import date

import msgspec
import pytest

from committee_pack.model.progress import Action, ActionPlan, Status
from committee_pack.model.report import Block, ListItem, Origin, OriginKind, Paragraph, Table
from committee_pack.model.source import Source, SourceKind
from committee_pack.progress.blocks import plan_blocks, plan_facts
from committee_pack.progress.compare import movement, summarise
from committee_pack.progress.plan_tables import key_blocks

AS_OF = date(2026, 11, 26)


def action(ref: str, words: str, status: Status, due: date | None = None, **more: str) -> Action:
    base = Action(ref=ref, action=words, status=status, due=due, where=f"Plan!A{ref[-1]}")
    return msgspec.structs.replace(base, **more)


def plan(*actions: Action, name: str = "now.xlsx") -> ActionPlan:
    source = Source(path=f"inputs/{name}", sha256="0" * 64, kind=SourceKind.XLSX)
    return ActionPlan(source=source, actions=actions, area="Plan!A1:F9")


BEFORE = plan(
    action("1.1", "Plant trees along Mill Lane", Status.ON_TRACK, date(2026, 9, 1)),
    action("1.2", "Mend the kerbs", Status.AT_RISK, date(2026, 12, 1), owner="Head of Roads"),
    action("1.3", "Open the hub", Status.ON_TRACK, date(2026, 8, 1)),
    action("1.4", "Train the wardens", Status.OFF_TRACK),
    name="before.xlsx",
)
NOW = plan(
    action("1.1", "Plant trees along Mill Lane", Status.OFF_TRACK, date(2026, 9, 1)),
    action("1.2", "Mend the kerbs", Status.COMPLETE, date(2027, 1, 5), owner="Head of Parks"),
    action("1.5", "Paint the lines", Status.NOT_STARTED),
    action("2.6", "Train the wardens.", Status.AT_RISK, due_as_written="Ongoing"),
)


ORIGIN = Origin(kind=OriginKind.DATA)


def words(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph | ListItem)]


def table(blocks: tuple[Block, ...]) -> Table:
    (only,) = (block for block in blocks if isinstance(block, Table))
    return only


def test_every_kind_of_movement() -> None:
    moved = movement(BEFORE, NOW)
    assert moved.improved == ("1.2", "2.6")
    assert moved.worsened == ("1.1",)
    assert moved.completed == ("1.2",)
    assert moved.new == ("1.5",)
    assert moved.removed == ("1.3",)
    assert moved.date_changed == {"1.2": (date(2026, 12, 1), date(2027, 1, 5))}
    assert moved.owner_changed == ("1.2",)


def test_an_action_with_a_new_reference_is_matched_by_its_words() -> None:
    (change,) = (change for change in movement(BEFORE, NOW).changes if change.ref == "2.6")
    assert (change.previous_ref, change.matched_by, change.confidence) == ("1.4", "wording", 100)


def test_a_renumbered_plan_is_not_matched_by_its_references() -> None:
    before = plan(action("1", "Plant trees along Mill Lane", Status.ON_TRACK),
                  action("2", "Mend the kerbs of Abbey Road", Status.AT_RISK))  # fmt: skip
    now = plan(action("1", "Mend the kerbs of Abbey Road", Status.AT_RISK),
               action("2", "Plant trees along Mill Lane", Status.ON_TRACK))  # fmt: skip
    moved = movement(before, now)
    assert not (moved.improved or moved.worsened or moved.new or moved.removed)


def test_at_risk_and_not_started_stand_level() -> None:
    before = plan(action("1", "Plant", Status.AT_RISK), action("2", "Mend", Status.UNKNOWN))
    now = plan(action("1", "Plant", Status.NOT_STARTED), action("2", "Mend", Status.OFF_TRACK))
    moved = movement(before, now)
    assert (moved.improved, moved.worsened) == ((), ())
    blocks = plan_blocks(now, summarise(now, AS_OF), moved, None, AS_OF, None)
    assert words(blocks["progress.movement"]) == [
        "Since last time, no action has improved, worsened or been completed, and none is new or "
        "removed.",
        "Changed, neither better nor worse:",
        "1 Plant: from at risk to not started",
        "2 Mend: from not known to off track",
    ]


def test_a_due_date_that_was_lost_is_told() -> None:
    before = plan(action("1", "Plant", Status.ON_TRACK, date(2026, 9, 1)))
    now = plan(action("1", "Plant", Status.ON_TRACK, due_as_written="Ongoing"))
    moved = movement(before, now)
    assert moved.date_changed == {}
    assert moved.date_lost == {"1": date(2026, 9, 1)}
    blocks = plan_blocks(now, summarise(now, AS_OF), moved, None, AS_OF, None)
    told = words(blocks["progress.movement"])
    assert told[-1] == "1 Plant: was due 1 September 2026, the plan now says “Ongoing”"


def test_the_movement_block_tells_what_was_removed_and_from_which_file() -> None:
    moved = movement(BEFORE, NOW)
    blocks = plan_blocks(NOW, summarise(NOW, AS_OF), moved, None, AS_OF, "September")
    told = blocks["progress.movement"]
    assert words(told) == [
        "Since September, two actions have improved (one of them is now complete), one has "
        "worsened, one is new and one has been removed.",
        "Worse than before:",
        "1.1 Plant trees along Mill Lane: from on track to off track",
        "Better than before:",
        "1.2 Mend the kerbs: from at risk to complete",
        "2.6 Train the wardens.: from off track to at risk",
        "New in the plan:",
        "1.5 Paint the lines",
        "Removed from the plan:",
        "1.3 Open the hub (its status was on track)",
        "Due dates changed (earlier changes are not in the two plans):",
        "1.2 Mend the kerbs: from 1 December 2026 to 5 January 2027",
        "Owners changed:",
        "1.2 Mend the kerbs: from Head of Roads to Head of Parks",
        "Matched by their words:",
        "2.6 is taken for 1.4 of the earlier plan; their words are 100% alike",
    ]
    removed = told[9]
    assert removed.origin is not None
    assert str(removed.origin.where) == "before.xlsx, Plan!A3"


def test_exceptions_are_off_track_overdue_or_worse() -> None:
    moved = movement(BEFORE, NOW)
    blocks = plan_blocks(NOW, summarise(NOW, AS_OF), moved, None, AS_OF, None)
    exceptions = blocks["progress.exceptions"]
    assert words(exceptions) == [
        "One action is off track, overdue or worse than before at 26 November 2026."
    ]
    assert table(exceptions).rows == (
        ("Ref", "Action", "Owner", "Due", "Status", "Update"),
        (
            "1.1",
            "Plant trees along Mill Lane",
            "Not stated",
            "1 Sep 2026",
            "Off track, overdue (was on track)",
            "No update given",
        ),
    )
    assert str(exceptions[0].origin and exceptions[0].origin.where) == "now.xlsx, Plan!A1:F9"


def test_without_exceptions_or_an_earlier_plan_a_sentence_says_so() -> None:
    calm = plan(action("1", "Plant", Status.ON_TRACK))
    blocks = plan_blocks(calm, summarise(calm, AS_OF), None, None, AS_OF, None)
    assert words(blocks["progress.exceptions"]) == ["No action is off track or overdue."]
    assert words(blocks["progress.movement"]) == [
        "There is no earlier plan to compare this one with."
    ]


def test_the_whole_plan_theme_by_theme_with_counts_and_key() -> None:
    themed = msgspec.structs.replace(
        plan(
            action("1", "Plant", Status.ON_TRACK, theme="Parks", status_as_written="G"),
            action(
                "2",
                "Mend",
                Status.COMPLETE,
                theme="Roads",
                impact="Fewer falls",
                status_as_written="B",
            ),
            action("3", "Paint", Status.COMPLETE, status_as_written="B"),
        ),
        status_key={"G": Status.ON_TRACK, "B": Status.COMPLETE},
    )
    summary = summarise(themed, AS_OF)
    blocks = plan_blocks(themed, summary, None, summary, AS_OF, "May")["progress.plan"]
    counts, *parts = (block for block in blocks if isinstance(block, Table))
    assert counts.rows[:3] == (
        ("Status", "Actions now", "Share", "Actions in May"),
        ("Complete", "2", "67%", "2"),
        ("On track", "1", "33%", "1"),
    )
    assert counts.rows[-2:] == (("All actions", "3", "100%", "3"), ("Overdue", "0", "0%", "0"))
    assert [part.rows[1][0] for part in parts] == ["1", "2", "3"]
    assert parts[1].rows == (
        ("Ref", "Action", "Owner", "Due", "Status", "Update", "Impact"),
        ("2", "Mend", "Not stated", "No date", "Complete", "No update given", "Fewer falls"),
    )
    assert words(blocks) == [
        "Key to the statuses: “B” is Complete and “G” is On track.",
        "Parks",
        "Roads",
        "Other actions",
    ]
    assert all(part.header_rows == 1 and part.spans == () for part in (counts, *parts))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (("On track", "Complete"), []),
        (("on-track", "COMPLETE."), []),
        (("G", "Complete"), ["Key to the statuses: “Complete” is Complete and “G” is On track."]),
    ],
)
def test_the_key_is_left_out_where_every_word_says_itself(
    written: tuple[str, str], told: list[str]
) -> None:
    listed = plan(
        action("1", "Plant", Status.ON_TRACK, status_as_written=written[0]),
        action("2", "Mend", Status.COMPLETE, status_as_written=written[1]),
    )
    key = {written[0]: Status.ON_TRACK, written[1]: Status.COMPLETE}
    assert (
        words(key_blocks(msgspec.structs.replace(listed, status_key=key), listed.actions, ORIGIN))
        == told
    )


def test_a_long_key_is_a_table() -> None:
    signs = [f"word {number}" for number in range(9)]
    listed = plan(*(action(s, s, Status.ON_TRACK, status_as_written=s) for s in signs))
    listed = msgspec.structs.replace(listed, status_key=dict.fromkeys(signs, Status.ON_TRACK))
    _, key = key_blocks(listed, listed.actions, ORIGIN)
    assert isinstance(key, Table)
    assert key.rows[1:] == tuple((sign, "On track") for sign in signs)


def test_the_key_stands_below_the_exceptions_for_the_actions_shown() -> None:
    late = action("1", "Plant", Status.OFF_TRACK, status_as_written="R")
    fine = action("2", "Mend", Status.COMPLETE, status_as_written="B")
    key = {"R": Status.OFF_TRACK, "B": Status.COMPLETE}
    listed = msgspec.structs.replace(plan(late, fine), status_key=key)
    blocks = plan_blocks(listed, summarise(listed, AS_OF), None, None, AS_OF, None)
    assert words(blocks["progress.exceptions"])[-1] == "Key to the statuses: “R” is Off track."


def test_facts_are_ready_to_print() -> None:
    summary, moved = summarise(NOW, AS_OF), movement(BEFORE, NOW)
    facts = plan_facts(summary, moved, summarise(BEFORE, AS_OF))
    assert facts["summary"].startswith("One of four actions (25%) is complete, one more than last")
    assert {k: v for k, v in facts.items() if k != "summary" and not k.endswith("_words")} == {
        "total": "4",
        "complete": "1",
        "complete_percent": "25%",
        "on_track": "0",
        "at_risk": "1",
        "off_track": "1",
        "not_started": "1",
        "unknown": "0",
        "overdue": "1",
        "improved": "2",
        "worsened": "1",
        "new": "1",
        "removed": "1",
        "completed": "1",
    }
    assert "improved" not in plan_facts(summary, None, None)


def test_a_count_is_there_as_a_sentence_has_it() -> None:
    many = plan(*(action(f"{n}", "Plant", Status.ON_TRACK) for n in range(12)))
    facts = plan_facts(summarise(many, AS_OF), movement(many, many), None)
    assert (facts["total_words"], facts["complete_words"]) == ("12", "none")
    assert plan_facts(summarise(NOW, AS_OF), None, None)["total_words"] == "four"
    assert facts["improved_words"] == "none"


def test_dates_that_the_plan_itself_keeps_are_told_with_a_changed_one() -> None:
    first, second, third = date(2026, 1, 31), date(2026, 4, 30), date(2026, 9, 30)
    then = plan(action("1.1", "Open the hub", Status.AT_RISK, second), name="before.xlsx")
    now = action("1.1", "Open the hub", Status.AT_RISK, third)
    listed = plan(msgspec.structs.replace(now, due_before=(first, second)))
    counts = summarise(listed, AS_OF)
    blocks = plan_blocks(listed, counts, movement(then, listed), None, AS_OF)
    told = blocks["progress.movement"]
    words = [one.text for one in told if isinstance(one, Paragraph | ListItem)]
    assert "Due dates changed:" in words
    assert words[-1] == (
        "1.1 Open the hub: from 30 April 2026 to 30 September 2026 (the plan gives two earlier "
        "dates: 31 January 2026 and 30 April 2026)"
    )


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("AA", "CC", "two actions have improved (all of them are now complete), none has worsened"),
        ("A", "C", "one action has improved (it is now complete), none has worsened"),
        ("AA", "GG", "two actions have improved, none has worsened, none has been completed"),
        ("A?", "GC", "one action has improved, none has worsened, one has been completed"),
    ],
)
def test_completed_actions_are_not_added_to_those_that_improved(
    before: str, now: str, told: str
) -> None:
    marks = {"A": Status.AT_RISK, "G": Status.ON_TRACK, "C": Status.COMPLETE, "?": Status.UNKNOWN}
    words_of = ("Plant trees along Mill Lane", "Train the wardens")
    earlier, later = (
        plan(*(action(str(at), words_of[at], marks[mark]) for at, mark in enumerate(letters)))
        for letters in (before, now)
    )
    moved = movement(earlier, later)
    blocks = plan_blocks(later, summarise(later, AS_OF), moved, None, AS_OF, None)
    assert told in words(blocks["progress.movement"])[0]
