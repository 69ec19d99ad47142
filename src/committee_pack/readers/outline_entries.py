"""Entries: the flow's blocks with their numbers parted from their words."""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import msgspec

from committee_pack.model.dates import MONTHS
from committee_pack.model.report import Run, Table, cut, text_of
from committee_pack.model.source import Where
from committee_pack.readers.flow import FlowBlock, FlowParagraph
from committee_pack.readers.outline_numbers import Form, Numeral, numeral, typed_number

_SENTENCE_END = re.compile(r"[.;,]['\"’”)]*$")
LONGEST_HEADING = 160
_LONGEST_NUMBER = 16
EVERY_NOTE = (-1.0, math.inf)
# A gap to fill in, a remark in brackets such as "[Picture: the harbour]", an address of e-mail, a
# day, or figures set apart from their words.
_NO_HEADING = re.compile(
    r"_{3,}|\.{6,}|…{3,}|^\s*\[.*\]\s*$|\w@\w|\t[\s(£–-]*\d[\d,.%()£\s–-]*$"
    rf"|^(?:\w+day,?\s+)?\d{{1,2}}\s?(?:st|nd|rd|th)?\s+(?:{'|'.join(MONTHS)}),?\s+\d{{4}}$",
    re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r"(?:\t|\.{3,}|…[.…]*)\s*\d+$")


class Entry(msgspec.Struct, frozen=True):
    """A block of the flow; for a paragraph also itself, its number, and its words without it."""

    block: FlowBlock
    number: Numeral | None = None
    text: str = ""
    runs: tuple[Run, ...] = ()
    # Asked for more often than anything else here; None for a table, a picture or a note.
    paragraph: FlowParagraph | None = None

    @property
    def parts(self) -> tuple[int, ...]:
        """The figures of a decimal number, empty where there is none."""
        return self.number.parts if self.number and self.number.form is Form.DECIMAL else ()


def entries(blocks: Iterable[FlowBlock]) -> list[Entry]:
    """Part typed numbers from words; paragraphs without words are left out."""
    made = []
    for block in blocks:
        if not isinstance(block, FlowParagraph):
            made.append(Entry(block))
        elif block.text.strip() or block.label:
            made.append(_entry(block))
    return made


def unboxed(blocks: Iterable[FlowBlock]) -> list[FlowBlock]:
    """Take a report out of the table it is set in: numbers in one column, words in the other.

    Only where no number stands outside a table; else it is a table of data.
    """
    every = list(blocks)
    paragraphs = [block for block in every if isinstance(block, FlowParagraph)]
    if any(_zero(block.label or block.text[:_LONGEST_NUMBER]) for block in paragraphs):
        return every
    made: list[FlowBlock] = []
    for block in every:
        made += _rows(block) if isinstance(block, Table) and _is_layout(block) else [block]
    return made


def _zero(label: str) -> bool:
    if "0" not in label:
        return False
    parts = numeral(label.split(" ")[0]).parts
    return len(parts) == 2 and parts[1] == 0


def _is_layout(table: Table) -> bool:
    if any(len(row) != 2 for row in table.rows):
        return False
    labels = [row[0].strip() for row in table.rows if row[0].strip()]
    numbered = all(len(numeral(label).parts) == 2 for label in labels)
    return numbered and sum(map(_zero, labels)) >= 1 and len(labels) >= 2


def _rows(table: Table) -> list[FlowBlock]:
    made: list[FlowBlock] = []
    for at, row in enumerate(table.rows):
        runs = table.runs[at][1] if table.runs else ()
        start = 0
        for count, words in enumerate(row[1].split("\n")):
            kept = cut(runs, start, start + len(words), notes=(start - 1, start + len(words)))
            start += len(words) + 1
            if words.strip() or (count == 0 and row[0].strip()):
                made.append(
                    FlowParagraph(
                        text=words,
                        runs=kept,
                        label=row[0].strip() or None if count == 0 else None,
                        bold=bool(kept) and all(run.bold for run in kept if run.note is None),
                        where=table.where or Where(),
                    )
                )
    return made


def _entry(paragraph: FlowParagraph) -> Entry:
    runs = paragraph.runs if text_of(paragraph.runs) == paragraph.text else ()
    text = paragraph.text
    if paragraph.label and paragraph.label.strip():
        start = 0
        number: Numeral | None = numeral(paragraph.label)
    else:
        bare = text.lstrip()
        found = typed_number(bare)
        start = (len(text) - len(bare) + found[1]) if found else 0
        number = numeral(found[0]) if found else None
    end = len(text.rstrip())
    start = min(end, start + len(text[start:]) - len(text[start:].lstrip()))
    if start == 0 and end == len(text):
        return Entry(paragraph, number, text, runs, paragraph)
    own = cut(runs, start, end, notes=EVERY_NOTE) if runs else ()
    return Entry(paragraph, number, text[start:end], own, paragraph)


def figures_ahead(made: Sequence[Entry], wanted: Callable[[Entry], bool]) -> list[tuple[int, ...]]:
    """Give for each place, and for the end, the figures of the first wanted entry from there on.

    () stands where there is none, or none with a decimal number.
    """
    ahead: list[tuple[int, ...]] = [()]
    for entry in reversed(made):
        ahead.append(entry.parts if wanted(entry) else ahead[-1])
    ahead.reverse()
    return ahead


def heading_like(entry: Entry) -> bool:
    """Tell whether an entry's words could be a heading."""
    return reads_as_heading(entry.text)


# The same lines are asked about for every kind of heading in turn.
@lru_cache(maxsize=4096)
def reads_as_heading(words: str) -> bool:
    """Tell whether words could be a heading: short, no sentence, line of contents or gap."""
    if len(words) > LONGEST_HEADING:
        return False
    if not any(char.isalpha() for char in words):
        return False
    if contents_line(words) or "\n" in words.strip() or _NO_HEADING.search(words):
        return False
    return not _SENTENCE_END.search(words)


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts are alike but for case and spacing."""
    return one.casefold().split() == other.casefold().split()


def contents_line(words: str) -> bool:
    """Tell whether words are a line of a table of contents: they end in a page number set apart."""
    return words[-2:].strip()[-1:].isdigit() and _CONTENTS_LINE.search(words) is not None
