"""``committee-pack progress``: what an action plan or a scorecard says, and what moved."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

import click
import msgspec

from committee_pack.cli.named import check_quoted
from committee_pack.cli.output import say, say_findings
from committee_pack.cli.targets import give, targets
from committee_pack.errors import ExitCode, InputUnreadable
from committee_pack.model.dates import long_date
from committee_pack.model.finding import Finding, Severity, is_failure
from committee_pack.model.progress import ActionPlan, Scorecard, Status
from committee_pack.model.report import Block
from committee_pack.model.source import Where

_MOST_ALIKE = 10


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """Read a day; one written as in a letter is told as it has to be written here."""
    if value is None:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y"):
        try:
            day = datetime.strptime(value.strip(), form).date()
        except ValueError:
            continue
        if form == "%Y-%m-%d":
            return day
        raise click.BadParameter(f"write {long_date(day)} as {day}.")
    raise click.BadParameter(
        f'"{value}" is no day of the calendar: write year-month-day, such as 2026-11-26.'
    )


@click.command(context_settings={"allow_extra_args": True})
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--previous", type=click.Path(path_type=Path), help="Last cycle's action plan.")
@click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    callback=_day,
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
@click.option("--out", type=click.Path(path_type=Path), help="Write a file into this folder.")
@click.pass_context
def progress(
    ctx: click.Context,
    file: Path,
    previous: Path | None,
    as_of: date | None,
    form: str,
    out: Path | None,
) -> int:
    """Read an action plan (counts, overdue actions, movement) or a scorecard (ratings).

    FILE is an xlsx, xlsm, xls, ods or csv file; which of the two it is, is told by its columns.

    \b
    Example:
      committee-pack progress "inputs/action plan 2026-11.xlsx" --as-of 2026-11-26
      committee-pack progress "inputs/scorecard 2026-11.csv" --format html --out figures
    """
    if ctx.args:
        check_quoted((file, *ctx.args))
        raise click.UsageError(
            "One file is read at a time. To compare it with last cycle's plan, name that by "
            "--previous."
        )
    read = _read(file)
    (target,) = targets((file,), form, out)
    if isinstance(read, Scorecard):
        if previous is not None:
            raise click.UsageError(
                f"{file} is a scorecard; --previous compares action plans. A scorecard has its "
                "earlier figures in a column of its own."
            )
        text, findings = _scorecard_told(read, form), read.findings
    else:
        text, findings = _plan_told(read, previous, as_of, form)
    give(text, target)
    if form != "json":
        say_findings(_in_short(findings))
    if target is not None:
        say(f"Written to {target}.")
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


def _plan_told(
    plan: ActionPlan, previous: Path | None, as_of: date | None, form: str
) -> tuple[str, tuple[Finding, ...]]:
    """Give a plan and what moved, in the form asked for, and the findings of both cycles."""
    from committee_pack.build.reading import read_plan
    from committee_pack.progress.blocks import plan_blocks
    from committee_pack.progress.compare import earlier_findings, movement, summarise
    from committee_pack.writers.plain import progress_json

    before = read_plan(previous) if previous else None
    day = as_of or date.today()
    if as_of is None:
        say(f"Overdue is judged as of today, {long_date(day)}. --as-of sets another day.")
    moved = movement(before, plan) if before else None
    summary = summarise(plan, day)
    findings = (*_unchanged(before, plan), *plan.findings, *earlier_findings(before, plan))
    if form == "json":
        told = msgspec.structs.replace(plan, findings=findings)
        return progress_json(told, summary, moved), findings
    counts = summarise(before, day) if before else None
    blocks = plan_blocks(plan, summary, moved, counts, day, with_cells=form == "text")
    return _plan_page(plan, blocks, moved is not None, form), findings


def _unchanged(before: ActionPlan | None, plan: ActionPlan) -> Iterator[Finding]:
    """Tell of one workbook that is given as this cycle's and as last cycle's plan."""
    if before is not None and before.source.sha256 == plan.source.sha256:
        yield Finding(
            rule="plan-unchanged",
            severity=Severity.WARNING,
            message="The two plans are the same file, byte by byte, so that nothing has moved.",
            hint="Name last cycle's workbook by --previous.",
            where=Where(source=Path(plan.source.path).name),
        )


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


def _scorecard_told(scorecard: Scorecard, form: str) -> str:
    """Give a scorecard in the form asked for."""
    from committee_pack.progress.blocks import scorecard_blocks, scorecard_charts
    from committee_pack.progress.ratings import direction, rating
    from committee_pack.writers.plain import scorecard_json
    from committee_pack.writers.progress_html import progress_html
    from committee_pack.writers.progress_text import MOST_ROWS, progress_text

    if form == "json":
        rated = [(rating(one).value, direction(one).value) for one in scorecard.indicators]
        return scorecard_json(scorecard, rated)
    title = scorecard.title or Path(scorecard.source.path).name
    blocks = scorecard_blocks(scorecard)
    if form == "html":
        charts = scorecard_charts(scorecard, {"scorecard.chart"})["scorecard.chart"]
        parts = (("All indicators", blocks["scorecard.table"]), ("Off target or worse", charts))
        return progress_html(title, parts)
    lead, *table = blocks["scorecard.table"]
    if len(scorecard.indicators) > MOST_ROWS:  # the table is cut: what needs an eye goes before it
        exceptions = ("Off target or worse than before", blocks["scorecard.exceptions"])
        return progress_text(
            title, (("", (lead,)), exceptions, ("All indicators", tuple(table))), form
        )
    return progress_text(title, (("", (lead, *table)),), form)
