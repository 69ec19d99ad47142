"""Look a file over that is to be copied as an appendix, whatever kind of workbook it is."""

from pathlib import Path

import msgspec

from committee_pack.errors import InputUnreadable
from committee_pack.model.excerpt import Excerpt
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Where

# A zip, and a compound file.
_STARTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
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
    except InputUnreadable as error:
        if not _may_be_workbook(path):
            raise
        return _as_workbook(path, error)


def _may_be_workbook(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8).startswith(_STARTS)


def _as_workbook(path: Path, refused: InputUnreadable) -> Excerpt:
    """Look over a workbook of another kind (xls, ods, xlsm), whose cells are read as well."""
    from committee_pack.progress.workbook import read_workbook

    workbook = read_workbook(path)
    told = Finding(
        rule="enclosed-unknown",
        severity=Severity.WARNING,
        message=f"{path.name} is copied, and was looked into in part only: {refused.what}",
        hint="Give it as .xlsx, or as a PDF of what is to be seen.",
        where=Where(source=path.name),
    )
    findings = (told, *map(_enclosed, workbook.findings))
    return Excerpt(source=workbook.source, findings=findings)


def _enclosed(finding: Finding) -> Finding:
    severity = _SEVERITIES.get(finding.rule, Severity.INFO)
    return msgspec.structs.replace(finding, rule=f"enclosed-{finding.rule}", severity=severity)
