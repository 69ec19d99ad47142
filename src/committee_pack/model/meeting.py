"""``meeting.toml`` as values: what an officer asks for, with defaults that carry on."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

import msgspec

from committee_pack.model.progress import Status

# Under a name of its own, as a key called date hides the type.
_Day = date


class Priority(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A priority of the council in its own words, the days it holds for, and where it stands."""

    text: Annotated[str, msgspec.Meta(min_length=1)]
    valid_from: _Day | None = None
    valid_to: _Day | None = None
    source: str | None = None


class Meeting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The meeting that the reports go to; ``template`` and ``profile`` hold for all its reports.

    ``people`` are the officers and cabinet members of this cycle, each as name and post;
    ``priorities`` are the council's, with the days that they hold for.
    """

    committee: Annotated[str, msgspec.Meta(min_length=1)]
    date: date
    profile: str = "scrutiny-14"
    template: str = "templates/scrutiny-report.docx"
    appendix_template: str = "templates/scrutiny-appendix.docx"
    outputs: str = "outputs"
    people: tuple[str, ...] = ()
    priorities: tuple[Priority, ...] = ()


class InspectionQuotes(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Numbers of the paragraphs to quote, as the inspection report prints them (``["7", "12"]``).

    They stand where ``add`` names ``inspection.paragraphs``, or else behind what it names.
    """

    paragraphs: tuple[str, ...] = ()


class PlacedBlock(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A data or inspection block at a place: behind last time's paragraph ``after``."""

    block: str
    after: str | None = None


class PlacedText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """New words at a place: behind last time's paragraph ``after``."""

    text: str
    after: str | None = None


class QuoteOrder(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"from_": "from"},
):
    """Words of another document to quote, exactly as they stand there.

    Attributes:
        from_: the document: text, web page, docx or pdf.
        match: any words of the paragraph to quote; quotation marks and dashes may differ.
        words: the part of it to quote; by default the whole paragraph, or all that one speaker
            says in it.
        source: what the document is called in the report; by default its title or file name.
        date: its date; by default the one it says, or the one in its file's name.
        after: number of last time's paragraph that it follows.
    """

    from_: str
    match: str
    words: str | None = None
    source: str | None = None
    date: _Day | None = None
    after: str | None = None


class SectionRecipe(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What goes into one section.

    A paragraph of last time is named by its number then, or by the words of a sub-heading. With
    ``after`` a piece stands behind such a paragraph (``"start"`` is before all of them); without
    it, behind what is carried.

    Attributes:
        carry: ``"all"`` or ``"none"`` of last time's paragraphs, or the numbers of those wanted;
            a sub-heading brings all that stands under it.
        drop: paragraphs of last time that stay behind, whatever ``carry`` says.
        replace: new words for paragraphs of last time, which keep their place.
        add: names of data and inspection blocks, such as ``progress.summary``.
        text: new words in a small Markdown; ``{{ progress.complete }}`` and the like may stand in
            them.
        quote: words of other documents.
        file: a consultee's file (docx, pdf, txt or md) whose words follow.
        questions: answers to standard questions, by id or by last time's number
            (``{ "3.2" = "No" }``); one that is not named keeps last time's answer.
        inspection: paragraphs of the inspection report to quote, ``inspection.paragraphs``.
    """

    carry: Literal["all", "none"] | tuple[str, ...] = "all"
    drop: tuple[str, ...] = ()
    replace: Mapping[str, str] = msgspec.field(default_factory=dict)
    add: tuple[str | PlacedBlock, ...] = ()
    text: str | PlacedText | tuple[str | PlacedText, ...] = ()
    quote: QuoteOrder | tuple[QuoteOrder, ...] = ()
    file: str | None = None
    questions: Mapping[str, str] = msgspec.field(default_factory=dict)
    inspection: InspectionQuotes = InspectionQuotes()

    def blocks(self) -> tuple[PlacedBlock, ...]:
        """Give the blocks to add, each with its place."""
        return tuple(PlacedBlock(block=one) if isinstance(one, str) else one for one in self.add)

    def texts(self) -> tuple[PlacedText, ...]:
        """Give the new words, each with their place."""
        given = (self.text,) if isinstance(self.text, str | PlacedText) else self.text
        return tuple(PlacedText(text=one) if isinstance(one, str) else one for one in given)

    def quotes(self) -> tuple[QuoteOrder, ...]:
        """Give the quotations."""
        return (self.quote,) if isinstance(self.quote, QuoteOrder) else self.quote


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
    """An appendix: made from a data block (``from``), or a file copied under its right name.

    Attributes:
        title: its title, without its reference.
        from_: name of the data block that it is made from.
        file: the file to copy.
        range: cells of the workbook ``file`` to print as a table instead (``Plan!A1:F20``).
        refresh: last time's appendix, whose words are carried around this time's data.
        exempt: the paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972 that keep
            it from publication (``"3"``, ``"1, 2"``); it then goes into a folder of its own.
        public_interest: why the public interest in that outweighs the interest in disclosing it.
    """

    title: str
    from_: str | None = None
    file: str | None = None
    range: str | None = None
    refresh: str | None = None
    exempt: bool | str = False
    public_interest: str | None = None


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
