"""Read an action plan as it is kept, into canonical columns, with a finding for what is unclear."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.progress import Action, ActionPlan, Status, TrackerSettings
from committee_pack.model.source import Source
from committee_pack.progress.columns import Header, find_header
from committee_pack.progress.columns_by_content import settled_columns
from committee_pack.progress.dates import date_in_heading
from committee_pack.progress.grid import Sheet, column_letters, finding_at
from committee_pack.progress.keys import plan_key
from committee_pack.progress.layout import plan_rows
from committee_pack.progress.plan_rows import PlanTable
from committee_pack.progress.statuses import Key, given_key
from committee_pack.progress.tables import PLAN, Tables, find_tables
from committee_pack.progress.tick_columns import with_ticks


def read_plan(path: Path, settings: TrackerSettings | None = None) -> ActionPlan:
    """Read an action plan from the visible cells of a workbook or a csv file.

    Args:
        path: the tracker: xlsx, xlsm, xls, ods or csv.
        settings: headings and a key for the statuses, where the tracker's own words do not say.

    Returns:
        Every action in the order of the plan. What is hidden, is no date, or gives no status that
        is known, is a finding with its cell.

    Raises:
        InputUnreadable: the file is missing, protected, damaged or of another kind, or no row of it
            names the columns of an action plan.
        SettingsError: the settings name a column that there is not.
    """
    settings = settings or TrackerSettings()
    tables = find_tables(path, PLAN, settings, (find_header,))
    headers = {sheet.name: header for sheet, header in tables.found}
    key = plan_key(tables.book.sheets, headers)
    return _plan(tables, {**key, **given_key(settings.status_key)})


def _plan(tables: Tables, key: Key) -> ActionPlan:
    source = tables.book.source
    several = len(tables.found) > 1
    read = [_table(sheet, header, tables, key, several) for sheet, header in tables.found]
    empty = [table for table in read if not table.actions]
    kept, older = _without_older_copies([table for table in read if table.actions], source)
    actions = tuple(action for table in kept for action in table.actions)
    as_read: dict[str, Status] = dict(key)
    written = {word: status for table in kept for word, status in table.written.items()}
    severity = Severity.WARNING if actions else Severity.ERROR
    return ActionPlan(
        source=source,
        title=tables.title,
        actions=actions,
        status_key=written or as_read,
        area="; ".join(table.area for table in kept) or None,
        findings=(
            *tables.findings,
            *(_no_actions(table.sheet, table.header, source, severity) for table in empty),
            *older,
            *(finding for table in read for finding in table.findings),
            *_repeated_refs(actions, source),
        ),
    )


def _table(sheet: Sheet, header: Header, tables: Tables, key: Key, several: bool) -> PlanTable:
    theme = sheet.name if several else None
    sheet, header = with_ticks(sheet, header)
    header = settled_columns(sheet, header)
    table = PlanTable(sheet, header, key, tables.book.source, theme)
    for row in plan_rows(sheet, header, tables.known):
        table.take(row)
    return table


def _without_older_copies(
    tables: list[PlanTable], source: Source
) -> tuple[list[PlanTable], list[Finding]]:
    """Leave out a sheet that repeats the refs of another: a copy of another date.

    Of two whose names say of when they are the later one is read, else the first.
    """
    kept: list[PlanTable] = []
    findings = []
    for table in tables:
        refs = {action.ref for action in table.actions if action.ref_given}
        other = next((one for one in kept if _mostly_the_same(refs, one)), None)
        if other is None:
            kept.append(table)
            continue
        read, left, which = other, table, "first"
        days = [date_in_heading(one.sheet.name) for one in (other, table)]
        if days[0] and days[1] and days[0] != days[1]:
            read, left = (other, table) if days[0] > days[1] else (table, other)
            which = "later"
        kept[kept.index(other)] = read
        findings.append(_copy_left_out(read, left, which, source))
    return kept, findings


def _copy_left_out(read: PlanTable, left: PlanTable, which: str, source: Source) -> Finding:
    return finding_at(
        source, "plan-sheet-left-out", Severity.WARNING,
        f'The sheet "{left.sheet.name}" repeats the references of "{read.sheet.name}"; only the '
        f'{which} of the two, "{read.sheet.name}", was read.',
        hint="Keep one cycle of the plan in a workbook, or hide the other sheet.",
        cell=left.area,
    )  # fmt: skip


def _mostly_the_same(refs: set[str], table: PlanTable) -> bool:
    others = {action.ref for action in table.actions if action.ref_given}
    return bool(refs) and 2 * len(refs & others) > min(len(refs), len(others))


def _no_actions(sheet: Sheet, header: Header, source: Source, severity: Severity) -> Finding:
    return finding_at(
        source, "plan-empty", severity,
        f"The plan on the sheet {sheet.name} has headings in row {header.row} but no action.",
        hint="Check that the actions are not hidden or filtered out.",
        cell=f"{sheet.name}!{column_letters(min(header.headings))}{header.row}",
    )  # fmt: skip


def _repeated_refs(actions: Iterable[Action], source: Source) -> Iterator[Finding]:
    listed = tuple(actions)
    counts = Counter(action.ref for action in listed)
    for ref, times in counts.items():
        if times > 1:
            places = [action.where for action in listed if action.ref == ref]
            yield finding_at(
                source, "ref-repeated", Severity.WARNING,
                f"The reference {ref} stands at {times} actions ({', '.join(places)}).",
                hint="Give each action a reference of its own, so that it can be followed.",
                cell=places[1],
            )  # fmt: skip
