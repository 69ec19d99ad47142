"""What is told of the rows and columns of one plan table: gaps, shifts, what was not read."""

from datetime import date

from committee_pack.model.dates import long_date
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Source, SourceKind
from committee_pack.progress.columns import Header
from committee_pack.progress.dates import serial_day, weekday_that_differs
from committee_pack.progress.grid import Cell, Sheet, cell_name, finding_at
from committee_pack.progress.plan_row import PlanRow
from committee_pack.progress.tables import columns_told
from committee_pack.progress.tick_columns import tick_columns

_LONGEST_QUOTED = 120


class PlanNotes:
    """The findings of one sheet of a plan, each with the cell it is about.

    Attributes:
        findings: what was noticed so far.
    """

    def __init__(self, sheet: Sheet, header: Header, source: Source) -> None:
        self.findings: list[Finding] = []
        self._sheet = sheet
        self._header = header
        self._source = source

    def tell(
        self, rule: str, severity: Severity, row: PlanRow, column: int, message: str, hint: str = ""
    ) -> None:
        """Note something about a cell of a row."""
        cell = self.cell(row, column)
        self.findings.append(
            finding_at(self._source, rule, severity, message, hint=hint, cell=cell)
        )

    def cell(self, row: PlanRow, column: int) -> str:
        """Name a cell of a row: ``Plan!D14``."""
        return cell_name(self._sheet.name, row.number, column)

    def name(self, row: PlanRow) -> str:
        """Name an action by its reference, else by its row."""
        return f"Action {row.text('ref')}" if row.text("ref") else f"The action in row {row.number}"

    def first_column(self) -> int:
        """Give the column by which an action is placed: its reference, else its words."""
        columns = self._header.columns
        return columns.get("ref") or columns.get("action") or columns["improvement"]

    def key_row(self, row: PlanRow) -> None:
        """Tell of a row that was taken for a part of the key."""
        self.tell(
            "row-of-the-key", Severity.INFO, row, min(row.cells),
            f"Row {row.number} was taken for a part of the key: “{row.words[:_LONGEST_QUOTED]}”",
        )  # fmt: skip

    def no_action(self, row: PlanRow) -> None:
        """Tell of a row that is no action."""
        self.tell(
            "row-not-an-action", Severity.INFO, row, min(row.cells),
            f"Row {row.number} was not read as an action: “{row.words[:_LONGEST_QUOTED]}”",
        )  # fmt: skip

    def no_date(self, row: PlanRow, column: int, cell: Cell) -> None:
        """Tell of a value in a column of dates that is no day of the calendar."""
        heading = self._header.headings.get(column, "").strip() or "date"
        self.tell(
            "not-a-date", Severity.WARNING, row, column,
            f"{self.name(row)}: “{cell.text}” under “{heading}” is no date "
            f"({self.cell(row, column)}), so the action cannot count as overdue by it.",
            hint=_hint_for(cell.text),
        )  # fmt: skip

    def weekday(self, row: PlanRow, column: int, cell: Cell, day: date) -> None:
        """Tell of a date beside a weekday that it is not: one of the two is a slip."""
        if is_one := weekday_that_differs(cell.text, day):
            self.tell(
                "weekday-differs", Severity.WARNING, row, column,
                f"{self.name(row)}: “{cell.text}” ({self.cell(row, column)}) names a weekday, but "
                f"{long_date(day)} is a {is_one}. The date counts.",
                hint="Check which of the two is meant.",
            )  # fmt: skip

    def gaps(self, row: PlanRow) -> None:
        """Tell of an action without words, and of one without a reference."""
        if not row.text("action"):
            column = self._header.columns.get("action", self.first_column())
            self.tell(
                "action-without-words", Severity.WARNING, row, self.first_column(),
                f"{self.name(row)} has no words under its action ({self.cell(row, column)}).",
            )  # fmt: skip
        if "ref" in row.fields and not row.text("ref"):
            self.tell(
                "ref-missing", Severity.WARNING, row, row.fields["ref"][0],
                f"The action in row {row.number} has no reference; it is followed by its words.",
                hint="Give it one, so that it can be followed from cycle to cycle.",
            )  # fmt: skip

    def shift(self, row: PlanRow) -> None:
        """Tell of a csv row with more cells than headings: a stray separator moved its values."""
        beyond = [at for at in row.cells if at > max(self._header.headings)]
        if beyond and self._source.kind is SourceKind.CSV:
            self.tell(
                "row-too-long", Severity.ERROR, row, min(beyond),
                f"{self.name(row)} has more cells than there are headings (row {row.number}), so "
                "its values may stand under the wrong headings.",
                hint="Put words that hold a comma or a semicolon in quotation marks.",
            )  # fmt: skip

    def columns(self, status_columns: tuple[int, ...]) -> None:
        """Tell of columns that were not read, and of a plan without a status.

        Args:
            status_columns: the columns of the status, the one that counts first.
        """
        used = dict(self._header.columns)
        if status_columns:
            used["status"] = status_columns[0]
        revised = self._header.all_columns.get("revised", ())
        beyond = self._stray_columns() if self._source.kind is SourceKind.CSV else ()
        also = (*revised, *beyond, *tick_columns(self._header))
        self.findings.extend(columns_told(self._sheet, self._header, self._source, used, also))
        if "status" not in self._header.columns:
            self.findings.append(
                finding_at(
                    self._source, "no-status-column", Severity.WARNING,
                    f"The sheet {self._sheet.name} has no column for the status; "
                    "where each action stands is not known.",
                    cell=f"{self._sheet.name}!{self._header.row}:{self._header.row}",
                )
            )  # fmt: skip

    def _stray_columns(self) -> tuple[int, ...]:
        """Give the columns beyond the last heading: rows that reach there are told one by one."""
        last = max(self._header.headings)
        return tuple({at for row in self._sheet.rows.values() for at in row if at > last})


def _hint_for(written: str) -> str:
    told = "Put a day, month and year in the cell."
    day = serial_day(written)
    return f"{told} As an Excel date {written} would be {long_date(day)}." if day else told
