"""Find the header row of a sheet, and say what each column is by the meaning of its words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from rapidfuzz import fuzz, process

from committee_pack.errors import SettingsError
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Source
from committee_pack.progress.dates import date_in_heading
from committee_pack.progress.grid import Area, Row, Sheet, finding_at

_GIVEN = 200.0  # a heading that the meeting file names goes before every other
_SLIP = 90.0  # a slip of the pen passes ("Progess update"), another word does not
_LONGEST_HEADING = 80
_ROWS_LOOKED_AT = 80


class Field(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column looked for: its name, what it is called, which words mean another column."""

    name: str
    aliases: tuple[str, ...]
    never: tuple[str, ...] = ()
    many: bool = False


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """The columns of one kind of table, and which of them a table of that kind cannot lack.

    ``needs`` lists groups, of each of which at least one column must be there; ``looked_for`` says
    so in words; ``given`` holds headings, folded, that the meeting file names, with their fields.
    Two are equal only where they are one: what was looked up is kept by vocabulary.
    """

    looked_for: str
    fields: tuple[Field, ...]
    needs: tuple[tuple[str, ...], ...]
    at_least: int = 3
    given: tuple[tuple[str, str], ...] = ()


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


@cache
def vocabulary(name: str) -> Vocabulary:
    """Load the columns of a kind of table: ``plan`` or ``scorecard``."""
    data = files(__package__).joinpath(f"{name}_columns.toml").read_bytes()
    return msgspec.toml.decode(data, type=Vocabulary)


def vocabulary_with(name: str, headings: Mapping[str, str]) -> Vocabulary:
    """Load the columns of a kind of table, with headings that a meeting file names.

    Args:
        name: ``plan`` or ``scorecard``.
        headings: the heading, as the tracker writes it, by the name of the column. A column of the
            other kind of table is passed over: one list serves both.

    Raises:
        SettingsError: a name is a column of neither.
    """
    known = vocabulary(name)
    if not headings:
        return known
    every = {field.name for kind in ("plan", "scorecard") for field in vocabulary(kind).fields}
    for field in headings:
        if field not in every:
            raise SettingsError(
                f"report.progress, headings: there is no column “{field}”.",
                why="A heading that is given to no column would never be read.",
                hint=f"The columns are {', '.join(sorted(every))}.",
            )
    own = {field.name for field in known.fields}
    given = tuple((plain_words(text), name) for name, text in headings.items() if name in own)
    return msgspec.structs.replace(known, given=given)


def find_header(sheet: Sheet, known: Vocabulary) -> Header | None:
    """Find the header row of a sheet: the one of its first rows that names the most columns."""
    best: Header | None = None
    numbers = sorted(sheet.rows)[:_ROWS_LOOKED_AT]
    for place, number in enumerate(numbers):
        below = numbers[place + 1] if place + 1 < len(numbers) else None
        for header in _readings(sheet, number, below, known):
            if best is None or len(header.columns) > len(best.columns):
                best = header
    return best


def header_at(row: Row, number: int, known: Vocabulary) -> Header | None:
    """Read one row as a header row, or None where it cannot be one."""
    return _header({column: cell.text for column, cell in row.items()}, number, number, known)


def repeated_header(row: Row, number: int, known: Vocabulary) -> Header | None:
    """Read a row of the table as one that repeats its headings, or give None.

    Three of its cells must be headings word for word; that is quick to tell for every row.
    """
    headings = _exact_headings(known)
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


@lru_cache(maxsize=16)
def _exact_headings(known: Vocabulary) -> frozenset[str]:
    given = {heading for heading, _ in known.given}
    return frozenset(given.union(alias for field in known.fields for alias in field.aliases))


def _readings(sheet: Sheet, number: int, below: int | None, known: Vocabulary) -> Iterable[Header]:
    one = header_at(sheet.rows[number], number, known)
    if one:
        yield one
    if below != number + 1:
        return
    alone = header_at(sheet.rows[below], below, known)
    upper = _spread(sheet.rows[number], number, sheet.merged)
    lower = {column: cell.text for column, cell in sheet.rows[below].items() if cell.text}
    if len(upper) < 2 or any(len(text) > _LONGEST_HEADING for text in lower.values()):
        return
    two = _header(_joined(upper, lower, known), below, number, known)
    if two and len(two.columns) > max(len(h.columns) if h else 0 for h in (one, alone)):
        yield two


def _spread(row: Row, number: int, merged: tuple[Area, ...]) -> dict[int, str]:
    """Give the words over every column of a row, those of a merged heading over all it covers."""
    words = {column: cell.text for column, cell in row.items() if cell.text}
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
        joined[column] = text if _best(text, known) or column not in upper else both
    return joined


def _header(headings: Mapping[int, str], row: int, first: int, known: Vocabulary) -> Header | None:
    found: dict[str, list[tuple[float, int]]] = {}
    for column in sorted(headings):
        match = _best(headings[column], known)
        if match:
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
        headings={column: text for column, text in headings.items() if text},
    )


def _given_only(hits: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """Keep the columns that the meeting file names, where it names any for a field."""
    return [hit for hit in hits if hit[0] == _GIVEN] or hits


def _chosen(hits: list[tuple[float, int]], headings: Mapping[int, str], newest: bool) -> int:
    """Choose one of several columns that could be a field.

    A column kept once a period ("RAG September", "RAG November") is the one of the latest date its
    headings name; any other is the one whose heading fits best, then the first.
    """
    dated = [(date_in_heading(headings[column]), column) for _, column in hits]
    if newest and len(hits) > 1 and all(day for day, _ in dated):
        return max((day or date.min, column) for day, column in dated)[1]
    return max(hits, key=lambda hit: (hit[0], -hit[1]))[1]


def _best(heading: str, known: Vocabulary) -> tuple[str, float] | None:
    if not heading or len(heading) > _LONGEST_HEADING:
        return None
    return _field_of(plain_words(heading), known)


@lru_cache(maxsize=16_384)
def _field_of(plain: str, known: Vocabulary) -> tuple[str, float] | None:
    """Give the field that a folded heading names, and how well; None where it names none."""
    for heading, name in known.given:
        if plain == heading:
            return name, _GIVEN
    if not plain or plain.replace(" ", "").isdigit():
        return None
    scored = [(score(plain, field), field.name) for field in known.fields]
    points, name = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return (name, points) if points > 0 else None


@lru_cache(maxsize=16_384)
def plain_words(text: str) -> str:
    """Fold a heading to its words: no case, accents, punctuation or remarks in brackets."""
    folded = unicodedata.normalize("NFKD", text).casefold().replace("&", " and ")
    bare = re.sub(r"\([^)]*\)", " ", folded)
    words = re.sub(r"[^a-z0-9#£%]+", " ", re.sub(r"['’]", "", bare)).split()
    return " ".join(words) or " ".join(re.sub(r"[^a-z0-9#]+", " ", folded).split())


def score(plain: str, field: Field) -> float:
    """Score how well a folded heading names a field: 0 is not at all, 100 word for word."""
    words = set(plain.split())
    if not plain or any(set(never.split()) <= words for never in field.never):
        return 0.0
    if plain in field.aliases:
        return 100.0
    near = process.extractOne(plain, field.aliases, scorer=fuzz.ratio, score_cutoff=_SLIP)
    if near and len(plain) > 4:
        return near[1] - 1
    within = [alias for alias in field.aliases if _contains(plain, alias)]
    if not within:
        return 0.0
    longest = max(within, key=len)
    return 50.0 + 35.0 * len(longest) / len(plain)


def _contains(plain: str, alias: str) -> bool:
    """Tell whether a heading holds an alias as whole words; a short alias only with few others."""
    if len(plain.split()) > len(alias.split()) + 5 or len(alias) < 3:
        return False
    return f" {alias} " in f" {plain} "
