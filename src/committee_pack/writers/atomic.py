"""Write files whole or not at all.

A temporary file in the same folder, flushed to the disk, takes the name at the end in one step: a
reader sees the old file or the new one, never half of one, also after a power cut.
"""

import contextlib
import errno
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from committee_pack.errors import OutputUnwritable

PREFIX = ".committee-pack-"
_NOTHING_CHANGED = "Nothing was changed: what stood there before still stands there."


def write_atomically(path: Path, data: bytes) -> None:
    """Write bytes to a path, over a file that may stand there.

    Raises:
        OutputUnwritable: the folder is missing or full, or the file is read-only or open in Word.
    """
    write_all_atomically([(path, data)])


def write_all_atomically(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write several files that belong together.

    All are on the disk under other names before the first takes its own, so a full disk, a missing
    folder or a file that is open in Word changes none of them. The names are then taken one by
    one: a fault, or the end of the run, in that short time leaves the first files new and the rest
    old. Each of them is whole, and a fault is told with the names of the new ones.

    Raises:
        OutputUnwritable: a folder is missing or full, or a file is read-only or open in Word.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for place, (path, data) in enumerate(files):
            temporary = path.parent / f"{PREFIX}{os.getpid()}-{place}.tmp"
            staged.append((temporary, path))
            _stage(temporary, path, data)
        for _, path in staged:
            _check_free(path)
        for place, (temporary, path) in enumerate(staged):
            try:
                temporary.replace(path)
            except OSError as error:
                raise _unwritable(path, error, [done for _, done in staged[:place]]) from error
    finally:
        for temporary, _ in staged:
            _remove(temporary)


def _stage(temporary: Path, path: Path, data: bytes) -> None:
    """Write what is to stand at a path under another name, and flush it to the disk."""
    _remove(temporary)
    try:
        # Mode "x": never through a link or into a file that somebody else put there.
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _unwritable(path, error) from error


def _check_free(path: Path) -> None:
    """Refuse a path that cannot be replaced, as far as that can be known beforehand."""
    try:
        if path.is_dir() and not path.is_symlink():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if sys.platform == "win32" and path.is_file():
            # Windows replaces no file that another program holds, nor one that is read-only.
            with path.open("r+b"):
                pass
    except OSError as error:
        raise _unwritable(path, error) from error


def make_folder(folder: Path, *, why: str) -> None:
    """Make a folder with those above it, where it is not there.

    Args:
        folder: the folder.
        why: what goes there, as a sentence for the message.

    Raises:
        OutputUnwritable: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnwritable(
            f"The folder {folder} cannot be made ({error.strerror}).",
            why=why,
            hint="Name another folder, or ask for the right to write there.",
        ) from error


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


def _unwritable(path: Path, error: OSError, done: Sequence[Path] = ()) -> OutputUnwritable:
    """Tell why a file cannot be written, and which others have been replaced before it."""
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
        why=_left(done) if done else _NOTHING_CHANGED,
        hint=hint,
    )


def _left(done: Sequence[Path]) -> str:
    names = ", ".join(path.name for path in done)
    return f"Of the files that belong together, these are new already: {names}; the rest are old."
