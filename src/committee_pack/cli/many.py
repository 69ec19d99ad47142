"""Run one reader over many files: a bad one is told, and the rest go on."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from committee_pack.build.attempt import attempt
from committee_pack.cli.output import progress_bar, say, say_error, say_findings
from committee_pack.cli.targets import give, targets
from committee_pack.errors import CommitteePackError, ExitCode
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
        The exit code: done; findings, where one is of severity error or block; the error's own
        where all files failed for one reason; or partial where some of several failed.

    Raises:
        OutputUnwritable: what was read cannot be written: the files after it would fail as well.
    """
    files = tuple(files)
    if out is None and len(files) > 1:
        return each_one(files, lambda path: _headed(path, read(path), form), files, form, out, jobs)
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
    written = targets(files, form, out)
    errors: list[CommitteePackError] = []
    failed = False
    with progress_bar(len(files), "Reading") as advance:
        outcomes = in_order(lambda one: attempt(partial(read, one)), ones, jobs or usual_jobs(ones))
        for path, target, (told, error) in zip(files, written, outcomes, strict=True):
            if told is not None:
                text, findings = told
                give(text, target)
                failed = failed or any(map(is_failure, findings))
                if form != "json":
                    say_findings(findings, path.name if len(files) > 1 else "")
            if error is not None:
                errors.append(error)
                say_error(error)
            advance(path.name)
    if out is not None:
        say(f"Written to {out}: {_files(len(files) - len(errors))}.")
    if errors:
        return _failed(errors, len(files))
    return ExitCode.FINDINGS if failed else ExitCode.DONE


def _failed(errors: Sequence[CommitteePackError], files: int) -> ExitCode:
    """Give the reason's own code where all failed for one reason; else some of several did."""
    codes = {error.exit_code for error in errors}
    return codes.pop() if len(errors) == files and len(codes) == 1 else ExitCode.PARTIAL


def _headed(path: Path, told: Told, form: str) -> Told:
    """Say above what was read which of several files it came from; JSON says so itself."""
    text, findings = told
    if form == "text":
        return f"{path}\n{'=' * len(str(path))}\n\n{text}\n", findings
    return (f"<!-- {path} -->\n\n{text}\n" if form == "markdown" else text), findings


def _files(many: int) -> str:
    return "1 file" if many == 1 else f"{many:,} files"
