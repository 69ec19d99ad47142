"""The bars of a status chart: every part has its word, its fill and its hatching."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from committee_pack.model.progress import Status
from committee_pack.progress.chart_words import ThemeCount, short
from committee_pack.progress.statuses import STATUS_WORDS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 5.2  # inches: the width of numbered words on an upright A4 page
INK = "#1a1a1a"
_LONGEST_NAME = 48
_LONGEST_LINE = 66  # letters of the words below a bar
HIGH_OF_WORDS = 0.15  # inches: a line of them

_COLOURS: dict[Status, tuple[str, str, str]] = {
    Status.COMPLETE: ("#0072b2", "", "white"),
    Status.ON_TRACK: ("#009e73", "..", INK),
    Status.AT_RISK: ("#f0e442", "\\\\\\", INK),
    Status.OFF_TRACK: ("#d55e00", "xxx", INK),
    Status.NOT_STARTED: ("#cccccc", "", INK),
    Status.UNKNOWN: ("white", "////", INK),
}
"""The fill of a status, its hatching, and the colour of the figure on it."""
BAR_ROOM = 0.63  # the share of the width that the bars have
_LETTER = 0.07  # inches: the width of a letter in a bar


def largest(counts: Sequence[ThemeCount]) -> int:
    """Give the number of actions of the largest theme: its bar has the full width."""
    return max((sum(one.by_status.values()) for one in counts), default=1) or 1


def draw_bars(axes: "Axes", counts: Sequence[ThemeCount], most: int, row_high: float) -> None:
    """Draw a bar for each row; one that is larger than any theme is drawn at the full width.

    Below a bar with a part too small for its word stand the words of all its parts.
    """
    for row, one in enumerate(counts):
        start = 0.0
        scale = _scale(one, most)
        told = "\n".join(below_bar(one, most))
        axes.text(0, row + 0.12 / row_high, told, va="top", fontsize=7)
        for status, count in one.by_status.items():
            if not count:
                continue
            fill, hatch, ink = _COLOURS[status]
            axes.barh(
                row - 0.02 / row_high, count * scale, left=start, height=0.23 / row_high,
                color=fill, hatch=hatch, edgecolor=INK, linewidth=0.5,
            )  # fmt: skip
            axes.text(
                start + count * scale / 2, row - 0.02 / row_high,
                _in_bar(count, status, count * scale / most), ha="center", va="center", color=ink,
                bbox={"facecolor": fill, "edgecolor": "none", "pad": 0.8},
            )  # fmt: skip
            start += count * scale
    names = [textwrap.fill(short(one.theme, _LONGEST_NAME), 25) for one in counts]
    axes.set_yticks(range(len(counts)), names)
    axes.set_ylim(len(counts) - 0.5, -0.5)
    axes.set_xlim(0, most)
    axes.tick_params(left=False, bottom=False, labelbottom=False)
    for side in ("top", "right", "bottom", "left"):
        axes.spines[side].set_visible(False)


def _scale(one: ThemeCount, most: int) -> float:
    """Give by how much a bar is shortened that is larger than any theme."""
    return min(1.0, most / (sum(one.by_status.values()) or 1))


def below_bar(one: ThemeCount, most: int) -> list[str]:
    """Say all parts of a bar in lines of words, where one is too small for its word."""
    told = [(count, status) for status, count in one.by_status.items() if count]
    share = _scale(one, most) / most
    if all(_in_bar(count, status, count * share)[-1:].isalpha() for count, status in told):
        return []
    words = ", ".join(f"{count:,}\N{NO-BREAK SPACE}{_unbroken(status)}" for count, status in told)
    return textwrap.wrap(words, _LONGEST_LINE)


def _unbroken(status: Status) -> str:
    return STATUS_WORDS[status].lower().replace(" ", "\N{NO-BREAK SPACE}")


def _in_bar(count: int, status: Status, share: float) -> str:
    """Say what stands in a bar: figure and word, or the figure alone, or nothing, by its width."""
    room = share * WIDTH * BAR_ROOM / _LETTER
    for told in (f"{count:,} {STATUS_WORDS[status].lower()}", f"{count:,}"):
        if len(told) + 1 <= room:
            return told
    return ""


def draw_legend(axes: "Axes", counts: Sequence[ThemeCount]) -> None:
    """Say below the bars which fill is which status."""
    from matplotlib.patches import Patch

    seen = [status for status in Status if any(one.by_status.get(status) for one in counts)]
    handles = [
        Patch(
            facecolor=_COLOURS[status][0], hatch=_COLOURS[status][1], edgecolor=INK,
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
