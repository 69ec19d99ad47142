"""Rules on words that hang on the day they were written: "at the last meeting", "currently"."""

import re
from collections.abc import Iterable, Iterator

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Report
from committee_pack.rules.context import RuleContext
from committee_pack.rules.passages import Passage, passages, place_of, told

_ANOTHER = re.compile(
    r"\b(?:at|to|by|for|from|of|before|since)\s+(?:its|the|th(?:is|e) \w+.s|their|our|your)\s+"
    r"(?:last|next|previous|forthcoming|following)\s+(?:\w+\s+)?meeting\b"
    r"|\b(?:last|next|previous)\s+(?:committee|scrutiny|cabinet|executive|board)\s+meeting\b"
    r"|\bthe\s+(?:last|previous)\s+(?:progress\s+|update\s+)?report\s+to\s+(?:the|this)\s+committee\b"
    # With its year a meeting is one for ever.
    r"|\bsince\s+(?:the|this)\s+(?:committee|commission|panel|board|forum|executive|cabinet)\s+"
    r"(?:last\s+)?met\b(?!\s+(?:in|on)\s[^.;:]{0,20}\d{4})"
    r"|\b(?:last|next)\s+term\b|\b(?:last|next|this)\s+(?:week|month|quarter"
    r"|(?:financial\s+|municipal\s+|calendar\s+|academic\s+)?year)\b(?!\s+(?:group|olds?)\b)"
    # "The next summer" follows on from another one that the sentence tells of.
    r"|(?<!\bthe )\b(?:last|next|this)\s+(?:spring|summer|autumn|winter|christmas|easter)\b"
    r"|\b(?:in|over) the (?:coming|next few|last few|past few)\s+(?:weeks|months)\b"
    r"|\bat (?:the )?time of (?:writing|drafting|this report|publication)\b|\bas (?:of|at) today\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\bto date\b(?!\s+(?:of|information|with|on)\b)|\brecently\b|\bcurrently\b|\bat present\b"
    r"|\bat the moment\b",
    re.IGNORECASE,
)
# "keep up to date" and the like say nothing of the day of writing.
_NO_TIME = re.compile(
    r"\b(?:up|out)[ -](?:to|of)[ -]date\b|\b(?:from )?date to date\b", re.IGNORECASE
)
# What holds for every meeting or year holds for this one.
_ALWAYS = re.compile(r"\b(?:each|every|any|whether|if|usually|always|normally)\b", re.IGNORECASE)


def words_of_another_meeting(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell, once a paragraph, of carried words that mean another meeting or time by now."""
    found: dict[int, tuple[Passage, list[str]]] = {}
    for passage, words in _said(report, _ANOTHER):
        found.setdefault(id(passage.block), (passage, []))[1].append(words)
    for passage, said in found.values():
        yield told(
            "words-of-last-time",
            passage,
            f'"{passage.heading}" says {_quoted(said)}, carried from last time: it means another '
            "meeting or time by now.",
            "Check that it still holds, or give the date.",
        )


def words_of_then(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell, once a report, where carried words say "currently", "recently" or "to date".

    Each may well hold; they are for information, with the numbers of their paragraphs.
    """
    found = [(place_of(passage), words.casefold()) for passage, words in _said(report, _NOW)]
    if found:
        places = ", ".join(dict.fromkeys(place for place, _ in found))
        yield Finding(
            rule="words-of-then",
            severity=Severity.INFO,
            message=f"Carried from last time: {_quoted(words for _, words in found)} ({places}).",
            hint="Check that it is still so.",
        )


def _said(report: Report, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, str]]:
    for passage in passages(report, carried_only=True):
        if not _ALWAYS.search(passage.own):
            plain = _NO_TIME.sub(lambda found: " " * len(found[0]), passage.own)
            for found in pattern.finditer(plain):
                yield passage, " ".join(found[0].split())


def _quoted(said: Iterable[str]) -> str:
    return ", ".join(f'"{words}"' for words in dict.fromkeys(said))
