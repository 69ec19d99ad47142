"""Write a file whole or not at all.

A temporary file in the same folder, flushed to the disk, takes the name at the end in one step: a
reader sees the old file or the new one, never half of one, also after a power cut.
"""

import contextlib
import errno
import os
from pathlib import Path

from committee_pack.errors import OutputUnwritable

PREFIX = ".committee-pack-"


def write_atomically(path: Path, data: bytes) -> None:
    """Write bytes to a path, over a file that may stand there.

    Raises:
        OutputUnwritable: the folder is missing or full, or the file is read-only or open in Word.
    """
    temporary = path.parent / f"{PREFIX}{os.getpid()}.tmp"
    _remove(temporary)
    try:
        # Mode "x": never through a link or into a file that somebody else put there.
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        _remove(temporary)


def sweep(folder: Path) -> None:
    """Remove what an interrupted run left in a folder; a stray that cannot go is left."""
    if folder.is_dir():
        for stray in folder.glob(f"{PREFIX}*"):
            if stray.is_file():
                _remove(stray)


def _remove(path: Path) -> None:
    # A temporary file that cannot be removed now is removed by the next sweep.
    with contextlib.suppress(OSError):
        path.unlink()


def _unwritable(path: Path, error: OSError) -> OutputUnwritable:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        fault, hint = "there is no room left on the disk", "Make room, then run the same command."
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        fault, hint = "its folder is not there", "Make the folder, or name another one."
    elif error.errno == errno.EISDIR:
        fault, hint = (
            "a folder of that name is in the way",
            "Move the folder, or name another file.",
        )
    elif error.errno == errno.EROFS:
        fault, hint = "the disk is read-only", "Name an output folder on another disk."
    elif isinstance(error, PermissionError):
        fault = "writing it is not allowed"
        hint = "Is it open in Word? Close it there; or see whether the folder is read-only."
    else:
        fault, hint = f"the system says: {error.strerror}", "Name another output folder."
    return OutputUnwritable(
        f"{path} cannot be written: {fault}.",
        why="Nothing was changed: what stood there before still stands there.",
        hint=hint,
    )
