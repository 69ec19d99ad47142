"""Check that a profile fits together, before any report is laid out by it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from string import Formatter

from committee_pack.errors import SettingsError
from committee_pack.profiles.nearest import did_you_mean
from committee_pack.profiles.shape import Profile

_OF_APPENDICES = ("item", "letter", "Letter")
_OF_HEADINGS = ("heading",)
_OF_NUMBERS = ("section",)
_WHY = "A report cannot be laid out by a profile that cannot be followed."


def check_profile(name: str, profile: Profile) -> None:
    """Refuse a profile whose parts do not fit together.

    Args:
        name: the profile's name or path, for the message.
        profile: what was read.

    Raises:
        SettingsError: two parts have one id, a question belongs to no section, a name in braces is
            none that is filled in, or all appendices would be called the same.
    """
    fault = next(_faults(profile), None)
    if fault is not None:
        what, hint = fault
        raise SettingsError(f"The profile {name}: {what}.", why=_WHY, hint=hint)


def _faults(profile: Profile) -> Iterator[tuple[str, str]]:
    """Give each fault with what to do about it."""
    ids = tuple(section.id for section in profile.sections)
    yield from _twice("front_matter", (field.id for field in profile.front_matter))
    yield from _twice("sections", ids)
    yield from _twice("questions", (question.id for question in profile.questions))
    for question in profile.questions:
        if question.section not in ids:
            yield (
                f'the question "{question.id}" belongs to a section "{question.section}", which '
                "is not there",
                f"{did_you_mean(question.section, ids)}Its sections are: {', '.join(ids)}.",
            )
    yield from _unfilled("appendix_format", profile.appendix_format, _OF_APPENDICES)
    yield from _unfilled("section_number", profile.section_number, _OF_NUMBERS)
    if "section" not in profile.section_number:
        yield (
            f'section_number "{profile.section_number}" numbers every section the same',
            "Put {section} in it: {section}.0 gives 1.0, 2.0; {section} gives 1, 2.",
        )
    yield from _unfilled("placeholder", profile.placeholder, _OF_HEADINGS)
    for phrase in profile.nil_phrases:
        yield from _unfilled("nil_phrases", phrase, _OF_HEADINGS)
    if not {"letter", "Letter"} & set(_names(profile.appendix_format)):
        yield (
            f'appendix_format "{profile.appendix_format}" calls every appendix the same',
            "Put {letter} (a, b, c) or {Letter} (A, B, C) in it.",
        )


def _twice(table: str, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    for repeated, times in Counter(ids).items():
        if times > 1:
            hint = f"Give each of [[{table}]] an id of its own."
            yield f'[[{table}]] has the id "{repeated}" {times} times', hint


def _unfilled(key: str, words: str, known: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Tell braces that do not close, and names in them that are none of the known ones."""
    filled = " or ".join(f"{{{name}}}" for name in known)
    try:
        names = _names(words)
        words.format(**dict.fromkeys(known, ""))
    except (ValueError, LookupError, AttributeError):
        names = ("?",)
    for name in names:
        if name not in known:
            asked = f"has {{{name}}} in it" if name != "?" else "has braces that cannot be filled"
            yield f'{key} "{words}" {asked}', f"In braces stands {filled}, and nothing else."


def _names(words: str) -> tuple[str, ...]:
    """Give the names in braces.

    Raises:
        ValueError: a brace is not closed.
    """
    return tuple(name for _, name, _, _ in Formatter().parse(words) if name is not None)
