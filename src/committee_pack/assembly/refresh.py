"""Last time's appendix brought up to date: its words carried around this cycle's data."""

import re
from collections.abc import Iterable, Sequence

import msgspec
from rapidfuzz import fuzz

from committee_pack.assembly.origins import marked
from committee_pack.model.dates import MONTHS
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Block, OriginKind, Paragraph, Table, words_of
from committee_pack.model.source import Where

# How alike words are that say the same of other figures, and headings of the same table.
_ALIKE = 80.0
_SAME_HEADINGS = 0.5
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_MONTHS = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
# "Scrutiny Committee, 26 November 2026": the meeting, whatever its committee was called.
_DAY_LAST = re.compile(rf"\d\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}\W*$", re.IGNORECASE)
_SHORT = 80


class Refreshed(msgspec.Struct, frozen=True, kw_only=True):
    """An appendix brought up to date, and what a person should look at."""

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()


def refreshed(
    old: Sequence[Block], new: Sequence[Block], heads: Iterable[str], name: str
) -> Refreshed:
    """Put this cycle's data in the place of last time's, and carry the words around it.

    What the data made last time is known by the headings of its tables, and by sentences that say
    the same of other figures. All else is carried, in its order; nothing of it is changed.

    Args:
        old: the blocks of last time's appendix.
        new: this cycle's data.
        heads: the lines that the template prints above an appendix: its name, its title.
        name: last time's file.
    """
    body = _without_heads(old, tuple(heads))
    replaced = [_is_made(block, new) for block in body]
    place = replaced.index(True) if True in replaced else len(body)
    kept = [marked(block, OriginKind.CARRIED) for block in body]
    blocks = (
        *(one for one, gone in zip(kept[:place], replaced[:place], strict=True) if not gone),
        *new,
        *(one for one, gone in zip(kept[place:], replaced[place:], strict=True) if not gone),
    )
    carried = [block for block, gone in zip(body, replaced, strict=True) if not gone]
    return Refreshed(blocks=blocks, findings=tuple(_told(carried, True in replaced, name)))


def _without_heads(blocks: Sequence[Block], heads: tuple[str, ...]) -> list[Block]:
    """Take off what the template printed above the body: it prints it anew."""
    body = list(blocks)
    while body and isinstance(body[0], Paragraph) and _is_head(body[0].text, heads):
        del body[0]
    return body


def _is_head(words: str, heads: tuple[str, ...]) -> bool:
    ours = _undated(words)
    dated = _DAY_LAST.search(words) and any(_DAY_LAST.search(head) for head in heads)
    same = any(fuzz.ratio(ours, _undated(head)) >= _ALIKE for head in heads)
    return not ours or bool(dated) or same


def _is_made(block: Block, new: Sequence[Block]) -> bool:
    """Tell whether the data made a block last time: the new ones have one of its kind."""
    if isinstance(block, Table):
        return any(_same_table(block, one) for one in new if isinstance(one, Table))
    words = _undated(words_of(block))
    return any(
        fuzz.ratio(words, _undated(words_of(one))) >= _ALIKE
        for one in new
        if type(one) is type(block)
    )


def _same_table(old: Table, new: Table) -> bool:
    ours, theirs = _headings(old), _headings(new)
    return bool(ours & theirs) and len(ours & theirs) / len(ours | theirs) >= _SAME_HEADINGS


def _headings(table: Table) -> set[str]:
    cells = (cell for row in table.rows[: max(1, table.header_rows)] for cell in row)
    return {_undated(cell) for cell in cells if cell.strip()}


def _undated(words: str) -> str:
    """Give words without the figures and months that change from cycle to cycle."""
    plain = _MONTHS.sub(" ", _FIGURES.sub(" ", words.casefold()))
    return " ".join(re.findall(r"\w+", plain))


def _told(carried: Sequence[Block], found: bool, name: str) -> Iterable[Finding]:
    if not found:
        yield Finding(
            rule="appendix-not-refreshed",
            severity=Severity.WARNING,
            message=f"{name} has no table with the headings of this cycle's data: the data stands "
            "behind its words, and nothing of it was replaced.",
            hint="Look at both in the new appendix, and take out what is out of date.",
            where=Where(source=name),
        )
    for block in carried:
        if isinstance(block, Table):
            yield Finding(
                rule="appendix-not-refreshed",
                severity=Severity.WARNING,
                message=f"A table of {name} is carried as it was: {_begin(block)}",
                hint="Its figures are last time's: check them.",
                where=block.where,
            )
    words = [block for block in carried if not isinstance(block, Table)]
    if words:
        yield Finding(
            rule="appendix-words-kept",
            severity=Severity.INFO,
            message=f"Carried from {name} as they were: "
            + " / ".join(words_of(block) for block in words),
            hint="Read them: they are last time's words around this time's figures.",
            where=words[0].where,
        )


def _begin(table: Table) -> str:
    words = " | ".join(cell for cell in table.rows[0] if cell) if table.rows else ""
    return words if len(words) <= _SHORT else f"{words[:_SHORT].rsplit(' ', 1)[0]} …"
