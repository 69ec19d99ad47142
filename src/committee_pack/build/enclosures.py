"""Look a file over that is to be copied as an appendix, whatever kind of workbook it is."""

from pathlib import Path

import msgspec

from committee_pack.errors import InputUnreadable
from committee_pack.model.excerpt import Excerpt
from committee_pack.model.finding import Finding, Severity

# What the reader of workbooks tells, as it matters where the whole file is given away.
_SEVERITIES = {
    "hidden-sheet": Severity.ERROR,
    "hidden-rows": Severity.WARNING,
    "hidden-columns": Severity.WARNING,
    "comments-not-read": Severity.WARNING,
}


def look_over(path: Path) -> Excerpt:
    """Tell what a file holds beside what it shows.

    Raises:
        InputUnreadable: it is of no kind that can be looked into.
    """
    from committee_pack.readers.enclosure import read_enclosure

    try:
        return read_enclosure(path)
    except InputUnreadable:
        return _as_workbook(path)


def _as_workbook(path: Path) -> Excerpt:
    """Look over a workbook of another kind (xls, ods), whose cells the program reads as well."""
    from committee_pack.progress.workbook import read_workbook

    workbook = read_workbook(path)
    return Excerpt(source=workbook.source, findings=tuple(map(_enclosed, workbook.findings)))


def _enclosed(finding: Finding) -> Finding:
    severity = _SEVERITIES.get(finding.rule, Severity.INFO)
    return msgspec.structs.replace(finding, rule=f"enclosed-{finding.rule}", severity=severity)
