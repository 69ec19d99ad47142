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


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """One action of a plan; ``due`` is the date now in force, ``where`` its row (``Plan!A7``)."""

    ref: str
    theme: str | None = None
    action: str
    owner: str | None = None
    start: date | None = None
    due: date | None = None
    due_as_written: str | None = None
    status: Status = Status.UNKNOWN
    status_as_written: str | None = None
    update: str | None = None
    evidence: str | None = None
    impact: str | None = None
    improvement: str | None = None
    where: str


class ActionPlan(msgspec.Struct, frozen=True, kw_only=True):
    """An action plan in canonical columns; ``status_key`` maps words as written to statuses."""

    source: Source
    title: str | None = None
    actions: tuple[Action, ...] = ()
    status_key: Mapping[str, Status] = msgspec.field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class PlanSummary(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of a plan: all actions, by status, and the refs that are overdue."""

    total: int
    by_status: Mapping[Status, int]
    overdue: tuple[str, ...]


class Movement(msgspec.Struct, frozen=True, kw_only=True):
    """What changed between two cycles, as refs of actions.

    ``date_changed`` gives the due date before and now.
    """

    improved: tuple[str, ...] = ()
    worsened: tuple[str, ...] = ()
    completed: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    date_changed: Mapping[str, tuple[date | None, date | None]] = msgspec.field(
        default_factory=dict
    )


class Polarity(StrEnum):
    """Which way an indicator is good."""

    HIGH = "high"
    LOW = "low"
    NEAR = "near"


class Indicator(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a scorecard.

    Figures are Decimals; ``value_as_written`` keeps what is no figure (``c``, ``x``, ``<5``).
    """

    name: str
    ref: str | None = None
    polarity: Polarity | None = None
    unit: str | None = None
    target: Decimal | None = None
    tolerance: Decimal | None = None
    period: str | None = None
    value: Decimal | None = None
    value_as_written: str | None = None
    previous: Decimal | None = None
    benchmark: Decimal | None = None
    commentary: str | None = None
    where: str


class Scorecard(msgspec.Struct, frozen=True, kw_only=True):
    """A performance scorecard."""

    source: Source
    title: str | None = None
    indicators: tuple[Indicator, ...] = ()
    findings: tuple[Finding, ...] = ()
