"""Words that a line goes through: they are kept as text, and told."""

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Where

_LONGEST = 120


def struck_through(words: str, where: Where) -> Finding:
    """Make the finding for words that a line goes through.

    Args:
        words: the words, side by side.
        where: their place.
    """
    told = " ".join(words.split())
    if len(told) > _LONGEST:
        told = told[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return Finding(
        rule="struck-through",
        severity=Severity.WARNING,
        message=f"A line goes through the words “{told}”; they are read like all others.",
        hint=(
            "Delete them if they do not hold, or take the line away if they do: carried without "
            "it, they say the opposite."
        ),
        where=where,
    )
