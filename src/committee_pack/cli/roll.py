"""``committee-pack roll``: the next meeting's folder from this one's."""

from datetime import datetime
from pathlib import Path

import click

from committee_pack.build.roll import RolledMeeting, roll_meeting
from committee_pack.build.roll_report import RolledReport
from committee_pack.cli.output import print_table, say


@click.command()
@click.argument(
    "meeting", type=click.Path(path_type=Path), default=Path("inputs/meeting.toml"), required=False
)
@click.option(
    "--date",
    "day",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Day of the next meeting, year first: 2027-01-21.",
)
@click.option("--out", type=click.Path(path_type=Path), help="The new folder.")
@click.option(
    "--edited",
    type=click.Path(path_type=Path),
    help="Folder (or Word file) with the finished reports, where it is not this meeting's folder.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def roll(meeting: Path, day: datetime, out: Path | None, edited: Path | None, dry_run: bool) -> int:
    """Make the next meeting's folder from this one's MEETING (inputs/meeting.toml by default).

    Each report goes on from its finished Word file, edited or not, wherever in this meeting's
    folder it stands; this time's action plan is the one to compare with. The comments and the
    order of the meeting file stay. Nothing of this meeting's folder is changed.

    \b
    Example:
      committee-pack roll --date 2027-01-21
      committee-pack roll inputs/meeting.toml --date 2027-01-21 --dry-run
    """
    rolled = roll_meeting(
        meeting, day.date(), here=Path.cwd(), out=out, edited=edited, dry_run=dry_run
    )
    for one in rolled.reports:
        _tell(one)
    print_table(
        ("Item", "Report", "Previous from", "Plan to compare with", "By hand"),
        (_row(one, rolled) for one in rolled.reports),
    )
    for name in rolled.missing:
        say(f"Not there, so not copied: {name}")
    if dry_run:
        say(f"\nNothing was made. The folder would be {rolled.folder}")
        return 0
    say(f"\nThe next meeting is in {rolled.folder}")
    say("Read inputs/meeting.toml there: the agenda items first. Then build it in that folder.")
    return 0


def _tell(one: RolledReport) -> None:
    if one.by_hand:
        say(f"\nItem {one.item}, {one.id}: to be done by hand")
    for words in one.by_hand:
        say(f"- {words}")


def _row(one: RolledReport, rolled: RolledMeeting) -> tuple[str, ...]:
    previous = one.previous.name if one.previous else "not built: as it was"
    return (
        f"{one.item:02d}",
        one.id,
        previous,
        Path(one.plan_previous).name if one.plan_previous else "",
        str(len(one.by_hand)),
    )
