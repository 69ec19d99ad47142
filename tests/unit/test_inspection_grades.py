import pytest

from committee_pack.model.framework import area_id, grade_id
from committee_pack.model.inspection import InspectionKind
from committee_pack.readers.inspection_grades import (
    boxed_heading,
    heading_grade,
    sentence_judgement,
    table_judgements,
)
from tests.unit.inspection_flows import CARE, HELP, JUDGEMENTS, LEADERS, LEAVERS, table


@pytest.mark.parametrize(
    ("printed", "grade"),
    [
        ("Outstanding", "outstanding"),
        ("good", "good"),
        ("Requires\nImprovement", "requires-improvement"),
        ("Requires improvement to be good", "requires-improvement"),
        ("Inadequate", "inadequate"),
        ("Adequate", None),
        ("Good enough", None),
        ("", None),
    ],
)
def test_grades(printed: str, grade: str | None) -> None:
    assert grade_id(printed) == grade


@pytest.mark.parametrize(
    ("printed", "area"),
    [
        (LEADERS, "leaders"),
        (HELP, "help-and-protection"),
        (f"{CARE} and care\nleavers", "children-in-care-and-care-leavers"),
        (CARE, "children-in-care"),
        (LEAVERS, "care-leavers"),
        ("Overall effectiveness", "overall"),
        ("2. Children looked after and achieving permanence", "children-looked-after"),
        ("2.1 Adoption performance", "adoption"),
        ("2.2 Experiences and progress of care leavers", "care-leavers"),
        ("3. Leadership, management and governance", "leaders"),
        ("Behaviour and attitudes", None),
    ],
)
def test_areas(printed: str, area: str | None) -> None:
    assert area_id(printed) == area


@pytest.mark.parametrize(
    ("heading", "grade"),
    [
        (f"{CARE}: good", "good"),
        (f"{HELP} is inadequate", "inadequate"),
        (f"{HELP} is requires improvement to be good", "requires-improvement"),
        (f"{LEADERS}: Outstanding.", "outstanding"),
        ("The graded judgement for adoption performance is that it is good", "good"),
        ("What is the partnership doing that is good", None),
        (HELP, None),
    ],
)
def test_grades_in_headings(heading: str, grade: str | None) -> None:
    assert heading_grade(heading) == grade


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        (
            "The experiences and progress of children who need help and\tInadequate protection",
            (HELP, "Inadequate"),
        ),
        (
            "The experiences and progress of\tRequires children who need help and protection"
            " improvement",
            (HELP, "Requires improvement"),
        ),
        (
            "Leadership, management and governance\tGood",
            ("Leadership, management and governance", "Good"),
        ),
        ("Ada Quill, Ofsted\tGood Hope, adviser", None),
        ("The experiences and progress of care leavers", None),
    ],
)
def test_a_grade_set_beside_its_heading(text: str, parted: tuple[str, str] | None) -> None:
    assert boxed_heading(text) == parted


def test_a_table_gives_areas_and_grades_as_printed() -> None:
    read = table_judgements([JUDGEMENTS])
    assert [(j.area_id, j.grade_id) for j in read] == [
        ("leaders", "good"),
        ("help-and-protection", "requires-improvement"),
        ("children-in-care", "outstanding"),
        ("care-leavers", "inadequate"),
        ("overall", "requires-improvement"),
    ]
    assert read[1].grade == "Requires improvement to be good"
    assert read[1].area == HELP
    assert str(read[1].where) == "northmere.pdf, page 1"


def test_a_grade_that_is_not_known_is_kept_and_not_guessed() -> None:
    read = table_judgements([table(("Judgement", "Grade"), (CARE, "Not judged"))])
    assert [(j.grade, j.grade_id) for j in read] == [("Not judged", None)]


def test_an_area_that_is_not_known_is_kept_under_the_header() -> None:
    read = table_judgements([table(("Judgement", "Grade"), ("The virtual school", "Good"))])
    assert [(j.area, j.area_id, j.grade_id) for j in read] == [("The virtual school", None, "good")]


def test_area_and_grade_in_one_cell() -> None:
    rows = table(("Judgement", "Grade"), (f"{HELP} Requires improvement to be good",))
    read = table_judgements([rows])
    assert [(j.area, j.grade) for j in read] == [(HELP, "Requires improvement to be good")]


def test_numbered_areas_with_an_empty_cell_between() -> None:
    rows = table(
        ("1. Children who need help and protection", "", "Requires\nimprovement"),
        ("", "2.1 Adoption performance", "Good"),
    )
    assert [(j.area, j.grade_id) for j in table_judgements([rows])] == [
        ("1. Children who need help and protection", "requires-improvement"),
        ("2.1 Adoption performance", "good"),
    ]


def test_judgements_in_sentences() -> None:
    overall = sentence_judgement("Children’s services in Northmere are good", InspectionKind.SIF)
    older = sentence_judgement(
        "The overall judgement is that children’s services require\nimprovement.2",
        InspectionKind.SIF,
    )
    board = sentence_judgement(
        "The Local Safeguarding Children Board requires improvement", InspectionKind.SIF
    )
    assert overall is not None and (overall.area_id, overall.grade_id) == ("overall", "good")
    assert older is not None and older.grade_id == "requires-improvement"
    assert board is not None and board.area_id == "safeguarding-board"
    assert board.grade == "requires improvement"
    assert sentence_judgement("Plans in Northmere are good", InspectionKind.SIF) is None
    assert sentence_judgement("Children’s services are good", InspectionKind.ILACS) is None
