"""A report of one carried paragraph, for the rules on wording."""

from datetime import date

from committee_pack.model.report import Block, Origin, OriginKind, Paragraph, Report, Section
from committee_pack.model.source import Where
from committee_pack.profiles import load_profile
from committee_pack.rules.context import RuleContext

PROFILE = load_profile("scrutiny-14")
LAST = date(2026, 9, 17)
MEETING = date(2026, 11, 26)
CONTEXT = RuleContext(profile=PROFILE, meeting=MEETING, last_meeting=LAST)


def paragraph(text: str, kind: OriginKind = OriginKind.CARRIED) -> Paragraph:
    """A paragraph 6.1 as it came from last time's report."""
    where = Where(source="last time.docx", number="6.1")
    return Paragraph(number="6.1", text=text, origin=Origin(kind=kind, where=where))


def report_of(*blocks: Block, section: str = "background") -> Report:
    """A report of one section with these blocks."""
    heading = PROFILE.section(section).heading
    return Report(sections=(Section(id=section, number="6.0", heading=heading, blocks=blocks),))


def report(text: str, kind: OriginKind = OriginKind.CARRIED, section: str = "background") -> Report:
    """A report of one paragraph."""
    return report_of(paragraph(text, kind), section=section)
