"""What is known of an inspection and of the one before: their years, and how to say them."""

import msgspec

from committee_pack.model.dates import long_date
from committee_pack.model.inspection import Inspection
from committee_pack.rules.context import RuleContext


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """One inspection: its years, those its report may have come out in, and how to say them."""

    years: frozenset[int]
    published_years: frozenset[int]
    told: str


def known(inspection: Inspection) -> Known:
    """Give what an inspection's own report says of its dates and of its publication."""
    days = [day for day in (inspection.inspection_start, inspection.inspection_end) if day]
    years = frozenset(day.year for day in days)
    carried = f"was carried out {span(inspection)}" if days else "has no dates that were read"
    return Known(
        years=years,
        published_years=_published_years(inspection, years),
        told=f"the inspection {carried} and its report {_published(inspection)}",
    )


def _published(inspection: Inspection) -> str:
    if inspection.published:
        return f"was published on {long_date(inspection.published)}"
    printed = "does not print the day of its publication"
    if inspection.copyright_year:
        return f"{printed}, but bears the year {inspection.copyright_year}"
    return printed


def _published_years(inspection: Inspection, years: frozenset[int]) -> frozenset[int]:
    """Give the years of publication: the printed one, else those that the dates leave open.

    A report comes out weeks or months after the last day, so often in the year after. The year of
    its copyright is that of publication or the one before.
    """
    if inspection.published:
        return frozenset({inspection.published.year})
    possible = years | {year + 1 for year in years}
    year = inspection.copyright_year
    if year is None:
        return frozenset(possible)
    return frozenset({year} | ({year + 1} & possible))


def known_before(context: RuleContext) -> Known | None:
    """Give the inspection before: by its own report, or by what the later report says of it."""
    if context.inspection_previous and context.inspection_previous.inspection_start:
        earlier = known(context.inspection_previous)
        told = earlier.told.replace("the inspection", "the previous inspection", 1)
        return msgspec.structs.replace(earlier, told=told)
    inspection = context.inspection
    if inspection is None or inspection.previous_inspection_year is None:
        return None
    year = inspection.previous_inspection_year
    when = inspection.previous_inspection or str(year)
    how = "in" if when.isdigit() or not when[0].isdigit() else "carried out on"
    if " to " in when:
        how = "carried out from"
    return Known(
        years=frozenset({year}),
        published_years=frozenset({year, year + 1}),
        told=f"the inspection report says that the previous inspection was {how} {when}"
        f" (published in {year} or {year + 1})",
    )


def named(inspection: Inspection) -> str:
    """Name an inspection in a sentence by its days."""
    days = span(inspection)
    return f"the inspection carried out {days}" if days else "it"


def span(inspection: Inspection) -> str:
    """Give the days of an inspection behind their preposition; empty where none was read."""
    start, end = inspection.inspection_start, inspection.inspection_end
    if start and end and start != end:
        return f"from {long_date(start)} to {long_date(end)}"
    day = start or end
    return f"on {long_date(day)}" if day else ""
