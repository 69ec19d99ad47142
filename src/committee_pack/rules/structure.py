"""Rules on the structure of a report."""

from collections.abc import Iterable

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Report
from committee_pack.profiles import FrontMatterField, Profile
from committee_pack.rules.context import RuleContext


def front_matter_gaps(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of front-matter labels with nothing beside them, or the profile's placeholder."""
    for field in context.profile.front_matter:
        value = report.front_matter.get(field.label, "").strip()
        if not value or value in _placeholders(context.profile, field):
            yield Finding(
                rule="front-matter-empty",
                severity=Severity.ERROR,
                message=f'"{field.label}" at the top of the report has nothing beside it.',
                hint=_where_to_set(field),
            )


def _where_to_set(field: FrontMatterField) -> str:
    if field.value:
        return f'Set it in meeting.toml: {field.value} = "…".'
    return f'Set it in meeting.toml, under [report.front_matter]: {field.id} = "…".'


def _placeholders(profile: Profile, field: FrontMatterField) -> set[str]:
    """Give the placeholder of a label, and of its other names: last time's may be carried over."""
    return {profile.placeholder.format(heading=name) for name in (field.label, *field.aliases)}
