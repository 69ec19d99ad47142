"""What a person should know of a file that is being written."""

from collections.abc import Iterable

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Where


class Told:
    """Findings in the order they were told, each once."""

    def __init__(self) -> None:
        self._findings: dict[Finding, None] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All that was told."""
        return tuple(self._findings)

    def tell(
        self,
        rule: str,
        severity: Severity,
        message: str,
        hint: str = "",
        where: Where | None = None,
    ) -> None:
        """Keep a finding, once."""
        self.keep((Finding(rule=rule, severity=severity, message=message, hint=hint, where=where),))

    def keep(self, findings: Iterable[Finding]) -> None:
        """Keep what was found elsewhere."""
        self._findings.update(dict.fromkeys(findings))
