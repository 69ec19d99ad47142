from datetime import date

import pytest

from committee_pack.readers.inspection_dates import (
    first_span,
    inspection_dates,
    statement_deadline,
)


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("5 to 16 December 2022", date(2022, 12, 5), date(2022, 12, 16)),
        ("26 November to 7 December 2018", date(2018, 11, 26), date(2018, 12, 7)),
        ("27 April 2026 to 1 May 2026", date(2026, 4, 27), date(2026, 5, 1)),
        ("11 – 22 July 2022", date(2022, 7, 11), date(2022, 7, 22)),
        ("21 November–15 December 2016", date(2016, 11, 21), date(2016, 12, 15)),
        ("12 December to 13 January 2023", date(2022, 12, 12), date(2023, 1, 13)),
        (
            "5 to 9 December 2022 and 6 to 10 February 2023",
            date(2022, 12, 5),
            date(2023, 2, 10),
        ),
        ("Monday 3 to Friday 7 June 2024", date(2024, 6, 3), date(2024, 6, 7)),
        ("5 and 6 July 2022", date(2022, 7, 5), date(2022, 7, 6)),
        ("9 May 2022", date(2022, 5, 9), date(2022, 5, 9)),
    ],
)
def test_dates_as_printed(printed: str, start: date, end: date) -> None:
    assert first_span(printed) == (start, end)


@pytest.mark.parametrize(
    "printed",
    ["31 to 32 December 2022", "30 February 2023", "5 to 16 December", "16 to 5 May 2022", "none"],
)
def test_dates_that_cannot_be_are_not_read(printed: str) -> None:
    assert first_span(printed) is None


def test_the_previous_inspection_is_not_this_one() -> None:
    lines = (
        "Dates of previous inspection: 3 to 7 July 2017",
        "Inspection dates: 6 to 10 February 2023",
    )
    assert inspection_dates(lines) == (date(2023, 2, 6), date(2023, 2, 10))
    assert inspection_dates(lines[:1]) is None


def test_dates_in_the_sentence_of_a_letter() -> None:
    took_place = "This inspection took place from 12 to 16 June 2023. It was carried out by three."
    visit = "the monitoring visit to Northmere children’s services on 5 and 6 July 2022."
    assert inspection_dates([took_place]) == (date(2023, 6, 12), date(2023, 6, 16))
    assert inspection_dates([visit]) == (date(2022, 7, 5), date(2022, 7, 6))


def test_a_letters_year_is_that_of_the_letter() -> None:
    lines = ("29 June 2016", "Between 16 May and 20 May, Ofsted inspected the response to neglect.")
    assert inspection_dates(lines) == (date(2016, 5, 16), date(2016, 5, 20))


def test_the_statement_of_action_is_due_by_a_day() -> None:
    text = (
        "The chair should send the written statement of action to someone@example.org"
        " by 25 June 2025. This statement will inform later work."
    )
    assert statement_deadline(["Between 1 and 2 May 2025.", text]) == date(2025, 6, 25)
    assert statement_deadline(["The statement of action was received."]) is None
