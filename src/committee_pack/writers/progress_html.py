"""A plan or a scorecard as one HTML page: headings, tables with column heads, pictures inside it.

The page stands alone: no script, no address of anything outside. Every word is escaped, so what a
tracker holds is shown and never obeyed.
"""

import base64
from collections.abc import Iterable
from html import escape
from itertools import groupby

from committee_pack.model.report import Block, ListItem, Note, Paragraph, Picture, Table

_STYLE = (
    "body{font-family:Arial,sans-serif;line-height:1.4;margin:2rem auto;max-width:70rem;"
    "padding:0 1rem}table{border-collapse:collapse;margin:1rem 0;width:100%}"
    "td,th{border:1px solid #666;padding:.3rem .5rem;text-align:left;vertical-align:top}"
    "th{background:#e8ecf2}img{max-width:100%;height:auto}"
)
# The first page is printed upright on one side, without what stands below it.
_FIRST_PAGE = (
    "@page{size:A4;margin:14mm}@media print{.below{display:none}body{font-size:9pt;line-height:1.2;"
    "margin:0;max-width:none;padding:0}h1{font-size:13pt;margin:0 0 4pt}h2{font-size:10pt;"
    "margin:6pt 0 2pt}p,ul{margin:2pt 0}td,th{padding:1pt 3pt}table{margin:2pt 0}}"
)
Part = tuple[str, tuple[Block, ...]]


def progress_html(title: str, parts: Iterable[Part], below: Iterable[Part] | None = None) -> str:
    """Give a page.

    Args:
        title: what the page is about.
        parts: headings, each with the blocks below it; a part without blocks is left out.
        below: parts for the screen alone: where they are given, the others are set to be printed
            small, on one side of paper.
    """
    body = [f"<h1>{escape(title)}</h1>", *_parts(parts)]
    style = _STYLE
    if below is not None:
        style += _FIRST_PAGE
        body += ['<div class="below">', *_parts(below), "</div>"]
    lines = (
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        f'<head><meta charset="utf-8"><title>{escape(title)}</title>',
        f"<style>{style}</style></head>",
        "<body>",
        *body,
        "</body>",
        "</html>",
    )
    return "\n".join(lines)


def _parts(parts: Iterable[Part]) -> Iterable[str]:
    for heading, blocks in parts:
        if blocks:
            yield f"<h2>{escape(heading)}</h2>"
            yield from _blocks(blocks)


def _blocks(blocks: Iterable[Block]) -> Iterable[str]:
    """Give blocks one by one; list items that follow one another are one list."""
    for is_list, run in groupby(blocks, key=lambda block: isinstance(block, ListItem)):
        listed = [_block(block) for block in run]
        yield f"<ul>{''.join(listed)}</ul>" if is_list else "\n".join(listed)


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Picture):
        return _picture(block)
    words = _words(block.text)
    if isinstance(block, ListItem):
        return f"<li>{words}</li>"
    if isinstance(block, Note):
        return f"<p>{escape(block.mark)} {words}</p>"
    heads = bool(block.runs) and all(run.bold for run in block.runs)
    return f"<h3>{words}</h3>" if heads else f"<p>{_numbered(block)}{words}</p>"


def _numbered(block: Paragraph) -> str:
    return f"{escape(block.number)} " if block.number else ""


def _table(table: Table) -> str:
    rows = []
    for place, row in enumerate(table.rows):
        head = place < table.header_rows
        cells = (
            f'<th scope="col">{_words(c)}</th>' if head else f"<td>{_words(c)}</td>" for c in row
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    head_rows, body = rows[: table.header_rows], rows[table.header_rows :]
    top = f"{_columns(table)}<thead>{''.join(head_rows)}</thead>"
    return f"<table>{top}<tbody>{''.join(body)}</tbody></table>"


def _columns(table: Table) -> str:
    """Give the columns their share of the width, where the table says it."""
    whole = sum(table.widths)
    shares = (f'<col style="width:{100 * width / whole:.0f}%">' for width in table.widths)
    return f"<colgroup>{''.join(shares)}</colgroup>" if whole else ""


def _picture(picture: Picture) -> str:
    data = base64.b64encode(picture.data).decode("ascii")
    kind = escape(picture.media_type or "image/png")
    return f'<p><img src="data:{kind};base64,{data}" alt="{escape(picture.alt)}"></p>'


def _words(text: str) -> str:
    return escape(text).replace("\n", "<br>")
