"""Provenance as a page that a person can read: the new report left, its sources right.

The page stands alone: no script, no address of anything outside, every word escaped. Filtering by
origin is done by its style sheet.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from jinja2 import Environment, StrictUndefined, Template

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.provenance import (
    AppendixProvenance,
    FrontPassage,
    LeftOut,
    Passage,
    Provenance,
)
from committee_pack.model.report import Origin, OriginKind
from committee_pack.model.source import Where

GAP = "gap"
ORIGIN_NAMES = {
    OriginKind.CARRIED.value: "carried",
    OriginKind.EDITED.value: "edited",
    OriginKind.NEW.value: "new",
    OriginKind.DATA.value: "data",
    OriginKind.INSPECTION.value: "inspection",
    OriginKind.CONSULTEE.value: "consultee",
    OriginKind.QUOTED.value: "quotation",
    GAP: "to be completed",
}
_LEVELS = {
    Severity.BLOCK: "Stop",
    Severity.ERROR: "Error",
    Severity.WARNING: "Check",
    Severity.INFO: "Note",
}
_HOW = {
    OriginKind.CARRIED: "Carried forward word for word.",
    OriginKind.EDITED: "New words in the place of these:",
    OriginKind.NEW: "Written for this meeting.",
    OriginKind.DATA: "Made from the figures there.",
    OriginKind.INSPECTION: "Taken from the inspection report there.",
    OriginKind.CONSULTEE: "The consultee’s own words.",
    OriginKind.QUOTED: "Quoted word for word.",
}
_REWRITTEN = "Carried forward; only its references are those of the new report. There it read:"
# The words there are the words here; a table would only stand there twice.
_SAME_WORDS = frozenset(("carried", "consultee", "quoted"))
_SHORT = 12

Row = dict[str, object]


def provenance_html(record: Provenance) -> str:
    """Give the page.

    Args:
        record: the provenance of one report.
    """
    page = _Page(record)
    front = tuple(page.front(one) for one in record.front_matter)
    parts = [{"number": None, "heading": "Title and front matter", "rows": front}] if front else []
    parts += [
        {
            "number": section.number,
            "heading": section.heading,
            "rows": tuple(map(page.row, section.blocks)),
        }
        for section in record.sections
    ]
    appendices = tuple(map(page.appendix, record.appendices))
    kinds = page.kinds()
    return _template().render(
        title=record.title,
        report=record.report,
        ref=None,
        parts=parts,
        appendices=appendices,
        kinds=kinds,
        total=sum(count for _, count in kinds),
        names=ORIGIN_NAMES,
        left_out=tuple(map(_left_out, record.left_out)),
        findings=tuple(map(_finding, record.findings)),
        sources=record.sources,
    )


def finding_level(finding: Finding) -> str:
    """Give the word for how much a finding matters: Stop, Error, Check, Note."""
    return _LEVELS[finding.severity]


def told_origin(origin: Origin) -> str:
    """Say an origin in one line: ``carried, from plan 2026-09.docx, 6.4``."""
    place = f", from {origin.where}" if origin.where and str(origin.where) else ""
    return f"{ORIGIN_NAMES[origin.kind.value]}{place}"


def told_how(passage: Passage) -> str:
    """Say how a passage came from its source."""
    if passage.origin is None:
        return "A gap that somebody has to fill."
    if passage.origin.kind is OriginKind.CARRIED and passage.source_text is not None:
        return _REWRITTEN
    return _HOW[passage.origin.kind]


def findings_at(passage: Passage, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give the findings on the place that a passage came from."""
    where = passage.origin.where if passage.origin else None
    return tuple(one for one in findings if where and _same_place(one.where, where))


def _same_place(one: Where | None, other: Where) -> bool:
    if one is None or one.source != other.source:
        return False
    pairs = ((one.number, other.number), (one.cell, other.cell))
    if one.block is not None or other.block is not None:
        return one.block is not None and one.block == other.block
    return any(ours is not None and ours == theirs for ours, theirs in pairs) and (
        one.page is None or other.page is None or one.page == other.page
    )


class _Page:
    """The rows of one page, and a count of them by origin."""

    def __init__(self, record: Provenance) -> None:
        self._findings = record.findings
        self._hashes: Mapping[str, str] = {
            PurePath(source.path).name: source.sha256 for source in record.sources
        }
        self._count: Counter[str] = Counter()

    def kinds(self) -> tuple[tuple[str, int], ...]:
        """Give each origin that the page has, with how often."""
        return tuple((kind, self._count[kind]) for kind in ORIGIN_NAMES if self._count[kind])

    def front(self, line: FrontPassage) -> Row:
        """Give the row of a line of the front matter."""
        passage = Passage(
            type="paragraph", number=f"{line.label}:", text=line.text, origin=line.origin
        )
        return self.row(passage)

    def row(self, passage: Passage) -> Row:
        """Give the row of a passage."""
        origin = passage.origin
        kind = origin.kind.value if origin else GAP
        self._count[kind] += 1
        where = origin.where if origin else None
        file_hash = self._hashes.get((where.source if where else None) or "", "")
        first = next((cell for row in passage.rows for cell in row if cell), "")
        return {
            "kind": kind,
            "type": passage.type,
            "number": passage.number,
            "text": passage.text,
            "rows": passage.rows,
            "begins": first,
            "place": str(where) if where else "",
            "how": told_how(passage),
            "source_text": passage.source_text,
            "same_words": kind in _SAME_WORDS and bool(passage.text) and not passage.rows,
            "earlier": tuple(map(told_origin, passage.earlier)),
            "sha": origin.sha256[:_SHORT] if origin and origin.sha256 else "",
            "file_sha": file_hash[:_SHORT],
            "findings": tuple(map(_finding, findings_at(passage, self._findings))),
        }

    def appendix(self, one: AppendixProvenance) -> Row:
        """Give an appendix with its rows."""
        told = "Listed; no file was supplied for it."
        if one.exempt:
            told = f"Exempt (Schedule 12A, paragraph {one.exempt}): its provenance is kept with it."
        if one.file:
            told = f"{one.file}: made from what is told below."
        if one.file and one.origin and one.origin.where:
            told = f"{one.file}: a copy of {one.origin.where}."
        return {
            "ref": one.ref or "",
            "title": one.title,
            "told": told,
            "sha": one.origin.sha256[:_SHORT] if one.origin and one.origin.sha256 else "",
            "rows": tuple(map(self.row, one.blocks)),
        }


def _finding(finding: Finding) -> Row:
    return {
        "level": finding_level(finding),
        "message": finding.message,
        "hint": finding.hint,
        "place": str(finding.where) if finding.where else "",
    }


def _left_out(one: LeftOut) -> Row:
    return {
        "text": one.text,
        "place": str(one.where) if one.where else "",
        "section": one.section,
        "reason": one.reason.value,
    }


@cache
def _template() -> Template:
    text = files(__package__ or "").joinpath("provenance_page.html").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(text)
