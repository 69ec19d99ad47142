"""Where a sentence says when an inspection was or its report came out, and which one it means."""

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec
from rapidfuzz.distance import OSA

from committee_pack.model.dates import MONTHS
from committee_pack.model.framework import EARLIER, LAST, NAMES_OF_KINDS

_GAP = r"(?:\s+(?:report|of (?:the )?(?:Council|children.s (?:social care|services)))){0,2}"
_DONE = (
    r"(?:(?:was|were|is|as|being|which was|that was)\s+)?(?:\w+ly\s+)?"
    r"(?:(?:published|reported|issued|released|carried out|conducted|undertaken|completed|held"
    r"|took place)\s+)?"
)
_IN = r"(?:in|of|during|from|dated|on|between)\s+"
_LINK = rf"(?:,?\s*\(|\s+{_DONE}{_IN}|(?P<comma>,)\s*{_DONE}{_IN})"
_PART = r"(?:(?:the\s+)?(?:early|late|mid|spring|summer|autumn|winter|start|end|beginning)[\s-]+)"
_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DAYS = r"\d{1,2}(?:\s*(?:to|and|-|–)\s*\d{1,2})?\s+"
# A year that more words belong to is theirs: "2018 framework", "2022 to 2025", "2024-25".
_WHEN = (
    rf"(?:{_PART}(?:of\s+)?){{0,2}}(?:{_DAYS})?(?:{_MONTH}\s+)?"
    rf"(?:(?:to|and|-|–)\s*(?:{_DAYS})?{_MONTH}\s+)?(?P<year>20\d\d)\b"
    r"(?!\s*[-–/]\s*\d|\s+to\s+20\d\d|\s+(?:data|figures|statistics|plan|strategy|framework"
    r"|handbook|guidance|cohort|census|budget|returns?)\b)"
)
# "inspection in 2031", "inspection report of May 2031", "inspection (2031)", "inspection, which was
# quietly released in May 2031".
_AFTER = re.compile(rf"\b(?:inspection|ILACS)\b{_GAP}{_LINK}{_WHEN}", re.IGNORECASE)
# "inspection, in 2031, found" tells its year; "inspection, in 2031 we will" begins a new thought.
_CLOSED = re.compile(r"\s*(?:[,.;:!?)–-]|$)(?!\s*(?:the council|we|it|they)?\s*will\b)", re.I)
# "2031 inspection", "2031 Ofsted inspection report".
_AHEAD = re.compile(
    r"\b(?P<year>20\d\d)\s+(?P<kinds>(?:[\w-]+\s+){0,3}?)inspection\b(?: report)?"
    r"(?!\s+(?:framework|handbook|programme|cycle|guidance|plan|regime|readiness|year))",
    re.IGNORECASE,
)
_INSPECTORS = r"(?:inspectors|ofsted|hmi|the inspectorate)"
_BETWEEN = r"(?:\s+(?!(?:and|that|who|which|because|about|since|after|before)\b)[^\W\d][\w’'-]*)"
# "Ofsted inspected the council in 2031", "inspectors visited in 2031", "was inspected in 2031".
_CAME = re.compile(
    rf"(?:\b{_INSPECTORS}(?:\s+(?:have|had|has|last|again|first|next|then|previously|most"
    r" recently)){0,2}"
    r"\s+(?:inspected|visited|came|returned|were (?:here|on site|in|with us)|was here|arrived)"
    r"|\b(?:was|were|been|last|previously|most recently)\s+inspected)"
    rf"{_BETWEEN}{{0,7}}?,?\s+{_IN}{_WHEN}",
    re.IGNORECASE,
)
_PAPER = r"(?:report|letter|findings|judge?ments?|outcome|results|grades)"
_WHOSE = rf"(?:(?:the|this|that|its|their|his|her|our|{EARLIER})\s+){{0,2}}"
_OFSTEDS = r"(?:(?:ofsted|inspection|inspectors|inspectorate|ilacs)(?:[’']s|[’'])?\s+){0,3}"
_OUT = r"(?:published|issued|released|came out|appeared)"
# "the report was published in 2031", "Ofsted's report, published in 2031".
_CAME_OUT = re.compile(
    rf"\b(?P<whose>{_WHOSE}{_OFSTEDS})(?:full\s+|final\s+)?{_PAPER}(?:,?\s+(?:which|that))?,?"
    rf"(?:\s+(?:was|were|has been|had been))?(?:\s+\w+ly)?\s+{_OUT}(?:\s+by\s+ofsted)?\s+"
    rf"{_IN}{_WHEN}",
    re.IGNORECASE,
)
# "Ofsted published its report in 2031", "publication of the inspection report in 2031".
_PUTTING_OUT = re.compile(
    rf"\b(?P<whose>{_INSPECTORS}\s+{_OUT}|publication of)\s+(?P<its>{_WHOSE}{_OFSTEDS})"
    rf"(?:full\s+|final\s+)?{_PAPER}(?:\s+(?:on|of|about)\s+(?:the|our|its)\s+"
    rf"(?:council|services|inspection|authority))?,?\s+{_IN}{_WHEN}",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b{EARLIER}\s+$", re.IGNORECASE)
_IS_EARLIER = re.compile(rf"\b{EARLIER}\b|\bpreviously\b", re.IGNORECASE)
_IS_LAST = re.compile(rf"\b{LAST}\b|\bmost recently\b", re.IGNORECASE)
_IS_PREVIOUS = re.compile(r"\bprevious(?:ly)?\b", re.IGNORECASE)
_LAST_WORD = re.compile(r"([\w-]+)\s+$")
_PUBLISHED = re.compile(rf"\b(?:{_OUT}|reported|publication)\b", re.IGNORECASE)
_OF_THE_REPORT = re.compile(r"\breport\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:inspection|inspectors|inspected|ilacs|inspectorate)\b", re.IGNORECASE)
_MOST_KINDS = 4
_SHORTEST_MISSPELT = 5


class Meant(StrEnum):
    """Which inspection words mean."""

    ANY = "any"
    LAST = "last"
    BEFORE = "before"


class Said(StrEnum):
    """What words say of a year: that the inspection took place in it, or its report came out."""

    CARRIED_OUT = "carried-out"
    PUBLISHED = "published"
    EITHER = "either"


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """An inspection with a year.

    Attributes:
        words: the words that say so, as found.
        year: the year they give.
        meant: which inspection they mean, the last and the one before being named as such.
        said: whether the year is of the inspection, of the publication, or may be of either.
    """

    words: str
    year: int
    meant: Meant
    said: Said


def mentions(sentence: str, *, about_inspection: bool = True) -> Iterator[Mention]:
    """Give every inspection that a sentence gives a year.

    Args:
        sentence: the sentence.
        about_inspection: whether a report that is not named further may be the inspection's.
    """
    told: set[int] = set()
    found = (*_inspections(sentence), *_visits(sentence), *_reports(sentence, about_inspection))
    for words, year in found:
        if year.start("year") not in told:
            told.add(year.start("year"))
            yield _mention(words, int(year["year"]))


_Found = tuple[str, re.Match[str]]


def _inspections(sentence: str) -> Iterator[_Found]:
    for found in _AFTER.finditer(sentence):
        if found["comma"] and not _CLOSED.match(sentence[found.end() :]):
            continue
        start = _start_of_kinds(sentence, found.start())
        before = _BEFORE.search(sentence[:start])
        yield sentence[before.start() if before else start : found.end()], found
    for found in _AHEAD.finditer(sentence):
        if all(_names_a_kind(word) for word in found["kinds"].split()):
            yield found[0], found


def _visits(sentence: str) -> Iterator[_Found]:
    yield from ((found[0], found) for found in _CAME.finditer(sentence))


def _reports(sentence: str, about_inspection: bool) -> Iterator[_Found]:
    for found in _PUTTING_OUT.finditer(sentence):
        if about_inspection or names_inspection(found[0]):
            yield found[0], found
    for found in _CAME_OUT.finditer(sentence):
        if names_inspection(found["whose"]) or (about_inspection and found["whose"].strip()):
            yield found[0], found


def names_inspection(words: str) -> bool:
    """Tell whether words name an inspection, inspectors or Ofsted."""
    return bool(_NAMED.search(words)) or names_inspectorate(words)


def names_inspectorate(sentence: str) -> bool:
    """Tell whether a sentence names Ofsted, a letter more, less or out of its place allowed."""
    return any(_is_like(word, "ofsted") for word in re.findall(r"\w+", sentence.casefold()))


def which(words: str) -> Meant:
    """Tell which inspection words mean: the one before, the last, or any."""
    if _IS_PREVIOUS.search(words):
        return Meant.BEFORE
    if _IS_LAST.search(words):
        return Meant.LAST
    return Meant.BEFORE if _IS_EARLIER.search(words) else Meant.ANY


def _mention(words: str, year: int) -> Mention:
    words = " ".join(words.split())
    return Mention(words=words, year=year, meant=which(words), said=_said(words))


def _said(words: str) -> Said:
    if _PUBLISHED.search(words):
        return Said.PUBLISHED
    return Said.EITHER if _OF_THE_REPORT.search(words) else Said.CARRIED_OUT


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
