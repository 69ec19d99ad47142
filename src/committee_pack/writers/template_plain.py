"""What checking templates gave, as plain text, JSON and SARIF."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from urllib.parse import quote

import msgspec

from committee_pack import __version__
from committee_pack.model.finding import Severity
from committee_pack.model.template import Adoption, TemplateCheck, TemplateFinding, Verdict

SCHEMA = 1
_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.BLOCK: "error",
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_WORDS = {
    Severity.BLOCK: "Stop",
    Severity.ERROR: "Error",
    Severity.WARNING: "Check",
    Severity.INFO: "Note",
}
_VERDICTS = {
    Verdict.READY: "ready",
    Verdict.FAULTY: "not ready",
    Verdict.PLAIN: "a plain Word file without tags: run committee-pack template adopt",
}


def check_text(check: TemplateCheck) -> str:
    """Give a check as text: the verdict, then each finding with its place and what to do."""
    counts = Counter(_WORDS[finding.severity] for finding in check.findings)
    told = [_count(counts["Error"], "error"), _count(counts["Check"], "warning")]
    name = PurePath(check.source.path).name
    head = f"{name}: {_VERDICTS[check.verdict]}"
    if check.verdict is not Verdict.PLAIN:
        head += f" ({', '.join(told)}; profile {check.profile})"
    lines = [head]
    for finding in _gravest_first(check.findings):
        lines.append(f"{_WORDS[finding.severity]}: {finding.message} [{finding.rule}]")
        place = str(finding.spot)
        lines += [f"  In {place}"] if place else []
        lines += [f"  {finding.hint}"] if finding.hint else []
    if check.samples:
        lines.append(f"Filled and read back right: {', '.join(check.samples)}.")
    return "\n".join(lines)


def checks_json(checks: Sequence[TemplateCheck]) -> str:
    """Give checks as JSON."""
    told = {"schema": SCHEMA, "templates": msgspec.to_builtins(checks)}
    return _json(told)


def checks_sarif(checks: Sequence[TemplateCheck], unread: Sequence[tuple[str, str]] = ()) -> str:
    """Give checks as SARIF 2.1.0 (OASIS), for the tools that list findings of many checkers.

    Args:
        checks: the checks.
        unread: path and message of each file that could not be read.
    """
    rules = sorted({finding.rule for check in checks for finding in check.findings})
    driver = {
        "name": "committee-pack",
        "version": __version__,
        "rules": [{"id": rule, "name": rule} for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not unread,
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": {"text": message},
                        "locations": [{"physicalLocation": {"artifactLocation": _uri(path)}}],
                    }
                    for path, message in unread
                ],
            }
        ],
        "results": [
            _result(check, finding, rules.index(finding.rule))
            for check in checks
            for finding in check.findings
        ],
    }
    return _json({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def adoption_json(adoption: Adoption) -> str:
    """Give what adopting a file gave as JSON, without the bytes of the template."""
    told = msgspec.to_builtins(adoption)
    told.pop("data")
    return _json({"schema": SCHEMA, **told})


def _result(check: TemplateCheck, finding: TemplateFinding, rule: int) -> dict[str, object]:
    spot = finding.spot
    physical: dict[str, object] = {"artifactLocation": _uri(check.source.path)}
    if spot.paragraph:
        # A Word file has no lines: the paragraph stands for one.
        region: dict[str, object] = {"startLine": spot.paragraph}
        region |= {"startColumn": spot.column} if spot.column else {}
        physical["region"] = {**region, "snippet": {"text": spot.words}}
    place: dict[str, object] = {"physicalLocation": physical}
    if spot.part:
        place["logicalLocations"] = [{"name": spot.part, "fullyQualifiedName": str(spot)}]
    text = f"{finding.message} {finding.hint}".strip()
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [place],
    }


def _uri(path: str) -> dict[str, str]:
    return {"uri": quote(path.replace("\\", "/").encode("utf-8", "replace"))}


def _gravest_first(findings: Iterable[TemplateFinding]) -> list[TemplateFinding]:
    order = tuple(Severity)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _json(told: object) -> str:
    return msgspec.json.format(msgspec.json.encode(told), indent=2).decode()
