"""Trackers of awkward layouts with what they should give: a folder of ``tests/cases`` each.

``workbook.json`` says what stands in the cells: words, figures, ``{"day": "2026-03-31"}``; beside
them merged areas, fills, formats of figures and what is hidden. ``expected.json`` holds actions,
and the findings with their cells. With ``CASES_ACCEPT=1`` in the environment the expected files are
written anew; look at the difference before it is committed.
"""

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from committee_pack.model.progress import ActionPlan
from committee_pack.progress.action_plan import read_plan

CASES = Path(__file__).resolve().parent.parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("tracker-*/workbook.json"))
FIELDS = ("ref", "theme", "action", "owner", "due", "due_as_written", "status", "update", "where")


def saved(name: str, folder: Path) -> Path:
    """Save the workbook that a case describes."""
    told: list[dict[str, Any]] = json.loads((CASES / name / "workbook.json").read_text("utf-8"))
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in told:
        _fill(book.create_sheet(sheet["name"]), sheet)
    book.save(folder / "plan.xlsx")
    return folder / "plan.xlsx"


def _fill(sheet: Worksheet, told: dict[str, Any]) -> None:
    for number, row in enumerate(told["rows"], start=1):
        for column, value in enumerate(row, start=1):
            if isinstance(value, dict):
                value = date.fromisoformat(value["day"])
            sheet.cell(number, column).value = value
    for area in told.get("merged", ()):
        sheet.merge_cells(area)
    for cell, colour in told.get("fills", {}).items():
        sheet[cell].fill = PatternFill("solid", fgColor=colour)
    for cell, colour in told.get("inks", {}).items():
        sheet[cell].font = Font(color=colour)
    for cell, shape in told.get("formats", {}).items():
        sheet[cell].number_format = shape
    for row in told.get("hidden_rows", ()):
        sheet.row_dimensions[row].hidden = True
    for column in told.get("hidden_columns", ()):
        sheet.column_dimensions[column].hidden = True
    sheet.sheet_state = told.get("state", "visible")


def shown(plan: ActionPlan) -> dict[str, Any]:
    """Give what a case holds of a plan; what is not there is left out."""
    actions = [
        {name: _plain(getattr(action, name)) for name in FIELDS if getattr(action, name)}
        for action in plan.actions
    ]
    findings = [[one.rule, one.where.cell if one.where else None] for one in plan.findings]
    return {"actions": actions, "findings": findings}


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


@pytest.mark.parametrize("name", NAMES)
def test_tracker(name: str, tmp_path: Path) -> None:
    expected = CASES / name / "expected.json"
    got = shown(read_plan(saved(name, tmp_path)))
    if os.environ.get("CASES_ACCEPT") == "1":
        text = json.dumps(got, indent=1, ensure_ascii=False) + "\n"
        expected.write_text(text, encoding="utf-8")
    assert got == json.loads(expected.read_text(encoding="utf-8"))


def test_there_are_trackers() -> None:
    assert len(NAMES) >= 15
