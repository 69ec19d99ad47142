"""What a font's name says: bold, italic, symbols; and what symbols stand for."""

import re
from functools import lru_cache
from typing import NamedTuple

from committee_pack.readers.symbols import symbols_of

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_SYMBOLS = re.compile(r"symbol|wingding|dingbat|webding", re.IGNORECASE)


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
    known = symbols_of(font)
    return "".join([known.get(_symbol(ord(char), symbols), char) for char in text])


def _symbol(code: int, symbols: bool) -> int:
    """Give the place of a character in a symbol font; -1 where it is an ordinary character."""
    private = 0xF000 <= code <= 0xF0FF
    return code & 0xFF if private or (symbols and code <= 0xFF) else -1
