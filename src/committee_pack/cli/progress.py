"""``committee-pack progress``: what an action plan or a scorecard says, and what moved."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import click
import msgspec

from committee_pack.cli.output import result, say, say_findings
from committee_pack.errors import ExitCode, InputUnreadable
from committee_pack.model.dates import long_date
from committee_pack.model.finding import Finding, is_failure
from committee_pack.model.progress import ActionPlan, Scorecard, Status
from committee_pack.model.report import Block

_MOST_ALIKE = 10


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--previous", type=click.Path(path_type=Path), help="Last cycle's action plan.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day by which actions are overdue, such as 2026-11-26.  [default: today]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "html"]),
    default="text",
    show_default=True,
    help="What to print.",
)
def progress(file: Path, previous: Path | None, as_of: datetime | None, form: str) -> int:
    """Read an action plan (counts, overdue actions, movement) or a scorecard (ratings).

    FILE is an xlsx, xlsm, xls, ods or csv file; which of the two it is, is told by its columns.

    \b
    Example:
      committee-pack progress "inputs/action plan 2026-11.xlsx" --as-of 2026-11-26
      committee-pack progress "inputs/scorecard 2026-11.csv" --format markdown
    """
    read = _read(file)
    findings = read.findings
    if isinstance(read, Scorecard):
        if previous is not None:
            raise click.UsageError(
                f"{file} is a scorecard; --previous compares action plans. A scorecard has its "
                "earlier figures in a column of its own."
            )
        _tell_scorecard(read, form)
    else:
        findings = _tell_plan(read, previous, as_of, form)
    return ExitCode.FINDINGS if any(map(is_failure, findings)) else ExitCode.DONE


def _read(file: Path) -> ActionPlan | Scorecard:
    """Read a file as what its columns say it is; one that could be either, by its content."""
    from committee_pack.build.reading import read_plan, read_scorecard

    plan, no_plan = None, None
    try:
        plan = read_plan(file)
    except InputUnreadable as error:
        no_plan = error
    if plan is not None and any(
        one.due or one.status is not Status.UNKNOWN for one in plan.actions
    ):
        return plan
    try:
        return read_scorecard(file)
    except InputUnreadable as no_card:
        if plan is not None:
            return plan
        if no_plan is None or no_plan.what == no_card.what:
            raise
        raise InputUnreadable(
            f"{file} is neither an action plan nor a scorecard.",
            why=f"{no_plan.why} {no_card.why}",
            hint="Give the file itself, or name its columns in one row above the entries.",
        ) from no_card


def _tell_plan(
    plan: ActionPlan, previous: Path | None, as_of: datetime | None, form: str
) -> tuple[Finding, ...]:
    """Print a plan and what moved; give the findings of both cycles."""
    from committee_pack.build.reading import read_plan
    from committee_pack.progress.blocks import plan_blocks
    from committee_pack.progress.compare import earlier_findings, movement, summarise
    from committee_pack.writers.plain import progress_json

    if as_of is None:
        today = date.today()
        say(f"Overdue is judged as of today, {long_date(today)}. --as-of sets another day.")
    day = as_of.date() if as_of else date.today()
    before = read_plan(previous) if previous else None
    moved = movement(before, plan) if before else None
    summary = summarise(plan, day)
    findings = (*plan.findings, *earlier_findings(before, plan))
    if form == "json":
        result(progress_json(msgspec.structs.replace(plan, findings=findings), summary, moved))
        return findings
    counts = summarise(before, day) if before else None
    blocks = plan_blocks(plan, summary, moved, counts, day, with_cells=form == "text")
    result(_plan_page(plan, blocks, moved is not None, form))
    say_findings(_in_short(findings))
    return findings


def _plan_page(
    plan: ActionPlan, blocks: Mapping[str, tuple[Block, ...]], compared: bool, form: str
) -> str:
    """Lay out a plan for a reader: the whole plan in HTML, what needs an eye in the other forms."""
    from committee_pack.progress.blocks import plan_charts
    from committee_pack.writers.progress_html import progress_html
    from committee_pack.writers.progress_text import progress_text

    title = plan.title or Path(plan.source.path).name
    trouble = "Off track, overdue or worse than before" if compared else "Off track or overdue"
    parts = (
        (trouble, blocks["progress.exceptions"]),
        ("What has moved", blocks["progress.movement"] if compared else ()),
    )
    if form != "html":
        counts = blocks["progress.plan"][:1]
        return progress_text(title, (("", (*blocks["progress.summary"], *counts)), *parts), form)
    chart = plan_charts(plan, {"progress.chart"})["progress.chart"]
    summary = ("Summary", (*blocks["progress.summary"], *chart))
    return progress_html(title, (summary, *parts, ("The whole plan", blocks["progress.plan"])))


def _in_short(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Give at most ten findings of a kind, and then how many more there are."""
    counts = Counter(finding.rule for finding in findings)
    given: Counter[str] = Counter()
    for finding in findings:
        given[finding.rule] += 1
        if given[finding.rule] <= _MOST_ALIKE:
            yield finding
        elif given[finding.rule] == counts[finding.rule]:
            more = counts[finding.rule] - _MOST_ALIKE
            yield Finding(
                rule=finding.rule,
                severity=finding.severity,
                message=f"… and {more:,} more like it ({finding.rule}).",
                hint="--format json lists them all.",
            )


def _tell_scorecard(scorecard: Scorecard, form: str) -> None:
    from committee_pack.progress.blocks import scorecard_blocks, scorecard_charts
    from committee_pack.progress.ratings import direction, rating
    from committee_pack.writers.plain import scorecard_json
    from committee_pack.writers.progress_html import progress_html
    from committee_pack.writers.progress_text import progress_text

    if form == "json":
        rated = [(rating(one).value, direction(one).value) for one in scorecard.indicators]
        result(scorecard_json(scorecard, rated))
        return
    title = scorecard.title or Path(scorecard.source.path).name
    blocks = scorecard_blocks(scorecard)
    if form == "html":
        charts = scorecard_charts(scorecard, {"scorecard.chart"})["scorecard.chart"]
        parts = (("All indicators", blocks["scorecard.table"]), ("Off target or worse", charts))
        result(progress_html(title, parts))
    else:
        result(progress_text(title, (("", blocks["scorecard.table"]),), form))
    say_findings(_in_short(scorecard.findings))
