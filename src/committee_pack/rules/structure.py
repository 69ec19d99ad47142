"""Rules on the structure of a report."""

from collections.abc import Iterable

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Report
from committee_pack.rules.context import RuleContext


def front_matter_gaps(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of front-matter labels with nothing beside them, or a placeholder."""
    for field in context.profile.front_matter:
        value = report.front_matter.get(field.label, "")
        if not value or value.startswith("["):
            yield Finding(
                rule="front-matter-empty",
                severity=Severity.ERROR,
                message=f'"{field.label}" at the top of the report has nothing beside it.',
                hint=f"Set it in meeting.toml, under front_matter.{field.id} or its own key.",
            )
