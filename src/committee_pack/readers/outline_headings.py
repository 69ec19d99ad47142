"""Which paragraphs are section headings: by number, look, sequence and name together."""

import re
from collections.abc import Sequence

import msgspec

from committee_pack.profiles import Profile, match_section
from committee_pack.readers.outline_entries import (
    Entry,
    body_size,
    cut,
    heading_like,
    stands_out,
)
from committee_pack.readers.outline_numbers import Form, numeral, typed_number

_LOOK_AHEAD = 40
# What stands after the numbered sections; anything else there is a name or an attachment.
_TAIL = re.compile(
    r"\b(?:contact|officer|author|append|annex|background|document|papers|enclosure|glossary)",
    re.IGNORECASE,
)
_LONGEST_SKIP = 3
_WRAP_FROM = 45
_RUNS_ON = re.compile(r"(?:\b(?:and|or|of|the|for|to|in|on|with|our|by|a)|[&,/-])$", re.IGNORECASE)


class Heading(msgspec.Struct, frozen=True):
    """A section heading found: its place in the entries, how many it takes up, its words.

    ``rest`` holds the words that follow the name on one line, as in "Background papers: None".
    """

    at: int
    takes: int
    entry: Entry
    section_id: str | None
    rest: Entry | None = None

    @property
    def ordinal(self) -> int | None:
        """Its number as one figure: 6 for ``6.0``, ``6.`` and ``F.``; None without a number."""
        return self.entry.number.parts[0] if self.entry.number else None


class Look(msgspec.Struct, frozen=True):
    """What the whole document says about how its headings are set."""

    size: float | None
    bold_tells: bool
    emphasis: bool
    zeros: bool

    def shows(self, entry: Entry) -> bool:
        """Tell whether the entry is set as a heading in this document."""
        paragraph = entry.paragraph
        if paragraph is None:
            return False
        if not self.bold_tells:
            paragraph = msgspec.structs.replace(paragraph, bold=False)
        if not self.emphasis and entry.text.isupper():
            return True
        return stands_out(msgspec.structs.replace(entry, block=paragraph), self.size)


def look_of(made: Sequence[Entry]) -> Look:
    """Read off a document how its headings are set."""
    size = body_size(made)
    prose = [e.paragraph for e in made if e.paragraph and e.text and not heading_like(e)]
    return Look(
        size=size,
        bold_tells=sum(paragraph.bold for paragraph in prose) <= len(prose) / 2,
        emphasis=any(stands_out(entry, size) for entry in made),
        zeros=sum(1 for entry in made if _is_zero(entry)) >= 2,
    )


def _is_zero(entry: Entry) -> bool:
    return len(entry.parts) == 2 and entry.parts[1] == 0


def numbered_headings(made: Sequence[Entry], profile: Profile, look: Look) -> list[Heading]:
    """Find the headings that carry a number: ``1.0``, ``1.``, ``1`` or ``A.``."""
    found: list[Heading] = []
    last = 0
    for at in range(len(made)):
        heading = _numbered(at, made, profile, look, last)
        if heading is None or (found and at < found[-1].at + found[-1].takes):
            continue
        found.append(heading)
        last = heading.ordinal or last
    letters = [h for h in found if h.entry.number and h.entry.number.form is Form.LETTER]
    if letters and (len(letters) < 2 or len(letters) < len(found) / 2):
        found = [heading for heading in found if heading not in letters]
    return found


def _numbered(
    at: int, made: Sequence[Entry], profile: Profile, look: Look, last: int
) -> Heading | None:
    entry = made[at] if made[at].number else _parted(made[at])
    if entry.paragraph is None or entry.number is None:
        return None
    heading = _named(at, entry, made, profile)
    if heading is None:
        return None
    parts, known = entry.number.parts, heading.section_id is not None
    shown = look.shows(entry)
    if _is_zero(entry):
        return heading
    if entry.number.form is Form.LETTER:
        return heading if shown else None
    if len(parts) != 1:
        return None
    leads = _leads(at, made, parts[0])
    fits = last <= parts[0] <= last + _LONGEST_SKIP
    if made[at].number is None and not (known or leads):
        return None
    if shown and (fits or known or leads):
        return heading
    plain = leads and not entry.text.endswith(":")
    return heading if fits and (known or plain) else None


def _parted(entry: Entry) -> Entry:
    """Part "2 Background", which is a number and a name only where it is a heading."""
    found = typed_number(entry.text, heading=True) if heading_like(entry) else None
    if not found:
        return entry
    end = len(entry.text)
    return Entry(
        entry.block, numeral(found[0]), entry.text[found[1] :], cut(entry.runs, found[1], end)
    )


def _leads(at: int, made: Sequence[Entry], number: int) -> bool:
    """Tell whether the next paragraph numbers below belong to this one (2.1 after 2)."""
    for entry in made[at + 1 : at + 1 + _LOOK_AHEAD]:
        if len(entry.parts) >= 2:
            return entry.parts[0] == number and entry.parts[1] > 0
    return False


def _named(at: int, entry: Entry, made: Sequence[Entry], profile: Profile) -> Heading | None:
    """Make a heading of an entry: joined with a wrapped line, parted from words that follow."""
    section_id = match_section(profile, entry.text) if entry.text else None
    if not heading_like(entry) and section_id is None:
        return _with_rest(at, entry, profile)
    following = made[at + 1] if at + 1 < len(made) else None
    if following and _wraps(entry, following, section_id, profile):
        joined = msgspec.structs.replace(entry, text=f"{entry.text} {following.text}")
        return Heading(at, 2, joined, match_section(profile, joined.text))
    if section_id is None:
        return _with_rest(at, entry, profile) or Heading(at, 1, entry, None)
    return Heading(at, 1, entry, section_id)


def _wraps(entry: Entry, following: Entry, section_id: str | None, profile: Profile) -> bool:
    """Tell whether a heading runs on into the next line, set alike and without a number."""
    one, two = entry.paragraph, following.paragraph
    if one is None or two is None or following.number or not heading_like(following):
        return False
    if (one.bold, one.size, one.heading) != (two.bold, two.size, two.heading):
        return False
    if not (one.bold or one.heading is not None):
        return False
    joined = match_section(profile, f"{entry.text} {following.text}")
    if joined is not None and (section_id is None or joined == section_id):
        return match_section(profile, following.text) is None
    runs_on = _RUNS_ON.search(entry.text) or following.text[0].islower()
    numbered = entry.number is not None and section_id is None
    return numbered and bool(runs_on) and len(entry.text) >= _WRAP_FROM


def _with_rest(at: int, entry: Entry, profile: Profile) -> Heading | None:
    """Part "Background papers: None" where the words before the colon are a known heading."""
    name, colon, _ = entry.text.partition(":")
    section_id = match_section(profile, name) if colon else None
    if section_id is None or "\n" in name:
        return None
    end = len(entry.text)
    start = end - len(entry.text[len(name) + 1 :].lstrip())
    if start >= end:
        return None
    head = msgspec.structs.replace(entry, text=name + colon, runs=cut(entry.runs, 0, len(name) + 1))
    rest = Entry(entry.block, None, entry.text[start:], cut(entry.runs, start, end))
    return Heading(at, 1, head, section_id, rest)


def all_headings(
    made: Sequence[Entry],
    numbered: Sequence[Heading],
    profile: Profile,
    look: Look,
    title_at: frozenset[int],
) -> list[Heading]:
    """Add to the numbered headings those without a number, in document order.

    Args:
        made: the entries of the document.
        numbered: the headings that carry a number.
        profile: the structure the report is read against.
        look: how this document sets its headings.
        title_at: places of the title and the front matter, which are no headings.
    """
    taken = {at for heading in numbered for at in range(heading.at, heading.at + heading.takes)}
    by_place = {heading.at: heading for heading in numbered}
    top = _top_level(made, numbered, title_at)
    found: list[Heading] = []
    subheaded: tuple[int, float | None] | None = None
    skip_to = 0
    for at, entry in enumerate(made):
        if at in by_place:
            found.append(by_place[at])
            subheaded = None
        if at in taken or at in title_at or at < skip_to or entry.number or not entry.paragraph:
            continue
        heading = _named(at, entry, made, profile)
        if heading is None or not _own_line(heading, look):
            continue
        if heading.section_id is not None or _unnumbered(
            at, made, numbered, top, look, found, subheaded is not None
        ):
            found.append(heading)
            skip_to = at + heading.takes
        elif look.shows(entry):
            subheaded = (at, entry.paragraph.size)
    return found


def _own_line(heading: Heading, look: Look) -> bool:
    """Keep unnumbered words from being a heading where the document shows headings otherwise."""
    if look.shows(heading.entry):
        return True
    if heading.entry.text.rstrip().endswith(":") and _TAIL.search(heading.entry.text):
        return len(heading.entry.text) < _WRAP_FROM
    return heading.section_id is not None and not look.emphasis and heading.rest is None


def _top_level(
    made: Sequence[Entry], numbered: Sequence[Heading], title_at: frozenset[int]
) -> int | None:
    """Give the heading level sections have: that of the numbered ones, else the highest used."""
    of_numbered = [h.entry.paragraph.heading for h in numbered if h.entry.paragraph]
    levels = [level for level in of_numbered if level is not None]
    if numbered:
        return min(levels, default=None)
    others = [
        entry.paragraph.heading
        for at, entry in enumerate(made)
        if entry.paragraph and entry.paragraph.heading and at not in title_at
    ]
    return min(others, default=None)


def _unnumbered(
    at: int,
    made: Sequence[Entry],
    numbered: Sequence[Heading],
    top: int | None,
    look: Look,
    found: Sequence[Heading],
    subheaded: bool,
) -> bool:
    """Judge a line that is set as a heading, has no number and no name the profile knows."""
    paragraph = made[at].paragraph
    if paragraph is None:
        return False
    if not look.shows(made[at]):
        return (
            bool(numbered and found)
            and not subheaded
            and (_in_tail(at, made, found[-1], numbered[-1]))
        )
    if not numbered:
        return paragraph.heading == top if top is not None else True
    if not found or at < numbered[0].at:
        return False
    if top is not None and paragraph.heading is not None and not subheaded:
        return paragraph.heading <= top
    return _in_tail(at, made, found[-1], numbered[-1]) and not subheaded


def _in_tail(at: int, made: Sequence[Entry], current: Heading, last: Heading) -> bool:
    """Tell whether the numbered part is over: contact details and lists follow unnumbered."""
    if at < last.at or at == current.at + current.takes or not _TAIL.search(made[at].text):
        return False
    return not any(
        entry.parts and entry.parts[0] == last.ordinal and len(entry.parts) > 1
        for entry in made[at + 1 :]
    )
