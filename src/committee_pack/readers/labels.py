"""Numbers and markers that stand in front of a paragraph: the forms that pdf and txt share."""

import re

from committee_pack.model.bullets import BULLET, BULLETS, is_private

# 6 / 6. / 6.4 / 6.4. / 6.4.1 / (1) / 1) / (a) / a) / a. / (iv) / iv) / iv. / IV.
_LABEL = re.compile(
    r"""^(?:
        \d{1,2}(?:\.\d{1,3}){0,4}\.? | \d{1,3}\. | \d{1,3} |
        \(?\d{1,3}\) | \(?[a-z]{1,2}\) | [a-z]\. | [A-Z]\.(?:\d{1,2}\.?)* | \(?[ivxl]{1,5}\) |
        [ivxl]{1,5}\. | [IVX]{2,5}[.)] | \(?[A-Z]\)
    )$""",
    re.VERBOSE,
)
_OPEN_RANGE = re.compile(r"\d[-\u2010\u2011–/]$")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def is_label(word: str) -> bool:
    """Tell whether a word has the form of a paragraph's number: ``6.4``, ``(a)``, ``iv)``."""
    return bool(_LABEL.match(word))


def bullet_of(word: str) -> str | None:
    """Give the bullet a word is, or None; glyphs of symbol fonts come out as ``•``."""
    if is_private(word) or (word.startswith("(cid:") and word.endswith(")")):
        return BULLET
    return word if word in BULLETS else None


def is_typed_label(word: str, words: str) -> bool:
    """Tell whether a word that only a space parts from what follows may be a number.

    It is where it ends in a stop or a bracket, or is dotted and a sentence starts after it; a
    figure (``4.5 million``, ``12 boats``) is not.
    """
    if not is_label(word) or not words:
        return False
    if word.endswith(")"):
        return True
    starts = bool(re.match(r"[\"“‘'(]?[A-Z]", words))
    return starts and "." in word and not word.isdigit()


def ends_in_range(words: str) -> bool:
    """Tell whether words break off within a range such as ``2025-26``: what follows is no label."""
    return _OPEN_RANGE.search(words) is not None


def follows(label: str | None, other: str | None) -> bool:
    """Tell whether a label is the next one after another: ``b)`` after ``a)``, 2.3 after 2.2."""
    if not label or not other:
        return False
    return other.strip("().") in _next(label.strip("().")) and _frame(label) == _frame(other)


def _frame(label: str) -> str:
    return re.sub(r"[0-9a-zA-Z]+", "#", label.split(".")[-1] if label[-1] not in ".)" else label)


def _next(core: str) -> set[str]:
    """Give what may come next: ``i`` is a letter and a Roman figure, so ``j`` or ``ii``."""
    found = set()
    if core in _ROMAN[:-1]:
        found.add(_ROMAN[_ROMAN.index(core) + 1])
    if len(core) == 1 and core.isalpha():
        found.add(chr(ord(core) + 1))
    head, dot, last = core.rpartition(".")
    if last.isdecimal():
        found.add(f"{head}{dot}{int(last) + 1}")
    return found
