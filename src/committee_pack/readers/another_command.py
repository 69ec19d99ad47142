"""Files that are read as a committee report, but which another command is made for."""

import tomllib
from pathlib import PurePath

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.inspection import InspectionKind
from committee_pack.model.report import Report
from committee_pack.model.source import SourceKind, Where
from committee_pack.readers.flow import Flow
from committee_pack.readers.inspection_kind import kind_of
from committee_pack.readers.inspection_pieces import opening_lines


def another_command(report: Report, flow: Flow, data: bytes) -> Finding | None:
    """Tell of a document that is no committee report, and which command reads it.

    Args:
        report: what the document was read as.
        flow: the document.
        data: the file's bytes.

    Returns:
        A note on a meeting file, or on an inspection report without any field or section of a
        committee report; None for all else.
    """
    name = PurePath(flow.source.path).name
    if flow.source.kind is SourceKind.TEXT and _is_meeting_file(name, data):
        return _told(name, "a meeting file, which says what to build", f'build "{name}"')
    fits = report.front_matter or any(section.id for section in report.sections)
    if flow.source.kind is not SourceKind.PDF or fits:
        return None
    if kind_of(opening_lines(flow)) is InspectionKind.UNKNOWN:
        return None
    return _told(name, "an inspection report", f'inspection "{name}"')


def _is_meeting_file(name: str, data: bytes) -> bool:
    if not name.lower().endswith(".toml"):
        return False
    try:
        return "report" in tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False


def _told(name: str, what: str, command: str) -> Finding:
    return Finding(
        rule="another-command",
        severity=Severity.INFO,
        message=f"{name} looks like {what}, not like a committee report; "
        f"committee-pack {command} reads it.",
        hint="Leave it so, if it is a committee report all the same.",
        where=Where(source=name),
    )
