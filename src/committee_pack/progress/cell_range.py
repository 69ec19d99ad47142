"""A stretch of cells of a workbook as a table: what a reader of the sheet sees, and values only."""

import re
from pathlib import Path

import msgspec

from committee_pack.errors import InputUnreadable, SettingsError
from committee_pack.model.excerpt import Excerpt
from committee_pack.model.finding import Finding
from committee_pack.model.report import Table
from committee_pack.model.source import Where
from committee_pack.progress.grid import EMPTY, Area, Sheet, Workbook
from committee_pack.progress.workbook import read_workbook

_RANGE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^!']+)!)?"
    r"\$?(?P<left>[A-Za-z]{1,3})\$?(?P<top>\d{1,7}):\$?(?P<right>[A-Za-z]{1,3})\$?(?P<bottom>\d{1,7})"
)
_ABOUT_CELLS = ("hidden-rows", "hidden-columns", "formula-without-value", "rows-out-of-order")


class _Wanted(msgspec.Struct, frozen=True):
    """The cells that are asked for; ``sheet`` is None for the first sheet."""

    sheet: str | None
    area: Area


def read_range(path: Path, cells: str) -> Excerpt:
    """Read cells of a visible sheet as one table; its first row is the heading.

    Hidden rows and columns are left out, and told. Rows and columns without any cell are too.

    Args:
        path: the workbook (xlsx, xlsm, xls, ods) or csv file.
        cells: ``Plan!A1:F20``; without a sheet's name, of the first sheet.

    Raises:
        SettingsError: ``cells`` names no stretch of cells.
        InputUnreadable: the workbook cannot be read, has no such visible sheet, or nothing there.
    """
    wanted = _wanted(cells)
    workbook = read_workbook(path)
    sheet = _sheet(path, workbook, wanted)
    table = _table(sheet, wanted.area)
    if table is None:
        raise InputUnreadable(
            f"{path}: there is nothing to be seen in {cells}.",
            why="The appendix would be empty.",
            hint="Give the cells that hold the table, the headings first, and show hidden ones.",
        )
    where = Where(source=path.name, cell=cells)
    return Excerpt(
        source=workbook.source,
        blocks=(msgspec.structs.replace(table, where=where),),
        findings=tuple(one for one in workbook.findings if _is_about(one, sheet)),
    )


def _wanted(cells: str) -> _Wanted:
    found = _RANGE.fullmatch(cells.strip())
    if found is None:
        raise SettingsError(
            f'range = "{cells}" names no stretch of cells.',
            why="It says which part of the workbook becomes the appendix.",
            hint='Write it as Excel does: "Plan!A1:F20".',
        )
    columns = sorted((_column(found["left"]), _column(found["right"])))
    rows = sorted((int(found["top"]), int(found["bottom"])))
    name = found["sheet"]
    if name and name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    return _Wanted(name, Area(rows[0], columns[0], rows[1], columns[1]))


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _sheet(path: Path, workbook: Workbook, wanted: _Wanted) -> Sheet:
    names = [sheet.name for sheet in workbook.sheets]
    for sheet in workbook.sheets:
        if wanted.sheet is None or sheet.name.casefold() == wanted.sheet.strip().casefold():
            return sheet
    raise InputUnreadable(
        f'{path} has no visible sheet "{wanted.sheet or ""}".',
        why="The appendix would be empty. What is hidden is never read.",
        hint=f"Its visible sheets are: {', '.join(names) or 'none'}.",
    )


def _table(sheet: Sheet, area: Area) -> Table | None:
    rows = {
        number: {
            column: cell.text
            for column, cell in row.items()
            if area.left <= column <= area.right and cell.text
        }
        for number, row in sorted(sheet.rows.items())
        if area.top <= number <= area.bottom
    }
    held = {number: row for number, row in rows.items() if row}
    columns = sorted({column for row in held.values() for column in row})
    if not columns:
        return None
    return Table(
        header_rows=1,
        rows=tuple(
            tuple(row.get(column, EMPTY.text) for column in columns) for row in held.values()
        ),
    )


def _is_about(finding: Finding, sheet: Sheet) -> bool:
    cell = finding.where.cell if finding.where else None
    return finding.rule in _ABOUT_CELLS and (cell or "").startswith(f"{sheet.name}!")
