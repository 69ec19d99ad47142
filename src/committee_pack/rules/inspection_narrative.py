"""The sentences of a report that may speak of its inspection: what people wrote, not quotations."""

import re
from collections.abc import Iterator

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.framework import OTHER_INSPECTIONS
from committee_pack.model.inspection import InspectionKind
from committee_pack.model.report import Block, OriginKind, Report, words_of
from committee_pack.rules.inspection_mentions import names_inspection

_PEOPLE = (OriginKind.CARRIED, OriginKind.EDITED, OriginKind.NEW, OriginKind.CONSULTEE)
# Inspections that are somebody else's, or of another kind: nothing said of them is this report's.
_ANOTHER = re.compile(
    rf"\b(?:{OTHER_INSPECTIONS}|next|future|forthcoming|planned)\b", re.IGNORECASE
)
_OWN_WORDS = {
    InspectionKind.SEND: {"send", "joint", "revisit"},
    InspectionKind.JTAI: {"jtai", "joint", "police"},
    InspectionKind.MONITORING: {"monitoring", "focused", "visit", "visits"},
}
_OTHER_PAPER = re.compile(
    r"\b(?:plan|strategy|framework|audit|survey|guidance|statistics|dashboard|newsletter|scorecard"
    r"|(?:annual|progress|quarterly|monthly|cabinet|executive|scrutiny|committee|board|performance"
    r"|peer|research|independent|review) (?:report|review)|assessment|bulletin|white paper|bill"
    r"|act|code)s?\b",
    re.IGNORECASE,
)


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of a report with its place.

    Attributes:
        text: its words.
        heading: the heading of its section.
        block: the paragraph, list item or table that it stands in.
        about_inspection: whether "the report" may be the inspection's: the words before it in the
            paragraph name the inspection, or no other paper.
    """

    text: str
    heading: str
    block: Block
    about_inspection: bool


def narrative(report: Report, kind: InspectionKind) -> Iterator[Sentence]:
    """Give the sentences that people wrote and that do not speak of another inspection."""
    for section in report.sections:
        for block in section.blocks:
            if block.origin is None or block.origin.kind not in _PEOPLE:
                continue
            about = True
            for text in re.split(r"(?<=[.;!?])\s+|\n|\t", words_of(block)):
                named, other = names_inspection(text), bool(_OTHER_PAPER.search(text))
                about = named or (about and not other)
                if not _is_another(text, kind):
                    yield Sentence(
                        text=text, heading=section.heading, block=block, about_inspection=about
                    )


def _is_another(sentence: str, kind: InspectionKind) -> bool:
    own = _OWN_WORDS.get(kind, set())
    return any(word.casefold() not in own for word in _ANOTHER.findall(sentence))


def warning(rule: str, message: str, hint: str, sentence: Sentence) -> Finding:
    """Make a warning at a sentence."""
    origin = sentence.block.origin
    where = origin.where if origin else sentence.block.where
    return Finding(rule=rule, severity=Severity.WARNING, message=message, hint=hint, where=where)
