"""A small Markdown: paragraphs, lists, sub-headings, bold, italic and links as blocks."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from textwrap import dedent

from markdown_it import MarkdownIt
from markdown_it.token import Token

from committee_pack.model.bullets import BULLET, BULLETS
from committee_pack.model.report import Block, ListItem, Paragraph, Run, formatted, text_of

# Everything else of Markdown stays what it looks like: an officer who writes ">" or "|" means it.
_RULES = ("list", "heading", "emphasis", "link", "autolink", "escape")
_BULLET = re.compile(rf"^(\s*)[{re.escape(''.join(sorted(BULLETS)))}](?=\s+\S)")
_LETTERED = re.compile(r"^(\s*)(\(?(?:[a-z]|[ivx]+|\d{1,2})\))\s+(?=\S)")
# Parts the marker of a lettered item from its words on the way through the parser, which knows no
# such lists. No key and no font has the sign.
_SIGN = "\uf8ff"
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """Turn a text in Markdown into blocks, without numbers and origins.

    A blank line parts paragraphs; other line ends are spaces. A line that begins with ``-``, ``*``
    or a bullet sign is a bullet, one that begins with ``1.``, ``(a)`` or ``(1)`` an item of an
    enumerated list, one that begins with ``#`` a sub-heading, which stands in bold. There are
    ``**bold**``, ``*italic*`` and ``[words](https://...)``. HTML, tables and the rest of Markdown
    are words like any other.
    """
    return tuple(_blocks(_parser().parse(_prepared(text))))


def escaped(words: str) -> str:
    """Give words so that Markdown reads nothing into them: a figure, a name out of data."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(words.split()))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").enable(list(_RULES))


def _prepared(text: str) -> str:
    """Write the lists that councils use in the parser's way; no line is set in as code."""
    lines = []
    for line in dedent(text.replace(_SIGN, "").replace("\t", " ")).splitlines():
        line = _BULLET.sub(r"\1-", line)
        lines.append(_LETTERED.sub(rf"\1- {_SIGN}\2{_SIGN}", line))
    return "\n".join(lines)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Read the parser's tokens: a list of openings, closings and lines of words."""
    # The marker of the item that is open at each level; None once its words were given.
    items: list[str | None] = []
    bold = False
    for token in tokens:
        if token.type == "list_item_open":
            items.append(f"{token.info}{token.markup}" if token.info else BULLET)
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "heading_open":
            bold = True
        elif token.type == "inline":
            runs = tuple(_runs(token.children or (), bold=bold))
            bold = False
            if text_of(runs).strip():
                yield _block(runs, items)
                items[-1:] = [None] if items else []


def _block(runs: tuple[Run, ...], items: Sequence[str | None]) -> Block:
    text = text_of(runs)
    if not items or items[-1] is None:
        return Paragraph(number=None, text=text, runs=formatted(runs))
    marker = items[-1]
    if text.startswith(_SIGN):
        _, marker, text = text.split(_SIGN, 2)
        first = runs[0]
        # The marker stands before any formatting, so it is all in the first run.
        runs = (Run(text=first.text.split(_SIGN, 2)[2]), *runs[1:])
    return ListItem(level=len(items), marker=marker, text=text, runs=formatted(runs))


def _runs(tokens: Sequence[Token], *, bold: bool) -> Iterator[Run]:
    depth = {"strong": 1 if bold else 0, "em": 0}
    link: str | None = None
    for token in tokens:
        kind, _, end = token.type.partition("_")
        if kind in depth:
            depth[kind] += 1 if end == "open" else -1
        elif kind == "link":
            link = str(token.attrGet("href")) if end == "open" else None
        else:
            words = " " if kind in ("softbreak", "hardbreak") else token.content.replace("\n", " ")
            yield Run(text=words, bold=depth["strong"] > 0, italic=depth["em"] > 0, link=link)
