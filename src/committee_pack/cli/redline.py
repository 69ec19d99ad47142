"""``committee-pack redline``: two reports as one Word file with tracked changes."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path

import click

from committee_pack.cli.output import result, say, say_findings
from committee_pack.errors import ExitCode
from committee_pack.model.finding import is_failure

_STATES = {
    "carried": "as last time",
    "edited": "edited",
    "new": "new",
    "gone": "no longer there",
}
_OUT = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--out", "-o", type=_OUT, help='Where it goes.  [default: "NEW redline.docx"]')
@click.option("--author", default="committee-pack", show_default=True, help="Who made the changes.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="When they were made.  [default: today]",
)
@click.option(
    "--summary", is_flag=True, help="Make a page on what changed instead, from any two reports."
)
@click.option("--profile", default="scrutiny-14", show_default=True, help="Structure to match.")
@click.option("--overwrite", is_flag=True, help="Replace a file that is there and was edited.")
def redline(
    old: Path,
    new: Path,
    out: Path | None,
    author: str,
    day: datetime | None,
    summary: bool,
    profile: str,
    overwrite: bool,
) -> int:
    """Compare two Word files: NEW with what changed since OLD as tracked changes.

    Accepting all of them gives the words and numbers of NEW, rejecting all those of OLD. What
    moved is told as moved. Changes that either file tracks already are taken as accepted.

    With --summary the two may be of any kind that is read (docx, pdf, txt): "NEW what changed" is
    a page in Word and HTML with the sections that changed and the sentences that are new.

    \b
    Example:
      committee-pack redline "inputs/2026-09-17 improvement plan.docx" "improvement plan.docx"
    """
    if summary:
        return _summary(old, new, out, profile, overwrite)
    from committee_pack.build.redline_publish import publish_redline, redline_path
    from committee_pack.build.redline_reading import read_redline

    target = redline_path(new) if out is None else out
    when = date.today() if day is None else day.date()
    made = read_redline(old, new, author=author, date=f"{when.isoformat()}T00:00:00Z")
    publish_redline(target, made.data, (old, new), overwrite=overwrite)
    say_findings(made.findings)
    result(_counted(made.changes, made.moved))
    for name, tracked in ((old, made.tracked_in_old), (new, made.tracked_in_new)):
        if tracked:
            result(
                f"{_number(tracked, 'change')} tracked in {name.name} already: taken as accepted."
            )
    say(f"The redline is {target}")
    return ExitCode.FINDINGS if any(map(is_failure, made.findings)) else ExitCode.DONE


def _summary(old: Path, new: Path, out: Path | None, profile: str, overwrite: bool) -> int:
    from committee_pack.assembly.changes import compare_reports
    from committee_pack.build.changes import page_html, plain_page_docx
    from committee_pack.build.reading import read_report
    from committee_pack.build.redline_publish import publish_pages
    from committee_pack.profiles import load_profile

    shape = load_profile(profile)
    reports = read_report(old, shape), read_report(new, shape)
    changes = compare_reports(*reports)
    base = new.with_name(f"{new.stem} what changed.docx") if out is None else out
    pages = {
        base.with_suffix(".docx"): plain_page_docx(changes, base.with_suffix(".html").name),
        base.with_suffix(".html"): page_html(changes),
    }
    publish_pages(pages, (old, new), overwrite=overwrite)
    counts = Counter(section.state for section in changes.sections)
    told = ", ".join(f"{counts[state]} {words}" for state, words in _STATES.items())
    result(f"Sections: {told}.")
    say(f"The pages are {' and '.join(map(str, pages))}")
    return ExitCode.DONE


def _counted(changes: int, moved: int) -> str:
    if not changes:
        return "Nothing changed that a reader sees."
    return f"{_number(changes, 'change')}, {_number(moved, 'passage')} moved."


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
