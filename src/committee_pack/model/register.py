"""A register of improvement points: what an inspection asks for, and which actions answer it."""

from enum import StrEnum

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.progress import Status
from committee_pack.model.source import Where


class MatchedBy(StrEnum):
    """How an action came to its point: by the point's id, its number, its words, or near words."""

    ID = "id"
    NUMBER = "number"
    WORDS = "words"
    WORDING = "wording"


class ImprovementPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A point of an inspection under an id that stays.

    ``id`` is ``ILACS-2026-1-3fa9c1``: kind, year, place in the list, and the first letters of the
    sha256 of its words. The last part alone names the point too, should its place change.
    """

    id: str
    number: int
    text: str
    framework_tag: str | None = None
    where: Where | None = None


class LinkedAction(msgspec.Struct, frozen=True, kw_only=True):
    """An action that answers a point; ``confidence`` (0 to 100) is how sure the match is."""

    ref: str
    status: Status
    matched_by: MatchedBy
    confidence: int
    where: str


class RegisterEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A point and the actions that answer it."""

    point: ImprovementPoint
    actions: tuple[LinkedAction, ...] = ()


class ImprovementRegister(msgspec.Struct, frozen=True, kw_only=True):
    """Every point with its actions; ``unlinked`` are the refs of actions that answer none."""

    entries: tuple[RegisterEntry, ...]
    unlinked: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
