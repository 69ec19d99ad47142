"""The block of fields above the title: Report to, Officer, Date."""

import re
from collections.abc import Sequence

import msgspec

from committee_pack.model.report import Table, text_of
from committee_pack.profiles import Profile, match_front_matter, match_section
from committee_pack.readers.outline_entries import Entry, same_words
from committee_pack.readers.outline_field_tables import (
    MOST_WORDS,
    MOST_WORDS_OF_QUESTION,
    name_of,
    table_pairs,
)
from committee_pack.readers.outline_look import Look

_LABEL = re.compile(r"^\s*(?P<label>[^\W\d_][^:\n\t]{1,45}?)\s*:(?!//)\s*(?P<value>.*)$", re.DOTALL)
_TABBED = re.compile(
    r"^\s*(?P<label>[^\W\d_][^:\n\t]{1,45}?)\s*:?[ ]*\t\s*(?P<value>.+)$", re.DOTALL
)
_QUESTION = re.compile(r"^(?P<label>[A-Z][^?:\n]{5,80}\?)\s+(?P<value>(?:Yes|No|N/?A)\b.{0,80})$")
_NEXT_FIELD = re.compile(r"(?:\t\s*|\s{2,})(?=[A-Z][^:\t]{1,40}:\s)")
# No label, with the gap after it, is longer than so many letters.
_LONGEST_LABEL = 80
_FEWEST_UNKNOWN = 3
_LONGEST_VALUE = 300
_MOST_LINES = 3
_LONGEST_SENTENCE = 120
_SEARCHED = 80
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


def front_matter(
    made: Sequence[Entry], limit: int, profile: Profile, look: Look, marked: str
) -> FrontMatter:
    """Read the fields before the first section.

    A group of neighbouring ``Label: value`` lines (or a table of them) counts where one of its
    labels is a field of the profile; so a line with a colon in a preamble is not taken. Of
    several groups the longest counts: a covering letter has a shorter one.

    Args:
        made: the entries of the document.
        limit: place of the first section.
        profile: gives the labels that are known.
        look: how this document sets its headings.
        marked: the title as the format marks it; it is no field, though it may hold a colon.
    """
    if marked:
        places = (at for at in range(1, limit) if same_words(made[at].text, marked))
        limit = next(places, limit)
    best = FrontMatter({}, frozenset())
    # A title that stands first is no field either: the fields follow it.
    start = 1 if marked and made and same_words(made[0].text, marked) else 0
    while start < min(limit, _SEARCHED):
        group = _group(made, start, limit, profile, look)
        known = any(match_front_matter(profile, label) for label in group.fields)
        known = known or _table_of_fields(made, group)
        if known and len(group.fields) > max(1, len(best.fields)):
            best = group
        start = max(group.places, default=start) + 1
    return best


def _table_of_fields(made: Sequence[Entry], group: FrontMatter) -> bool:
    """Tell whether fields no profile knows are set as some are: a table, labels with colons."""
    if len(group.places) != 1 or len(group.fields) < _FEWEST_UNKNOWN:
        return False
    table = made[min(group.places)].block
    return isinstance(table, Table) and all(
        row[0].strip().endswith((":", "?")) for row in table.rows if row[0].strip()
    )


def _group(
    made: Sequence[Entry], start: int, limit: int, profile: Profile, look: Look
) -> FrontMatter:
    fields: dict[str, str] = {}
    places: set[int] = set()
    open_label: str | None = None
    opened, columns = start, 1
    for at in range(start, limit):
        pairs = _pairs(made[at], profile)
        if fields and not pairs:
            pairs = _asked(made[at]) or _stacked(made[opened], made[at]) or _bold_label(made[at])
        known = any(match_front_matter(profile, label) for label, _ in pairs)
        # A title is the last before the sections: a line that fields follow is one of them.
        last = not pairs or at + 1 >= limit or not _pairs(made[at + 1], profile)
        if fields and not known and last and _looks_like_title(made[start], made[at], look):
            break
        if pairs:
            opened, columns = at, len(pairs)
            for label, value in pairs:
                open_label = label
                fields[label] = "\n".join(filter(None, (fields.get(label), value)))
        elif below := _below(made[opened], made[at], list(fields)[-columns:]):
            for label, words in below.items():
                fields[label] = f"{fields[label]}\n{words}"
        elif open_label is not None and (
            _continues(made, at, opened, fields[open_label])
            or _between(made, at, limit, profile, look)
        ):
            fields[open_label] = "\n".join(filter(None, (fields[open_label], made[at].text)))
        else:
            break
        places.add(at)
    return FrontMatter(fields, frozenset(places))


def _below(opened: Entry, entry: Entry, labels: Sequence[str]) -> dict[str, str]:
    """Give each of several fields of one line what stands below it, column by column."""
    first, here = opened.paragraph, entry.paragraph
    words = [part.strip() for part in entry.text.split("\t")]
    if first is None or here is None or entry.number or len(words) != len(labels) or len(words) < 2:
        return {}
    if first.indent is None or here.indent is None or here.indent < first.indent + _INDENTED_BY:
        return {}
    return dict(zip(labels, words, strict=True))


def _looks_like_title(first: Entry, entry: Entry, look: Look) -> bool:
    """Tell a title with a colon from a field: set as a heading, with no gap behind the colon."""
    paragraph, field = entry.paragraph, first.paragraph
    if paragraph is None or "\t" in entry.text or not look.shows(entry):
        return False
    alike = field is not None and (field.bold, field.size) == (paragraph.bold, paragraph.size)
    return not alike or "\t" in first.text


def _pairs(entry: Entry, profile: Profile) -> list[tuple[str, str]]:
    if isinstance(entry.block, Table):
        return table_pairs(entry.block, profile)
    paragraph = entry.paragraph
    if paragraph is None:
        return []
    if paragraph.label and paragraph.label.rstrip().endswith(":"):
        return [(name_of(paragraph.label), entry.text)]
    if _label_alone(entry, profile):
        return [(name_of(entry.text), "")]
    head = entry.text[:_LONGEST_LABEL]
    if entry.number or not (":" in head or "\t" in head):
        return []
    pieces = [_line_pair(piece, profile) for piece in _fields_of(entry.text, profile)]
    if not pieces or pieces[0] is None:
        return []
    return [piece for piece in pieces if piece is not None]


def _label_alone(entry: Entry, profile: Profile) -> bool:
    """Tell a known label in bold on a line of its own, whose value stands on the next."""
    if entry.number or not (entry.paragraph and entry.paragraph.bold) or ":" in entry.text:
        return False
    text = entry.text.strip()
    return text.casefold() in _TITLE_LABELS or match_front_matter(profile, text) is not None


def _fields_of(text: str, profile: Profile) -> list[str]:
    """Part the fields of one line; a value with a colon, right behind its label, is no field.

    "Report title: (gap) Buses: second stage" is one field, "Date: (gap) Meeting: Cabinet" two.
    """
    pieces: list[str] = []
    for piece in _NEXT_FIELD.split(text):
        label = piece.partition(":")[0]
        if pieces and pieces[-1].endswith(":") and match_front_matter(profile, label) is None:
            pieces[-1] += f"\t{piece}"
        else:
            pieces.append(piece)
    return pieces


def _bold_label(entry: Entry) -> list[tuple[str, str]]:
    """Read a label among the fields that bold letters and a colon or gap part from its value."""
    if entry.number or len(entry.runs) < 2 or not entry.runs[0].bold:
        return []
    label, value = entry.runs[0].text.strip(), text_of(entry.runs[1:]).strip()
    plain = not any(run.bold for run in entry.runs[1:])
    gap = entry.runs[1].text.startswith("\t")
    if not plain or not (label.endswith(":") or gap) or not 0 < len(value) <= _LONGEST_SENTENCE:
        return []
    return [(name_of(label), value)] if len(label.split()) <= MOST_WORDS_OF_QUESTION else []


def _asked(entry: Entry) -> list[tuple[str, str]]:
    """Read a question among the fields, as in "Is the decision eligible for call-in? Yes"."""
    found = _QUESTION.match(entry.text) if entry.paragraph and not entry.number else None
    return [(found["label"], found["value"].strip())] if found else []


def _stacked(opened: Entry, entry: Entry) -> list[tuple[str, str]]:
    """Read a label on a line of its own, below fields whose values stand under their labels."""
    label = entry.text.strip()
    if entry.number or not all(one.endswith((":", "?")) for one in (label, opened.text.strip())):
        return []
    most = MOST_WORDS_OF_QUESTION if label.endswith("?") else MOST_WORDS
    return [(name_of(label), "")] if label.count(":") < 2 and len(label.split()) <= most else []


def _line_pair(text: str, profile: Profile) -> tuple[str, str] | None:
    found = _LABEL.match(text)
    if not found:
        tabbed = _TABBED.match(text)
        if not tabbed or not match_front_matter(profile, tabbed["label"]):
            return None
        found = tabbed
    label, value = name_of(found["label"]), found["value"].strip()
    known = match_front_matter(profile, label) is not None
    if known:
        return label, value
    if text.isupper() or len(label.split()) > MOST_WORDS:
        return None
    if match_section(profile, label) and "\t" not in text:
        return None
    if not value or len(value) > _LONGEST_VALUE or value.endswith(":"):
        return None
    if value.endswith(".") and not ("\t" in text and len(value) < _LONGEST_SENTENCE):
        return None
    return label, value


def _continues(made: Sequence[Entry], at: int, opened: int, value: str) -> bool:
    """Tell whether a line without a label belongs to the value above: empty, or set under it."""
    here, label = made[at].paragraph, made[opened].paragraph
    if here is None or label is None or made[at].number or len(made[at].text) > _LONGEST_VALUE:
        return False
    if here.heading is not None:
        return False
    if not value:
        return True
    if here.text.startswith("\t"):
        return True
    if here.indent is None or label.indent is None or here.bold:
        return False
    return here.indent >= label.indent + _INDENTED_BY


def _edge(entry: Entry) -> float | None:
    return entry.paragraph.indent if entry.paragraph else None


def _between(made: Sequence[Entry], at: int, limit: int, profile: Profile, look: Look) -> bool:
    """Tell whether short lines stand between two fields.

    Where the left edge is known, only a single line, with a field known to the profile behind it.
    """
    for place in range(at, min(limit, at + _MOST_LINES + 1)):
        entry = made[place]
        pairs = _pairs(entry, profile) if place > at else []
        if pairs and _edge(made[at]) is None:
            return True
        if pairs:
            known = any(match_front_matter(profile, label) for label, _ in pairs)
            known = known and not made[at].text.isupper()
            return known and place == at + 1 and _edge(made[at]) == _edge(made[at - 1])
        paragraph = entry.paragraph
        if paragraph is None or entry.number:
            return False
        if look.shows(entry) or len(entry.text) > _LONGEST_SENTENCE or entry.text.endswith("."):
            return False
    return False
