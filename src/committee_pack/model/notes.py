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


def with_notes(blocks: Sequence[Block]) -> list[tuple[Block, tuple[Note, ...]]]:
    """Give each block with the notes that its runs refer to, in the order of its runs.

    A note belongs to the nearest block before it that refers to its mark and has no note for it
    yet. One that nothing refers to is given as a block of its own.
    """
    waiting: dict[str, list[tuple[int, deque[int]]]] = {}
    found: list[tuple[Block, dict[int, Note]]] = []
    for block in blocks:
        if isinstance(block, Note) and waiting.get(block.mark):
            at, places = waiting[block.mark][-1]
            found[at][1][places.popleft()] = block
            if not places:
                waiting[block.mark].pop()
            continue
        for place, run in enumerate(all_runs(block)):
            if run.note is not None:
                _wait(waiting.setdefault(run.note, []), len(found), place)
        found.append((block, {}))
    return [(block, tuple(notes[place] for place in sorted(notes))) for block, notes in found]


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
