"""A rule on a name that a report writes in two ways: OFSTED, Ofsted and, by a slip, OFTSED.

Words are never changed: those that are quoted must stay as they are, and an officer mends her own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import OSA

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Report
from committee_pack.rules.context import RuleContext
from committee_pack.rules.passages import Passage, passages, told

# Bodies that most reports name; every other name is only held against the report itself.
_BODIES = ("Ofsted", "CAFCASS", "Barnardo’s", "UNISON", "CIPFA", "Ofqual", "ILACS")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{4,}\b")
_BODY = re.compile(rf"\b(?:{'|'.join(_BODIES)})\b", re.IGNORECASE)
_SHORTEST = 5
# No word of English is one letter off these.
_UNLIKE_WORDS = frozenset({"Ofsted", "CAFCASS"})


def names_in_two_ways(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of a name in capitals that is a slip for another, and of a body spelt in two ways."""
    said = tuple(passages(report))
    yield from _slips(said)
    yield from _two_ways(said)


def _slips(said: tuple[Passage, ...]) -> Iterator[Finding]:
    """Tell of a word in capitals that differs from a name in one letter, or in two that changed."""
    names = _names(said)
    for passage in said:
        if passage.text.isupper():
            continue
        words = (*_CAPITALS.findall(passage.own), *_CAPITALISED.findall(passage.own))
        for word in dict.fromkeys(words):
            name = _meant(word, names)
            if name:
                yield told(
                    "name-misspelt",
                    passage,
                    f'"{passage.heading}" says "{word}", which may be a slip for {name}.',
                    f'Put "{name}" if the words are your own; leave it if they are quoted.',
                )


def _names(said: tuple[Passage, ...]) -> Mapping[str, int]:
    """Count the words in capitals of a report."""
    counts: dict[str, int] = {}
    for passage in said:
        for word in _CAPITALS.findall(passage.own):
            counts[word] = counts.get(word, 0) + 1
    return counts


def _meant(word: str, names: Mapping[str, int]) -> str | None:
    """Give the name that a word is a slip for: the same letters, two of them changed round.

    A body that is known goes before a word of the report, which must stand there more often.
    """
    if len(word) < _SHORTEST or word.casefold() in {body.casefold() for body in _BODIES}:
        return None
    for body in _BODIES:
        if _is_slip(word, body.upper()) or _is_near(word, body):
            return body.upper() if body.upper() in names else body
    better = [name for name, count in names.items() if _is_slip(word, name) and count > names[word]]
    return better[0] if better else None


def _is_near(word: str, body: str) -> bool:
    """Tell a slip of one letter: one too many, too few, another, or two changed round."""
    one, other = word.casefold(), body.casefold()
    return (
        body in _UNLIKE_WORDS
        and one != f"{other}s"
        and OSA.distance(one, other, score_cutoff=1) == 1
    )


def _is_slip(word: str, name: str) -> bool:
    return sorted(word) == sorted(name) and OSA.distance(word, name) == 1


def _two_ways(said: tuple[Passage, ...]) -> Iterator[Finding]:
    """Tell, once a report, of a body whose name stands in capitals and in small letters."""
    first: dict[str, dict[str, Passage]] = {}
    for passage in said:
        if passage.text.isupper():
            continue
        for word in _BODY.findall(passage.own):
            if word[0].islower():  # part of an address on the web
                continue
            first.setdefault(word.casefold(), {}).setdefault(word, passage)
    for ways in first.values():
        if len(ways) > 1:
            passage = list(ways.values())[-1]
            written = " and ".join(f'"{word}"' for word in ways)
            yield told(
                "name-in-two-ways",
                passage,
                f"The report writes {written}.",
                "Write it in one way in your own words; quoted words stay as they are.",
                Severity.INFO,
            )
