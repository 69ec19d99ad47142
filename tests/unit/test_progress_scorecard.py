"""A scorecard: figures as written, rated by a rule that is printed."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from committee_pack.errors import InputUnreadable
from committee_pack.model.progress import Indicator, Polarity
from committee_pack.model.report import Paragraph, Table
from committee_pack.progress.scorecard import polarity_in, read_scorecard
from committee_pack.progress.scorecard_blocks import direction, rating, scorecard_blocks

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
    )
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
    table, rule = blocks["scorecard.table"]
    assert isinstance(table, Table)
    assert isinstance(rule, Paragraph)
    assert table.rows[0] == (
        "Indicator", "Good is", "Target", "Previous", "Now", "Rating", "Direction", "Commentary",
    )  # fmt: skip
    assert [row[1:7] for row in table.rows[1:]] == [
        (
            "High",
            "85% (tolerance 5 percentage points)",
            "78%",
            "82.5%",
            "Within tolerance",
            "Improved",
        ),
        ("Low", "20% (tolerance 2 percentage points)", "21%", "24%", "Off target", "Worsened"),
        ("Near target", "16 (tolerance 2)", "19", "16", "On target", "Improved"),
        ("Low", "10", "<5", "c", "Not rated", "Not known"),
        ("Low", "£1,200 (tolerance £120)", "£1,000", "£1,300", "Within tolerance", "Worsened"),
        ("Not stated", "90%", "88%", "91%", "Not rated", "Not known"),
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
