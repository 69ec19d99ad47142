"""Find the Word file that a report was finished in, wherever and under whatever name it stands."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from committee_pack.errors import InputUnreadable
from committee_pack.model.identity import Identity
from committee_pack.readers.docx_identity import read_identity

# A folder of a shared drive may hold half a council: the search ends somewhere.
_MOST_FILES = 5_000
_DEEPEST = 6


class FinishedCopy(msgspec.Struct, frozen=True, kw_only=True):
    """A Word file of a report: as it was built, or as it was saved after that.

    Attributes:
        path: where it is.
        sha256: of its bytes.
        saved: when it was last saved.
        edited: whether it is another file than the one that was built.
    """

    path: Path
    sha256: str
    saved: datetime
    edited: bool


def word_files(folders: Iterable[Path]) -> tuple[Path, ...]:
    """List the Word files in folders and the folders in them, each once, in a fixed order.

    A path that is a file stands for itself. Hidden files, and those that Word keeps beside an open
    one, are none. It ends at six folders deep and at five thousand files.
    """
    found: dict[Path, None] = {}
    for folder in folders:
        for path in [folder] if folder.is_file() else _walked(folder):
            found.setdefault(path.resolve())
            if len(found) >= _MOST_FILES:
                return tuple(found)
    return tuple(found)


def _walked(folder: Path) -> Iterator[Path]:
    for here, inner, names in os.walk(folder):
        deep = len(Path(here).relative_to(folder).parts)
        inner[:] = sorted(name for name in inner if not name.startswith(".") and deep < _DEEPEST)
        for name in sorted(names):
            if name.lower().endswith(".docx") and not name.startswith((".", "~")):
                yield Path(here) / name


def copies_of(files: Iterable[Path], report: str, meeting: date) -> dict[Path, Identity]:
    """Find the Word files that are one report of one meeting, by their properties.

    Args:
        files: where to look.
        report: the report's id.
        meeting: the day of the meeting it was built for.
    """
    told = {path: read_identity(path) for path in files}
    return {
        path: one
        for path, one in told.items()
        if one is not None and (one.report, one.meeting) == (report, meeting)
    }


def in_order(copies: Mapping[Path, Identity], built: frozenset[str]) -> tuple[FinishedCopy, ...]:
    """Put copies of a report in order, the last saved one first.

    What somebody has saved goes before what was built, however old it is. Copies of the same
    bytes are one.

    Args:
        copies: the files, with what their properties say.
        built: sha256 of the files as they were built.

    Raises:
        InputUnreadable: a copy cannot be read.
    """
    by_bytes: dict[str, FinishedCopy] = {}
    for path, told in copies.items():
        copy = finished_copy(path, built, told.changed, told.meeting)
        by_bytes.setdefault(copy.sha256, copy)
    return tuple(
        sorted(by_bytes.values(), key=lambda copy: (copy.edited, copy.saved), reverse=True)
    )


def finished_copy(
    path: Path, built: frozenset[str], changed: datetime | None, meeting: date
) -> FinishedCopy:
    """Describe one copy; a build sets the day of the meeting as the day it was changed.

    Raises:
        InputUnreadable: it cannot be read.
    """
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        on_disk = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:
        raise InputUnreadable(
            f"{path} cannot be read ({error.strerror}).",
            why="It is a copy of the report, and may be the finished one.",
            hint="Close it in Word, and check that you may open it.",
        ) from error
    by_build = datetime(meeting.year, meeting.month, meeting.day, tzinfo=UTC)
    saved = changed if changed is not None and changed != by_build else on_disk
    return FinishedCopy(path=path, sha256=digest, saved=saved, edited=digest not in built)
