"""Tables as a page shows them: full rows, no wider than Word allows, merges that can stand."""

from collections.abc import Iterator, Sequence

import msgspec

from committee_pack.model.finding import Severity
from committee_pack.model.report import Block, Paragraph, Run, Span, Table
from committee_pack.writers.cleaning import is_clean
from committee_pack.writers.shown_words import shown_text, shown_words
from committee_pack.writers.told import Told

# Word refuses a table of more columns.
_MOST_COLUMNS = 63

Cell = tuple[str, tuple[Run, ...]]


def shown_tables(table: Table, told: Told) -> Iterator[Block]:
    """Give a table as Word can hold it, its caption before it; one too wide is parted.

    Args:
        table: the table; rows that are short are filled up with empty cells.
        told: where to tell of what is changed.
    """
    if table.caption:
        words = shown_text(table.caption, table.where, told)
        yield Paragraph(number=None, text=words, style="caption", where=table.where)
    if not any(cell.strip() for row in table.rows for cell in row):
        told.tell(
            "table-empty",
            Severity.WARNING,
            "A table without words is left out.",
            "See whether it was read right from its source.",
            table.where,
        )
        return
    fit = _fit(table, told)
    columns = len(fit.rows[0])
    for first in range(0, columns, _MOST_COLUMNS):
        yield _part(fit, first, min(columns, first + _MOST_COLUMNS), told)


def _fit(table: Table, told: Told) -> Table:
    """Give a table with full rows, of words that are fit for Word."""
    columns = max(len(row) for row in table.rows)
    short = ("",) * columns
    full = tuple((*row, *short[len(row) :]) for row in table.rows)
    if not table.runs and is_clean("".join(cell for row in full for cell in row)):
        return msgspec.structs.replace(table, rows=full)
    cells = [
        [
            shown_words(text, _runs_at(table, at, column), table.where, told)
            for column, text in enumerate(row)
        ]
        for at, row in enumerate(full)
    ]
    return msgspec.structs.replace(
        table,
        rows=tuple(tuple(text for text, _ in row) for row in cells),
        runs=tuple(tuple(runs for _, runs in row) for row in cells),
    )


def _runs_at(table: Table, row: int, column: int) -> tuple[Run, ...]:
    line = table.runs[row] if row < len(table.runs) else ()
    return line[column] if column < len(line) else ()


def _part(table: Table, first: int, last: int, told: Told) -> Table:
    """Give the columns from ``first`` up to ``last``."""
    rows = tuple(row[first:last] for row in table.rows)
    runs = tuple(row[first:last] for row in table.runs)
    return msgspec.structs.replace(
        table,
        caption=None,
        header_rows=min(max(table.header_rows, 0), len(rows)),
        rows=rows,
        runs=runs if any(any(row) for row in runs) else (),
        spans=tuple(_usable_spans(table, rows, first, told)),
        widths=table.widths[first:last] if len(table.widths) >= last else (),
    )


def _usable_spans(
    table: Table, rows: Sequence[Sequence[str]], first: int, told: Told
) -> Iterator[Span]:
    """Give the merged areas that fit into the columns from ``first`` on, and hide no words."""
    taken: set[tuple[int, int]] = set()
    width = len(rows[0])
    parted = max(len(row) for row in table.rows) > width
    for span in table.spans:
        left = span.column - first
        if parted and not 0 <= left < width:
            # It begins in another part of the table.
            continue
        fits = left >= 0 and left + span.columns <= width and span.row >= 0
        fits = fits and span.row + span.rows <= len(rows) and span.rows > 0 and span.columns > 0
        cells = _covered(span, left) if fits else set()
        hidden = cells - {(span.row, left)}
        if not cells or cells & taken or any(rows[row][column] for row, column in hidden):
            _tell_dropped(span, table, told)
        elif hidden:
            taken |= cells
            yield msgspec.structs.replace(span, column=left)


def _covered(span: Span, left: int) -> set[tuple[int, int]]:
    return {
        (row, column)
        for row in range(span.row, span.row + span.rows)
        for column in range(left, left + span.columns)
    }


def _tell_dropped(span: Span, table: Table, told: Told) -> None:
    told.tell(
        "table-span-dropped",
        Severity.INFO,
        f"A merged cell (row {span.row + 1}, column {span.column + 1}) is written as single "
        "cells: it does not fit into its table, or would hide words.",
        where=table.where,
    )
