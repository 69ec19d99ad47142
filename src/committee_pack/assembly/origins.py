"""Mark blocks with where they came from."""

import hashlib
from collections.abc import Iterable

import msgspec

from committee_pack.model.report import Block, Origin, OriginKind, words_of
from committee_pack.model.source import Where


def fingerprint(words: str) -> str:
    """Give the sha256 of words, in hex: what provenance compares a passage by."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def marked(block: Block, kind: OriginKind, where: Where | None = None) -> Block:
    """Give the block with its origin: this kind, at ``where`` or at the block's own place.

    The number that the passage had in its source is kept in the place, so that provenance can
    say "6.4" after the paragraph has become 6.7.
    """
    place = where or block.where
    number = getattr(block, "number", None)
    if number and (place is None or place.number is None):
        place = msgspec.structs.replace(place or Where(), number=number)
    origin = Origin(kind=kind, where=place, sha256=fingerprint(words_of(block)))
    return msgspec.structs.replace(block, origin=origin)


def all_marked(blocks: Iterable[Block], kind: OriginKind) -> tuple[Block, ...]:
    """Mark those of the blocks that carry no origin yet."""
    return tuple(block if block.origin else marked(block, kind) for block in blocks)
