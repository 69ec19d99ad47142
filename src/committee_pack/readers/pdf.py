"""Read a pdf: its paragraphs, tables and pictures in the order they are read."""

from collections.abc import Iterator

import msgspec

from committee_pack.errors import InputUnreadable
from committee_pack.model.source import Source
from committee_pack.readers.flow import Flow
from committee_pack.readers.garbage import garbage_left
from committee_pack.readers.pdf_body import build_blocks
from committee_pack.readers.pdf_characters import read_pages
from committee_pack.readers.pdf_faults import PdfFaultError
from committee_pack.readers.pdf_furniture import part_furniture
from committee_pack.readers.pdf_page import PdfPage
from committee_pack.readers.pdf_page_findings import page_findings
from committee_pack.readers.pdf_sideways import sideways_findings
from committee_pack.readers.pdf_sorting import sort_pages

# The trailer names the encryption, and is itself never encrypted nor packed (ISO 32000-1, 7.6.1).
_ENCRYPTED = b"/Encrypt"


def read_pdf(data: bytes, source: Source, *, pages: tuple[int, int] | None = None) -> Flow:
    """Read a pdf.

    Args:
        data: the file's bytes.
        source: the file, for the places of what is found.
        pages: first and last page to read, from 1, such as those of one report in a pack; all
            where it is None. Places keep the file's own page numbers.

    Returns:
        Paragraphs with labels parted and lines joined over page breaks, ruled tables joined over
        page breaks, pictures; running headers, footers and stamps as ``furniture``.

    Raises:
        InputUnreadable: the file is protected, damaged, a scan without text, or has none of the
            pages asked for.
    """
    with garbage_left():
        return _read(data, source, pages)


def _read(data: bytes, source: Source, pages: tuple[int, int] | None) -> Flow:
    name = source.path.replace("\\", "/").rpartition("/")[2]
    found = sort_pages(sound_pages(data, source.path, pages), name)
    if pages and not found:
        raise _no_such_pages(source.path, pages)
    if not any((page.text.lines or page.tables) and not page.scanned for page in found):
        raise _no_text(source.path, encrypted=_ENCRYPTED in data)
    artifacts = [line for page in found for line in page.artifacts]
    marked = dict.fromkeys(line.text for line in artifacts)
    texts, furniture = part_furniture([page.text for page in found], artifacts)
    return Flow(
        source=msgspec.structs.replace(source, pages=len(found)),
        blocks=tuple(build_blocks(found, texts, name)),
        furniture=tuple(dict.fromkeys((*marked, *furniture))),
        findings=(
            *sideways_findings((line for page in found for line in page.sideways), name),
            *page_findings(found, name),
        ),
    )


def sound_pages(data: bytes, path: str, only: tuple[int, int] | None = None) -> Iterator[PdfPage]:
    """Give the pages; a fault of the file becomes a message, a fault of ours stays one.

    Raises:
        InputUnreadable: the file is protected or damaged.
    """
    printed = read_pages(data, only=only)
    while True:
        try:
            page = next(printed)
        except StopIteration:
            return
        except PdfFaultError as error:
            raise _unreadable(path, error) from error
        yield page


def _unreadable(path: str, error: PdfFaultError) -> InputUnreadable:
    if error.protected:
        return InputUnreadable(
            f"{path} is protected by a password or a certificate.",
            why="Its words are encrypted and cannot be read.",
            hint="Open it with its password and save a copy without one.",
        )
    return InputUnreadable(
        f"{path} is damaged: it cannot be read as a pdf.",
        why="Reading on could lose parts of it without a sign.",
        hint="Open it in a pdf viewer and print or save it to a new pdf, or ask for it again.",
    )


def _no_text(path: str, *, encrypted: bool) -> InputUnreadable:
    if encrypted:
        return InputUnreadable(
            f"{path} is encrypted, and no text can be read from it.",
            why="Its words stay hidden by the encryption, unless they are pictures.",
            hint="Open it in a pdf viewer and save or print a copy without protection; if that "
            "has no words to select either, run text recognition (OCR) on it.",
        )
    return InputUnreadable(
        f"{path} holds no text: it looks like a scan.",
        why="Words that are pictures cannot be read.",
        hint="Run text recognition (OCR) on it first, or ask for the original document.",
    )


def _no_such_pages(path: str, pages: tuple[int, int]) -> InputUnreadable:
    return InputUnreadable(
        f"{path} has no pages {pages[0]} to {pages[1]}.",
        why="There is nothing to read.",
        hint="Give pages that are in the file; it counts from 1.",
    )
