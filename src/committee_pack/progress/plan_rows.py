"""Turn the rows of one plan table into actions, and say what could not be placed."""

from collections.abc import Iterator
from datetime import date

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.progress import Action, Status
from committee_pack.model.source import Source
from committee_pack.progress.columns import Header
from committee_pack.progress.dates import is_no_entry, parse_date
from committee_pack.progress.grid import Cell, Sheet, column_letters
from committee_pack.progress.layout import theme_words
from committee_pack.progress.plan_notes import PlanNotes
from committee_pack.progress.plan_row import PlanRow, RowKind
from committee_pack.progress.plan_status import read_status, status_columns
from committee_pack.progress.statuses import Key

_BANDING = 2  # so many colours over whole rows are decoration; more are a statement


class PlanTable:
    """The actions of one sheet, filled row by row.

    Attributes:
        sheet: the sheet.
        header: its header row.
        actions: the actions so far.
        written: statuses as written, and what each was read as.
    """

    def __init__(
        self, sheet: Sheet, header: Header, key: Key, source: Source, theme: str | None
    ) -> None:
        self.sheet = sheet
        self.header = header
        self.actions: list[Action] = []
        self.written: dict[str, Status] = {}
        self._key = key
        self._notes = PlanNotes(sheet, header, source)
        self._theme = theme
        self._last_row = header.row
        self._status_columns = status_columns(header)
        self._rows_are_coloured = _whole_rows_coloured(sheet, header)
        self._improvement: str | None = None
        self._after_theme = False
        self._notes.columns(self._status_columns)

    @property
    def area(self) -> str:
        """The cells read, from the first heading to the last action: ``Plan!A4:G46``."""
        left, right = self.header.span()
        first, last = column_letters(left), column_letters(right)
        return f"{self.sheet.name}!{first}{self.header.first}:{last}{self._last_row}"

    @property
    def findings(self) -> list[Finding]:
        """What was noticed so far."""
        return self._notes.findings

    def take(self, row: PlanRow) -> None:
        """Take the next row of the table."""
        if row.kind is RowKind.THEME:
            self._take_theme(row)
        elif row.kind is RowKind.ACTION:
            self._take_action(row)
        elif row.kind is RowKind.CONTINUATION:
            # Right below a theme words go on with the theme, not with the action above it.
            (self._take_theme if self._after_theme else self._take_continuation)(row)
        elif row.kind is RowKind.KEY:
            self._notes.key_row(row)
        elif row.kind is RowKind.OTHER:
            self._notes.no_action(row)

    def _take_theme(self, row: PlanRow) -> None:
        """Keep a theme row; a second one right below is the improvement point under the theme."""
        if self._after_theme:
            self._improvement = theme_words(row)
        else:
            self._theme, self._improvement = theme_words(row), None
        self._after_theme = True

    def _take_action(self, row: PlanRow) -> None:
        self._after_theme = False
        self._last_row = row.number
        self._theme = row.text("theme") or self._theme
        status, as_written = self._status(row)
        due, due_as_written, due_before = self._due(row)
        ref = row.text("ref")
        self.actions.append(
            Action(
                ref=ref or f"row {row.number}",
                ref_given=ref is not None,
                theme=self._theme,
                action=row.text("action") or "",
                owner=row.text("owner"),
                start=self._day(row, "start"),
                due=due,
                due_as_written=due_as_written,
                due_before=due_before,
                status=status,
                status_as_written=as_written,
                update=row.text("update"),
                evidence=row.text("evidence"),
                impact=row.text("impact"),
                improvement=row.text("improvement") or self._improvement,
                where=self._notes.cell(row, self._notes.first_column()),
            )
        )
        self._notes.gaps(row)
        self._notes.shift(row)

    def _take_continuation(self, row: PlanRow) -> None:
        """Join a row that goes on with the action above it: more words, another owner."""
        if not self.actions:
            self._notes.no_action(row)
            return
        self._last_row = row.number
        last = self.actions[-1]
        own = {at for at, cell in row.cells.items() if cell.text}
        more = {
            name: _and_more(getattr(last, name), row.text(name))
            for name in ("action", "owner", "update", "evidence", "impact")
            if row.fields.get(name, (0, None))[0] in own
        }
        self.actions[-1] = msgspec.structs.replace(last, **more)
        self._notes.tell(
            "row-joined", Severity.INFO, row, min(own),
            f"Row {row.number} has no action of its own and was joined to {last.ref} above it.",
        )  # fmt: skip
        for name in ("status", "due"):
            column, cell = row.fields.get(name, (0, None))
            if column in own and cell and cell.text:
                self._notes.tell(
                    "value-not-used", Severity.WARNING, row, column,
                    f"“{cell.text}” in row {row.number} is a second {name} for {last.ref}; "
                    "the first one counts.",
                )  # fmt: skip

    def _status(self, row: PlanRow) -> tuple[Status, str | None]:
        if not self._status_columns:
            return Status.UNKNOWN, None
        read = read_status(row, self._status_columns, self._key, self._rows_are_coloured)
        cell, name = self._notes.cell(row, read.column), self._notes.name(row)
        if read.status is Status.UNKNOWN:
            is_no = f"“{read.written}” is no status that is known"
            self._notes.tell(
                "status-not-known", Severity.WARNING, row, read.column,
                f"{name}: {is_no if read.written else 'there is no status'} ({cell}).",
                hint="Use a word, a letter or a colour of the plan's key.",
            )  # fmt: skip
        elif read.contradicts:
            self._notes.tell(
                "status-and-colour-differ", Severity.WARNING, row, read.column,
                f"{name}: the cell says “{read.written}” and is {read.contradicts} "
                f"({cell}). The word counts.",
                hint="Check which is meant, and correct the tracker.",
            )  # fmt: skip
        if read.written:
            self.written[read.written] = read.status
        return read.status, read.written or None

    def _due(self, row: PlanRow) -> tuple[date | None, str | None, tuple[date, ...]]:
        """Give the due date in force, what is written instead, and the dates before it.

        In force is the last revised one that is a date, else the first one.
        """
        read = (self._read_day(row, column, cell) for column, cell in row.revised)
        revised = [day for day in read if day is not None]
        due = self._day(row, "due")
        written = row.cell("due").text if not isinstance(row.cell("due").value, date) else None
        if not revised:
            return due, written or None, ()
        before = dict.fromkeys([due, *revised[:-1]] if due else revised[:-1])
        return revised[-1], None, tuple(day for day in before if day != revised[-1])

    def _day(self, row: PlanRow, field: str) -> date | None:
        if field not in row.fields:
            return None
        column, cell = row.fields[field]
        return self._read_day(row, column, cell)

    def _read_day(self, row: PlanRow, column: int, cell: Cell) -> date | None:
        if isinstance(cell.value, date):
            return cell.value
        if is_no_entry(cell.text):
            return None
        day = parse_date(cell.text)
        if day is None:
            self._notes.no_date(row, column, cell)
        else:
            self._notes.weekday(row, column, cell, day)
        return day


def _and_more(before: str | None, more: str | None) -> str | None:
    if before == more:
        return before
    return "\n".join(part for part in (before, more) if part) or None


def _whole_rows_coloured(sheet: Sheet, header: Header) -> bool:
    """Tell whether rows are coloured to say their status rather than banded to be read."""
    column = header.columns.get("action", header.columns.get("improvement", 0))
    return len(set(_fills(sheet, header, column)) - {None, "grey"}) > _BANDING


def _fills(sheet: Sheet, header: Header, column: int) -> Iterator[str | None]:
    for number, row in sheet.rows.items():
        if number > header.row and column in row:
            yield row[column].fill
