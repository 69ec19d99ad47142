"""One story of a Word file (its body, a note, a header): paragraphs and tables in their order."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec
from lxml import etree

from committee_pack.model.report import Note, Picture, Run, Table
from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_drawings import alternative
from committee_pack.readers.docx_notices import Notices
from committee_pack.readers.docx_numbering import Counters, Numbering, Place
from committee_pack.readers.docx_package import Package
from committee_pack.readers.docx_properties import (
    NO_PARAGRAPH,
    ParagraphProperties,
    heading_level,
    paragraph_mark,
    run_properties,
)
from committee_pack.readers.docx_runs import ParagraphReader
from committee_pack.readers.docx_styles import Look, ParagraphStyle, StyleSheet
from committee_pack.readers.docx_survey import CHANGES
from committee_pack.readers.docx_tables import TableReader
from committee_pack.readers.docx_texts import own_size
from committee_pack.readers.docx_words import NoteCall, Piece, Words, runs_of, struck_words
from committee_pack.readers.flow import FlowBlock, FlowParagraph

_DEEPEST = 40
_TRANSPARENT = frozenset((w.CUSTOM_XML, w.INS, w.MOVE_TO, w.SMART_TAG))


class Document(NamedTuple):
    """What all stories of one file share."""

    package: Package
    styles: StyleSheet
    numbering: Numbering
    notices: Notices


class Notes(NamedTuple):
    """How the body's notes are marked and read; other stories have none."""

    mark: Callable[[str], str]
    read: Callable[[NoteCall], Note | None]
    end_section: Callable[[], None]


class StoryReader:
    """Reads one story.

    Args:
        document: what all stories share.
        part: the part the story stands in; its links and pictures belong to it.
        root: the element that holds the story.
        counters: the running numbers it counts with.
        notes: how its notes are marked and read, or None.
    """

    def __init__(
        self,
        document: Document,
        part: str,
        root: etree._Element,
        counters: Counters,
        notes: Notes | None = None,
    ) -> None:
        self._document = document
        self._notices = document.notices
        self._counters = counters
        self._notes = notes
        mark_note = notes.mark if notes else lambda tag: ""
        self._words = ParagraphReader(
            root, document.package, part, document.styles, document.notices, mark_note
        )
        self._tables = TableReader(document.styles, document.notices)
        self._sink: list[FlowBlock] = []
        self._carried: list[Piece] = []
        self._calls: list[NoteCall] = []
        self._inside = 0
        self._cells = 0
        self._counts_blocks = notes is not None
        self.title: str | None = None

    def read(self, container: etree._Element) -> list[FlowBlock]:
        """Read all blocks of a container, each with its index as its place."""
        self._blocks(container)
        self._flush()
        return self._sink

    def cell(self, container: etree._Element) -> list[FlowBlock]:
        """Read the blocks of a table cell, apart from the story's own."""
        outer, self._sink = self._sink, []
        carried, self._carried = self._carried, []
        self._cells += 1
        self._blocks(container)
        self._flush()
        self._cells -= 1
        self._carried = carried
        blocks, self._sink = self._sink, outer
        return blocks

    def _blocks(self, container: etree._Element) -> None:
        self._inside += 1
        if self._inside > _DEEPEST:
            self._notices.add("too-deep", "Content nested too deeply is not read.")
        else:
            for child in container:
                self._block(child)
        self._inside -= 1

    def _block(self, child: etree._Element) -> None:
        tag = child.tag
        if tag == w.P:
            self._paragraph(child)
        elif tag == w.TBL:
            self._table(child)
        elif tag == w.SDT:
            self._notices.placeholder(child)
            content = child.find(w.SDT_CONTENT)
            if content is not None:
                self._blocks(content)
        elif tag in _TRANSPARENT:
            self._blocks(child)
        elif tag == w.ALTERNATE:
            branch = alternative(child)
            if branch is not None:
                self._blocks(branch)
        elif tag in (w.DEL, w.MOVE_FROM):
            self._notices.tracked(kept=False)
        elif tag == w.ALT_CHUNK:
            self._notices.add(
                "imported-file",
                "A file imported into the document is not read.",
                "Open the document in Word and save it, so that the words become its own.",
            )

    def _paragraph(self, element: etree._Element) -> None:
        own = self._words.properties(element)
        style = self._document.styles.paragraph(own.style)
        plain = None
        if not self._carried and not self._words.changed:
            plain = self._words.plain(element, style)
        if plain is not None:
            self._emit_plain(element, *plain, own, style)
        else:
            self._rich_paragraph(element, own, style)
        if own.ends_section and self._notes:
            self._notes.end_section()

    def _emit_plain(
        self,
        element: etree._Element,
        text: str,
        look: Look,
        own: ParagraphProperties,
        style: ParagraphStyle,
    ) -> None:
        """Put out a paragraph that is words in one look, as most are, by a short way."""
        bare = text.strip()
        place = self._document.numbering.place(style, own.num_id, own.ilvl)
        label = None
        if place is not None and (text or not self._is_hidden(element, style)):
            label = self._counters.label(place)
        if not bare:
            return
        size = look.size if self._cells else own_size(element) or look.size
        if look.struck:
            self._notices.struck(bare)
        self._put_paragraph(bare, (), label, look.shown_bold, size, place, own, style)

    def _rich_paragraph(
        self, element: etree._Element, own: ParagraphProperties, style: ParagraphStyle
    ) -> None:
        words = self._words.read(element, style, sized=not self._cells)
        if self._words.changed and self._mark_is_gone(element):
            self._carried += words.pieces
            self._calls += words.notes
            words.notes = []
        elif words.pieces or self._carried or not self._is_hidden(element, style):
            self._emit(words, own, style)
            if self._calls:
                words.notes, self._calls = self._calls + words.notes, []
        if words.attached or words.notes:
            self._hang(words)

    def _mark_is_gone(self, paragraph: etree._Element) -> bool:
        """Whether the end of the paragraph is deleted: its words then run on into the next."""
        mark = paragraph_mark(paragraph)
        if mark is None:
            return False
        changes = CHANGES.intersection([child.tag for child in mark])
        gone = not changes.isdisjoint((w.DEL, w.MOVE_FROM))
        if changes:
            self._notices.tracked(kept=not gone)
        return gone

    def _is_hidden(self, paragraph: etree._Element, style: ParagraphStyle) -> bool:
        """Whether the end of a paragraph without words is hidden: it then does not count."""
        mark = paragraph_mark(paragraph)
        if mark is None:
            return False
        return self._document.styles.look(style, run_properties(mark)).hidden

    def _emit(self, words: Words, own: ParagraphProperties, style: ParagraphStyle) -> None:
        place = self._document.numbering.place(style, own.num_id, own.ilvl)
        label = self._counters.label(place) if place is not None else None
        pieces = words.pieces
        if self._carried:
            pieces, self._carried = self._carried + pieces, []
        text, runs = runs_of(pieces) if pieces else ("", ())
        if not text and not (runs and self._cells):
            return
        for passage in struck_words(pieces):
            self._notices.struck(passage)
        size = words.size or pieces[0].look.size
        self._put_paragraph(text, runs, label, _all_bold(pieces), size, place, own, style)

    def _put_paragraph(
        self,
        text: str,
        runs: tuple[Run, ...],
        label: str | None,
        bold: bool,
        size: float | None,
        place: Place | None,
        own: ParagraphProperties,
        style: ParagraphStyle,
    ) -> None:
        if self.title is None and style.named_title:
            self.title = text
        if self._cells:
            # Of a cell, the table takes the words alone.
            where = self._notices.where()
            self._put(FlowParagraph(text=text, runs=runs, label=label, bold=bold, where=where))
            return
        self._put(
            FlowParagraph(
                text=text,
                runs=runs,
                label=label,
                level=place.ilvl + 1 if place is not None and label else None,
                heading=style.heading if own.outline is None else heading_level(own.outline),
                bold=bold,
                size=size,
                indent=_indent(own, style, place),
                quoted=style.quoted,
                where=self._notices.where(),
            )
        )

    def _put(self, block: FlowBlock) -> None:
        self._sink.append(block)
        if self._counts_blocks and not self._cells:
            self._notices.block += 1

    def _hang(self, words: Words) -> None:
        """Put what hangs on a paragraph after it: text boxes, pictures, notes."""
        for attached in words.attached:
            if isinstance(attached, Picture):
                self._put(msgspec.structs.replace(attached, where=self._notices.where()))
            else:
                self._blocks(attached)
        for call in words.notes:
            note = self._notes.read(call) if self._notes else None
            if note is not None:
                self._put(msgspec.structs.replace(note, where=self._notices.where()))

    def _table(self, element: etree._Element) -> None:
        self._flush()
        table, hanging = self._tables.read(element, self.cell)
        if table is not None:
            self._put(table)
        for block in hanging:
            if isinstance(block, Picture | Note | Table | FlowParagraph):
                self._put(msgspec.structs.replace(block, where=self._notices.where()))

    def _flush(self) -> None:
        """Put out words whose paragraph lost its end and met no other to run on into."""
        if self._carried:
            words = Words()
            self._emit(words, NO_PARAGRAPH, self._document.styles.paragraph(None))
            words.notes, self._calls = self._calls, []
            self._hang(words)


def _all_bold(pieces: list[Piece]) -> bool:
    for piece in pieces:  # noqa: SIM110 -- three times as quick as all() for a piece or two
        if not piece.look.shown_bold and piece.text.strip():
            return False
    return True


def _indent(own: ParagraphProperties, style: ParagraphStyle, place: Place | None) -> float:
    """Left edge of the words: the paragraph's own, else its own list's, its style's, its list's."""
    if own.indent is not None:
        return own.indent
    from_list = place.level.indent if place is not None else None
    first, second = (from_list, style.indent) if own.num_id else (style.indent, from_list)
    return first if first is not None else second or 0.0
