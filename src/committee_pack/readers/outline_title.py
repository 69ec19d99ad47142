"""The title of a report: styled as one, or the line that stands out between fields and sections."""

import re
from collections.abc import Iterable, Sequence

from committee_pack.model.dates import MONTHS
from committee_pack.readers.outline_entries import Entry, contents_line, heading_like, same_words
from committee_pack.readers.outline_look import Look

_LONGEST = 300
_DAY = rf"(?:\w+day,?\s+)?\d{{1,2}}\s?(?:st|nd|rd|th)?\s+(?:{'|'.join(MONTHS)}),?\s+\d{{4}}"
# What stands above a title besides fields: the body that meets, the day, whose report it is; and
# the heading of a list of contents, which may be set larger than any other.
_NO_TITLE = re.compile(
    r"^(?:agenda item|item|report no)\b.{0,12}$|^report (?:of|by|to) |^table of contents$|"
    r"^(?:(?!\b(?:of|for|from|on|to|in)\b).)*\b"
    rf"(?:council|committee|cabinet|board|authority|executive|panel)(?:\s?[-–—,]?\s?{_DAY})?$|^{_DAY}$",
    re.IGNORECASE,
)
_SEARCHED = 80
_PROSE = 80  # so many letters and a full stop make running text


def title_place(
    made: Sequence[Entry], places: Iterable[int], limit: int, look: Look, marked: str
) -> tuple[int | None, bool]:
    """Find the title: below the fields and above the first section, else above the fields.

    Args:
        made: the entries of the document.
        places: where the front matter stands.
        limit: place of the first section that is sure; the end where there is none.
        look: how this document sets its headings.
        marked: the title as the format marks it, by style or in its properties; these are often
            stale, so it counts only where the words also stand on the page.

    Returns:
        The title's place, or None, and whether the format marks it.
    """
    fields = sorted(places)
    start = fields[-1] + 1 if fields else 0
    below = _candidates(made, range(start, min(limit, start + _SEARCHED)))
    above = _candidates(made, range(fields[0])) if fields else []
    for at in (*below, *above):
        if marked and same_words(made[at].text, marked):
            return at, True
    if fields or limit < len(made):
        ranked = _unlike_sections(made, _ranked(made, below, look), limit)
        over = _ranked(made, above, look)
        if not ranked or (over and _heads_a_section(made, ranked[0], over[0], limit, look)):
            ranked = over
        named = (at for at in (*ranked, *over) if names_a_matter(made[at].text))
        return next(named, next(iter(ranked or _only_line(made, below, above, look)), None)), False
    ranked = _ranked(made, below, look)
    # Without fields and sections a line has to stand above all others to be the title.
    alone = len(ranked) == 1 or (ranked and _rank(made[ranked[0]]) != _rank(made[ranked[1]]))
    return (ranked[0] if alone and not _below_prose(made, ranked[0]) else None), False


def _below_prose(made: Sequence[Entry], at: int) -> bool:
    """Tell whether running text stands above a line: then it heads a part of the document.

    One sentence may stand above a title, such as a notice about who may read it.
    """
    above = (entry.text.rstrip() for entry in made[:at] if entry.paragraph)
    return sum(text.endswith((".", "?", "!")) and len(text) > _PROSE for text in above) > 1


def _unlike_sections(made: Sequence[Entry], ranked: list[int], limit: int) -> list[int]:
    """Leave out lines in the style of the first section that is sure, where others are left."""
    first = made[limit].paragraph if limit < len(made) else None
    if first is None or first.heading is None:
        return ranked
    sections = _rank(made[limit])
    return [at for at in ranked if _rank(made[at]) != sections] or ranked


def _only_line(
    made: Sequence[Entry], below: Iterable[int], above: Iterable[int], look: Look
) -> list[int]:
    """Give the only line that can be the title where the document sets nothing apart."""
    if look.emphasis:
        return []
    for places in (below, above):
        lines = [at for at in places if heading_like(made[at]) and made[at].text[-1] not in ":?"]
        if len(lines) == 1 and names_a_matter(made[lines[0]].text):
            return lines
    return []


def names_a_matter(words: str) -> bool:
    """Tell a title from the body that meets and from a lone word such as "Present"."""
    return len(words.split()) > 1 and not _NO_TITLE.search(words)


def _heads_a_section(made: Sequence[Entry], below: int, above: int, limit: int, look: Look) -> bool:
    """Tell whether the line below the fields is set as the sections are, and one above is higher.

    Then the fields stand under the title, and "Summary" is the first section.
    """
    if _rank(made[above]) >= _rank(made[below]):
        return False
    start = limit
    if limit == len(made) and names_a_matter(made[above].text):
        # No section is sure: another line set as this one is tells that both are headings.
        start = below + 1
    sections = (e for e in made[start:] if e.paragraph and look.shows(e) and heading_like(e))
    return any(_rank(entry) == _rank(made[below]) for entry in sections)


def _candidates(made: Sequence[Entry], places: Iterable[int]) -> list[int]:
    return [
        at
        for at in places
        if made[at].paragraph
        and made[at].number is None
        and 3 < len(made[at].text) < _LONGEST
        and not contents_line(made[at].text)
    ]


def _ranked(made: Sequence[Entry], places: Iterable[int], look: Look) -> list[int]:
    shown = [at for at in places if look.shows(made[at]) or made[at].text.isupper()]
    shown = [at for at in shown if not made[at].text.rstrip().endswith((".", ":"))]
    return sorted(shown, key=lambda at: (*_rank(made[at]), at))


def _rank(entry: Entry) -> tuple[float, int]:
    """Order by size, then by heading level: a title stands above the headings of sections."""
    paragraph = entry.paragraph
    size = (paragraph.size if paragraph else None) or 0.0
    level = paragraph.heading if paragraph and paragraph.heading is not None else 99
    return -size, level
