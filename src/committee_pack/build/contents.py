"""What blocks say to a reader of the page, in a form that can be compared."""

import hashlib
import re
from collections.abc import Iterable, Sequence

import msgspec

from committee_pack.model.notes import with_notes
from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Run,
    Span,
    Table,
    formatted,
)
from committee_pack.writers.markers import BULLET, is_bullet
from committee_pack.writers.shown import note_in_words

# What a block says, apart from how and from where: a kind, then its words.
Content = tuple[str, ...]


def contents_of(blocks: Sequence[Block]) -> list[Content]:
    """Give what blocks say, each with its notes; one that nothing refers to is a paragraph.

    A paragraph without words says nothing.
    """
    return [
        content(one)
        for block, notes in with_notes(blocks)
        for one in (_as_paragraph(block) if isinstance(block, Note) else block, *notes)
        if one is not None and not _is_blank(one)
    ]


def content(block: Block) -> Content:
    """Give what a block says: its kind, number or marker, words and formatting, spacing folded."""
    if isinstance(block, Paragraph):
        # "6.4." and "6.4" are one number, written in a council's own way.
        number = (block.number or "").rstrip(".")
        return ("paragraph", number, folded(block.text), *_formatting(block.runs))
    if isinstance(block, ListItem):
        # Which sign a bullet has is up to the template.
        marker = BULLET if is_bullet(block.marker) else "".join((block.marker or "").split())
        words = folded(block.text)
        return ("list item", str(block.level), marker, words, *_formatting(block.runs))
    if isinstance(block, Table):
        rows = ("\t".join(map(folded, row)) for row in block.rows)
        cells = (cell for row in block.runs for cell in row)
        # Headings and ratings are bold by their place in the table.
        looks = (look for cell in cells for look in _formatting(cell, bold=False))
        return ("table", *rows, *looks, *sorted(map(_merge, block.spans)))
    if isinstance(block, Picture):
        return ("picture", folded(block.alt), hashlib.sha256(block.data).hexdigest())
    if isinstance(block, Note):
        return ("note", folded(block.text), *_formatting(block.runs))
    raise AssertionError(block)


def _merge(span: Span) -> str:
    return f"[merged] {span.row} {span.column} {span.rows} {span.columns}"


def _is_blank(block: Block) -> bool:
    return isinstance(block, Paragraph | ListItem) and not block.text.strip()


def _as_paragraph(note: Note) -> Paragraph:
    text, runs = note_in_words(note)
    return Paragraph(number=None, text=text, runs=runs)


def _formatting(runs: tuple[Run, ...], *, bold: bool = True) -> Iterable[str]:
    """Give the formatted stretches of each line; plain ones say nothing of their own."""
    for run in formatted(runs if bold else (msgspec.structs.replace(r, bold=False) for r in runs)):
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
        lines = run.text.split("\n") if marks else ()
        yield from (f"{marks}:{folded(line)}" for line in lines if line.strip())
    yield from _marks(runs)


def _marks(runs: tuple[Run, ...]) -> Iterable[str]:
    """Give the words that each mark of a note stands behind."""
    before = ""
    for run in runs:
        before += run.text
        if run.note is not None:
            yield f"[note] {folded(before)[-40:]}"


def folded(text: str) -> str:
    """Give words with every gap between them as one space."""
    return re.sub(r"\s+", " ", text).strip()
