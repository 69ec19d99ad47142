"""The tracker as it is kept: what is read as an action, and what is told about the rest."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from committee_pack.errors import InputUnreadable
from committee_pack.model.progress import Action, ActionPlan, Status, TrackerSettings
from committee_pack.progress.action_plan import read_plan
from committee_pack.progress.compare import movement, summarise

HEADINGS = ("Ref", "Action", "Lead officer", "Target date", "RAG", "Progress update")


def book(path: Path, *rows: Sequence[object], sheet: str = "Plan") -> Path:
    workbook = Workbook()
    worksheet = workbook.active
    worksheet.title = sheet
    for row in rows:
        worksheet.append(list(row))
    workbook.save(path)
    return path


def by_ref(plan: ActionPlan) -> dict[str, Action]:
    return {action.ref: action for action in plan.actions}


def told(plan: ActionPlan, rule: str) -> list[str]:
    return [finding.message for finding in plan.findings if finding.rule == rule]


def places(plan: ActionPlan, rule: str) -> list[str | None]:
    return [f.where.cell if f.where else None for f in plan.findings if f.rule == rule]


def test_every_column_of_a_plain_plan(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        ("1.1", "Open a family hub", "Head of Hubs", datetime(2026, 3, 5), "Green", "Builders in"),
        ("1.2", "Train the wardens", "Head of Parks", "14.11.26", "Blue", None),
    )
    plan = read_plan(path)
    assert by_ref(plan)["1.1"] == Action(
        ref="1.1",
        action="Open a family hub",
        owner="Head of Hubs",
        due=date(2026, 3, 5),
        status=Status.ON_TRACK,
        status_as_written="Green",
        update="Builders in",
        where="Plan!A2",
    )
    assert by_ref(plan)["1.2"].due == date(2026, 11, 14)
    assert by_ref(plan)["1.2"].status is Status.COMPLETE
    assert plan.status_key == {"Green": Status.ON_TRACK, "Blue": Status.COMPLETE}
    assert plan.area == "Plan!A1:F3"
    assert plan.findings == ()


def test_a_value_that_is_no_date_is_told_with_its_cell(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        ("1", "One", "A", "31/02/2026", "G", None),
        ("2", "Two", "A", "Ongoing", "G", None),
        ("3", "Three", "A", "n/a", "G", None),
    )
    plan = read_plan(path)
    assert [action.due for action in plan.actions] == [None, None, None]
    assert [a.due_as_written for a in plan.actions] == ["31/02/2026", "Ongoing", "n/a"]
    assert places(plan, "not-a-date") == ["Plan!D2", "Plan!D3"]
    assert "31/02/2026" in told(plan, "not-a-date")[0]


def test_the_revised_date_counts_where_it_is_a_date(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        ("Ref", "Action", "Due date", "Revised due date", "Status"),
        ("1", "One", "01/02/2026", "05/06/2026", "On track"),
        ("2", "Two", "01/02/2026", None, "On track"),
        ("3", "Three", "01/02/2026", "TBC", "On track"),
    )
    plan = read_plan(path)
    assert [a.due for a in plan.actions] == [date(2026, 6, 5), date(2026, 2, 1), date(2026, 2, 1)]
    assert places(plan, "not-a-date") == ["Plan!D4"]


def test_title_themes_blank_rows_key_and_footer_are_no_actions(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        ("Northmere improvement plan",),
        ("Version for the Board",),
        (),
        HEADINGS,
        ("Theme 1: Parks",),
        ("1.1", "Plant trees", "Head of Parks", "05/06/2026", "B", None),
        (),
        ("Theme 2: Roads",),
        ("2.1", "Mend kerbs", "Head of Roads", "05/06/2026", "R", None),
        HEADINGS,
        ("2.2", "Paint lines", "Head of Roads", "05/06/2026", "A", None),
        (),
        ("Key: B = complete, A = at risk, R = off track",),
        ("Total: 3",),
        ("Seen by the Board in May",),
    )
    plan = read_plan(path)
    assert [(a.ref, a.theme) for a in plan.actions] == [
        ("1.1", "Theme 1: Parks"),
        ("2.1", "Theme 2: Roads"),
        ("2.2", "Theme 2: Roads"),
    ]
    assert plan.title == "Northmere improvement plan"
    assert places(plan, "row-not-an-action") == ["Plan!A14", "Plan!A15"]


def test_a_numbered_theme_row_is_no_action(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        ("1", "Parks"),
        ("1.1", "Plant trees", "Head of Parks", "05/06/2026", "B", None),
        ("2", "Roads"),
        ("2.1", "Mend kerbs", "Head of Roads", "05/06/2026", "R", None),
    )
    assert [(a.ref, a.theme) for a in read_plan(path).actions] == [
        ("1.1", "1 Parks"),
        ("2.1", "2 Roads"),
    ]


def test_headings_in_two_rows_with_merged_cells(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        ("Ref", "Action", "Progress", None, "Dates", None),
        (None, None, "Status", "Update", "Start date", "Due date"),
        ("1.1", "Plant trees", "On track", "Half done", "01/01/2026", "05/06/2026"),
    )
    workbook = load_workbook(path)
    for area in ("C1:D1", "E1:F1", "A1:A2", "B1:B2"):
        workbook.active.merge_cells(area)
    workbook.save(path)
    (action,) = read_plan(path).actions
    assert (action.status, action.update) == (Status.ON_TRACK, "Half done")
    assert (action.start, action.due) == (date(2026, 1, 1), date(2026, 6, 5))


def test_a_theme_merged_down_its_rows_holds_for_all(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        ("Priority", "Ref", "Action", "By when", "RAG"),
        ("Parks", "1", "Plant trees", "05/06/2026", "G"),
        (None, "2", "Cut grass", "05/06/2026", "G"),
        ("Roads", "3", "Mend kerbs", "05/06/2026", "G"),
    )
    workbook = load_workbook(path)
    workbook.active.merge_cells("A2:A3")
    workbook.save(path)
    assert [a.theme for a in read_plan(path).actions] == ["Parks", "Parks", "Roads"]


def test_a_row_that_goes_on_joins_the_action_above(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        ("1.1", "Plant trees", "Head of Parks", "05/06/2026", "G", "Ten planted"),
        (None, None, "Head of Roads", None, None, "Twenty more ordered"),
    )
    plan = read_plan(path)
    (action,) = plan.actions
    assert action.update == "Ten planted\nTwenty more ordered"
    assert action.owner == "Head of Parks\nHead of Roads"
    assert len(told(plan, "row-joined")) == 1


@pytest.mark.parametrize(
    ("column", "words", "field", "joined"),
    [
        (1, "(continued) with schools", "action", "Plant trees\n(continued) with schools"),
        (1, "and water them", "action", "Plant trees\nand water them"),
        (5, "Twenty more ordered", "update", "Ten planted\nTwenty more ordered"),
    ],
)
def test_a_row_of_one_cell_that_goes_on_is_no_theme(
    tmp_path: Path, column: int, words: str, field: str, joined: str
) -> None:
    more = tuple(words if at == column else None for at in range(6))
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        ("Theme 1: Parks", None, None, None, None, None),
        ("1.1", "Plant trees", "Head of Parks", "05/06/2026", "G", "Ten planted"),
        more,
        ("1.2", "Mend paths", "Head of Parks", "05/06/2026", "G", None),
    )
    plan = read_plan(path)
    assert [action.theme for action in plan.actions] == ["Theme 1: Parks"] * 2
    assert getattr(plan.actions[0], field) == joined
    assert len(told(plan, "row-joined")) == 1


@pytest.mark.parametrize("words", ["Roads", "(a) Roads", "a) Roads", "eRoads"])
def test_a_theme_may_stand_under_the_action(tmp_path: Path, words: str) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        ("1.1", "Plant trees", "Head of Parks", "05/06/2026", "G", "Ten planted"),
        (None, words, None, None, None, None),
        ("2.1", "Mend roads", "Head of Roads", "05/06/2026", "G", None),
    )
    assert [action.theme for action in read_plan(path).actions] == [None, words]


def test_only_a_fill_says_the_status(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        *((str(n), f"Action {n}", "A", "05/06/2026", None, None) for n in range(1, 6)),
    )
    workbook = load_workbook(path)
    fills = [
        PatternFill("solid", fgColor="FF0070C0"),
        PatternFill("solid", fgColor=Color(theme=6, tint=0.4)),  # its accent 3 is green
        PatternFill("solid", fgColor=Color(indexed=13)),  # yellow of the old palette
        PatternFill("solid", fgColor="FFFFC7CE"),  # Excel's own pale red
    ]
    for row, fill in enumerate(fills, start=2):
        workbook.active.cell(row, 5).fill = fill
    workbook.save(path)
    plan = read_plan(path)
    assert [action.status for action in plan.actions] == [
        Status.COMPLETE,
        Status.ON_TRACK,
        Status.AT_RISK,
        Status.OFF_TRACK,
        Status.UNKNOWN,
    ]
    assert plan.status_key["Blue (colour of the cell)"] is Status.COMPLETE
    assert places(plan, "status-not-known") == ["Plan!E6"]


def test_bands_of_colour_over_whole_rows_say_no_status(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        ("1", "One", "A", "05/06/2026", None, None),
        ("2", "Two", "A", "05/06/2026", None, None),
    )
    workbook = load_workbook(path)
    for column in range(1, 7):
        workbook.active.cell(2, column).fill = PatternFill("solid", fgColor="FFDDEBF7")
    workbook.save(path)
    assert [a.status for a in read_plan(path).actions] == [Status.UNKNOWN, Status.UNKNOWN]


def test_the_key_of_the_sheet_goes_before_the_usual_one(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        ("Key: Blue = not started, Green = complete",),
        HEADINGS,
        ("1", "One", "A", "05/06/2026", "Blue", None),
        ("2", "Two", "A", "05/06/2026", "G", None),
    )
    assert [a.status for a in read_plan(path).actions] == [Status.NOT_STARTED, Status.COMPLETE]


def test_a_key_laid_out_beside_the_table(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        (*HEADINGS, None, "Colour", "Meaning"),
        ("1", "One", "A", "05/06/2026", "Blue", None, None, "Blue", "Not started"),
        ("2", "Two", "A", "05/06/2026", "Green", None, None, "Green", "Completed"),
    )
    assert [a.status for a in read_plan(path).actions] == [Status.NOT_STARTED, Status.COMPLETE]


def test_hidden_sheets_rows_and_columns_are_told_and_not_read(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        (*HEADINGS, "Evidence"),
        ("1", "One", "A", "05/06/2026", "G", None, "secret of a child"),
        ("2", "secret action", "A", "05/06/2026", "G", None, None),
        ("3", "Three", "A", "05/06/2026", "G", None, None),
    )
    workbook = load_workbook(path)
    workbook.active.row_dimensions[3].hidden = True
    workbook.active.column_dimensions["G"].hidden = True
    notes = workbook.create_sheet("Case notes")
    notes.append(["Ref", "Action", "Status"])
    notes.append(["9", "secret note", "Complete"])
    notes.sheet_state = "veryHidden"
    workbook.save(path)
    plan = read_plan(path)
    assert [action.ref for action in plan.actions] == ["1", "3"]
    assert places(plan, "hidden-rows") == ["Plan!3:3"]
    assert places(plan, "hidden-columns") == ["Plan!G:G"]
    assert places(plan, "hidden-sheet") == ["sheet 2"]
    assert "secret" not in str(plan)


def test_formulas_come_out_as_text_and_without_a_value_as_a_finding(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        ("1", "One", "=UPPER(B1)", "05/06/2026", "G", "x"),
        ("2", "Two", "A", "05/06/2026", "G", "y"),
    )
    workbook = load_workbook(path)
    cell = workbook.active["F3"]
    cell.value = '=HYPERLINK("http://example.org","press")'
    cell.data_type = "s"
    workbook.save(path)
    plan = read_plan(path)
    assert by_ref(plan)["1"].owner is None
    assert places(plan, "formula-without-value") == ["Plan!C2"]
    assert by_ref(plan)["2"].update == '=HYPERLINK("http://example.org","press")'


def test_references_kept_as_numbers(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        *((1.1, "One", "A", None, "G"), (1.1, "Ten", "A", None, "G")),
    )
    workbook = load_workbook(path)
    workbook.active["A3"].number_format = "0.00"
    workbook.save(path)
    assert [a.ref for a in read_plan(path).actions] == ["1.1", "1.10"]


def test_actions_without_a_reference_are_named_by_row(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        ("1", "One", "A", "05/06/2026", "G", None),
        (None, "Two", "A", "05/06/2026", "G", None),
    )
    plan = read_plan(path)
    assert [(a.ref, a.ref_given) for a in plan.actions] == [("1", True), ("row 3", False)]
    assert places(plan, "ref-missing") == ["Plan!A3"]


def test_a_repeated_reference_is_told(tmp_path: Path) -> None:
    rows = [("1", f"Action {n}", "A", "05/06/2026", "G", None) for n in range(2)]
    plan = read_plan(book(tmp_path / "plan.xlsx", HEADINGS, *rows))
    assert len(plan.actions) == 2
    assert places(plan, "ref-repeated") == ["Plan!A3"]


def test_sheets_by_theme_are_one_plan_and_an_older_copy_is_left_out(tmp_path: Path) -> None:
    path = book(tmp_path / "plan.xlsx", HEADINGS, ("1", "One", "A", None, "G"), sheet="Parks")
    workbook = load_workbook(path)
    for name, ref in (("Roads", "2"), ("Parks in May", "1")):
        worksheet = workbook.create_sheet(name)
        worksheet.append(HEADINGS)
        worksheet.append([ref, "Something", "A", None, "R"])
    workbook.save(path)
    plan = read_plan(path)
    assert [(a.ref, a.theme, a.where) for a in plan.actions] == [
        ("1", "Parks", "Parks!A2"),
        ("2", "Roads", "Roads!A2"),
    ]
    assert len(told(plan, "plan-sheet-left-out")) == 1


def test_the_latest_of_several_status_columns(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        ("Ref", "Action", "RAG Nov 2026", "RAG Sept 2026", "Previous RAG"),
        ("1", "One", "Green", "Red", "Red"),
    )
    assert read_plan(path).actions[0].status is Status.ON_TRACK


def test_a_word_and_a_rating_side_by_side(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        ("Ref", "Action", "Status", "RAG"),
        ("1", "One", "Open", "A"),
        ("2", "Two", "Closed", "G"),
        ("3", "Three", "In progress", "R"),
        ("4", "Four", "In progress", None),
    )
    plan = read_plan(path)
    assert [action.status for action in plan.actions] == [
        Status.AT_RISK,
        Status.COMPLETE,
        Status.OFF_TRACK,
        Status.ON_TRACK,
    ]
    assert "“RAG” was read" in told(plan, "several-columns")[0]


def test_a_table_for_each_theme_below_its_title(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        ("Theme A",),
        HEADINGS,
        ("1", "One", "A", "05/06/2026", "G", None),
        (),
        ("Theme B",),
        HEADINGS,
        ("2", "Two", "A", "05/06/2026", "G", None),
    )
    assert [a.theme for a in read_plan(path).actions] == ["Theme A", "Theme B"]


def test_rows_coloured_all_over_and_signs_with_a_colour_of_their_own(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        HEADINGS,
        *((str(n), f"Action {n}", "A", "05/06/2026", None, None) for n in range(1, 5)),
    )
    workbook = load_workbook(path)
    for row, colour in enumerate(("FFFF0000", "FFFFC000", "FF92D050"), start=2):
        for column in range(1, 7):
            workbook.active.cell(row, column).fill = PatternFill("solid", fgColor=colour)
    workbook.active["E5"].value = "●"
    workbook.active["E5"].font = Font(color="FF0070C0")
    workbook.save(path)
    assert [(a.status, a.status_as_written) for a in read_plan(path).actions] == [
        (Status.OFF_TRACK, "Red (colour of the cell)"),
        (Status.AT_RISK, "Amber (colour of the cell)"),
        (Status.ON_TRACK, "Green (colour of the cell)"),
        (Status.COMPLETE, "Blue (colour of the sign)"),
    ]


def test_a_word_that_its_colour_contradicts_counts_and_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "plan.xlsx", HEADINGS, ("1", "One", "A", "05/06/2026", "On track", None))
    workbook = load_workbook(path)
    workbook.active["E2"].fill = PatternFill("solid", fgColor="FFFF0000")
    workbook.save(path)
    plan = read_plan(path)
    assert plan.actions[0].status is Status.ON_TRACK
    assert places(plan, "status-and-colour-differ") == ["Plan!E2"]


def test_a_csv_row_moved_by_a_stray_comma_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Ref,Action,Due,RAG\n1,Plant, then water,05/06/2026,G\n", encoding="utf-8")
    plan = read_plan(path)
    assert places(plan, "row-too-long") == ["plan!E2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_in_every_encoding_and_with_every_separator(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = [
        ("Ref", "Action", "Lead", "Deadline", "RAG status", "Latest update"),
        ("1.1", '"Agree the £5, then; tell\tall"', "Head of “Hubs”", "05/06/2026", "R", '"a;b, c"'),
        ("1.2", "Pay, at last" if separator != "," else "Pay", "Café lead", "Ongoing", "B", ""),
    ]
    path = tmp_path / "tracker.csv"
    path.write_bytes("\r\n".join(separator.join(row) for row in rows).encode(encoding))
    plan = read_plan(path)
    first, second = plan.actions
    assert first.action == "Agree the £5, then; tell\tall"
    assert (first.owner, first.due) == ("Head of “Hubs”", date(2026, 6, 5))
    assert (first.where, second.owner) == ("tracker!A2", "Café lead")
    assert places(plan, "not-a-date") == ["tracker!D3"]


def test_the_meeting_file_names_headings_and_the_key(tmp_path: Path) -> None:
    path = book(
        tmp_path / "plan.xlsx",
        ("Ref", "Action", "Lead", "Due date", "RAG", "Delivery confidence"),
        ("1", "Open the hub", "A", date(2026, 5, 1), "G", "Live"),
        ("2", "Train the staff", "A", date(2026, 6, 1), "G", "Parked"),
        ("3", "Print the guide", "A", date(2026, 6, 1), "G", "Blue"),
    )
    settings = TrackerSettings(
        headings={"status": "Delivery Confidence:"},
        status_key={"live": Status.ON_TRACK, "Parked": Status.AT_RISK, "B": Status.NOT_STARTED},
    )
    plan = read_plan(path, settings)
    assert [a.status.value for a in plan.actions] == ["on-track", "at-risk", "not-started"]
    assert plan.status_key["Parked"] is Status.AT_RISK
    assert [finding.rule for finding in plan.findings] == ["columns-left-out"]
    assert "“RAG” (E)" in told(plan, "columns-left-out")[0]


def test_a_heading_that_no_column_has_is_told(tmp_path: Path) -> None:
    path = book(tmp_path / "plan.xlsx", HEADINGS, ("1", "One", "A", date(2026, 5, 1), "G", None))
    plan = read_plan(path, TrackerSettings(headings={"status": "Confidence"}))
    assert plan.actions[0].status is Status.ON_TRACK
    assert "“confidence”" in told(plan, "heading-not-found")[0]


def test_what_is_no_plan_names_the_columns_looked_for(tmp_path: Path) -> None:
    path = book(tmp_path / "sales.xlsx", ("Product", "Date", "Revenue"), ("Tea", "1 May", 5))
    with pytest.raises(InputUnreadable) as caught:
        read_plan(path)
    assert "sales.xlsx" in caught.value.what
    for word in ("Action", "Status", "Due date"):
        assert word in caught.value.why


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.xlsx", None, "no file"),
        ("empty.csv", b"", "empty"),
        ("report.xlsx", b"%PDF-1.7\n", "a pdf"),
        ("broken.xlsx", b"PK\x03\x04 nothing more", "damaged"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office format"),
        (
            "locked.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        ("open.csv", b'Ref,Action,Status\n1,"never closed,G\n2,b,G\n', "never closed"),
    ],
)
def test_unreadable_files_say_what_is_wrong(
    tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputUnreadable) as caught:
        read_plan(path)
    assert name in caught.value.what
    assert says in caught.value.what


def truths(folder: Path) -> list[Path]:
    return sorted(folder.glob("*-truth.json"))


def test_real_layouts_are_exact(corpus: Path, real_case: Path) -> None:
    for truth in (*truths(corpus / "action_plans"), *truths(real_case)):
        want = json.loads(truth.read_text(encoding="utf-8"))
        name = truth.name.removesuffix("-truth.json")
        current, previous = (
            read_plan(next(truth.parent.glob(f"{name}-{cycle}.*")))
            for cycle in ("current", "previous")
        )
        read = {
            a.ref: (a.action, a.owner, a.status, a.due and a.due.isoformat())
            for a in current.actions
        }
        assert read == {
            a["ref"]: (a["action"], a["owner"], a["status"], a["due"]) for a in want["actions"]
        }
        summary = summarise(current, date.fromisoformat(want["as_of"]))
        assert {k: v for k, v in summary.by_status.items() if v} == want["by_status"]
        assert list(summary.overdue) == want["overdue"]
        moved = movement(previous, current)
        for kind in ("improved", "worsened", "completed", "new", "removed"):
            assert sorted(getattr(moved, kind)) == sorted(want["movement"][kind]), (name, kind)
        changed = {
            ref: [day and day.isoformat() for day in days]
            for ref, days in moved.date_changed.items()
        }
        assert changed == want["movement"]["date_changed"]


def test_real_workbooks_that_are_no_plan_say_so(corpus: Path) -> None:
    files = sorted((corpus / "progress_data").iterdir())
    bad = sorted(path for path in (corpus / "bad_files").iterdir() if path.suffix == ".xlsx")
    for path in (*files, *bad):
        with pytest.raises(InputUnreadable):
            read_plan(path)
