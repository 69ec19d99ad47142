"""Make the next meeting's folder from this one's: its meeting file, and all that it needs."""

import contextlib
import os
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from committee_pack.build.meeting_file import meeting_text, read_meeting
from committee_pack.build.names import meeting_folder
from committee_pack.build.paths import Places
from committee_pack.build.reading import read_report
from committee_pack.build.roll_changes import Change, changed_text
from committee_pack.build.roll_copies import word_files
from committee_pack.build.roll_files import INPUTS, Packed, Taken, packed
from committee_pack.build.roll_report import (
    Cycle,
    FoundReport,
    RolledReport,
    found_report,
    kept_report,
    rolled_report,
)
from committee_pack.build.structure import report_profile
from committee_pack.errors import InputUnreadable, OutputUnwritable, SettingsError
from committee_pack.model.dates import long_date
from committee_pack.model.meeting import Meeting, MeetingFile
from committee_pack.writers.atomic import PREFIX, write_atomically


class RolledMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """The next meeting's folder, what became of each report, files that could not go along."""

    folder: Path
    reports: tuple[RolledReport, ...]
    missing: tuple[str, ...] = ()


def roll_meeting(
    meeting_path: Path,
    day: date,
    *,
    here: Path,
    out: Path | None = None,
    edited: Path | None = None,
    dry_run: bool = False,
) -> RolledMeeting:
    """Make the folder of the meeting that follows, and its meeting file.

    Args:
        meeting_path: this meeting's file.
        day: the day of the next meeting.
        here: the folder the command runs in.
        out: the new folder; by default one named for the meeting, beside this meeting's.
        edited: a folder or a file to find the finished reports in, instead of this meeting's
            folder with all that is in it.
        dry_run: only say what would be done.

    Raises:
        SettingsError: the day is not after this meeting's, or the meeting file cannot be followed
            or changed in place.
        InputUnreadable: no report of this meeting is found, or a file cannot be read.
        OutputUnwritable: the new folder is there already, or cannot be made.
    """
    wanted = read_meeting(meeting_path)
    _check_day(wanted.meeting, day)
    places = Places(meeting_file=meeting_path, here=here)
    home = _home(meeting_path)
    folder = out or home.parent / meeting_folder(day, wanted.meeting.committee)
    _check_free(folder)
    reports = _reports(wanted, places, _cycle(wanted.meeting, places, home, edited, day))
    rolled = {one.id for one in reports if one.previous}
    files = packed(wanted, places, is_rolled=rolled.__contains__)
    text = _text(meeting_path, day, reports, files)
    if not dry_run:
        _make(folder, text, reports, files)
    return RolledMeeting(folder=folder, reports=reports, missing=files.missing)


def _home(meeting_path: Path) -> Path:
    """Give the folder of a meeting: the one that holds ``inputs``."""
    beside = meeting_path.resolve().parent
    inside = [path for path in (beside, *beside.parents) if path.name == INPUTS]
    return inside[0].parent if inside else beside


def _check_day(meeting: Meeting, day: date) -> None:
    if day <= meeting.date:
        raise SettingsError(
            f"{long_date(day)} is not after this meeting, which is on {long_date(meeting.date)}.",
            why="The next meeting's reports go on from this one's.",
            hint="Give the day of the next meeting: --date 2027-01-21.",
        )


def _check_free(folder: Path) -> None:
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise OutputUnwritable(
            f"{folder} is there already.",
            why="Nothing of a meeting that you have begun is written over.",
            hint="Give another folder by --out, or move that one elsewhere.",
        )


def _cycle(meeting: Meeting, places: Places, home: Path, edited: Path | None, day: date) -> Cycle:
    name = f"{meeting.outputs}/{meeting_folder(meeting.date, meeting.committee)}"
    outputs = next((path for path in places.candidates(name) if path.is_dir()), home / name)
    if edited is not None and not edited.exists():
        raise InputUnreadable(
            f"There is no folder or file {edited}.",
            why="The finished reports are looked for there.",
            hint="Give the folder that the edited Word files are in.",
        )
    searched = (edited,) if edited else (outputs, home)
    return Cycle(day=meeting.date, following=day, outputs=outputs, files=word_files(searched))


def _reports(wanted: MeetingFile, places: Places, cycle: Cycle) -> tuple[RolledReport, ...]:
    found = [found_report(cycle, place, order) for place, order in enumerate(wanted.report)]
    if not any(one.copies for one in found):
        raise InputUnreadable(
            f"None of the reports of {long_date(cycle.day)} is found in {cycle.outputs}.",
            why="The next meeting's reports go on from the finished ones of this meeting.",
            hint='Build them first, by "committee-pack build"; or give the folder that the edited '
            "Word files are in by --edited.",
        )
    return tuple(_report(wanted, places, cycle, one) for one in found)


def _report(wanted: MeetingFile, places: Places, cycle: Cycle, found: FoundReport) -> RolledReport:
    if not found.copies:
        return kept_report(found)
    profile = report_profile(wanted.meeting, found.order, places)
    return rolled_report(cycle, found, profile, read_report(found.copies[0].path, profile))


def _text(meeting_path: Path, day: date, reports: Iterable[RolledReport], files: Packed) -> str:
    """Give the next meeting's file."""
    changes = [Change(table=("meeting",), key="date", value=day)]
    changes += [change for one in reports for change in one.changes]
    return changed_text(meeting_text(meeting_path), (*changes, *files.changes))


def _make(folder: Path, text: str, reports: Iterable[RolledReport], files: Packed) -> None:
    """Make the folder whole: under another name first, which it changes at the end."""
    staging = folder.parent / f"{PREFIX}{os.getpid()}-{folder.name}"
    try:
        staging.mkdir(parents=True)
        for name in (INPUTS, "outputs"):
            (staging / name).mkdir()
        for one in files.files:
            _copy(one, staging)
        for report in reports:
            _put_report(report, staging)
        write_atomically(staging / INPUTS / "meeting.toml", text.encode("utf-8"))
        if folder.is_dir():
            folder.rmdir()
        staging.rename(folder)
    except OSError as error:
        raise OutputUnwritable(
            f"The folder {folder} cannot be made ({error.strerror}).",
            why="The next meeting's file and all it needs go there; nothing is left half-made.",
            hint="Give another folder by --out; see that there is room, and that no file is open.",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(staging)


def _copy(one: Taken, folder: Path) -> None:
    target = folder / one.target
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(one.source, target)


def _put_report(report: RolledReport, folder: Path) -> None:
    """Put a finished report into the new folder, with the record of where it came from."""
    for one in report.enclosures:
        _copy(one, folder)
    if report.file is not None:
        _copy(report.file, folder)
        if report.record is not None:
            name = folder / report.file.target
            write_atomically(name.with_name(f"{name.stem} provenance.json"), report.record)
