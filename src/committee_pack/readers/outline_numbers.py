"""Numbers and markers as they are printed, and what they can mean."""

import re
from enum import StrEnum
from functools import lru_cache

import msgspec

from committee_pack.model.bullets import BULLET, BULLETS, CIRCLE, is_private
from committee_pack.model.dates import MONTHS
from committee_pack.readers.labels import follows

# Word's second bullet is this letter of a typewriter font, which prints as a circle.
_TYPED_CIRCLE = "o"
# Symbol and Wingdings bullets live in the private use area.
_BULLETS = rf"[{re.escape(''.join(sorted(BULLETS)))}\ue000-\uf8ff]"
_DECIMAL = re.compile(r"^\d{1,3}(?:(?:\.\d{1,3})+(?P<letter>[a-z])?|)[.:)]?$")
_BRACKET = re.compile(r"^(?:\(?([a-z]{1,4}|\d{1,3})\)|\(([a-z]{1,4}|\d{1,3})[.])$", re.IGNORECASE)
_LETTER = re.compile(r"^([A-Z])[.:]?$")
# A paragraph of a lettered section: B1, B.1, B1.2.
_LETTERED = re.compile(r"^[A-Z]\.?\d{1,2}(?:\.\d{1,2}){0,2}\.?$")
# Two letters at least: a single one may be of the alphabet.
_CAPITAL_ROMAN = re.compile(r"^X{0,2}(?:IX|IV|V?I{0,3})(?<=[IVX]{2})[.:]?$")
_ROMAN_FIGURES = frozenset("ivxlIVX")
_FIGURES = {"I": 1, "V": 5, "X": 10}
_SMALL = re.compile(r"^([a-z]{1,4})\.$")
_ROMAN = re.compile(r"^[ivxl]+$", re.IGNORECASE)

_TYPED = re.compile(
    rf"""^(?P<label>
        \d{{1,3}}(?:\.\d{{1,3}})+[a-z]?[.:)]?
      | \d{{1,3}}[.)]
      | \((?:\d{{1,3}}|[a-zA-Z]|[ivxl]{{1,5}})\)
      | (?:[a-zA-Z]|[ivxl]{{2,5}})\)
      | {_BULLETS}
      | {_TYPED_CIRCLE}
    )(?P<gap>[\s\u00a0]+)(?=\S)""",
    re.VERBOSE,
)
_TYPED_CLOSE = re.compile(r"^(?P<label>\d{1,3}(?:\.\d{1,3})+\.)(?P<gap>)(?=[A-Z][a-z])")
# These are words or figures as often as numbers, so the gap has to set them apart.
_TYPED_APART = re.compile(
    r"^(?P<label>\d{1,3}|[A-Z][.:]?|[A-Z]\.?\d{1,2}(?:\.\d{1,2}){0,2}\.?|[IVX]{2,5}[.:]?|[ivxl]{1,5}\.|"
    r"[a-z]\.|[✓✔✗✘☐☑☒])"
    r"(?P<gap>\s*\t\s*|[\s\u00a0]{2,})(?=\S)"
)
_SIGNED = re.compile(r"[-–—][\s\u00a0][£$€]?\d[\d.,]*\s*(?:%|\w?)\s*$")
_TYPED_IN_HEADING = re.compile(
    r"^(?P<label>\d{1,2}|[A-Z][.:]|[IVX]{2,5}[.:])(?P<gap>[\s\u00a0]+)(?=[^\W\d])"
)
_DATE = re.compile(rf"^\d{{1,2}}\s(?:{'|'.join(MONTHS)})\b")


class Form(StrEnum):
    """The forms a number takes."""

    DECIMAL = "decimal"
    BRACKET = "bracket"
    LETTER = "letter"
    ROMAN = "roman"
    BULLET = "bullet"
    OTHER = "other"


class Numeral(msgspec.Struct, frozen=True):
    """A number as printed, its form, and its figures.

    ``6.4.`` is (6, 4), ``3.2b`` is (3, 2, 2) and ``B1`` is (2, 1).
    """

    printed: str
    form: Form
    parts: tuple[int, ...] = ()


@lru_cache(maxsize=4096)
def numeral(printed: str) -> Numeral:
    """Say what a printed number or marker is."""
    label = re.sub(r"\s+", "", printed)
    decimal = _DECIMAL.match(label)
    if decimal:
        if label.endswith(")") and "." not in label:
            return Numeral(printed.strip(), Form.BRACKET)
        figures = tuple(int(part) for part in re.findall(r"\d+", label))
        if decimal["letter"]:
            figures = (*figures, ord(decimal["letter"]) - ord("a") + 1)
        return Numeral(printed.strip(), Form.DECIMAL, figures)
    if _BRACKET.match(label) or _SMALL.match(label):
        return Numeral(printed.strip(), Form.BRACKET)
    if label == _TYPED_CIRCLE or not re.search(r"\w", label):
        return Numeral(_bullet(label), Form.BULLET)
    if _LETTER.match(label):
        return Numeral(printed.strip(), Form.LETTER, (ord(label[0]) - ord("A") + 1,))
    if _LETTERED.match(label):
        figures = tuple(int(part) for part in re.findall(r"\d+", label))
        return Numeral(printed.strip(), Form.LETTER, (ord(label[0]) - ord("A") + 1, *figures))
    if _CAPITAL_ROMAN.match(label):
        return Numeral(printed.strip(), Form.ROMAN, (_value(label.rstrip(".:")),))
    return Numeral(printed.strip(), Form.OTHER)


def as_roman(number: Numeral) -> Numeral | None:
    """Read a letter that is a Roman figure, such as ``V.``, as one; None where it is none."""
    if number.form is Form.ROMAN:
        return number
    core = number.printed.strip().rstrip(".:")
    if number.form is not Form.LETTER or core not in _FIGURES:
        return None
    return Numeral(number.printed, Form.ROMAN, (_FIGURES[core],))


def _value(core: str) -> int:
    figures = [_FIGURES[letter] for letter in core]
    following = [*figures[1:], 0]
    return sum(-one if one < after else one for one, after in zip(figures, following, strict=True))


def _bullet(sign: str) -> str:
    if sign == _TYPED_CIRCLE:
        return CIRCLE
    return BULLET if not sign or is_private(sign) else sign


def typed_number(text: str, *, heading: bool = False) -> tuple[str, int] | None:
    """Find a number typed in front of words.

    Args:
        text: the paragraph as found.
        heading: whether it looks like a heading, where ``2 Background`` is a number and a name.

    Returns:
        The number as printed and where the words start; None where there is no number.
    """
    if text[1:2].isalpha() and text[:1].isalpha() and text[0] not in _ROMAN_FIGURES:
        # A word, and no number that is made of letters.
        return None
    found = _TYPED.match(text) or _TYPED_APART.match(text) or _TYPED_CLOSE.match(text)
    if not found and heading and not _DATE.match(text):
        found = _TYPED_IN_HEADING.match(text)
    if not found or _is_figure(found, text):
        return None
    return found["label"], found.end()


def _is_figure(found: re.Match[str], text: str) -> bool:
    """Tell "2.5 million" from a number and "- 4" from a bullet.

    After one space a word starts with a capital.
    """
    if _SIGNED.fullmatch(text):
        return True
    if "\t" in found["gap"] or len(found["gap"]) > 1 or not found["label"][0].isdigit():
        return False
    return "." in found["label"].rstrip(".") and text[found.end()].islower()


def continues(printed: str, before: str) -> bool:
    """Tell whether a marker is of the series of the one before: ``(b)`` after ``(a)``.

    A lone roman-looking letter is a letter only after the letter before it: ``(i)`` after ``(h)``.
    """
    return _series(printed) == _series(before) or follows(before, printed)


@lru_cache(maxsize=1024)
def _series(printed: str) -> str:
    core = re.sub(r"[^0-9a-zA-Z]", "", printed)
    if not core:
        return BULLET
    shape = re.sub(r"[0-9a-zA-Z]+", "#", printed)
    if core.isdigit():
        return "1" + shape
    kind = "i" if _ROMAN.match(core) else "a"
    return (kind.upper() if core.isupper() else kind) + shape
