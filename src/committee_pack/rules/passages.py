"""The sentences of a report that people wrote, each with its place: what rules on wording look at.

What the program made from data or quoted from elsewhere is left alone, and so are words between
double quotation marks: they are somebody's own and stay as they were said.
"""

import re
from collections.abc import Iterator

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Block, OriginKind, Paragraph, Report, words_of

_CARRIED = frozenset({OriginKind.CARRIED})
# What replaces a paragraph of last time is of this cycle.
_PEOPLE = _CARRIED | {OriginKind.EDITED, OriginKind.NEW, OriginKind.CONSULTEE}
_ENDS = re.compile(
    r"(?<=[.;!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bNo\.)(?<!\b[A-Z]\.)\s+|\n|\t"
)
_QUOTED = re.compile('“[^”]*”|"[^"]*"')
_LONGEST = 160
_AROUND = 60


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, or a cell of a table.

    Attributes:
        text: its words.
        own: the same, with blanks in place of the words between double quotation marks.
        section: id of its section in the profile, or None.
        heading: the heading of its section.
        block: the paragraph, list item or table that it stands in.
        is_carried: whether it comes from last time's report.
    """

    text: str
    own: str
    section: str | None
    heading: str
    block: Block
    is_carried: bool


def passages(report: Report, *, carried_only: bool = False) -> Iterator[Passage]:
    """Give the sentences that people wrote, or only those that come from last time's report."""
    wanted = _CARRIED if carried_only else _PEOPLE
    for section in report.sections:
        for block in section.blocks:
            if block.origin is None or block.origin.kind not in wanted or _is_set(block):
                continue
            for text in _ENDS.split(words_of(block)):
                if text.strip():
                    yield Passage(
                        text=text,
                        own=_QUOTED.sub(lambda found: " " * len(found[0]), text),
                        section=section.id,
                        heading=section.heading,
                        block=block,
                        is_carried=block.origin.kind in _CARRIED,
                    )


def _is_set(block: Block) -> bool:
    """Tell a quotation, a placeholder or the profile's own question from what an officer wrote."""
    return isinstance(block, Paragraph) and (block.style is not None or block.question is not None)


def told(
    rule: str,
    passage: Passage,
    message: str,
    hint: str,
    severity: Severity = Severity.WARNING,
) -> Finding:
    """Make a finding at a passage; the place is that in last time's report, where it was there."""
    origin = passage.block.origin
    where = origin.where if origin and origin.where else passage.block.where
    return Finding(rule=rule, severity=severity, message=message, hint=hint, where=where)


def shown(text: str, start: int = 0, end: int | None = None) -> str:
    """Give the words around a stretch of a sentence, cut at whole words where they are many."""
    words = " ".join(text.split())
    if len(words) <= _LONGEST:
        return words
    left = text.rfind(" ", 0, max(0, start - _AROUND)) + 1
    right = text.find(" ", min(len(text), (end or start) + _AROUND))
    inner = " ".join(text[left : right if right >= 0 else len(text)].split())
    return f"{'… ' if left else ''}{inner}{' …' if right >= 0 else ''}"


def place_of(passage: Passage) -> str:
    """Give the number that a paragraph had last time, else the heading that it stands under."""
    origin, block = passage.block.origin, passage.block
    number = origin.where.number if origin and origin.where else None
    own = block.number if isinstance(block, Paragraph) else None
    return number or own or f"under {passage.heading.rstrip(' :')}"
