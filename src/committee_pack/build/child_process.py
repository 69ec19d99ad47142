"""The parent's side of a reading child: start it, ask it, end it when it takes too long."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from committee_pack.build.child import Answer, Request, receive, send

MEMORY = 1024 * 1024 * 1024
"""Bytes a child may hold."""
SECONDS = 8.0
"""Seconds of computing that a small file may take."""
SECONDS_A_MEGABYTE = 8.0
"""Seconds that a large file gets on top, up to ``MEGABYTES_COUNTED``."""
MEGABYTES_COUNTED = 15
CLOCK = 5.0
"""How many times as long by the clock, since other programs want to compute as well."""

# How the system ends a process whose time is up: ERROR_NOT_ENOUGH_QUOTA on Windows.
if sys.platform == "win32":
    _TIME_WAS_UP = 1816
else:
    _TIME_WAS_UP = -signal.SIGXCPU
_DYING = 2.0


class ChildDied(Exception):
    """A child ended without an answer; ``late`` where that is because it took too long."""

    def __init__(self, *, late: bool) -> None:
        super().__init__("took too long" if late else "ended")
        self.late = late


class Child:
    """A process that reads one file after the other.

    Raises:
        OSError: the system starts no process.
    """

    def __init__(self) -> None:
        # -P: no module is taken from the folder the user works in.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "committee_pack.build.child", str(MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Threads of numerical libraries each set memory aside, and nothing here uses them.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def ask(self, request: Request) -> Answer:
        """Have one file read.

        Raises:
            ChildDied: the process ended, or took too long and was ended.
            UnicodeEncodeError: the path holds bytes that are no text.
        """
        asked = msgspec.msgpack.encode(request)
        late = threading.Event()
        timer = threading.Timer(request.seconds * CLOCK, self._end_late, (late,))
        timer.daemon = True
        timer.start()
        data = None
        try:
            # A pipe that breaks or is closed is a child that ended.
            with contextlib.suppress(OSError, ValueError):
                send(cast(BinaryIO, self._process.stdin), asked)
                data = receive(cast(BinaryIO, self._process.stdout))
        finally:
            timer.cancel()
        if data is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_DYING)
            code = self.end()
            raise ChildDied(late=late.is_set() or code == _TIME_WAS_UP)
        return msgspec.msgpack.decode(data, type=Answer)

    def end(self) -> int:
        """End the process, and give its exit code."""
        self._process.kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            # What was not yet taken up by a dead process is lost, and so it should be.
            with contextlib.suppress(OSError, ValueError):
                cast(BinaryIO, pipe).close()
        return code

    def _end_late(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()


def seconds_for(path: Path) -> float:
    """Give the seconds of computing that a file may take, by its size."""
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        # The child will say what is wrong with it.
        size = 0
    return SECONDS + SECONDS_A_MEGABYTE * min(size / 1024 / 1024, MEGABYTES_COUNTED)
