"""Number a new report's notes through, and put each after the block that refers to it."""

from collections.abc import Iterator, Sequence

import msgspec

from committee_pack.model.notes import with_notes
from committee_pack.model.report import Block, Note, Picture, Report, Run, Table, formatted


def notes_in_order(report: Report) -> Report:
    """Give the report with its notes marked 1, 2, 3 as Word will number them.

    Notes come from last time's report and from consultees' files, each with marks of its own. A
    note that no run refers to keeps the mark it was printed with. A place whose note is not there
    (the reader of the file told of it) loses its mark.
    """
    counter = _Counter()
    return msgspec.structs.replace(
        report,
        preamble=_in_order(report.preamble, counter),
        sections=tuple(
            msgspec.structs.replace(section, blocks=_in_order(section.blocks, counter))
            for section in report.sections
        ),
    )


class _Counter:
    def __init__(self) -> None:
        self.count = 0

    def mark(self, note: Note | None) -> str | None:
        """Give the next mark; None for a note that is not there."""
        if note is None:
            return None
        self.count += 1
        return str(self.count)


def _in_order(blocks: Sequence[Block], counter: _Counter) -> tuple[Block, ...]:
    ordered: list[Block] = []
    for block, notes in with_notes(blocks):
        marks = [counter.mark(note) for note in notes]
        ordered.append(_marked(block, iter(marks)) if marks else block)
        ordered += [
            msgspec.structs.replace(note, mark=mark)
            for note, mark in zip(notes, marks, strict=True)
            if note is not None and mark is not None
        ]
    return tuple(ordered)


def _marked(block: Block, marks: Iterator[str | None]) -> Block:
    """Give the block with these marks in place of its own."""
    if isinstance(block, Picture):
        return block
    if isinstance(block, Table):
        cells = tuple(tuple(_runs(cell, marks) for cell in row) for row in block.runs)
        return msgspec.structs.replace(block, runs=cells)
    return msgspec.structs.replace(block, runs=_runs(block.runs, marks))


def _runs(runs: Sequence[Run], marks: Iterator[str | None]) -> tuple[Run, ...]:
    made = []
    for run in runs:
        mark = None if run.note is None else next(marks)
        if run.note is None or mark is not None:
            made.append(msgspec.structs.replace(run, note=mark))
    return formatted(made)
