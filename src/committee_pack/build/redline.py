"""Compare two Word files and check the result: accepted it reads as the one, rejected the other."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import msgspec

from committee_pack.errors import InputUnreadable
from committee_pack.model.changes import RedlineOrder
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Note, Picture, Table
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.docx import read_docx
from committee_pack.readers.flow import Flow, FlowBlock
from committee_pack.readers.intake import open_source
from committee_pack.writers.redline import Redlined, redline, rejected

_LONGEST = 80
# Words of a passage as they are compared: what kind of thing, its number, its words.
_Passage = tuple[str, str, str]


def compare_files(newer: Path, order: RedlineOrder) -> Redlined:
    """Make a redline of two Word files, and read it again.

    Args:
        newer: the newer report.
        order: the older one, and who is named beside the changes.

    Returns:
        The redline; where it does not read back as the two files, a finding of severity error
        names the first passage that differs.

    Raises:
        InputUnreadable: one of them is no Word file, or cannot be read.
    """
    older = Path(order.older)
    (old_source, old), (new_source, new) = _word_file(older), _word_file(newer)
    before, after = read_docx(old, old_source), read_docx(new, new_source)
    names = (older.name, newer.name)
    # What a new template did to every paragraph is left unmarked, unless a number hangs on it.
    for every_layout in (False, True):
        made = redline(
            old,
            new,
            names=names,
            author=order.author,
            date=order.date,
            every_layout=every_layout,
        )
        findings = tuple(_differences(made, before, after, names))
        if not findings:
            break
    return msgspec.structs.replace(made, findings=(*made.findings, *findings))


def _word_file(path: Path) -> tuple[Source, bytes]:
    source, data = open_source(path)
    if source.kind is not SourceKind.DOCX:
        raise InputUnreadable(
            f"{path} is no Word file, but {source.kind.value}.",
            why="Tracked changes are something that only two Word files can show.",
            hint="Give the Word files of both reports; or add --summary, which tells what changed "
            "between any two reports that can be read.",
        )
    return source, data


def _differences(
    made: Redlined, before: Flow, after: Flow, names: tuple[str, str]
) -> Iterator[Finding]:
    """Tell where the redline does not read as the new file, or rejected as the old one."""
    source = msgspec.structs.replace(after.source, path="redline.docx")
    accepted = read_docx(made.data, source)
    back = read_docx(rejected(made.data, "the redline"), source)
    for flow, wanted, verb, name in (
        (accepted, after, "Accepting", names[1]),
        (back, before, "Rejecting", names[0]),
    ):
        differing = _first_difference(_passages(wanted), _passages(flow))
        if differing is not None:
            yield _told(verb, name, differing)


def _told(verb: str, name: str, differing: tuple[str, str]) -> Finding:
    wanted, found = (f'"{one[:_LONGEST]}"' if one else "nothing" for one in differing)
    return Finding(
        rule="redline-differs",
        severity=Severity.ERROR,
        message=f"{verb} all changes does not give {name} at one place: {wanted} is {found}.",
        hint="Look at that place in both files. Please report this; it is a fault of the program.",
    )


def _first_difference(
    wanted: Iterator[_Passage], found: Iterator[_Passage]
) -> tuple[str, str] | None:
    for one, other in zip_longest(wanted, found, fillvalue=("", "", "")):
        if one != other:
            return " ".join(one[1:]).strip(), " ".join(other[1:]).strip()
    return None


def _passages(flow: Flow) -> Iterator[_Passage]:
    """Give what a reader of the pages sees, passage by passage; empty lines do not count."""
    for block in flow.blocks:
        label, words = _words(block)
        folded = " ".join(words.split())
        if folded or label:
            yield type(block).__name__, label, folded


def _words(block: FlowBlock) -> tuple[str, str]:
    if isinstance(block, Table):
        return "", "\n".join("\t".join(row) for row in block.rows)
    if isinstance(block, Picture):
        return "picture", block.alt
    if isinstance(block, Note):
        return block.mark, block.text
    return block.label or "", block.text
