"""The rating that a scorecard prints beside a figure, held against the one worked out from it."""

from collections.abc import Mapping

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.progress import Indicator
from committee_pack.model.source import Source
from committee_pack.progress.grid import Cell, finding_at
from committee_pack.progress.ratings import Rating, rating
from committee_pack.progress.statuses import colour_in

_OF_COLOUR: Mapping[str, Rating] = {
    "green": Rating.ON_TARGET,
    "amber": Rating.WITHIN,
    "red": Rating.OFF_TARGET,
}


def printed_rating_differs(
    indicator: Indicator, printed: Cell, place: str, source: Source
) -> Finding | None:
    """Tell of a printed rating that contradicts the figure, its target and its tolerance.

    Args:
        indicator: the indicator as read.
        printed: the cell with its rating: a colour in words, as a letter, or as its shade.
        place: that cell (``Card!G7``).
        source: the scorecard.

    Returns:
        The finding; None where they agree, where nothing is printed or known of the colour, and
        where the figure is not rated. Amber and red are not told apart without a tolerance.
    """
    said = _OF_COLOUR.get(colour_in(printed.text) or printed.fill or "")
    made = rating(indicator)
    if said is None or made in (said, Rating.NOT_RATED):
        return None
    if indicator.tolerance is None and Rating.ON_TARGET not in (said, made):
        return None
    shown = f"“{printed.text}”" if printed.text else f"a {printed.fill} cell"
    return finding_at(
        source, "rating-differs", Severity.WARNING,
        f"{indicator.name}: the scorecard prints {shown} ({place}), but by its figure, target and "
        f"tolerance it is {made.value.lower()}, and that is what is shown.",
        hint="Check the target, the tolerance and which way is good, or correct the scorecard.",
        cell=place,
    )  # fmt: skip
