"""Whether a paragraph goes on over the end of a page, or of a column of text."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from committee_pack.readers.pdf_columns import is_column
from committee_pack.readers.pdf_lines import Line
from committee_pack.readers.pdf_paragraphs import (
    SENTENCE_END,
    Column,
    LabelledLine,
    as_words,
    left_room,
    other_print,
    same_block,
    same_edge,
)

# Share of unlabelled paragraphs at an indent up to which they are the exception there.
_RARE = 0.15
_FEWEST = 3
Paragraphs = Iterable[Sequence[LabelledLine]]


class Usage(msgspec.Struct, frozen=True):
    """How a document sets its paragraphs.

    Attributes:
        labelled_at: indents (points, rounded) where paragraphs have labels, nearly all of them.
        tags_span: whether the structure tree keeps paragraphs whole over page breaks.
    """

    labelled_at: frozenset[int]
    tags_span: bool


def measure_usage(pages: Sequence[Paragraphs]) -> Usage:
    """Look at the paragraphs that start within a page: do they have labels, and where?"""
    with_label: Counter[int] = Counter()
    without: Counter[int] = Counter()
    homes: dict[int, int] = {}
    span = False
    for page in pages:
        for i, lines in enumerate(page):
            span = span or _spans(lines, homes)
            first = lines[0]
            if first.label:
                with_label[round(first.x0)] += 1
            elif i and not first.line.bold:
                without[round(first.x0)] += 1
    near = {
        x: (
            sum(with_label[x + d] for d in (-2, -1, 0, 1, 2)),
            sum(without[x + d] for d in (-1, 0, 1)),
        )
        for x in with_label
    }
    return Usage(
        labelled_at=frozenset(
            x + d
            for x, (labelled, bare) in near.items()
            if labelled >= _FEWEST and bare <= _RARE * labelled
            for d in (-2, -1, 0, 1, 2)
        ),
        tags_span=span,
    )


def _spans(lines: Sequence[LabelledLine], homes: dict[int, int]) -> bool:
    for one in lines:
        line: Line = one.line
        if line.tagged and homes.setdefault(line.tagged.block, line.page) != line.page:
            return True
    return False


def over_the_break(
    above: Sequence[LabelledLine],
    below: Sequence[LabelledLine],
    columns: tuple[Column, Column],
    usage: Usage,
) -> bool:
    """Tell whether the first lines of a page or column go on with the paragraph before it.

    Args:
        above: the paragraph's lines so far.
        below: the first lines of the next page or column.
        columns: the print above and below.
        usage: how the document sets its paragraphs.
    """
    last, line = above[-1], below[0]
    if not _comes_next(last.line, line.line) or (line.label and not line.typed):
        return False
    if same_block(last.line, line.line):
        return True
    line = as_words(line)
    if other_print(above, line) or not same_edge(above, _moved(last, line, columns)):
        return False
    ended = bool(SENTENCE_END.search(last.text))
    if line.text[:1].islower():
        return True
    if below[0].typed or left_room(last, line, columns[0]):
        return False
    if all(one.line.bold for one in above):
        return False
    if not ended:
        return True
    return not usage.tags_span and above[0].label is not None and _is_labelled(line.x0, usage)


def _comes_next(last: Line, line: Line) -> bool:
    if line.page == last.page:
        both = is_column(last.stretch) and is_column(line.stretch)
        return both and line.stretch == last.stretch + 1
    return line.page == last.page + 1


def _moved(last: LabelledLine, line: LabelledLine, columns: tuple[Column, Column]) -> LabelledLine:
    """Give a line as if its column of text stood where the one before it stands."""
    if not (is_column(last.line.stretch) and is_column(line.line.stretch)):
        return line
    return msgspec.structs.replace(line, x0=line.x0 - columns[1].left + columns[0].left)


def _is_labelled(x: float, usage: Usage) -> bool:
    return round(x) in usage.labelled_at
