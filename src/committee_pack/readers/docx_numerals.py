"""Numbers in the formats that Word's lists and notes use.

Source: ECMA-376 part 1, 17.18.59 (ST_NumberFormat); words and ordinals as English Word writes them.
"""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_CHICAGO = "*†‡§"


def numeral(number: int, style: str) -> str:
    """Write a number in one of Word's formats; one that is not known is written in figures."""
    writer = _WRITERS.get(style)
    return writer(number) if writer else str(number)


def padded(number: int, pattern: str) -> str:
    """Write a number by a custom format such as ``001, 002, 003, ...``: as wide as its first."""
    first = pattern.split(",")[0].strip()
    return str(number).zfill(len(first)) if first.isdigit() else str(number)


def _letters(number: int) -> str:
    """Letters a to z, then aa, bb to zz, then aaa: Word repeats the letter."""
    if number < 1:
        return ""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * min(times + 1, 30)


def _roman(number: int) -> str:
    if number < 1 or number > 32767:
        return str(number) if number else ""
    out = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        out.append(sign * count)
    return "".join(out)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _words(number: int) -> str:
    if number < 0 or number > 999_999:
        return str(number)
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    unit, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    big, rest = divmod(number, unit)
    return f"{_words(big)} {name}" + (f" {_words(rest)}" if rest else "")


def _ordinal_words(number: int) -> str:
    words = _words(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    if last in _IRREGULAR:
        ordinal = _IRREGULAR[last]
    elif last.endswith("y"):
        ordinal = f"{last[:-1]}ieth"
    else:
        ordinal = f"{last}th"
    return words[:cut] + ordinal


def _chicago(number: int) -> str:
    if number < 1:
        return ""
    times, place = divmod(number - 1, len(_CHICAGO))
    return _CHICAGO[place] * (times + 1)


def _digits(zero: str) -> Callable[[int], str]:
    table = str.maketrans("0123456789", "".join(chr(ord(zero) + i) for i in range(10)))
    return lambda number: str(number).translate(table)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


_WRITERS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "bullet": lambda number: "",
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda number: _words(number).capitalize(),
    "ordinalText": lambda number: _ordinal_words(number).capitalize(),
    "hex": lambda number: f"{number:X}",
    "chicago": _chicago,
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalEnclosedCircle": _circled,
    "decimalFullWidth": _digits("０"),
    "hindiNumbers": _digits("٠"),
    "thaiNumbers": _digits("๐"),
}
