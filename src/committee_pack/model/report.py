"""A committee report as a value: the same on the way in and on the way out."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.source import Source, Where


class Run(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stretch of text with one formatting, or the place that refers to a note.

    Attributes:
        text: the words; none where ``note`` is set, so that no mark is glued to a word.
        link: the address a hyperlink goes to.
        note: the mark of the note that is referred to at this place.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    superscript: bool = False
    subscript: bool = False
    link: str | None = None
    note: str | None = None


class OriginKind(StrEnum):
    """How a passage came into the report."""

    CARRIED = "carried"
    EDITED = "edited"
    NEW = "new"
    DATA = "data"
    INSPECTION = "inspection"
    CONSULTEE = "consultee"
    QUOTED = "quoted"


class Origin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a passage of a new report came from: kind, place, sha256 of its words there.

    ``made_as`` is the name under ``add`` that asked for it (``progress.summary``).
    """

    kind: OriginKind
    where: Where | None = None
    sha256: str | None = None
    made_as: str | None = None


class Paragraph(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="paragraph"
):
    """A paragraph.

    Attributes:
        number: as a reader of the page sees it (``6.4``, ``(a)``), also where Word makes it.
        text: the words without the number, lines joined.
        runs: the same words with their formatting; empty where all of it is plain.
        question: id of the profile's standard question that this paragraph is, if it is one.
        answer: the answer given to it, apart from the question.
        style: ``quotation`` for words quoted from elsewhere, ``placeholder`` for a gap, or None.
    """

    number: str | None
    text: str
    runs: tuple[Run, ...] = ()
    question: str | None = None
    answer: str | None = None
    style: str | None = None
    where: Where | None = None
    origin: Origin | None = None


class ListItem(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="list_item"
):
    """One item of a list: its level from 1, and its marker as printed (``(1)``, ``•``)."""

    level: int
    marker: str | None
    text: str
    runs: tuple[Run, ...] = ()
    where: Where | None = None
    origin: Origin | None = None


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A merged cell: its top left corner, counted from 0, and the rows and columns it covers."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Table(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="table"
):
    """A table of texts.

    Attributes:
        header_rows: how many rows at the top are headings.
        rows: the text of every cell; paragraphs in a cell are parted by a line break. A merged
            cell has its text at its top left corner and empty texts elsewhere.
        runs: formatting, of the same shape as ``rows``; empty where all of it is plain.
        spans: the merged cells.
        caption: the caption printed with the table.
        widths: relative widths of the columns; empty where they do not matter.
    """

    header_rows: int
    rows: tuple[tuple[str, ...], ...]
    runs: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    spans: tuple[Span, ...] = ()
    caption: str | None = None
    widths: tuple[float, ...] = ()
    where: Where | None = None
    origin: Origin | None = None


class Picture(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="picture"
):
    """A picture: the words that stand in for it, its bytes, and its size on the page in points."""

    alt: str
    data: bytes = b""
    media_type: str | None = None
    width: float | None = None
    height: float | None = None
    where: Where | None = None
    origin: Origin | None = None


class Note(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="note"
):
    """A footnote or endnote, standing after the block that refers to it.

    A run of that block has the same ``mark``; none has it where the source sets the mark as
    words, or refers to the note in a heading.
    """

    mark: str
    text: str
    runs: tuple[Run, ...] = ()
    where: Where | None = None
    origin: Origin | None = None


Block = Paragraph | ListItem | Table | Picture | Note


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """A section: its id in the profile (or None), number and heading as printed, blocks."""

    id: str | None
    number: str | None
    heading: str
    where: Where | None = None
    blocks: tuple[Block, ...] = ()


class Appendix(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An appendix as a report lists it.

    Attributes:
        ref: ``Appendix 6(a)``.
        title: its title.
        notice: the sentence that keeps it from publication, where it is exempt.
    """

    ref: str | None
    title: str
    notice: str | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A whole committee report, read or assembled."""

    source: Source | None = None
    profile: str | None = None
    front_matter: Mapping[str, str] = msgspec.field(default_factory=dict)
    title: str = ""
    preamble: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    background_papers: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def text_of(runs: Iterable[Run]) -> str:
    """Join the words of runs."""
    return "".join(run.text for run in runs)


def formatted(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Join neighbours of one formatting; give nothing at all where everything is plain.

    The second half is what keeps ``text`` and ``runs`` from saying the same thing twice. Places
    that refer to notes stay.
    """
    joined: list[Run] = []
    for run in runs:
        if run.note is not None:
            joined.append(run)
        elif not run.text:
            continue
        elif joined and msgspec.structs.replace(joined[-1], text="") == msgspec.structs.replace(
            run, text=""
        ):
            joined[-1] = msgspec.structs.replace(joined[-1], text=joined[-1].text + run.text)
        else:
            joined.append(run)
    if all(run == Run(text=run.text) for run in joined):
        return ()
    return tuple(joined)


def cut(
    runs: Iterable[Run], start: int, end: int, *, notes: tuple[float, float] | None = None
) -> tuple[Run, ...]:
    """Keep the formatting of ``text[start:end]``.

    Args:
        runs: the whole text with its formatting.
        start: where the piece begins.
        end: where it ends.
        notes: the places after which, and up to which, a run that refers to a note is kept; by
            default those behind a letter of the piece, and at the very start of the text.
    """
    after, up_to = notes or (start if start else -1, end)
    kept = []
    at = 0
    for run in runs:
        piece = run.text[max(0, start - at) : max(0, end - at)]
        if piece or (run.note is not None and after < at <= up_to):
            kept.append(msgspec.structs.replace(run, text=piece))
        at += len(run.text)
    return formatted(kept)


def words_of(block: Block) -> str:
    """Give a block's words as one string: a table's cells by tab and line, a picture's alt text."""
    if isinstance(block, Table):
        return "\n".join("\t".join(row) for row in block.rows)
    if isinstance(block, Picture):
        return block.alt
    return block.text
