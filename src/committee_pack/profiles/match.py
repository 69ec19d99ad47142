"""Match printed words to a profile: headings, front-matter labels, standard questions.

Sections are matched by meaning, never by number: numbers move, are misprinted and are repeated.
"""

import re
import unicodedata
from functools import lru_cache
from string import Formatter

from rapidfuzz import fuzz, process

from committee_pack.profiles.shape import FrontMatterField, Profile, Question

# A heading may differ by a slip of the pen, not by a word: "Financal implications" passes, and
# "Legal implications" is never taken for "Local implications".
_SLIP = 93.0
_LEADING_NUMBER = re.compile(r"^\(?(?:\d+(?:\.\d+)*|[a-z])[.):]*\s+", re.IGNORECASE)


def match_section(profile: Profile, heading: str) -> str | None:
    """Give the id of the section a heading names, or None."""
    return _sections_by_heading(profile, _plain(heading))


def same_heading(one: str, other: str) -> bool:
    """Tell whether two headings are the same but for number, case, plural and punctuation."""
    return _plain(one) == _plain(other)


def match_front_matter(profile: Profile, label: str) -> FrontMatterField | None:
    """Give the field a front-matter label names, or None."""
    plain = _plain(label)
    for field in profile.front_matter:
        if plain in (_plain(name) for name in (field.label, *field.aliases)):
            return field
    return None


def match_question(profile: Profile, text: str) -> tuple[Question, str, str] | None:
    """Find a standard question at the start of a paragraph.

    Returns:
        The question, its words as printed, and the answer that follows on (empty where there is
        none); None where the paragraph is no standard question.
    """
    asked, mark, answer = text.partition("?")
    if not mark:
        return None
    plain = _plain(asked)
    for question in profile.questions:
        for wording in (question.text, *question.aliases):
            if fuzz.ratio(plain, _plain(wording.rstrip("?"))) >= _SLIP:
                return question, asked.strip() + "?", answer.strip()
    return None


def appendix_word(profile: Profile) -> str:
    """Give what every appendix is called, before its number: ``Appendix`` or ``Annex``."""
    literal = next(iter(Formatter().parse(profile.appendix_format)))[0]
    return literal.strip(" (") or "Appendix"


def is_nil(profile: Profile, text: str, heading: str) -> bool:
    """Tell whether words say "nothing" under a heading, as "None." and the like.

    The phrases are the profile's, and so is the placeholder for a section that is still empty;
    case, spaces and the stop at the end make no difference.
    """
    said = _phrase(text)
    phrases = (*profile.nil_phrases, profile.placeholder)
    return any(said == _phrase(phrase.format(heading=heading)) for phrase in phrases)


def _phrase(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Fold a heading to what it says: no number, case, plural mark, punctuation or ``&``."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    folded = _LEADING_NUMBER.sub("", folded.strip())
    folded = re.sub(r"[(/]s\)?(?=\W|$)", "s", folded)
    folded = re.sub(r"[’']", "", folded)
    words = re.sub(r"[^a-z0-9]+", " ", folded).split()
    return " ".join(word.removesuffix("s") if len(word) > 3 else word for word in words)


# A report's lines are asked about for each kind of heading in turn.
@lru_cache(maxsize=4096)
def _sections_by_heading(profile: Profile, plain: str) -> str | None:
    if not plain:
        return None
    names = _section_names(profile)
    known = names.get(plain)
    if known is not None:
        return known
    near = process.extract(
        plain,
        _of_like_length(profile, len(plain)),
        scorer=fuzz.ratio,
        score_cutoff=_SLIP,
        limit=None,
    )
    return max(((score, names[name]) for name, score, _ in near), default=(0.0, None))[1]


@lru_cache(maxsize=16)
def _section_names(profile: Profile) -> dict[str, str]:
    """Give each folded name of a section, and the id of the first section that goes by it."""
    names: dict[str, str] = {}
    for shape in profile.sections:
        for name in (shape.heading, *shape.aliases):
            names.setdefault(_plain(name), shape.id)
    return names


@lru_cache(maxsize=1024)
def _of_like_length(profile: Profile, length: int) -> tuple[str, ...]:
    """Give the folded names that can be as alike as asked: the score counts shared letters."""
    least = _SLIP / (200.0 - _SLIP)
    return tuple(
        name
        for name in _section_names(profile)
        if min(len(name), length) >= least * max(len(name), length)
    )
