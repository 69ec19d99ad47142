"""Run one reader over many files: a bad one is told, and the rest go on."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeVar

import click

from committee_pack.build.attempt import attempt
from committee_pack.cli.output import progress_bar, result, say, say_error, say_findings
from committee_pack.errors import CommitteePackError, ExitCode, OutputUnwritable
from committee_pack.model.finding import Finding, is_failure

# What was read from a file, in the form asked for, and what a person should look at in it.
Told = tuple[str, tuple[Finding, ...]]
One = TypeVar("One")

# The options that the commands over many files share.
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)
out_option = click.option(
    "--out", type=click.Path(path_type=Path), help="Write one file each into this folder."
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Read N files at a time.  [default: 1, for many files the processors up to 4]",
)

_SUFFIX = {"json": ".json", "text": ".txt", "markdown": ".md"}


def each_file(
    files: Iterable[Path],
    read: Callable[[Path], Told],
    form: str,
    out: Path | None,
    jobs: int | None = None,
) -> int:
    """Read each file and print it, or write it to ``<stem>.json`` (or the like) in a folder.

    Findings are told on stderr; in JSON they stand already.

    Args:
        files: the files to read.
        read: reads one file and gives it as text in the form asked for, with its findings.
        form: ``json``, ``text`` or ``markdown``.
        out: the folder to write to; None prints.
        jobs: how many files are read at a time; None decides by their number. The order of what
            comes out is always that of the files.

    Returns:
        The exit code: done; findings, where one is of severity error or block; a lone file's own
        error; or partial where some of several failed.

    Raises:
        OutputUnwritable: what was read cannot be written: the files after it would fail as well.
    """
    files = tuple(files)
    return each_one(files, read, files, form, out, jobs)


def each_one(
    ones: Sequence[One],
    read: Callable[[One], Told],
    files: Sequence[Path],
    form: str,
    out: Path | None,
    jobs: int | None = None,
) -> int:
    """Read each of several things that may stand in one file, as ``each_file`` does with files.

    Args:
        ones: what to read.
        read: reads one of them.
        files: for each one the file that it is, or would be on its own; they name what is written.
        form: ``json``, ``text`` or ``markdown``.
        out: the folder to write to; None prints.
        jobs: how many are read at a time; None decides by their number.

    Returns:
        The exit code, as that of ``each_file``.

    Raises:
        OutputUnwritable: what was read cannot be written.
    """
    from committee_pack.build.parallel import in_order, usual_jobs

    files = tuple(files)
    targets = _targets(files, form, out)
    errors: list[CommitteePackError] = []
    failed = False
    with progress_bar(len(files), "Reading") as advance:
        outcomes = in_order(lambda one: attempt(partial(read, one)), ones, jobs or usual_jobs(ones))
        for path, target, (told, error) in zip(files, targets, outcomes, strict=True):
            if told is not None:
                text, findings = told
                _give(text, target)
                failed = failed or any(map(is_failure, findings))
                if form != "json":
                    say_findings(findings, path.name if len(files) > 1 else "")
            if error is not None:
                errors.append(error)
                say_error(error)
            advance(path.name)
    if errors:
        return errors[0].exit_code if len(files) == 1 else ExitCode.PARTIAL
    return ExitCode.FINDINGS if failed else ExitCode.DONE


def _targets(files: tuple[Path, ...], form: str, out: Path | None) -> list[Path | None]:
    """Give the file that each one is written to, and make its folder; None is printed."""
    if out is None:
        return [None] * len(files)
    _make(out)
    names = _names(files)
    for path, name in zip(files, names, strict=True):
        if name != path.stem:
            say(f"{path} goes to {name}{_SUFFIX[form]}: another file has the same name.")
    return [out / f"{name}{_SUFFIX[form]}" for name in names]


def _names(files: tuple[Path, ...]) -> list[str]:
    """Name what is written: by the stem, ``r.docx`` and ``r.pdf`` by the whole name.

    A second file of one whole name is ``r.docx (2)``. Case makes no difference: Windows takes such
    names for one file.
    """
    stems = Counter(
        stem.casefold() for stem in {path.name.casefold(): path.stem for path in files}.values()
    )
    names = [path.name if stems[path.stem.casefold()] > 1 else path.stem for path in files]
    taken = {name.casefold() for name in names}
    seen: set[str] = set()
    for at, name in enumerate(names):
        if name.casefold() in seen:
            names[at] = next(
                free for n in count(2) if (free := f"{name} ({n})").casefold() not in taken
            )
            taken.add(names[at].casefold())
        seen.add(names[at].casefold())
    return names


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnwritable(
            f"The folder {out} cannot be made ({error.strerror}).",
            why="What was read goes there.",
            hint="Give a folder by --out that you may write to.",
        ) from error


def _give(text: str, target: Path | None) -> None:
    from committee_pack.writers.atomic import write_atomically

    if target is None:
        result(text)
    else:
        write_atomically(target, f"{text}\n".encode("utf-8", "replace"))
