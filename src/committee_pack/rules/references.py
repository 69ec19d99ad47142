"""Rules on references: an appendix named in the text must be in the list."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import Formatter

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Report, words_of
from committee_pack.profiles import Profile
from committee_pack.rules.context import RuleContext

# 6(a), 6a, 6, A, B2; and (b) alone behind another: "Appendices 6(a) and (b)".
_NUMBER = r"(?:\d{1,3}(?:\s?\([a-z]{1,2}\)|[a-z]\b|\b)|[A-Z]{1,2}\d{0,2}\b|\([a-z]{1,2}\))"
_LETTERED = r"(?:\d{1,3}\s?)?\([a-z]{1,2}\)"
_AND = r"\s*(?:,\s*(?:and|or)\b|,|;|&|-|–|\band\b|\bor\b|\bto\b)\s*"
_LETTER_ALONE = re.compile(r"\(\w+\)")


def appendix_references(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of references to an appendix that the report does not list.

    The letter of an appendix hangs on the agenda item, so a reference carried over from the last
    meeting is wrong as soon as the item has another number. What an appendix is called, the
    profile says (``Appendix 6(a)``, ``Annex B``).
    """
    word = _leading_word(context.profile)
    refs = [appendix.ref for appendix in report.appendices if appendix.ref]
    listed = {_plain(number) for ref in refs for number in _numbers(ref, word) or (ref,)}
    for section in report.sections:
        for block in section.blocks:
            for number in _numbers(words_of(block), word):
                if _plain(number) not in listed:
                    yield Finding(
                        rule="appendix-unknown",
                        severity=Severity.WARNING,
                        message=f'"{section.heading}" names {word} {number}, which is not in the '
                        "list.",
                        hint=_hint(word, number, refs),
                        where=block.origin.where if block.origin else block.where,
                    )


def _hint(word: str, number: str, refs: list[str]) -> str:
    """Say which listed appendix has the same letter: last cycle's agenda item may be left over."""
    letter = _letter(number)
    alike = [ref for ref in refs if letter and _letter(ref.removeprefix(word)) == letter]
    if len(alike) == 1 and re.search(r"\d", number):
        return f"Put {alike[0]}, if that is what last time's agenda item stood for."
    return "Mend the reference, or add the appendix in meeting.toml."


def _letter(number: str) -> str:
    return re.sub(r"[\W\d]+", "", number).casefold()


def _leading_word(profile: Profile) -> str:
    """Give what every appendix is called, before its number: ``Appendix`` or ``Annex``."""
    literal = next(iter(Formatter().parse(profile.appendix_format)))[0]
    return literal.strip(" (") or "Appendix"


def _numbers(text: str, word: str) -> tuple[str, ...]:
    """Give the number of each appendix that a text names, also of several in one breath."""
    return tuple(
        number
        for found in _pattern(word).finditer(text)
        for number in _each(found["several"] or found["single"])
    )


def _each(listed: str) -> Iterator[str]:
    """Part ``6(a) and (b)`` into ``6(a)`` and ``6(b)``."""
    item = ""
    for number in re.findall(_NUMBER, listed):
        yield f"{item}{number}" if _LETTER_ALONE.fullmatch(number) else number
        item = (re.match(r"\d+", number) or [item])[0]


@lru_cache(maxsize=16)
def _pattern(word: str) -> re.Pattern[str]:
    """Make the pattern of a reference: the word, or its plural and several numbers.

    Behind the singular a comma or an "and" is followed by other things than numbers of appendices
    ("Appendix 6(a), 12 actions"), but for those that look like nothing else: ``6(b)``.
    """
    one = r"\s+".join(re.escape(part) for part in word.split())
    many = rf"{one[:-2]}(?:ixes|ices)" if one.casefold().endswith("ix") else f"{one}e?s"
    several = rf"(?i:{many})\s+(?P<several>{_NUMBER}(?:{_AND}{_NUMBER})*)"
    single = rf"(?i:{one})\s+(?P<single>{_NUMBER}(?:{_AND}{_LETTERED})*)"
    return re.compile(rf"\b(?:{several}|{single})")


def _plain(ref: str) -> str:
    return re.sub(r"\W+", "", ref).casefold()
