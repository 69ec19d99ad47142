"""How an inspection is named in a sentence: by its dates."""

from pathlib import PurePath

from committee_pack.model.dates import days_in_words
from committee_pack.model.framework import OVERALL
from committee_pack.model.inspection import Inspection
from committee_pack.model.source import Where


def inspection_dates(inspection: Inspection) -> str | None:
    """Give the days of an inspection: ``12 to 23 January 2026``; None where they were not read."""
    return days_in_words(inspection.inspection_start, inspection.inspection_end)


def named(inspection: Inspection) -> str:
    """Name an inspection: ``the inspection of 12 to 23 January 2026``."""
    dates = inspection_dates(inspection)
    return f"the inspection of {dates}" if dates else "the inspection"


def overall(inspection: Inspection) -> str | None:
    """Give the grade for overall effectiveness as printed, or None where there is none."""
    return next((one.grade for one in inspection.judgements if one.area_id == OVERALL), None)


def overall_words(inspection: Inspection) -> str | None:
    """Give that grade in small letters, as it stands inside a sentence."""
    grade = overall(inspection)
    return grade.lower() if grade else None


def in_report(inspection: Inspection, where: Where | None) -> Where:
    """Give a place in an inspection report; where none is known, the report by its name."""
    return where or Where(source=PurePath(inspection.source.path).name)
