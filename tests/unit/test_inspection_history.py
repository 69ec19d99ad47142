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
            "Since the last Ofsted inspection in November 2018, much is better.",
            "November 2018",
            2018,
            11,
        ),
        ("Since the last inspection in 2014, there has been a decline.", "2014", 2014, None),
        ("Since the last judgement inspection, in May 2019, carers stay.", "May 2019", 2019, 5),
        ("It is better than at the last inspection of Northmere in 2020.", "2020", 2020, None),
        (
            "Since the last inspection of local authority children’s services (ILACS) in 2018,"
            " leaders have built on it.",
            "2018",
            2018,
            None,
        ),
        ("Services have declined since the previous inspection in 2014.", "2014", 2014, None),
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
        "Since the last inspection much is better.",
        "Since the last inspection, the joint one, in April 2017, much is worse.",
        "The last inspection of the children’s home in 2021 was good.",
        "At the last focused visit in 2020 plans were weak.",
        "Leaders acted on monitoring visits and on the 2016 inspection.",
    ],
)
def test_another_inspection_or_no_year_is_not_taken(text: str) -> None:
    assert ilacs(text).previous_inspection is None


def test_two_years_are_never_chosen_between() -> None:
    inspection = ilacs(
        "Since the last inspection in 2018, much is better.",
        "Care has improved since the previous inspection in 2019.",
    )
    assert inspection.previous_inspection is None


def test_the_month_comes_from_whichever_sentence_has_it() -> None:
    inspection = ilacs(
        "Since the last inspection in 2018, much is better.",
        "Care has improved since the previous inspection in May 2018.",
    )
    assert inspection.previous_inspection == "May 2018"


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
            words("Inspection date: 13 January 2015 – 5 February 2015"),
            words("Report published: 20 March 2015"),
        )
    )
    assert inspection.published == date(2015, 3, 20)


SEND = (
    words("Area SEND inspection of Northmere Local Area Partnership", bold=True, size=20.0),
    words("Inspection dates: 12 to 16 February 2024"),
    words("Dates of previous inspection: 13 to 15 May 2019"),
    words("Inspection outcome", bold=True),
    words("There are widespread and/or systemic failings leading to significant concerns."),
    words("A monitoring inspection will be carried out within approximately 18 months."),
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
    assert inspection.previous_inspection == "13 to 15 May 2019"
    assert inspection.previous_inspection_year == 2019
    assert inspection.outcome is not None
    assert inspection.outcome.text == SEND[4].text
    assert [(one.responsible, one.text) for one in inspection.priority_actions] == [
        ("Northmere Council and NHS Northmere", "Leaders should\nshorten the wait."),
        ("NHS Northmere", "Leaders should train staff."),
    ]
    assert {one.where.page for one in inspection.priority_actions if one.where} == {6}


def test_the_label_may_hold_a_sentence() -> None:
    told = words("Dates of previous inspection: The previous full inspection was on 19 March 2018.")
    inspection = inspection_from_flow(flow(*SEND[:2], told, *SEND[3:]))
    assert inspection.previous_inspection == "19 March 2018"


def test_reports_without_them_have_neither() -> None:
    inspection = ilacs("Much is better.")
    assert inspection.outcome is None
    assert inspection.priority_actions == ()


def test_the_real_case_names_the_inspection_before(real_case: Path) -> None:
    inspection = read_inspection(real_case / "inspection 2023-02-01.pdf")
    assert inspection.previous_inspection == "November 2018"
    assert inspection.previous_inspection_month == 11
    assert inspection.copyright_year == 2023
