"""A sheet as plain values: what every format of workbook is turned into before it is judged."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Source, Where

CellValue = str | date | Decimal | None


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One visible cell.

    Attributes:
        text: what a reader of the sheet sees, spaces at either end taken off.
        value: a date or a figure where the cell holds one, else its text; None where it is empty.
        fill: the colour of the cell as a word (``red``), or None where it has none.
        ink: the colour of its letters as a word, or None where they are black.
        number_format: how a figure is shown, in Excel's code (``0.0%``).
    """

    text: str = ""
    value: CellValue = None
    fill: str | None = None
    ink: str | None = None
    number_format: str = "General"


class Area(msgspec.Struct, frozen=True):
    """A merged area, rows and columns counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


Row = Mapping[int, Cell]


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The visible cells of a visible sheet that are not empty, by row and column from 1."""

    name: str
    rows: Mapping[int, Row]
    merged: tuple[Area, ...] = ()


class Workbook(msgspec.Struct, frozen=True, kw_only=True):
    """The visible sheets of a file, and what was noticed in reading them."""

    source: Source
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()


EMPTY = Cell()


def column_letters(column: int) -> str:
    """Give the letters of a column counted from 1: 1 is ``A``, 28 is ``AB``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(sheet: str, row: int, column: int) -> str:
    """Name a cell as officers do: ``Plan!D14``."""
    return f"{sheet}!{column_letters(column)}{row}"


def stretches(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Join ascending numbers that follow one another: 4, 7, 8, 9 are (4, 4) and (7, 9)."""
    told: list[tuple[int, int]] = []
    for number in numbers:
        if told and number == told[-1][1] + 1:
            told[-1] = (told[-1][0], number)
        else:
            told.append((number, number))
    return told


def finding_at(
    source: Source, rule: str, severity: Severity, message: str, *, hint: str = "", cell: str = ""
) -> Finding:
    """Make a finding about a workbook; its message is followed by the cell where there is one."""
    where = Where(source=Path(source.path).name, cell=cell or None)
    return Finding(rule=rule, severity=severity, message=message, hint=hint, where=where)
