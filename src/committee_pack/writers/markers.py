"""Markers of lists as Word's numbering can make them: ``(1)``, ``a)``, ``iv.``, ``R2``."""

import re

import msgspec

BULLET = "•"
# Word's second bullet is a letter of a typewriter font, which prints as a circle.
_CIRCLE = "o"
# Ticks and boxes say something, where bullets only set apart.
_SAYING = frozenset("✓✔✗✘☐☑☒")
_DIGITS = re.compile(
    r"^(?P<prefix>[^%]{0,24}?)(?P<count>[0-9]{1,4})(?P<suffix>[^0-9A-Za-z%]{0,4})$"
)
_LETTERS = re.compile(
    r"^(?P<prefix>[^0-9A-Za-z%]{0,4})(?P<count>[a-z]{1,8}|[A-Z]{1,8})(?P<suffix>[^0-9A-Za-z%]{0,4})$"
)
_ROMAN = re.compile(r"^(?=.)(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """What a marker looks like, whatever its count; ``kind`` is Word's name of the format."""

    prefix: str
    kind: str
    suffix: str


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of a marker: its form, and the number it stands for."""

    form: Form
    value: int


def is_bullet(marker: str | None) -> bool:
    """Tell whether a marker is a bullet; an item whose marker is not known gets one."""
    sign = (marker or "").strip()
    if sign == _CIRCLE or not sign:
        return True
    return len(sign) == 1 and not sign.isalnum() and sign not in _SAYING


def readings(marker: str) -> tuple[Count, ...]:
    """Give what a marker may count: ``(i)`` is a Roman one and the ninth letter; () for neither."""
    text = marker.strip()
    digits = _DIGITS.match(text)
    if digits:
        return _decimal(digits)
    letters = _LETTERS.match(text)
    if not letters:
        return ()
    word = letters["count"]
    case = "lower" if word.islower() else "upper"
    found = []
    roman = _roman(word.lower())
    if roman is not None:
        found.append((f"{case}Roman", roman))
    # After z Word goes on with aa, bb, cc.
    if len(set(word)) == 1:
        found.append((f"{case}Letter", (len(word) - 1) * 26 + ord(word[0].lower()) - 96))
    return tuple(
        Count(form=Form(prefix=letters["prefix"], kind=kind, suffix=letters["suffix"]), value=value)
        for kind, value in found
    )


def first_reading(marker: str, following: str | None) -> Count | None:
    """Choose what the first marker of a list counts, by the marker that follows it.

    ``(i)`` before ``(ii)`` is Roman, before ``(j)`` a letter. With nothing to go by, ``i`` is Roman
    and any other single letter a letter.
    """
    found = readings(marker)
    if len(found) < 2:
        return found[0] if found else None
    for reading in found:
        if following and Count(form=reading.form, value=reading.value + 1) in readings(following):
            return reading
    word = re.sub(r"[^a-z]", "", marker.lower())
    letter = len(word) == 1 and word != "i"
    return found[-1] if letter else found[0]


def _decimal(digits: re.Match[str]) -> tuple[Count, ...]:
    count = digits["count"]
    kinds: tuple[str, ...] = ("decimal",)
    if len(count) == 2:
        kinds = ("decimalZero",) if count.startswith("0") else ("decimal", "decimalZero")
    elif len(count) > 1 and count.startswith("0"):
        return ()
    return tuple(
        Count(
            form=Form(prefix=digits["prefix"], kind=kind, suffix=digits["suffix"]), value=int(count)
        )
        for kind in kinds
    )


def _roman(word: str) -> int | None:
    if not _ROMAN.match(word):
        return None
    values = [_ROMAN_VALUES[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
