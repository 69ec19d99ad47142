"""Rules on the dates that a report hangs on: this meeting, the last one, the day of the figures."""

from collections.abc import Iterable

from committee_pack.model.dates import long_date
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Report
from committee_pack.rules.context import RuleContext


def dates_in_order(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of a meeting that is not after the last one, and of figures from after the meeting.

    A date left from another cycle is the slip that published agendas show most often.
    """
    meeting, last, figures = context.meeting, context.last_meeting, context.figures_as_of
    if meeting and last and last >= meeting:
        yield _check(
            "meeting-not-after-last",
            f"This meeting is on {long_date(meeting)}, and last time's report is for "
            f"{long_date(last)}.",
            "Mend the date in meeting.toml, or name the right report as previous.",
        )
    if meeting and figures and figures > meeting:
        yield _check(
            "figures-after-meeting",
            f"The progress figures are as of {long_date(figures)}, after the meeting on "
            f"{long_date(meeting)}.",
            "Mend as_of under [report.progress], or leave it out for the day of the meeting.",
        )


def plans_differ(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of one workbook that is given as this cycle's and as last cycle's plan."""
    if context.plan_unchanged:
        yield _check(
            "plan-unchanged",
            "The action plan of this cycle and that of last cycle are the same file, byte by byte.",
            "Name last cycle's workbook as plan_previous, so that movement can be told.",
        )


def _check(rule: str, message: str, hint: str) -> Finding:
    return Finding(rule=rule, severity=Severity.WARNING, message=message, hint=hint)
