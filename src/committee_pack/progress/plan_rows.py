"""Turn the rows of one plan table into actions, and say what could not be placed."""

from collections.abc import Iterator
from datetime import date

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.progress import Action, Status
from committee_pack.model.source import Source, SourceKind
from committee_pack.progress.columns import Header
from committee_pack.progress.dates import is_no_entry, parse_date
from committee_pack.progress.grid import Cell, Sheet, cell_name, column_letters, finding_at
from committee_pack.progress.layout import PlanRow, RowKind, theme_words
from committee_pack.progress.plan_status import read_status, status_columns
from committee_pack.progress.statuses import Key
from committee_pack.progress.tables import columns_told

_BANDING = 2  # so many colours over whole rows are decoration; more are a statement


class PlanTable:
    """The actions of one sheet, filled row by row.

    Attributes:
        sheet: the sheet.
        header: its header row.
        actions: the actions so far.
        findings: what was noticed so far.
        written: statuses as written, and what each was read as.
    """

    def __init__(
        self, sheet: Sheet, header: Header, key: Key, source: Source, theme: str | None
    ) -> None:
        self.sheet = sheet
        self.header = header
        self.actions: list[Action] = []
        self.findings: list[Finding] = []
        self.written: dict[str, Status] = {}
        self._key = key
        self._source = source
        self._theme = theme
        self._last_row = header.row
        self._status_columns = status_columns(header)
        self._rows_are_coloured = _whole_rows_coloured(sheet, header)
        self._improvement: str | None = None
        self._after_theme = False
        self._note_columns()

    @property
    def area(self) -> str:
        """The cells read, from the first heading to the last action: ``Plan!A4:G46``."""
        left, right = self.header.span()
        first, last = column_letters(left), column_letters(right)
        return f"{self.sheet.name}!{first}{self.header.first}:{last}{self._last_row}"

    def take(self, row: PlanRow) -> None:
        """Take the next row of the table."""
        if row.kind is RowKind.THEME:
            self._take_theme(row)
        elif row.kind is RowKind.ACTION:
            self._take_action(row)
        elif row.kind is RowKind.CONTINUATION:
            self._take_continuation(row)
        elif row.kind is RowKind.KEY:
            self._tell(
                "row-of-the-key", Severity.INFO, row, min(row.cells),
                f"Row {row.number} was taken for a part of the key: “{row.words[:120]}”",
            )  # fmt: skip
        elif row.kind is RowKind.OTHER:
            self._tell(
                "row-not-an-action", Severity.INFO, row, min(row.cells),
                f"Row {row.number} was not read as an action: “{row.words[:120]}”",
            )  # fmt: skip

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
        due, due_as_written = self._due(row)
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
                status=status,
                status_as_written=as_written,
                update=row.text("update"),
                evidence=row.text("evidence"),
                impact=row.text("impact"),
                improvement=row.text("improvement") or self._improvement,
                where=self._cell(row, self._first_column()),
            )
        )
        self._note_gaps(row)
        self._note_shift(row)

    def _take_continuation(self, row: PlanRow) -> None:
        """Join a row that goes on with the action above it: more update, another owner."""
        if not self.actions:
            self._tell(
                "row-not-an-action", Severity.INFO, row, min(row.cells),
                f"Row {row.number} was not read as an action: “{row.words[:120]}”",
            )  # fmt: skip
            return
        self._last_row = row.number
        last = self.actions[-1]
        own = {at for at, cell in row.cells.items() if cell.text}
        more = {
            name: _and_more(getattr(last, name), row.text(name))
            for name in ("owner", "update", "evidence", "impact")
            if row.fields.get(name, (0, None))[0] in own
        }
        self.actions[-1] = msgspec.structs.replace(last, **more)
        self._tell(
            "row-joined", Severity.INFO, row, min(own),
            f"Row {row.number} has no action of its own and was joined to {last.ref} above it.",
        )  # fmt: skip
        for name in ("status", "due"):
            column, cell = row.fields.get(name, (0, None))
            if column in own and cell and cell.text:
                self._tell(
                    "value-not-used", Severity.WARNING, row, column,
                    f"“{cell.text}” in row {row.number} is a second {name} for {last.ref}; "
                    "the first one counts.",
                )  # fmt: skip

    def _status(self, row: PlanRow) -> tuple[Status, str | None]:
        if not self._status_columns:
            return Status.UNKNOWN, None
        read = read_status(row, self._status_columns, self._key, self._rows_are_coloured)
        cell = self._cell(row, read.column)
        if read.status is Status.UNKNOWN:
            is_no = f"“{read.written}” is no status that is known"
            self._tell(
                "status-not-known", Severity.WARNING, row, read.column,
                f"{self._name(row)}: {is_no if read.written else 'there is no status'} ({cell}).",
                hint="Use a word, a letter or a colour of the plan's key.",
            )  # fmt: skip
        elif read.contradicts:
            self._tell(
                "status-and-colour-differ", Severity.WARNING, row, read.column,
                f"{self._name(row)}: the cell says “{read.written}” and is {read.contradicts} "
                f"({cell}). The word counts.",
                hint="Check which is meant, and correct the tracker.",
            )  # fmt: skip
        if read.written:
            self.written[read.written] = read.status
        return read.status, read.written or None

    def _due(self, row: PlanRow) -> tuple[date | None, str | None]:
        """Give the due date in force: the last revised one that is a date, else the first one."""
        revised: date | None = None
        for column, cell in row.revised:
            revised = self._read_day(row, column, cell) or revised
        due = self._day(row, "due")
        written = row.cell("due").text if not isinstance(row.cell("due").value, date) else None
        if revised:
            return revised, None
        return due, written or None

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
            heading = self.header.headings.get(column, "").strip() or "date"
            self._tell(
                "not-a-date", Severity.WARNING, row, column,
                f"{self._name(row)}: “{cell.text}” under “{heading}” is no date "
                f"({self._cell(row, column)}), so the action cannot count as overdue by it.",
                hint="Put a day, month and year in the cell.",
            )  # fmt: skip
        return day

    def _note_gaps(self, row: PlanRow) -> None:
        if not row.text("action"):
            self._tell(
                "action-without-words", Severity.WARNING, row, self._first_column(),
                f"{self._name(row)} has no words under its action ({self._cell(row, 1)}).",
            )  # fmt: skip
        if "ref" in row.fields and not row.text("ref"):
            self._tell(
                "ref-missing", Severity.WARNING, row, row.fields["ref"][0],
                f"The action in row {row.number} has no reference; it is followed by its words.",
                hint="Give it one, so that it can be followed from cycle to cycle.",
            )  # fmt: skip

    def _note_shift(self, row: PlanRow) -> None:
        """Tell of a csv row with more cells than headings: a stray separator moved its values."""
        beyond = [at for at in row.cells if at > max(self.header.headings)]
        if beyond and self._source.kind is SourceKind.CSV:
            self._tell(
                "row-too-long", Severity.ERROR, row, min(beyond),
                f"{self._name(row)} has more cells than there are headings (row {row.number}), so "
                "its values may stand under the wrong headings.",
                hint="Put words that hold a comma or a semicolon in quotation marks.",
            )  # fmt: skip

    def _note_columns(self) -> None:
        used = dict(self.header.columns)
        if self._status_columns:
            used["status"] = self._status_columns[0]
        revised = self.header.all_columns.get("revised", ())
        beyond = self._stray_columns() if self._source.kind is SourceKind.CSV else ()
        also = (*revised, *beyond)
        self.findings.extend(columns_told(self.sheet, self.header, self._source, used, also))
        if "status" not in self.header.columns:
            self.findings.append(
                finding_at(
                    self._source, "no-status-column", Severity.WARNING,
                    f"The sheet {self.sheet.name} has no column for the status; "
                    "where each action stands is not known.",
                    cell=f"{self.sheet.name}!{self.header.row}:{self.header.row}",
                )
            )  # fmt: skip

    def _stray_columns(self) -> tuple[int, ...]:
        """Give the columns beyond the last heading: rows that reach there are told one by one."""
        last = max(self.header.headings)
        return tuple({at for row in self.sheet.rows.values() for at in row if at > last})

    def _first_column(self) -> int:
        columns = self.header.columns
        return columns.get("ref") or columns.get("action") or columns["improvement"]

    def _cell(self, row: PlanRow, column: int) -> str:
        return cell_name(self.sheet.name, row.number, column)

    def _name(self, row: PlanRow) -> str:
        return f"Action {row.text('ref')}" if row.text("ref") else f"The action in row {row.number}"

    def _tell(
        self, rule: str, severity: Severity, row: PlanRow, column: int, message: str, hint: str = ""
    ) -> None:
        cell = self._cell(row, column)
        self.findings.append(
            finding_at(self._source, rule, severity, message, hint=hint, cell=cell)
        )


def _and_more(before: str | None, more: str | None) -> str | None:
    return "\n".join(part for part in (before, more) if part) or None


def _whole_rows_coloured(sheet: Sheet, header: Header) -> bool:
    """Tell whether rows are coloured to say their status rather than banded to be read."""
    column = header.columns.get("action", header.columns.get("improvement", 0))
    return len(set(_fills(sheet, header, column)) - {None, "grey"}) > _BANDING


def _fills(sheet: Sheet, header: Header, column: int) -> Iterator[str | None]:
    for number, row in sheet.rows.items():
        if number > header.row and column in row:
            yield row[column].fill
