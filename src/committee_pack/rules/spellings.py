"""A rule on a name that a report writes in two ways: OFSTED, Ofsted and, by a slip, OFTSED.

Words are never changed: those that are quoted must stay as they are, and an officer mends her own.
"""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import OSA

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Report
from committee_pack.rules.context import RuleContext
from committee_pack.rules.passages import Passage, passages, told

# Bodies that most reports name. Of other acronyms two with the same letters may be two names:
# UKIAT and UKAIT were two tribunals.
_BODIES = ("Ofsted", "CAFCASS", "Barnardo’s", "UNISON", "CIPFA", "Ofqual", "ILACS")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{4,}\b")
_BODY = re.compile(rf"\b(?:{'|'.join(_BODIES)})\b", re.IGNORECASE)
_SHORTEST = 5
# No word of English is one letter off these.
_UNLIKE_WORDS = frozenset({"Ofsted", "CAFCASS"})


def names_in_two_ways(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of a word that is a slip for the name of a body, and of a body spelt in two ways."""
    said = tuple(passages(report))
    yield from _slips(said)
    yield from _two_ways(said)


def _slips(said: tuple[Passage, ...]) -> Iterator[Finding]:
    """Tell of a word that differs from a body's name in one letter, or in two that changed."""
    names = {word for passage in said for word in _CAPITALS.findall(passage.own)}
    for passage in said:
        if passage.text.isupper():
            continue
        words = (*_CAPITALS.findall(passage.own), *_CAPITALISED.findall(passage.own))
        for word in dict.fromkeys(words):
            body = _meant(word)
            if body:
                name = body.upper() if body.upper() in names else body
                yield told(
                    "name-misspelt",
                    passage,
                    f'"{passage.heading}" says "{word}", which may be a slip for {name}.',
                    f'Put "{name}" if the words are your own; leave it if they are quoted.',
                )


def _meant(word: str) -> str | None:
    """Give the body that a word is a slip for; None where none is near, or it is the body's own."""
    if len(word) < _SHORTEST:
        return None
    return next(
        (body for body in _BODIES if _is_slip(word, body.upper()) or _is_near(word, body)), None
    )


def _is_near(word: str, body: str) -> bool:
    """Tell a slip of one letter: one too many, too few, another, or two changed round."""
    one, other = word.casefold(), body.casefold()
    return (
        body in _UNLIKE_WORDS
        and one != f"{other}s"
        and OSA.distance(one, other, score_cutoff=1) == 1
    )


def _is_slip(word: str, name: str) -> bool:
    """Tell a slip of the same letters, two of them changed round."""
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
