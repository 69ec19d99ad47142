"""A reports pack: which pages of it each agenda item's report stands on.

Agenda management systems stamp "Agenda Item 6" at the top of each report's first page, and give
the pack bookmarks of the reports with their titles. Appendices have bookmarks, and no stamp or
that of their item once more; blank pages stand before them where they would begin on a left page.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec
from pypdfium2 import PdfDocument, PdfiumError

from committee_pack.model.pack import PackAttachment, PackItem
from committee_pack.model.source import Source
from committee_pack.readers.pdf import sound_pages
from committee_pack.readers.pdf_lines import Line, build_lines
from committee_pack.readers.pdf_page import PdfPage

_STAMP = re.compile(r"^agenda item(?: no\.?)?:? (\d{1,3}[a-z]?)$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:(?:agenda )?item )?(\d{1,3}[a-z]?)[.:)]?\s+(\D.*)$", re.IGNORECASE)
# Share of the page's height, from the top, where the stamp stands.
_HEAD = 0.15
_APPENDIX = re.compile(r"\b(?:appendix|appendices|annexe?|enclosure)\b", re.IGNORECASE)
# A page that holds no more than this was put in so that the next paper begins on a right page.
_BLANK = re.compile(r"^(?:this page is intentionally left blank)?(?: ?page \d+)?$", re.IGNORECASE)
_BLANK_PIECES = 40


def split_pack(data: bytes, source: Source) -> tuple[PackItem, ...]:
    """Tell the reports of a pack apart.

    Args:
        data: the pack's bytes.
        source: the pack, for messages.

    Returns:
        The items by first page, from 1, with what stands before the first stamp as an item
        without a number. Without any stamp the bookmarks that start with a number count; a pack
        with neither is one item. A report ends before the first bookmark of its item that names
        an appendix or leads to the page behind a blank one.

    Raises:
        InputUnreadable: the file is protected or damaged.
    """
    stamps: dict[int, str] = {}
    blank: set[int] = set()
    total = 0
    for page in sound_pages(data, source.path):
        total = page.number
        stamp = _stamp(page)
        if stamp:
            stamps[page.number] = stamp
        if _is_blank(page):
            blank.add(page.number)
    titles = _bookmarks(data)
    starts = _starts(stamps, titles)
    if not starts or starts[0].first > 1:
        front = titles.get(1, ("",))[0]
        starts.insert(0, PackItem(number="", title=front, first=1, last=1))
    ends = [after.first - 1 for _, after in pairwise(starts)] + [total]
    return tuple(
        _parted(msgspec.structs.replace(item, last=end), titles, blank)
        for item, end in zip(starts, ends, strict=True)
    )


def _parted(item: PackItem, titles: Mapping[int, Sequence[str]], blank: set[int]) -> PackItem:
    """Part an item's report from what is attached to it."""
    marked = [
        (page, names[0]) for page, names in sorted(titles.items()) if item.first < page <= item.last
    ]
    begins = next(
        (
            at
            for at, (page, name) in enumerate(marked)
            if _APPENDIX.search(name) or page - 1 in blank
        ),
        None,
    )
    if begins is None:
        return item
    kept = marked[begins:]
    ends = [page - 1 for page, _ in kept[1:]] + [item.last]
    attached = tuple(
        PackAttachment(title=name, first=page, last=end)
        for (page, name), end in zip(kept, ends, strict=True)
    )
    return msgspec.structs.replace(item, last=kept[0][0] - 1, attached=attached)


def _starts(stamps: Mapping[int, str], titles: Mapping[int, Sequence[str]]) -> list[PackItem]:
    """Give each item at its first page; an appendix that repeats its item's stamp is part of it."""
    found: list[PackItem] = []
    for page, number in sorted(stamps.items()):
        if not found or found[-1].number != number:
            title = _without_number(titles.get(page, ("",))[0], number)
            found.append(PackItem(number=number, title=title, first=page, last=page))
    if found:
        return found
    for page, names in sorted(titles.items()):
        numbered = next((match for match in map(_NUMBERED.match, names) if match), None)
        if numbered:
            number, title = numbered.groups()
            found.append(PackItem(number=number, title=title, first=page, last=page))
    return found


def _without_number(title: str, number: str) -> str:
    match = _NUMBERED.match(title)
    return match[2] if match and match[1].lower() == number.lower() else title


def _stamp(page: PdfPage) -> str:
    # The stamp is a line of its own, or stands to the right of the page's header.
    head = [piece for piece in page.pieces if piece.baseline < _HEAD * page.height]
    for line in build_lines(head, page.number):
        for text in _texts(line):
            match = _STAMP.match(" ".join(text.split()))
            if match:
                return match[1]
    return ""


def _is_blank(page: PdfPage) -> bool:
    if page.pictures or len(page.pieces) > _BLANK_PIECES:
        return False
    lines = build_lines(list(page.pieces), page.number)
    words = " ".join(text for line in lines for text in _texts(line))
    return bool(_BLANK.match(" ".join(words.split())))


def _texts(line: Line) -> Sequence[str]:
    return ["".join(run.text for run in part.runs) for part in line.parts]


def _bookmarks(data: bytes) -> dict[int, list[str]]:
    """Give the bookmarks' titles by page, from 1; none where PDFium cannot open the file."""
    found: dict[int, list[str]] = {}
    try:
        document = PdfDocument(data)
    except PdfiumError:
        return found
    try:
        for mark in document.get_toc():
            target = mark.get_dest()
            page = target.get_index() if target else None
            title = " ".join(mark.get_title().split())
            if page is not None and title:
                found.setdefault(page + 1, []).append(title)
    finally:
        document.close()
    return found
