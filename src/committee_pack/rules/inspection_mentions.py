"""Where a sentence says when the inspection was: the year, and whether the one before is meant."""

import re
from collections.abc import Iterator

import msgspec
from rapidfuzz.distance import OSA

from committee_pack.model.dates import MONTHS
from committee_pack.model.framework import EARLIER, NAMES_OF_KINDS

_GAP = r"(?:\s+(?:report|of (?:the )?(?:Council|children.s (?:social care|services)))){0,2}"
_DONE = (
    r"(?:(?:was|were|is|as|being|which was|that was)\s+)?(?:\w+ly\s+)?"
    r"(?:(?:published|reported|issued|released|carried out|conducted|undertaken|completed|held"
    r"|took place)\s+)?"
)
_LINK = rf",?\s*(?:\(|{_DONE}(?:in|of|during|from|dated|on)\s+)"
_WHEN = (
    r"(?:\d{1,2}(?:\s*(?:to|and|-|–)\s*\d{1,2})?\s+)?"
    rf"(?:(?:{'|'.join(MONTHS)})\s+)?(?P<year>20\d\d)\b"
)
# "inspection in 2031", "inspection report of May 2031", "inspection (2031)", "inspection, which was
# quietly released in May 2031".
_AFTER = re.compile(rf"\binspection\b{_GAP}{_LINK}{_WHEN}", re.IGNORECASE)
# "2031 inspection", "2031 Ofsted inspection report".
_AHEAD = re.compile(
    r"\b(?P<year>20\d\d)\s+(?P<kinds>(?:[\w-]+\s+){0,3}?)inspection\b(?: report)?", re.IGNORECASE
)
_BEFORE = re.compile(rf"\b{EARLIER}\s+$", re.IGNORECASE)
_LAST_WORD = re.compile(r"([\w-]+)\s+$")
_OF_THE_REPORT = re.compile(r"\b(?:published|reported|issued|released|report)\b", re.IGNORECASE)
_MOST_KINDS = 4
_SHORTEST_MISSPELT = 5


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """An inspection with a year.

    Attributes:
        words: the words that say so, as found.
        year: the year they give.
        before: whether they mean the inspection before ("the last inspection").
        of_the_report: whether the year may be that of the report's publication.
    """

    words: str
    year: int
    before: bool
    of_the_report: bool


def mentions(sentence: str) -> Iterator[Mention]:
    """Give every inspection that a sentence gives a year."""
    for found in _AFTER.finditer(sentence):
        start = _start_of_kinds(sentence, found.start())
        before = _BEFORE.search(sentence[:start])
        start = before.start() if before else start
        yield _mention(sentence[start : found.end()], int(found["year"]), before=bool(before))
    for found in _AHEAD.finditer(sentence):
        if all(_names_a_kind(word) for word in found["kinds"].split()):
            yield _mention(found[0], int(found["year"]), before=False)


def names_inspectorate(sentence: str) -> bool:
    """Tell whether a sentence names Ofsted, a letter more, less or out of its place allowed."""
    return any(_is_like(word, "ofsted") for word in re.findall(r"\w+", sentence.casefold()))


def _mention(words: str, year: int, *, before: bool) -> Mention:
    words = " ".join(words.split())
    return Mention(
        words=words, year=year, before=before, of_the_report=bool(_OF_THE_REPORT.search(words))
    )


def _start_of_kinds(sentence: str, end: int) -> int:
    """Go back over the words before "inspection" that only say of which kind it is."""
    for _ in range(_MOST_KINDS):
        word = _LAST_WORD.search(sentence[:end])
        if not word or not _names_a_kind(word[1]):
            break
        end = word.start()
    return end


def _names_a_kind(word: str) -> bool:
    return any(_is_like(word.casefold(), name) for name in NAMES_OF_KINDS)


def _is_like(word: str, name: str) -> bool:
    """Tell whether a word is a name, or a longer name with one slip of the keys in it."""
    if len(name) < _SHORTEST_MISSPELT:
        return word == name
    return OSA.distance(word, name, score_cutoff=1) <= 1
