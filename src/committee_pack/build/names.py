"""File names that Windows, a committee clerk and an agenda system can all live with."""

import re
from datetime import date
from pathlib import Path

# What Windows forbids in a file name, and control characters.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
# A whole path may hold 260 characters on Windows; the folder and the item number need their part.
_LONGEST = 100
# What every file in a folder of papers that is not one of them says in its name.
_WORKING = " - not for publication"


def meeting_folder(day: date, committee: str) -> str:
    """Name a meeting's folder: ``2026-11-26 Children and Young People Scrutiny Committee``."""
    return file_stem(f"{day.isoformat()} {committee}")


def file_stem(words: str) -> str:
    """Make a file name of words: forbidden characters out, not too long, no trailing dot."""
    kept = _FORBIDDEN.sub(" ", words)
    kept = re.sub(r"\s+", " ", kept).strip()[:_LONGEST].rstrip(" .")
    return f"{kept} file" if _RESERVED.match(kept) else kept or "report"


def report_name(item: int, title: str) -> str:
    """Name a report: ``06 Improvement plan.docx``."""
    return f"{file_stem(f'{item:02d} {title}')}.docx"


def appendix_name(item: int, ref: str, title: str, suffix: str) -> str:
    """Name an appendix: ``06 Appendix 6(a) Improvement plan.docx``."""
    return f"{file_stem(f'{item:02d} {ref} {title}')}{suffix}"


def provenance_name(item: int) -> str:
    """Name a report's provenance: ``06 provenance - not for publication.json``."""
    return f"{item:02d} provenance{_WORKING}.json"


def provenance_page_name(item: int) -> str:
    """Name its page: ``06 provenance - not for publication.html``."""
    return f"{item:02d} provenance{_WORKING}.html"


def redline_name(report: str) -> str:
    """Name a report's redline: ``06 Improvement plan redline - not for publication.docx``."""
    return f"{Path(report).stem} redline{_WORKING}.docx"


def changes_name(report: str, suffix: str) -> str:
    """Name the page: ``06 Improvement plan what changed - not for publication.html``."""
    return f"{Path(report).stem} what changed{_WORKING}{suffix}"


def item_of(name: str) -> int | None:
    """Give the agenda item that a file's name begins with; None where it begins with none."""
    found = re.match(r"(\d{2,3}) ", name)
    return int(found[1]) if found else None


def exempt_folder(folder: Path) -> Path:
    """Name the folder of a meeting's exempt papers: beside that of the public ones, never in it."""
    return folder.parent / "exempt" / folder.name
