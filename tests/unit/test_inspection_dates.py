from datetime import date

import pytest

from committee_pack.readers.inspection_dates import (
    first_span,
    inspection_dates,
    letter_day,
    statement_deadline,
)


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("3 to 14 March 2031", date(2031, 3, 3), date(2031, 3, 14)),
        ("24 February to 7 March 2031", date(2031, 2, 24), date(2031, 3, 7)),
        ("28 April 2031 to 2 May 2031", date(2031, 4, 28), date(2031, 5, 2)),
        ("7 – 18 July 2031", date(2031, 7, 7), date(2031, 7, 18)),
        ("17 November–11 December 2031", date(2031, 11, 17), date(2031, 12, 11)),
        ("15 December to 9 January 2032", date(2031, 12, 15), date(2032, 1, 9)),
        (
            "1 to 5 December 2031 and 9 to 13 February 2032",
            date(2031, 12, 1),
            date(2032, 2, 13),
        ),
        ("Monday 2 to Friday 6 June 2031", date(2031, 6, 2), date(2031, 6, 6)),
        ("1 and 2 July 2031", date(2031, 7, 1), date(2031, 7, 2)),
        ("9 May 2031", date(2031, 5, 9), date(2031, 5, 9)),
        ("03/03/2031 to 14/03/2031", date(2031, 3, 3), date(2031, 3, 14)),
        ("3.3.31 – 14.3.31", date(2031, 3, 3), date(2031, 3, 14)),
        ("24/02 to 07/03/2031", date(2031, 2, 24), date(2031, 3, 7)),
        ("Monday 09-05-2031.", date(2031, 5, 9), date(2031, 5, 9)),
    ],
)
def test_dates_as_printed(printed: str, start: date, end: date) -> None:
    assert first_span(printed) == (start, end)


@pytest.mark.parametrize(
    "printed",
    [
        "03/14/2031",
        "3/3",
        "1.2.3.31",
        "31/02/2031",
        "31 to 32 December 2031",
        "30 February 2031",
        "3 to 14 March",
        "16 to 5 May 2031",
        "none",
    ],
)
def test_dates_that_cannot_be_are_not_read(printed: str) -> None:
    assert first_span(printed) is None


def test_the_previous_inspection_is_not_this_one() -> None:
    lines = (
        "Dates of previous inspection: 2 to 6 June 2031",
        "Inspection dates: 10 to 14 May 2038",
    )
    assert inspection_dates(lines) == (date(2038, 5, 10), date(2038, 5, 14))
    assert inspection_dates(lines[:1]) is None


def test_dates_in_figures_after_a_label_or_in_a_letter() -> None:
    label = "Inspection dates: 08/07/2024 – 19/07/2024"
    took_place = "This inspection took place from 8.7.24 to 12.7.24."
    assert inspection_dates([label]) == (date(2024, 7, 8), date(2024, 7, 19))
    assert inspection_dates([took_place]) == (date(2024, 7, 8), date(2024, 7, 12))
    due = "Send the written statement of action by 06/10/2024."
    assert statement_deadline([due]) == date(2024, 10, 6)
    assert letter_day(["Dear Bo", "29/06/2024"]) == date(2024, 6, 29)


def test_dates_in_the_sentence_of_a_letter() -> None:
    took_place = "This inspection took place from 16 to 20 June 2031. Three people came."
    visit = "the monitoring visit to Northmere children’s services on 1 and 2 July 2031."
    assert inspection_dates([took_place]) == (date(2031, 6, 16), date(2031, 6, 20))
    assert inspection_dates([visit]) == (date(2031, 7, 1), date(2031, 7, 2))


def test_a_letters_year_is_that_of_the_letter() -> None:
    lines = ("4 July 2031", "Between 12 May and 23 May, three inspectorates looked at Northmere.")
    assert inspection_dates(lines) == (date(2031, 5, 12), date(2031, 5, 23))


def test_the_statement_of_action_is_due_by_a_day() -> None:
    text = (
        "We expect a written statement of action, sent to someone@example.org"
        " by 27 June 2031. It will be read."
    )
    assert statement_deadline(["Between 1 and 2 May 2031.", text]) == date(2031, 6, 27)
    assert statement_deadline(["The statement of action was received."]) is None


@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        ("on 10 and 11 March 2031", date(2031, 3, 10), date(2031, 3, 11)),
        ("on the 10th and 11th of March 2031", date(2031, 3, 10), date(2031, 3, 11)),
        ("10 and 11 March 2031", date(2031, 3, 10), date(2031, 3, 11)),
        ("on 10/11 March 2031", date(2031, 3, 10), date(2031, 3, 11)),
        ("over two days, 10 and 11 March 2031", date(2031, 3, 10), date(2031, 3, 11)),
        ("from 30 November to 1 December 2031", date(2031, 11, 30), date(2031, 12, 1)),
        ("on 30 November and 1 December 2031", date(2031, 11, 30), date(2031, 12, 1)),
        ("on 31 December 2031 and 5 January 2032", date(2031, 12, 31), date(2032, 1, 5)),
        ("on Tuesday 2 and Wednesday 3 September 2031", date(2031, 9, 2), date(2031, 9, 3)),
        ("on 10, 11 and 12 March 2031", date(2031, 3, 10), date(2031, 3, 12)),
        ("on 6 November 2031", date(2031, 11, 6), date(2031, 11, 6)),
    ],
)
def test_days_of_a_visit_as_letters_say_them(days: str, start: date, end: date) -> None:
    line = f"This letter tells of the visit to Northmere children’s services {days}. It rained."
    assert inspection_dates([line]) == (start, end)


@pytest.mark.parametrize(
    "words",
    [
        "This was the first visit since the local authority was judged inadequate on 5 June 2031.",
        "The visit looked at the plan issued on 5 June 2031.",
        "The visit took place in the week of 8 March 2031.",
    ],
)
def test_a_day_of_something_else_is_not_the_visits(words: str) -> None:
    assert inspection_dates([words]) is None
