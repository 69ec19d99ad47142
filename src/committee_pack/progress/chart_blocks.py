"""Charts as blocks, drawn only where they are asked for: drawing takes most of a second to load."""

from collections.abc import Collection, Iterator, Mapping

from committee_pack.model.progress import ActionPlan, Indicator, Scorecard
from committee_pack.model.report import Block, Origin, Paragraph
from committee_pack.progress.chart_words import theme_counts
from committee_pack.progress.narrative import counted, in_figures
from committee_pack.progress.plan_tables import data_origin
from committee_pack.progress.ratings import is_exception

PLAN_CHART = "progress.chart"
SCORECARD_CHART = "scorecard.chart"


def plan_charts(plan: ActionPlan, wanted: Collection[str]) -> Mapping[str, tuple[Block, ...]]:
    """Draw the charts of a plan that are asked for.

    Args:
        plan: the plan.
        wanted: names of blocks; ``progress.chart`` is the status of actions by theme.

    Returns:
        The blocks by name; names of other blocks are passed over.
    """
    if PLAN_CHART not in wanted:
        return {}
    origin = data_origin(plan.source, plan.area)
    if not plan.actions:
        return {PLAN_CHART: (_said("The plan holds no actions, so there is no chart.", origin),)}
    from committee_pack.progress.charts import status_chart

    counts = theme_counts(plan)
    themes = " by theme" if len(counts) > 1 else ""
    many = counted(len(plan.actions), "action")
    lead = f"The chart shows the status of the plan’s {many}{themes}."
    return {PLAN_CHART: (_said(lead, origin), status_chart(counts, origin))}


def scorecard_charts(
    scorecard: Scorecard, wanted: Collection[str]
) -> Mapping[str, tuple[Block, ...]]:
    """Draw the charts of a scorecard that are asked for.

    Args:
        scorecard: the scorecard.
        wanted: names of blocks. ``scorecard.chart`` is a chart for each indicator that is off
            target or worse than before; ``scorecard.chart:CS5,CS8`` those of some indicators by
            their references, or by their names where they have none.

    Returns:
        The blocks by name; names of other blocks, and of indicators there are not, are passed over.
    """
    drawn: dict[str, tuple[Block, ...]] = {}
    origin = data_origin(scorecard.source, scorecard.area)
    by_ref = {one.ref or one.name: one for one in scorecard.indicators}
    for name in sorted(wanted):
        if name == SCORECARD_CHART:
            chosen = [one for one in scorecard.indicators if is_exception(one)]
            none = "No indicator is off target or has worsened, so there is no chart."
            charts = tuple(_trends(chosen, scorecard))
            drawn[name] = (_said(_lead(len(chosen)) if charts else none, origin), *charts)
            continue
        base, _, refs = name.partition(":")
        named = [ref.strip().strip("().") for ref in refs.split(",")]
        if base.strip() == SCORECARD_CHART and refs and all(ref in by_ref for ref in named):
            for ref in named:
                drawn[f"{SCORECARD_CHART}:{ref}"] = tuple(_trends([by_ref[ref]], scorecard))
            drawn[name] = tuple(
                block for ref in named for block in drawn[f"{SCORECARD_CHART}:{ref}"]
            )
    return drawn


def _lead(many: int) -> str:
    """Say what the charts below show."""
    if many == 1:
        return "The chart shows the one indicator that is off target or worse than before."
    number = in_figures(many)
    return f"The charts show the {number} indicators that are off target or worse than before."


def _trends(indicators: list[Indicator], scorecard: Scorecard) -> Iterator[Block]:
    """Draw trends; an indicator with one figure alone has none, and that is said."""
    from committee_pack.progress.charts import trend_chart

    for indicator in indicators:
        origin = data_origin(scorecard.source, indicator.where)
        chart = trend_chart(indicator, scorecard, origin)
        name = f"{indicator.ref} {indicator.name}" if indicator.ref else indicator.name
        too_few = f"{name} has fewer than two figures, so there is no chart of it."
        yield chart or _said(too_few, origin)


def _said(text: str, origin: Origin) -> Paragraph:
    return Paragraph(number=None, text=text, origin=origin)
