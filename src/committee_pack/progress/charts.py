"""Charts as pictures: status by theme, and an indicator's trend against its target.

matplotlib is loaded when a chart is drawn and not before. The colours are those of Okabe and Ito
(2008), which people who are colour-blind tell apart; every colour has its word beside it as well,
and the alt text says all that the picture shows. The same figures give the same bytes.
"""

import io
import logging
import textwrap
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from committee_pack.model.progress import Indicator, PeriodFigure, Polarity, Scorecard
from committee_pack.model.report import Origin, Picture
from committee_pack.progress.chart_words import (
    ThemeCount,
    folded,
    short,
    status_alt,
    trend_alt,
    trend_points,
)
from committee_pack.progress.figures import figure_told
from committee_pack.progress.ratings import direction, rating
from committee_pack.progress.status_bars import (
    BAR_ROOM,
    HIGH_OF_WORDS,
    INK,
    WIDTH,
    below_bar,
    draw_bars,
    draw_legend,
    largest,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_DOTS = 200
_GRID, _LINE = "#d9d9d9", "#0072b2"
_one_at_a_time = threading.Lock()  # matplotlib's settings belong to the whole process
_MOST_ROWS = 20
_MOST_PERIODS = 6  # more words than this under a chart run into one another


def status_chart(counts: Sequence[ThemeCount], origin: Origin) -> Picture:
    """Draw how many actions of each theme have each status, as bars.

    Args:
        counts: the themes in the order of the plan, each with its counts by status.
        origin: where the figures came from.
    """
    drawn = folded(counts, _MOST_ROWS)
    most = largest(counts)
    row = 0.36 + max(HIGH_OF_WORDS * len(below_bar(one, most)) for one in drawn)
    high = 0.75 + row * max(len(drawn), 1)
    with _canvas(high) as figure:
        axes = figure.add_axes((1 - BAR_ROOM - 0.03, 0.5 / high, BAR_ROOM, 1 - 0.55 / high))
        draw_bars(axes, drawn, most, row)
        draw_legend(axes, drawn)
        data = _png(figure)
    return _picture(data, status_alt(counts), high, origin)


def trend_chart(indicator: Indicator, scorecard: Scorecard, origin: Origin) -> Picture | None:
    """Draw an indicator's figures against its target; None where it has fewer than two."""
    points = trend_points(indicator, scorecard)
    if sum(point.value is not None for point in points) < 2:
        return None
    high = 2.3
    with _canvas(high) as figure:
        axes = figure.add_axes((0.09, 0.14, 0.74, 0.58))
        _line(axes, indicator, points)
        _target(axes, indicator, len(points))
        _title(figure, indicator)
        data = _png(figure)
    return _picture(data, trend_alt(indicator, points), high, origin)


@contextmanager
def _canvas(high: float) -> Iterator["Figure"]:
    """Give a figure in the program's own dress, whatever settings the machine has."""
    # Where its folder cannot be written it would speak of that on the terminal, and go on.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with _one_at_a_time, mpl.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter that the font lacks is shown as a box
        mpl.rcdefaults()
        mpl.rcParams.update(
            {
                "font.size": 8, "text.parse_math": False, "text.color": INK,
                "axes.edgecolor": "#7f7f7f", "axes.labelcolor": INK, "xtick.color": INK,
                "ytick.color": INK, "hatch.linewidth": 0.6,
            }
        )  # fmt: skip
        figure = Figure(figsize=(WIDTH, high), dpi=_DOTS)
        FigureCanvasAgg(figure)
        yield figure


def _png(figure: "Figure") -> bytes:
    held = io.BytesIO()
    figure.savefig(held, format="png", metadata={"Software": None})
    return held.getvalue()


def _picture(data: bytes, alt: str, high: float, origin: Origin) -> Picture:
    return Picture(
        alt=alt, data=data, media_type="image/png", width=WIDTH * 72, height=high * 72,
        origin=origin,
    )  # fmt: skip


def _line(axes: "Axes", indicator: Indicator, points: Sequence[PeriodFigure]) -> None:
    """Draw the figures that there are; a suppressed or missing one leaves a gap."""
    values = [float("nan") if point.value is None else float(point.value) for point in points]
    axes.plot(range(len(points)), values, color=_LINE, marker="o", markersize=5, linewidth=1.8)
    for place, point in enumerate(points):
        if point.value is not None and (len(points) <= 8 or place == len(points) - 1):
            told = figure_told(point.value, None, _sign(indicator.unit))
            axes.annotate(
                told, (place, float(point.value)), textcoords="offset points", xytext=(0, 6),
                ha="center", color=_LINE, fontweight="bold",
            )  # fmt: skip
    shown = range(len(points) - 1, -1, -ceil(len(points) / _MOST_PERIODS))
    axes.set_xticks(list(shown), [short(points[place].period, 18) for place in shown])
    axes.set_xlim(-0.3, len(points) - 0.7)
    axes.margins(y=0.25)
    axes.grid(axis="y", color=_GRID, linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _target(axes: "Axes", indicator: Indicator, many: int) -> None:
    """Draw the target as a dashed line with its words, and the tolerance as a band beside it."""
    target = indicator.target
    if target is None:
        return
    axes.axhline(float(target), color=INK, linestyle=(0, (5, 3)), linewidth=1.2)
    axes.annotate(
        f"Target\n{figure_told(target, None, _sign(indicator.unit))}", (many - 0.7, float(target)),
        textcoords="offset points", xytext=(6, 0), va="center", annotation_clip=False,
    )  # fmt: skip
    if indicator.tolerance:
        low, high = _band(target, indicator.tolerance, indicator.polarity)
        axes.axhspan(float(low), float(high), color="#e6e6e6", zorder=0)


def _band(target: Decimal, tolerance: Decimal, way: Polarity | None) -> tuple[Decimal, Decimal]:
    low = target if way is Polarity.LOW else target - tolerance
    high = target if way is Polarity.HIGH else target + tolerance
    return low, high


def _title(figure: "Figure", indicator: Indicator) -> None:
    name = f"{indicator.ref} {indicator.name}" if indicator.ref else indicator.name
    unit = indicator.unit
    if unit and figure_told(Decimal(1), None, unit) == f"1 {unit}":
        name += f" ({unit})"
    lines = textwrap.wrap(short(name, 125), 64) or [""]
    figure.text(0.02, 0.97, "\n".join(lines), va="top", fontsize=9, fontweight="bold")
    rated = f"{rating(indicator).value}. Direction: {direction(indicator).value.lower()}."
    if indicator.tolerance and indicator.target is not None:
        rated += " The grey band is within tolerance."
    figure.text(0.02, 0.97 - 0.075 * len(lines), rated, va="top")


def _sign(unit: str | None) -> str | None:
    """Keep a unit that is a sign (% or £); one in words stands in the title."""
    told = figure_told(Decimal(1), None, unit)
    return unit if told in ("1%", "£1") else None
