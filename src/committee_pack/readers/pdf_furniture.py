"""Running headers, footers, page numbers and stamps: told apart from the words of the report."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from committee_pack.readers.pdf_lines import Line

# Shares of the page's height, from the top and from the bottom, where furniture may stand.
_HEAD, _FOOT = 0.13, 0.87

# Stamps of agenda management systems and bare page numbers.
_STAMPS = re.compile(
    r"""^(?:
        public\ document\ pack | agenda\ item(?:\ no\.?)?:?\ \d+[a-z]? | minute\ item\ \d+[a-z]? |
        page\ \d+(?:\ of\ \d+)? | this\ page\ is\ intentionally\ left\ blank |
        \(pages?\ \d+(?:\s*[-–]\s*\d+)?\)
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_PAGE_NUMBER = re.compile(
    r"^[-–—|\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*$", re.I
)
_ANYWHERE = re.compile(r"^this page is intentionally left blank$", re.IGNORECASE)


class PageText(msgspec.Struct, frozen=True):
    """The lines of a page that are in no table."""

    number: int
    height: float
    lines: tuple[Line, ...]


def part_furniture(pages: Sequence[PageText]) -> tuple[list[PageText], tuple[str, ...]]:
    """Part the pages' lines from their furniture.

    Only lines at the outer edge are furniture: one that has words of the report between it and
    the edge never is.

    Returns:
        The pages without furniture; the furniture's texts, each once, in order.
    """
    repeated = _repeated(pages)
    kept: list[PageText] = []
    out: dict[str, None] = {}
    for page in pages:
        gone = {
            *_outer(page, page.lines, repeated, top=True),
            *_outer(page, page.lines[::-1], repeated, top=False),
        }
        gone |= {line for line in page.lines if _ANYWHERE.match(line.text.strip())}
        out |= dict.fromkeys(line.text for line in page.lines if line in gone)
        lines = tuple(line for line in page.lines if line not in gone)
        kept.append(msgspec.structs.replace(page, lines=lines))
    return kept, tuple(out)


def _outer(page: PageText, lines: Sequence[Line], repeated: set[str], *, top: bool) -> list[Line]:
    gone: list[Line] = []
    for line in lines:
        in_zone = line.baseline < _HEAD * page.height if top else line.top > _FOOT * page.height
        if not in_zone or not (_is_stamp(line) or _key(line, page) in repeated):
            break
        gone.append(line)
    return gone


def _is_stamp(line: Line) -> bool:
    text = " ".join(line.text.split())
    return bool(_STAMPS.match(text) or _PAGE_NUMBER.match(text))


def _key(line: Line, page: PageText) -> str:
    """What makes two pages' lines the same: the words but for figures, and the height."""
    words = re.sub(r"\d+", "#", "".join(line.text.split()))
    from_foot = line.baseline > page.height / 2
    place = page.height - line.baseline if from_foot else line.baseline
    return f"{'foot' if from_foot else 'head'} {round(place / 8)} {words}"


def _repeated(pages: Sequence[PageText]) -> set[str]:
    """Give the keys of lines that stand in one place on several pages."""
    counts: Counter[str] = Counter()
    for page in pages:
        zone = [
            line
            for line in page.lines
            if line.baseline < _HEAD * page.height or line.top > _FOOT * page.height
        ]
        counts.update({_key(line, page) for line in zone})
    needed = 2 if len(pages) < 6 else 3
    return {key for key, count in counts.items() if count >= needed}
