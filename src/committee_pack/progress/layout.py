"""Tell the rows of a plan apart: actions, theme rows, repeated headings, keys, footers."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from committee_pack.progress.columns import Header, repeated_header
from committee_pack.progress.grid import EMPTY, Cell, Row, Sheet
from committee_pack.progress.headings import Vocabulary, exact_headings
from committee_pack.progress.key_rows import with_key_entries
from committee_pack.progress.keys import key_in_row
from committee_pack.progress.plan_row import PlanRow, RowKind
from committee_pack.progress.statuses import is_key_heading

_TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b|count of\b|number of actions\b|% ", re.IGNORECASE)
_TOTAL_AT_END = re.compile(r"\btotals?\s*:?$", re.IGNORECASE)
_NOTE = re.compile(
    r"\*|notes?\b\s*[:\-–]|source\b|prepared\b|printed\b|produced\b|(?:last )?updated\b"
    r"|version\b|page \d|official\b|end of\b|©|contact\b",
    re.IGNORECASE,
)
_COUNTED = frozenset(
    {"count", "number", "no.", "no", "total", "%", "percentage", "number of actions",
     "no. of actions", "no of actions", "actions", "count of actions"}
)  # fmt: skip
_MOST_HEADS = 5
_LONGEST_REF = 20
_LONGEST_MERGE, _MOST_COVERED = 2_000, 500_000  # beyond these a merged area is no layout of a plan
_OWN = ("owner", "due", "revised", "status", "update", "evidence", "impact", "start")
_PROSE = ("owner", "update", "evidence", "impact")
_GOES_ON = re.compile(r"\(cont|\(?[a-z]+(?:[\s,;]|$)")  # "with schools", not "(a) Schools"


def plan_rows(sheet: Sheet, header: Header, known: Vocabulary) -> tuple[PlanRow, ...]:
    """Tell apart every row with text below a header row, in order."""
    down = _merged_down(sheet)
    first = header
    rows: list[PlanRow] = []
    tables = 1
    for number in sorted(number for number in sheet.rows if number > header.row):
        cells = sheet.rows[number]
        if not any(cell.text for cell in cells.values()):
            continue
        again = repeated_header(cells, number, known)
        if again and len(again.columns) >= min(3, len(header.columns)):
            header = again if len(again.columns) >= len(header.columns) else header
            rows.append(PlanRow(kind=RowKind.HEADING, number=number, cells=cells, fields={}))
            tables += 1
            continue
        rows.append(_row(number, cells, header, down))
        if _heads_counts(cells, known):
            rows[-1] = msgspec.structs.replace(rows[-1], kind=RowKind.OTHER)
    if tables > 1:
        rows = [*_themes_above(sheet, first, _themes_before_heading(rows)), *rows]
    return tuple(_settled(with_key_entries(rows)))


def _heads_counts(cells: Row, known: Vocabulary) -> bool:
    """Tell whether a row is the head of a small table of counts: ``Status | Number``."""
    if len(cells) > _MOST_HEADS:
        return False
    texts = [cell.text.casefold() for cell in cells.values() if cell.text]
    named = [text in _COUNTED or text in exact_headings(known) for text in texts]
    return len(texts) > 1 and all(named) and any(text in _COUNTED for text in texts)


def _themes_before_heading(rows: list[PlanRow]) -> int:
    """Count the theme rows right above the first row that repeats the headings."""
    heading = next(at for at, row in enumerate(rows) if row.kind is RowKind.HEADING)
    many = 0
    while many < heading and rows[heading - 1 - many].kind is RowKind.THEME:
        many += 1
    return many


def _themes_above(sheet: Sheet, header: Header, many: int) -> list[PlanRow]:
    """Give the rows of single words right above the first of several tables: its themes.

    As many as stand above the others, one at least; what is above those is the title.
    """
    found: list[PlanRow] = []
    for number in range(header.first - 1, header.first - 1 - max(many, 1), -1):
        cells = sheet.rows.get(number, {})
        texts = [cell.text for _, cell in sorted(cells.items()) if cell.text]
        if len(texts) != 1:
            break
        theme = PlanRow(kind=RowKind.THEME, number=number, cells=cells, fields={}, words=texts[0])
        found.insert(0, theme)
    return found


def _merged_down(sheet: Sheet) -> dict[tuple[int, int], tuple[int, Cell]]:
    """Give, for each cell covered by a merged area from above, the row and cell at its top."""
    covered: dict[tuple[int, int], tuple[int, Cell]] = {}
    for area in sheet.merged:
        top = sheet.rows.get(area.top, {}).get(area.left)
        if top is None or area.bottom - area.top > _LONGEST_MERGE or len(covered) > _MOST_COVERED:
            continue
        for number in range(area.top + 1, area.bottom + 1):
            covered[number, area.left] = (area.top, top)
    return covered


def _row(
    number: int, cells: Row, header: Header, down: Mapping[tuple[int, int], tuple[int, Cell]]
) -> PlanRow:
    fields: dict[str, tuple[int, Cell]] = {}
    from_above = set()
    for name, column in header.columns.items():
        cell = cells.get(column, EMPTY)
        if not cell.text and (number, column) in down:
            cell = down[number, column][1]
            from_above.add(name)
        fields[name] = (column, cell)
    if "action" not in fields and "improvement" in fields:
        fields["action"] = fields["improvement"]
    revised = tuple((at, cells.get(at, EMPTY)) for at in header.all_columns.get("revised", ()))
    texts = [cell.text for _, cell in sorted(cells.items()) if cell.text]
    row = PlanRow(
        kind=RowKind.ACTION,
        number=number,
        cells=cells,
        fields=fields,
        words=texts[0],
        revised=revised,
    )
    kind = _kind(row, texts, from_above)
    return row if kind is row.kind else msgspec.structs.replace(row, kind=kind)


def _kind(row: PlanRow, texts: list[str], from_above: set[str]) -> RowKind:
    """Tell what a row is, by its words from left to right; there are some."""
    ref, action = row.text("ref"), row.text("action")
    if key_in_row(texts) or (len(texts) == 1 and is_key_heading(texts[0])):
        return RowKind.KEY
    if _TOTAL.match(texts[0]) or _is_subtotal(row, texts[0]):
        return RowKind.OTHER
    if "action" in from_above and ("ref" in from_above or not ref):
        return RowKind.CONTINUATION
    if len(set(texts)) == 1 and not _is_lone_action(row):
        if len(texts) == 1 and _goes_on(row):
            return RowKind.CONTINUATION
        return RowKind.OTHER if _NOTE.match(texts[0]) else RowKind.THEME
    if ref and not action and len(ref) > _LONGEST_REF:
        return RowKind.THEME
    if ref or action:
        return RowKind.ACTION
    return RowKind.CONTINUATION if any(row.text(name) for name in _PROSE) else RowKind.OTHER


def _goes_on(row: PlanRow) -> bool:
    """Tell whether a row with one text goes on with the row above, and names no theme.

    It does under an update, an owner and the like, and under an action where it begins in the
    middle of a sentence; never in the first column, where themes stand.
    """
    at, text = next((at, cell.text) for at, cell in row.cells.items() if cell.text)
    columns = {name: column for name, (column, _) in row.fields.items()}
    if at == min(columns.values()):
        return False
    if at == columns.get("action"):
        return _GOES_ON.match(text) is not None
    return any(columns.get(name) == at for name in _PROSE)


def _is_subtotal(row: PlanRow, first: str) -> bool:
    """Tell whether a row counts a theme: ``Front door Total | 12``."""
    ends = _TOTAL_AT_END.search(first) is not None
    return ends and not any(row.text(name) for name in ("ref", "owner", "due", "status"))


def _is_lone_action(row: PlanRow) -> bool:
    """Tell whether a row with one text is an action all the same: its status is a colour."""
    if not row.text("action"):
        return False
    coloured = row.cell("status").fill is not None
    return coloured or ("ref" not in row.fields and len(row.fields) < 3)


def _settled(rows: list[PlanRow]) -> Iterator[PlanRow]:
    """Take a theme row for one only where an action follows; a bare numbered row is one too."""
    following: str | None = None
    settled = []
    for row in reversed(rows):
        kind = row.kind
        if kind is RowKind.ACTION and _heads(row, following):
            kind = RowKind.THEME
        elif kind is RowKind.THEME and following is None:
            kind = RowKind.OTHER
        if kind is RowKind.ACTION:
            following = row.text("ref") or ""
        settled.append(row if kind is row.kind else msgspec.structs.replace(row, kind=kind))
    return reversed(settled)


def _heads(row: PlanRow, following: str | None) -> bool:
    """Tell whether a row is a theme with a number: ``2 | Domestic abuse`` above ``2.1``."""
    ref = (row.text("ref") or "").rstrip(".")
    if not ref or not following or any(row.text(name) for name in _OWN):
        return False
    return following.startswith(f"{ref}.") and row.cell("status").fill is None


def theme_words(row: PlanRow) -> str:
    """Give the words of a theme row; a numbered one has its number in front."""
    ref, action = row.text("ref"), row.text("action")
    return f"{ref} {action}" if ref and action and ref != action else row.words
