"""The progress data: two cycles of an action plan as workbooks, and a scorecard as CSV."""

import csv
import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from example import fixed
from example.content import PlanContent, ScorecardContent

WIDTHS = (6, 20, 44, 28, 13, 13, 48, 13)
COLOURS = {
    "Complete": "BDD7EE",
    "On track": "C6E0B4",
    "At risk": "FFE699",
    "Off track": "F4B6B6",
    "Not started": "E7E6E6",
}
THIN = Side(style="thin", color="A6A6A6")
RULES = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def action_plan(content: PlanContent, cycle: str) -> bytes:
    """Build the workbook of one cycle (``september`` or ``november``): the plan and its key."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Improvement plan"
    sheet.append([content.title])
    sheet.append([content.cycles[cycle]])
    sheet.append([])
    sheet.append(list(content.headings))
    for row in plan_rows(content, cycle):
        sheet.append(row)
    dress(sheet)
    key = book.create_sheet("Status key")
    key.append(["Status", "What it means"])
    for word, meaning in content.status_key.items():
        key.append([word, meaning])
    key.column_dimensions["A"].width, key.column_dimensions["B"].width = 14, 60
    for cell in key[1]:
        cell.font = Font(bold=True)
    out = io.BytesIO()
    book.save(out)
    return fixed.package(out.getvalue(), content.title)


def plan_rows(content: PlanContent, cycle: str) -> list[list[object]]:
    """Give the rows of a cycle; an action that is not in it has none."""
    rows: list[list[object]] = []
    for theme in content.theme:
        for action in theme.action:
            entry = action.september if cycle == "september" else action.november
            if entry is None:
                continue
            moved = action.due_november if cycle == "november" else None
            status, update = entry
            due = moved or action.due
            who = (action.no, theme.name, action.action, action.lead)
            rows.append([*who, due, status, update, theme.point])
    return rows


def dress(sheet: Worksheet) -> None:
    """Set widths, rules and colours, and the page for printing; colour never stands alone."""
    sheet["A1"].font = Font(bold=True, size=14)
    for cell, width in zip(sheet[4], WIDTHS, strict=True):
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1B3A57")
        sheet.column_dimensions[cell.column_letter].width = width
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            cell.border = RULES
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for row in sheet.iter_rows(min_row=5):
        row[4].number_format = "dd/mm/yyyy"
        row[5].fill = PatternFill("solid", fgColor=COLOURS[str(row[5].value)])
    sheet.freeze_panes = "A5"
    sheet.print_title_rows = "4:4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def scorecard(content: ScorecardContent) -> bytes:
    """Build the scorecard as Excel saves "CSV UTF-8": with a byte order mark and CRLF."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([content.headings, *content.rows])
    return out.getvalue().encode("utf-8-sig")
