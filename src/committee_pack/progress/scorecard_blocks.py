"""A scorecard as blocks: every rating as a word, with the rule it follows from."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from committee_pack.model.progress import Indicator, Polarity, Scorecard
from committee_pack.model.report import Block, Origin, OriginKind, Paragraph, Table
from committee_pack.model.source import Where
from committee_pack.progress.figures import figure_told, is_percentage, plain_number
from committee_pack.progress.narrative import be, counted, in_words, sentence_start

RULE = (
    "On target: the figure is at the target or on its good side. Within tolerance: it misses "
    "the target by no more than the tolerance stated. Off target: it misses by more, or no "
    "tolerance is stated. Where near the target is good, On target means at the target. A "
    "figure that is missing or suppressed is not rated."
)
_HEADINGS = (
    "Indicator", "Good is", "Target", "Previous", "Now", "Rating", "Direction", "Commentary",
)  # fmt: skip
_WIDTHS = (3.5, 1.0, 1.2, 1.2, 1.2, 1.4, 1.2, 4.0)
_GOOD_IS = {Polarity.HIGH: "High", Polarity.LOW: "Low", Polarity.NEAR: "Near target"}


class Rating(StrEnum):
    """How a figure stands to its target."""

    ON_TARGET = "On target"
    WITHIN = "Within tolerance"
    OFF_TARGET = "Off target"
    NOT_RATED = "Not rated"


class Direction(StrEnum):
    """How performance has moved, which is not the way the number has moved where low is good."""

    IMPROVED = "Improved"
    WORSENED = "Worsened"
    SAME = "Same"
    NOT_KNOWN = "Not known"


def rating(indicator: Indicator) -> Rating:
    """Rate a figure by its target, its tolerance and which way is good."""
    value, target = indicator.value, indicator.target
    if value is None or target is None or indicator.polarity is None:
        return Rating.NOT_RATED
    miss = {
        Polarity.HIGH: target - value,
        Polarity.LOW: value - target,
        Polarity.NEAR: abs(value - target),
    }[indicator.polarity]
    if miss <= 0:
        return Rating.ON_TARGET
    within = indicator.tolerance is not None and miss <= indicator.tolerance
    return Rating.WITHIN if within else Rating.OFF_TARGET


def direction(indicator: Indicator) -> Direction:
    """Tell whether performance got better; near-target figures by how far off they are."""
    value, before = indicator.value, indicator.previous
    if value is None or before is None or indicator.polarity is None:
        return Direction.NOT_KNOWN
    gain = value - before
    if indicator.polarity is Polarity.LOW:
        gain = -gain
    elif indicator.polarity is Polarity.NEAR:
        if indicator.target is None:
            return Direction.NOT_KNOWN
        gain = abs(before - indicator.target) - abs(value - indicator.target)
    if gain == 0:
        return Direction.SAME
    return Direction.IMPROVED if gain > 0 else Direction.WORSENED


def scorecard_blocks(scorecard: Scorecard) -> Mapping[str, tuple[Block, ...]]:
    """Make ``scorecard.table`` (all indicators, and the rule) and ``scorecard.exceptions``."""
    where = Where(source=Path(scorecard.source.path).name, cell=scorecard.area)
    origin = Origin(kind=OriginKind.DATA, where=where)
    rule = Paragraph(number=None, text=RULE, origin=origin)
    return {
        "scorecard.table": (_table(scorecard.indicators, origin), rule),
        "scorecard.exceptions": _exceptions(scorecard, origin, rule),
    }


def _exceptions(scorecard: Scorecard, origin: Origin, rule: Paragraph) -> tuple[Block, ...]:
    """Pick out what is off target or has worsened."""
    chosen = tuple(
        one
        for one in scorecard.indicators
        if rating(one) is Rating.OFF_TARGET or direction(one) is Direction.WORSENED
    )
    if not chosen:
        told = "No indicator is off target or has worsened."
        return (Paragraph(number=None, text=told, origin=origin),)
    total = counted(len(scorecard.indicators), "indicator")
    many = len(chosen)
    lead = f"{in_words(many)} of {total} {be(many)} off target or worse than before."
    return (
        Paragraph(number=None, text=sentence_start(lead), origin=origin),
        _table(chosen, origin),
        rule,
    )


def _table(indicators: tuple[Indicator, ...], origin: Origin) -> Table:
    rows = tuple(_row(indicator) for indicator in indicators)
    return Table(header_rows=1, rows=(_HEADINGS, *rows), widths=_WIDTHS, origin=origin)


def _row(indicator: Indicator) -> tuple[str, ...]:
    unit = indicator.unit
    target = figure_told(indicator.target, indicator.target_as_written or "None set", unit)
    if indicator.tolerance is not None and indicator.target is not None:
        points = f"{plain_number(indicator.tolerance)} percentage points"
        allowed = points if is_percentage(unit) else figure_told(indicator.tolerance, None, unit)
        target += f" (tolerance {allowed})"
    name = f"{indicator.ref} {indicator.name}" if indicator.ref else indicator.name
    return (
        f"{name} ({indicator.period})" if indicator.period else name,
        _GOOD_IS[indicator.polarity] if indicator.polarity else "Not stated",
        target,
        figure_told(indicator.previous, indicator.previous_as_written, unit),
        figure_told(indicator.value, indicator.value_as_written, unit),
        rating(indicator).value,
        direction(indicator).value,
        indicator.commentary or "",
    )
