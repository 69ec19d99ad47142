"""``committee-pack build``: a meeting's reports, from its meeting file."""

from pathlib import Path

import click

from committee_pack.build.batch import Outcome, build_meeting, exit_code
from committee_pack.build.names import provenance_page_name
from committee_pack.cli.output import (
    is_cut_short,
    print_table,
    progress_bar,
    say,
    say_error,
    say_findings,
)
from committee_pack.model.finding import Finding, Severity, is_failure


@click.command()
@click.argument(
    "meeting", type=click.Path(path_type=Path), default=Path("inputs/meeting.toml"), required=False
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder for the finished reports.")
@click.option("--only", multiple=True, metavar="ID", help="Build only the report with this id.")
@click.option("--overwrite", is_flag=True, help="Replace files that were edited since last built.")
@click.option(
    "--comments", is_flag=True, help="Make drafts: Word comments say where each passage is from."
)
@click.option(
    "--redline", is_flag=True, help="Show what changed since last time, in files of their own."
)
@click.option("--quiet", "-q", is_flag=True, help="Tell errors only.")
def build(
    meeting: Path,
    out: Path | None,
    only: tuple[str, ...],
    overwrite: bool,
    comments: bool,
    redline: bool,
    quiet: bool,
) -> int:
    """Build the reports that MEETING orders (inputs/meeting.toml where none is named).

    Each report comes out as a Word file with its appendices and a record of where every paragraph
    came from, in outputs/<date> <committee>/. One bad report does not stop the others.

    \b
    Example:
      committee-pack build inputs/meeting.toml
    """
    with progress_bar(_how_many(meeting, only), "Building") as advance:
        outcomes = build_meeting(
            meeting,
            here=Path.cwd(),
            out=out,
            only=only,
            overwrite=overwrite,
            comments=comments,
            redline=redline,
            on_done=lambda outcome: advance(outcome.order.id),
        )
    for outcome in outcomes:
        _tell(outcome, quiet)
    print_table(
        ("Item", "Report", "Result", "Files", "Errors", "Checks", "Notes"),
        (_row(outcome) for outcome in outcomes),
    )
    _tell_folder(outcomes)
    return exit_code(outcomes)


def _how_many(meeting: Path, only: tuple[str, ...]) -> int:
    from committee_pack.build.meeting_file import read_meeting

    return len(only) or len(read_meeting(meeting).report)


def _tell(outcome: Outcome, quiet: bool) -> None:
    about = f"Item {outcome.order.item}, {outcome.order.id}"
    if outcome.error is not None:
        say_error(outcome.error, about)
    elif outcome.built is not None:
        findings = outcome.built.findings
        told = tuple(filter(is_failure, findings)) if quiet else findings
        say_findings(told, about)
        if any(map(is_cut_short, told)):
            page = provenance_page_name(outcome.order.item)
            say(f'What ends in … here stands with all its words in "{page}".')


def _row(outcome: Outcome) -> tuple[str, ...]:
    title = outcome.built.title if outcome.built else outcome.order.title or outcome.order.id
    item = f"{outcome.order.item:02d}"
    if outcome.built is None:
        return item, title, "not built", "", "", "", ""
    findings = outcome.built.findings
    errors = _count(findings, Severity.ERROR) + _count(findings, Severity.BLOCK)
    return (
        item,
        title,
        "built, to be completed" if errors else "built",
        str(len(outcome.built.files)),
        str(errors),
        str(_count(findings, Severity.WARNING)),
        str(_count(findings, Severity.INFO)),
    )


def _count(findings: tuple[Finding, ...], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)


def _tell_folder(outcomes: tuple[Outcome, ...]) -> None:
    folders = {file.parent for one in outcomes if one.built for file in one.built.files}
    for folder in sorted(folders):
        say(f"\nThe files are in {folder}")
