"""The self-check: the written report, read again, must be the report that was assembled."""

import re
from collections.abc import Iterable
from typing import Protocol

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
    words_of,
)

# What a block says, apart from how and from where: a kind, then its words.
Content = tuple[str, ...]


class Worded(Protocol):
    """Anything with words: a paragraph of a reader's flow."""

    @property
    def text(self) -> str:
        """The words, without number or marker."""


def differences(assembled: Report, read: Report) -> tuple[str, ...]:
    """Compare two reports by what a reader of the page sees; no difference gives nothing.

    Title, front matter, section numbers and headings, and for each block its number or marker,
    words, formatting and table cells are compared. Spacing is folded; places and origins are left
    aside.
    """
    found = [
        *_differ("title", _folded(assembled.title), _folded(read.title)),
        *_front_matter(assembled, read),
        *_blocks("before the first section", assembled.preamble, read.preamble),
    ]
    wanted = [(section.number, _folded(section.heading)) for section in assembled.sections]
    got = [(section.number, _folded(section.heading)) for section in read.sections]
    if wanted != got:
        found.append(f"sections: {_first_difference(wanted, got)}")
        return tuple(found)
    for section, again in zip(assembled.sections, read.sections, strict=True):
        found += _section(section, again)
    return tuple(found)


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
        return ("table", *("\t".join(map(_folded, row)) for row in block.rows))
    if isinstance(block, Picture):
        return ("picture", _folded(block.alt))
    if isinstance(block, Note):
        return ("note", block.mark, _folded(block.text))
    raise AssertionError(block)


def _words(block: Block | Worded) -> str:
    return words_of(block) if isinstance(block, Block) else block.text


def _section(section: Section, again: Section) -> Iterable[str]:
    return _blocks(f"section {section.number}", section.blocks, again.blocks)


def _blocks(place: str, wanted: Iterable[Block], got: Iterable[Block]) -> Iterable[str]:
    ours, theirs = [content(block) for block in wanted], [content(block) for block in got]
    if ours != theirs:
        yield f"{place}: {_first_difference(ours, theirs)}"


def _front_matter(assembled: Report, read: Report) -> Iterable[str]:
    again = {_folded(label): _folded(value) for label, value in read.front_matter.items()}
    for label, value in assembled.front_matter.items():
        yield from _differ(label, _folded(value), again.get(_folded(label), "nothing"))


def _differ(place: str, wanted: str, got: str) -> Iterable[str]:
    if wanted != got:
        yield f'{place}: "{_short(wanted)}" was read back as "{_short(got)}"'


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


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117]}..."
