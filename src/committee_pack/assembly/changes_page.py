"""The page "what changed since last time", as blocks that the writers put into Word and HTML."""

from collections.abc import Iterable

from committee_pack.model.changes import Changes, FigureMove, SectionChange
from committee_pack.model.report import Block, ListItem, Paragraph, Run, Table

NOTHING = "Nothing changed."
"""What stands in the place of a list with nothing in it."""
# Passages are counted: paragraphs, items of lists, tables.
_HEADINGS = ("Section", "What became of it", "Carried", "Edited", "New", "Left out")
_WIDTHS = (42.0, 18.0, 10.0, 10.0, 10.0, 10.0)
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
        parts.append(("Actions opened", as_list(data.opened) or (plain("None."),)))
        parts.append(("Actions closed", as_list(data.closed) or (plain("None."),)))
        parts.append(("Actions taken out of the plan", as_list(data.removed)))
    parts.append(("Appendices added", as_list(changes.appendices_added)))
    parts.append(("Appendices no longer there", as_list(changes.appendices_gone)))
    parts.append(("Sentences that are new", tuple(_sentences(changes.sections))))
    return tuple((heading, blocks) for heading, blocks in parts if blocks)


def parts_blocks(parts: Iterable[Part]) -> tuple[Block, ...]:
    """Give parts as one run of blocks, their headings as bold paragraphs."""
    made: list[Block] = []
    for heading, blocks in parts:
        made += [_bold(heading), *blocks]
    return tuple(made)


def _sections(sections: tuple[SectionChange, ...]) -> Iterable[Block]:
    """Give the sections that changed as a table, and name the others in one line."""
    yield from sections_table(sections)
    same = [one.heading for one in sections if one.state == "carried"]
    if same:
        yield plain(f"As last time: {'; '.join(same)}.")


def sections_table(sections: tuple[SectionChange, ...]) -> Iterable[Block]:
    """Give the sections that changed as a table; nothing where none did."""
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


def _figures(figures: tuple[FigureMove, ...]) -> tuple[Block, ...]:
    if not figures:
        return (plain(NOTHING),)
    rows = ((one.name, one.before, one.now) for one in figures)
    table = Table(
        header_rows=1, rows=(("Figure", "Last time", "Now"), *rows), widths=(50.0, 25.0, 25.0)
    )
    return (table,)


def _sentences(sections: tuple[SectionChange, ...]) -> Iterable[Block]:
    for section in sections:
        if section.sentences:
            yield _bold(section.heading)
            yield from as_list(section.sentences)


def as_list(lines: Iterable[str]) -> tuple[Block, ...]:
    """Give lines as items of a list."""
    return tuple(ListItem(level=1, marker="•", text=line) for line in lines)


def plain(text: str) -> Paragraph:
    """Give words as a paragraph without a number."""
    return Paragraph(number=None, text=text)


def _bold(text: str) -> Paragraph:
    return Paragraph(number=None, text=text, runs=(Run(text=text, bold=True),))
