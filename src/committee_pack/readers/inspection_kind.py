"""Which framework a report belongs to, told from what its first page says."""

import re
from collections.abc import Iterable

from committee_pack.model.inspection import InspectionKind

# In this order: a report names its own framework in its title, and others only in its text.
_SIGNS = (
    (
        InspectionKind.SEND,
        r"\barea send (?:full )?inspection of\b|\bjoint (?:local )?area send (?:inspection|revisit)"
        r"|\barea special educational needs and/?or disabilities\b.{0,40}\binspection\b",
    ),
    (
        InspectionKind.SIF,
        r"\binspection of services for children in need of help and protection\b"
        r"|\breview of the effectiveness of the (?:local )?safeguarding children board\b",
    ),
    (InspectionKind.ILACS, r"\bimpact of leaders on (?:\w+ )?social work\b"),
    (
        InspectionKind.ILACS,
        r"\binspection of (?:.{2,80}?)?children.s (?:social care )?services\b"
        r".{0,40}(?:inspection dates?|dates? of inspection)\b",
    ),
    (InspectionKind.JTAI, r"\bjoint targeted area inspection of\b"),
    (
        InspectionKind.MONITORING,
        r"\b(?:monitoring|focused) visit (?:to|of|at)\b"
        r"|\bsummarises the findings of (?:the|a|our) (?:\w+ )?(?:monitoring|focused) visit\b",
    ),
)


def kind_of(lines: Iterable[str]) -> InspectionKind:
    """Tell the framework from the lines of the first page; UNKNOWN where none fits."""
    text = " ".join(" ".join(lines).split())
    for kind, sign in _SIGNS:
        if re.search(sign, text, re.IGNORECASE):
            return kind
    return InspectionKind.UNKNOWN
