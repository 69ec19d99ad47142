"""Small numbers: figures by which a child or a family could be known. They are told, never changed.

The rule of thumb of English statistics on children and health: numbers of people from 1 to 4 are
not published, nor is a figure from which one of them follows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.progress import Indicator, Scorecard
from committee_pack.progress.figures import COUNTS, is_suppressed
from committee_pack.progress.grid import finding_at

_TOTAL = re.compile(r"\b(?:total|all)\b", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:child|children|young people|young person|people|person|persons|famil(?:y|ies)|pupils?"
    r"|carers?|adults?|households?|cases?|referrals?|plans?|individuals?|babies|boys|girls)\b",
    re.IGNORECASE,
)


class _Shown(msgspec.Struct, frozen=True):
    """One figure of an indicator: of which time, the figure, what is written instead, its cell."""

    period: str
    value: Decimal | None
    written: str | None
    where: str


def small_numbers(scorecard: Scorecard, below: int = 5) -> tuple[Finding, ...]:
    """Tell of numbers of people from 1 to one below a threshold, and of those that follow.

    Percentages, money and lengths of time are no numbers of people; a target is no person.

    Args:
        scorecard: the scorecard as read.
        below: the threshold; below 2, nothing is small.

    Returns:
        A finding for each figure that is small itself, and for each that is suppressed and can be
        had by taking the others from a total.
    """
    counted = tuple(one for one in scorecard.indicators if _counts_people(one))
    return (*_small(scorecard, counted, below), *_that_follow(scorecard, counted, below))


def _counts_people(indicator: Indicator) -> bool:
    unit = (indicator.unit or "").casefold()
    return unit in COUNTS or not unit or _PEOPLE.search(unit) is not None


def _small(scorecard: Scorecard, counted: Iterable[Indicator], below: int) -> Iterator[Finding]:
    for indicator in counted:
        for shown in _figures(indicator):
            if not _is_small(shown.value, below):
                continue
            yield finding_at(
                scorecard.source, "small-number", Severity.WARNING,
                f"{indicator.name}: the figure {shown.period} is below {below}, so a person could "
                "be known by it. It is shown as it is.",
                hint="Put “c” in its place if it must not be published, and in the place of a "
                "second figure where the first follows from a total.",
                cell=shown.where,
            )  # fmt: skip


def _that_follow(
    scorecard: Scorecard, counted: Sequence[Indicator], below: int
) -> Iterator[Finding]:
    for total, parts in _totals(counted):
        for place, whole in enumerate(_figures(total)):
            column = [_figures(part)[place] for part in parts if place < len(_figures(part))]
            hidden = [
                (part, one) for part, one in zip(parts, column, strict=False) if _is_hidden(one)
            ]
            known = [one.value for one in column if one.value is not None]
            if whole.value is None or len(hidden) != 1 or len(known) + 1 != len(column):
                continue
            if _is_small(whole.value - sum(known), below):
                yield finding_at(
                    scorecard.source, "small-number-follows", Severity.WARNING,
                    f"{hidden[0][0].name}: the figure {whole.period} is suppressed, but it follows "
                    f"from “{total.name}” less the others.",
                    hint="Suppress a second figure beside it, or the total.",
                    cell=hidden[0][1].where,
                )  # fmt: skip


def _totals(counted: Sequence[Indicator]) -> Iterator[tuple[Indicator, Sequence[Indicator]]]:
    """Give each total with the rows it is made of: those above it, or all others where it leads."""
    parts: list[Indicator] = []
    for indicator in counted:
        if not _TOTAL.search(indicator.name):
            parts.append(indicator)
        elif parts:
            yield indicator, tuple(parts)
            parts = []
        else:
            yield indicator, tuple(_until_total(counted, indicator))


def _until_total(counted: Sequence[Indicator], total: Indicator) -> Iterator[Indicator]:
    for indicator in counted[counted.index(total) + 1 :]:
        if _TOTAL.search(indicator.name):
            return
        yield indicator


def _figures(indicator: Indicator) -> tuple[_Shown, ...]:
    if indicator.series:
        return tuple(
            _Shown(f"for {one.period}", one.value, one.written, one.where or indicator.where)
            for one in indicator.series
        )
    return tuple(
        _Shown(told, value, written, indicator.cells.get(name, indicator.where))
        for told, name, value, written in (
            ("now", "value", indicator.value, indicator.value_as_written),
            ("of the period before", "previous", indicator.previous, indicator.previous_as_written),
            ("of last year", "last_year", indicator.last_year, indicator.last_year_as_written),
        )
    )


def _is_small(value: Decimal | None, below: int) -> bool:
    return value is not None and value == value.to_integral_value() and 1 <= value < below


def _is_hidden(shown: _Shown) -> bool:
    return shown.value is None and is_suppressed(shown.written or "")
