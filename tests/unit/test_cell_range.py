"""Cells of a workbook as a table: what a reader of the sheet sees, and nothing else."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from committee_pack.errors import InputUnreadable, SettingsError
from committee_pack.model.report import Table
from committee_pack.progress.cell_range import read_range


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Our plan"
    for row in (
        ("Ref", "Action", "Family", "Cost"),
        ("1", "Train", "Quillfeather", 0.125),
        ("2", "Visit", "Quillfeather", 2),
        ("3", "Move", "Quillfeather", 3),
    ):
        sheet.append(row)
    sheet["D2"].number_format = "0.0%"
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
    made.create_sheet("Cases").sheet_state = "hidden"
    path = tmp_path / "plan.xlsx"
    made.save(path)
    return path


def test_visible_cells_are_a_table_as_the_sheet_shows_them(book: Path) -> None:
    (table,) = read_range(book, "'Our plan'!A1:D4").blocks
    assert isinstance(table, Table)
    assert table.rows == (("Ref", "Action", "Cost"), ("1", "Train", "12.5%"), ("3", "Move", "3"))
    assert table.where is not None
    assert str(table.where) == "plan.xlsx, 'Our plan'!A1:D4"


def test_only_the_cells_that_are_asked_for(book: Path) -> None:
    (table,) = read_range(book, "$B$1:A2").blocks
    assert isinstance(table, Table)
    assert table.rows == (("Ref", "Action"), ("1", "Train"))


def test_what_is_hidden_there_is_told(book: Path) -> None:
    rules = {one.rule for one in read_range(book, "Our plan!A1:D4").findings}
    assert rules == {"hidden-rows", "hidden-columns"}


@pytest.mark.parametrize("cells", ["Cases!A1:B2", "Nowhere!A1:B2", "Our plan!J1:K2"])
def test_what_cannot_be_seen_is_refused(book: Path, cells: str) -> None:
    with pytest.raises(InputUnreadable):
        read_range(book, cells)


@pytest.mark.parametrize("cells", ["", "Plan", "A1", "Plan!A:B", "Plan!1:2"])
def test_what_names_no_cells_is_refused(book: Path, cells: str) -> None:
    with pytest.raises(SettingsError) as told:
        read_range(book, cells)
    assert f'range = "{cells}"' in told.value.what
