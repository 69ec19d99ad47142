"""Footnotes: small print at the foot of a page that starts with a mark."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from committee_pack.model.report import Note, Run, formatted
from committee_pack.model.source import Where
from committee_pack.readers.pdf_lines import Line

_MARK = re.compile(r"^(?:\d{1,3}|[*†‡]+|\[\d{1,3}\])$")
# Before a raised 2 or 3 this makes an area or a volume.
_UNIT = re.compile(r"\b[cdkm]?m$")
_ROLES = ("Note", "FENote")


def part_notes(lines: Sequence[Line], size: float) -> tuple[list[Line], list[list[Line]]]:
    """Part the footnotes at the foot of a page from its words.

    Args:
        lines: the page's lines from the top down, without furniture and tables.
        size: font size of the document's body in points.

    Returns:
        The lines that are no notes, and the lines of each note.
    """
    start = len(lines)
    first = start
    while start > 0 and _is_small(lines[start - 1], size):
        start -= 1
        if _mark(lines[start]):
            first = start
    notes: list[list[Line]] = []
    for line in lines[first:]:
        if _mark(line) or not notes:
            notes.append([])
        notes[-1].append(line)
    return list(lines[:first]), notes


def with_references(lines: Sequence[Line], notes: Sequence[Sequence[Line]]) -> list[Line]:
    """Take raised marks of a page's notes out of its words: else "38" becomes "381".

    Args:
        lines: the page's lines without its notes.
        notes: the lines of each of its notes.

    Returns:
        The lines, with a run that refers to the note in place of each mark.
    """
    marks = frozenset(mark for mark in (_mark(note[0]) for note in notes) if mark)
    if not marks:
        return list(lines)
    return [_referring(line, marks) for line in lines]


def _referring(line: Line, marks: frozenset[str]) -> Line:
    if not any(run.superscript and run.text.strip() in marks for run in line.runs):
        return line
    parts = [
        msgspec.structs.replace(part, runs=tuple(_marked_runs(part.runs, marks)))
        for part in line.parts
    ]
    return msgspec.structs.replace(line, parts=tuple(parts))


def _marked_runs(runs: Sequence[Run], marks: frozenset[str]) -> Iterator[Run]:
    before = Run(text="")
    for run in runs:
        mark = run.text.strip()
        if run.superscript and mark in marks and before.text and not _UNIT.search(before.text):
            yield Run(text="", note=mark)
            if run.text[-1:].isspace() and not before.text[-1:].isspace():
                yield msgspec.structs.replace(before, text=" ")
        else:
            yield run
            before = run


def body_size(lines: Sequence[Line]) -> float:
    """Give the font size that most of the words are set in."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 2) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def _is_small(line: Line, size: float) -> bool:
    tagged = line.tagged is not None and line.tagged.role in _ROLES
    return tagged or line.size < 0.93 * size


def _mark(line: Line) -> str | None:
    first = line.parts[0].runs[0]
    if first.superscript and _MARK.match(first.text.strip()):
        return first.text.strip()
    return line.first_word if _MARK.match(line.first_word) and line.second_x0 else None


def make_note(lines: Sequence[Line], source: str) -> Note:
    """Join the lines of a footnote."""
    mark = _mark(lines[0]) or ""
    runs: list[Run] = []
    for line in lines:
        if runs:
            runs.append(Run(text=" "))
        runs += line.runs
    text = "".join(run.text for run in runs)
    cut = len(mark) + len(text[len(mark) :]) - len(text[len(mark) :].lstrip())
    kept = []
    for run in runs:
        gone = min(cut, len(run.text))
        cut -= gone
        kept.append(msgspec.structs.replace(run, text=run.text[gone:]))
    where = Where(source=source, page=lines[0].page)
    return Note(
        mark=mark, text="".join(run.text for run in kept), runs=formatted(kept), where=where
    )
