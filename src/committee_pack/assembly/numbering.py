"""Number a section's paragraphs by position: what Word will show, known before Word is asked."""

from collections.abc import Iterable

import msgspec

from committee_pack.model.report import Block, OriginKind, Paragraph


def numbered(place: int, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give each paragraph of the section in that place its number: 6.1, 6.2 and on.

    A carried paragraph that had no number last time (it goes on from the one above, or is a
    sub-heading) has none now. Every other plain paragraph is numbered.
    """
    count = 0
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            number = None
            if _takes_a_number(block):
                count += 1
                number = f"{place}.{count}"
            result.append(msgspec.structs.replace(block, number=number))
        else:
            result.append(block)
    return tuple(result)


def _takes_a_number(paragraph: Paragraph) -> bool:
    if paragraph.question or paragraph.style == "placeholder":
        return True
    carried = paragraph.origin is not None and paragraph.origin.kind is OriginKind.CARRIED
    if carried:
        return paragraph.number is not None
    return paragraph.style is None and not _is_subheading(paragraph)


def _is_subheading(paragraph: Paragraph) -> bool:
    return bool(paragraph.runs) and all(run.bold for run in paragraph.runs if run.note is None)
