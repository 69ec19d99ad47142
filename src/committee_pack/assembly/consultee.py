"""A consultee's file as blocks: finance, legal and equalities officers send their own words."""

from collections.abc import Iterable
from pathlib import PurePath

import msgspec

from committee_pack.assembly.markdown import markdown_blocks
from committee_pack.model.evidence import PlainText
from committee_pack.model.report import Block, Paragraph, Report, Run, words_of
from committee_pack.model.source import Where
from committee_pack.profiles import same_heading


def consultee_blocks(words: Report, heading: str) -> tuple[Block, ...]:
    """Give all the words of a consultee's file as blocks, its headings as sub-headings.

    Args:
        words: the file, read as a report.
        heading: the heading of the section the words go in, so that it is not said twice.
    """
    blocks: list[Block] = [*_as_subheading(words.title, heading, None)]
    blocks += [
        Paragraph(number=None, text=f"{label}: {value}")
        for label, value in words.front_matter.items()
    ]
    blocks += words.preamble
    for section in words.sections:
        blocks += _as_subheading(section.heading, heading, section.where)
        blocks += section.blocks
    return tuple(_renumbered(blocks))


def consultee_markdown(words: PlainText, heading: str) -> tuple[Block, ...]:
    """Give the words of a consultee's file in Markdown as blocks.

    Args:
        words: the file as it stands.
        heading: the heading of the section the words go in, so that it is not said twice.
    """
    name = PurePath(words.source.path).name
    blocks = markdown_blocks(words.text)
    return tuple(
        msgspec.structs.replace(block, where=Where(source=name, block=place))
        for place, block in enumerate(blocks)
        if not (place == 0 and same_heading(words_of(block), heading))
    )


def _as_subheading(words: str, heading: str, where: Where | None) -> Iterable[Block]:
    if words and not same_heading(words, heading):
        yield Paragraph(number=None, text=words, runs=(Run(text=words, bold=True),), where=where)


def _renumbered(blocks: Iterable[Block]) -> Iterable[Block]:
    """Keep the numbers of list items; a paragraph's own number goes, as the section numbers it."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.number:
            yield msgspec.structs.replace(block, number=None)
        else:
            yield block
