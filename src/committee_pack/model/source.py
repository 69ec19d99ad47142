"""Where things come from: a source file, and a place in it."""

from enum import StrEnum

import msgspec


class SourceKind(StrEnum):
    """The kinds of file that are read; ``other`` is one that is only copied."""

    DOCX = "docx"
    PDF = "pdf"
    TEXT = "txt"
    HTML = "html"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    OTHER = "other"


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was read: its path as given, the sha256 of its bytes, its kind, its pages."""

    path: str
    sha256: str
    kind: SourceKind
    pages: int | None = None


class Where(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place in a source.

    Attributes:
        source: the file's name, without its folder.
        page: page of a pdf, from 1.
        block: index of the block in the document's flow, from 0 (for docx and txt: no pages).
        number: the paragraph's number as printed, such as ``6.4``.
        cell: a cell of a workbook, such as ``Plan!D14``.
        box: left, top, right, bottom on the page, in points from its top left corner.
    """

    source: str | None = None
    page: int | None = None
    block: int | None = None
    number: str | None = None
    cell: str | None = None
    box: tuple[float, float, float, float] | None = None

    def __str__(self) -> str:
        """Say the place as an officer would: ``Report 2023-09-21.pdf, page 2, 6.4``."""
        parts = [self.source, f"page {self.page}" if self.page else None, self.number, self.cell]
        if self.block is not None and not (self.page or self.number):
            parts.append(f"paragraph {self.block + 1} of the file")
        return ", ".join(part for part in parts if part)
