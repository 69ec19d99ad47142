"""Run one reader over many files: a bad one is told, and the rest go on."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from committee_pack.build.attempt import attempt
from committee_pack.cli.output import progress_bar, result, say_error
from committee_pack.errors import CommitteePackError, ExitCode, OutputUnwritable

_SUFFIX = {"json": ".json", "text": ".txt", "markdown": ".md"}


def each_file(
    files: Iterable[Path],
    read: Callable[[Path], str],
    form: str,
    out: Path | None,
    jobs: int | None = None,
) -> int:
    """Read each file and print it, or write it to ``<stem>.json`` (or the like) in a folder.

    Args:
        files: the files to read.
        read: reads one file and gives it as text in the form asked for.
        form: ``json``, ``text`` or ``markdown``.
        out: the folder to write to; None prints.
        jobs: how many files are read at a time; None decides by their number. The order of what
            comes out is always that of the files.

    Returns:
        The exit code: done; a lone file's own error; or partial where some of several failed.

    Raises:
        OutputUnwritable: what was read cannot be written: the files after it would fail as well.
    """
    from committee_pack.build.parallel import in_order, usual_jobs

    files = tuple(files)
    if out is not None:
        _make(out)
    errors: list[CommitteePackError] = []
    names = _names(files, _SUFFIX[form])
    with progress_bar(len(files), "Reading") as advance:
        outcomes = in_order(
            lambda path: attempt(partial(read, path)), files, jobs or usual_jobs(files)
        )
        for path, name, (text, error) in zip(files, names, outcomes, strict=True):
            if text is not None:
                _give(text, name, out)
            if error is not None:
                errors.append(error)
                say_error(error)
            advance(path.name)
    if not errors:
        return ExitCode.DONE
    return errors[0].exit_code if len(files) == 1 else ExitCode.PARTIAL


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnwritable(
            f"The folder {out} cannot be made ({error.strerror}).",
            why="What was read goes there.",
            hint="Give a folder by --out that you may write to.",
        ) from error


def _names(files: Iterable[Path], suffix: str) -> list[str]:
    """Name what is written: ``<stem>.json``, and ``<stem> (2).json`` for a second of that name."""
    times = Counter[str]()
    names = []
    for path in files:
        times[path.stem.casefold()] += 1
        time = times[path.stem.casefold()]
        names.append(f"{path.stem}{f' ({time})' if time > 1 else ''}{suffix}")
    return names


def _give(text: str, name: str, out: Path | None) -> None:
    from committee_pack.writers.atomic import write_atomically

    if out is None:
        result(text)
    else:
        write_atomically(out / name, f"{text}\n".encode("utf-8", "replace"))
