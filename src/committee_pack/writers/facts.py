"""The facts of a report as a template may use them: plain values, fit for a Word file."""

from collections.abc import Iterable, Mapping

from committee_pack.model.finding import Severity
from committee_pack.writers.cleaning import hide_braces
from committee_pack.writers.placing import token
from committee_pack.writers.sheet import Sheet
from committee_pack.writers.shown_words import shown_text


def template_values(
    sheet: Sheet, facts: Mapping[str, object], names: Iterable[str]
) -> dict[str, object]:
    """Give what a template is rendered with: the facts made fit, a mark for each name of blocks."""
    values = {key: _value(sheet, key, value) for key, value in facts.items()}
    for number, name in enumerate(names):
        *groups, last = name.split(".")
        group = values
        for part in groups:
            inner = group.setdefault(part, {})
            group = inner if isinstance(inner, dict) else {}
        group[last] = token(number)
    return values


def _value(sheet: Sheet, name: str, value: object) -> object:
    """Make a fact fit for a template: plain values only, nothing that is printed as "None"."""
    if isinstance(value, Mapping):
        return {str(key): _value(sheet, f"{name}.{key}", inner) for key, inner in value.items()}
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        return hide_braces(shown_text(value, None, sheet.told, f"The text for {name}"))
    sheet.told.tell(
        "fact-missing",
        Severity.ERROR,
        f"{name} has no value; nothing is printed where the template asks for it.",
        "Give it in meeting.toml.",
    )
    return ""


def known_names(facts: Mapping[str, object], names: Iterable[str]) -> dict[str, bool]:
    """Give every dotted name a template may use; False for groups of names."""
    known: dict[str, bool] = {}

    def note(name: str, value: object) -> None:
        known[name] = not isinstance(value, Mapping)
        if isinstance(value, Mapping):
            for key, inner in value.items():
                note(f"{name}.{key}", inner)

    for key, value in facts.items():
        note(key, value)
    for name in names:
        known[name] = True
        while "." in name:
            name = name.rpartition(".")[0]
            known.setdefault(name, False)
    return known


def iso_date(facts: Mapping[str, object]) -> str | None:
    """Give the day of the meeting, as ``2026-11-26``; None where it is not given."""
    meeting = facts.get("meeting")
    day = meeting.get("iso_date") if isinstance(meeting, Mapping) else None
    return day if isinstance(day, str) else None
