"""Put new words in the place of a paragraph of last time."""

import msgspec

from committee_pack.assembly.origins import marked
from committee_pack.assembly.passages import Passage
from committee_pack.model.report import Block, ListItem, Note, OriginKind, Paragraph


def replaced(
    passage: Passage, new: tuple[Block, ...]
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Give a passage with new words for its paragraph, and what of it they stand in for.

    Tables, pictures and unnumbered paragraphs under it stay. A list goes where the new words have
    one of their own, and so do the notes that the old words referred to.

    Args:
        passage: last time's paragraph with what belongs to it.
        new: the new words.
    """
    first, *rest = passage.blocks
    origin = marked(first, OriginKind.CARRIED).origin
    assert origin is not None
    edited = msgspec.structs.replace(origin, kind=OriginKind.EDITED)
    own_list = any(isinstance(block, ListItem) for block in new)
    marks = {run.note for run in getattr(first, "runs", ()) if run.note is not None}
    blocks: list[Block] = [
        _numbered_as(first, msgspec.structs.replace(block, origin=edited), place)
        for place, block in enumerate(new)
    ]
    lost: list[Block] = [first]
    for block in rest:
        if (own_list and isinstance(block, ListItem)) or (
            isinstance(block, Note) and block.mark in marks
        ):
            lost.append(block)
        else:
            blocks.append(marked(block, OriginKind.CARRIED))
    return tuple(blocks), tuple(lost)


def _numbered_as(old: Block, new: Block, place: int) -> Block:
    """Keep a sub-heading a sub-heading: new words for one are set in bold and have no number."""
    if not isinstance(old, Paragraph) or not isinstance(new, Paragraph):
        return new
    if old.number is not None or place > 0:
        return new
    runs = (msgspec.structs.replace(old.runs[0], text=new.text, note=None),) if old.runs else ()
    return msgspec.structs.replace(new, runs=runs)
