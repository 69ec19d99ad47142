"""Columns of a plan that are told by what stands in them rather than by the words above them."""

import re

import msgspec

from committee_pack.progress.columns import Header
from committee_pack.progress.dates import date_in_heading
from committee_pack.progress.grid import EMPTY, Row, Sheet
from committee_pack.progress.statuses import DEFAULT_COLOURS, is_bare_status

_REF = re.compile(r"[A-Za-z]{0,6}[-./ ]?\d{1,5}(?:[.\-/]\w{1,3})*[A-Za-z]?[.):]?")


_RANK = re.compile(
    r"(?:very )?(?:high|medium|med|low)(?: priority)?|[hml]|p?[1-5]|urgent|critical|essential"
    r"|desirable|routine|must|should|could",
    re.IGNORECASE,
)


def settled_columns(sheet: Sheet, header: Header) -> Header:
    """Settle what is left open by the headings: refs and a status without one, ranks as themes."""
    header = _with_ref_column(sheet, header)
    header = _without_ranks(sheet, _with_latest_filled(sheet, header))
    return _with_colour_column(sheet, _with_status_words(sheet, header))


def _with_ref_column(sheet: Sheet, header: Header) -> Header:
    """Take a column of references for one, where no heading says so.

    Either it has no heading and stands left of the actions; or the heading of the actions is
    merged over it and them. In both most of its cells are references, each another.
    """
    main = header.columns.get("action")
    if "ref" in header.columns or main is None:
        return header
    rows = [row for number, row in sheet.rows.items() if number > header.row]
    if _heading_is_merged(sheet, header, main) and holds_refs(rows, main, main + 1):
        columns = {**header.columns, "ref": main, "action": main + 1}
        every = {**header.all_columns, "ref": (main,), "action": (main + 1,)}
        headings = {**header.headings, main + 1: header.headings[main]}
        return msgspec.structs.replace(
            header, columns=columns, all_columns=every, headings=headings
        )
    found = [
        column
        for column in range(1, main)
        if column not in header.headings and holds_refs(rows, column, main)
    ]
    return _with_column(header, "ref", found[0], "Ref") if len(found) == 1 else header


def _with_colour_column(sheet: Sheet, header: Header) -> Header:
    """Take a column without a heading for the status, where its colours alone say one.

    It is one where the table has no other status, and it alone is empty but coloured, otherwise
    than the action beside it, in most rows.
    """
    main = header.columns.get("action") or header.columns.get("improvement")
    if "status" in header.columns or main is None:
        return header
    left, right = header.span()
    rows = [row for at, row in sheet.rows.items() if at > header.row and row.get(main, EMPTY).text]
    found = [
        column
        for column in range(left, right + 2)
        if column not in header.headings
        and 3 * sum(_is_colour_alone(row, column, main) for row in rows) > 2 * len(rows) > 2
    ]
    if len(found) != 1:
        return header
    return _with_column(header, "status", found[0], "colour without a heading")


def _with_latest_filled(sheet: Sheet, header: Header) -> Header:
    """Take the latest period that has any entry: columns for the rest of the year stand empty."""
    columns = dict(header.columns)
    for field in ("status", "update"):
        periods = [(date_in_heading(header.headings[at]), at)
                   for at in header.all_columns.get(field, ())]  # fmt: skip
        dated = [(day, at) for day, at in periods if day is not None]
        if len(dated) < 2 or len(dated) < len(periods):
            continue
        filled = [pair for pair in dated if _has_entry(sheet, header, pair[1])]
        if filled:
            columns[field] = max(filled)[1]
    return msgspec.structs.replace(header, columns=columns)


def _has_entry(sheet: Sheet, header: Header, column: int) -> bool:
    main = header.columns.get("action") or header.columns.get("improvement") or 0
    return any(
        row.get(column, EMPTY).text or row.get(column, EMPTY).fill not in (None, row[main].fill)
        for number, row in sheet.rows.items()
        if number > header.row and row.get(main, EMPTY).text
    )


def _with_status_words(sheet: Sheet, header: Header) -> Header:
    """Take a column of progress for the status, where the table has none and it says no more.

    Most of its cells are a status word or letter alone ("Complete", "On track", "G").
    """
    main = header.columns.get("action") or header.columns.get("improvement")
    if "status" in header.columns or main is None:
        return header
    rows = [row for at, row in sheet.rows.items() if at > header.row and row.get(main, EMPTY).text]
    left, right = header.span()
    unnamed = [at for at in range(left, right + 2) if at not in header.headings]
    found = [
        column
        for column in (*header.all_columns.get("update", ()), *unnamed)
        if 3 * sum(is_bare_status(row.get(column, EMPTY).text) for row in rows) > 2 * len(rows) > 2
    ]
    if len(found) != 1:
        return header
    told = _with_column(header, "status", found[0], header.headings.get(found[0], "no heading"))
    updates = tuple(at for at in header.all_columns.get("update", ()) if at != found[0])
    return _with_columns(told, "update", updates)


def _without_ranks(sheet: Sheet, header: Header) -> Header:
    """Take no column for the themes that only ranks the actions: High, Medium, Low."""
    columns = header.all_columns.get("theme", ())
    kept = []
    for column in columns:
        texts = [row.get(column, EMPTY).text for at, row in sheet.rows.items() if at > header.row]
        if not all(_RANK.fullmatch(text) for text in texts if text):
            kept.append(column)
    return header if len(kept) == len(columns) else _with_columns(header, "theme", tuple(kept))


def _with_columns(header: Header, field: str, columns: tuple[int, ...]) -> Header:
    """Give a field other columns, the one read before where it is among them; or none at all."""
    one = {name: at for name, at in header.columns.items() if name != field}
    every = {name: at for name, at in header.all_columns.items() if name != field}
    if columns:
        read = header.columns.get(field)
        one[field] = read if read in columns else columns[0]
        every[field] = columns
    return msgspec.structs.replace(header, columns=one, all_columns=every)


def _with_column(header: Header, field: str, column: int, heading: str) -> Header:
    return msgspec.structs.replace(
        header,
        columns={**header.columns, field: column},
        all_columns={**header.all_columns, field: (column,)},
        headings={**header.headings, column: heading},
    )


def _heading_is_merged(sheet: Sheet, header: Header, column: int) -> bool:
    """Tell whether a heading stands over its column and the next, which has no other."""
    return any(
        header.first <= area.top <= header.row and (area.left, area.right) == (column, column + 1)
        for area in sheet.merged
    ) and header.headings.get(column + 1) in (None, header.headings[column])


def holds_refs(rows: list[Row], column: int, main: int) -> bool:
    """Tell whether most actions have a reference in a column, each another."""
    beside = [row.get(column, EMPTY).text for row in rows if row.get(main, EMPTY).text]
    refs = [text for text in beside if _REF.fullmatch(text)]
    return 3 * len(refs) > 2 * len(beside) > 2 and 3 * len(set(refs)) > 2 * len(refs)


def _is_colour_alone(row: Row, column: int, main: int) -> bool:
    cell = row.get(column, EMPTY)
    return not cell.text and cell.fill in DEFAULT_COLOURS and cell.fill != row[main].fill
