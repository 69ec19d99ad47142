"""What changed since last time on one side of paper: what is told first, and how much is left.

A page is measured in points, as it is printed upright on A4 in letters of nine points. What has no
room is counted, and the reader is sent to the page in a browser, which holds all of it.
"""

from collections.abc import Iterable
from itertools import zip_longest
from math import ceil

import msgspec

from committee_pack.assembly.changes_page import NOTHING, Part, as_list, plain, sections_table
from committee_pack.model.changes import Changes, FigureMove, SectionChange
from committee_pack.model.report import Block, ListItem, Table

# What the page holds below its title, what a heading, a row and a line take of it.
_ROOM = 690.0
_HEADING, _ROW, _LINE, _GAP = 18.0, 14.5, 10.5, 2.0
# Letters of a line across the page, and of one beside a bullet.
_ACROSS, _BESIDE = 112, 104
_MOST_FIGURES, _MOST_ACTIONS, _MOST_APPENDICES = 16, 5, 6
_PAIRED = ("Figure", "Before", "Now") * 2
_PAIRED_WIDTHS = (32.0, 9.0, 9.0) * 2
_SENTENCES, _SOME = "Sentences that are new", "The most telling of what is new"


class Front(msgspec.Struct, frozen=True, kw_only=True):
    """The page that fits one side of paper.

    Attributes:
        parts: its headings, each with the blocks below it.
        more: what has no room, counted in words: ``12 more new sentences``.
    """

    parts: tuple[Part, ...]
    more: tuple[str, ...] = ()


def front(changes: Changes) -> Front:
    """Choose what stands on the one page.

    Sections, figures, actions and appendices go first; new sentences fill what is left: of each
    section in turn, those with a figure in them before others, pieces of lists last.

    Args:
        changes: what changed.
    """
    parts: list[Part] = [("Sections", (*sections_table(changes.sections), *_same(changes)))]
    more: list[str] = []
    if changes.data is not None:
        figures = changes.data.figures
        parts.append(("Figures that moved", _figures(figures[:_MOST_FIGURES])))
        more += _counted(len(figures) - _MOST_FIGURES, "figure")
    actions, over = _actions(changes)
    appendices, others = _appendices(changes)
    parts += [("Actions", as_list(actions)), ("Appendices", as_list(appendices))]
    more += [*over, *others]
    parts = [(heading, blocks) for heading, blocks in parts if blocks]
    room = _ROOM - sum(_height(part) for part in parts) - _HEADING - _LINE
    shown, left = _telling(changes.sections, room)
    if shown:
        parts.append((_SOME if left else _SENTENCES, as_list(shown)))
    more += _counted(left, "new sentence")
    return Front(parts=tuple(parts), more=tuple(more))


def _actions(changes: Changes) -> tuple[list[str], list[str]]:
    """Give the lines on actions, and what of them has no room."""
    data = changes.data
    if data is None:
        return [], []
    opened = data.opened or ("none",)
    closed = data.closed or ("none",)
    kinds = (("Opened", opened), ("Closed", closed), ("Taken out of the plan", data.removed))
    return _cut(kinds, _MOST_ACTIONS, "action")


def _appendices(changes: Changes) -> tuple[list[str], list[str]]:
    kinds = (("Added", changes.appendices_added), ("No longer there", changes.appendices_gone))
    return _cut(kinds, _MOST_APPENDICES, "appendix")


def _cut(
    kinds: Iterable[tuple[str, tuple[str, ...]]], most: int, noun: str
) -> tuple[list[str], list[str]]:
    lines: list[str] = []
    over = 0
    for said, all_of in kinds:
        lines += [f"{said}: {one}" for one in all_of[:most]]
        over += max(0, len(all_of) - most)
    return lines, list(_counted(over, noun))


def _counted(count: int, noun: str) -> Iterable[str]:
    if count > 0:
        many = "appendices" if noun == "appendix" else f"{noun}s"
        yield f"{count} more {noun if count == 1 else many}"


def _same(changes: Changes) -> Iterable[Block]:
    """Name the sections that are as last time, by number where they have one."""
    same = [label(one) for one in changes.sections if one.state == "carried"]
    if same:
        yield plain(f"As last time: {', '.join(same)}.")


def label(section: SectionChange) -> str:
    """Name a section shortly: by its number, else by its heading."""
    number, _, rest = section.heading.partition(" ")
    return number if rest and number[0].isdigit() else section.heading


def _figures(figures: tuple[FigureMove, ...]) -> tuple[Block, ...]:
    """Give the figures two beside one another, the first half on the left."""
    if not figures:
        return (plain(NOTHING),)
    half = ceil(len(figures) / 2)
    rows = (
        (*_cells(left), *(_cells(right) if right else ("", "", "")))
        for left, right in zip_longest(figures[:half], figures[half:])
        if left is not None
    )
    return (Table(header_rows=1, rows=(_PAIRED, *rows), widths=_PAIRED_WIDTHS),)


def _cells(figure: FigureMove) -> tuple[str, str, str]:
    return figure.name, figure.before, figure.now


def _telling(sections: tuple[SectionChange, ...], room: float) -> tuple[list[str], int]:
    """Give the sentences that there is room for, in the order of the report, and count the rest."""
    order = [
        found
        for whole in (True, False)
        for turn in zip_longest(*(_ranked(*one, whole=whole) for one in enumerate(sections)))
        for found in turn
        if found is not None
    ]
    chosen: list[tuple[int, int]] = []
    for place, index in order:
        height = _height_of(_line(sections[place], index), _BESIDE)
        if height <= room:
            chosen.append((place, index))
            room -= height
    shown = [_line(sections[place], index) for place, index in sorted(chosen)]
    return shown, len(order) - len(chosen)


def _ranked(place: int, section: SectionChange, *, whole: bool) -> list[tuple[int, int]]:
    """Give a section's whole sentences, or its pieces of lists; what has a figure comes first."""
    found = [index for index, words in enumerate(section.sentences) if _is_whole(words) is whole]
    plainer = (not any(map(str.isdigit, section.sentences[index])) for index in found)
    return [(place, index) for _, index in sorted(zip(plainer, found, strict=True))]


def _is_whole(words: str) -> bool:
    return not words[:1].islower() and words.endswith((".", "!", "?", "”", "’", '"'))


def _line(section: SectionChange, index: int) -> str:
    return f"{label(section)}: {section.sentences[index]}"


def _height(part: Part) -> float:
    return _HEADING + sum(map(_height_of_block, part[1]))


def _height_of_block(block: Block) -> float:
    if isinstance(block, Table):
        return sum(_height_of_row(row, block.widths) for row in block.rows)
    return _height_of(
        getattr(block, "text", ""), _BESIDE if isinstance(block, ListItem) else _ACROSS
    )


def _height_of_row(row: tuple[str, ...], widths: tuple[float, ...]) -> float:
    shares = widths or (100 / len(row),) * len(row)
    lines = (
        ceil(len(cell) / max(1, _ACROSS * share / sum(shares) - 3))
        for cell, share in zip(row, shares, strict=False)
    )
    return _ROW + _LINE * (max(1, *lines) - 1)


def _height_of(words: str, letters: int) -> float:
    return _GAP + _LINE * max(1, ceil(len(words) / letters))
