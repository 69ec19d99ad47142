"""Charts: what they say in words, that their bytes stay the same, and when they are drawn."""

import io
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from PIL import Image

from committee_pack.model.progress import (
    Action,
    ActionPlan,
    Indicator,
    PeriodFigure,
    Polarity,
    Scorecard,
    Status,
)
from committee_pack.model.report import Block, Paragraph, Picture
from committee_pack.model.source import Source, SourceKind
from committee_pack.progress.blocks import plan_charts, scorecard_charts
from committee_pack.progress.chart_words import folded, status_alt, theme_counts
from committee_pack.progress.status_bars import below_bar

SOURCE = Source(path="in/card.csv", sha256="0" * 64, kind=SourceKind.CSV)


def plan(*statuses: tuple[str | None, Status]) -> ActionPlan:
    actions = tuple(
        Action(ref=f"{at}", action=f"Do {at}", theme=theme, status=status, where=f"Plan!A{at}")
        for at, (theme, status) in enumerate(statuses, start=2)
    )
    return ActionPlan(source=SOURCE, actions=actions, area="Plan!A1:F9")


def indicator(ref: str, *, value: int | None, previous: int | None = 70) -> Indicator:
    return Indicator(
        ref=ref,
        name="Visits in $time$ & “on” Mill Lane",
        polarity=Polarity.HIGH,
        unit="%",
        target=Decimal(90),
        tolerance=Decimal(5),
        value=None if value is None else Decimal(value),
        value_as_written="c" if value is None else None,
        previous=None if previous is None else Decimal(previous),
        where="card!A2",
    )


def picture(block: Block) -> Picture:
    assert isinstance(block, Picture)
    return block


def test_status_by_theme_says_in_words_what_it_shows() -> None:
    listed = plan(
        ("Parks", Status.COMPLETE), ("Parks", Status.COMPLETE), ("Roads", Status.UNKNOWN),
        (None, Status.OFF_TRACK),
    )  # fmt: skip
    lead, chart = plan_charts(listed, {"progress.chart"})["progress.chart"]
    assert isinstance(lead, Paragraph)
    assert lead.text == "The chart shows the status of the plan’s four actions by theme."
    assert picture(chart).alt == (
        "Bar chart of the status of actions by theme. Parks: two actions, of which two complete. "
        "Roads: one action, of which one not known. Other actions: one action, of which one off "
        "track."
    )
    assert str(chart.origin and chart.origin.where) == "card.csv, Plan!A1:F9"
    with Image.open(io.BytesIO(picture(chart).data)) as drawn:
        assert drawn.format == "PNG"
        assert drawn.info.keys() <= {"dpi"}  # no date and no program in the file
        assert len(set(drawn.convert("RGB").tobytes())) > 10


def test_many_themes_share_a_last_row_and_all_are_in_the_words() -> None:
    counts = theme_counts(plan(*((f"Theme {at}", Status.AT_RISK) for at in range(30))))
    rows = folded(counts, 20)
    assert len(rows) == 20
    assert rows[-1].theme == "11 other themes (not to scale)"
    assert rows[-1].by_status[Status.AT_RISK] == 11
    assert "Theme 29: one action" in status_alt(counts)


def test_the_same_figures_give_the_same_bytes() -> None:
    listed = plan(("Parks", Status.AT_RISK), ("Roads", Status.NOT_STARTED))
    card = Scorecard(source=SOURCE, indicators=(indicator("A", value=80),))
    one, other = (plan_charts(listed, {"progress.chart"})["progress.chart"][1] for _ in "12")
    assert picture(one).data == picture(other).data
    one, other = (scorecard_charts(card, {"scorecard.chart"})["scorecard.chart"][1] for _ in "12")
    assert picture(one).data == picture(other).data


def test_the_trend_chart_is_of_exceptions_or_of_one_indicator_by_its_reference() -> None:
    card = Scorecard(
        source=SOURCE,
        indicators=(indicator("A", value=92), indicator("B", value=60), indicator("C", value=None)),
        period="Value",
    )
    wanted = {"scorecard.chart", "scorecard.chart:A, C", "scorecard.chart:Z", "progress.plan"}
    drawn = scorecard_charts(card, wanted)
    assert sorted(drawn) == [
        "scorecard.chart", "scorecard.chart:A", "scorecard.chart:A, C", "scorecard.chart:C",
    ]  # fmt: skip
    said, off = drawn["scorecard.chart"]
    assert isinstance(said, Paragraph)
    assert said.text.startswith("The chart shows the one indicator that is off target")
    assert picture(off).alt == (
        "Line chart of B Visits in $time$ & “on” Mill Lane: 70% (Previous period) and 60% (Now). "
        "The target is 90%. Off target. Direction: worsened."
    )
    (alone,) = drawn["scorecard.chart:C"]
    assert isinstance(alone, Paragraph)
    assert "fewer than two figures" in alone.text


def test_a_series_keeps_its_gaps_and_suppressed_figures_in_the_words() -> None:
    series = (
        PeriodFigure(period="Apr 2026", value=Decimal(80)),
        PeriodFigure(period="May 2026", written="c"),
        PeriodFigure(period="Jun 2026", value=Decimal(82)),
        PeriodFigure(period="Jul 2026"),
    )
    base = indicator("A", value=82, previous=None)
    fields = {name: getattr(base, name) for name in base.__struct_fields__}
    card = Scorecard(source=SOURCE, indicators=(Indicator(**{**fields, "series": series}),))
    (chart,) = scorecard_charts(card, {"scorecard.chart:A"})["scorecard.chart:A"]
    assert "80% (Apr 2026), c (May 2026) and 82% (Jun 2026)." in picture(chart).alt


def test_without_exceptions_or_actions_a_sentence_says_so() -> None:
    card = Scorecard(source=SOURCE, indicators=(indicator("A", value=95),))
    (said,) = scorecard_charts(card, {"scorecard.chart"})["scorecard.chart"]
    assert isinstance(said, Paragraph)
    (none,) = plan_charts(plan(), {"progress.chart"})["progress.chart"]
    assert isinstance(none, Paragraph)


def test_nothing_is_loaded_for_charts_that_nobody_asked_for(tmp_path: Path) -> None:
    said = (
        "import sys; from committee_pack.progress.blocks import plan_charts, scorecard_charts; "
        "print('matplotlib' in sys.modules, 'pandas' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "False"]


def test_every_part_of_a_bar_is_told_in_words() -> None:
    counts = theme_counts(
        plan(*(("Parks", status) for status in (*[Status.COMPLETE] * 8, Status.OFF_TRACK)))
    )
    assert " ".join(below_bar(counts[0], 9)).replace("\N{NO-BREAK SPACE}", " ") == (
        "8 complete, 1 off track"
    )
    (alone,) = theme_counts(plan(*(("Roads", Status.AT_RISK) for _ in range(9))))
    assert below_bar(alone, 9) == []  # its one part is wide enough for its own word
