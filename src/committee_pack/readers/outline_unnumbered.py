"""Section headings without a number, beside the numbered ones."""

import re
from collections.abc import Sequence
from functools import lru_cache

from committee_pack.profiles import Profile, SectionKind
from committee_pack.readers.outline_entries import (
    LONGEST_HEADING,
    Entry,
    contents_line,
    figures_ahead,
    heading_like,
)
from committee_pack.readers.outline_headings import Heading, named
from committee_pack.readers.outline_lists import names_appendix
from committee_pack.readers.outline_look import Look

_LONGEST_PLAIN = 45
_FEWEST_SECTIONS = 2
_SMALLER = 0.96


def all_headings(
    made: Sequence[Entry],
    numbered: Sequence[Heading],
    profile: Profile,
    look: Look,
    outside: frozenset[int],
) -> list[Heading]:
    """Add to the numbered headings those without a number, in document order.

    Args:
        made: the entries of the document.
        numbered: the headings that carry a number.
        profile: the structure the report is read against.
        look: how this document sets its headings.
        outside: places of the title and the front matter, which are no headings.
    """
    judge = _Judge(made, numbered, look, outside, profile)
    by_place = {heading.at: heading for heading in numbered}
    skip_to = 0
    for at, entry in enumerate(made):
        if at in by_place:
            judge.accept(by_place[at])
            skip_to = at + by_place[at].takes
        if at < skip_to or at in outside or entry.number or not entry.paragraph:
            continue
        heading = named(at, entry, made, profile)
        if heading is not None and judge.is_section(heading):
            judge.accept(heading)
            skip_to = at + heading.takes
    return _without_letterhead(judge.found)


def _without_letterhead(found: list[Heading]) -> list[Heading]:
    """Leave out the lines that stand above the first section without words of their own.

    "Report of the Director of Place" below a title in capitals opens no section.
    """
    known = next((at for at, heading in enumerate(found) if heading.section_id), 0)
    start = 0
    while start < known and not found[start].entry.number and _is_empty(found, start):
        start += 1
    return found[start:]


def _is_empty(found: Sequence[Heading], at: int) -> bool:
    return found[at].at + found[at].takes == found[at + 1].at


class _Judge:
    """Judges lines without a number by what stands before and after them."""

    def __init__(
        self,
        made: Sequence[Entry],
        numbered: Sequence[Heading],
        look: Look,
        outside: frozenset[int],
        profile: Profile,
    ) -> None:
        self.made = made
        self.ahead = figures_ahead(made, lambda entry: len(entry.parts) > 1)
        self.before = _ordinals_before(made)
        self.numbered = numbered
        self.look = look
        self.top = _top_level(made, numbered, outside)
        self.profile = profile
        self.tail = _words(profile.tail_headings)
        # What stands above the fields and the title is the council's own head.
        self.outside = outside
        self.start = max(outside, default=-1)
        self.found: list[Heading] = []
        self.subheaded = False

    def accept(self, heading: Heading) -> None:
        """Open a section."""
        self.found.append(heading)
        self.subheaded = False

    def is_section(self, heading: Heading) -> bool:
        """Tell whether a line opens a section; a shown line that does not is a sub-heading."""
        shown = self.look.shows(heading.entry) or _bold_name(heading)
        if heading.section_id is not None:
            named = shown or self._plain_name(heading) or self._closing_list(heading)
            decided = named and not self._within(heading)
        elif self._in_head(heading.at):
            return False
        elif shown:
            decided = self._shown(heading) or self._counts_on(heading)
        else:
            decided = self._plain_label(heading.entry) and self._in_tail(heading)
        self.subheaded = self.subheaded or (shown and not decided)
        return decided

    def _plain_name(self, heading: Heading) -> bool:
        """Take a known name in plain letters where the document sets no heading apart."""
        return not self.look.emphasis and heading.rest is None

    def _in_head(self, at: int) -> bool:
        """Tell whether only short lines and fields stand between a line and the title."""
        lines = (self.made[place] for place in range(at, self.start) if place not in self.outside)
        return at < self.start and all(
            one.paragraph and len(one.text) <= LONGEST_HEADING and not one.text.endswith(".")
            for one in lines
        )

    def _closing_list(self, heading: Heading) -> bool:
        """Take "Background papers: none" in plain letters behind the last numbered paragraph."""
        if heading.rest is None or heading.section_id is None or self.ahead[heading.at + 1]:
            return False
        kind = self.profile.section(heading.section_id).kind
        return bool(self.found) and kind is not SectionKind.FREE

    def _within(self, heading: Heading) -> bool:
        """Tell whether a known name heads a part of a numbered section: 3.5 follows it, after 3.4.

        The name alone does not tell: "Background" is a section in one report and a sub-heading
        in the next.
        """
        if not self.numbered:
            return self._below_styled(heading)
        if heading.at < self.numbered[0].at:
            return False
        level = heading.entry.paragraph.heading if heading.entry.paragraph else None
        if self.top is not None and level is not None and level > self.top:
            return True
        ordinal = self.found[-1].ordinal if self.found else None
        return ordinal is not None and self._goes_on(heading.at, ordinal)

    def _below_styled(self, heading: Heading) -> bool:
        """Tell whether a known name has a lower style than every section so far, of two or more."""
        if self._set_smaller(heading):
            return True
        here = heading.entry.paragraph.heading if heading.entry.paragraph else None
        levels = [one.entry.paragraph.heading for one in self.found if one.entry.paragraph]
        if here is None or len(levels) < _FEWEST_SECTIONS:
            return False
        return all(level is not None and level < here for level in levels)

    def _set_smaller(self, heading: Heading) -> bool:
        """Tell whether a line is set smaller than every known section so far, of two or more."""
        known = [one.entry.paragraph for one in self.found if one.section_id is not None]
        sizes = [paragraph.size for paragraph in known if paragraph and paragraph.size]
        here = heading.entry.paragraph.size if heading.entry.paragraph else None
        return here is not None and len(sizes) >= _FEWEST_SECTIONS and here < min(sizes) * _SMALLER

    def _goes_on(self, at: int, ordinal: int) -> bool:
        """Tell whether the next paragraph numbers are still those of section ``ordinal``."""
        after = self.ahead[at + 1]
        return bool(after) and after[0] == ordinal and after[1] > 0

    def _counts_on(self, heading: Heading) -> bool:
        """Tell whether a line lost only its own number: 2.1 follows at once, 1.3 stands before.

        Under a heading 2 of its own, it is a sub-heading.
        """
        after = heading.at + heading.takes
        parts = self.made[after].parts if after < len(self.made) else ()
        if len(parts) < 2 or parts[1] != 1 or self.before[heading.at] != parts[0] - 1:
            return False
        return not self.found or self.found[-1].ordinal != parts[0]

    def _shown(self, heading: Heading) -> bool:
        """Judge a line that is set as a heading and has no name the profile knows."""
        paragraph = heading.entry.paragraph
        level = paragraph.heading if paragraph else None
        if not self.numbered:
            fits = _in_capitals(heading.entry.text) or not self._all_in_capitals()
            fits = fits and not self._set_smaller(heading)
            return fits and (self.top is None or level == self.top)
        if not self.found or heading.at < self.numbered[0].at:
            return self._styled_as_sections(heading)
        if self.top is not None and level is not None and not self.subheaded:
            return level <= self.top
        return self._in_tail(heading)

    def _styled_as_sections(self, heading: Heading) -> bool:
        """Tell whether a line above the first number is set as the sections, with its own words.

        Set so by style, or where no style is known by a size above the body's.
        """
        after = heading.at + heading.takes
        below = self.made[after] if after < len(self.made) else None
        words = below and not (heading_like(below) or contents_line(below.text))
        paragraph = heading.entry.paragraph
        if paragraph is None or not words or not heading.at > self.start >= 0:
            return False
        if self.top is not None:
            return paragraph.heading == self.top
        sizes = {one.entry.paragraph.size for one in self.numbered if one.entry.paragraph}
        body = self.look.size or 0.0
        return sizes == {paragraph.size} and (paragraph.size or 0.0) * _SMALLER > body > 0

    def _all_in_capitals(self) -> bool:
        """Tell whether the sections so far are set in capitals: what is not is a sub-heading."""
        known = [one.entry.text for one in self.found if one.section_id is not None]
        return len(known) >= _FEWEST_SECTIONS and all(map(_in_capitals, known))

    def _in_tail(self, heading: Heading) -> bool:
        """Tell whether the numbered part is over: contact details and lists follow unnumbered."""
        last, current = self.numbered[-1:], self.found[-1:]
        if not last or not current or heading.at < last[0].at or self.subheaded:
            return False
        if heading.at == current[0].at + current[0].takes:
            return False
        words = heading.entry.text
        capitals = (
            _in_capitals(words) and current[0] is not last[0] and current[0].entry.text.isupper()
        )
        if not capitals and not self._names_tail(words):
            return False
        ordinal = last[0].ordinal
        return ordinal is None or not self._goes_on(heading.at, ordinal)

    def _plain_label(self, entry: Entry) -> bool:
        """Take "Contact details:" in plain letters for a heading: a short label on a line alone."""
        words = entry.text.rstrip()
        return words.endswith(":") and len(words) < _LONGEST_PLAIN and self._names_tail(words)

    def _names_tail(self, words: str) -> bool:
        """Tell whether words name what stands after the last section; anything else is a name.

        "Appendix A:" is an entry of a list, not its heading.
        """
        return self.tail.search(words) is not None and not names_appendix(words)


def _in_capitals(words: str) -> bool:
    """Tell whether words are in capitals, but for a remark in brackets behind them."""
    return re.sub(r"\(.*?\)", "", words).isupper()


def _bold_name(heading: Heading) -> bool:
    """Tell whether the name before the words on its line is bold: "**Legal comments:** none"."""
    runs = heading.entry.runs
    return heading.rest is not None and bool(runs) and all(run.bold for run in runs)


def _ordinals_before(made: Sequence[Entry]) -> list[int | None]:
    """Give for each place the section that the last paragraph number before it belongs to."""
    found: list[int | None] = []
    last: int | None = None
    for entry in made:
        found.append(last)
        last = entry.parts[0] if len(entry.parts) > 1 else last
    return found


@lru_cache(maxsize=16)
def _words(wanted: tuple[str, ...]) -> re.Pattern[str]:
    """Make a pattern that finds any of the words, or a word that begins with one."""
    every = "|".join(re.escape(word) for word in wanted)
    return re.compile(rf"\b(?:{every})" if wanted else r"(?!)", re.IGNORECASE)


def _top_level(
    made: Sequence[Entry], numbered: Sequence[Heading], outside: frozenset[int]
) -> int | None:
    """Give the heading level sections have: that of the numbered ones, else the highest used."""
    of_numbered = [h.entry.paragraph.heading for h in numbered if h.entry.paragraph]
    levels = [level for level in of_numbered if level is not None]
    if numbered:
        return min(levels, default=None)
    others = [
        entry.paragraph.heading
        for at, entry in enumerate(made)
        if entry.paragraph and entry.paragraph.heading and at not in outside
    ]
    return min(others, default=None)
