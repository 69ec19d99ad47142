"""Read a document that words are quoted from, whatever kind of file it is."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePath

import msgspec

from committee_pack.errors import InputUnreadable
from committee_pack.model.dates import parse_long_date
from committee_pack.model.evidence import Evidence, EvidenceParagraph, PlainText
from committee_pack.model.report import Picture, Table
from committee_pack.model.source import Source, SourceKind, Where
from committee_pack.readers.committee import read_flow
from committee_pack.readers.flow import Flow, FlowBlock
from committee_pack.readers.intake import open_source
from committee_pack.readers.labels import bullet_of
from committee_pack.readers.text import decoded

# How far from its start a document says of which day it is.
_HEAD = 12
_LONGEST_TITLE = 100
# No text is wrapped at more characters than this: such a line is a whole paragraph.
_WRAPPED_AT = 160
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")


def read_evidence(path: Path) -> Evidence:
    """Read a text file, a saved web page, a Word file or a pdf to quote from.

    The day it is of is the one that it says; else the one in its file's name
    (``newsroom 2026-02-01.txt``).

    Raises:
        InputUnreadable: the file cannot be opened or read, or has no words.
    """
    source, data = open_source(path, web_page=True)
    if source.kind is SourceKind.HTML:
        from committee_pack.readers.web_page import read_web_page

        read = read_web_page(data, source)
    elif source.kind is SourceKind.TEXT and (lines := _unwrapped(decoded(data, source.path))):
        read = _of_lines(lines, source)
    else:
        read = _of_flow(read_flow(source, data))
    day = read.day or _said_day(read) or _named_day(path.stem)
    return msgspec.structs.replace(read, day=day)


def read_plain_text(path: Path) -> PlainText:
    """Read a text file as it stands.

    Raises:
        InputUnreadable: it cannot be opened, or is no text.
    """
    source, data = open_source(path)
    if source.kind is not SourceKind.TEXT:
        raise InputUnreadable(
            f"{path} is no text file, but {source.kind.value}.",
            why="Its name says that it holds words in Markdown.",
            hint="Give it the name that goes with what it is.",
        )
    return PlainText(source=source, text=decoded(data, source.path))


def _unwrapped(text: str) -> tuple[str, ...]:
    """Give the lines of a text whose paragraphs are a line each; none where lines are wrapped."""
    lines = tuple(" ".join(line.split()) for line in text.splitlines())
    return lines if any(len(line) > _WRAPPED_AT for line in lines) else ()


def _of_lines(lines: Sequence[str], source: Source) -> Evidence:
    name = PurePath(source.path).name
    paragraphs = tuple(
        EvidenceParagraph(text=_without_bullet(line), where=Where(source=name, block=place))
        for place, line in enumerate(line for line in lines if line)
    )
    return Evidence(source=source, title=_own_title(paragraphs), paragraphs=paragraphs)


def _without_bullet(line: str) -> str:
    first, _, words = line.partition(" ")
    return words if words and bullet_of(first) else line


def _own_title(paragraphs: Sequence[EvidenceParagraph]) -> str:
    """Give the first line where it reads like a title."""
    first = paragraphs[0].text if paragraphs else ""
    is_title = len(first) <= _LONGEST_TITLE and not first.endswith((".", ":", ";", ","))
    return first if is_title and parse_long_date(first) is None else ""


def _of_flow(flow: Flow) -> Evidence:
    paragraphs = tuple(one for block in flow.blocks for one in _words(block))
    own = _own_title(paragraphs) if flow.source.kind is SourceKind.TEXT else ""
    return Evidence(
        source=flow.source,
        title=flow.title or own,
        paragraphs=paragraphs,
        findings=flow.findings,
    )


def _words(block: FlowBlock) -> Iterator[EvidenceParagraph]:
    if isinstance(block, Picture):
        return
    where = block.where or Where()
    texts = (cell for row in block.rows for cell in row) if isinstance(block, Table) else None
    for text in (block.text,) if not isinstance(block, Table) else texts or ():
        if text.strip():
            yield EvidenceParagraph(text=text, where=where)


def _said_day(read: Evidence) -> date | None:
    """Give the day that stands alone in a line near the start."""
    for paragraph in read.paragraphs[:_HEAD]:
        day = parse_long_date(paragraph.text)
        if day is not None and len(paragraph.text.split()) <= 5:
            return day
    return None


def _named_day(stem: str) -> date | None:
    found = _ISO_DAY.search(stem)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
