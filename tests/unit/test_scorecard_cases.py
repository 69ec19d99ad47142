"""Scorecards of many layouts with what they should give: a folder of ``tests/cases`` each.

``workbook.json`` and ``CASES_ACCEPT=1`` are those of the trackers (``test_tracker_cases.py``);
``expected.json`` holds the indicators, and the findings with their cells.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from committee_pack.model.progress import PeriodFigure, Scorecard
from committee_pack.progress.scorecard import read_scorecard
from tests.unit.test_tracker_cases import CASES, saved

NAMES = sorted(path.parent.name for path in CASES.glob("scorecard-*/workbook.json"))
FIELDS = (
    "ref", "name", "polarity", "unit", "target", "target_as_written", "tolerance", "value",
    "value_as_written", "previous", "previous_as_written", "last_year", "benchmark",
    "benchmark_name", "where",
)  # fmt: skip


def shown(card: Scorecard) -> dict[str, Any]:
    """Give what a case holds of a scorecard; what is not there is left out."""
    indicators = [
        {name: str(value) for name in FIELDS if (value := getattr(one, name)) is not None}
        | {"series": {told.period: _told(told) for told in one.series}}
        for one in card.indicators
    ]
    findings = [[one.rule, one.where.cell if one.where else None] for one in card.findings]
    return {"period": card.period, "indicators": indicators, "findings": findings}


def _told(figure: PeriodFigure) -> str:
    return figure.written or "" if figure.value is None else str(figure.value)


@pytest.mark.parametrize("name", NAMES)
def test_scorecard(name: str, tmp_path: Path) -> None:
    expected = CASES / name / "expected.json"
    got = shown(read_scorecard(saved(name, tmp_path)))
    if os.environ.get("CASES_ACCEPT") == "1":
        text = json.dumps(got, indent=1, ensure_ascii=False) + "\n"
        expected.write_text(text, encoding="utf-8")
    assert got == json.loads(expected.read_text(encoding="utf-8"))


def test_there_are_scorecards() -> None:
    assert len(NAMES) >= 8
