"""Find the tables of a workbook, and tell what of its sheets belongs to none of them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

import msgspec

from committee_pack.errors import InputUnreadable
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.progress import TrackerSettings
from committee_pack.model.source import Source
from committee_pack.progress.columns import Header, heading_findings
from committee_pack.progress.grid import EMPTY, Sheet, Workbook, column_letters, finding_at
from committee_pack.progress.headings import Vocabulary, vocabulary_with
from committee_pack.progress.keys import is_key_sheet, key_columns
from committee_pack.progress.workbook import read_workbook

Finder = Callable[[Sheet, Vocabulary], Header | None]
_LIKE_A_TABLE = 3  # so many cells side by side in so many rows are a table, not a cover or a note


class Kind(msgspec.Struct, frozen=True):
    """A kind of table in words: its vocabulary, its name, the file and the rows it is made of."""

    vocabulary: str
    name: str
    file: str
    rows: str


PLAN = Kind("plan", "action plan", "tracker", "actions")
SCORECARD = Kind("scorecard", "scorecard", "scorecard", "indicators")


class Tables(msgspec.Struct, frozen=True, kw_only=True):
    """The tables of one kind in a workbook: each a sheet and its header row.

    ``findings`` are those of the file, of headings looked for and of sheets that hold no table.
    """

    book: Workbook
    known: Vocabulary
    found: tuple[tuple[Sheet, Header], ...]
    findings: tuple[Finding, ...]

    @property
    def title(self) -> str | None:
        """The first words above the first table, which is where its title stands."""
        sheet, header = self.found[0]
        for number in sorted(number for number in sheet.rows if number < header.first):
            for _, cell in sorted(sheet.rows[number].items()):
                if cell.text:
                    return cell.text
        return None


def find_tables(
    path: Path, kind: Kind, settings: TrackerSettings, finders: tuple[Finder, ...]
) -> Tables:
    """Open a workbook and find its tables of a kind.

    Args:
        path: the workbook or csv file.
        kind: the kind of table.
        settings: headings that the meeting file names.
        finders: how to find a header row; the first that finds any on any sheet counts.

    Raises:
        InputUnreadable: the file cannot be read, or no sheet has such a table.
        SettingsError: the settings name a column that there is not.
    """
    known = vocabulary_with(kind.vocabulary, settings.headings)
    book = read_workbook(path)
    for find in finders:
        headers = [(sheet, find(sheet, known)) for sheet in book.sheets]
        found = tuple((sheet, header) for sheet, header in headers if header is not None)
        if found:
            break
    else:
        raise InputUnreadable(
            f"No {kind.name} was found in {path}.",
            why=f"No row on a visible sheet names the columns of one: {known.looked_for}.",
            hint=f"Give the {kind.file} itself, or name its columns in one row above the "
            f"{kind.rows}.",
        )
    findings = (
        *book.findings,
        *(one for table in found for one in heading_findings(*table, known, book.source)),
        *_sheets_left_out(book, {sheet.name for sheet, _ in found}, kind),
    )
    return Tables(book=book, known=known, found=found, findings=findings)


def _sheets_left_out(book: Workbook, read: Collection[str], kind: Kind) -> Iterator[Finding]:
    """Tell of visible sheets with words on them, but neither a table found nor the key."""
    for sheet in book.sheets:
        widths = [sum(bool(cell.text) for cell in row.values()) for row in sheet.rows.values()]
        rows = sum(bool(width) for width in widths)
        if not rows or sheet.name in read:
            continue
        table = sum(width >= _LIKE_A_TABLE for width in widths) >= _LIKE_A_TABLE
        if kind is PLAN and is_key_sheet(sheet):
            continue
        many = "1 row" if rows == 1 else f"{rows:,} rows"
        yield finding_at(
            book.source, "sheet-not-read", Severity.WARNING if table else Severity.INFO,
            f"The sheet {sheet.name} ({many}) was not read: no row of it names the columns of "
            f"{'an' if kind.name[0] in 'aeiou' else 'a'} {kind.name}.",
            hint=f"If it holds {kind.rows}, name its columns in one row above them.",
            cell=sheet.name,
        )  # fmt: skip


def columns_told(
    sheet: Sheet, header: Header, source: Source, used: Mapping[str, int], also: Collection[int]
) -> Iterator[Finding]:
    """Tell which columns of a table were not read.

    Args:
        sheet: the sheet.
        header: its header row.
        source: the file.
        used: the column that was read, by field; of the others of that field each is told.
        also: columns that were read beside these, or are told elsewhere.
    """
    for name, columns in header.all_columns.items():
        several = [column for column in columns if column not in also or column == used.get(name)]
        if len(several) > 1 and name in used:
            words = [f"“{header.headings[column]}”" for column in several]
            yield finding_at(
                source, "several-columns", Severity.INFO,
                f"{' and '.join(words)} could each be the {name.replace('_', ' ')}; "
                f"“{header.headings[used[name]]}” was read.",
                cell=f"{sheet.name}!{column_letters(used[name])}{header.row}",
            )  # fmt: skip
    claimed = {column for columns in header.all_columns.values() for column in columns}
    unread = _columns_with_words(sheet, header) - claimed - set(also)
    if unread:
        names = ", ".join(_column(header, column) for column in sorted(unread))
        yield finding_at(
            source, "columns-left-out", Severity.INFO,
            f"Of the sheet {sheet.name} these columns were not read: {names}.",
            hint="If one of them is needed, name it under report.progress, headings.",
            cell=f"{sheet.name}!{header.row}:{header.row}",
        )  # fmt: skip


def _columns_with_words(sheet: Sheet, header: Header) -> set[int]:
    """Give the columns with words in the rows of the table; those of a key beside it are none."""
    main = {header.columns[name] for name in ("action", "improvement", "indicator")
            if name in header.columns}  # fmt: skip
    found: set[int] = set()
    for number, row in sheet.rows.items():
        if number > header.row and any(row.get(column, EMPTY).text for column in main):
            found.update(column for column, cell in row.items() if cell.text)
    return found - key_columns(sheet, header)


def _column(header: Header, column: int) -> str:
    heading = " ".join(header.headings.get(column, "").split())
    letters = column_letters(column)
    return f"“{heading}” ({letters})" if heading else f"column {letters} (no heading)"
