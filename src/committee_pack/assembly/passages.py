"""Last time's section in passages: a numbered paragraph with all that hangs on it."""

import re
from collections.abc import Collection, Iterable, Sequence

import msgspec

from committee_pack.model.report import Block, Paragraph
from committee_pack.profiles import did_you_mean, same_heading

_HEADING_WORDS = 8
_STOP = re.compile(r"[.:;,!?…)”]\s*$")


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A numbered paragraph, a standard question or a sub-heading, and what belongs to it.

    Attributes:
        number: its number without a stop behind it; None where it has none.
        heading: the words of the sub-heading it stands under, or is.
        is_heading: whether it is that sub-heading.
        blocks: the paragraph, then its list, table, notes and unnumbered paragraphs.
    """

    number: str | None
    heading: str | None = None
    is_heading: bool = False
    blocks: tuple[Block, ...]

    @property
    def question(self) -> Paragraph | None:
        """The standard question that the passage is, if it is one."""
        first = self.blocks[0]
        return first if isinstance(first, Paragraph) and first.question else None


def plain_number(number: str | None) -> str | None:
    """Give a number as a recipe writes it: ``6.4`` for ``6.4.`` and ``a`` for ``(a)``."""
    return number.strip().strip("().") if number else None


def passages_of(blocks: Sequence[Block], named: Collection[str] = ()) -> tuple[Passage, ...]:
    """Part a section into passages.

    A sub-heading right before a numbered paragraph parts them; so does any paragraph whose
    words the recipe names.

    Args:
        blocks: the section's blocks.
        named: what the recipe calls paragraphs by: numbers and sub-headings.
    """
    passages: list[Passage] = []
    heading: str | None = None
    for place, block in enumerate(blocks):
        titles = _is_named(block, named) or _is_subheading(blocks, place)
        if titles and isinstance(block, Paragraph):
            heading = block.text
        after_heading = bool(passages) and passages[-1].is_heading
        if titles or not passages or after_heading or _begins(block):
            number = plain_number(block.number) if isinstance(block, Paragraph) else None
            passages.append(
                Passage(number=number, heading=heading, is_heading=titles, blocks=(block,))
            )
        else:
            held = passages[-1]
            passages[-1] = msgspec.structs.replace(held, blocks=(*held.blocks, block))
    return tuple(passages)


def answers_to(passage: Passage, name: str) -> bool:
    """Tell whether a recipe means this passage by a name: its number, or its sub-heading."""
    if passage.number is not None and passage.number == plain_number(name):
        return True
    return passage.heading is not None and same_heading(passage.heading, name)


def nearest(name: str, known: Iterable[str]) -> str:
    """Name what was probably meant by a number or sub-heading that is not there.

    Of numbers the one that is least far away counts; gives ``Did you mean "6.4"? `` with a space
    behind it, or nothing.
    """
    names = list(known)
    wanted = _figures(name)
    numbers = [one for one in names if _figures(one)]
    if not wanted or not numbers:
        return did_you_mean(name, names)
    return f'Did you mean "{min(numbers, key=lambda one: _distance(_figures(one), wanted))}"? '


def _figures(name: str) -> tuple[int, ...]:
    parts = (plain_number(name) or "").split(".")
    return tuple(int(part) for part in parts) if all(part.isdecimal() for part in parts) else ()


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    longest = max(len(one), len(other))
    filled = (figures + (0,) * (longest - len(figures)) for figures in (one, other))
    return tuple(abs(here - there) for here, there in zip(*filled, strict=True))


def _begins(block: Block) -> bool:
    return isinstance(block, Paragraph) and bool(block.number or block.question)


def _is_named(block: Block, named: Collection[str]) -> bool:
    if not isinstance(block, Paragraph) or block.question or not block.text.strip():
        return False
    return any(same_heading(block.text, name) for name in named if not _figures(name))


def _is_subheading(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a block is a sub-heading, over a numbered paragraph or over another one.

    It is in bold, or it is a few words without a stop: a text file has no bold.
    """
    block = blocks[place]
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    if not isinstance(block, Paragraph) or block.number is not None or block.question:
        return False
    bold = bool(block.runs) and all(run.bold for run in block.runs if run.note is None)
    few = len(block.text.split()) <= _HEADING_WORDS and not _STOP.search(block.text)
    return (
        (bold or (few and block.text[:1].isupper()))
        and block.style is None
        and isinstance(following, Paragraph)
        and (bool(following.number) or _is_subheading(blocks, place + 1))
    )
