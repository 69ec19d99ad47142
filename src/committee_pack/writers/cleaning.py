"""Make text fit for a Word file: nothing that XML forbids, nothing a template engine would run.

XML 1.0 (section 2.2) has no place for most control characters, lone surrogates, U+FFFE and U+FFFF;
one of them makes Word refuse the whole file. The other Unicode noncharacters are kept free for the
marks that this room sets itself.
"""

import re

REPLACEMENT = "�"

# Noncharacters (Unicode 23.7) that data can no longer hold once it is cleaned.
OPEN_BRACE = "\ufdd0"
CLOSE_BRACE = "\ufdd1"
TOKEN_START = "\ufdd2"
TOKEN_END = "\ufdd3"
HELD_START = "\ufdd4"
HELD_END = "\ufdd5"

_PLANE_ENDS = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + _PLANE_ENDS + "]"
)
_HIDE = str.maketrans({"{": OPEN_BRACE, "}": CLOSE_BRACE})
_SHOW = str.maketrans({OPEN_BRACE: "{", CLOSE_BRACE: "}"})


def clean(text: str) -> tuple[str, int]:
    """Replace what a Word file cannot hold by U+FFFD; line ends of all kinds become ``\\n``.

    Returns:
        The text, and how many characters were replaced.
    """
    return _UNFIT.subn(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def is_clean(text: str) -> bool:
    """Tell whether ``clean`` would give a text as it is."""
    # Nothing unfit is printable, and asking for that is far quicker than the search.
    return text.isprintable() or ("\r" not in text and _UNFIT.search(text) is None)


def hide_braces(text: str) -> str:
    """Swap braces for noncharacters, so that no template engine sees a tag in data."""
    return text.translate(_HIDE)


def show_braces(text: str) -> str:
    """Swap the noncharacters back."""
    return text.translate(_SHOW)
