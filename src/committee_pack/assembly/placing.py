"""Put new pieces among last time's paragraphs."""

from collections.abc import Iterable, Iterator

import msgspec

from committee_pack.assembly.carry import START, Kept
from committee_pack.assembly.passages import Passage, answers_to
from committee_pack.model.report import Block


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks, and the name of last time's paragraph that they follow; the end where it is None."""

    after: str | None = None
    blocks: tuple[Block, ...] = ()


def in_place(kept: Iterable[Kept], pieces: Iterable[Placed]) -> tuple[Block, ...]:
    """Give a section's body: what is kept of last time, with each piece behind its paragraph.

    A piece also finds its place behind a paragraph that was left out. One whose paragraph is not
    there stands at the end. Pieces for one place keep their order.
    """
    return tuple(_body(list(kept), list(pieces)))


def _body(kept: list[Kept], pieces: list[Placed]) -> Iterator[Block]:
    places = [_place(kept, piece.after) for piece in pieces]
    for here in range(-1, len(kept)):
        if here >= 0:
            yield from kept[here].blocks
        for piece, place in zip(pieces, places, strict=True):
            if place == here:
                yield from piece.blocks
    for piece, place in zip(pieces, places, strict=True):
        if place is None:
            yield from piece.blocks


def _place(kept: list[Kept], after: str | None) -> int | None:
    """Give the place of the passage that a piece follows; -1 is before all of them."""
    if after == START:
        return -1
    met = [place for place, one in enumerate(kept) if after and _is_meant(one.passage, after)]
    return met[0] if met else None


def _is_meant(passage: Passage, name: str) -> bool:
    """Tell whether a name means this very passage; what stands under a sub-heading is not it."""
    return answers_to(passage, name) and (passage.number is not None or passage.is_heading)
