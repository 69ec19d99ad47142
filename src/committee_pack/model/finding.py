"""Something a person should look at, with its place."""

from enum import StrEnum

import msgspec

from committee_pack.model.source import Where


class Severity(StrEnum):
    """How much a finding matters.

    ``block`` is a possible unlawful disclosure, ``error`` must be mended before publication.
    """

    BLOCK = "block"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing noticed: a rule's slug, how much it matters, what is so, what to do, and where."""

    rule: str
    severity: Severity
    message: str
    hint: str = ""
    where: Where | None = None


def is_failure(finding: Finding) -> bool:
    """Tell whether a finding keeps a report from being called done (severity error or block)."""
    return finding.severity in (Severity.ERROR, Severity.BLOCK)
