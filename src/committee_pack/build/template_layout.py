"""Where the paragraphs that were read stand in a Word file's XML."""

import re
from collections.abc import Iterable

import msgspec

from committee_pack.model.report import Section
from committee_pack.readers.flow import Flow, FlowParagraph
from committee_pack.writers.lint.lines import Line, lines_of
from committee_pack.writers.ooxml import Element, w

_SAME = re.compile(r"[\W_]+")
_TEXT_BOX = w("txbxContent")


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """A section in the file: its heading's lines, and the lines up to the next heading."""

    section: Section
    heading: tuple[Line, ...]
    lines: tuple[Line, ...]


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """A file's lines, those that no table holds, and for each block that was read its line.

    Attributes:
        lines: every paragraph of the body.
        flowing: those in no table and no text box.
        by_block: the line of each block of the flow.
    """

    lines: tuple[Line, ...]
    flowing: tuple[Line, ...]
    by_block: dict[int, Line]

    def spreads(self, sections: Iterable[Section]) -> tuple[Spread, ...]:
        """Give the sections that stand outside tables, in the order of the file."""
        order = {line.number: at for at, line in enumerate(self.flowing)}
        starts: list[tuple[int, Section]] = []
        for section in sections:
            block = section.where.block if section.where else None
            line = None if block is None else self.by_block.get(block)
            if line is not None and line.number in order:
                starts.append((order[line.number], section))
        starts.sort(key=lambda one: one[0])
        ends = [*(at for at, _ in starts[1:]), len(self.flowing)]
        return tuple(
            self._spread(section, at, end) for (at, section), end in zip(starts, ends, strict=False)
        )

    def _spread(self, section: Section, at: int, end: int) -> Spread:
        takes = 1
        wanted = _plain(section.heading)
        while (
            at + takes < end
            and _plain(self.flowing[at + takes].words)
            and _joined(self.flowing[at : at + takes + 1]).endswith(wanted)
            and not _joined(self.flowing[at : at + takes]).endswith(wanted)
        ):
            takes += 1
        return Spread(
            section=section,
            heading=self.flowing[at : at + takes],
            lines=self.flowing[at + takes : end],
        )


def layout_of(root: Element, flow: Flow) -> Layout:
    """Find each paragraph that was read in the XML: the order is the same, and so are the words."""
    lines = tuple(lines_of(root, "the body"))
    outside = [line for line in lines if next(line.element.iterancestors(w("tbl")), None) is None]
    by_block: dict[int, Line] = {}
    at = 0
    words = [_plain(line.words) for line in outside]
    for block in flow.blocks:
        if not isinstance(block, FlowParagraph) or block.where.block is None:
            continue
        wanted = _plain(block.text)
        found = next((n for n in range(at, len(words)) if words[n] == wanted), None)
        if wanted and found is not None:
            by_block.setdefault(block.where.block, outside[found])
            at = found + 1
    flowing = (
        line for line in outside if next(line.element.iterancestors(_TEXT_BOX), None) is None
    )
    return Layout(lines=lines, flowing=tuple(flowing), by_block=by_block)


def _plain(words: str) -> str:
    return _SAME.sub("", words).casefold()


def _joined(lines: Iterable[Line]) -> str:
    return "".join(_plain(line.words) for line in lines)
