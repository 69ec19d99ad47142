"""How an indicator stands to its target, and which way its performance moves."""

from enum import StrEnum

from committee_pack.model.progress import Indicator, Polarity

RULE = (
    "On target: the figure is at the target or on its good side. Within tolerance: it misses "
    "the target by no more than the tolerance stated. Off target: it misses by more, or no "
    "tolerance is stated. Where near the target is good, On target means at the target. A "
    "figure that is missing or suppressed is not rated."
)
OFF_TARGET_RULE = (
    "Off target: the figure misses the target by more than the tolerance stated, or at all where "
    "none is stated."
)


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


def is_exception(indicator: Indicator) -> bool:
    """Tell whether an indicator is off target or worse than before."""
    off = rating(indicator) is Rating.OFF_TARGET
    return off or direction(indicator) is Direction.WORSENED
