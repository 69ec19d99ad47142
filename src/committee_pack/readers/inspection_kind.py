"""Which framework a report belongs to, told from what its first page says."""

import re
from collections.abc import Iterable

from committee_pack.model.inspection import InspectionKind

_VISIT = r"(?:monitoring|focused|assurance) visit"
_SERVICES = r"(?:children.s (?:social care )?services|\b(?:council|local authority|borough)\b)"
# In this order: a report names its own framework in its title, and others only in its text.
_SIGNS = (
    (
        InspectionKind.SEND,
        r"\barea send (?:full |monitoring )?inspection of\b"
        r"|\bjoint (?:local )?area send (?:inspection|revisit)"
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
        rf"\b{_VISIT} (?:to|of|at) .{{2,90}}?{_SERVICES}|\bsummarises the findings of (?:the|a|our)"
        rf" (?:\w+ )?{_VISIT}\b.{{0,120}}?{_SERVICES}",
    ),
)
# A letter after a visit may name the judgements of the inspection before it.
_VISIT_TITLE = re.compile(
    rf"^(?:ofsted )?{_VISIT} (?:to|of|at) .{{2,90}}?{_SERVICES}", re.IGNORECASE
)
# The inspectorates of Wales, Scotland and Northern Ireland use the same words for other frameworks.
_ELSEWHERE = re.compile(
    r"\bcare inspectorate\b|\barolygiaeth gofal cymru\b|\bestyn\b"
    r"|\bregulation and quality improvement authority\b",
    re.IGNORECASE,
)


def kind_of(lines: Iterable[str]) -> InspectionKind:
    """Tell the framework from the lines of the first page; UNKNOWN where none fits."""
    lines = tuple(lines)
    text = " ".join(" ".join(lines).split())
    if _ELSEWHERE.search(text):
        return InspectionKind.UNKNOWN
    if any(_VISIT_TITLE.match(line) for line in lines):
        return InspectionKind.MONITORING
    for kind, sign in _SIGNS:
        if re.search(sign, text, re.IGNORECASE):
            return kind
    return InspectionKind.UNKNOWN
