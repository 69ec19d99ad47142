import pytest

from committee_pack.model.framework import area_id, grade_id
from committee_pack.model.inspection import InspectionKind
from committee_pack.readers.flow import FlowBlock
from committee_pack.readers.inspection_grades import (
    boxed_heading,
    heading_grade,
    sentence_judgement,
    table_judgements,
)
from committee_pack.readers.inspection_judgements import judgements_of
from tests.unit.inspection_flows import (
    CARE,
    HELP,
    JUDGEMENTS,
    LEADERS,
    LEAVERS,
    flow,
    table,
    words,
)


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
        (f"{CARE} and of care leavers", "children-in-care-and-care-leavers"),
        (f"{CARE}, and care-experienced people", "children-in-care-and-care-leavers"),
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
        (f"{HELP} is not yet good", None),
        (f"{HELP} has declined from good", None),
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
    denied = "Children’s services in Northmere are not yet good"
    assert sentence_judgement(denied, InspectionKind.SIF) is None
    long = f"Children’s services {'and partners ' * 12}are glad that homes are good."
    assert sentence_judgement(long, InspectionKind.SIF) is None
    assert sentence_judgement("Plans in Northmere are good", InspectionKind.SIF) is None
    assert sentence_judgement("Children’s services are good", InspectionKind.ILACS) is None


def graded(*blocks: FlowBlock) -> list[tuple[str | None, str | None]]:
    read = judgements_of(flow(*blocks), InspectionKind.ILACS, ())
    return [(one.area_id, one.grade_id) for one in read]


ALL = [
    ("leaders", "good"),
    ("help-and-protection", "requires-improvement"),
    ("children-in-care-and-care-leavers", "outstanding"),
    ("overall", "requires-improvement"),
]
BOTH = f"{CARE} and care leavers"


def test_lines_of_wrapped_cells_read_as_rows_are_one_row() -> None:
    rows = table(
        ("Judgement", "Grade"),
        ("The impact of leaders on social work", "Good"),
        ("practice with children and families", ""),
        ("The experiences and progress of children who", "Requires improvement"),
        ("need help and protection", "to be good"),
        ("The experiences and progress of children in care", ""),
        ("and care leavers", "Outstanding"),
        ("Overall effectiveness", "Requires"),
        ("", "improvement"),
    )
    assert graded(rows) == ALL


def test_grades_in_capitals_broken_over_two_lines() -> None:
    rows = table(
        ("JUDGEMENT", "GRADE"),
        (HELP.upper(), "REQUIRES IMPROVEMENT TO BE"),
        ("", "GOOD"),
        ("OVERALL EFFECTIVENESS", "INADEQUATE"),
    )
    assert graded(rows) == [
        ("help-and-protection", "requires-improvement"),
        ("overall", "inadequate"),
    ]


def test_a_table_that_goes_on_over_the_page_is_one() -> None:
    first = table(
        ("Judgement", "Grade"),
        (LEADERS, "Good"),
        (HELP, "Requires improvement"),
        (BOTH, "Outstanding"),
    )
    assert graded(first, table(("Overall effectiveness", "Requires improvement"), page=2)) == ALL


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Judgement Grade",
            f"{LEADERS} Good",
            f"{HELP} Requires improvement to",
            "be good",
            f"{BOTH} Outstanding",
            "Overall effectiveness Requires improvement",
        ),
        (
            "Judgement\tGrade",
            f"{LEADERS}\tGood",
            f"{HELP}\tRequires improvement",
            f"{BOTH}\tOutstanding",
            "Overall effectiveness\tRequires improvement",
        ),
        (
            *("Judgement", "Grade", LEADERS, "Good", HELP, "Requires improvement"),
            *(BOTH, "Outstanding", "Overall effectiveness", "Requires improvement"),
        ),
    ],
)
def test_a_table_without_rules_is_read_line_by_line(lines: tuple[str, ...]) -> None:
    summary = words("Support for care leavers is good")
    told = words("Northmere listens to children in care.")
    assert graded(*(words(line) for line in lines), told, summary) == ALL


def test_words_without_the_header_are_no_table() -> None:
    assert (
        graded(words("Overall effectiveness Good"), words("Support for care leavers is good")) == []
    )
