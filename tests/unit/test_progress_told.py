"""Nothing of a tracker or a scorecard goes by unsaid: what is not read is told with its place."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, IconSetRule
from openpyxl.styles import PatternFill

from committee_pack.model.finding import Finding
from committee_pack.model.progress import Status, TrackerSettings
from committee_pack.progress.action_plan import read_plan
from committee_pack.progress.figures import figure_in
from committee_pack.progress.scorecard import read_scorecard

HEADINGS = ("Ref", "Action", "Lead officer", "Target date", "RAG", "Progress update")
Rows = Sequence[Sequence[object]]


def book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    workbook = Workbook()
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    del workbook["Sheet"]
    workbook.save(path)
    return path


def told(findings: tuple[Finding, ...], rule: str) -> list[tuple[str | None, str]]:
    return [(f.where.cell if f.where else None, f.message) for f in findings if f.rule == rule]


@pytest.mark.parametrize(
    "words", ["Key-stage data is shared", "Key: worker training", "Key to success - visits"]
)
def test_an_action_that_begins_with_key_is_no_legend(tmp_path: Path, words: str) -> None:
    rows = (
        ("Action", "Lead officer", "Target date", "RAG"),
        (words, "Head of Hubs", "01/05/2026", "Green"),
        ("Open the hub", "Head of Hubs", "01/05/2026", "Red"),
    )
    plan = read_plan(book(tmp_path / "plan.xlsx", {"Plan": rows}))
    assert [action.action for action in plan.actions] == [words, "Open the hub"]


def test_rows_of_a_key_are_told(tmp_path: Path) -> None:
    rows = (
        HEADINGS,
        ("1.1", "Open the hub", "Head of Hubs", "01/05/2026", "B", None),
        ("Key: B = not started, G = on track",),
        ("Legend",),
        ("Red", "Off track"),
        ("Amber", "Talk to the head of service"),
    )
    plan = read_plan(book(tmp_path / "plan.xlsx", {"Plan": rows}))
    assert [(one.ref, one.status) for one in plan.actions] == [("1.1", Status.NOT_STARTED)]
    assert [place for place, _ in told(plan.findings, "row-of-the-key")] == [
        "Plan!A3", "Plan!A4", "Plan!A5", "Plan!A6",
    ]  # fmt: skip


def test_a_lettered_action_above_the_key_is_an_action(tmp_path: Path) -> None:
    rows = (
        HEADINGS,
        ("A", "Open the hub: B to follow", "Head of Hubs", "01/05/2026", "G", None),
        ("B", "Complete the audit"),
        ("Key",),
        ("Blue", "Complete"),
    )
    plan = read_plan(book(tmp_path / "plan.xlsx", {"Plan": rows}))
    assert [one.ref for one in plan.actions] == ["A", "B"]
    assert [place for place, _ in told(plan.findings, "row-of-the-key")] == ["Plan!A4", "Plan!A5"]


def test_a_sheet_that_was_not_read_is_told(tmp_path: Path) -> None:
    plan_rows = (HEADINGS, ("1", "One", "A", "01/05/2026", "G", "x"))
    other = (("Was", "Wann", "Wer"), ("Tore öffnen", "Mai", "Amt"), ("Wege", "Juni", "Amt"))
    path = book(tmp_path / "plan.xlsx", {"Plan": plan_rows, "Andere": other})
    ((place, message),) = told(read_plan(path).findings, "sheet-not-read")
    assert (place, "3 rows" in message, "Andere" in message) == ("Andere", True, True)


def test_a_sheet_beside_the_scorecard_is_told(tmp_path: Path) -> None:
    card = (("Indicator", "Good is", "Target", "Now"), ("Visits", "High", 9, 8))
    path = book(tmp_path / "card.xlsx", {"Card": card, "Notes": (("Read with care",),)})
    assert told(read_scorecard(path).findings, "sheet-not-read")[0][0] == "Notes"


def test_headings_without_an_action_are_told_beside_a_plan(tmp_path: Path) -> None:
    rows = (HEADINGS, ("1", "One", "A", "01/05/2026", "G", "x"))
    empty = (HEADINGS, ("Nothing to report yet",))
    plan = read_plan(book(tmp_path / "plan.xlsx", {"Plan": rows, "Roads": empty}))
    assert len(plan.actions) == 1
    assert told(plan.findings, "plan-empty")[0][0] == "Roads!A1"
    assert told(plan.findings, "row-not-an-action")[0][0] == "Roads!A2"


def test_findings_of_a_sheet_left_out_are_kept(tmp_path: Path) -> None:
    first = (HEADINGS, ("1", "One", "A", "01/05/2026", "G", "x"))
    copy = (HEADINGS, ("1", "One", "A", "soon", "G", "x"))
    plan = read_plan(book(tmp_path / "plan.xlsx", {"May": first, "March": copy}))
    assert told(plan.findings, "plan-sheet-left-out")[0][0] == "March!A1:F2"
    assert told(plan.findings, "not-a-date")[0][0] == "March!D2"


def test_every_second_column_and_every_column_unclaimed_is_told(tmp_path: Path) -> None:
    rows = (
        ("Ref", "Action", "Lead officer", "Lead member", "Due date", "RAG", "Impact", "Outcome",
         "Cost", None, "Vacant"),
        ("1", "One", "A Officer", "Cllr B", "01/05/2026", "G", "Less waiting", "Calm", "£5", "x"),
    )  # fmt: skip
    plan = read_plan(book(tmp_path / "plan.xlsx", {"Plan": rows}))
    assert [message for _, message in told(plan.findings, "several-columns")] == [
        "“Lead officer” and “Lead member” could each be the owner; “Lead officer” was read.",
        "“Impact” and “Outcome” could each be the impact; “Impact” was read.",
    ]
    ((place, message),) = told(plan.findings, "columns-left-out")
    assert place == "Plan!1:1"
    assert "“Cost” (I), column J (no heading)" in message
    assert "Vacant" not in message


@pytest.mark.parametrize(
    "text", ["12 14", "2023 24", "1,5", "5, 6", "(5", "5)", "1,23,456", "1,2345", "1,234 567"]
)
def test_words_that_only_look_like_a_figure_are_none(tmp_path: Path, text: str) -> None:
    assert figure_in(text) is None
    card = (("Indicator", "Good is", "Target", "Now"), ("Visits", "High", 9, text))
    (visits,) = read_scorecard(book(tmp_path / "card.xlsx", {"Card": card})).indicators
    assert (visits.value, visits.value_as_written) == (None, text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("1,234,567", (Decimal(1234567), None)),
        ("1 234.5", (Decimal("1234.5"), None)),
        ("(5)", (Decimal(-5), None)),
        ("(£1,200)", (Decimal(-1200), "£")),
        ("(5%)", (Decimal(-5), "%")),
        ("(5)%", (Decimal(-5), "%")),
        ("1234", (Decimal(1234), None)),
    ],
)
def test_figures_in_threes_and_in_brackets(text: str, figure: tuple[Decimal, str | None]) -> None:
    assert figure_in(text) == figure


def test_an_indicator_without_figures_is_kept_or_told(tmp_path: Path) -> None:
    plain = (("Indicator", "Previous", "Now"), ("Visits", 4, 5), ("Calls", None, None))
    read = read_scorecard(book(tmp_path / "plain.xlsx", {"Card": plain}))
    assert [(one.name, one.value) for one in read.indicators] == [
        ("Visits", Decimal(5)), ("Calls", None),
    ]  # fmt: skip
    assert told(read.findings, "figure-missing")[0][0] == "Card!C3"
    ruled = (
        ("Indicator", "Good is", "Target", "Now"), ("Early help",), ("Visits", "High", 4, 5),
    )  # fmt: skip
    read = read_scorecard(book(tmp_path / "ruled.xlsx", {"Card": ruled}))
    assert [one.name for one in read.indicators] == ["Visits"]
    assert told(read.findings, "row-not-an-indicator")[0][0] == "Card!A2"


def test_headings_named_in_the_meeting_file_are_looked_for_on_every_sheet(tmp_path: Path) -> None:
    named = ("Ref", "Action", "Lead officer", "Target date", "Confidence", "Progress update")
    sheets = {
        "A": (named, ("1", "One", "A", "01/05/2026", "G", "x")),
        "B": (HEADINGS, ("2", "Two", "A", "01/05/2026", "G", "x")),
    }
    plan = read_plan(
        book(tmp_path / "plan.xlsx", sheets), TrackerSettings(headings={"status": "Confidence"})
    )
    assert [place for place, _ in told(plan.findings, "heading-not-found")] == ["B!1:1"]


def test_a_sheet_that_explains_the_statuses_is_not_told(tmp_path: Path) -> None:
    rows = (HEADINGS, ("1", "One", "A", "01/05/2026", "On track", "x"))
    meaning = (
        ("Status", "Meaning"), ("Complete", "Signed by the Board"), ("On track", "In time"),
        ("Off track", "Late, with no way back"),
    )  # fmt: skip
    plan = read_plan(book(tmp_path / "plan.xlsx", {"Plan": rows, "Meaning": meaning}))
    assert plan.findings == ()


def test_colours_and_icons_that_excel_works_out_are_told(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.active
    sheet.title = "Plan"
    for row in (("Ref", "Action", "Lead", "Status"), ("1", "Ring back", "Ada Quill", "On track")):
        sheet.append(row)
    red = PatternFill("solid", bgColor="FFFF0000")
    sheet.conditional_formatting.add("D2:D9", CellIsRule("equal", ['"Late"'], fill=red))
    sheet.conditional_formatting.add("E2:E9", IconSetRule("3TrafficLights1", "num", [1, 2, 3]))
    made.save(tmp_path / "plan.xlsx")
    plan = read_plan(tmp_path / "plan.xlsx")
    assert [one.status for one in plan.actions] == [Status.ON_TRACK]
    assert [place for place, _ in told(plan.findings, "colours-by-rule")] == ["Plan!D2:D9"]
    assert [place for place, _ in told(plan.findings, "icons-not-read")] == ["Plan!E2:E9"]


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("RAG key", (("Red", "Stalled"), ("Amber", "Some delay"), ("Green", "To timescale"))),
        (
            "Status key",
            (("Complete", "Signed off"), ("Off track", "Late"), ("On track", "In time")),
        ),
        ("Key", (("R = Off track", None), ("A = At risk", None), ("G = On track", None))),
        ("Key", (("1", "Complete"), ("2", "On track"), ("3", "Off track"))),
    ],
)
def test_a_key_beside_the_headings_is_no_column_of_the_plan(
    tmp_path: Path, head: str, key: Rows
) -> None:
    rows: list[Sequence[object]] = [(*HEADINGS, head, None)]
    rows += [
        (str(number), "Ring back", "Ada Quill", "01/05/2026", letter, "x", *entry)
        for number, (letter, entry) in enumerate(zip("RAG", key, strict=True), start=1)
    ]
    plan = read_plan(book(tmp_path / "plan.xlsx", {"Plan": rows}))
    assert [one.status_as_written for one in plan.actions] == ["R", "A", "G"]
    assert [one.status for one in plan.actions] == [
        Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK,
    ]  # fmt: skip
    assert plan.findings == ()
