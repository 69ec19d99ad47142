"""Read a pdf: its paragraphs, tables and pictures in the order they are read."""

import struct
import zlib
from collections.abc import Iterable, Sequence

import msgspec
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from committee_pack.errors import InputUnreadable
from committee_pack.model.report import Note, Picture
from committee_pack.model.source import Source, Where
from committee_pack.readers.flow import Flow, FlowBlock
from committee_pack.readers.pdf_characters import Character, PagePicture, PdfPage, read_pages
from committee_pack.readers.pdf_furniture import PageText, part_furniture
from committee_pack.readers.pdf_lines import build_lines
from committee_pack.readers.pdf_notes import make_note, part_notes
from committee_pack.readers.pdf_paragraphs import (
    Column,
    LabelledLine,
    as_words,
    column_of,
    goes_on,
    make_paragraph,
    part_label,
)
from committee_pack.readers.pdf_table_joins import joined_tables
from committee_pack.readers.pdf_tables import (
    PlacedTable,
    find_grids,
    inside,
    read_table,
    same_columns,
)
from committee_pack.readers.pdf_tagged_tables import read_tagged_tables

# What pdfminer lets through on a file that is not sound: its own errors, and those of the
# conversions it does on trust.
_FAULTS = (
    PdfminerException,
    PDFException,
    PSException,
    struct.error,
    zlib.error,
    RecursionError,
    AssertionError,
    AttributeError,
    ArithmeticError,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
)


class PageContent(msgspec.Struct, frozen=True):
    """One page sorted: lines outside tables, tables, pictures, words marked as furniture."""

    text: PageText
    tables: tuple[PlacedTable, ...]
    pictures: tuple[tuple[float, Picture], ...]
    artifacts: tuple[str, ...]


def read_pdf(data: bytes, source: Source) -> Flow:
    """Read a pdf.

    Args:
        data: the file's bytes.
        source: the file, for the places of what is found.

    Returns:
        Paragraphs with labels parted and lines joined over page breaks, ruled tables joined over
        page breaks, pictures; running headers, footers and stamps as ``furniture``.

    Raises:
        InputUnreadable: the file is protected, damaged, or a scan without text.
    """
    name = source.path.replace("\\", "/").rpartition("/")[2]
    try:
        pages = _sorted_pages(data, name)
    except _FAULTS as error:
        raise _unreadable(source.path, error) from error
    if not any(page.text.lines or page.tables for page in pages):
        raise _no_text(source.path)
    texts, furniture = part_furniture([page.text for page in pages])
    marked = dict.fromkeys(text for page in pages for text in page.artifacts)
    return Flow(
        source=msgspec.structs.replace(source, pages=len(pages)),
        blocks=tuple(_blocks(pages, texts, name)),
        furniture=tuple(dict.fromkeys((*marked, *furniture))),
    )


def _unreadable(path: str, error: BaseException) -> InputUnreadable:
    causes = [error, error.__cause__, error.__context__, *error.args]
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return InputUnreadable(
            f"{path} is protected by a password.",
            why="Its words are encrypted and cannot be read.",
            hint="Open it with its password and save a copy without one.",
        )
    return InputUnreadable(
        f"{path} is damaged: it cannot be read as a pdf.",
        why="Reading on could lose parts of it without a sign.",
        hint="Open it in a pdf viewer and print or save it to a new pdf, or ask for it again.",
    )


def _no_text(path: str) -> InputUnreadable:
    return InputUnreadable(
        f"{path} holds no text: it looks like a scan.",
        why="Words that are pictures cannot be read.",
        hint="Run text recognition (OCR) on it first, or ask for the original document.",
    )


def _sorted_pages(data: bytes, source: str) -> list[PageContent]:
    pages: list[PageContent] = []
    for page in read_pages(data):
        above = pages[-1].tables[-1] if pages and pages[-1].tables else None
        pages.append(_sort_page(page, source, above))
    return pages


def _sort_page(page: PdfPage, source: str, above: PlacedTable | None) -> PageContent:
    characters, artifacts = _without_artifacts(page.characters)
    tables: list[PlacedTable] = []
    for grid in find_grids(page.edges):
        within = [char for char in characters if inside(char, grid.box)]
        going_on = above is not None and not tables and same_columns(grid, above)
        table = read_table(grid, within, page.number, source, going_on) if within else None
        if table:
            tables.append(table)
            taken = frozenset(within)
            characters = [char for char in characters if char not in taken]
    for table, taken in read_tagged_tables(characters, page.number, source):
        tables.append(table)
        characters = [char for char in characters if char not in taken]
    lines = build_lines(characters, page.number, page.links)
    marked = build_lines(artifacts, page.number)
    return PageContent(
        text=PageText(page.number, page.height, tuple(lines)),
        tables=tuple(sorted(tables, key=lambda table: table.box[1])),
        pictures=tuple(_pictures(page.pictures, page.number, source)),
        artifacts=tuple(line.text for line in marked),
    )


def _without_artifacts(
    characters: Sequence[Character],
) -> tuple[list[Character], list[Character]]:
    """Part furniture by its marks; a page that marks most of itself is not believed."""
    marked = [char for char in characters if char.artifact and not char.text.isspace()]
    seen = sum(not char.text.isspace() for char in characters)
    if len(marked) > 0.5 * seen:
        return list(characters), []
    return [char for char in characters if not char.artifact], marked


def _pictures(
    pictures: Iterable[PagePicture], page: int, source: str
) -> Iterable[tuple[float, Picture]]:
    for picture in pictures:
        left, top, right, bottom = picture.box
        if right - left < 20 or bottom - top < 20:
            continue
        box = (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
        where = Where(source=source, page=page, box=box)
        yield (
            bottom,
            Picture(alt=picture.alt, width=right - left, height=bottom - top, where=where),
        )


def _blocks(
    pages: Sequence[PageContent], texts: Sequence[PageText], source: str
) -> Iterable[FlowBlock]:
    body = _Body(source)
    for page, text in zip(pages, texts, strict=True):
        lines, notes = part_notes(text.lines)
        column = column_of(lines)
        others: list[tuple[float, PlacedTable | Picture]] = [
            *((table.box[1], table) for table in page.tables),
            *page.pictures,
        ]
        others.sort(key=lambda pair: pair[0])
        for i, line in enumerate(lines):
            while others and others[0][0] < line.top:
                body.other(others.pop(0)[1])
            following = lines[i + 1] if i + 1 < len(lines) else None
            body.line(part_label(line, following, column), column)
        for _, other in others:
            body.other(other)
        body.notes += [make_note(note, source) for note in notes]
    body.close()
    return body.blocks


class _Body:
    """Gathers lines, tables and pictures into blocks, in order."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[FlowBlock] = []
        self.open: list[LabelledLine] = []
        self.table: PlacedTable | None = None
        self.notes: list[Note] = []

    def line(self, line: LabelledLine, column: Column) -> None:
        self._close_table()
        if self.open and not goes_on(self.open, line, column):
            self._close_paragraph()
        self.open.append(as_words(line) if self.open and line.typed else line)

    def other(self, other: PlacedTable | Picture) -> None:
        self._close_paragraph()
        if isinstance(other, Picture):
            self._close_table()
            self.blocks.append(other)
            return
        joined = joined_tables(self.table, other) if self.table else None
        if joined is None:
            self._close_table()
        self.table = joined or other

    def close(self) -> None:
        self._close_table()
        self._close_paragraph()

    def _close_table(self) -> None:
        if self.table:
            self.blocks.append(self.table.table)
        self.table = None

    def _close_paragraph(self) -> None:
        if self.open:
            paragraph = make_paragraph(self.open, self.source)
            if paragraph:
                self.blocks.append(paragraph)
        self.open = []
        self.blocks += self.notes
        self.notes = []
