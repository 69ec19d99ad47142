"""Build a whole meeting: one bad report does not stop the others."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import msgspec

from committee_pack.build.attempt import attempt
from committee_pack.build.lock import only_run
from committee_pack.build.meeting_file import read_meeting
from committee_pack.build.names import meeting_folder
from committee_pack.build.one import Built, Job, build_report
from committee_pack.build.paths import Places
from committee_pack.errors import CommitteePackError, ExitCode, SettingsError
from committee_pack.model.finding import is_failure
from committee_pack.model.meeting import MeetingFile, ReportOrder
from committee_pack.writers.atomic import sweep


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """How one report of a meeting ended: built, or the error that stopped it."""

    order: ReportOrder
    built: Built | None = None
    error: CommitteePackError | None = None


def build_meeting(
    meeting_path: Path,
    *,
    here: Path,
    out: Path | None = None,
    only: Iterable[str] = (),
    overwrite: bool = False,
    comments: bool = False,
    redline: bool = False,
    on_done: Callable[[Outcome], None] = lambda outcome: None,
) -> tuple[Outcome, ...]:
    """Build the reports that a meeting file orders.

    Args:
        meeting_path: the ``meeting.toml``.
        here: the folder the command runs in; relative paths are looked for there first.
        out: folder for the outputs, instead of the meeting file's.
        only: ids of the reports to build; none means all.
        overwrite: whether files edited since they were built may be replaced.
        comments: whether the reports are drafts, with Word comments on where passages came from.
        redline: whether what changed since last time is shown, in files of its own.
        on_done: called after each report.

    Raises:
        InputUnreadable, SettingsError: the meeting file cannot be followed.
        OutputUnwritable: the folder cannot be used.
    """
    wanted = read_meeting(meeting_path)
    orders = _chosen(wanted, tuple(only))
    root = out or here / wanted.meeting.outputs
    folder = root / meeting_folder(wanted.meeting.date, wanted.meeting.committee)
    places = Places(meeting_file=meeting_path, here=here)
    outcomes: list[Outcome] = []
    with only_run(root):
        sweep(folder)
        for order in orders:
            job = Job(
                meeting=wanted.meeting,
                order=order,
                places=places,
                folder=folder,
                overwrite=overwrite,
                comments=comments,
                redline=redline,
            )
            built, error = attempt(partial(build_report, job))
            outcomes.append(Outcome(order=order, built=built, error=error))
            on_done(outcomes[-1])
    return tuple(outcomes)


def exit_code(outcomes: Iterable[Outcome]) -> ExitCode:
    """Say how a meeting ended.

    One report alone ends in its own code. Of several, some failed gives ``PARTIAL``; all failed
    for one reason gives that reason's code. Findings of severity error or block give
    ``FINDINGS``.
    """
    outcomes = tuple(outcomes)
    errors = [one.error.exit_code for one in outcomes if one.error]
    if errors and len(errors) == len(outcomes) and len(set(errors)) == 1:
        return errors[0]
    if errors:
        return ExitCode.PARTIAL
    failed = any(
        is_failure(finding) for one in outcomes if one.built for finding in one.built.findings
    )
    return ExitCode.FINDINGS if failed else ExitCode.DONE


def _chosen(wanted: MeetingFile, only: tuple[str, ...]) -> tuple[ReportOrder, ...]:
    if not only:
        return wanted.report
    known = {order.id: order for order in wanted.report}
    for name in only:
        if name not in known:
            raise SettingsError(
                f'The meeting file orders no report "{name}".',
                why="Nothing would be built.",
                hint=f"Its reports are: {', '.join(known)}.",
            )
    return tuple(known[name] for name in only)
