"""What the columns of a plan or a scorecard are called, and which of them a heading means."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from rapidfuzz import fuzz, process

from committee_pack.errors import SettingsError

GIVEN = 200.0  # a heading that the meeting file names goes before every other
LONGEST_HEADING = 80
_SLIP = 90.0  # a slip of the pen passes ("Progess update"), another word does not


class Field(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A column looked for: its name, what it is called, which words mean another column.

    ``alone`` are names that count only where nothing else is said; ``never_remarked`` are words
    that mean another column where they stand in brackets.
    """

    name: str
    aliases: tuple[str, ...]
    alone: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    never_remarked: tuple[str, ...] = ()
    many: bool = False


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, eq=False):
    """The columns of one kind of table, and which of them a table of that kind cannot lack.

    ``needs`` lists groups, of each of which at least one column must be there; ``looked_for`` says
    so in words; ``given`` holds headings, folded, that the meeting file names, with their fields.
    Two are equal only where they are one: what was looked up is kept by vocabulary.
    """

    looked_for: str
    fields: tuple[Field, ...]
    needs: tuple[tuple[str, ...], ...]
    at_least: int = 3
    given: tuple[tuple[str, str], ...] = ()


@cache
def vocabulary(name: str) -> Vocabulary:
    """Load the columns of a kind of table: ``plan`` or ``scorecard``."""
    data = files(__package__).joinpath(f"{name}_columns.toml").read_bytes()
    return msgspec.toml.decode(data, type=Vocabulary)


def vocabulary_with(name: str, headings: Mapping[str, str]) -> Vocabulary:
    """Load the columns of a kind of table, with headings that a meeting file names.

    Args:
        name: ``plan`` or ``scorecard``.
        headings: the heading, as the tracker writes it, by the name of the column. A column of the
            other kind of table is passed over: one list serves both.

    Raises:
        SettingsError: a name is a column of neither.
    """
    known = vocabulary(name)
    if not headings:
        return known
    every = {field.name for kind in ("plan", "scorecard") for field in vocabulary(kind).fields}
    for field in headings:
        if field not in every:
            raise SettingsError(
                f"report.progress, headings: there is no column “{field}”.",
                why="A heading that is given to no column would never be read.",
                hint=f"The columns are {', '.join(sorted(every))}.",
            )
    own = {field.name for field in known.fields}
    given = tuple((plain_words(text), name) for name, text in headings.items() if name in own)
    return msgspec.structs.replace(known, given=given)


@lru_cache(maxsize=16)
def exact_headings(known: Vocabulary) -> frozenset[str]:
    """Give every heading that is known word for word, folded."""
    given = {heading for heading, _ in known.given}
    return frozenset(given.union(alias for field in known.fields for alias in field.aliases))


def field_named(heading: str, known: Vocabulary) -> tuple[str, float] | None:
    """Give the field that a heading names, and how well; None where it names none."""
    if not heading or len(heading) > LONGEST_HEADING:
        return None
    remark = plain_words(" ".join(re.findall(r"\(([^)]*)\)", heading)))
    return _field_of(plain_words(heading), remark, known)


@lru_cache(maxsize=16_384)
def _field_of(plain: str, remark: str, known: Vocabulary) -> tuple[str, float] | None:
    """Give the field of a folded heading, whose remark in brackets may say that it is another."""
    for heading, name in known.given:
        if plain == heading:
            return name, GIVEN
    if not plain or plain.replace(" ", "").isdigit():
        return None
    told = set(remark.split())
    scored = [
        (score(plain, field), field.name)
        for field in known.fields
        if not told & set(field.never_remarked)
    ]
    points, name = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    return (name, points) if points > 0 else None


@lru_cache(maxsize=16_384)
def plain_words(text: str) -> str:
    """Fold a heading to its words: no case, accents, punctuation or remarks in brackets."""
    folded = unicodedata.normalize("NFKD", text).casefold().replace("&", " and ")
    bare = re.sub(r"\([^)]*\)", " ", folded)
    words = re.sub(r"[^a-z0-9#£%]+", " ", re.sub(r"['’]", "", bare)).split()
    return " ".join(words) or " ".join(re.sub(r"[^a-z0-9#]+", " ", folded).split())


def score(plain: str, field: Field) -> float:
    """Score how well a folded heading names a field: 0 is not at all, 100 word for word."""
    words = set(plain.split())
    if not plain or any(set(never.split()) <= words for never in field.never):
        return 0.0
    if plain in field.aliases or plain in field.alone:
        return 100.0
    near = process.extractOne(plain, field.aliases, scorer=fuzz.ratio, score_cutoff=_SLIP)
    if near and len(plain) > 4:
        return near[1] - 1
    within = [alias for alias in field.aliases if _contains(plain, alias)]
    if not within:
        return 0.0
    longest = max(within, key=len)
    return 50.0 + 35.0 * len(longest) / len(plain)


def _contains(plain: str, alias: str) -> bool:
    """Tell whether a heading holds an alias as whole words; a short alias only with few others."""
    if len(plain.split()) > len(alias.split()) + 5 or len(alias) < 3:
        return False
    return f" {alias} " in f" {plain} "
