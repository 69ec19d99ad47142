"""Targets as scorecards write them: ``90%``, ``>= 90%``, ``15% or less``, ``70% (high is good)``.

A target that says on which side of it a figure is good says which way is good as well.
"""

import re
from decimal import Decimal

import msgspec

from committee_pack.model.progress import Polarity
from committee_pack.progress.figures import figure_in

_HIGH = re.compile(
    r"\b(?:high(?:er|est)?|h|big(?:ger)?|large[r]?|more|up|increase|maximi[sz]e)\b|[↑▲]", re.I
)
_LOW = re.compile(
    r"\b(?:low(?:er|est)?|l|small(?:er)?|less|fewer|down|decrease|reduc\w*|minimi[sz]e)\b|[↓▼]",
    re.I,
)
_NEAR = re.compile(r"\b(?:near|close|closest|t|target|range|within|stable|maintain)\b|[↔]", re.I)

# Of two that begin alike the longer stands first.
_FLOOR = (
    r"(?:>\s*=|=\s*>|≥|>|at least|(?:a )?minimum(?: of)?|min\.?|no(?:t)? (?:less|fewer|lower) than"
    r"|(?:more|greater|higher) than|above|over|exceeds?)"
)
_CEILING = (
    r"(?:<\s*=|=\s*<|≤|<|at most|(?:a )?maximum(?: of)?|max\.?"
    r"|no(?:t)? (?:more|greater|higher) than|(?:less|fewer|lower) than|below|under|up to)"
)
_AND_MORE = r"(?:(?:or|and) (?:more|above|higher|over|greater)|\+|plus|minimum|min\.?)"
_AND_LESS = r"(?:(?:or|and) (?:less|below|lower|fewer|under)|maximum|max\.?)"
_FORMS = tuple(
    (way, re.compile(form, re.IGNORECASE))
    for way, form in (
        (Polarity.HIGH, rf"{_FLOOR}\s*(?P<figure>.+)"),
        (Polarity.LOW, rf"{_CEILING}\s*(?P<figure>.+)"),
        (Polarity.HIGH, rf"(?P<figure>.+?)\s*{_AND_MORE}"),
        (Polarity.LOW, rf"(?P<figure>.+?)\s*{_AND_LESS}"),
    )
)
_REMARK = re.compile(r"(?P<figure>[^()]+?)\s*\((?P<remark>[^()]+)\)")


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A target read: its figure, its unit, and which way is good where it says so."""

    value: Decimal
    unit: str | None = None
    polarity: Polarity | None = None


def polarity_in(text: str) -> Polarity | None:
    """Read which way is good: ``High``, ``Lower is better``, ``T``, ``↓``; else None."""
    ways = [
        way
        for way, words in ((Polarity.LOW, _LOW), (Polarity.HIGH, _HIGH), (Polarity.NEAR, _NEAR))
        if words.search(text)
    ]
    return ways[0] if len(ways) == 1 else None


def target_in(text: str) -> Target | None:
    """Read a target out of its words; None where it is no single figure (``45-55``)."""
    bare = " ".join(text.split())
    for way, form in _FORMS:
        found = form.fullmatch(bare)
        read = figure_in(found["figure"]) if found else None
        if read:
            return Target(value=read[0], unit=read[1], polarity=way)
    remarked = _REMARK.fullmatch(bare)
    if remarked and (way_told := polarity_in(remarked["remark"])):
        read = figure_in(remarked["figure"])
        return Target(value=read[0], unit=read[1], polarity=way_told) if read else None
    plain = figure_in(bare.lstrip("±+").strip())
    return Target(value=plain[0], unit=plain[1]) if plain else None
