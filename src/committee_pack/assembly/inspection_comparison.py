"""Two inspections side by side: each area's grade then and now, and the change in words."""

import re
from collections.abc import Iterable, Iterator

from committee_pack.assembly.inspection_words import in_report, inspection_dates, named
from committee_pack.assembly.origins import marked
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.framework import (
    ADOPTION,
    BOARD,
    CARE_AND_LEAVERS,
    CHILDREN_IN_CARE,
    GRADED_AREAS,
    HALVES,
    LOOKED_AFTER,
    NO_OVERALL_FROM,
    OVERALL,
    RANKS,
)
from committee_pack.model.inspection import (
    GradeChange,
    GradeComparison,
    Inspection,
    InspectionKind,
    Judgement,
)
from committee_pack.model.report import Block, OriginKind, Paragraph, Table

NOT_READ = "not read"
NO_OVERALL = "not reported since April 2026"
COMBINED = "combined until 2022"
APART = "graded apart until 2017"
NOT_COMPARABLE = "Not comparable"
# What the framework since 2018 no longer grades on its own.
_DROPPED = {
    ADOPTION: "not graded apart since 2018",
    BOARD: "the board is not reviewed since 2018",
}
_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_KINDS = {
    InspectionKind.SEND: "area SEND inspections",
    InspectionKind.JTAI: "joint targeted area inspections",
    InspectionKind.MONITORING: "monitoring and focused visits",
}
_IN_MANY_NAMES = frozenset(
    {"council", "city", "county", "borough", "london", "royal", "metropolitan", "district"}
    | {"of", "the", "and", "local", "authority"}
)


def compare_grades(then: Inspection, now: Inspection) -> GradeComparison:
    """Put the grades of an earlier inspection beside those of a later one.

    Every area of either has a row, in the order of the later report. A grade that was not read is
    never guessed: the row says so. Children looked after (2013 to 2017) and children in care are
    one area. Where one of the two has no grades at all there are no rows, and a note says why.
    """
    note = _nothing_to_compare(then, now)
    return GradeComparison(
        then=_heading(then),
        now=_heading(now),
        sources=(then.source, now.source),
        rows=() if note else tuple(_row(area, then, now) for area in _areas(then, now)),
        note=note,
        findings=tuple(_findings(then, now)),
    )


def _nothing_to_compare(then: Inspection, now: Inspection) -> str | None:
    without = [one for one in (then, now) if not one.judgements and one.kind not in GRADED_AREAS]
    if not without:
        return None
    if len(without) > 1:
        return "Neither report gives grades, so there is nothing to compare."
    (one,) = without
    other = now if one is then else then
    why = f": {_KINDS[one.kind]} give none" if one.kind in _KINDS else ""
    return (
        f"The report of {named(one)} gives no grades{why}, so those of {named(other)} cannot be set"
        " beside it."
    )


def comparison_blocks(then: Inspection, now: Inspection) -> tuple[Block, ...]:
    """Give the comparison as a sentence and a table; nothing where neither report has grades.

    Where one of them has grades, a sentence says why they cannot be compared.
    """
    comparison = compare_grades(then, now)
    first = next((one.where for one in now.judgements if one.where), None)
    where = in_report(now, first)
    if comparison.note and (then.judgements or now.judgements):
        note = Paragraph(number=None, text=comparison.note)
        return (marked(note, OriginKind.INSPECTION, where),)
    if not comparison.rows:
        return ()
    lead = Paragraph(number=None, text=_lead(then, now))
    header = ("Judgement", comparison.then, comparison.now, "Change")
    rows = ((one.area, one.then, one.now, one.change) for one in comparison.rows)
    table = Table(header_rows=1, rows=(header, *rows), widths=(4, 3, 3, 2))
    return (
        marked(lead, OriginKind.INSPECTION, where),
        marked(table, OriginKind.INSPECTION, where),
    )


def _heading(inspection: Inspection) -> str:
    return f"Inspection of {inspection_dates(inspection) or '(dates not read)'}"


def _lead(then: Inspection, now: Inspection) -> str:
    return f"The grades of {named(now)}{_page(now)}, beside those of {named(then)}{_page(then)}:"


def _page(inspection: Inspection) -> str:
    page = next((one.where.page for one in inspection.judgements if one.where), None)
    return f" (page {page} of its report)" if page else ""


def _key(judgement: Judgement) -> str | None:
    """Give the id that an area is compared by: looked after and in care are the same children."""
    return CHILDREN_IN_CARE if judgement.area_id == LOOKED_AFTER else judgement.area_id


def _areas(then: Inspection, now: Inspection) -> Iterator[Judgement]:
    """Give every area once; the halves of a combined judgement take the place of the whole."""
    ids = {_key(one) for one in now.judgements}
    yield from (one for one in now.judgements if one.area_id != OVERALL)
    for one in then.judgements:
        key = _key(one)
        covered = key in ids or key == OVERALL
        split = key == CARE_AND_LEAVERS and ids & set(HALVES)
        whole = key in HALVES and CARE_AND_LEAVERS in ids
        if not (covered or split or whole) or key is None:
            yield one
    both = (*now.judgements, *then.judgements)
    yield from [one for one in both if one.area_id == OVERALL][:1]


def _row(area: Judgement, then: Inspection, now: Inspection) -> GradeChange:
    before, after = _grade(area, then), _grade(area, now)
    return GradeChange(
        area=_NUMBER.sub("", area.area),
        area_id=area.area_id,
        then=_shown(before) if before else _absence(area, then),
        now=_shown(after) if after else _absence(area, now),
        change=_change(before, after),
    )


def _shown(judgement: Judgement) -> str:
    """Give a grade as printed; one out of a sentence (``require improvement``) as in a table."""
    if judgement.grade_id and judgement.grade[:1].islower():
        return judgement.grade_id.replace("-", " ").capitalize()
    return judgement.grade


def _grade(area: Judgement, inspection: Inspection) -> Judgement | None:
    """Give the judgement of an area; areas of an unknown name are the same by their words."""
    for one in inspection.judgements:
        same = _key(one) == _key(area) if area.area_id else one.area == area.area
        if same:
            return one
    return None


def _absence(area: Judgement, inspection: Inspection) -> str:
    """Say why an inspection has no grade for an area: never a blank, never a guess."""
    grades = {_key(one): one.grade for one in inspection.judgements}
    key = _key(area)
    if key in HALVES and CARE_AND_LEAVERS in grades:
        return f"{grades[CARE_AND_LEAVERS]} ({COMBINED})"
    if key == CARE_AND_LEAVERS and grades.keys() & set(HALVES):
        halves = [one for one in inspection.judgements if _key(one) in HALVES]
        apart = f" ({APART})" if inspection.kind is InspectionKind.SIF else ""
        return "; ".join(f"{_half(one)}: {one.grade}" for one in halves) + apart
    start = inspection.inspection_start
    if key == OVERALL and start and start >= NO_OVERALL_FROM:
        return NO_OVERALL
    if key in _DROPPED and inspection.kind is InspectionKind.ILACS:
        return _DROPPED[key]
    expected = GRADED_AREAS.get(inspection.kind, ())
    known = {CHILDREN_IN_CARE if one == LOOKED_AFTER else one for one in expected}
    return NOT_READ if key in known else "not judged under this framework"


def _half(judgement: Judgement) -> str:
    return (judgement.area_id or "").replace("-", " ").capitalize()


def _change(before: Judgement | None, after: Judgement | None) -> str:
    if not (before and after and before.grade_id and after.grade_id):
        return NOT_COMPARABLE
    steps = RANKS.index(after.grade_id) - RANKS.index(before.grade_id)
    if not steps:
        return "No change"
    how = f"{abs(steps)} grades" if abs(steps) > 1 else "1 grade"
    return f"{'Improved' if steps > 0 else 'Declined'} by {how}"


def _findings(then: Inspection, now: Inspection) -> Iterable[Finding]:
    if then.inspection_end and now.inspection_start and then.inspection_end > now.inspection_start:
        yield _check(
            "inspection-order",
            f"The earlier inspection report ({inspection_dates(then)}) is not earlier than the"
            f" other ({inspection_dates(now)}).",
            "Name the older report under inspection_previous, the newer under inspection.",
        )
    if then.authority and now.authority and not _same(then.authority, now.authority):
        yield _check(
            "inspection-authority-differs",
            f"The two inspection reports are about {then.authority} and {now.authority}.",
            "Check that both are about your authority: names are sometimes only printed otherwise.",
        )
    if then.kind != now.kind:
        yield _check(
            "inspection-kind-differs",
            f"The two inspection reports are of different kinds ({then.kind} and {now.kind}).",
            "Areas of the same name may have been judged by other criteria: say so in the report.",
        )


def _same(one: str, other: str) -> bool:
    """Tell whether two names may be one authority's: one has all the telling words of the other."""
    first, second = _telling(one), _telling(other)
    return first <= second or second <= first


def _telling(authority: str) -> frozenset[str]:
    """Give the words that tell one authority from another (``City of Northmere`` is Northmere)."""
    words = authority.casefold().replace("-", " ").replace("&", " ").split()
    return frozenset(words) - _IN_MANY_NAMES


def _check(rule: str, message: str, hint: str) -> Finding:
    return Finding(rule=rule, severity=Severity.WARNING, message=message, hint=hint)
