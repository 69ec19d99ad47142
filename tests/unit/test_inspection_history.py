"""What a report says of the inspection before, of its publication, and in place of grades."""

from datetime import date
from pathlib import Path

import pytest

from committee_pack.model.inspection import Inspection
from committee_pack.readers.inspection import inspection_from_flow, read_inspection
from tests.unit.inspection_flows import BACK_PAGE, FRONT, JUDGEMENTS, flow, table, words


def ilacs(*summary: str, back: str = "© Crown copyright 2025") -> Inspection:
    told = (words(text) for text in summary)
    return inspection_from_flow(
        flow(*FRONT, JUDGEMENTS, *told, words(BACK_PAGE, 5, size=10.0), words(back, 5, size=10.0))
    )


@pytest.mark.parametrize(
    ("text", "printed", "year", "month"),
    [
        (
            "Parents see a difference from the last Ofsted inspection in March 2021.",
            "March 2021",
            2021,
            3,
        ),
        ("The last inspection in 2021 found other things.", "2021", 2021, None),
        (
            "Carers stay longer than at the last short inspection, in July 2021.",
            "July 2021",
            2021,
            7,
        ),
        ("It is better than at the last inspection of Northmere in 2021.", "2021", 2021, None),
        ("Northmere was last inspected in June 2021.", "June 2021", 2021, 6),
        ("The authority was most recently inspected by Ofsted, in 2021.", "2021", 2021, None),
        (
            "The last inspection under the ILACS framework in 2021 gave much praise, and it was"
            " earned.",
            "2021",
            2021,
            None,
        ),
        ("Northmere has lost ground after its previous inspection in 2021.", "2021", 2021, None),
    ],
)
def test_the_summary_says_when_the_inspection_before_was(
    text: str, printed: str, year: int, month: int | None
) -> None:
    inspection = ilacs(text)
    assert inspection.previous_inspection == printed
    assert inspection.previous_inspection_year == year
    assert inspection.previous_inspection_month == month


@pytest.mark.parametrize(
    "text",
    [
        "Much is better than at the last inspection.",
        "The last inspection, the joint one, in August 2021, was hard.",
        "The last inspection of the children’s home in 2021 was good.",
        "The police were last inspected with us, not by Ofsted, in 2021.",
        "Plans were weak during the last focused visit in 2021.",
        "Leaders acted on monitoring visits and on the 2021 inspection.",
    ],
)
def test_another_inspection_or_no_year_is_not_taken(text: str) -> None:
    assert ilacs(text).previous_inspection is None


def test_two_years_are_never_chosen_between() -> None:
    inspection = ilacs(
        "Much is better than at the last inspection in 2021.",
        "Carers recall the previous inspection in 2022.",
    )
    assert inspection.previous_inspection is None


def test_the_month_comes_from_whichever_sentence_has_it() -> None:
    inspection = ilacs(
        "Much is better than at the last inspection in 2021.",
        "Carers recall the previous inspection in May 2021.",
    )
    assert inspection.previous_inspection == "May 2021"


def test_the_copyright_line_gives_a_year_and_no_day_of_publication() -> None:
    inspection = ilacs("Much is better.")
    assert inspection.copyright_year == 2025
    assert inspection.published is None


def test_a_report_that_prints_its_day_of_publication() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Northmere Borough Council", bold=True),
            words(
                "Inspection of services for children in need of help and protection, children"
                " looked after and care leavers"
            ),
            words("Inspection date: 14 October 2015 – 6 November 2015"),
            words("Report published: 8 January 2016"),
        )
    )
    assert inspection.published == date(2016, 1, 8)


SEND = (
    words("Area SEND inspection of Northmere Local Area Partnership", bold=True, size=20.0),
    words("Inspection dates: 10 to 14 May 2038"),
    words("Dates of previous inspection: 2 to 6 June 2031"),
    words("Inspection outcome", bold=True),
    words("There are systemic failings in Northmere."),
    words("Inspectors will come back."),
)


def test_an_area_inspection_has_an_outcome_and_priority_actions() -> None:
    inspection = inspection_from_flow(
        flow(
            *SEND,
            words("Areas for priority action", 6, bold=True),
            table(
                ("Responsible body", "Areas for priority action"),
                ("Northmere Council and\nNHS Northmere", "Leaders should\nshorten the wait."),
                ("NHS Northmere", "Leaders should train staff."),
                page=6,
            ),
        )
    )
    assert inspection.previous_inspection == "2 to 6 June 2031"
    assert inspection.previous_inspection_year == 2031
    assert inspection.outcome is not None
    assert inspection.outcome.text == SEND[4].text
    assert [(one.responsible, one.text) for one in inspection.priority_actions] == [
        ("Northmere Council and NHS Northmere", "Leaders should\nshorten the wait."),
        ("NHS Northmere", "Leaders should train staff."),
    ]
    assert {one.where.page for one in inspection.priority_actions if one.where} == {6}


def test_the_label_may_hold_a_sentence() -> None:
    told = words("Dates of previous inspection: It took place on 8 June 2031.")
    inspection = inspection_from_flow(flow(*SEND[:2], told, *SEND[3:]))
    assert inspection.previous_inspection == "8 June 2031"


def test_reports_without_them_have_neither() -> None:
    inspection = ilacs("Much is better.")
    assert inspection.outcome is None
    assert inspection.priority_actions == ()


def test_the_real_case_names_the_inspection_before(real_case: Path) -> None:
    inspection = read_inspection(real_case / "inspection 2023-02-01.pdf")
    assert inspection.previous_inspection == "November 2018"
    assert inspection.previous_inspection_month == 11
    assert inspection.copyright_year == 2023
