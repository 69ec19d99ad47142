"""Rules on the numbers of tables and figures: one that stands twice, one that is missing."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Block, Paragraph, Report, Table
from committee_pack.rules.context import RuleContext

_CAPTION = re.compile(
    r"^\s*(?P<kind>(?i:Table|Figure|Fig\.?|Chart|Graph|Diagram|Map))\s+(?P<number>\d{1,2}(?:\.\d{1,2})*)"
    r"(?:\s*[:.,–—-]\s*\S.*|\s*|\s+[A-Z(].*)$",
    re.DOTALL,
)
_LONGEST = 200


class _Caption(msgspec.Struct, frozen=True, kw_only=True):
    """A caption: ``table`` and its number, its words, the heading and the block it stands at."""

    kind: str
    number: str
    words: str
    heading: str
    block: Block


def captions_in_order(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of two tables or figures of one number, and of a number that is left out.

    A caption stands with its table, or is a paragraph that begins with "Table 1" and is no sentence
    about it.
    """
    found = tuple(_captions(report))
    for kind in dict.fromkeys(one.kind for one in found):
        own = tuple(one for one in found if one.kind == kind)
        yield from _twice(own)
        yield from _gaps(own)


def _captions(report: Report) -> Iterator[_Caption]:
    for section in report.sections:
        seen = ""
        for block in section.blocks:
            words = _caption_words(block)
            match = _CAPTION.match(words)
            # A reader may give a table its caption and keep the paragraph above it as well.
            if match and words != seen:
                kind = match["kind"].casefold().rstrip(".")
                yield _Caption(
                    kind="figure" if kind == "fig" else kind,
                    number=match["number"],
                    words=" ".join(words.split()),
                    heading=section.heading,
                    block=block,
                )
            seen = words if match else ""


def _caption_words(block: Block) -> str:
    if isinstance(block, Table):
        return block.caption or ""
    if not isinstance(block, Paragraph) or block.question or len(block.text) > _LONGEST:
        return ""
    return block.text


def _twice(captions: tuple[_Caption, ...]) -> Iterator[Finding]:
    first: dict[str, _Caption] = {}
    for one in captions:
        if one.number in first:
            yield _finding(
                "caption-repeated",
                Severity.WARNING,
                f'"{one.heading}" has "{one.words}", and "{first[one.number].heading}" has '
                f'"{first[one.number].words}": two of one number.',
                "Number them through, and mend what refers to them.",
                one,
            )
        first.setdefault(one.number, one)


def _gaps(captions: tuple[_Caption, ...]) -> Iterator[Finding]:
    """Tell of a number that is left out between two; parted ones (1.2) may begin anew anywhere."""
    plain = {int(one.number): one for one in captions if one.number.isdigit()}
    for number, one in plain.items():
        before = number - 1
        if before > min(plain) and before not in plain:
            yield _finding(
                "caption-missing",
                Severity.INFO,
                f'"{one.heading}" has "{one.words}", and no {one.kind} {before} was found.',
                "Number them through, and mend what refers to them.",
                one,
            )


def _finding(rule: str, severity: Severity, message: str, hint: str, caption: _Caption) -> Finding:
    origin = caption.block.origin
    where = origin.where if origin and origin.where else caption.block.where
    return Finding(rule=rule, severity=severity, message=message, hint=hint, where=where)
