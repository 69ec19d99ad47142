"""A rule on the years that a report says of its inspection: those that do not fit it.

An inspection is carried out on some days and published on a later one, often in the next year. Both
are true of it, and reports mix them up; so a finding names both, and says which is known.
"""

from collections.abc import Iterable

from committee_pack.model.finding import Finding
from committee_pack.model.report import Report
from committee_pack.rules.context import RuleContext
from committee_pack.rules.inspection_known import Known, known, known_before
from committee_pack.rules.inspection_mentions import Meant, Mention, Said, mentions
from committee_pack.rules.inspection_narrative import Sentence, narrative, warning

# Inspections of one authority are seldom closer together.
_YEARS_BETWEEN = 3


def inspection_years(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of a year said of the inspection that fits neither its dates nor its publication."""
    if context.inspection is None:
        return
    now, before = known(context.inspection), known_before(context)
    for sentence in narrative(report, context.inspection.kind):
        for found in mentions(sentence.text, about_inspection=sentence.about_inspection):
            meant = _meant(found, now, before)
            if meant and not any(_fits(found, one) for one in meant):
                yield _year(sentence, found, meant)


def _meant(found: Mention, now: Known, before: Known | None) -> tuple[Known, ...]:
    """Give the inspections that a mention may mean; nothing where the one before is not known.

    The "last" inspection is the newest in some reports and the one before it in others.
    """
    if found.meant is Meant.BEFORE:
        return (before,) if before else ()
    if before is None and (found.meant is Meant.LAST or _long_before(found.year, now)):
        return ()
    return (now, before) if before else (now,)


def _long_before(year: int, now: Known) -> bool:
    """Tell whether a year may be that of an inspection before, of which nothing is known."""
    return bool(now.years) and year <= min(now.years) - _YEARS_BETWEEN


def _fits(found: Mention, one: Known) -> bool:
    years: frozenset[int] = frozenset()
    if found.said is not Said.PUBLISHED:
        years |= one.years
    if found.said is not Said.CARRIED_OUT:
        years |= one.published_years
    return found.year in years


def _year(sentence: Sentence, found: Mention, meant: tuple[Known, ...]) -> Finding:
    return warning(
        "inspection-year",
        f'"{sentence.heading}" says "{found.words}"; {"; ".join(one.told for one in meant)}.',
        "Give the year of the inspection, or say that it is the year of publication.",
        sentence,
    )
