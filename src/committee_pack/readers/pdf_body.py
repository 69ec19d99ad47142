"""The body of a pdf: lines grouped into paragraphs, put in order with tables, pictures, notes."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

import msgspec

from committee_pack.model.report import Note, Picture
from committee_pack.readers.flow import FlowBlock
from committee_pack.readers.pdf_columns import is_column
from committee_pack.readers.pdf_furniture import PageText
from committee_pack.readers.pdf_lines import Line
from committee_pack.readers.pdf_notes import body_size, make_note, part_notes, with_references
from committee_pack.readers.pdf_page_breaks import Usage, measure_usage, over_the_break
from committee_pack.readers.pdf_paragraphs import (
    Column,
    LabelledLine,
    as_words,
    column_of,
    goes_on,
    goes_on_figures,
    make_paragraph,
    part_label,
    right_edge,
    tags_split_sentences,
)
from committee_pack.readers.pdf_sorting import PageContent
from committee_pack.readers.pdf_table_joins import joined_tables
from committee_pack.readers.pdf_tables import PlacedTable


class Group(msgspec.Struct, frozen=True):
    """Lines of one page that make a paragraph or a part of one; ``column`` is the page's print."""

    lines: tuple[LabelledLine, ...]
    column: Column


Item = Group | PlacedTable | Picture
# A table or picture with its top, by which it is put in order.
_Other = tuple[float, PlacedTable | Picture]


class _Print(msgspec.Struct, frozen=True, kw_only=True):
    """What a document's print is like: font size, right edge, whether its tags part lines."""

    size: float
    right: float
    tags_part: bool


class _Page(msgspec.Struct, frozen=True):
    items: tuple[Item, ...]
    notes: tuple[Note, ...]


def build_blocks(
    pages: Sequence[PageContent], texts: Sequence[PageText], source: str
) -> list[FlowBlock]:
    """Put a document's pages together.

    Args:
        pages: what each page holds.
        texts: the same pages' lines without furniture.
        source: the file's name.

    Returns:
        Paragraphs joined over page breaks, tables joined over page breaks, pictures and notes, in
        the order they are read.
    """
    print_of = _Print(
        size=body_size([line for text in texts for line in text.lines]),
        right=median([right_edge(text.lines) for text in texts]),
        tags_part=not any(tags_split_sentences(text.lines) for text in texts),
    )
    grouped = [
        _grouped(page, text, print_of, source) for page, text in zip(pages, texts, strict=True)
    ]
    usage = measure_usage(
        [[item.lines for item in page.items if isinstance(item, Group)] for page in grouped]
    )
    body = _Body(source, usage)
    for page in grouped:
        body.page(page)
    body.close()
    return body.blocks


def _grouped(page: PageContent, text: PageText, print_of: _Print, source: str) -> _Page:
    words, notes = part_notes(text.lines, print_of.size)
    lines = with_references(words, notes)
    others: list[_Other] = [
        *((table.box[1], table) for table in page.tables),
        *page.pictures,
    ]
    others.sort(key=lambda pair: pair[0])
    items: list[Item] = []
    for stretch, held in groupby(lines, key=lambda line: line.stretch):
        items += _stretch_items(list(held), others, print_of, in_column=is_column(stretch))
    items += (other for _, other in others)
    return _Page(tuple(items), tuple(make_note(note, source) for note in notes))


def _stretch_items(
    lines: Sequence[Line], others: list[_Other], print_of: _Print, *, in_column: bool
) -> Iterator[Item]:
    """Group the lines of a stretch; tables and pictures above a line are taken out of others."""
    right = 0.0 if in_column else print_of.right
    column = column_of(lines, right, print_of.tags_part)
    group: list[LabelledLine] = []
    for i, line in enumerate(lines):
        reach = column if in_column else None
        ahead = [pair for pair in others if pair[0] < line.top and _stands_in(pair[1], reach)]
        following = lines[i + 1] if i + 1 < len(lines) else None
        labelled = part_label(line, following, column)
        if group and labelled.label and goes_on_figures(group[-1], labelled):
            labelled = as_words(labelled)
        if group and (ahead or not goes_on(group, labelled, column)):
            yield Group(tuple(group), column)
            group = []
        for pair in ahead:
            others.remove(pair)
            yield pair[1]
        group.append(as_words(labelled) if group and labelled.typed else labelled)
    if group:
        yield Group(tuple(group), column)


def _stands_in(other: PlacedTable | Picture, column: Column | None) -> bool:
    """Tell whether a table or picture starts left of the column's right edge."""
    if column is None:
        return True
    if isinstance(other, PlacedTable):
        return other.box[0] < column.right
    box = other.where.box if other.where else None
    return box is None or box[0] < column.right


class _Body:
    """Gathers the items of the pages into blocks, in order."""

    def __init__(self, source: str, usage: Usage) -> None:
        self.source = source
        self.usage = usage
        self.blocks: list[FlowBlock] = []
        self.open: Group | None = None
        self.table: PlacedTable | None = None
        # What stands between the two halves of a paragraph follows it.
        self.waiting: list[FlowBlock] = []

    def page(self, page: _Page) -> None:
        first = True
        stretch = 0
        for item in page.items:
            if isinstance(item, Group):
                first = first or item.lines[0].line.stretch != stretch
                stretch = item.lines[0].line.stretch
                self._group(item, first)
                first = False
            elif isinstance(item, PlacedTable):
                self._table(item)
                first = False
            else:
                self._picture(item, first)
        self.waiting += page.notes
        if self.open is None and self.table is None:
            self._flush()

    def close(self) -> None:
        self._close_table()
        self._close_paragraph()

    def _group(self, group: Group, first: bool) -> None:
        self._close_table()
        before = self.open
        if (
            before
            and first
            and over_the_break(before.lines, group.lines, (before.column, group.column), self.usage)
        ):
            more = [as_words(group.lines[0]), *group.lines[1:]]
            self.open = Group((*before.lines, *more), group.column)
            return
        self._close_paragraph()
        self.open = group

    def _table(self, table: PlacedTable) -> None:
        self._close_paragraph()
        joined = joined_tables(self.table, table) if self.table else None
        if joined is None:
            self._close_table()
        self.table = joined or table

    def _picture(self, picture: Picture, first: bool) -> None:
        if self.table or (first and self.open):
            # In a cell, or at the head of a page: what it stands in may go on after it.
            self.waiting.append(picture)
            return
        self._close_paragraph()
        self.blocks.append(picture)

    def _close_table(self) -> None:
        if self.table:
            self.blocks.append(self.table.table)
            self.table = None
            self._flush()

    def _close_paragraph(self) -> None:
        if self.open:
            paragraph = make_paragraph(self.open.lines, self.source)
            if paragraph:
                self.blocks.append(paragraph)
            self.open = None
            self._flush()

    def _flush(self) -> None:
        self.blocks += self.waiting
        self.waiting = []
