"""The self-check: the written report, read again, must be the report that was assembled."""

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from committee_pack.model.notes import with_notes
from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Report,
    Run,
    Section,
    Table,
    formatted,
    text_of,
    words_of,
)

# What a block says, apart from how and from where: a kind, then its words.
Content = tuple[str, ...]


class Worded(Protocol):
    """Anything with words: a paragraph of a reader's flow."""

    @property
    def text(self) -> str:
        """The words, without number or marker."""


class House(msgspec.Struct, frozen=True, kw_only=True):
    """What a template brings of its own: its fixed words, and the names it has tags for.

    A council's template has its own headings, labels and standing lines ("Not for publication"):
    they stand in the filled report, and are no difference.
    """

    words: frozenset[str] = frozenset()
    tags: frozenset[str] | None = None

    def holds(self, block: Block) -> bool:
        """Tell whether a block's words are the template's own."""
        return _folded(words_of(block)) in self.words

    def shows(self, name: str) -> bool:
        """Tell whether the template has a tag of that name; without a template it has all."""
        return self.tags is None or name in self.tags


def house_of(blocks: Iterable[Block | Worded], tags: Iterable[str]) -> House:
    """Give what a template brings of its own, from its blocks as read and its tags."""
    words = (_folded(_words(block)) for block in blocks)
    return House(words=frozenset(one for one in words if "{" not in one), tags=frozenset(tags))


def differences(assembled: Report, read: Report, house: House | None = None) -> tuple[str, ...]:
    """Compare two reports by what a reader of the page sees; no difference gives nothing.

    Title, front matter, section numbers and ids, and for each block its number or marker, words,
    formatting, notes and table cells are compared. Spacing is folded; places and origins are left
    aside, and so are the marks of notes (Word counts the template's too) and what the template
    brings of its own.
    """
    house = house or House()
    ours = [section for section in assembled.sections if house.shows(f"sections.{section.id}")]
    theirs = [section for section in read.sections if section.id or not _is_fixed(section, house)]
    found = [*_top(assembled, read, house)]
    wanted = [(section.number, _folded(section.heading)) for section in ours]
    got = [(section.number, _folded(_heading_meant(section, ours, house))) for section in theirs]
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
    shown = {_folded(words) for words in there}
    for block in assembled.preamble:
        if _folded(words_of(block)) not in shown:
            yield f'"{_short(words_of(block))}" was written above the first section, and is lost'
    if house.shows("report.title") and not _stands(assembled.title, shown):
        yield f'the title "{_short(assembled.title)}" was read back as "{_short(read.title)}"'
    if house.tags is not None and not any(tag.startswith("front_matter.") for tag in house.tags):
        return
    for label, value in assembled.front_matter.items():
        if not _stands(value, shown):
            again = read.front_matter.get(label, "nothing")
            yield f'{label}: "{_short(value)}" was read back as "{_short(again)}"'


def _stands(words: str, shown: Iterable[str]) -> bool:
    """Tell whether words stand in one of the lines, alone or after a label."""
    wanted = _folded(words)
    return any(line == wanted or line.endswith(f" {wanted}") for line in shown)


def _heading_meant(read: Section, ours: Iterable[Section], house: House) -> str:
    """Give the report's own heading for one that the template words in its own way."""
    if _folded(read.heading) in house.words:
        return next((one.heading for one in ours if one.id == read.id), read.heading)
    return read.heading


def _is_fixed(section: Section, house: House) -> bool:
    """Tell whether a section is the template's own, such as "Contact details"."""
    return all(house.holds(block) for block in section.blocks)


def words_lost(wanted: Iterable[Block], got: Iterable[Block | Worded]) -> tuple[str, ...]:
    """Check an appendix: every block's words stand in the file that was read back, in order."""
    there = [_folded(_words(block)) for block in got]
    at = 0
    for block in wanted:
        words = _folded(words_of(block))
        try:
            at = there.index(words, at) + 1
        except ValueError:
            return (f'"{_short(words)}" was written and not read back',)
    return ()


def content(block: Block) -> Content:
    """Give what a block says: its kind, number or marker, words and formatting, spacing folded."""
    if isinstance(block, Paragraph):
        return ("paragraph", block.number or "", _folded(block.text), *_formatting(block.runs))
    if isinstance(block, ListItem):
        marker = block.marker or ""
        words = _folded(block.text)
        return ("list item", str(block.level), marker, words, *_formatting(block.runs))
    if isinstance(block, Table):
        cells = (_marks(cell) for row in block.runs for cell in row)
        rows = ("\t".join(map(_folded, row)) for row in block.rows)
        return ("table", *rows, *(mark for marks in cells for mark in marks))
    if isinstance(block, Picture):
        return ("picture", _folded(block.alt))
    if isinstance(block, Note):
        return ("note", _folded(block.text), *_formatting(block.runs))
    raise AssertionError(block)


def _contents(blocks: Sequence[Block]) -> list[Content]:
    """Give what blocks say, each with its notes; one that nothing refers to is a paragraph."""
    return [
        content(one)
        for block, notes in with_notes(blocks)
        for one in (_as_paragraph(block) if isinstance(block, Note) else block, *notes)
        if one is not None
    ]


def _as_paragraph(note: Note) -> Paragraph:
    mark = Run(text=note.mark, superscript=True)
    gap = Run(text=" " if note.mark[-1:].isalnum() else "")
    runs = (mark, gap, *(note.runs or (Run(text=note.text),)))
    return Paragraph(number=None, text=text_of(runs), runs=formatted(runs))


def _words(block: Block | Worded) -> str:
    return words_of(block) if isinstance(block, Block) else block.text


def _section(section: Section, again: Section, house: House) -> Iterable[str]:
    ours, theirs = _contents(section.blocks), _contents(again.blocks)
    if ours != theirs:
        theirs = _contents([block for block in again.blocks if not house.holds(block)])
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


def _formatting(runs: tuple[Run, ...]) -> Iterable[str]:
    """Give the formatted stretches of a paragraph; plain ones say nothing of their own."""
    for run in runs:
        marks = "".join(
            mark
            for mark, on in (
                ("b", run.bold),
                ("i", run.italic),
                ("u", run.underline),
                ("^", run.superscript),
                ("_", run.subscript),
                (f"@{run.link}", bool(run.link)),
            )
            if on
        )
        if marks and run.text.strip():
            yield f"{marks}:{_folded(run.text)}"
    yield from _marks(runs)


def _marks(runs: tuple[Run, ...]) -> Iterable[str]:
    """Give the words that each mark of a note stands behind."""
    before = ""
    for run in runs:
        before += run.text
        if run.note is not None:
            yield f"[note] {_folded(before)[-40:]}"


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117]}..."
