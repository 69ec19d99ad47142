"""The page "what changed since last time", as blocks that the writers put into Word and HTML."""

from collections.abc import Iterable

from committee_pack.model.changes import Changes, FigureMove, SectionChange
from committee_pack.model.report import Block, ListItem, Paragraph, Run, Table

_NOTHING = "Nothing changed."
# Passages are counted: paragraphs, items of lists, tables.
_HEADINGS = ("Section", "What became of it", "Carried", "Edited", "New", "Left out")
_WIDTHS = (30.0, 22.0, 12.0, 12.0, 12.0, 12.0)
_STATES = {
    "edited": "edited",
    "new": "new section",
    "gone": "no longer there",
}

Part = tuple[str, tuple[Block, ...]]


def changes_parts(changes: Changes) -> tuple[Part, ...]:
    """Give the page's headings, each with its blocks; a part with nothing in it is left out.

    Args:
        changes: what changed.
    """
    parts: list[Part] = [("Sections", tuple(_sections(changes.sections)))]
    data = changes.data
    if data is not None:
        parts.append(("Figures that moved", _figures(data.figures)))
        parts.append(("Actions opened", _list(data.opened) or (_plain("None."),)))
        parts.append(("Actions closed", _list(data.closed) or (_plain("None."),)))
        parts.append(("Actions taken out of the plan", _list(data.removed)))
    parts.append(("Appendices added", _list(changes.appendices_added)))
    parts.append(("Appendices no longer there", _list(changes.appendices_gone)))
    parts.append(("Sentences that are new", tuple(_sentences(changes.sections))))
    return tuple((heading, blocks) for heading, blocks in parts if blocks)


def changes_blocks(changes: Changes) -> tuple[Block, ...]:
    """Give the page as one run of blocks, its headings as bold paragraphs."""
    made: list[Block] = []
    for heading, blocks in changes_parts(changes):
        made += [_bold(heading), *blocks]
    return tuple(made)


def _sections(sections: tuple[SectionChange, ...]) -> Iterable[Block]:
    """Give the sections that changed as a table, and name the others in one line."""
    rows = [
        (
            one.heading,
            _STATES[one.state],
            *(str(count) for count in (one.carried, one.edited, one.added, one.dropped)),
        )
        for one in sections
        if one.state != "carried"
    ]
    if rows:
        yield Table(header_rows=1, rows=(_HEADINGS, *rows), widths=_WIDTHS)
    same = [one.heading for one in sections if one.state == "carried"]
    if same:
        yield _plain(f"As last time: {'; '.join(same)}.")


def _figures(figures: tuple[FigureMove, ...]) -> tuple[Block, ...]:
    if not figures:
        return (_plain(_NOTHING),)
    rows = ((one.name, one.before, one.now) for one in figures)
    table = Table(
        header_rows=1, rows=(("Figure", "Last time", "Now"), *rows), widths=(50.0, 25.0, 25.0)
    )
    return (table,)


def _sentences(sections: tuple[SectionChange, ...]) -> Iterable[Block]:
    for section in sections:
        if section.sentences:
            yield _bold(section.heading)
            yield from _list(section.sentences)


def _list(lines: Iterable[str]) -> tuple[Block, ...]:
    return tuple(ListItem(level=1, marker="•", text=line) for line in lines)


def _plain(text: str) -> Paragraph:
    return Paragraph(number=None, text=text)


def _bold(text: str) -> Paragraph:
    return Paragraph(number=None, text=text, runs=(Run(text=text, bold=True),))
