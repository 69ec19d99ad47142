"""Grades of two inspections side by side: nothing is left blank, nothing is guessed."""

from datetime import date

import msgspec
import pytest

from committee_pack.assembly.inspection_comparison import compare_grades, comparison_blocks
from committee_pack.model.inspection import Inspection, InspectionKind, Judgement
from committee_pack.model.report import Paragraph, Table
from tests.unit.inspections import AREAS, inspection

SPLIT = {
    "leaders": "R",
    "help-and-protection": "G",
    "children-in-care": "G",
    "care-leavers": "O",
    "overall": "G",
}
COMBINED = {
    "leaders": "R",
    "help-and-protection": "I",
    "children-in-care-and-care-leavers": "G",
    "overall": "R",
}


def earlier(grades: dict[str, str], kind: InspectionKind = InspectionKind.ILACS) -> Inspection:
    return inspection(grades, start=date(2019, 3, 4), end=date(2019, 3, 15), kind=kind)


def rows(then: Inspection, now: Inspection) -> dict[str | None, tuple[str, str, str]]:
    return {one.area_id: (one.then, one.now, one.change) for one in compare_grades(then, now).rows}


def test_each_area_has_its_grade_then_and_now_and_the_change() -> None:
    told = rows(earlier(COMBINED), inspection(SPLIT))
    assert told["leaders"] == (
        "Requires improvement to be good",
        "Requires improvement to be good",
        "No change",
    )
    assert told["help-and-protection"] == ("Inadequate", "Good", "Improved by 2 grades")
    assert told["overall"] == ("Requires improvement to be good", "Good", "Improved by 1 grade")


def test_a_combined_grade_is_named_and_not_compared_with_its_halves() -> None:
    told = rows(earlier(COMBINED), inspection(SPLIT))
    assert told["children-in-care"] == ("Good (combined until 2022)", "Good", "Not comparable")
    assert told["care-leavers"] == ("Good (combined until 2022)", "Outstanding", "Not comparable")
    assert "children-in-care-and-care-leavers" not in told


def test_overall_effectiveness_is_not_reported_since_april_2026() -> None:
    grades = {area: grade for area, grade in SPLIT.items() if area != "overall"}
    after = inspection(grades, start=date(2026, 4, 27), end=date(2026, 5, 1))
    told = rows(earlier(COMBINED), after)
    assert told["overall"] == (
        "Requires improvement to be good",
        "not reported since April 2026",
        "Not comparable",
    )


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (date(2026, 3, 31), "not read"),
        (date(2026, 4, 1), "not reported since April 2026"),
        (None, "not read"),
    ],
)
def test_a_missing_overall_grade_goes_by_the_first_day_of_the_inspection(
    start: date | None, words: str
) -> None:
    grades = {area: grade for area, grade in SPLIT.items() if area != "overall"}
    told = rows(earlier(COMBINED), inspection(grades, start=start, end=date(2026, 4, 9)))
    assert told["overall"][1] == words


def test_a_grade_that_was_not_read_says_so_and_is_not_compared() -> None:
    then = earlier({**COMBINED, "leaders": "?"})
    told = rows(then, inspection({**SPLIT, "help-and-protection": "G"}))
    assert told["leaders"] == ("Gold", "Requires improvement to be good", "Not comparable")
    without = {area: grade for area, grade in COMBINED.items() if area != "help-and-protection"}
    assert rows(earlier(without), inspection(SPLIT))["help-and-protection"][0] == "not read"


def test_a_lower_grade_has_declined() -> None:
    told = rows(earlier({"leaders": "O"}), inspection({"leaders": "I"}))
    assert told["leaders"][2] == "Declined by 3 grades"


SIF = {
    "help-and-protection": "R",
    "children-looked-after": "G",
    "adoption": "G",
    "care-leavers": "R",
    "leaders": "R",
    "overall": "R",
}


def test_children_looked_after_are_those_in_care_now() -> None:
    told = rows(earlier(SIF, InspectionKind.SIF), inspection({**SPLIT, "children-in-care": "O"}))
    assert told["children-in-care"] == ("Good", "Outstanding", "Improved by 1 grade")
    assert told["care-leavers"][0] == "Requires improvement to be good"
    assert told["adoption"] == ("Good", "not graded apart since 2018", "Not comparable")
    assert "children-looked-after" not in told


def test_two_grades_until_2017_stand_beside_the_one_that_took_their_place() -> None:
    told = rows(earlier(SIF, InspectionKind.SIF), inspection(COMBINED))
    assert told["children-in-care-and-care-leavers"] == (
        "Children looked after: Good; Care leavers: Requires improvement to be good"
        " (graded apart until 2017)",
        "Good",
        "Not comparable",
    )
    assert [*told] == [
        "leaders",
        "help-and-protection",
        "children-in-care-and-care-leavers",
        "adoption",
        "overall",
    ]


def test_a_grade_out_of_a_sentence_stands_as_in_a_table() -> None:
    said = Judgement(
        area="Overall effectiveness",
        area_id="overall",
        grade="require improvement",
        grade_id="requires-improvement",
    )
    then = msgspec.structs.replace(earlier({}, InspectionKind.SIF), judgements=(said,))
    assert rows(then, inspection(SPLIT))["overall"] == (
        "Requires improvement",
        "Good",
        "Improved by 1 grade",
    )


def test_an_area_stands_without_the_number_before_it() -> None:
    then = earlier({}, InspectionKind.SIF)
    numbered = Judgement(
        area="2.1 Adoption performance", area_id="adoption", grade="Good", grade_id="good"
    )
    then = msgspec.structs.replace(then, judgements=(numbered,))
    areas = [one.area for one in compare_grades(then, inspection(SPLIT)).rows]
    assert "Adoption performance" in areas


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (InspectionKind.MONITORING, "monitoring and focused visits give none"),
        (InspectionKind.SEND, "area SEND inspections give none"),
        (InspectionKind.JTAI, "joint targeted area inspections give none"),
    ],
)
def test_a_report_without_grades_gives_one_sentence(kind: InspectionKind, words: str) -> None:
    told = compare_grades(earlier({}, kind), inspection(SPLIT))
    assert told.rows == ()
    assert told.note == (
        f"The report of the inspection of 4 to 15 March 2019 gives no grades: {words}, so those of"
        " the inspection of 12 to 23 January 2026 cannot be set beside it."
    )
    (only,) = comparison_blocks(earlier({}, kind), inspection(SPLIT))
    assert isinstance(only, Paragraph)
    assert only.text == told.note


def test_the_rows_stand_in_the_order_of_the_later_report_and_overall_last() -> None:
    areas = [one.area_id for one in compare_grades(earlier(COMBINED), inspection(SPLIT)).rows]
    assert areas == [*SPLIT]


def test_reports_in_the_wrong_order_or_about_others_are_findings() -> None:
    told = compare_grades(inspection(SPLIT), earlier(COMBINED)).findings
    assert [one.rule for one in told] == ["inspection-order"]
    assert "12 to 23 January 2026" in told[0].message
    other = inspection(SPLIT, authority="Southmere")
    assert [one.rule for one in compare_grades(earlier(COMBINED), other).findings] == [
        "inspection-authority-differs"
    ]


@pytest.mark.parametrize(
    "name",
    ["Northmere Borough Council", "City of Northmere", "Royal Borough of Northmere and Eastmere"],
)
def test_an_authority_may_be_printed_otherwise(name: str) -> None:
    again = inspection(SPLIT, authority=name)
    assert compare_grades(earlier(COMBINED), again).findings == ()


def test_the_block_is_a_sentence_and_a_table_with_dates_over_the_columns() -> None:
    lead, table = comparison_blocks(earlier(COMBINED), inspection(SPLIT))
    assert isinstance(lead, Paragraph)
    assert lead.text == (
        "The grades of the inspection of 12 to 23 January 2026 (page 1 of its report), beside"
        " those of the inspection of 4 to 15 March 2019 (page 1 of its report):"
    )
    assert isinstance(table, Table)
    assert table.rows[0] == (
        "Judgement",
        "Inspection of 4 to 15 March 2019",
        "Inspection of 12 to 23 January 2026",
        "Change",
    )
    assert table.rows[-1] == (
        AREAS["overall"],
        "Requires improvement to be good",
        "Good",
        "Improved by 1 grade",
    )
    assert all(cell for row in table.rows for cell in row)
    assert table.origin is not None
    assert str(table.origin.where) == "inspection 2026.pdf, page 1"


def test_two_letters_give_no_table() -> None:
    letter = inspection({}, kind=InspectionKind.JTAI)
    assert comparison_blocks(letter, letter) == ()
