"""What a font's name says: bold, italic, symbols; and what symbols stand for."""

import re
from functools import lru_cache
from typing import NamedTuple

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SYMBOLS = re.compile(r"symbol|wingding|dingbat|webding", re.IGNORECASE)

# Symbol and Wingdings code points that are arrows and ticks, as Unicode has them.
# Source: the code charts of the two fonts (Adobe Symbol; Microsoft Wingdings).
_SYMBOL_FONT = {0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓"}
_WINGDINGS = {
    **dict.fromkeys((0xDF, 0xE7, 0xEF), "←"),
    **dict.fromkeys((0xE0, 0xE8, 0xF0), "→"),
    **dict.fromkeys((0xE1, 0xE9, 0xF1), "↑"),
    **dict.fromkeys((0xE2, 0xEA, 0xF2), "↓"),
    **{0xEB: "↖", 0xEC: "↗", 0xED: "↙", 0xEE: "↘", 0xF3: "↔", 0xFC: "✓", 0xFB: "✗"},
    **{0x6F: "☐", 0xA8: "☐", 0xFD: "☒", 0xFE: "☑"},
}


class FontLook(NamedTuple):
    """What a font's name says of it."""

    bold: bool
    italic: bool
    symbols: bool


@lru_cache(maxsize=512)
def font_look(name: str) -> FontLook:
    """Tell how a font looks by its name, such as ``Arial-BoldMT``."""
    return FontLook(
        bold=bool(_BOLD.search(name)),
        italic=bool(_ITALIC.search(name)),
        symbols=bool(_SYMBOLS.search(name)),
    )


def as_printed(text: str, font: str) -> str:
    """Give letters as a reader sees them: arrows and ticks of symbol fonts as such."""
    symbols = font_look(font).symbols
    if text.isascii() and not symbols:
        return text
    known = _WINGDINGS if "wing" in font.casefold() else _SYMBOL_FONT
    return "".join([known.get(_symbol(ord(char), symbols), char) for char in text])


def _symbol(code: int, symbols: bool) -> int:
    """Give the place of a character in a symbol font; -1 where it is an ordinary character."""
    private = 0xF000 <= code <= 0xF0FF
    return code & 0xFF if private or (symbols and code <= 0xFF) else -1
