"""Trackers of other layouts: the counts are right, and what cannot be read is told."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from committee_pack.model.progress import ActionPlan, Status
from committee_pack.progress.action_plan import read_plan


def places(plan: ActionPlan, rule: str) -> list[str | None]:
    return [f.where.cell if f.where else None for f in plan.findings if f.rule == rule]


def test_merged_headings_in_two_rows_themes_down_the_side_and_a_total(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Tracker"
    march = date(2026, 3, 31)
    for row in (
        ("Northmere recovery tracker",),
        ("Theme", "What", None, "Who", None, "When", None, "Where we are", None),
        (None, "Ref", "Step", "Lead", "Support", "Start", "Finish", "Rating", "Latest"),
        ("Front door", "A1.1", "Answer in a day", "Head of Access", "Teams", None, march, "G", "y"),
        (None, "A1.2a", "Review scripts", "Head of Access", None, None, "Q3 2025/26", "A", None),
        (None, "A1.2b", "Buy sets", "Head", None, None, "03/14/2026", "Complete (Sept 24)", None),
        ("Practice", "B2.1", "Audit ten files", "Head", None, None, "Spring term", "R", None),
        (None, None, "Total actions", 4),
        ("Note: agreed by the board",),
    ):
        sheet.append(row)
    for area in ("B2:C2", "D2:E2", "F2:G2", "H2:I2", "A2:A3", "A4:A6"):
        sheet.merge_cells(area)
    book.save(tmp_path / "plan.xlsx")
    plan = read_plan(tmp_path / "plan.xlsx")
    assert [(one.ref, one.theme, one.due, one.status) for one in plan.actions] == [
        ("A1.1", "Front door", march, Status.ON_TRACK),
        ("A1.2a", "Front door", None, Status.AT_RISK),
        ("A1.2b", "Front door", None, Status.COMPLETE),
        ("B2.1", "Practice", None, Status.OFF_TRACK),
    ]
    assert places(plan, "not-a-date") == ["Tracker!G5", "Tracker!G6", "Tracker!G7"]
    assert places(plan, "row-not-an-action") == ["Tracker!C8", "Tracker!A9"]
    assert places(plan, "several-columns") == ["Tracker!D3"]


def test_a_status_that_is_only_a_colour_without_a_heading(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append(("Ref", "Action", "Lead", "Deadline", None, "Comments"))
    for number, colour in enumerate(("FF0000", "00B050", "FFC000", "0070C0"), start=1):
        sheet.append((str(number), f"Step {number}", "A", date(2026, 5, number), None, "x"))
        sheet.cell(number + 1, 5).fill = PatternFill("solid", fgColor=f"FF{colour}")
    book.save(tmp_path / "plan.xlsx")
    plan = read_plan(tmp_path / "plan.xlsx")
    assert [one.status for one in plan.actions] == [
        Status.OFF_TRACK, Status.ON_TRACK, Status.AT_RISK, Status.COMPLETE,
    ]  # fmt: skip
    assert plan.actions[0].status_as_written == "Red (colour of the cell)"
    assert plan.findings == ()


def test_signs_in_colour_and_one_that_says_nothing(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append(("No.", "Action", "Owner", "RAG"))
    for number, (sign, ink) in enumerate((("●", "FF00B050"), ("▲", "FFFFC000"), ("▼", None)), 1):
        sheet.append((number, f"Step {number}", "Head of Hubs", sign))
        sheet.cell(number + 1, 4).font = Font(color=ink)
    book.save(tmp_path / "plan.xlsx")
    plan = read_plan(tmp_path / "plan.xlsx")
    assert [one.status for one in plan.actions] == [
        Status.ON_TRACK, Status.AT_RISK, Status.UNKNOWN,
    ]  # fmt: skip
    assert places(plan, "status-not-known") == ["Plan!D4"]


def test_a_csv_export_with_lines_above_and_below_its_table(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(
        'Northmere Borough Council\n"Filters: All, Open; Owner: any"\n\n'
        "Action ID,Action title,Assigned to,Due,State,Last comment\n"
        '101,"Agree terms, sign",Jane Doe,31-Mar-26,Closed,Done\n'
        '102,Publish,John Roe,Summer 2026,Open - overdue,"Waiting, still"\n\nRows: 2\n',
        encoding="utf-8",
    )
    plan = read_plan(tmp_path / "plan.csv")
    assert [(one.ref, one.action, one.status, one.update) for one in plan.actions] == [
        ("101", "Agree terms, sign", Status.COMPLETE, "Done"),
        ("102", "Publish", Status.OFF_TRACK, "Waiting, still"),
    ]
    assert places(plan, "not-a-date") == ["plan!D6"]
    assert places(plan, "row-not-an-action") == ["plan!A8"]


def test_the_last_revised_date_is_in_force_and_those_before_it_are_kept(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(
        "Ref,Action,Owner,Original due date,Revised date,Second revised date,Status\n"
        "1,Open the hub,Jo Doe,31/01/2026,30/04/2026,30/09/2026,Amber\n"
        "2,Mend the roof,Jo Doe,31/01/2026,TBC,,Amber\n",
        encoding="utf-8",
    )
    first, second = read_plan(tmp_path / "plan.csv").actions
    assert first.due == date(2026, 9, 30)
    assert first.due_before == (date(2026, 1, 31), date(2026, 4, 30))
    assert (second.due, second.due_before) == (date(2026, 1, 31), ())
