"""The only place that prints: results to stdout, talk to stderr."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

import click

from committee_pack.errors import CommitteePackError, OutputUnwritable
from committee_pack.model.finding import Finding, Severity

_WORDS = {
    Severity.BLOCK: ("Stop", "red"),
    Severity.ERROR: ("Error", "red"),
    Severity.WARNING: ("Check", "yellow"),
    Severity.INFO: ("Note", "cyan"),
}
_ORDER = tuple(Severity)
_LONGEST = 300


def result(text: str) -> None:
    """Print a result to stdout.

    Raises:
        OutputUnwritable: it goes to a file or a device that takes no more.
    """
    try:
        click.echo(text)
    except BrokenPipeError:  # whoever read along has enough: no fault
        raise
    except OSError as error:
        raise OutputUnwritable(
            f"The result cannot be printed: the system says: {error.strerror}.",
            why="What was printed so far is not the whole.",
            hint="Make room where the output goes to, and run the command again.",
        ) from error


def say(text: str) -> None:
    """Say something to the person, on stderr."""
    click.echo(text, err=True)


def say_error(error: CommitteePackError, about: str = "") -> None:
    """Tell an error in its three parts: what and where, why it matters, what to do."""
    lead = f"{about}: " if about else ""
    click.secho(f"Error: {lead}{error.what}", fg="red", err=True)
    click.echo(f"  Why it matters: {error.why}", err=True)
    click.echo(f"  What to do: {error.hint}", err=True)


def say_usage(error: click.ClickException) -> None:
    """Tell what is wrong with a command as it was typed, and how it is used."""
    error.show()


def say_findings(findings: Iterable[Finding], about: str = "") -> None:
    """List findings, the gravest first, one paragraph each."""
    ordered = sorted(findings, key=lambda finding: _ORDER.index(finding.severity))
    if ordered and about:
        click.secho(f"\n{about}", bold=True, err=True)
    for finding in ordered:
        word, colour = _WORDS[finding.severity]
        place = str(finding.where) if finding.where else ""
        click.secho(f"{word}: ", fg=colour, nl=False, err=True)
        click.echo(f"{_short(finding.message)}{f' ({place})' if place else ''}", err=True)
        if finding.hint and finding.severity is not Severity.INFO:
            click.echo(f"  {finding.hint}", err=True)


def is_cut_short(finding: Finding) -> bool:
    """Tell whether ``say_findings`` tells only the beginning of a finding's message."""
    return _short(finding.message).endswith("…")


def print_table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print a table to stdout."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(*header, box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for row in rows:
        table.add_row(*(_escaped(cell) for cell in row))
    # Off a terminal there is no width to keep to: a log or a pipe gets whole lines.
    width = None if sys.stdout.isatty() else 200
    Console(file=sys.stdout, width=width, highlight=False).print(table)


class Progress(Protocol):
    """Something that counts what is done."""

    def __call__(self, done: str) -> None:
        """Count one more thing as done, and name it."""


@contextmanager
def progress_bar(total: int, what: str) -> Iterator[Progress]:
    """Show a progress bar on stderr, on a terminal only."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.update(task, advance=1, description=f"{what}: {done}")


def _escaped(cell: str) -> str:
    from rich.markup import escape

    return escape(cell)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
