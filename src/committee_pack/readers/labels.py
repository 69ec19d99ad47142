"""Numbers and markers that stand in front of a paragraph: the forms that pdf and txt share."""

import re

# 6 / 6. / 6.4 / 6.4. / 6.4.1 / (1) / 1) / (a) / a) / a. / (iv) / iv) / iv.
_LABEL = re.compile(
    r"""^(?:
        \d{1,2}(?:\.\d{1,3}){0,4}\.? | \d{1,3}\. | \d{1,3} |
        \(?\d{1,3}\) | \(?[a-z]{1,2}\) | [a-z]\. | [A-Z]\.(?:\d{1,2}\.?)* | \(?[ivxl]{1,5}\) |
        [ivxl]{1,5}\. | \(?[A-Z]\)
    )$""",
    re.VERBOSE,
)
_BULLETS = frozenset("•◼■▪●○◦‣⁃∙·➢➤►▶❖◆")
_DASHES = frozenset("-–—")


def is_label(word: str) -> bool:
    """Tell whether a word has the form of a paragraph's number: ``6.4``, ``(a)``, ``iv)``."""
    return bool(_LABEL.match(word))


def bullet_of(word: str) -> str | None:
    """Give the bullet a word is, or None; glyphs of symbol fonts come out as ``•``."""
    if len(word) == 1 and 0xE000 <= ord(word) <= 0xF8FF:
        return "•"
    if word.startswith("(cid:") and word.endswith(")"):
        return "•"
    return word if word in _BULLETS or word in _DASHES else None
