"""Entries: the flow's blocks with their numbers parted from their words."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from committee_pack.model.report import Run, formatted, text_of
from committee_pack.readers.flow import FlowBlock, FlowParagraph
from committee_pack.readers.outline_numbers import Form, Numeral, numeral, typed_number

_SENTENCE_END = re.compile(r"[.;,]['\"’”)]*$")
_LONGEST_HEADING = 160
_CONTENTS_LINE = re.compile(r"(?:\t|\.{3,}|…)\s*\d+$")


class Entry(msgspec.Struct, frozen=True):
    """A block of the flow; for a paragraph also its number, and its words without it."""

    block: FlowBlock
    number: Numeral | None = None
    text: str = ""
    runs: tuple[Run, ...] = ()

    @property
    def paragraph(self) -> FlowParagraph | None:
        """The flow's paragraph, or None for a table, a picture or a note."""
        return self.block if isinstance(self.block, FlowParagraph) else None

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


def _entry(paragraph: FlowParagraph) -> Entry:
    runs = paragraph.runs if text_of(paragraph.runs) == paragraph.text else ()
    text = paragraph.text
    if paragraph.label and paragraph.label.strip():
        start = 0
        number: Numeral | None = numeral(paragraph.label)
    else:
        stands_out = paragraph.bold or paragraph.heading is not None
        found = typed_number(text.lstrip(), heading=stands_out and len(text) < _LONGEST_HEADING)
        start = (len(text) - len(text.lstrip()) + found[1]) if found else 0
        number = numeral(found[0]) if found else None
    end = len(text.rstrip())
    start = min(end, start + len(text[start:]) - len(text[start:].lstrip()))
    return Entry(paragraph, number, text[start:end], cut(runs, start, end))


def cut(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """Keep the formatting of ``text[start:end]``."""
    kept = []
    at = 0
    for run in runs:
        piece = run.text[max(0, start - at) : max(0, end - at)]
        if piece:
            kept.append(msgspec.structs.replace(run, text=piece))
        at += len(run.text)
    return formatted(kept)


def heading_like(entry: Entry) -> bool:
    """Tell whether words could be a heading: short, no end of sentence, no line of contents."""
    words = entry.text
    if not any(char.isalpha() for char in words) or len(words) > _LONGEST_HEADING:
        return False
    if contents_line(words) or "\n" in words.strip():
        return False
    return not _SENTENCE_END.search(words)


def contents_line(words: str) -> bool:
    """Tell whether words are a line of a table of contents: they end in a page number set apart."""
    return _CONTENTS_LINE.search(words) is not None


def stands_out(entry: Entry, body_size: float | None) -> bool:
    """Tell whether a paragraph is set as a heading: by style or tag, bold, or larger."""
    paragraph = entry.paragraph
    if paragraph is None:
        return False
    larger = bool(body_size and paragraph.size and paragraph.size >= body_size * 1.15)
    return paragraph.heading is not None or paragraph.bold or larger


def body_size(made: Iterable[Entry]) -> float | None:
    """Give the size most words are set in, in points; None where no size is known."""
    sizes: Counter[float] = Counter()
    for entry in made:
        if entry.paragraph and entry.paragraph.size:
            sizes[entry.paragraph.size] += len(entry.text)
    return sizes.most_common(1)[0][0] if sizes else None
