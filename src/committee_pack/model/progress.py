"""Progress data as values: an action plan, a scorecard, and what moved between two cycles."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.source import Source


class Status(StrEnum):
    """Where an action stands. The order here is the order in tables."""

    COMPLETE = "complete"
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"
    NOT_STARTED = "not-started"
    UNKNOWN = "unknown"


class TrackerSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What a meeting file says of a tracker or a scorecard that its own words do not.

    Attributes:
        headings: the heading as it is written, by the name of the column
            (``{"status": "Delivery confidence"}``).
        status_key: what a word, a letter or a colour stands for; goes before the tracker's own key.
        small_below: numbers of people from 1 to one below this are told as small.
    """

    headings: Mapping[str, str] = msgspec.field(default_factory=dict)
    status_key: Mapping[str, Status] = msgspec.field(default_factory=dict)
    small_below: int = 5


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One action of a plan; ``due`` is the date now in force, ``where`` its row (``Plan!A7``).

    ``due_before`` holds the dates that were in force before it, oldest first, where the plan keeps
    them in columns of their own (an original date beside a revised one).
    ``ref_given`` is False where the plan gives the action no reference: ``ref`` then names its row.
    """

    ref: str
    theme: str | None = None
    action: str
    owner: str | None = None
    start: date | None = None
    due: date | None = None
    due_as_written: str | None = None
    due_before: tuple[date, ...] = ()
    status: Status = Status.UNKNOWN
    status_as_written: str | None = None
    update: str | None = None
    evidence: str | None = None
    impact: str | None = None
    improvement: str | None = None
    where: str
    ref_given: bool = True


class ActionPlan(msgspec.Struct, frozen=True, kw_only=True):
    """An action plan in canonical columns.

    ``status_key`` maps statuses as written to what they were read as; ``area`` is the cells that
    were read (``Plan!A5:G46``).
    """

    source: Source
    title: str | None = None
    actions: tuple[Action, ...] = ()
    status_key: Mapping[str, Status] = msgspec.field(default_factory=dict)
    area: str | None = None
    findings: tuple[Finding, ...] = ()


class PlanSummary(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of a plan: all actions, by status, and the refs that are overdue."""

    total: int
    by_status: Mapping[Status, int]
    overdue: tuple[str, ...]


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An action of this cycle beside the one of last cycle that it was matched with.

    ``matched_by`` is ``ref`` or ``wording``; ``confidence`` (0 to 100) is how alike the words are.
    """

    ref: str
    previous_ref: str
    matched_by: str
    confidence: int
    before: Action
    after: Action


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """What changed between two cycles, as refs of actions.

    ``date_changed`` gives the due date before and now, where there was one and still is;
    ``date_lost`` the date before of those that now have none. ``changes`` holds every matched
    action that is not as it was, ``removed_actions`` what is gone, with its words.
    ``previous_source`` is the name of last cycle's file.
    """

    improved: tuple[str, ...] = ()
    worsened: tuple[str, ...] = ()
    completed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    date_changed: Mapping[str, tuple[date | None, date | None]] = msgspec.field(
        default_factory=dict
    )
    date_lost: Mapping[str, date] = msgspec.field(default_factory=dict)
    owner_changed: tuple[str, ...] = ()
    wording_changed: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    removed_actions: tuple[Action, ...] = ()
    previous_source: str | None = None


class Polarity(StrEnum):
    """Which way an indicator is good."""

    HIGH = "high"
    LOW = "low"
    NEAR = "near"


class PeriodKind(StrEnum):
    """How long a figure's period is, and from when it counts."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    YEAR_TO_DATE = "year-to-date"
    ROLLING_12 = "rolling-12"


class PeriodFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of one period (``Apr 2026``); ``written`` is what stands where there is none.

    ``where`` is its cell (``Card!F7``), where it has one.
    """

    period: str
    value: Decimal | None = None
    written: str | None = None
    where: str | None = None


class Indicator(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a scorecard.

    Figures are Decimals; ``value_as_written`` keeps what is no figure (``c``, ``x``, ``<5``).
    ``series`` holds the figures of every period, oldest first, where the scorecard has a column for
    each. ``where`` is the place of the row, ``cells`` that of each figure by its name
    (``{"value": "Card!E7"}``).
    """

    name: str
    ref: str | None = None
    polarity: Polarity | None = None
    unit: str | None = None
    target: Decimal | None = None
    tolerance: Decimal | None = None
    period: str | None = None
    period_kind: PeriodKind | None = None
    value: Decimal | None = None
    value_as_written: str | None = None
    previous: Decimal | None = None
    previous_as_written: str | None = None
    target_as_written: str | None = None
    last_year: Decimal | None = None
    last_year_as_written: str | None = None
    benchmark: Decimal | None = None
    benchmark_as_written: str | None = None
    benchmark_name: str | None = None
    series: tuple[PeriodFigure, ...] = ()
    commentary: str | None = None
    where: str
    cells: Mapping[str, str] = msgspec.field(default_factory=dict)


class Scorecard(msgspec.Struct, frozen=True, kw_only=True):
    """A performance scorecard.

    ``area`` is the cells read, ``period`` the heading of "now", ``previous_period`` that of the
    figures before.
    """

    source: Source
    title: str | None = None
    indicators: tuple[Indicator, ...] = ()
    period: str | None = None
    previous_period: str | None = None
    area: str | None = None
    findings: tuple[Finding, ...] = ()
