"""Rules on references: an appendix named in the text must be in the list."""

import re
from collections.abc import Iterable

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Report, words_of
from committee_pack.rules.context import RuleContext

_APPENDIX = re.compile(r"\bAppendix\s+(?:\d+\s*\(?[a-z]{1,2}\)?(?:\([ivx]+\))?|[A-Z]\b|\d+\b)")


def appendix_references(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of references to an appendix that the report does not list.

    The letter of an appendix hangs on the agenda item, so a reference carried over from the last
    meeting is wrong as soon as the item has another number.
    """
    listed = {_plain(appendix.ref) for appendix in report.appendices if appendix.ref}
    for section in report.sections:
        for block in section.blocks:
            for match in _APPENDIX.finditer(words_of(block)):
                if _plain(match[0]) not in listed:
                    yield Finding(
                        rule="appendix-unknown",
                        severity=Severity.WARNING,
                        message=f'"{section.heading}" names {match[0]}, which is not in the list.',
                        hint="Mend the reference, or add the appendix in meeting.toml.",
                        where=block.origin.where if block.origin else block.where,
                    )


def _plain(ref: str | None) -> str:
    return re.sub(r"\W+", "", ref or "").casefold()
