"""Rules on what a report says of its inspection: years and grades that do not fit it.

An inspection is carried out on some days and published on a later one, often in the next year. Both
are true of it, and reports mix them up; so a finding names both, and says which is known.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from committee_pack.model.dates import long_date
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.framework import (
    ANY_GRADE,
    LEADERS,
    OTHER_INSPECTIONS,
    OVERALL,
    areas_named,
    grade_id,
)
from committee_pack.model.inspection import Inspection, InspectionKind
from committee_pack.model.report import Block, OriginKind, Report, words_of
from committee_pack.rules.context import RuleContext
from committee_pack.rules.inspection_mentions import Mention, mentions, names_inspectorate

_PEOPLE = (OriginKind.CARRIED, OriginKind.EDITED, OriginKind.NEW, OriginKind.CONSULTEE)
# Inspections that are somebody else's, or of another kind: their years are not this report's.
_ANOTHER = re.compile(
    rf"\b(?:{OTHER_INSPECTIONS}|next|future|forthcoming|planned)\b", re.IGNORECASE
)
_OWN_WORDS = {
    InspectionKind.SEND: {"send", "joint", "revisit"},
    InspectionKind.JTAI: {"jtai", "joint", "police"},
    InspectionKind.MONITORING: {"monitoring", "focused", "visit", "visits"},
}
_GRADED = re.compile(
    r"\b(?:(?:judged|rated|graded)\b(?:\s+(?!from\b)[\w’'-]+){0,6}?\s+(?:as|to be|to)?"
    r"|(?:grade|judge?ment|rating|graded|judged|rated)\s+(?:of|as|was|is)?)"
    rf"\s*[“‘\"']?(?P<grade>{ANY_GRADE})\b",
    re.IGNORECASE,
)
_INSPECTED = re.compile(r"\b(?:inspect\w*|overall effectiveness)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:previous|last|recent|earlier|prior|former|from|since|then|had)", re.IGNORECASE
)
# People shorten the names of areas; the words of the framework are known to the model.
_SHORT_AREAS = ((OVERALL, r"\boverall\b"), (LEADERS, r"\bleadership\b"))


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    """One inspection: its years, those its report may have come out in, and how to say them."""

    years: frozenset[int]
    published_years: frozenset[int]
    told: str


def inspection_years(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of a year said of the inspection that fits neither its dates nor its publication."""
    if context.inspection is None:
        return
    now, before = _known(context.inspection), _known_before(context)
    for heading, block in _narrative(report):
        for sentence in _sentences(words_of(block)):
            if _is_another(sentence, context.inspection.kind):
                continue
            for found in mentions(sentence):
                meant = _meant(found, now, before)
                if meant and not _fits(found, meant):
                    yield _year(heading, block, found, meant)


def inspection_grades(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of a grade said of the inspection that it did not give."""
    inspection = context.inspection
    if inspection is None or not inspection.judgements:
        return
    for heading, block in _narrative(report):
        for sentence in _sentences(words_of(block)):
            found = list(_GRADED.finditer(sentence))
            if len(found) != 1 or not _is_of_an_inspection(sentence):
                continue
            if _is_another(sentence, inspection.kind) or _EARLIER.search(sentence):
                continue
            yield from _grade(heading, block, sentence, found[0], inspection)


def _grade(
    heading: str, block: Block, sentence: str, found: re.Match[str], inspection: Inspection
) -> Iterator[Finding]:
    areas = _areas(sentence)
    if len(areas) > 1:
        return
    given = [one for one in inspection.judgements if not areas or one.area_id in areas]
    said = grade_id(found["grade"])
    if not given or any(one.grade_id in (said, None) for one in given):
        return
    held = "; ".join(f"{one.area}: {one.grade}" for one in given)
    yield _warning(
        "inspection-grade",
        f'"{heading}" says "{_short(found[0])}"; the report of {_named(inspection)} says {held}.',
        "Mend the grade, or say which inspection it is from.",
        block,
    )


def _areas(sentence: str) -> set[str]:
    short = (name for name, word in _SHORT_AREAS if re.search(word, sentence, re.IGNORECASE))
    return {*areas_named(sentence), *short}


def _is_of_an_inspection(sentence: str) -> bool:
    return bool(_INSPECTED.search(sentence)) or names_inspectorate(sentence)


def _narrative(report: Report) -> Iterator[tuple[str, Block]]:
    """Give what people wrote: carried, edited, new or a consultee's words; nothing quoted."""
    for section in report.sections:
        for block in section.blocks:
            if block.origin is not None and block.origin.kind in _PEOPLE:
                yield section.heading, block


def _sentences(text: str) -> Iterator[str]:
    yield from re.split(r"(?<=[.;!?])\s+|\n|\t", text)


def _is_another(sentence: str, kind: InspectionKind) -> bool:
    own = _OWN_WORDS.get(kind, set())
    return any(word.casefold() not in own for word in _ANOTHER.findall(sentence))


def _meant(found: Mention, now: _Known, before: _Known | None) -> tuple[_Known, ...]:
    """Give the inspections that a mention may mean; nothing where the one before is not known."""
    if found.before:
        return (before,) if before else ()
    return (now, before) if before else (now,)


def _fits(found: Mention, meant: tuple[_Known, ...]) -> bool:
    if any(found.year in one.years for one in meant):
        return True
    return found.of_the_report and any(found.year in one.published_years for one in meant)


def _known(inspection: Inspection) -> _Known:
    start, end = inspection.inspection_start, inspection.inspection_end
    days = [day for day in (start, end) if day]
    years = frozenset(day.year for day in days)
    published = inspection.published
    printed = {published.year} if published else set()
    if inspection.copyright_year:
        printed.add(inspection.copyright_year)
    told = [f"was carried out {_span(inspection)}" if days else "has no dates that were read"]
    if published:
        told.append(f"and its report was published on {long_date(published)}")
    elif inspection.copyright_year:
        told.append(f"and its report bears the year {inspection.copyright_year}")
    return _Known(
        years=years,
        # A report comes out weeks or months after the last day, so often in the year after.
        published_years=years | printed | {year + 1 for year in years},
        told=f"the inspection {' '.join(told)}",
    )


def _known_before(context: RuleContext) -> _Known | None:
    """Give the inspection before: by its own report, or by what the later report says of it."""
    if context.inspection_previous and context.inspection_previous.inspection_start:
        known = _known(context.inspection_previous)
        told = known.told.replace("the inspection", "the previous inspection", 1)
        return msgspec.structs.replace(known, told=told)
    inspection = context.inspection
    if inspection is None or inspection.previous_inspection_year is None:
        return None
    year = inspection.previous_inspection_year
    when = inspection.previous_inspection or str(year)
    how = "in" if when.isdigit() or not when[0].isdigit() else "carried out on"
    if " to " in when:
        how = "carried out from"
    return _Known(
        years=frozenset({year}),
        published_years=frozenset({year, year + 1}),
        told=f"the inspection report says that the previous inspection was {how} {when}"
        f" (published in {year} or {year + 1})",
    )


def _year(heading: str, block: Block, found: Mention, meant: tuple[_Known, ...]) -> Finding:
    return _warning(
        "inspection-year",
        f'"{heading}" says "{found.words}"; {"; ".join(one.told for one in meant)}.',
        "Give the year of the inspection, or say that it is the year of publication.",
        block,
    )


def _named(inspection: Inspection) -> str:
    return f"the inspection carried out {_span(inspection)}" if inspection.inspection_end else "it"


def _span(inspection: Inspection) -> str:
    start, end = inspection.inspection_start, inspection.inspection_end
    if start and end and start != end:
        return f"from {long_date(start)} to {long_date(end)}"
    day = start or end
    return f"on {long_date(day)}" if day else ""


def _short(words: str) -> str:
    return " ".join(words.split())


def _warning(rule: str, message: str, hint: str, block: Block) -> Finding:
    where = block.origin.where if block.origin else block.where
    return Finding(rule=rule, severity=Severity.WARNING, message=message, hint=hint, where=where)
