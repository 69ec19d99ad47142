"""Which notes a block refers to, and in what order."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from committee_pack.model.report import Block, Note, Picture, Run, Table


def all_runs(block: Block) -> Iterator[Run]:
    """Give the runs of a block: those of a table cell by cell, row by row."""
    if isinstance(block, Table):
        for row in block.runs:
            for cell in row:
                yield from cell
    elif not isinstance(block, Picture):
        yield from block.runs


def with_notes(blocks: Sequence[Block]) -> list[tuple[Block, tuple[Note | None, ...]]]:
    """Give each block with the notes that its runs refer to: one for each such run, in order.

    A note belongs to the nearest block before it that refers to its mark and has no note for it
    yet; a run that no note is found for has None. A note that nothing refers to is given as a
    block of its own.
    """
    waiting: dict[str, list[tuple[int, deque[int]]]] = {}
    found: list[tuple[Block, list[Note | None]]] = []
    for block in blocks:
        if isinstance(block, Note) and waiting.get(block.mark):
            at, places = waiting[block.mark][-1]
            found[at][1][places.popleft()] = block
            if not places:
                waiting[block.mark].pop()
            continue
        marks = [run.note for run in all_runs(block) if run.note is not None]
        for place, mark in enumerate(marks):
            _wait(waiting.setdefault(mark, []), len(found), place)
        found.append((block, [None] * len(marks)))
    return [(block, tuple(notes)) for block, notes in found]


def _wait(waiting: list[tuple[int, deque[int]]], at: int, place: int) -> None:
    if not waiting or waiting[-1][0] != at:
        waiting.append((at, deque()))
    waiting[-1][1].append(place)


def marked_text(text: str, runs: Iterable[Run]) -> str:
    """Give a text with the marks of its notes in square brackets at their places."""
    every = tuple(runs)
    if "".join(run.text for run in every) != text:
        return text
    return "".join(f"[{run.note}]" if run.note is not None else run.text for run in every)
