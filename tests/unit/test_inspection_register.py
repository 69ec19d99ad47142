"""The register of improvement points: ids that last, and which action answers what."""

import pytest

from committee_pack.assembly.inspection_register import (
    improvement_points,
    improvement_register,
    register_blocks,
)
from committee_pack.model.finding import Severity
from committee_pack.model.progress import Action, ActionPlan, Status
from committee_pack.model.register import ImprovementRegister, MatchedBy
from committee_pack.model.report import Table
from committee_pack.model.source import Source, SourceKind
from tests.unit.inspections import POINTS, inspection

INSPECTION = inspection(points=POINTS)
FIRST, SECOND, THIRD = improvement_points(INSPECTION)


def action(
    ref: str,
    improvement: str | None,
    words: str = "Do it",
    status: Status = Status.ON_TRACK,
) -> Action:
    where = f"Plan!A{ref}"
    return Action(ref=ref, action=words, improvement=improvement, status=status, where=where)


def register(*actions: Action) -> ImprovementRegister:
    source = Source(path="/private/plan.xlsx", sha256="1" * 64, kind=SourceKind.XLSX)
    return improvement_register((FIRST, SECOND, THIRD), ActionPlan(source=source, actions=actions))


def linked(told: ImprovementRegister) -> list[list[str]]:
    return [[one.ref for one in entry.actions] for entry in told.entries]


def test_an_id_says_kind_year_and_place_and_ends_in_its_words() -> None:
    assert FIRST.id.startswith("ILACS-2026-1-")
    assert len(FIRST.id.rpartition("-")[2]) == 6
    assert len({FIRST.id, SECOND.id, THIRD.id}) == 3


def test_the_same_points_read_again_have_the_same_ids() -> None:
    again = inspection(points=tuple(text.replace(" ", "  ") for text in POINTS))
    assert [one.id for one in improvement_points(again)] == [FIRST.id, SECOND.id, THIRD.id]


def test_other_words_have_another_id() -> None:
    other = improvement_points(inspection(points=("The quality of supervision.",)))
    assert other[0].id != FIRST.id


def test_a_point_that_has_moved_is_still_known_by_the_end_of_its_id() -> None:
    told = register(action("1", SECOND.id.rpartition("-")[2]))
    assert linked(told) == [[], ["1"], []]


@pytest.mark.parametrize(
    ("cell", "how"),
    [
        (SECOND.id, MatchedBy.ID),
        (SECOND.id.lower(), MatchedBy.ID),
        ("2", MatchedBy.NUMBER),
        ("Point 2", MatchedBy.NUMBER),
        ("Improvement point 2.", MatchedBy.NUMBER),
        ("Recommendation 2", MatchedBy.NUMBER),
        ("the rhythm of supervision in every team", MatchedBy.WORDS),
    ],
)
def test_a_row_names_its_point(cell: str, how: MatchedBy) -> None:
    told = register(action("1", cell))
    assert linked(told) == [[], ["1"], []]
    assert told.entries[1].actions[0].matched_by is how
    assert told.entries[1].actions[0].confidence == 100


def test_the_tag_need_not_be_copied() -> None:
    told = register(action("1", "How soon children who go missing get a conversation"))
    assert told.entries[0].actions[0].matched_by is MatchedBy.WORDS


def test_a_row_may_answer_several_points() -> None:
    assert linked(register(action("1", "1 and 3"), action("2", "Point 2; Point 3"))) == [
        ["1"],
        ["2"],
        ["1", "2"],
    ]


def test_near_words_are_matched_and_told_with_their_confidence() -> None:
    told = register(
        action("1.1", "Number of homes near Northmere for older children"), action("1.2", "2")
    )
    assert linked(told) == [[], ["1.2"], ["1.1"]]
    link = told.entries[2].actions[0]
    assert link.matched_by is MatchedBy.WORDING
    assert 80 <= link.confidence < 100
    found = next(one for one in told.findings if one.rule == "improvement-matched-by-wording")
    assert f"action 1.1 to point 3 ({link.confidence}%)" in found.message
    assert str(found.where) == "plan.xlsx"


@pytest.mark.parametrize("cell", ["Children", "The offer to young carers in schools", "Point 9"])
def test_words_that_are_no_point_are_not_linked(cell: str) -> None:
    told = register(action("1", cell), action("2", "2"))
    assert told.unlinked == ("1",)


def test_words_as_like_one_point_as_another_are_not_linked() -> None:
    source = Source(path="plan.xlsx", sha256="1" * 64, kind=SourceKind.XLSX)
    points = improvement_points(
        inspection(
            points=("The clarity of plans for children.", "The clarity of plans for carers.")
        )
    )
    plan = ActionPlan(source=source, actions=(action("1", "The clarity of plans for them"),))
    assert improvement_register(points, plan).unlinked == ("1",)


def test_a_point_without_an_action_is_a_warning_with_its_words_and_page() -> None:
    told = register(action("1", "1"), action("2", "3"))
    (found,) = told.findings
    assert found.rule == "improvement-without-action"
    assert f"point 2 ({SECOND.id}): {POINTS[1]}" in found.message
    assert str(found.where) == "inspection 2026.pdf, page 2"


def test_a_plan_that_names_no_point_is_told_once() -> None:
    told = register(action("1", None, "Buy a minibus for the youth club"))
    assert [one.rule for one in told.findings] == ["improvements-not-linked"]


def test_the_table_has_every_point_with_its_actions_and_how_they_stand() -> None:
    told = register(
        action("1.1", "1", status=Status.COMPLETE),
        action("1.2", "1", status=Status.COMPLETE),
        action("1.3", "1", status=Status.OFF_TRACK),
        action("2.1", "2", status=Status.UNKNOWN),
    )
    _, table = register_blocks(told, INSPECTION)
    assert isinstance(table, Table)
    assert table.rows == (
        ("Point to improve", "Actions", "Status"),
        (f"1. {POINTS[0]}", "1.1, 1.2, 1.3", "2 complete, 1 off track"),
        (f"2. {POINTS[1]}", "2.1", "1 of unknown status"),
        (f"3. {POINTS[2]}", "No action is linked to it", "Not known"),
    )


@pytest.mark.parametrize(("shown", "severity"), [(False, Severity.INFO), (True, Severity.WARNING)])
def test_a_plan_that_links_nothing_is_a_warning_where_the_register_is_shown(
    shown: bool, severity: Severity
) -> None:
    source = Source(path="plan.xlsx", sha256="0", kind=SourceKind.XLSX)
    plan = ActionPlan(
        source=source, actions=(Action(ref="1", action="Buy chairs", where="Plan!A2"),)
    )
    found = improvement_register((FIRST,), plan, shown=shown).findings
    assert [(one.rule, one.severity) for one in found] == [("improvements-not-linked", severity)]
