"""The block above the title (Report to, Officer, Date), and the title itself."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from committee_pack.model.report import Table
from committee_pack.profiles import Profile, match_front_matter, match_section
from committee_pack.readers.outline_entries import Entry
from committee_pack.readers.outline_headings import Look

_LABEL = re.compile(r"^\s*(?P<label>[^\W\d_][^:\n\t]{1,45}?)\s*:(?!//)\s*(?P<value>.*)$", re.DOTALL)
_TABBED = re.compile(
    r"^\s*(?P<label>[^\W\d_][^:\n\t]{1,45}?)\s*:?[ ]*\t\s*(?P<value>.+)$", re.DOTALL
)
_NEXT_FIELD = re.compile(r"(?:\t\s*|\s{2,})(?=[A-Z][^:\t]{1,40}:\s)")
_MOST_WORDS = 8
_LONGEST_VALUE = 300
_SEARCHED = 40
_INDENTED_BY = 12.0
_TITLE_LABELS = ("subject", "title", "report title", "subject of report", "title of report")


class FrontMatter(msgspec.Struct, frozen=True):
    """The fields as printed, and the places of the entries they stood in."""

    fields: dict[str, str]
    places: frozenset[int]

    @property
    def subject(self) -> str:
        """The title, where a field gives it."""
        for label, value in self.fields.items():
            if label.casefold() in _TITLE_LABELS:
                return " ".join(value.split())
        return ""


def front_matter(made: Sequence[Entry], limit: int, profile: Profile) -> FrontMatter:
    """Read the fields before the first section.

    A group of neighbouring ``Label: value`` lines (or a table of them) counts where one of its
    labels is a field of the profile; so a line with a colon in a preamble is not taken.

    Args:
        made: the entries of the document.
        limit: place of the first section.
        profile: gives the labels that are known.
    """
    for start in range(min(limit, _SEARCHED)):
        group = _group(made, start, limit, profile)
        if group.fields and any(match_front_matter(profile, label) for label in group.fields):
            return group
    return FrontMatter({}, frozenset())


def _group(made: Sequence[Entry], start: int, limit: int, profile: Profile) -> FrontMatter:
    fields: dict[str, str] = {}
    places: set[int] = set()
    open_label: str | None = None
    for at in range(start, limit):
        pairs = _pairs(made[at], profile)
        if pairs:
            for label, value in pairs:
                open_label = label if label not in fields else f"{label} ({len(fields)})"
                fields[open_label] = value
        elif open_label is not None and _continues(made, at, fields[open_label]):
            fields[open_label] = "\n".join(filter(None, (fields[open_label], made[at].text)))
        else:
            break
        places.add(at)
    return FrontMatter(fields, frozenset(places))


def _pairs(entry: Entry, profile: Profile) -> list[tuple[str, str]]:
    if isinstance(entry.block, Table):
        return _table_pairs(entry.block, profile)
    paragraph = entry.paragraph
    if paragraph is None:
        return []
    if paragraph.label and paragraph.label.rstrip().endswith(":"):
        return [(_name(paragraph.label), entry.text)]
    if entry.number:
        return []
    pieces = [_line_pair(piece, profile) for piece in _NEXT_FIELD.split(entry.text)]
    if not pieces or pieces[0] is None:
        return []
    return [piece for piece in pieces if piece is not None]


def _line_pair(text: str, profile: Profile) -> tuple[str, str] | None:
    found = _LABEL.match(text)
    if not found:
        tabbed = _TABBED.match(text)
        if not tabbed or not match_front_matter(profile, tabbed["label"]):
            return None
        found = tabbed
    label, value = _name(found["label"]), found["value"].strip()
    known = match_front_matter(profile, label) is not None
    if known:
        return label, value
    if text.isupper() or len(label.split()) > _MOST_WORDS or match_section(profile, label):
        return None
    if not value or len(value) > _LONGEST_VALUE or value.endswith((".", ":")):
        return None
    return label, value


def _table_pairs(table: Table, profile: Profile) -> list[tuple[str, str]]:
    """Read label and value cells in turn; a label ends in a colon or is known to the profile."""
    pairs: list[tuple[str, str]] = []
    for row in table.rows:
        values: list[str] | None = None
        for cell in (cell.strip() for cell in row):
            if _is_label(cell, profile) and (values is None or values):
                values = []
                pairs.append((_name(cell), ""))
            elif cell and values is not None:
                values.append(cell)
                pairs[-1] = (pairs[-1][0], "\n".join(values))
            elif cell and pairs:
                pairs[-1] = (pairs[-1][0], "\n".join(filter(None, (pairs[-1][1], cell))))
            elif cell:
                return []
    return pairs


def _is_label(cell: str, profile: Profile) -> bool:
    if "\n" in cell or len(cell.split()) > _MOST_WORDS:
        return False
    if match_section(profile, cell) and not match_front_matter(profile, cell):
        return cell.endswith(":")
    return cell.endswith(":") or match_front_matter(profile, cell) is not None


def _name(label: str) -> str:
    return label.strip().rstrip(":").strip()


def _continues(made: Sequence[Entry], at: int, value: str) -> bool:
    """Tell whether a line without a label belongs to the value above: empty, or set under it."""
    here, above = made[at].paragraph, made[at - 1].paragraph
    if here is None or above is None or made[at].number or len(made[at].text) > _LONGEST_VALUE:
        return False
    if here.heading is not None:
        return False
    if not value:
        return True
    if here.indent is None or above.indent is None or here.bold:
        return False
    edges = [e.paragraph.indent for e in made if e.paragraph and e.paragraph.indent is not None]
    return here.indent >= max(above.indent, edges[0] + _INDENTED_BY)


def title_place(made: Sequence[Entry], places: Iterable[int], limit: int, look: Look) -> int | None:
    """Find the title between the front matter and the first section: styled, bold or capitals.

    Args:
        made: the entries of the document.
        places: where the front matter stands.
        limit: place of the first section that is sure; the end where there is none.
        look: how this document sets its headings.
    """
    after = max(places, default=-1) + 1
    candidates = [
        at
        for at in range(after, min(limit, after + _SEARCHED))
        if made[at].paragraph and made[at].number is None and 3 < len(made[at].text) < 300
    ]
    styled = [at for at in candidates if _heading_of(made[at]) == 0]
    if styled:
        return styled[0]
    shown = [at for at in candidates if look.shows(made[at]) or made[at].text.isupper()]
    shown = [at for at in shown if not made[at].text.rstrip().endswith((".", ":"))]
    ranked = sorted(shown, key=lambda at: (*_rank(made[at]), at))
    if limit == len(made) and len(ranked) > 1 and _rank(made[ranked[0]]) == _rank(made[ranked[1]]):
        return None
    return ranked[0] if ranked else None


def _rank(entry: Entry) -> tuple[float, int]:
    """Order by size, then by heading level: a title stands above the headings of sections."""
    paragraph = entry.paragraph
    size = (paragraph.size if paragraph else None) or 0.0
    level = paragraph.heading if paragraph and paragraph.heading is not None else 99
    return -size, level


def _heading_of(entry: Entry) -> int | None:
    return entry.paragraph.heading if entry.paragraph else None
