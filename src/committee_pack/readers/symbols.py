"""Characters of symbol fonts as ordinary ones.

Source: the code charts of Adobe Symbol and of Microsoft's Wingdings and Wingdings 2. Arrows become
plain ones and boxes those of a form, whatever their weight: fonts of text have these. A sign that
is not known stays as found.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_WINGDINGS = {
    0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐",
    0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪", 0xA8: "☐",
    0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑",
    0xEA: "↓", 0xEB: "↖", 0xEC: "↗", 0xED: "↙", 0xEE: "↘", 0xEF: "←", 0xF0: "→", 0xF1: "↑",
    0xF2: "↓", 0xF3: "↔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_GREEK = dict(
    zip(
        b"ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
_SYMBOL = _GREEK | {
    0x2D: "−", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xE5: "∑",
}  # fmt: skip
_TABLES = {"wingdings": _WINGDINGS, "wingdings2": _WINGDINGS_2, "symbol": _SYMBOL}
_NONE: Mapping[int, str] = {}
_FONT = re.compile(r"(?:.*\+)?(symbol|wingdings)\s*([0-9]?)(?!(?!mt|regular)[a-z])")
SAYING = frozenset("✓✔✗✘☐☑☒")
"""Ticks, crosses and boxes: they say something, where bullets only set apart."""


@lru_cache(maxsize=512)
def symbols_of(font: str) -> Mapping[int, str]:
    """Give a symbol font's characters by their code; nothing for another font.

    Args:
        font: its name as Word has it (``Wingdings 2``) or as a pdf does (``ABCDEF+SymbolMT``).
    """
    found = _FONT.match(font.casefold())
    return _TABLES.get(found[1] + found[2], _NONE) if found else _NONE


def symbol(code: str, font: str) -> str:
    """Give the character of a ``w:sym``: ``code`` in hexadecimal, in private use or plain."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0x20 <= number < 0x110000 or 0xD800 <= number < 0xE000:
        return ""
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    table = symbols_of(font)
    if low in table:
        return table[low]
    # The Symbol font holds plain figures and signs at their usual places.
    return chr(low) if table is _SYMBOL and 0x20 <= low < 0x7F else chr(number)
