"""The body of an inspection report as pieces: headings and texts.

Tables become texts cell by cell, so that no word is lost.
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
)

HEADING_LENGTH = 200
_LARGER, _FEW = 0.4, 12
_KNOWN_HEADING = re.compile(
    r"^(?:what needs to improve(?: in .{3,90})?"
    r"|areas? for (?:priority action|improvement|development)s?|headline findings|overview|findings"
    r"|main findings|(?:key )?strengths|next steps|context|inspection outcome"
    r"|information about (?:the local area partnership|this inspection|this local authority area)"
    r"|what is it like to be a child or young person with .{3,80}"
    r"|what (?:is|does) the (?:local )?area partnership (?:doing|need).{3,60}"
    r"|what does the (?:local authority|lscb) need to improve"
    r"|local area partnership details|inspection team|the inspection team"
    r"|areas covered by the visit|findings and evaluation of progress"
    r"|executive summary|recommendations|summary for children and young people|summary of findings"
    r"|(?:practice|case) study: .{3,60})\s*[?:]?$",
    re.IGNORECASE,
)
_FOOTNOTE_MARK = re.compile(r"(?<=[a-z?:)’])\d{1,2}$|[¹²³⁴-⁹]+$")


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A heading or a text. ``grade`` is the id of the grade that a heading carries.

    ``grade_words`` is that grade as printed, where it stands in a box beside the heading.
    """

    text: str
    label: str | None = None
    heading: bool = False
    grade: str | None = None
    grade_words: str | None = None
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


def page_of(block: FlowBlock) -> int:
    """Give the page of a block; a text without pages has one."""
    return (block.where.page if block.where else None) or 1


def opening_lines(flow: Flow, pages: int = 1) -> tuple[str, ...]:
    """Give the texts of the first page or pages, a table row as one line."""
    lines: list[str] = []
    for block in flow.blocks:
        if page_of(block) > pages:
            break
        if isinstance(block, FlowParagraph):
            lines.append(one_line(f"{block.label or ''} {block.text}"))
        elif isinstance(block, Table):
            lines.extend(" ".join(cells_of(row)) for row in block.rows)
    return tuple(line for line in lines if line)


def is_known_heading(text: str) -> bool:
    """Tell whether words are a heading that the frameworks use, however they are set."""
    return bool(_KNOWN_HEADING.match(without_mark(text)))


def _is_key_header(text: str) -> bool:
    """Tell whether words are the header over the grade of a section, 2013 to 2017."""
    return one_line(text).casefold() == "key judgement judgement grade"


def _is_heading(block: FlowParagraph, body: float = 0.0) -> bool:
    """Tell whether a paragraph is a heading; ``body`` is the size of most words, where known."""
    text = without_mark(block.text)
    if not text or len(text) > HEADING_LENGTH:
        return False
    if block.heading is not None or is_known_heading(text):
        return True
    if heading_grade(text) and not block.label:
        return block.bold or len(text.split()) < 25
    # Bold words side by side are the header of a table that has no rules.
    one_column = "\t" not in block.text.strip()
    set_apart = block.bold or (_above(block.size, body) > _LARGER and len(text.split()) <= _FEW)
    return set_apart and one_column and not block.label and not text.endswith((".", ";", ","))


def _above(size: float | None, body: float) -> float:
    return size - body if size and body else 0.0


def _of_paragraph(block: FlowParagraph, body: float) -> Piece:
    if boxed := boxed_heading(block.text):
        words, grade = boxed
        found = grade_id(grade)
        return Piece(text=words, heading=True, grade=found, grade_words=grade, where=block.where)
    heading = _is_heading(block, body)
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
        if not cells or _is_key_header(" ".join(cells)):
            continue
        if len(cells) == 2 and area_id(cells[0]) and (grade := grade_id(cells[1])):
            yield Piece(
                text=cells[0], heading=True, grade=grade, grade_words=cells[1], where=table.where
            )
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


def body_size(blocks: Iterable[FlowBlock]) -> float:
    """Give the size of letters that most words are set in, in points; 0 where none is known."""
    letters: Counter[float] = Counter()
    for block in blocks:
        if isinstance(block, FlowParagraph) and block.size:
            letters[block.size] += len(block.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def pieces_of(blocks: Iterable[FlowBlock]) -> tuple[Piece, ...]:
    """Give the blocks of a report's body as headings and texts, in order."""
    pieces: list[Piece] = []
    blocks = tuple(blocks)
    body = body_size(blocks)
    for block in blocks:
        if isinstance(block, Table):
            pieces.extend(_of_table(block))
        elif isinstance(block, FlowParagraph) and not _is_key_header(block.text):
            pieces.append(_of_paragraph(block, body))
    return tuple(_joined_headings(piece for piece in pieces if piece.text))


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
