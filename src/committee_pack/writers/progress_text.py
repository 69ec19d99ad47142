"""A plan or a scorecard as plain text for a terminal, or as Markdown to paste into a report.

A tracker's words are shown and never obeyed: Markdown's own signs are escaped, and signs that steer
a terminal are taken out.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from committee_pack.model.report import Block, ListItem, Note, Paragraph, Picture, Table
from committee_pack.model.source import Where
from committee_pack.writers.marked import plain_starts

_WIDE = 96  # letters: a terminal of a hundred columns
MOST_ROWS = 50
"""Rows or lines of one list; the JSON form has all."""
_SHORT = 45  # letters: entries up to this share a line
_APART = "  "
_STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile(r"([\\`*_\[\]|])")

Part = tuple[str, tuple[Block, ...]]
"""A heading and the blocks below it."""


def progress_text(title: str, parts: Iterable[Part], form: str) -> str:
    """Give a plan or a scorecard as ``text`` or ``markdown``.

    Args:
        title: what it is about.
        parts: headings, each with its blocks; a part without blocks is left out, and one without a
            heading stands right below the title.
        form: ``text`` or ``markdown``. In text every line of a list names the cell it was made of.
    """
    marked = form == "markdown"
    lines = [_heading(title, 1, marked)]
    for heading, blocks in parts:
        if blocks:
            lines += [_heading(heading, 2, marked)] if heading else []
            lines += _blocks(blocks, marked)
    return "\n\n".join(lines)


def _heading(words: str, level: int, marked: bool) -> str:
    flat = " ".join(_plain(words).split())
    if marked:
        return f"{'#' * level} {_escaped(flat)}"
    return f"{flat}\n{('=' if level == 1 else '-') * min(len(flat), _WIDE)}"


def _blocks(blocks: Iterable[Block], marked: bool) -> Iterator[str]:
    every = tuple(blocks)
    own = next((place.source for place in map(_place, every) if place), None)
    for is_list, run in groupby(every, key=lambda block: isinstance(block, ListItem)):
        listed = list(run)
        if is_list:
            items = [
                _item(one, own, marked) for one in listed[:MOST_ROWS] if isinstance(one, ListItem)
            ]
            yield "\n".join((*items, *_more(len(listed), "- ")))
        else:
            yield from (_block(one, marked) for one in listed)


def _block(block: Block, marked: bool) -> str:
    if isinstance(block, Table):
        return _marked_table(block) if marked else _text_table(block)
    if isinstance(block, Picture):
        return f"[Picture: {block.alt or 'not described'}]"
    if isinstance(block, ListItem):
        return _item(block, None, marked)
    if isinstance(block, Note):
        return f"[{block.mark}] {_escaped(block.text) if marked else _plain(block.text)}"
    return _paragraph(block, marked)


def _paragraph(block: Paragraph, marked: bool) -> str:
    heads = bool(block.runs) and all(run.bold for run in block.runs)
    if marked:
        return f"### {_escaped(block.text.rstrip(':'))}" if heads else _escaped(block.text)
    return textwrap.fill(_plain(block.text), _WIDE)


def _place(block: Block) -> Where | None:
    return block.origin.where if block.origin else None


def _item(item: ListItem, own: str | None, marked: bool) -> str:
    """Give an item of a list; in text with its cell, and its file where that is not ``own``."""
    if marked:
        return f"- {_escaped(' '.join(item.text.split()))}"
    where = _place(item)
    file = f" of {where.source}" if where and own and where.source not in (None, own) else ""
    place = f" ({where.cell}{file})" if where and where.cell else ""
    words = " ".join(_plain(item.text).split())
    return textwrap.fill(f"- {words}{place}", _WIDE, subsequent_indent=_APART)


def _text_table(table: Table) -> str:
    """Lay a table out in columns, or entry by entry where it is wider than a terminal."""
    rows = [[_plain(cell) for cell in row] for row in table.rows]
    head, body = rows[0], rows[1 : MOST_ROWS + 1]
    more = _more(len(rows) - 1, "")
    widths = [max(len(row[at]) for row in (head, *body)) for at in range(len(head))]
    if sum(widths) + len(_APART) * len(widths) > _WIDE or any("\n" in "".join(r) for r in body):
        return "\n\n".join((*(_entry(head, row) for row in body), *more))
    laid = (
        _APART.join(cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)).rstrip()
        for row in (head, *body)
    )
    return "\n".join((*laid, *more))


def _entry(head: Sequence[str], row: Sequence[str]) -> str:
    """Write a row as an entry: its name, and below it what each other column says.

    Short entries share a line; a long one, such as an update, has lines of its own.
    """
    named = 2 if head[0] == "Ref" else 1
    lines = [_APART.join(" ".join(cell.split()) for cell in row[:named])]
    pairs = [(h, " ".join(c.split())) for h, c in zip(head[named:], row[named:], strict=True) if c]
    for short, run in groupby(pairs, key=lambda pair: len(pair[1]) <= _SHORT):
        told = [f"{heading}: {cell}" for heading, cell in run]
        lines += ["; ".join(told)] if short else told
    name, *rest = lines
    told = [textwrap.fill(line, _WIDE, initial_indent=_APART * 2, subsequent_indent=_APART * 3)
            for line in rest]  # fmt: skip
    return "\n".join((textwrap.fill(name, _WIDE, subsequent_indent=_APART), *told))


def _marked_table(table: Table) -> str:
    rows = [[_escaped(cell).replace("\n", "<br>") for cell in row] for row in table.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows[: MOST_ROWS + 1]]
    lines.insert(1, f"|{' --- |' * len(rows[0])}")
    return "\n".join((*lines, *(f"\n{told}" for told in _more(len(rows) - 1, ""))))


def _more(many: int, lead: str) -> tuple[str, ...]:
    """Say how many rows or lines are not shown."""
    return (
        (f"{lead}… and {many - MOST_ROWS:,} more (--format json has all)",)
        if many > MOST_ROWS
        else ()
    )


def _plain(text: str) -> str:
    return _STEERING.sub(" ", text)


def _escaped(text: str) -> str:
    """Write words so that Markdown shows them as they are."""
    marked = _MARKS.sub(r"\\\1", _plain(text)).replace("&", "&amp;").replace("<", "&lt;")
    return plain_starts(marked)
