"""A scorecard: figures as written, rated by a rule that is printed."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from committee_pack.errors import InputUnreadable, SettingsError
from committee_pack.model.progress import Indicator, Polarity, TrackerSettings
from committee_pack.model.report import Paragraph, Table
from committee_pack.progress.periods import period_key, period_kind
from committee_pack.progress.ratings import direction, rating
from committee_pack.progress.scorecard import read_scorecard
from committee_pack.progress.scorecard_blocks import scorecard_blocks
from committee_pack.progress.targets import polarity_in, target_in

CSV = """Northmere scorecard,,,,,,,
Ref,Indicator,Good is,Target,Tolerance,Previous,Now,Commentary
1,Assessments on time,High,85%,5%,78%,82.5%,Better
2,Re-referrals,Low,20%,2%,21%,24%,Looked into
3,Social worker caseload,Near target,16,2,19,16,
4,Children missing,Low,10,,<5,c,
5,Spend on agency staff,Low,"£1,200","10%","£1,000","£1,300",
6,Visits,,90%,,88%,91%,
"""


def card(path: Path) -> Path:
    path.write_text(CSV, encoding="utf-8")
    return path


def test_figures_units_and_what_is_suppressed(tmp_path: Path) -> None:
    scorecard = read_scorecard(card(tmp_path / "card.csv"))
    first, _, _, missing, spend, visits = scorecard.indicators
    assert scorecard.title == "Northmere scorecard"
    assert first == Indicator(
        ref="1",
        name="Assessments on time",
        polarity=Polarity.HIGH,
        unit="%",
        target=Decimal(85),
        tolerance=Decimal(5),
        value=Decimal("82.5"),
        previous=Decimal(78),
        commentary="Better",
        where="card!A3",
        cells={
            "target": "card!D3", "tolerance": "card!E3", "value": "card!G3", "previous": "card!F3",
        },
    )  # fmt: skip
    assert (missing.value, missing.value_as_written) == (None, "c")
    assert (missing.previous, missing.previous_as_written) == (None, "<5")
    assert (spend.value, spend.unit, spend.tolerance) == (Decimal(1300), "£", Decimal(120))
    assert visits.polarity is None
    assert [(f.rule, f.where.cell if f.where else None) for f in scorecard.findings] == [
        ("figure-missing", "card!G6"),
        ("polarity-not-known", "card!C8"),
    ]


def test_the_table_rates_by_the_printed_rule_and_by_performance(tmp_path: Path) -> None:
    blocks = scorecard_blocks(read_scorecard(card(tmp_path / "card.csv")))
    lead, table, rule = blocks["scorecard.table"]
    assert isinstance(lead, Paragraph)
    assert lead.text == (
        "Of six indicators, one is on target, two are within tolerance, one is off target and two "
        "are not rated."
    )
    assert isinstance(table, Table)
    assert isinstance(rule, Paragraph)
    assert table.rows[0] == (
        "Indicator", "Good is", "Target", "Tolerance", "Previous", "Now", "Rating", "Direction",
        "Commentary",
    )  # fmt: skip
    assert [row[1:8] for row in table.rows[1:]] == [
        ("High", "85%", "5 points", "78%", "82.5%", "Within tolerance", "Improved"),
        ("Low", "20%", "2 points", "21%", "24%", "Off target", "Worsened"),
        ("Near target", "16", "2", "19", "16", "On target", "Improved"),
        ("Low", "10", "None", "<5", "c", "Not rated", "Not known"),
        ("Low", "£1,200", "£120", "£1,000", "£1,300", "Within tolerance", "Worsened"),
        ("Not stated", "90%", "None", "88%", "91%", "Not rated", "Not known"),
    ]
    assert "Within tolerance" in rule.text
    exceptions = blocks["scorecard.exceptions"]
    assert isinstance(exceptions[0], Paragraph)
    assert exceptions[0].text == "Two of six indicators are off target or worse than before."
    assert str(table.origin and table.origin.where) == "card.csv, card!A2:H8"


def test_percentages_of_a_workbook_are_per_cent(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "KPIs"
    sheet.append(["Measure", "Polarity", "Target", "Last quarter", "Actual"])
    sheet.append(["Plans on time", "Bigger is better", 0.9, 0.1 + 0.2, 0.905])
    for column in "CDE":
        sheet[f"{column}2"].number_format = "0.0%"
    workbook.save(tmp_path / "card.xlsx")
    (indicator,) = read_scorecard(tmp_path / "card.xlsx").indicators
    assert (indicator.value, indicator.previous) == (Decimal("90.5"), Decimal(30))
    assert (indicator.unit, indicator.polarity) == ("%", Polarity.HIGH)


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("High", Polarity.HIGH),
        ("↑", Polarity.HIGH),
        ("Lower is better", Polarity.LOW),
        ("L", Polarity.LOW),
        ("Close to target", Polarity.NEAR),
        ("T", Polarity.NEAR),
        ("", None),
        ("High or low", None),
    ],
)
def test_which_way_is_good(words: str, polarity: Polarity | None) -> None:
    assert polarity_in(words) is polarity


@pytest.mark.parametrize(
    ("polarity", "value", "rated", "moved"),
    [
        (Polarity.HIGH, 50, "On target", "Improved"),
        (Polarity.HIGH, 45, "Within tolerance", "Improved"),
        (Polarity.HIGH, 44, "Off target", "Improved"),
        (Polarity.LOW, 50, "On target", "Worsened"),
        (Polarity.LOW, 55, "Within tolerance", "Worsened"),
        (Polarity.LOW, 56, "Off target", "Worsened"),
        (Polarity.NEAR, 50, "On target", "Improved"),
        (Polarity.NEAR, 46, "Within tolerance", "Improved"),
        (Polarity.NEAR, 60, "Off target", "Same"),
    ],
)
def test_the_rule_at_its_edges(polarity: Polarity, value: int, rated: str, moved: str) -> None:
    indicator = Indicator(
        name="One", polarity=polarity, target=Decimal(50), tolerance=Decimal(5),
        value=Decimal(value), previous=Decimal(40), where="A!A1",
    )  # fmt: skip
    assert (rating(indicator), direction(indicator)) == (rated, moved)


def test_what_is_no_scorecard_names_the_columns_looked_for(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Town\nA,B\n", encoding="utf-8")
    with pytest.raises(InputUnreadable) as caught:
        read_scorecard(path)
    assert "Indicator" in caught.value.why


def test_real_tables_that_are_no_scorecard_end_in_one_message(corpus: Path) -> None:
    bad = sorted(path for path in (corpus / "bad_files").iterdir() if path.suffix == ".xlsx")
    read = []
    for path in (*sorted((corpus / "progress_data").iterdir()), *bad):
        try:
            read.append(read_scorecard(path).source.path)
        except InputUnreadable as error:
            assert path.name in error.what
    assert read == []


def sheet(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_periods_as_columns_the_latest_with_figures_is_now(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "card.csv",
        "Indicator,Good is,Target,Jun 26,May 26,Apr 26,Jul 26",
        "Calls answered,High,90%,82%,80%,78%,",
        "Complaints,Low,10,12,c,15,",
    )
    card = read_scorecard(path)
    assert card.period == "Jun 26"
    assert card.previous_period == "May 26"
    calls, complaints = card.indicators
    assert (calls.value, calls.previous) == (Decimal(82), Decimal(80))
    told = [(one.period, one.value, one.written) for one in complaints.series]
    assert told == [
        ("Apr 26", Decimal(15), None), ("May 26", None, "c"), ("Jun 26", Decimal(12), None),
        ("Jul 26", None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Apr 26", (2026, 4)),
        ("September 2026", (2026, 9)),
        ("01/05/2026", (2026, 5)),
        ("Q1 2026/27", (2026, 4)),
        ("Q4 2026/27", (2027, 1)),
        ("2026-27 Q2", (2026, 7)),
        ("2025/26", (2025, 4)),
        ("Comments", None),
        ("Target 2026", None),
    ],
)
def test_which_period_a_heading_names(heading: str, key: tuple[int, int] | None) -> None:
    assert period_key(heading) == key


def test_a_row_with_figures_and_no_indicator_is_told(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "card.csv",
        "Ref,Indicator,Good is,Target,Now",
        "1,Calls answered,High,90,82",
        "2,,High,50,41",
    )
    card = read_scorecard(path)
    (finding,) = card.findings
    assert finding.rule == "row-not-an-indicator"
    assert finding.where is not None
    assert finding.where.cell == "card!B3"


def test_small_numbers_of_people_are_told_and_not_changed(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "card.csv",
        "Indicator,Good is,Unit,Previous,Now",
        "Children missing for more than a day,Low,children,7,3",
        "Children placed far away,Low,children,0,5",
        "Weeks to a decision,Low,weeks,4,3",
        "Seen in time,High,%,3,4",
        "Suppressed already,Low,children,c,<5",
    )
    card = read_scorecard(path)
    small = [f for f in card.findings if f.rule == "small-number"]
    assert [str(f.where) for f in small] == ["card.csv, card!E2"]
    assert card.indicators[0].value == 3
    assert card.indicators[4].value_as_written == "<5"
    wider = read_scorecard(path, TrackerSettings(small_below=6))
    assert len([f for f in wider.findings if f.rule == "small-number"]) == 2


@pytest.mark.parametrize(("hidden", "follows"), [("c", True), ("12", False)])
def test_a_number_that_follows_from_a_total_is_told(
    tmp_path: Path, hidden: str, follows: bool
) -> None:
    path = sheet(
        tmp_path / "card.csv",
        "Indicator,Good is,Unit,Target,Now",
        f"In foster homes,High,children,40,{hidden}",
        "In children’s homes,Low,children,10,14",
        "All children in care,Low,children,60,17",
    )
    found = read_scorecard(path).findings
    cells = [f.where.cell for f in found if f.rule == "small-number-follows" and f.where]
    assert cells == (["card!E2"] if follows else [])


def test_a_small_number_in_a_column_of_a_month_is_told_with_its_own_cell(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "card.csv",
        "Indicator,Good is,Unit,Apr 2026,May 2026",
        "Children missing,Low,children,2,9",
    )
    found = [f for f in read_scorecard(path).findings if f.rule == "small-number"]
    assert [f.where.cell for f in found if f.where] == ["card!D2"]


def test_a_total_with_two_suppressed_parts_gives_neither_away(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "card.csv",
        "Indicator,Good is,Unit,Target,Now",
        "Boys,Low,children,40,c",
        "Girls,Low,children,10,c",
        "Total,Low,children,60,6",
    )
    assert "small-number-follows" not in [f.rule for f in read_scorecard(path).findings]


def test_headings_of_the_meeting_file_go_before_the_usual_ones(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "card.csv",
        "What we count,Better when,Goal,Now,Verified",
        "Calls answered,High,90,82,80",
    )
    headings = {"indicator": "What we count", "polarity": "Better when", "value": "Verified"}
    (calls,) = read_scorecard(path, TrackerSettings(headings=headings)).indicators
    assert (calls.name, calls.value, calls.target) == ("Calls answered", Decimal(80), Decimal(90))
    with pytest.raises(SettingsError) as caught:
        read_scorecard(path, TrackerSettings(headings={"colour": "RAG"}))
    assert "colour" in caught.value.what


def test_units_benchmark_and_last_year_stand_in_the_table(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "card.csv",
        "Ref,Indicator,Good is,Unit,Period,Target,Tolerance,Last year,Previous,Now,England 2025",
        "A1,Time to a decision,Low,weeks,Q2,16,3,30,25,22,24.5",
        "A2,Caseload,Low,children,Q2,16,,,18.2,17.5,c",
    )
    said, table, _ = scorecard_blocks(read_scorecard(path))["scorecard.table"]
    assert isinstance(said, Paragraph)
    assert said.text == "Both indicators are off target. The figures now are for Q2."
    assert isinstance(table, Table)
    assert table.rows[0] == (
        "Indicator", "Good is", "Target", "Tolerance", "Last year", "Previous", "Now",
        "England 2025", "Rating", "Direction",
    )  # fmt: skip
    assert table.rows[1][:8] == (
        "A1 Time to a decision", "Low", "16 weeks", "3 weeks", "30 weeks", "25 weeks", "22 weeks",
        "24.5 weeks",
    )  # fmt: skip
    assert table.rows[2][2:8] == (
        "16 children", "None", "–", "18.2 children", "17.5 children", "c",
    )  # fmt: skip
    assert len(table.widths) == len(table.rows[0])


def test_a_scorecard_without_indicators_says_so(tmp_path: Path) -> None:
    path = sheet(tmp_path / "card.csv", "Indicator,Good is,Target,Now")
    (said,) = scorecard_blocks(read_scorecard(path))["scorecard.table"]
    assert isinstance(said, Paragraph)
    assert said.text == "The scorecard holds no indicators."


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Q2 2026/27", "quarter"),
        ("Monthly", "month"),
        ("Sep 2026", "month"),
        ("YTD", "year-to-date"),
        ("Year to date (Sept)", "year-to-date"),
        ("Rolling 12 months", "rolling-12"),
        ("12 months to September 2026", "rolling-12"),
        ("2025/26", "year"),
        ("Value", None),
    ],
)
def test_the_kind_of_a_period(words: str, kind: str | None) -> None:
    assert period_kind(words) == kind


@pytest.mark.parametrize(
    ("words", "value", "unit", "polarity"),
    [
        (">= 90%", 90, "%", Polarity.HIGH),
        ("≤20", 20, None, Polarity.LOW),
        ("no more than 12 days", 12, "days", Polarity.LOW),
        ("No less than 95%", 95, "%", Polarity.HIGH),
        ("85% or above", 85, "%", Polarity.HIGH),
        ("30+", 30, None, Polarity.HIGH),
        ("18 max", 18, None, Polarity.LOW),
        ("70% (higher is better)", 70, "%", Polarity.HIGH),
        ("£250k", 250_000, "£", None),
        ("70 per 10,000", 70, "per 10,000", None),
    ],
)
def test_targets_in_words(
    words: str, value: int, unit: str | None, polarity: Polarity | None
) -> None:
    read = target_in(words)
    assert read is not None
    assert (read.value, read.unit, read.polarity) == (Decimal(value), unit, polarity)


@pytest.mark.parametrize("words", ["45-55", "n/a", "improve", "> last year", "90% of all 3"])
def test_what_is_no_single_target(words: str) -> None:
    assert target_in(words) is None


def test_a_printed_rating_that_its_figures_contradict_is_told(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "card.csv",
        "Indicator,Good is,Target,Tolerance,Now,RAG",
        "Assessments on time,High,85%,5%,82.5%,G",
        "Re-referrals,Low,20%,2%,21%,Amber",
        "Visits,High,90%,,80%,Amber",
        "Reviews,High,90%,,95%,Red",
        "Plans,High,90%,,n/a,Red",
    )
    told = [f for f in read_scorecard(path).findings if f.rule == "rating-differs"]
    assert [f.where.cell for f in told if f.where] == ["card!F2", "card!F5"]
    assert told[0].message == (
        "Assessments on time: the scorecard prints “G” (card!F2), but by its figure, target and "
        "tolerance it is within tolerance, and that is what is shown."
    )


def test_a_rating_printed_as_a_shade_is_compared_too(tmp_path: Path) -> None:
    book = Workbook()
    card = book.worksheets[0]
    card.title = "Card"
    card.append(["Indicator", "Good is", "Target", "Now", "RAG"])
    card.append(["Visits", "High", 90, 80, None])
    card["E2"].fill = PatternFill("solid", fgColor="FF00B050")
    book.save(tmp_path / "card.xlsx")
    (told,) = read_scorecard(tmp_path / "card.xlsx").findings
    assert "prints a green cell (Card!E2)" in told.message
    assert "it is off target" in told.message
