"""Which paragraphs are section headings: by number, look, sequence and name together."""

import re
from collections.abc import Sequence

import msgspec

from committee_pack.model.report import cut
from committee_pack.profiles import Profile, match_section
from committee_pack.readers.outline_entries import (
    EVERY_NOTE,
    LONGEST_HEADING,
    Entry,
    contents_line,
    figures_ahead,
    heading_like,
)
from committee_pack.readers.outline_look import Look
from committee_pack.readers.outline_numbers import Form, Numeral, as_roman, numeral, typed_number

_LOOK_AHEAD = 40
_LONGEST_SKIP = 3
_WRAP_FROM = 45
_FEWEST_ALIKE = 3
_FEWEST_ROMAN = 2
_MOST_ALIKE = 0.8
_SHORT = 80
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


def _is_zero(entry: Entry) -> bool:
    return len(entry.parts) == 2 and entry.parts[1] == 0


def numbered_headings(made: Sequence[Entry], profile: Profile, look: Look) -> list[Heading]:
    """Find the headings that carry a number: ``1.0``, ``1.``, ``1`` or ``A.``.

    Where there is none of these, ``18.03.1`` as minutes have it.
    """
    found: list[Heading] = []
    last = 0
    item: Entry | None = None
    ahead = figures_ahead(made, lambda entry: entry.number is not None)
    for at, entry in enumerate(made):
        if found and at < found[-1].at + found[-1].takes:
            continue
        heading = _numbered(at, made, profile, look, last)
        if heading and found and not look.emphasis and _is_roman(found[-1]) > _is_roman(heading):
            # "3." below "II." in plain letters is a point of a list.
            heading = None
        if heading is None or (item and _next_item(item, heading, ahead, look)):
            item = entry if len(entry.parts) == 1 else item
            continue
        found.append(heading)
        last, item = heading.ordinal or last, None
    found = _roman(found)
    if not look.emphasis and not _roman_sections(found):
        found = [heading for heading in found if not _is_roman(heading)]
    letters = [h for h in found if h.entry.number and h.entry.number.form is Form.LETTER]
    if letters and (len(letters) < 2 or len(letters) < len(found) / 2):
        found = [heading for heading in found if heading not in letters]
    if _stray(found, made, profile, look):
        found = []
    return found or _bracketed(made, profile, look) or _numbered_alike(made, profile, look)


def _stray(found: Sequence[Heading], made: Sequence[Entry], profile: Profile, look: Look) -> bool:
    """Tell numbered points in bold inside a report whose sections have no numbers.

    "2. Legal advice" among "Purpose of report", "Recommendations" and "Consultation" is one: more
    sections that are known go without a number, and no paragraph is numbered below it.
    """
    if not found or any(_leads(one.at, made, one.entry.parts[:1] or (0,)) for one in found):
        return False
    bare = (
        entry
        for entry in made
        if entry.number is None and look.shows(entry) and heading_like(entry)
    )
    known = {match_section(profile, entry.text) for entry in bare} - {None}
    least = _FEWEST_ALIKE if found[0].ordinal == 1 else _FEWEST_ALIKE - 1
    return len(known) >= least and len(known) > len(found)


def _bracketed(made: Sequence[Entry], profile: Profile, look: Look) -> list[Heading]:
    """Find headings such as ``1) Background``: set as headings, counted from 1, some known."""
    found: list[Heading] = []
    for at, entry in enumerate(made):
        printed = entry.number.printed if entry.number else ""
        if printed != f"{len(found) + 1})" or not look.shows(entry):
            continue
        number = Numeral(printed, Form.DECIMAL, (len(found) + 1,))
        heading = named(at, msgspec.structs.replace(entry, number=number), made, profile)
        if heading is not None:
            found.append(heading)
    known = sum(heading.section_id is not None for heading in found)
    return found if len(found) >= _FEWEST_ALIKE and known > 1 else []


def _roman_sections(found: Sequence[Heading]) -> bool:
    """Tell Roman sections, with words under each, from a list of points."""
    starts = {heading.at for heading in found}
    with_words = [h for h in found if _is_roman(h) and h.at + h.takes not in starts]
    return len(with_words) >= _FEWEST_ROMAN


def _is_roman(heading: Heading) -> bool:
    number = heading.entry.number
    return number is not None and number.form is Form.ROMAN


def _roman(found: list[Heading]) -> list[Heading]:
    """Read the letters of "I. ... II. ... V." as the Roman figures they are."""
    if not any(h.entry.number and h.entry.number.form is Form.ROMAN for h in found):
        return found
    read = []
    for heading in found:
        number = heading.entry.number
        figure = as_roman(number) if number else None
        if figure:
            entry = msgspec.structs.replace(heading.entry, number=figure)
            heading = msgspec.structs.replace(heading, entry=entry)
        read.append(heading)
    return read


def _numbered_alike(made: Sequence[Entry], profile: Profile, look: Look) -> list[Heading]:
    """Find headings such as ``18.03.1 Apologies``, where nearly all that is numbered is one."""
    dotted = [at for at, entry in enumerate(made) if len(entry.parts) > 1]
    shown = [at for at in dotted if look.shows(made[at]) and heading_like(made[at])]
    if len(shown) < _FEWEST_ALIKE or len(shown) < _MOST_ALIKE * len(dotted):
        return []
    # One that the maker of the file forgot to set as the others is a heading as well.
    depths = {len(made[at].parts) for at in shown}
    alike = [at for at in dotted if heading_like(made[at]) and len(made[at].parts) in depths]
    found = (named(at, made[at], made, profile) for at in alike)
    return [heading for heading in found if heading is not None]


def _next_item(item: Entry, heading: Heading, ahead: Sequence[tuple[int, ...]], look: Look) -> bool:
    """Tell whether what looks like a heading is only the next point of a list set in bold."""
    entry = heading.entry
    if heading.section_id is not None or entry.parts != (item.parts[0] + 1,):
        return False
    if look.shows(item) != look.shows(entry):
        return False
    after = ahead[heading.at + heading.takes]
    return not (len(after) > 1 and after[:1] == entry.parts)


def _numbered(
    at: int, made: Sequence[Entry], profile: Profile, look: Look, last: int
) -> Heading | None:
    entry = made[at] if made[at].number else _parted(made[at])
    if entry.paragraph is None or entry.number is None:
        return None
    heading = named(at, entry, made, profile)
    if heading is None or (look.smaller(entry) and not _leads(at, made, entry.number.parts)):
        return None
    parts, known = entry.number.parts, heading.section_id is not None
    shown = look.shows(entry)
    if _is_zero(entry):
        return heading
    if entry.number.form in (Form.LETTER, Form.ROMAN) and len(parts) == 1:
        return heading if shown else _plain_roman(heading, entry.number, look, last)
    if len(parts) != 1:
        return None
    leads = _leads(at, made, parts)
    fits = last <= parts[0] <= last + _LONGEST_SKIP
    if made[at].number is None and not (known or leads or parts == (last + 1,)):
        return None
    if shown and (fits or known or leads):
        return heading
    if known:
        return heading if fits else None
    # In plain letters the sequence has to tell: a short line that 2.1 follows, or the very next
    # number in a document that sets nothing apart.
    next_one = not look.emphasis and parts == (last + 1,) and len(entry.text) <= _SHORT
    plain = (leads and parts[0] > last) or next_one
    return heading if fits and plain and not entry.text.endswith(":") else None


def _plain_roman(heading: Heading, number: Numeral, look: Look, last: int) -> Heading | None:
    """Take the next Roman figure for a heading where the document sets nothing apart."""
    figure = as_roman(number)
    words = heading.entry.text
    if look.emphasis or figure is None or figure.parts != (last + 1,):
        return None
    if len(words) > _SHORT or words[:1].islower():
        return None
    return msgspec.structs.replace(
        heading, entry=msgspec.structs.replace(heading.entry, number=figure)
    )


def _parted(entry: Entry) -> Entry:
    """Part "2 Background", which is a number and a name only where it is a heading."""
    found = typed_number(entry.text, heading=True) if heading_like(entry) else None
    if not found:
        return entry
    runs = cut(entry.runs, found[1], len(entry.text), notes=EVERY_NOTE)
    return msgspec.structs.replace(
        entry, number=numeral(found[0]), text=entry.text[found[1] :], runs=runs
    )


def _leads(at: int, made: Sequence[Entry], number: tuple[int, ...]) -> bool:
    """Tell whether the next paragraph numbers below belong to this one (2.1 after 2)."""
    for entry in made[at + 1 : at + 1 + _LOOK_AHEAD]:
        if len(entry.parts) >= 2:
            return entry.parts[:1] == number and entry.parts[1] > 0
    return False


def named(at: int, entry: Entry, made: Sequence[Entry], profile: Profile) -> Heading | None:
    """Make a heading of an entry: joined with a wrapped line, parted from words that follow."""
    short = 0 < len(entry.text) <= LONGEST_HEADING and not contents_line(entry.text)
    section_id = match_section(profile, entry.text) if short else None
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
    section_id = match_section(profile, name) if colon and len(name) <= LONGEST_HEADING else None
    if section_id is None or "\n" in name:
        return None
    end = len(entry.text)
    start = end - len(entry.text[len(name) + 1 :].lstrip())
    if start >= end:
        return None
    head = msgspec.structs.replace(entry, text=name + colon, runs=cut(entry.runs, 0, len(name) + 1))
    runs = cut(entry.runs, start, end, notes=EVERY_NOTE)
    rest = msgspec.structs.replace(entry, number=None, text=entry.text[start:], runs=runs)
    return Heading(at, 1, head, section_id, rest)
