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

from committee_pack.model.progress import Indicator, PeriodFigure, Polarity, Scorecard, Status
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
from committee_pack.progress.statuses import STATUS_WORDS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDTH = 5.2  # inches: the width of numbered words on an upright A4 page
_DOTS = 200
_INK, _GRID, _LINE = "#1a1a1a", "#d9d9d9", "#0072b2"
_COLOURS: dict[Status, tuple[str, str, str]] = {
    Status.COMPLETE: ("#0072b2", "", "white"),
    Status.ON_TRACK: ("#009e73", "", "white"),
    Status.AT_RISK: ("#f0e442", "", _INK),
    Status.OFF_TRACK: ("#d55e00", "", "white"),
    Status.NOT_STARTED: ("#cccccc", "", _INK),
    Status.UNKNOWN: ("white", "////", _INK),
}
"""The fill of a status, its hatching, and the colour of the figure on it."""
_BAR_ROOM = 0.63  # the share of the width that the bars have
_LETTER = 0.07  # inches: the width of a letter in a bar
_one_at_a_time = threading.Lock()  # matplotlib's settings belong to the whole process
_LONGEST_NAME = 48
_MOST_ROWS = 20
_MOST_PERIODS = 6  # more words than this under a chart run into one another


def status_chart(counts: Sequence[ThemeCount], origin: Origin) -> Picture:
    """Draw how many actions of each theme have each status, as bars.

    Args:
        counts: the themes in the order of the plan, each with its counts by status.
        origin: where the figures came from.
    """
    drawn = folded(counts, _MOST_ROWS)
    high = 0.75 + 0.36 * max(len(drawn), 1)
    with _canvas(high) as figure:
        axes = figure.add_axes((1 - _BAR_ROOM - 0.03, 0.5 / high, _BAR_ROOM, 1 - 0.55 / high))
        _bars(axes, drawn, _largest(counts))
        _legend(axes, drawn)
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
                "font.size": 8, "text.parse_math": False, "text.color": _INK,
                "axes.edgecolor": "#7f7f7f", "axes.labelcolor": _INK, "xtick.color": _INK,
                "ytick.color": _INK, "hatch.linewidth": 0.6,
            }
        )  # fmt: skip
        figure = Figure(figsize=(_WIDTH, high), dpi=_DOTS)
        FigureCanvasAgg(figure)
        yield figure


def _png(figure: "Figure") -> bytes:
    held = io.BytesIO()
    figure.savefig(held, format="png", metadata={"Software": None})
    return held.getvalue()


def _picture(data: bytes, alt: str, high: float, origin: Origin) -> Picture:
    return Picture(
        alt=alt, data=data, media_type="image/png", width=_WIDTH * 72, height=high * 72,
        origin=origin,
    )  # fmt: skip


def _largest(counts: Sequence[ThemeCount]) -> int:
    return max((sum(one.by_status.values()) for one in counts), default=1) or 1


def _bars(axes: "Axes", counts: Sequence[ThemeCount], most: int) -> None:
    """Draw a bar for each row; one that is larger than any theme is drawn at the full width."""
    for row, one in enumerate(counts):
        start = 0.0
        scale = min(1.0, most / (sum(one.by_status.values()) or 1))
        for status, count in one.by_status.items():
            if not count:
                continue
            fill, hatch, ink = _COLOURS[status]
            axes.barh(
                row, count * scale, left=start, height=0.68, color=fill, hatch=hatch,
                edgecolor=_INK, linewidth=0.5,
            )  # fmt: skip
            told = _in_bar(count, status, count * scale / most)
            axes.text(start + count * scale / 2, row, told, ha="center", va="center", color=ink)
            start += count * scale
    names = [textwrap.fill(short(one.theme, _LONGEST_NAME), 25) for one in counts]
    axes.set_yticks(range(len(counts)), names)
    axes.set_ylim(len(counts) - 0.5, -0.5)
    axes.set_xlim(0, most)
    axes.tick_params(left=False, bottom=False, labelbottom=False)
    for side in ("top", "right", "bottom", "left"):
        axes.spines[side].set_visible(False)


def _in_bar(count: int, status: Status, share: float) -> str:
    """Say what stands in a bar: figure and word, or the figure alone, or nothing, by its width."""
    room = share * _WIDTH * _BAR_ROOM / _LETTER
    for told in (f"{count:,} {STATUS_WORDS[status].lower()}", f"{count:,}"):
        if len(told) + 1 <= room:
            return told
    return ""


def _legend(axes: "Axes", counts: Sequence[ThemeCount]) -> None:
    from matplotlib.patches import Patch

    seen = [status for status in Status if any(one.by_status.get(status) for one in counts)]
    handles = [
        Patch(
            facecolor=_COLOURS[status][0], hatch=_COLOURS[status][1], edgecolor=_INK,
            linewidth=0.5, label=STATUS_WORDS[status],
        )
        for status in seen
    ]  # fmt: skip
    if handles:
        axes.figure.legend(
            handles=handles,
            loc="lower center",
            ncol=6,
            frameon=False,
            columnspacing=1.0,
            handlelength=1.4,
            handletextpad=0.5,
        )


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
    axes.axhline(float(target), color=_INK, linestyle=(0, (5, 3)), linewidth=1.2)
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
