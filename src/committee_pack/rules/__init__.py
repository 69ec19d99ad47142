"""Rules: each is a function from a report and its profile to findings."""

from collections.abc import Callable, Iterable

from committee_pack.model.finding import Finding
from committee_pack.model.report import Report
from committee_pack.profiles import Profile
from committee_pack.rules.references import appendix_references
from committee_pack.rules.structure import front_matter_gaps

Rule = Callable[[Report, Profile], Iterable[Finding]]

RULES: tuple[Rule, ...] = (front_matter_gaps, appendix_references)


def check_report(report: Report, profile: Profile) -> tuple[Finding, ...]:
    """Run every rule over a report; the findings come in the rules' order."""
    return tuple(finding for rule in RULES for finding in rule(report, profile))
