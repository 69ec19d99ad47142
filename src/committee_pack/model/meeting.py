"""``meeting.toml`` as values: what an officer asks for, with defaults that carry on."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

import msgspec

from committee_pack.model.progress import Status


class Meeting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The meeting that the reports go to; ``template`` and ``profile`` hold for all its reports."""

    committee: Annotated[str, msgspec.Meta(min_length=1)]
    date: date
    profile: str = "scrutiny-14"
    template: str = "templates/scrutiny-report.docx"
    appendix_template: str = "templates/scrutiny-appendix.docx"
    outputs: str = "outputs"


class InspectionQuotes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Numbers of the paragraphs to quote, as the inspection report prints them (``["7", "12"]``).

    They stand where ``add`` names ``inspection.paragraphs``, or else behind what it names.
    """

    paragraphs: tuple[str, ...] = ()


class SectionRecipe(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What goes into one section.

    Attributes:
        carry: ``"all"`` or ``"none"`` of last time's paragraphs, or the numbers of those wanted.
        add: names of data and inspection blocks that follow, such as ``progress.summary``.
        text: new words; a blank line parts paragraphs, ``{{ progress.complete }}`` and the like may
            stand in them.
        file: a consultee's file (docx, pdf or txt) whose words follow.
        questions: answers to standard questions, by id or by last time's number
            (``{ "3.2" = "No" }``); one that is not named keeps last time's answer.
        inspection: paragraphs of the inspection report to quote, ``inspection.paragraphs``.
    """

    carry: Literal["all", "none"] | tuple[str, ...] = "all"
    add: tuple[str, ...] = ()
    text: str | None = None
    file: str | None = None
    questions: Mapping[str, str] = msgspec.field(default_factory=dict)
    inspection: InspectionQuotes = InspectionQuotes()


class ProgressFiles(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """This cycle's data, and last cycle's to compare it with.

    Attributes:
        plan: this cycle's action plan.
        plan_previous: last cycle's.
        scorecard: indicators and their targets.
        as_of: the day the figures are looked at; by default the day of the meeting.
        headings: a heading as the tracker or the scorecard writes it, by the name of the column.
        status_key: what a word, a letter or a colour of the tracker stands for.
        small_numbers_below: numbers of people from 1 to one below this are told as small.
    """

    plan: str | None = None
    plan_previous: str | None = None
    scorecard: str | None = None
    as_of: date | None = None
    headings: Mapping[str, str] = msgspec.field(default_factory=dict)
    status_key: Mapping[str, Status] = msgspec.field(default_factory=dict)
    small_numbers_below: int = 5


class AppendixOrder(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"from_": "from"},
):
    """An appendix: made from a data block (``from``), or a file copied under its right name."""

    title: str
    from_: str | None = None
    file: str | None = None


class ReportOrder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One report on the agenda. ``item`` is its agenda item: ``Appendix 6(a)`` comes from it.

    ``inspection_previous`` is the report of the inspection before, to compare the grades with.
    """

    id: Annotated[str, msgspec.Meta(min_length=1)]
    item: Annotated[int, msgspec.Meta(ge=1)]
    title: str | None = None
    officer: str | None = None
    previous: str | None = None
    inspection: str | None = None
    inspection_previous: str | None = None
    profile: str | None = None
    template: str | None = None
    progress: ProgressFiles = ProgressFiles()
    sections: Mapping[str, SectionRecipe] = msgspec.field(default_factory=dict)
    appendices: tuple[AppendixOrder, ...] = ()
    front_matter: Mapping[str, str] = msgspec.field(default_factory=dict)


class MeetingFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of a ``meeting.toml``."""

    meeting: Meeting
    report: tuple[ReportOrder, ...]
