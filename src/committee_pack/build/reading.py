"""Read other people's files in a child process that is limited in memory and time.

The functions have the names and answers of the readers they stand for. A child is started for the
first file, kept for the next, and replaced when it died.
"""

import atexit
from pathlib import Path
from typing import TypeVar

import msgspec

from committee_pack.build.child import Answer, Request
from committee_pack.build.child_process import Child, ChildDied, seconds_for
from committee_pack.errors import CommitteePackError, InputUnreadable
from committee_pack.model.evidence import Evidence, PlainText
from committee_pack.model.excerpt import Excerpt
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.inspection import Inspection
from committee_pack.model.pack import Pack
from committee_pack.model.progress import ActionPlan, Scorecard, TrackerSettings
from committee_pack.model.report import Report
from committee_pack.model.source import Where
from committee_pack.profiles import Profile

_KINDS = {kind.slug: kind for kind in CommitteePackError.__subclasses__()}
Read = TypeVar(
    "Read", Report, Evidence, PlainText, Pack, Inspection, ActionPlan, Scorecard, Excerpt
)


def read_report(path: Path, profile: Profile, *, pages: tuple[int, int] | None = None) -> Report:
    """Read a committee report; see ``readers.committee.read_report``.

    Raises:
        InputUnreadable: the file cannot be read, or not within the limits of memory and time.
    """
    return _read("report", path, Report, profile, pages=pages)


def read_pack(path: Path) -> Pack:
    """Tell the items of a reports pack; see ``readers.committee.read_pack``.

    Raises:
        InputUnreadable: the file cannot be read, or not within the limits of memory and time.
    """
    return _read("pack", path, Pack)


def read_inspection(path: Path) -> Inspection:
    """Read an inspection report; see ``readers.inspection.read_inspection``.

    Raises:
        InputUnreadable: the file cannot be read, or not within the limits of memory and time.
    """
    return _read("inspection", path, Inspection)


def read_evidence(path: Path) -> Evidence:
    """Read a document to quote from; see ``readers.evidence.read_evidence``.

    Raises:
        InputUnreadable: the file cannot be read, or not within the limits of memory and time.
    """
    return _read("evidence", path, Evidence)


def read_plain_text(path: Path) -> PlainText:
    """Read a text file as it stands; see ``readers.evidence.read_plain_text``.

    Raises:
        InputUnreadable: the file cannot be read, or not within the limits of memory and time.
    """
    return _read("plain text", path, PlainText)


def read_plan(path: Path, settings: TrackerSettings | None = None) -> ActionPlan:
    """Read an action plan; see ``progress.action_plan.read_plan``.

    Raises:
        InputUnreadable: the file cannot be read, or not within the limits of memory and time.
        SettingsError: the settings name a column that there is not.
    """
    return _read("plan", path, ActionPlan, tracker=settings)


def read_scorecard(path: Path, settings: TrackerSettings | None = None) -> Scorecard:
    """Read a scorecard; see ``progress.scorecard.read_scorecard``.

    Raises:
        InputUnreadable: the file cannot be read, or not within the limits of memory and time.
        SettingsError: the settings name a column that there is not.
    """
    return _read("scorecard", path, Scorecard, tracker=settings)


def read_range(path: Path, cells: str) -> Excerpt:
    """Read cells of a workbook as a table; see ``progress.cell_range.read_range``.

    Raises:
        InputUnreadable: the file cannot be read, or not within the limits of memory and time.
        SettingsError: ``cells`` names no stretch of cells.
    """
    return _read("range", path, Excerpt, cells=cells)


def read_enclosure(path: Path) -> Excerpt:
    """Look a file over that is to be copied; see ``build.enclosures.look_over``.

    Raises:
        InputUnreadable: the file cannot be looked into, or not within the limits.
    """
    return _read("enclosure", path, Excerpt)


# Children that wait for a file, and all that stand. A child belongs to one thread at a time.
_idle: list[Child] = []
_standing: set[Child] = set()


@atexit.register
def stop_children() -> None:
    """End every child, also one that is reading; the next file starts a new one."""
    _idle.clear()
    while _standing:
        _standing.pop().end()


def _read(
    reader: str,
    path: Path,
    kind: type[Read],
    profile: Profile | None = None,
    tracker: TrackerSettings | None = None,
    pages: tuple[int, int] | None = None,
    cells: str = "",
) -> Read:
    seconds = seconds_for(path)
    request = Request(
        reader, str(path), str(Path.cwd()), seconds, profile, tracker, pages, cells=cells
    )
    answer = ask(request)
    assert answer.value is not None
    read: Read = msgspec.msgpack.decode(answer.value, type=kind)
    if answer.unlimited:
        return msgspec.structs.replace(read, findings=(*read.findings, _unlimited(path)))
    return read


def ask(request: Request) -> Answer:
    """Have a child read one file.

    Raises:
        CommitteePackError: what the child had against the file, or that it took too long.
    """
    try:
        answer = _answer(request)
    except ChildDied as died:
        raise _too_long(request) if died.late else _stopped_the_reader(request) from died
    except UnicodeEncodeError as error:
        raise _name_is_no_text(Path(request.path)) from error
    if answer.error is not None:
        slug, what, why, hint = answer.error
        raise _KINDS.get(slug, InputUnreadable)(what, why=why, hint=hint)
    return answer


def _unlimited(path: Path) -> Finding:
    return Finding(
        rule="read-without-limits",
        severity=Severity.INFO,
        message=f"This computer does not let {path.name} be read within limits of memory and time.",
        hint="Open no file here that you would not open in its own program.",
        where=Where(source=path.name),
    )


def _answer(request: Request) -> Answer:
    """Ask a child that waits, else a new one.

    What became of the one that waited, or what other files had left in its memory, must not be
    held against this file: where it failed for such a reason, a new one is asked.
    """
    waiting = _waiting()
    if waiting is not None:
        try:
            answer = _ask(waiting, request)
        except ChildDied as died:
            if died.late:
                raise
        else:
            if not answer.memory_ran_out:
                return answer
    return _ask(_started(request), request)


def _waiting() -> Child | None:
    try:
        return _idle.pop()
    except IndexError:
        return None


def _ask(child: Child, request: Request) -> Answer:
    answer = None
    try:
        answer = child.ask(request)
    finally:
        if answer is None or answer.last:
            _standing.discard(child)
            child.end()
        else:
            _idle.append(child)
    return answer


def _started(request: Request) -> Child:
    try:
        child = Child()
    except OSError as error:
        raise InputUnreadable(
            f"{request.path} was not opened: the system starts no process to read it in "
            f"({error.strerror}).",
            why="Other people's files are read in a process of their own, for safety.",
            hint="Close other programs and try again; if it stays so, ask your IT service.",
        ) from error
    _standing.add(child)
    return child


def _too_long(request: Request) -> InputUnreadable:
    return InputUnreadable(
        f"{request.path} takes more than {request.seconds:.0f} seconds of computing to read.",
        why="An honest file of its size takes a fraction of that, so reading was stopped.",
        hint="If you trust it, open it in its own program and save or print it to a new file.",
    )


def _stopped_the_reader(request: Request) -> InputUnreadable:
    return InputUnreadable(
        f"{request.path} brought down the program that reads it.",
        why="It is damaged, or made to use up this computer's memory; nothing was taken from it.",
        hint="If you trust it, open it in its own program and save or print it to a new file.",
    )


def _name_is_no_text(path: Path) -> InputUnreadable:
    name = str(path).encode("utf-8", "replace").decode()
    return InputUnreadable(
        f"The name of {name} holds bytes that are no text.",
        why="A record of where words came from could not name it.",
        hint="Rename the file.",
    )
