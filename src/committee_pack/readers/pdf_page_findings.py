"""What is told of whole pages: scans, struck words, drawn cells, a broken index."""

from collections.abc import Iterator, Sequence

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Where
from committee_pack.readers.pdf_sorting import PageContent


def page_findings(pages: Sequence[PageContent], source: str) -> Iterator[Finding]:
    """Tell of pages whose words are not read, or may not be all.

    Args:
        pages: the pages of a file, in order.
        source: the file's name.
    """
    for page in pages:
        yield from page.findings
        # A picture on the first page is the cover's.
        if page.scanned and page is not pages[0]:
            yield Finding(
                rule="page-scanned",
                severity=Severity.WARNING,
                message="The page is a picture: the words in it are not read.",
                hint="If it says something that matters, run text recognition (OCR) on the file.",
                where=Where(source=source, page=page.text.number),
            )
    if any(page.mended for page in pages):
        yield Finding(
            rule="file-mended",
            severity=Severity.WARNING,
            message="The file's own list of its pages does not hold; its pages were searched for.",
            hint="See that no page is missing, or print it to a new pdf and read that.",
            where=Where(source=source, page=pages[0].text.number),
        )
