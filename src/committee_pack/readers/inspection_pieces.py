"""The flow of an inspection report as pieces: headings and texts, without front matter and end.

Tables become texts cell by cell, so that no word is lost; contents pages, footnotes, pictures and
the inspectorate's standing words on the back page are left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from committee_pack.model.framework import area_id, grade_id
from committee_pack.model.report import Table
from committee_pack.model.source import Where
from committee_pack.readers.flow import Flow, FlowBlock, FlowParagraph
from committee_pack.readers.inspection_grades import (
    boxed_heading,
    cells_of,
    heading_grade,
    is_judgement_table,
)

HEADING_LENGTH = 200
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
_SIGNATURE = re.compile(r"^yours (?:sincerely|faithfully)\b", re.IGNORECASE)
_KNOWN_HEADING = re.compile(
    r"^(?:what needs to improve(?: in .{3,90})?|areas? for (?:priority action|improvement)s?"
    r"|headline findings"
    r"|main findings|(?:key )?strengths|next steps|context|inspection outcome"
    r"|information about (?:the local area partnership|this inspection|this local authority area)"
    r"|what is it like to be a child or young person with .{3,80}"
    r"|what (?:is|does) the (?:local )?area partnership (?:doing|need).{3,60}"
    r"|what does the (?:local authority|lscb) need to improve"
    r"|local area partnership details|inspection team|the inspection team"
    r"|areas covered by the visit|findings and evaluation of progress"
    r"|executive summary|recommendations|summary for children and young people|summary of findings"
    r"|practice study: .{3,60})\s*[?:]?$",
    re.IGNORECASE,
)
_FRONT_LABEL = re.compile(
    r"^(?:inspection dates?|review dates?|dates? of (?:the )?previous inspection|report published"
    r"|lead inspector)\b\s*:?",
    re.IGNORECASE,
)
_CONTENTS_ENTRY = re.compile(r"[\s.…]\d{1,3}$")
_FOOTNOTE_MARK = re.compile(r"(?<=[a-z?:)’])\d{1,2}$|[¹²³⁴-⁹]+$")


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A heading or a text. ``grade`` is the id of the grade that a heading carries."""

    text: str
    label: str | None = None
    heading: bool = False
    grade: str | None = None
    level: int | None = None
    size: float | None = None
    indent: float | None = None
    where: Where | None = None


def one_line(text: str) -> str:
    """Join the lines of a text."""
    return " ".join(text.split())


def without_mark(heading: str) -> str:
    """Take a footnote mark off the end of a heading (``improve?1``)."""
    return _FOOTNOTE_MARK.sub("", one_line(heading))


def _page(block: FlowBlock) -> int:
    return (block.where.page if block.where else None) or 1


def opening_lines(flow: Flow, pages: int = 1) -> tuple[str, ...]:
    """Give the texts of the first page or pages, a table row as one line."""
    lines: list[str] = []
    for block in flow.blocks:
        if _page(block) > pages:
            break
        if isinstance(block, FlowParagraph):
            lines.append(one_line(f"{block.label or ''} {block.text}"))
        elif isinstance(block, Table):
            lines.extend(" ".join(cells_of(row)) for row in block.rows)
    return tuple(line for line in lines if line)


def _is_heading(block: FlowParagraph) -> bool:
    text = without_mark(block.text)
    if not text or len(text) > HEADING_LENGTH:
        return False
    if block.heading is not None or _KNOWN_HEADING.match(text):
        return True
    if heading_grade(text) and not block.label:
        return block.bold or len(text.split()) < 25
    return block.bold and not block.label and not text.endswith((".", ";", ","))


def _of_paragraph(block: FlowParagraph) -> Piece:
    if boxed := boxed_heading(block.text):
        words, grade = boxed
        return Piece(text=words, heading=True, grade=grade_id(grade), where=block.where)
    heading = _is_heading(block)
    text = without_mark(block.text) if heading else one_line(block.text)
    if not text:
        return Piece(text=block.label or "", indent=block.indent, where=block.where)
    if heading and block.label and block.label.strip(".").isdigit():
        text = f"{block.label} {text}"
    return Piece(
        text=text,
        label=None if heading else block.label,
        heading=heading,
        grade=heading_grade(text) if heading else None,
        level=block.heading,
        size=block.size,
        indent=block.indent,
        where=block.where,
    )


def _of_table(table: Table) -> Iterator[Piece]:
    for row in table.rows:
        cells = cells_of(row)
        if not cells or [cell.casefold() for cell in cells] == ["key judgement", "judgement grade"]:
            continue
        if len(cells) == 2 and area_id(cells[0]) and (grade := grade_id(cells[1])):
            yield Piece(text=cells[0], heading=True, grade=grade, where=table.where)
        elif len(cells) == 1 and _is_heading(FlowParagraph(text=cells[0], where=Where())):
            yield Piece(
                text=without_mark(cells[0]),
                heading=True,
                grade=heading_grade(cells[0]),
                where=table.where,
            )
        else:
            words = " | ".join(cell.strip() for cell in row if cell.strip())
            yield Piece(text=words, where=table.where)


def _front_end(blocks: tuple[FlowBlock, ...], title: str) -> int:
    """Give the index of the first block after title, labels and judgement table."""
    end = 0
    for index, block in enumerate(blocks):
        if _page(block) > 1:
            break
        if isinstance(block, Table):
            if is_judgement_table(block):
                end = index + 1
        elif isinstance(block, FlowParagraph) and _is_front(block, title):
            end = index + 1
    return end


def _is_front(block: FlowParagraph, title: str) -> bool:
    text = one_line(block.text)
    return bool(_FRONT_LABEL.match(text)) or (
        len(text) > 12 and text.casefold() in title.casefold()
    )


def _without_contents(blocks: Iterable[FlowBlock]) -> Iterator[FlowBlock]:
    """Leave out a contents page: it repeats the headings, each with its page number."""
    contents_page: int | None = None
    for block in blocks:
        text = one_line(block.text) if isinstance(block, FlowParagraph) else ""
        if text.casefold() == "contents":
            contents_page = _page(block)
            continue
        on_page = contents_page is not None and _page(block) == contents_page
        if on_page or (contents_page is not None and _CONTENTS_ENTRY.search(text)):
            continue
        contents_page = None
        yield block


def _body_size(blocks: Iterable[FlowBlock]) -> float:
    letters: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, FlowParagraph) and block.size:
            letters[block.size] += len(block.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _without_footnotes(blocks: tuple[FlowBlock, ...]) -> Iterator[FlowBlock]:
    """Leave out footnotes: small words that begin with a mark, and the small words that follow."""
    body = _body_size(blocks)
    note_page: int | None = None
    for block in blocks:
        if isinstance(block, FlowParagraph) and block.size and block.size < body - _SMALLER:
            marked = _NOTE_MARK.match(one_line(f"{block.label or ''} {block.text}"))
            if marked or note_page == _page(block):
                note_page = _page(block)
                continue
        note_page = None
        yield block


def pieces_of(flow: Flow, title: str) -> tuple[Piece, ...]:
    """Give the body of a report in order, from behind its front matter to the back page."""
    pieces: list[Piece] = []
    blocks = _without_footnotes(flow.blocks[_front_end(flow.blocks, title) :])
    for block in _without_contents(blocks):
        if isinstance(block, Table):
            pieces.extend(_of_table(block))
        elif isinstance(block, FlowParagraph):
            if _is_end(block):
                break
            pieces.append(_of_paragraph(block))
    return tuple(_joined_headings(piece for piece in pieces if piece.text))


def _is_end(block: FlowParagraph) -> bool:
    text = one_line(block.text)
    back_page = _page(block) > 1 and _BACK_PAGE.match(text)
    return bool(back_page or _SIGNATURE.match(text))


def _joined_headings(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join a heading that was set on two lines, and drop one printed twice running."""
    held: Piece | None = None
    for piece in pieces:
        if held and piece.heading and piece.text[0].islower():
            text = f"{held.text} {piece.text}"
            held = msgspec.structs.replace(held, text=text, grade=heading_grade(text))
            continue
        if held and piece.heading and piece.text.casefold() == held.text.casefold():
            continue
        if held:
            yield held
        held = piece if piece.heading else None
        if not held:
            yield piece
    if held:
        yield held
