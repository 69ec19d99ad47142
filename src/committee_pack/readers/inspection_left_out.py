"""What is cut from the body of an inspection report, told: how much of it, and on which pages."""

from collections.abc import Iterable, Sequence

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Picture, Table
from committee_pack.model.source import Where
from committee_pack.readers.flow import FlowBlock
from committee_pack.readers.inspection_pieces import page_of


def words_told(rule: str, what: str, blocks: Sequence[FlowBlock], source: str) -> Finding:
    """Tell of words in blocks that were cut; ``what`` says of which kind (``in footnotes``)."""
    count = count_words(blocks)
    return _info(
        rule,
        f"{count} {'word' if count == 1 else 'words'} {what} ({_pages(blocks)}) stand in no section"
        " of what was read.",
        blocks,
        source,
    )


def pictures_told(blocks: Sequence[FlowBlock], source: str) -> Finding:
    """Tell of pictures, which are not read."""
    count = len(blocks)
    told = "1 picture was" if count == 1 else f"{count} pictures were"
    return _info("pictures-left-out", f"{told} not read ({_pages(blocks)}).", blocks, source)


def _info(rule: str, message: str, blocks: Sequence[FlowBlock], source: str) -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.INFO,
        message=message,
        hint="Look at the page, if you need what stands there.",
        where=blocks[0].where or Where(source=source),
    )


def _pages(blocks: Iterable[FlowBlock]) -> str:
    pages = sorted({page_of(block) for block in blocks})
    if len(pages) == 1:
        return f"page {pages[0]}"
    return f"pages {', '.join(str(page) for page in pages[:-1])} and {pages[-1]}"


def count_words(blocks: Iterable[FlowBlock]) -> int:
    """Count the words of blocks."""
    return sum(len(text_of(block).split()) for block in blocks)


def text_of(block: FlowBlock) -> str:
    """Give the words of a block; a picture has none."""
    if isinstance(block, Table):
        return " ".join(cell for row in block.rows for cell in row)
    return "" if isinstance(block, Picture) else block.text
