"""``committee-pack progress``: what an action plan says, and what moved since last time."""

from datetime import datetime
from pathlib import Path

import click

from committee_pack.cli.output import result, say_findings
from committee_pack.errors import ExitCode


@click.command(short_help="Read an action plan: counts, overdue, movement.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--previous", type=click.Path(path_type=Path), help="Last cycle's action plan.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    help="The day by which actions are overdue, such as 2026-11-26.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="What to print.",
)
def progress(file: Path, previous: Path | None, as_of: datetime, form: str) -> int:
    """Read an action plan (xlsx or csv): counts by status, overdue actions, movement.

    \b
    Example:
      committee-pack progress "inputs/action plan 2026-11.xlsx" --as-of 2026-11-26
    """
    from committee_pack.build.reading import read_plan
    from committee_pack.progress.compare import movement, summarise
    from committee_pack.writers.plain import progress_json, progress_text

    plan = read_plan(file)
    before = read_plan(previous) if previous else None
    moved = movement(before, plan) if before else None
    summary = summarise(plan, as_of.date())
    if form == "json":
        result(progress_json(plan, summary, moved))
        return ExitCode.DONE
    result(progress_text(plan, summary, moved, form))
    say_findings(plan.findings)
    return ExitCode.DONE
