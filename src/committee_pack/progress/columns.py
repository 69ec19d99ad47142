"""Find the header row of a sheet, and say what each column is by the meaning of its words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Source
from committee_pack.progress.dates import date_in_heading
from committee_pack.progress.grid import Area, Row, Sheet, finding_at
from committee_pack.progress.headings import (
    GIVEN,
    LONGEST_HEADING,
    Vocabulary,
    exact_headings,
    field_named,
    plain_words,
)
from committee_pack.progress.statuses import is_key_heading

_ROWS_LOOKED_AT = 80


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """A header row found.

    Attributes:
        row: its last row; what follows is the table.
        first: its first row, another one where the headings take two rows.
        columns: column number by field name.
        all_columns: every column of a field that may have several, left to right.
        headings: the words above each column, as found.
    """

    row: int
    first: int
    columns: Mapping[str, int]
    all_columns: Mapping[str, tuple[int, ...]]
    headings: Mapping[int, str]

    def span(self) -> tuple[int, int]:
        """Give the first and the last column of the table: headings side by side, without a gap."""
        left = min(self.columns.values())
        right = max(column for columns in self.all_columns.values() for column in columns)
        while left - 1 in self.headings:
            left -= 1
        while right + 1 in self.headings:
            right += 1
        return left, right


def find_header(sheet: Sheet, known: Vocabulary) -> Header | None:
    """Find the header row of a sheet: the one of its first rows that names the most columns."""
    best: Header | None = None
    numbers = sorted(sheet.rows)[:_ROWS_LOOKED_AT]
    for place, number in enumerate(numbers):
        below = numbers[place + 1] if place + 1 < len(numbers) else None
        for header in _readings(sheet, number, below, known):
            longer = best is not None and (header.first, len(header.columns)) == (
                best.first, len(best.columns)
            )  # fmt: skip
            if best is None or longer or len(header.columns) > len(best.columns):
                best = header
    return best


def header_at(row: Row, number: int, known: Vocabulary) -> Header | None:
    """Read one row as a header row, or None where it cannot be one."""
    return _header({column: cell.text for column, cell in row.items()}, number, number, known)


def repeated_header(row: Row, number: int, known: Vocabulary) -> Header | None:
    """Read a row of the table as one that repeats its headings, or give None.

    Three of its cells must be headings word for word; that is quick to tell for every row.
    """
    headings = exact_headings(known)
    hits = sum(cell.text.casefold() in headings for cell in row.values() if cell.text)
    return header_at(row, number, known) if hits >= 3 else None


def heading_findings(
    sheet: Sheet, header: Header, known: Vocabulary, source: Source
) -> Iterator[Finding]:
    """Tell of headings that the meeting file names and the table does not have."""
    there = {plain_words(text) for text in header.headings.values()}
    for heading in (heading for heading, _ in known.given if heading not in there):
        yield finding_at(
            source, "heading-not-found", Severity.WARNING,
            f"No column of the sheet {sheet.name} is headed “{heading}”, which the meeting file "
            "names under report.progress, headings.",
            hint="Write the heading as the file has it.",
            cell=f"{sheet.name}!{header.row}:{header.row}",
        )  # fmt: skip


def _readings(sheet: Sheet, number: int, below: int | None, known: Vocabulary) -> Iterable[Header]:
    """Read a row as a header row, and with the one or two below it as one over several rows."""
    one = header_at(sheet.rows[number], number, known)
    if one:
        yield one
    if below != number + 1:
        return
    alone = header_at(sheet.rows[below], below, known)
    upper = _spread(sheet.rows[number], number, sheet.merged)
    most = max(len(header.columns) if header else 0 for header in (one, alone))
    for last in (below, below + 1):
        lower = {at: cell.text for at, cell in sheet.rows.get(last, {}).items() if cell.text}
        tied = _is_one_heading(sheet, number, last, lower)
        longest = max((len(text) for text in lower.values()), default=LONGEST_HEADING + 1)
        if len(upper) < 2 or longest > LONGEST_HEADING or (last > below and not tied):
            return
        upper = _joined(upper, lower, known)
        several = _header(upper, last, number, known)
        if several and len(several.columns) >= most + (not tied):
            yield several
            most = len(several.columns)
        upper = {**upper, **_spread(sheet.rows[last], last, sheet.merged, upper)}


def _is_one_heading(sheet: Sheet, first: int, last: int, lower: Mapping[int, str]) -> bool:
    """Tell whether merged cells tie rows together, as headings over several rows are.

    One cell is merged from the first down to the last, which else has words only under such as are
    merged across.
    """
    tied = [area for area in sheet.merged if first <= area.top < last]
    down = any(area.top == first and area.bottom >= last and area.left == area.right
               for area in tied)  # fmt: skip
    wide = [area for area in tied if area.bottom < last and area.right > area.left]
    return down and all(any(a.left <= at <= a.right for a in wide) for at in lower)


def _spread(
    row: Row, number: int, merged: tuple[Area, ...], joined: Mapping[int, str] | None = None
) -> dict[int, str]:
    """Give the words over every column of a row, those of a merged heading over all it covers.

    ``joined`` are the words of the row with those above it, where they are joined already.
    """
    words = {at: (joined or {}).get(at, cell.text) for at, cell in row.items() if cell.text}
    for area in merged:
        if area.top == number and area.left in words and area.right - area.left < 40:
            for column in range(area.left, area.right + 1):
                words[column] = words[area.left]
    return words


def _joined(
    upper: Mapping[int, str], lower: Mapping[int, str], known: Vocabulary
) -> dict[int, str]:
    """Join two rows of headings: the lower one counts where it says what the column is."""
    joined = dict(upper)
    for column, text in lower.items():
        both = f"{upper.get(column, '')} {text}".strip()
        joined[column] = text if field_named(text, known) or column not in upper else both
    return joined


def _header(headings: Mapping[int, str], row: int, first: int, known: Vocabulary) -> Header | None:
    found: dict[str, list[tuple[float, int]]] = {}
    for column in sorted(headings):
        match = field_named(headings[column], known)
        if match and (match[1] == GIVEN or not is_key_heading(headings[column])):
            found.setdefault(match[0], []).append((match[1], column))
    found = {name: _given_only(hits) for name, hits in found.items()}
    lacking = any(not set(group) & set(found) for group in known.needs)
    if lacking or len(found) < known.at_least:
        return None
    many = {field.name for field in known.fields if field.many}
    return Header(
        row=row,
        first=first,
        columns={name: _chosen(hits, headings, name in many) for name, hits in found.items()},
        all_columns={name: tuple(column for _, column in hits) for name, hits in found.items()},
        headings=_without_key_beside(
            headings, max(at for hits in found.values() for _, at in hits)
        ),
    )


def _without_key_beside(headings: Mapping[int, str], last: int) -> dict[int, str]:
    """Leave out what heads the key of the statuses to the right of the last column known."""
    return {
        column: text
        for column, text in headings.items()
        if text and not (column > last and is_key_heading(text))
    }


def _given_only(hits: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """Keep the columns that the meeting file names, where it names any for a field."""
    return [hit for hit in hits if hit[0] == GIVEN] or hits


def _chosen(hits: list[tuple[float, int]], headings: Mapping[int, str], newest: bool) -> int:
    """Choose one of several columns that could be a field.

    A column kept once a period ("RAG September", "RAG November") is the one of the latest date its
    headings name; any other is the one whose heading fits best, then the first.
    """
    dated = [(date_in_heading(headings[column]), column) for _, column in hits]
    if newest and len(hits) > 1 and all(day for day, _ in dated):
        return max((day or date.min, column) for day, column in dated)[1]
    return max(hits, key=lambda hit: (hit[0], -hit[1]))[1]
