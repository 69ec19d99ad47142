"""One run at a time in one folder of outputs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from committee_pack.errors import OutputUnwritable

_NAME = ".committee-pack.lock"


@contextmanager
def only_run(folder: Path) -> Iterator[None]:
    """Hold the folder of outputs for the time of a run; it is made where it is not there.

    The lock is a hidden file in it, which may stay behind and holds nothing.

    Raises:
        OutputUnwritable: another run holds it, or it cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / _NAME, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise OutputUnwritable(
            f"Another run is building into {folder}.",
            why="Two runs at once would overwrite each other's files.",
            hint="Wait until it has ended, or give another folder by --out.",
        ) from error
    except OSError as error:
        raise OutputUnwritable(
            f"The folder {folder} cannot be written to ({error.strerror}).",
            why="The finished reports go there.",
            hint="Give another folder by --out, or ask for the right to write there.",
        ) from error
    try:
        yield
    finally:
        # The file stays where the system leaves it: removed here, it could be the next run's.
        lock.release()
