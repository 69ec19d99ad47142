"""What the Word comments of a draft say: the origin of each passage, and the findings on it."""

from collections.abc import Iterable, Iterator

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.provenance import Passage, Provenance
from committee_pack.model.report import Block, Origin
from committee_pack.writers.comments import Remark
from committee_pack.writers.provenance_html import (
    finding_level,
    findings_at,
    told_how,
    told_origin,
)

_LONGEST = 500
Lines = tuple[str, ...]


def remarks_of(record: Provenance) -> Remark:
    """Give the comments on each passage of a report.

    A finding that has no place in the report stands at its first passage, a note in the provenance
    alone: there may be a hundred of them.

    Args:
        record: the provenance of the report.
    """
    told: dict[Origin | None, tuple[Lines, ...]] = {}
    placed: set[Finding] = set()
    passages = [one for section in record.sections for one in section.blocks]
    for passage in passages:
        if passage.origin in told:
            continue
        found = [one for one in findings_at(passage, record.findings) if one not in placed]
        placed.update(found)
        told[passage.origin] = tuple(map(_short, (_origin(passage), *map(_finding, found))))
    first = next((one.origin for one in passages if one.origin is not None), None)
    if first in told:
        told[first] = (*told[first], *map(_short, _unplaced(record.findings, placed)))

    def remark(block: Block) -> tuple[Lines, ...]:
        return told.get(block.origin, ())

    return remark


def _short(lines: Lines) -> Lines:
    """Keep a comment to what a margin holds: each line on one line, and not too long."""
    return tuple(_cut(" ".join(line.split())) for line in lines)


def _cut(line: str) -> str:
    if len(line) <= _LONGEST:
        return line
    return f"{line[:_LONGEST].rpartition(' ')[0]} … (whole on the provenance page)"


def _origin(passage: Passage) -> Lines:
    if passage.origin is None:
        return (told_how(passage),)
    return tuple(_lines(passage, passage.origin))


def _lines(passage: Passage, origin: Origin) -> Iterator[str]:
    said = told_origin(origin)
    yield f"{said[:1].upper()}{said[1:]}."
    yield told_how(passage)
    if passage.source_text is not None:
        yield f"“{passage.source_text}”"
    for before in passage.earlier:
        yield f"Before that: {told_origin(before)}."


def _finding(finding: Finding) -> Lines:
    said = f"{finding_level(finding)}: {finding.message}"
    return (said, finding.hint) if finding.hint else (said,)


def _unplaced(findings: Iterable[Finding], placed: set[Finding]) -> Iterator[Lines]:
    rest = [one for one in findings if one not in placed]
    yield from (_finding(one) for one in rest if one.severity is not Severity.INFO)
    notes = sum(one.severity is Severity.INFO for one in rest)
    if notes:
        many = "1 note more stands" if notes == 1 else f"{notes} notes more stand"
        yield (f"{many} on the provenance page, with what was left out.",)
