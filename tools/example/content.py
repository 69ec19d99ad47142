"""The words of the example, decoded from the TOML files beside this module."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

HERE = Path(__file__).parent


class Block(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One block of a report; ``[words](address)`` in it makes a link.

    It is a numbered paragraph ``p``, a question ``q`` with its answer ``a``, a plain ``line``,
    bullets, letters or a table.
    """

    p: str | None = None
    q: str | None = None
    a: str | None = None
    line: str | None = None
    bullets: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


class ReportSection(msgspec.Struct, frozen=True, kw_only=True):
    """A section of a report: its heading and blocks."""

    heading: str
    blocks: tuple[Block, ...]


class ReportContent(msgspec.Struct, frozen=True, kw_only=True):
    """A previous committee report."""

    report_to: str
    officer: str
    date: str
    title: str
    section: tuple[ReportSection, ...]


class InspectionPart(msgspec.Struct, frozen=True, kw_only=True):
    """A headed part of the inspection report."""

    heading: str
    paragraphs: tuple[str, ...]


class InspectionContent(msgspec.Struct, frozen=True, kw_only=True):
    """An inspection report."""

    authority: str
    dates: str
    lead: str
    judgements: tuple[tuple[str, str], ...]
    summary: tuple[str, ...]
    improvement_heading: str
    improvements: tuple[str, ...]
    section: tuple[InspectionPart, ...]
    closing_heading: str
    closing: tuple[str, ...]


class PlanAction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An action with its status and update at each cycle; None where it is not in that cycle."""

    no: str
    action: str
    lead: str
    due: date
    due_november: date | None = None
    september: tuple[str, str] | None = None
    november: tuple[str, str] | None = None


class PlanTheme(msgspec.Struct, frozen=True, kw_only=True):
    """A theme of the plan and the improvement point it answers."""

    name: str
    point: str
    action: tuple[PlanAction, ...]


class PlanContent(msgspec.Struct, frozen=True, kw_only=True):
    """The action plan at both cycles."""

    title: str
    headings: tuple[str, ...]
    status_key: dict[str, str]
    cycles: dict[str, str]
    theme: tuple[PlanTheme, ...]


class ScorecardContent(msgspec.Struct, frozen=True, kw_only=True):
    """The scorecard, row by row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class CommentsContent(msgspec.Struct, frozen=True, kw_only=True):
    """A consultee's comments."""

    paragraphs: tuple[str, ...]


def read(name: str) -> dict[str, Any]:
    """Read ``name``.toml from beside this module."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def report(name: str) -> ReportContent:
    """Read a previous report."""
    return msgspec.convert(read(name), ReportContent)


def inspection(name: str) -> InspectionContent:
    """Read an inspection report."""
    return msgspec.convert(read(name), InspectionContent)


def plan() -> PlanContent:
    """Read the action plan."""
    return msgspec.convert(read("action_plan"), PlanContent)


def scorecard() -> ScorecardContent:
    """Read the scorecard."""
    return msgspec.convert(read("scorecard"), ScorecardContent)


def comments() -> CommentsContent:
    """Read the finance consultee's comments."""
    return msgspec.convert(read("finance_comments"), CommentsContent)
