"""The body of an inspection report: what is left when front, contents, notes and end are cut.

What is cut stands nowhere else in the value, so each kind of it is told in a finding.
"""

import re
from collections.abc import Iterable
from pathlib import PurePath

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.report import Note, Picture, Table
from committee_pack.readers.flow import Flow, FlowBlock, FlowParagraph
from committee_pack.readers.inspection_grades import (
    heading_grade,
    is_graded,
    is_header,
    is_judgement_table,
    is_listed_judgement,
    side_by_side,
)
from committee_pack.readers.inspection_left_out import (
    count_words,
    pictures_told,
    text_of,
    words_told,
)
from committee_pack.readers.inspection_pieces import (
    body_size,
    is_known_heading,
    one_line,
    page_of,
)

_SMALLER = 1.0
_NOTE_MARK = re.compile(r"^(?:\d{1,2}|\[\d{1,2}\]|\(\d{1,2}\)|[*†‡])(?=\s|[A-Z‘“])")
_BACK_PAGE = re.compile(
    r"^(?:the office for standards in education, children.s services and skills \(?ofsted\)?"
    r"|any complaints about (?:the|this) (?:inspection|review)"
    r"|if you are not happy with the inspection or the report"
    r"|if you would like a copy of this document in a different format"
    r"|© crown copyright)",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^yours (?:sincerely|faithfully|truly)\b", re.IGNORECASE)
_ANNEX = re.compile(r"^(?:annex|annexe|appendix|attachment|enclosure)\b.{0,120}$", re.IGNORECASE)
_FRONT_LABEL = re.compile(
    r"^(?:(?:inspection|review|visit) dates?"
    r"|dates? of (?:the )?(?:previous )?(?:inspection|review|visit)"
    r"|report published|lead inspector|h(?:er|is) majesty.s inspector)\b\s*:?",
    re.IGNORECASE,
)
_CONTENTS_ENTRY = re.compile(r"[\s.…]\d{1,3}$")
_FEWEST_WORDS = 8
_SHORTEST_TITLE = 12
_ABOUT_TITLE = 30


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """The blocks that become headings and paragraphs, and a finding for each kind that is cut."""

    blocks: tuple[FlowBlock, ...]
    findings: tuple[Finding, ...] = ()


class _Cut(msgspec.Struct, frozen=True, kw_only=True):
    """The blocks parted in two: what stays and what goes."""

    kept: tuple[FlowBlock, ...]
    gone: tuple[FlowBlock, ...] = ()


def body_of(
    flow: Flow, title: str, known: Iterable[str | None], *, known_front: bool = True
) -> Body:
    """Cut a report down to its body.

    Args:
        flow: the whole document.
        title: the report's title.
        known: what is read off the front, as printed (authority, lead inspector): it is not lost.
        known_front: whether the front is that of a known layout; else nothing is cut off it.
    """
    front = _front(flow.blocks, title) if known_front else _Cut(kept=_untitled(flow, title))
    notes = _footnotes(front.kept)
    contents = _contents(notes.kept)
    end = _end(contents.kept)
    pictures = [block for block in flow.blocks if isinstance(block, Picture)]
    read = {title.casefold(), *(one.casefold() for one in known if one)}
    cut = (
        ("front-left-out", "at the front", _unread(front.gone, read)),
        ("footnotes-left-out", "in footnotes", notes.gone),
        ("contents-left-out", "of the list of contents", contents.gone),
        ("end-left-out", "after the signature or on the back page", end.gone),
    )
    source = PurePath(flow.source.path).name
    found = [
        words_told(rule, what, blocks, source) for rule, what, blocks in cut if count_words(blocks)
    ]
    if pictures:
        found.append(pictures_told(pictures, source))
    return Body(
        blocks=tuple(one for one in end.kept if not isinstance(one, Note | Picture)),
        findings=tuple(found),
    )


def _front(blocks: tuple[FlowBlock, ...], title: str) -> _Cut:
    """Cut title, labels and judgement table; a sentence that stands among them is kept."""
    end = 0
    for index, block in enumerate(blocks):
        if page_of(block) > 1:
            break
        if _is_front(block, title):
            end = index + 1
    front, body = blocks[:end], blocks[end:]
    kept = [one for one in front if _is_sentence(one) and not _is_front(one, title)]
    return _Cut(
        kept=(*kept, *body),
        gone=tuple(one for one in front if one not in kept and not _is_front(one, title)),
    )


def _untitled(flow: Flow, title: str) -> tuple[FlowBlock, ...]:
    """Give the blocks without the title: it stands in the value already."""
    return tuple(
        block
        for block in flow.blocks
        if not (isinstance(block, FlowParagraph) and one_line(block.text) == title)
    )


def _is_front(block: FlowBlock, title: str) -> bool:
    if isinstance(block, Table):
        return is_judgement_table(block)
    if not isinstance(block, FlowParagraph):
        return False
    text = one_line(block.text)
    if _FRONT_LABEL.match(text) or is_listed_judgement(text) or is_header(block.text.split("\t")):
        return True
    if "\t" in block.text and (side_by_side(block.text) or is_graded(block.text)):
        return True
    return _is_title(text.casefold(), title.casefold())


def _is_title(text: str, title: str) -> bool:
    """Tell whether a text is the title, a line of it, or the title with a few words about it."""
    if len(text) > _SHORTEST_TITLE and text in title:
        return True
    return bool(title) and title in text and len(text) < len(title) + _ABOUT_TITLE


def _is_sentence(block: FlowBlock) -> bool:
    if not isinstance(block, FlowParagraph):
        return False
    text = one_line(block.text)
    return len(text.split()) >= _FEWEST_WORDS and bool(re.search(r"[.:!?]\d{0,2}$", text))


def _unread(blocks: Iterable[FlowBlock], read: set[str]) -> tuple[FlowBlock, ...]:
    """Give the blocks whose words are not among those read off the front."""
    return tuple(
        block
        for block in blocks
        if not isinstance(block, Picture | Note)
        and not any(one_line(text_of(block)).casefold() in one for one in read)
    )


def _contents(blocks: Iterable[FlowBlock]) -> _Cut:
    """Cut a contents page: it repeats the headings, each with its page number."""
    kept: list[FlowBlock] = []
    gone: list[FlowBlock] = []
    page: int | None = None
    for block in blocks:
        text = one_line(block.text) if isinstance(block, FlowParagraph) else ""
        if text.casefold() in ("contents", "table of contents"):
            page = page_of(block)
        elif page is not None and page_of(block) != page and not _CONTENTS_ENTRY.search(text):
            page = None
        (kept if page is None else gone).append(block)
    return _Cut(kept=tuple(kept), gone=tuple(gone))


def _footnotes(blocks: tuple[FlowBlock, ...]) -> _Cut:
    """Cut footnotes: small words that begin with a mark, and the small words that follow."""
    body = body_size(blocks)
    kept: list[FlowBlock] = []
    gone: list[FlowBlock] = []
    page: int | None = None
    for block in blocks:
        if isinstance(block, Note):
            gone.append(block)
            continue
        if isinstance(block, FlowParagraph) and block.size and block.size < body - _SMALLER:
            marked = _NOTE_MARK.match(one_line(f"{block.label or ''} {block.text}"))
            if marked or page == page_of(block):
                page = page_of(block)
                gone.append(block)
                continue
        page = None
        kept.append(block)
    return _Cut(kept=tuple(kept), gone=tuple(gone))


def _end(blocks: Iterable[FlowBlock]) -> _Cut:
    """Cut what follows the signature of a letter, and the back page; an annex after it is kept."""
    kept: list[FlowBlock] = []
    gone: list[FlowBlock] = []
    ended = False
    for block in blocks:
        text = one_line(block.text) if isinstance(block, FlowParagraph) else ""
        if _SIGNATURE.match(text) or (page_of(block) > 1 and _BACK_PAGE.match(text)):
            ended = True
        elif ended and _begins_again(block, text):
            ended = False
        (gone if ended else kept).append(block)
    return _Cut(kept=tuple(kept), gone=tuple(gone))


def _begins_again(block: FlowBlock, text: str) -> bool:
    if isinstance(block, Table):
        return is_judgement_table(block)
    return bool(
        _ANNEX.match(text) or is_known_heading(text) or (text and heading_grade(text) is not None)
    )
