"""The reading child: a process that opens other people's files, and nothing else.

It takes requests on its standard input and gives answers on its standard output, each a msgpack
value after its length. A file that kills it takes nothing else along. It ends with its input, so it
never outlives the program that started it.

    python -P -m committee_pack.build.child MEMORY_IN_BYTES
"""

import os
import signal
import struct
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec

from committee_pack.build.attempt import attempt
from committee_pack.build.child_limits import Limits
from committee_pack.errors import InputUnreadable
from committee_pack.model.changes import RedlineOrder
from committee_pack.model.progress import TrackerSettings
from committee_pack.model.template import AdoptWishes
from committee_pack.profiles import Profile
from committee_pack.readers.garbage import garbage_left

# After so many files a child makes room for a new one: what parsers keep for themselves goes too.
FILES_EACH = 200
_LENGTH = struct.Struct("<Q")


class Request(msgspec.Struct, frozen=True, array_like=True):
    """One file to read: which reader, the file, the folder it is named from, seconds allowed.

    ``pages`` are first and last page of a report that stands in a pdf with others, ``wishes`` are
    for a council's file that becomes a template. ``redline`` is for the report ``newer``, compared
    with an older one; ``path`` then names both. ``cells`` are those of a workbook that become
    a table.
    """

    reader: str
    path: str
    folder: str
    seconds: float
    profile: Profile | None = None
    tracker: TrackerSettings | None = None
    pages: tuple[int, int] | None = None
    wishes: AdoptWishes | None = None
    redline: RedlineOrder | None = None
    newer: str = ""
    cells: str = ""


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What came of a request: a value as msgpack, or an error as its slug and three parts.

    ``unlimited`` tells that the system refused a limit, so that the file was read without it.
    """

    value: bytes | None = None
    error: tuple[str, str, str, str] | None = None
    memory_ran_out: bool = False
    last: bool = False
    unlimited: bool = False


class MemoryRanOut(InputUnreadable):
    """A file asked for more memory, or went deeper, than is allowed."""


def send(to: BinaryIO, data: bytes) -> None:
    """Write one message.

    Raises:
        OSError: the other side is gone.
    """
    to.write(_LENGTH.pack(len(data)) + data)
    to.flush()


def receive(source: BinaryIO) -> bytes | None:
    """Read one message; None where the other side has ended, also in the middle of one."""
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = source.read(length)
    return data if len(data) == length else None


def _report(request: Request) -> object:
    from committee_pack.readers.committee import read_report

    assert request.profile is not None
    return read_report(Path(request.path), request.profile, pages=request.pages)


def _pack(request: Request) -> object:
    from committee_pack.readers.committee import read_pack

    return read_pack(Path(request.path))


def _inspection(request: Request) -> object:
    from committee_pack.readers.inspection import read_inspection

    return read_inspection(Path(request.path))


def _plan(request: Request) -> object:
    from committee_pack.progress.action_plan import read_plan

    return read_plan(Path(request.path), request.tracker)


def _scorecard(request: Request) -> object:
    from committee_pack.progress.scorecard import read_scorecard

    return read_scorecard(Path(request.path), request.tracker)


def _template(request: Request) -> object:
    from committee_pack.build.template_verdict import check_template

    return check_template(Path(request.path), request.profile)


def _adoption(request: Request) -> object:
    from committee_pack.build.template_adopt import adopt_template

    assert request.wishes is not None
    return adopt_template(Path(request.path), request.profile, request.wishes)


def _evidence(request: Request) -> object:
    from committee_pack.readers.evidence import read_evidence

    return read_evidence(Path(request.path))


def _plain_text(request: Request) -> object:
    from committee_pack.readers.evidence import read_plain_text

    return read_plain_text(Path(request.path))


def _redline(request: Request) -> object:
    from committee_pack.build.redline import compare_files

    assert request.redline is not None
    return compare_files(Path(request.newer), request.redline)


def _range(request: Request) -> object:
    from committee_pack.progress.cell_range import read_range

    return read_range(Path(request.path), request.cells)


def _enclosure(request: Request) -> object:
    from committee_pack.build.enclosures import look_over

    return look_over(Path(request.path))


_READERS: dict[str, Callable[[Request], object]] = {
    "evidence": _evidence,
    "plain text": _plain_text,
    "report": _report,
    "pack": _pack,
    "inspection": _inspection,
    "plan": _plan,
    "scorecard": _scorecard,
    "template": _template,
    "adoption": _adoption,
    "redline": _redline,
    "range": _range,
    "enclosure": _enclosure,
}


def answer(request: Request) -> Answer:
    """Read one file; whatever happens short of the death of the process is an answer."""
    value, error = attempt(partial(_value, request))
    if error is None:
        return Answer(value=value)
    ran_out = isinstance(error, MemoryRanOut)
    told = (error.slug, error.what, error.why, error.hint)
    return Answer(error=told, memory_ran_out=ran_out, last=ran_out)


def _value(request: Request) -> bytes:
    try:
        # What a workbook becomes is as many small values as a report, whatever reads it.
        with garbage_left():
            return msgspec.msgpack.encode(_READERS[request.reader](request))
    except (MemoryError, RecursionError) as error:
        raise MemoryRanOut(
            f"{request.path} is too large or too deeply nested to be read safely.",
            why="Reading on would fill this computer's memory.",
            hint="If you trust it, open it in its own program, take large tables and pictures "
            "out, and save it once more.",
        ) from error


def main() -> None:
    """Answer requests until there are no more."""
    # An interrupt is for the parent, which then ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests, answers = sys.stdin.buffer, _own_output()
    limits = Limits(int(sys.argv[1]))
    for count in range(1, FILES_EACH + 1):
        data = receive(requests)
        if data is None:
            return
        request = msgspec.msgpack.decode(data, type=Request)
        limits.allow(request.seconds)
        os.chdir(request.folder)
        told = msgspec.structs.replace(answer(request), unlimited=not limits.in_force)
        if count == FILES_EACH:
            told = msgspec.structs.replace(told, last=True)
        send(answers, msgspec.msgpack.encode(told))
        if told.last:
            return


def _own_output() -> BinaryIO:
    """Keep standard output for answers: what a parser may print there goes nowhere."""
    own = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(own, "wb")


if __name__ == "__main__":
    main()
