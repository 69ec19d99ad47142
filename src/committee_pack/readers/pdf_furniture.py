"""Running headers, footers, page numbers and stamps: told apart from the words of the report."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from committee_pack.readers.pdf_lines import Line

# Shares of the page's height, from the top and from the bottom, where furniture may stand.
_HEAD, _FOOT = 0.13, 0.85
# Points that a running line may stand higher or lower from page to page.
_STEADY = 2.0

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
_PAGE_OF = re.compile(r"^page\s+\d{1,4}\s+of\s+\d{1,4}$", re.IGNORECASE)
_ANYWHERE = re.compile(r"^this page is intentionally left blank$", re.IGNORECASE)


class PageText(msgspec.Struct, frozen=True):
    """The lines of a page that are in no table."""

    number: int
    height: float
    lines: tuple[Line, ...]


def part_furniture(
    pages: Sequence[PageText], marked: Iterable[Line] = ()
) -> tuple[list[PageText], tuple[str, ...]]:
    """Part the pages' lines from their furniture.

    Args:
        pages: the pages' lines.
        marked: what some page marks as furniture; another may have the same, in the same place,
            and not mark it.

    Only lines at the outer edge are furniture: one that has words of the report between it and
    the edge never is.

    Returns:
        The pages without furniture; the furniture's texts, each once, in order.
    """
    repeated = _repeated(pages)
    places: dict[str, set[float]] = defaultdict(set)
    for line in marked:
        places["".join(line.text.split())].add(line.baseline)
    repeated |= {line for page in pages for line in page.lines if _stands_at(line, places)}
    kept: list[PageText] = []
    out: dict[str, None] = {}
    for page in pages:
        down = sorted(page.lines, key=lambda line: (line.baseline, line.x0))
        gone = {
            *_outer(page, down, repeated, top=True),
            *_outer(page, down[::-1], repeated, top=False),
        }
        gone |= {line for line in page.lines if _ANYWHERE.match(line.text.strip())}
        out |= dict.fromkeys(line.text for line in page.lines if line in gone)
        lines = tuple(line for line in page.lines if line not in gone)
        kept.append(msgspec.structs.replace(page, lines=lines))
    return kept, tuple(out)


def _outer(
    page: PageText, lines: Sequence[Line], repeated: Collection[Line], *, top: bool
) -> list[Line]:
    gone: list[Line] = []
    for line in lines:
        in_zone = line.baseline < _HEAD * page.height if top else line.top > _FOOT * page.height
        # "Page 3 of 4" at a page's edge is no words of the report, however short the page is.
        if not _PAGE_OF.match(line.text.strip()) and not (
            in_zone and (_is_stamp(line) or line in repeated)
        ):
            break
        gone.append(line)
    return gone


def _is_stamp(line: Line) -> bool:
    text = " ".join(line.text.split())
    return bool(_STAMPS.match(text) or _PAGE_NUMBER.match(text))


def _repeated(pages: Sequence[PageText]) -> set[Line]:
    """Give the lines that say the same, but for figures, in one place on most pages.

    Headers may differ on left and right pages and be missing on the first, so a third of a long
    document is enough; in a short one two answers on a form may well agree in words and place.
    """
    same: dict[tuple[bool, str], list[tuple[float, Line]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            at_head = line.baseline < _HEAD * page.height
            if at_head or line.top > _FOOT * page.height:
                words = re.sub(r"\d+", "#", "".join(line.text.split()))
                place = line.baseline if at_head else page.height - line.baseline
                same[at_head, words].append((place, line))
    needed = max(2, min(math.ceil(0.55 * len(pages)), 3 + len(pages) // 4))
    found: set[Line] = set()
    for lines in same.values():
        for place, line in lines:
            near = {other.page for at, other in lines if abs(at - place) < _STEADY}
            if len(near) >= needed:
                found.add(line)
    return found


def _stands_at(line: Line, places: Mapping[str, Iterable[float]]) -> bool:
    return any(
        abs(line.baseline - place) < _STEADY for place in places.get("".join(line.text.split()), ())
    )
