"""Rules: each is a function from a report and its context to findings."""

from collections.abc import Callable, Iterable

from committee_pack.model.finding import Finding
from committee_pack.model.report import Report
from committee_pack.rules.captions import captions_in_order
from committee_pack.rules.context import RuleContext as RuleContext
from committee_pack.rules.dates import dates_in_order, plans_differ
from committee_pack.rules.inspection_facts import inspection_years
from committee_pack.rules.inspection_grades import inspection_grades
from committee_pack.rules.references import appendix_references
from committee_pack.rules.spellings import names_in_two_ways
from committee_pack.rules.staleness_dates import days_passed
from committee_pack.rules.staleness_figures import figures_of_the_plan
from committee_pack.rules.staleness_people import people_not_listed
from committee_pack.rules.staleness_phrases import words_of_another_meeting, words_of_then
from committee_pack.rules.staleness_plans import plans_ended
from committee_pack.rules.staleness_priorities import priorities_out_of_date
from committee_pack.rules.structure import front_matter_gaps

Rule = Callable[[Report, RuleContext], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    front_matter_gaps,
    appendix_references,
    inspection_years,
    inspection_grades,
    dates_in_order,
    plans_differ,
    days_passed,
    plans_ended,
    priorities_out_of_date,
    people_not_listed,
    figures_of_the_plan,
    captions_in_order,
    names_in_two_ways,
    words_of_another_meeting,
    words_of_then,
)


def check_report(report: Report, context: RuleContext) -> tuple[Finding, ...]:
    """Run every rule over a report; the findings come in the rules' order."""
    return tuple(finding for rule in RULES for finding in rule(report, context))
