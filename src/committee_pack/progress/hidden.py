"""Findings about what a sheet hides or withholds: told by its place, never by its content."""

from collections.abc import Iterator

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Source
from committee_pack.progress.grid import cell_name, column_letters, finding_at, stretches
from committee_pack.progress.visibility import SheetMarks

_MOST_AREAS = 6
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip


def hidden_sheet(place: int, source: Source) -> Finding:
    """Tell of a hidden sheet by its place, counted from 1: its name may be that of a child."""
    counted = place <= len(_ORDINALS)
    which = f"The {_ORDINALS[place - 1]} sheet" if counted else f"Sheet {place}"
    return finding_at(
        source, "hidden-sheet", Severity.WARNING,
        f"{which} of the workbook is hidden. It was not read, and nothing of it is used; its name "
        "is not told here.",
        hint="Take it out before the workbook goes to anyone else: hidden sheets have been "
        "published by mistake.",
        cell=f"sheet {place}",
    )  # fmt: skip


def hidden_parts(name: str, marks: SheetMarks, source: Source) -> Iterator[Finding]:
    """Tell of the rows and columns of a sheet that were not read because they are hidden."""
    if marks.hidden_rows:
        rows, many = _in_short(sorted(marks.hidden_rows)), len(marks.hidden_rows)
        alone = many == 1
        yield finding_at(
            source, "hidden-rows", Severity.WARNING,
            f"On the sheet {name}, {f'row {rows} is' if alone else f'{many:,} rows are'} hidden"
            f"{'' if alone else f' ({rows})'}. {'It was' if alone else 'They were'} not read and "
            f"{'is' if alone else 'are'} in no count.",
            hint="If a filter hides actions that should count, clear it and save; else take the "
            "rows out.",
            cell=f"{name}!{min(marks.hidden_rows)}:{max(marks.hidden_rows)}",
        )  # fmt: skip
    for first, last in stretches(sorted(marks.hidden_columns)):
        one, other = column_letters(first), column_letters(last)
        which = f"column {one} is" if first == last else f"columns {one} to {other} are"
        yield finding_at(
            source, "hidden-columns", Severity.WARNING,
            f"On the sheet {name}, {which} hidden. What stands there was not read.",
            hint="Show the column if it belongs to the plan; else take it out.",
            cell=f"{name}!{one}:{other}",
        )  # fmt: skip


def _in_short(numbers: list[int]) -> str:
    """Say numbers in short: 4, 7 to 9."""
    return ", ".join(
        str(first) if first == last else f"{first} to {last}" for first, last in stretches(numbers)
    )


def without_value(name: str, marks: SheetMarks, source: Source) -> Iterator[Finding]:
    """Tell of visible cells that hold a formula and no value."""
    for row, column in marks.without_value:
        if row in marks.hidden_rows or column in marks.hidden_columns:
            continue
        cell = cell_name(name, row, column)
        yield finding_at(
            source, "formula-without-value", Severity.WARNING,
            f"{cell} holds a formula whose value was never saved; it was read as empty.",
            hint="Open the workbook in Excel, save it and try again.",
            cell=cell,
        )  # fmt: skip


def by_rules(name: str, marks: SheetMarks, source: Source) -> Iterator[Finding]:
    """Tell of colours and icons that Excel works out from values: only the values are read."""
    if marks.with_icons:
        yield finding_at(
            source, "icons-not-read", Severity.WARNING,
            f"On the sheet {name}, icons are drawn for the values of {_areas(marks.with_icons)}. "
            "They were not read, only the values under them.",
            hint="If the icons say where an action stands, put that in words beside them.",
            cell=f"{name}!{marks.with_icons[0].split()[0]}",
        )  # fmt: skip
    if marks.coloured_by_rule:
        yield finding_at(
            source, "colours-by-rule", Severity.INFO,
            f"On the sheet {name}, {_areas(marks.coloured_by_rule)} is coloured by rules "
            "(conditional formatting). Those colours were not read, only what stands in the cells.",
            hint="If a colour says more than the words of its cell, put that in words.",
            cell=f"{name}!{marks.coloured_by_rule[0].split()[0]}",
        )  # fmt: skip


def _areas(areas: tuple[str, ...]) -> str:
    more = len(areas) - _MOST_AREAS
    return ", ".join(areas[:_MOST_AREAS]) + (f" and {more} more" if more > 0 else "")


def out_of_order(name: str, marks: SheetMarks, source: Source) -> Iterator[Finding]:
    """Tell of rows that were passed over because the file has them behind a later row."""
    if not marks.out_of_order:
        return
    rows = _in_short(sorted(set(marks.out_of_order)))
    yield finding_at(
        source, "rows-out-of-order", Severity.ERROR,
        f"The file of the sheet {name} is not sound: {'row' if rows.isdigit() else 'rows'} {rows} "
        "stand behind a later row or twice, and were not read.",
        hint="Open the workbook in Excel, save it under a new name and give that.",
        cell=f"{name}!{min(marks.out_of_order)}:{max(marks.out_of_order)}",
    )  # fmt: skip


def beside_cells(name: str, comments: bool, drawings: bool, source: Source) -> Iterator[Finding]:
    """Tell that a sheet has comments or drawings; neither is read, whatever it holds."""
    if comments:
        yield finding_at(
            source, "comments-not-read", Severity.INFO,
            f"There are comments on cells of the sheet {name}. They were not read.",
            hint="Put what belongs to the plan in a cell, and take the comments out before the "
            "workbook goes to anyone else.",
            cell=name,
        )  # fmt: skip
    if drawings:
        yield finding_at(
            source, "drawings-not-read", Severity.INFO,
            f"There are pictures, charts or text boxes on the sheet {name}. They were not read.",
            hint="Put words that belong to the plan in a cell.",
            cell=name,
        )  # fmt: skip
