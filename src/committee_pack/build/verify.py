"""The self-check: the written report, read again, must be what the writer meant to print."""

from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from committee_pack.build.contents import Content, contents_of, folded
from committee_pack.model.report import Block, Report, Section, words_of
from committee_pack.profiles import Profile, match_front_matter
from committee_pack.writers.cleaning import clean
from committee_pack.writers.shown import as_shown


class Worded(Protocol):
    """Anything with words: a paragraph of a reader's flow."""

    @property
    def text(self) -> str:
        """The words, without number or marker."""


class House(msgspec.Struct, frozen=True, kw_only=True):
    """What a template brings of its own: its fixed words, the names it has tags for, its numbers.

    A council's template has its own headings, labels and standing lines ("Not for publication"):
    they stand in the filled report, and are no difference.
    """

    words: frozenset[str] = frozenset()
    tags: frozenset[str] | None = None
    profile: Profile | None = None
    numbers: Mapping[str, str | None] = msgspec.field(default_factory=dict)

    def number_of(self, section: Section) -> str | None:
        """Give the number that a section's heading has on the page: the template makes it.

        Written in the template's way, but never another number: 6 and 6.0 are one, 6 and 7 two.
        """
        printed = self.numbers.get(section.id or "", section.number)
        return (
            printed if printed is None or _same_number(printed, section.number) else section.number
        )

    def holds(self, block: Block) -> bool:
        """Tell whether a block's words are the template's own."""
        return folded(words_of(block)) in self.words

    def shows(self, name: str) -> bool:
        """Tell whether the template has a tag of that name; without a template it has all."""
        return self.tags is None or name in self.tags

    def shows_field(self, label: str) -> bool:
        """Tell whether the template has a tag for the front matter of that label."""
        if self.tags is None or self.profile is None:
            return self.tags is None
        field = match_front_matter(self.profile, label)
        return field is not None and self.shows(f"front_matter.{field.id}")


def _same_number(printed: str, meant: str | None) -> bool:
    return _leading_figure(printed) == _leading_figure(meant or "")


def _leading_figure(number: str) -> str:
    return number.strip("( ").split(".")[0].rstrip(":) ")


def house_of(
    blocks: Iterable[Block | Worded],
    tags: Iterable[str],
    profile: Profile | None = None,
    read: Report | None = None,
) -> House:
    """Give what a template brings of its own.

    Args:
        blocks: the template's blocks, as read.
        tags: the names that it prints.
        profile: the structure whose labels its front matter has.
        read: the template, read as a report: "6." and "6" are a council's way to write 6.0.
    """
    words = [folded(_words(block)) for block in blocks]
    # Typed numbers stand in the words of what was read, and apart from them in the report.
    for section in read.sections if read else ():
        words.append(folded(section.heading))
        words += [folded(words_of(block)) for block in section.blocks]
    return House(
        words=frozenset(one for one in words if "{" not in one),
        tags=frozenset(tags),
        profile=profile,
        numbers={one.id: one.number for one in read.sections if one.id} if read else {},
    )


def differences(assembled: Report, read: Report, house: House | None = None) -> tuple[str, ...]:
    """Compare two reports by what a reader of the page sees; no difference gives nothing.

    What was assembled is compared as the writer shows it (``writers.shown``): title, front matter,
    section numbers and ids, and for each block its number or marker, words, formatting, notes,
    table cells, a picture's bytes. Spacing is folded; places and origins are left aside, and so are
    the marks of notes (Word counts the template's too) and what the template brings of its own.
    """
    house = house or House()
    ours = [section for section in assembled.sections if house.shows(f"sections.{section.id}")]
    theirs = [section for section in read.sections if section.id or not _is_fixed(section, house)]
    found = [*_top(assembled, read, house)]
    wanted = [(house.number_of(section), folded(section.heading)) for section in ours]
    got = [(section.number, folded(_heading_meant(section, ours, house))) for section in theirs]
    if wanted != got:
        found.append(f"sections: {_first_difference(wanted, got)}")
        return tuple(found)
    for section, again in zip(ours, theirs, strict=True):
        found += _section(section, again, house)
    return tuple(found)


def _top(assembled: Report, read: Report, house: House) -> Iterable[str]:
    """Compare what stands above the first section: wherever the template puts it, it is there."""
    there = [
        read.title,
        *read.front_matter.values(),
        *(part for block in read.preamble for part in words_of(block).split("\n")),
        *(words_of(block) for block in read.preamble),
    ]
    shown = {folded(words) for words in there}
    for block in as_shown(assembled.preamble).blocks:
        if folded(words_of(block)) not in shown:
            yield f'"{_short(words_of(block))}" was written above the first section, and is lost'
    if house.shows("report.title") and not _stands(assembled.title, shown):
        yield f'the title "{_short(assembled.title)}" was read back as "{_short(read.title)}"'
    for label, value in assembled.front_matter.items():
        if house.shows_field(label) and not _stands(value, shown):
            again = read.front_matter.get(label, "nothing")
            yield f'{label}: "{_short(value)}" was read back as "{_short(again)}"'


def _stands(words: str, shown: Iterable[str]) -> bool:
    """Tell whether words stand in one of the lines, alone or after a label."""
    wanted = folded(clean(words)[0])
    return any(line == wanted or line.endswith(f" {wanted}") for line in shown)


def _heading_meant(read: Section, ours: Iterable[Section], house: House) -> str:
    """Give the report's own heading for one that the template words in its own way."""
    if folded(read.heading) in house.words:
        return next((one.heading for one in ours if one.id == read.id), read.heading)
    return read.heading


def _is_fixed(section: Section, house: House) -> bool:
    """Tell whether a section is the template's own, such as "Contact details"."""
    return all(house.holds(block) for block in section.blocks)


def words_lost(wanted: Iterable[Block], got: Iterable[Block | Worded]) -> tuple[str, ...]:
    """Check an appendix: every block's words stand in the file that was read back, in order."""
    there = [folded(_words(block)) for block in got]
    at = 0
    for block in as_shown(tuple(wanted)).blocks:
        words = folded(words_of(block))
        try:
            at = there.index(words, at) + 1
        except ValueError:
            return (f'"{_short(words)}" was written and not read back',)
    return ()


def _words(block: Block | Worded) -> str:
    return words_of(block) if isinstance(block, Block) else block.text


def _section(section: Section, again: Section, house: House) -> Iterable[str]:
    ours, theirs = contents_of(as_shown(section.blocks).blocks), contents_of(again.blocks)
    if ours != theirs:
        theirs = contents_of([block for block in again.blocks if not house.holds(block)])
    if ours != theirs:
        yield f"section {section.number}: {_first_difference(ours, theirs)}"


def _first_difference(wanted: list[Content] | list[tuple[str | None, str]], got: object) -> str:
    others = list(got) if isinstance(got, list) else []
    for place, ours in enumerate(wanted):
        theirs = others[place] if place < len(others) else "nothing"
        if ours != theirs:
            return f'"{_short(_shown(ours))}" was read back as "{_short(_shown(theirs))}"'
    return f'"{_short(_shown(others[len(wanted)]))}" was read back on top of what was written'


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(part for part in value if part)
    return str(value)


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117]}..."
