"""Statuses, dates, figures, headings and sentences: the words of the room."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from committee_pack.model.progress import Movement, PlanSummary, Status
from committee_pack.progress.colours import colour_name
from committee_pack.progress.dates import month_of, month_shown, parse_date
from committee_pack.progress.figures import decimal_of, figure_in, shown
from committee_pack.progress.headings import plain_words, score, vocabulary
from committee_pack.progress.narrative import in_words, percent, summary_sentence
from committee_pack.progress.statuses import is_key, key_in, status_in


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Complete", "complete"),
        ("Completed and embedded", "complete"),
        ("100%", "complete"),
        ("✓", "complete"),
        ("B", "complete"),
        ("Blue", "complete"),
        ("Green – complete", "complete"),
        ("On track", "on-track"),
        ("On track for completion", "on-track"),
        ("In progress", "on-track"),
        ("G", "on-track"),
        ("🟢", "on-track"),
        ("At risk", "at-risk"),
        ("In progress – at risk", "at-risk"),
        ("Some slippage", "at-risk"),
        ("Amber (minor delay)", "at-risk"),
        ("Off track / overdue", "off-track"),
        ("Not on track", "off-track"),
        ("R - Red", "off-track"),
        ("Not progressing to plan", "off-track"),
        ("Not yet in progress", "not-started"),
        ("Not yet started", "not-started"),
        ("W", "not-started"),
        ("Not due", "not-started"),
        ("Not complete", "unknown"),
        ("75% complete", "unknown"),
        ("Partially complete", "unknown"),
        ("Delayed", "unknown"),
        ("A/G", "unknown"),
        ("Amber/Green", "unknown"),
        ("Purple", "unknown"),
        ("See minutes", "unknown"),
        ("", "unknown"),
    ],
)
def test_status_words(words: str, status: str) -> None:
    assert status_in(words, {}) == status


def test_a_key_written_out() -> None:
    key = key_in("Key: Blue – Not started; Green – Complete; Amber: minor delay | Red = Overdue")
    assert key == {
        "blue": Status.NOT_STARTED,
        "green": Status.COMPLETE,
        "amber": Status.AT_RISK,
        "red": Status.OFF_TRACK,
    }
    assert not is_key("Key actions on domestic abuse")
    assert not is_key("Strengthen supervision – launch: complete by June")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19.08.23", date(2023, 8, 19)),
        ("5/6/2024", date(2024, 6, 5)),
        ("19 August 2023", date(2023, 8, 19)),
        ("19th Aug '23", date(2023, 8, 19)),
        ("1-Mar-24", date(2024, 3, 1)),
        ("Sat 19 August 2023", date(2023, 8, 19)),
        ("2023-08-19 00:00:00", date(2023, 8, 19)),
        ("by 31/03/2024", date(2024, 3, 31)),
        ("31/02/2024", None),
        ("08/19/2023", None),
        ("March 2024", None),
        ("End of March 2024", None),
        ("Q4 2024", None),
        ("45157", None),
        ("01/02/2024 or 01/03/2024", None),
        ("Ongoing", None),
    ],
)
def test_dates_are_day_first_and_never_guessed(text: str, day: date | None) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("£1,234", (Decimal(1234), "£")),
        ("87.5%", (Decimal("87.5"), "%")),
        ("(12)", (Decimal(-12), None)),
        ("-0.4", (Decimal("-0.4"), None)),
        ("12 days", (Decimal(12), "days")),
        ("<5", None),
        ("c", None),
        ("12-15", None),
    ],
)
def test_figures_in_text(text: str, figure: tuple[Decimal, str | None] | None) -> None:
    assert figure_in(text) == figure


def test_figures_are_shown_as_the_sheet_shows_them() -> None:
    assert decimal_of(0.1 + 0.2) == Decimal("0.3")
    assert decimal_of(float("nan")) is None
    assert shown(Decimal("1.1"), "0.00") == "1.10"
    assert shown(Decimal("0.875"), "0.0%") == "87.5%"
    assert shown(Decimal("1234.5"), "#,##0") == "1,235"
    assert shown(Decimal("7.50"), "General") == "7.5"


@pytest.mark.parametrize(
    ("rgb", "name"),
    [
        ("0070C0", "blue"),
        ("DDEBF7", "blue"),
        ("92D050", "green"),
        ("C6EFCE", "green"),
        ("FFC000", "amber"),
        ("FFFF00", "amber"),
        ("FFEB9C", "amber"),
        ("FF0000", "red"),
        ("FFC7CE", "red"),
        ("D9D9D9", "grey"),
        ("7030A0", "purple"),
        ("FFFFFF", None),
        ("000000", None),
    ],
)
def test_colours_have_the_name_of_the_nearest(rgb: str, name: str | None) -> None:
    assert colour_name(rgb) == name


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("No.", "ref"),
        ("What we will do", "action"),
        ("Who?", "owner"),
        ("By when", "due"),
        ("Revised Completion Date", "revised"),
        ("BRAG status (Nov 26)", "status"),
        ("Progess update", "update"),
        ("Impact – “so what?”", "impact"),
        ("Ofsted recommendation", "improvement"),
        ("Actual completion date", None),
        ("Previous RAG", None),
        ("Budget", None),
    ],
)
def test_headings_are_known_by_meaning(heading: str, field: str | None) -> None:
    points = {f.name: score(plain_words(heading), f) for f in vocabulary("plan").fields}
    best = max(points, key=lambda name: points[name])
    assert (best if points[best] else None) == field


def summary(*counts: int, overdue: Sequence[str] = ()) -> PlanSummary:
    by_status = dict(zip(Status, (*counts, 0, 0, 0, 0, 0, 0), strict=False))
    return PlanSummary(total=sum(counts), by_status=by_status, overdue=tuple(overdue))


@pytest.mark.parametrize(
    ("now", "before", "label", "sentence"),
    [
        (
            summary(30, 5, 2, 3, 2, overdue="abcd"),
            summary(25, 5, 2, 8, 2),
            "September",
            "Thirty of 42 actions (71%) are complete, five more than in September; "
            "three are off track and four are overdue.",
        ),
        (
            summary(1, 5, 2, 0, 2, overdue="a"),
            summary(2, 8),
            "17 September 2026",
            "One of 10 actions (10%) is complete, one fewer than on 17 September 2026; "
            "none is off track and one is overdue.",
        ),
        (
            summary(0, 3, 0, 1, 0, 2),
            summary(0, 3),
            None,
            "None of the six actions is complete, the same number as last time; "
            "one is off track and none is overdue; the status of two is not known.",
        ),
        (summary(5), None, None, "All five actions are complete."),
        (summary(2), None, None, "Both actions are complete."),
        (summary(), None, None, "The plan holds no actions."),
        (
            summary(0, 0, 1, overdue="a"),
            None,
            None,
            "The plan’s only action is at risk and overdue.",
        ),
        (
            summary(150, 51),
            None,
            None,
            "Of 201 actions, 150 (75%) are complete; none is off track or overdue.",
        ),
    ],
)
def test_the_sentence(
    now: PlanSummary, before: PlanSummary | None, label: str | None, sentence: str
) -> None:
    assert summary_sentence(now, None, before, label) == sentence


def test_removed_actions_are_told_beside_the_comparison() -> None:
    told = summary_sentence(summary(2, 1), Movement(removed=("4",)), summary(2, 2), "May")
    assert told.endswith("One action has been removed from the plan since May.")
    both = Movement(new=("5", "6"), removed=("4",))
    assert summary_sentence(summary(2, 1), both, summary(2, 2), None).endswith(
        "Two actions have been added to the plan and one action has been removed from the plan "
        "since last time."
    )


def test_shares_and_number_words() -> None:
    assert [percent(1, 1000), percent(999, 1000), percent(1, 8), percent(0, 0)] == [
        "less than 1%",
        "more than 99%",
        "13%",
        "0%",
    ]
    assert [in_words(n) for n in (0, 13, 20, 42, 100)] == [
        "none",
        "thirteen",
        "twenty",
        "forty-two",
        "100",
    ]


@pytest.mark.parametrize(
    ("day", "shape", "shown_as", "month"),
    [
        (date(2026, 3, 1), "mmm-yy", "Mar-26", "Mar 2026"),
        (date(2026, 3, 1), "[$-809]mmmm yyyy", "March 2026", "Mar 2026"),
        (date(2026, 3, 1), "mm/yyyy", "03/2026", "Mar 2026"),
        (date(2026, 3, 31), "mmm-yy", "Mar-26", None),
        (date(2026, 3, 1), "dd/mm/yyyy", "01/03/2026", None),
        (date(2026, 3, 1), "yyyy-mm-dd h:mm:ss", "2026-03-01 00:00:00", None),
        (date(2026, 3, 1), "General", "1 March 2026", None),
    ],
)
def test_a_date_cell_that_shows_a_month_is_the_month(
    day: date, shape: str, shown_as: str, month: str | None
) -> None:
    assert month_of(day, shape) == month
    assert month_shown(day, shown_as) == month


@pytest.mark.parametrize(
    "text",
    ["Mar-26", "March 2026", "end of March 2026", "Q3 2025/26", "Spring term", "2026", "TBC"],
)
def test_a_month_a_quarter_and_a_term_are_no_days(text: str) -> None:
    assert parse_date(text) is None


def test_figures_are_shown_as_their_format_shows_them() -> None:
    assert [shown(Decimal(figure), shape) for figure, shape in (
        ("1.1", "0.00"), ("1.1", "General"), ("5", '"CP-"000'),
        ("2", "0.0"), ("7", "[$£-809]#,##0"),
        ("-3.5", "£#,##0.00"), ("1234.5", "£#,##0.00"), ("0.5", "0%"), ("3", '"A"0'),
    )] == ["1.10", "1.1", "CP-005", "2.0", "£7", "-£3.50", "£1,234.50", "50%", "A3"]  # fmt: skip
