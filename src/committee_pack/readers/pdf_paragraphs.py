"""Lines into paragraphs, over page breaks too, with labels parted from their words."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from committee_pack.model.report import Run, formatted
from committee_pack.model.source import Where
from committee_pack.readers.flow import FlowParagraph
from committee_pack.readers.labels import (
    bullet_of,
    ends_in_range,
    follows,
    is_label,
    is_typed_label,
)
from committee_pack.readers.pdf_lines import Line

_DASHES = frozenset("-–—")
SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*\d{0,2}$")

# "Report to: Scrutiny Committee" or "Is it exempt? <gap> No", as the block above a title has them.
_FIELD = re.compile(
    r"^[A-Z][\w/&()’'-]*(?: [\w/&()’'-]+){0,4} ?:(?:\s|$)|^[A-Z][^?:\t]{5,90}\?\s*\t"
)


class Column(msgspec.Struct, frozen=True):
    """What the print of a page is like.

    Attributes:
        right: where full lines end.
        starts: where words tend to start.
        pitch: distance of lines within a paragraph, as a share of the font size.
        tags_part: whether the document's tags are to be believed when they part two lines.
        left: where the leftmost line starts.
    """

    right: float
    starts: frozenset[int]
    pitch: float
    tags_part: bool = True
    left: float = 0.0


class LabelledLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line with its label apart: the label, the rest, where the words start.

    ``typed`` marks a label that only a space parts from the words: it is one if the line starts a
    paragraph, and words of the sentence (``paragraph 2.1 / (a) above``) if it does not.
    """

    line: Line
    label: str | None
    runs: tuple[Run, ...]
    x0: float
    typed: bool = False

    @property
    def text(self) -> str:
        """The words, without the label."""
        return "".join(run.text for run in self.runs)


def tags_split_sentences(lines: Sequence[Line]) -> bool:
    """Tell whether tags part lines of one sentence, as some makers of pdfs do."""
    right = max((line.x1 for line in lines), default=0.0)
    return any(
        a.tagged is not None
        and b.tagged is not None
        and a.tagged.block != b.tagged.block
        and a.text[-1:].isalnum()
        and b.text[:1].islower()
        and abs(a.x0 - b.x0) < 2
        and abs(a.size - b.size) < 0.2
        and right - a.x1 < b.first_width + a.size
        and 0 < b.baseline - a.baseline < 1.4 * a.size
        for a, b in pairwise(lines)
    )


def right_edge(lines: Sequence[Line]) -> float:
    """Give where full lines end: a single line that runs out further is no measure of it."""
    ends = sorted(line.x1 for line in lines)
    return ends[-2] if len(ends) > 2 and ends[-1] - ends[-2] > 20 else max(ends, default=0.0)


def column_of(lines: Sequence[Line], right: float = 0.0, tags_part: bool = True) -> Column:
    """Measure the print of a page.

    Args:
        lines: its lines, from the top down.
        right: where lines of the document usually end, for a page of few words.
        tags_part: whether the document's tags are to be believed when they part two lines.
    """
    starts = Counter(round(line.x0) for line in lines)
    starts.update(round(line.second_x0) for line in lines if line.second_x0 and line.label_apart)
    pitches = Counter(
        round((b.baseline - a.baseline) / b.size, 1)
        for a, b in pairwise(lines)
        if 0.8 * b.size < b.baseline - a.baseline < 2.2 * b.size
    )
    often = [share for share, count in pitches.items() if count >= 0.2 * sum(pitches.values())]
    return Column(
        right=max(right, right_edge(lines)),
        tags_part=tags_part,
        starts=frozenset(x for x, count in starts.items() if count > 1),
        pitch=min(often, default=1.2),
        left=min((line.x0 for line in lines), default=0.0),
    )


def part_label(line: Line, following: Line | None, column: Column) -> LabelledLine:
    """Part a number or marker at the start of a line from its words."""
    plain = LabelledLine(line=line, label=None, runs=line.runs, x0=line.x0)
    if line.second_x0 is None:
        word = bullet_of(line.first_word) or (line.first_word if is_label(line.first_word) else "")
        if word and following is not None and _stands_beside(line, following):
            return LabelledLine(line=line, label=word, runs=(), x0=following.x0)
        return plain
    label = bullet_of(line.first_word)
    if line.first_word == "o" and line.label_apart:
        # Word's second bullet is this letter of a typewriter font.
        label = "o"
    if not label and is_label(line.first_word):
        hanging = (
            following is not None
            and abs(following.x0 - line.second_x0) < 0.7 * line.size
            and following.x0 > line.x0 + 0.7 * line.size
        )
        column_start = any(round(line.second_x0) + d in column.starts for d in (-1, 0, 1))
        in_column = (hanging or column_start) and line.second_x0 - line.x0 > 12
        if line.label_apart or (in_column and not line.first_word.isdigit()):
            label = line.first_word
    if label in _DASHES and not line.label_apart:
        label = None
    runs = _without_start(line.runs, len(line.first_word))
    typed = label is None and is_typed_label(line.first_word, "".join(run.text for run in runs))
    if typed:
        label = line.first_word
    if not label:
        return plain
    return LabelledLine(line=line, label=label, runs=runs, x0=line.second_x0, typed=typed)


def _stands_beside(label: Line, words: Line) -> bool:
    """Tell whether a label is set a little higher or lower than the words to its right."""
    return words.x0 > label.x1 and abs(words.baseline - label.baseline) < 0.8 * words.size


def as_words(line: LabelledLine) -> LabelledLine:
    """Give a line whose typed label turns out to be words of its sentence."""
    return LabelledLine(line=line.line, label=None, runs=line.line.runs, x0=line.line.x0)


def _without_start(runs: Sequence[Run], length: int) -> tuple[Run, ...]:
    kept: list[Run] = []
    for run in runs:
        cut = min(length, len(run.text))
        length -= cut
        text = run.text[cut:] if kept else run.text[cut:].lstrip()
        if text or run.note:
            kept.append(msgspec.structs.replace(run, text=text))
    return tuple(kept)


def goes_on(paragraph: Sequence[LabelledLine], line: LabelledLine, column: Column) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    last, first = paragraph[-1], paragraph[0]
    if line.typed:
        return not follows(first.label, line.label) and goes_on(paragraph, as_words(line), column)
    if line.label is not None:
        return False
    if first.label and not first.runs and len(paragraph) == 1:
        return abs(line.line.baseline - last.line.baseline) < 2.2 * line.line.size
    if _too_far(paragraph, line, column):
        return False
    same = same_block(last.line, line.line)
    if same or (same is False and column.tags_part):
        return same
    if _next_field(paragraph, line, column) or _in_next_row(last, line):
        return False
    if other_print(paragraph, line):
        return False
    return same_edge(paragraph, line) and not left_room(last, line, column)


def goes_on_figures(last: LabelledLine, line: LabelledLine) -> bool:
    """Tell whether a line starts with the rest of a range of figures, "26" after "2025-"."""
    return line.line.first_word[:1].isdigit() and ends_in_range(last.text)


def _in_next_row(last: LabelledLine, line: LabelledLine) -> bool:
    """Tell whether a line begins what stands in the next row of a frame: a sentence of its own."""
    starts = line.line.below_rule and not line.text[:1].islower()
    return starts and bool(SENTENCE_END.search(last.text))


def _next_field(paragraph: Sequence[LabelledLine], line: LabelledLine, column: Column) -> bool:
    """Tell whether a line is the next of a block of fields: "Date: 1 May" under "Report to: ...".

    The line before has to leave room, else a colon may well stand in running words.
    """
    if not (_FIELD.match(line.text) and _FIELD.match(paragraph[0].text)):
        return False
    return column.right - paragraph[-1].line.x1 > line.line.first_width + 0.5 * line.line.size


def same_block(last: Line, line: Line) -> bool | None:
    """Give what the structure tree says of two lines: one block, two blocks, or nothing."""
    if last.tagged is None or line.tagged is None:
        return None
    return last.tagged.block == line.tagged.block


def _too_far(paragraph: Sequence[LabelledLine], line: LabelledLine, column: Column) -> bool:
    last = paragraph[-1].line
    gap = line.line.baseline - last.baseline
    if len(paragraph) > 1 and paragraph[-2].line.page == last.page:
        own = last.baseline - paragraph[-2].line.baseline
        return gap > 1.22 * own
    return gap > 1.25 * max(column.pitch, 1.0) * line.line.size


def other_print(paragraph: Sequence[LabelledLine], line: LabelledLine) -> bool:
    """Tell whether a line is set in other print than the paragraph before it."""
    last = paragraph[-1]
    if abs(last.line.size - line.line.size) > 0.6:
        return True
    if all(one.line.bold for one in paragraph) and not line.line.bold:
        return not line.runs[0].bold
    if line.line.bold and not last.line.bold:
        return not last.runs[-1].bold and bool(SENTENCE_END.search(last.text))
    return False


def same_edge(paragraph: Sequence[LabelledLine], line: LabelledLine) -> bool:
    """Tell whether a line starts where a further line of the paragraph would."""
    first, last = paragraph[0], paragraph[-1]
    slack = 0.35 * line.line.size
    if abs(line.x0 - first.x0) < slack or abs(line.x0 - last.x0) < slack:
        return True
    if first.label and first.line.x0 - slack < line.x0 < first.x0 + slack:
        return True
    if len(first.line.parts) == 2 and abs(line.x0 - first.line.parts[1].x0) < slack:
        return True
    middles = abs((line.x0 + line.line.x1) - (last.x0 + last.line.x1)) / 2
    return middles < 3 and line.line.bold == last.line.bold


def left_room(last: LabelledLine, line: LabelledLine, column: Column) -> bool:
    """Tell whether the next line's first word would have fitted: then the break was meant."""
    room = column.right - last.line.x1 - line.line.first_width
    if SENTENCE_END.search(last.text):
        return room > 1.5 * line.line.size
    return room > 0.35 * (column.right - last.x0)


def make_paragraph(lines: Sequence[LabelledLine], source: str) -> FlowParagraph | None:
    """Join the lines of a paragraph; None where it has neither words nor a label."""
    runs: list[Run] = []
    for line in lines:
        if runs and line.runs and not _joins(runs[-1].text):
            runs.append(msgspec.structs.replace(runs[-1], text=" ", note=None))
        if runs and runs[-1].text.endswith("\u00ad"):
            runs[-1] = msgspec.structs.replace(runs[-1], text=runs[-1].text[:-1])
        runs += line.runs
    joined = formatted(_without_soft_hyphens(runs))
    text = "".join(run.text for run in joined) or "".join(
        run.text for run in _without_soft_hyphens(runs)
    )
    first = lines[0]
    if not text.strip() and not first.label:
        return None
    same_page = [one.line for one in lines if one.line.page == first.line.page]
    box = (
        round(min(one.x0 for one in same_page), 1),
        round(min(one.top for one in same_page), 1),
        round(max(one.x1 for one in same_page), 1),
        round(max(one.bottom for one in same_page), 1),
    )
    return FlowParagraph(
        text=text,
        runs=joined,
        label=first.label,
        heading=_heading(first.line),
        bold=all(one.line.bold for one in lines),
        size=round(first.line.size, 1),
        indent=round(first.x0, 1),
        where=Where(source=source, page=first.line.page, box=box),
    )


def _joins(text: str) -> bool:
    """Tell whether a line end needs no space: after a hyphen within a word, in a range."""
    return bool(re.search(r"\w[-\u00ad\u2010]$|\d–$", text))


def _without_soft_hyphens(runs: Sequence[Run]) -> list[Run]:
    return [msgspec.structs.replace(run, text=run.text.replace("\u00ad", "")) for run in runs]


def _heading(line: Line) -> int | None:
    role = line.tagged.role if line.tagged else ""
    return int(role[1]) if re.fullmatch(r"H[1-6]", role) else None
