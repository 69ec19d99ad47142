"""Rules on references: an appendix named in the text must be in the list."""

import re
from collections.abc import Iterable

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.reference_words import Kind, plain_ref, references
from committee_pack.model.report import Report, words_of
from committee_pack.profiles import appendix_word
from committee_pack.rules.context import RuleContext


def appendix_references(report: Report, context: RuleContext) -> Iterable[Finding]:
    """Tell of references to an appendix that the report does not list.

    The letter of an appendix hangs on the agenda item, so a reference carried over from the last
    meeting is wrong as soon as the item has another number. What an appendix is called, the
    profile says (``Appendix 6(a)``, ``Annex B``). One of another document ("Appendix A to the
    Constitution") is none of the report's.
    """
    word = appendix_word(context.profile)
    refs = [appendix.ref for appendix in report.appendices if appendix.ref]
    listed = {plain_ref(number) for ref in refs for number in _numbers(ref, word) or (ref,)}
    for section in report.sections:
        for block in section.blocks:
            for number in _numbers(words_of(block), word):
                if plain_ref(number) not in listed:
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


def _numbers(text: str, word: str) -> tuple[str, ...]:
    """Give the number of each appendix of this report that a text names."""
    return tuple(
        number.name
        for reference in references(text, word)
        if reference.kind is Kind.APPENDIX
        for number in reference.numbers
    )
