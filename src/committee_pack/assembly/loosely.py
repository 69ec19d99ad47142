"""Find words whatever the kind of their quotation marks, dashes and spaces."""

import unicodedata
from collections.abc import Sequence

import msgspec

_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        # Seen by nobody: soft hyphen, zero width space and joiners, byte order mark.
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a paragraph: which, from where to where."""

    paragraph: int
    start: int
    end: int


def find_loosely(wanted: str, paragraphs: Sequence[str]) -> tuple[tuple[Stretch, ...], ...]:
    """Find all places where words stand, in capitals or not; each in one paragraph or in several.

    Args:
        wanted: the words, with any kind of quotation marks, dashes and spaces.
        paragraphs: the document.
    """
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for number, text in enumerate(paragraphs):
        for place, character in enumerate(f"{text} "):
            for letter in _folded(character):
                if letter != " " or (letters and letters[-1] != " "):
                    letters.append(letter)
                    places.append((number, place))
    whole, sought = "".join(letters), as_compared(wanted)
    found: list[tuple[Stretch, ...]] = []
    at = whole.find(sought) if sought else -1
    while at != -1:
        found.append(_stretches(places[at : at + len(sought)]))
        at = whole.find(sought, at + len(sought))
    return tuple(found)


def as_compared(text: str) -> str:
    """Give words in the form in which they are compared."""
    return " ".join("".join(map(_folded, text)).split())


def _folded(character: str) -> str:
    if character.isspace():
        return " "
    return unicodedata.normalize("NFKC", character.translate(_SAME)).casefold()


def _stretches(places: Sequence[tuple[int, int]]) -> tuple[Stretch, ...]:
    numbers = sorted({number for number, _ in places})
    return tuple(
        Stretch(
            paragraph=number,
            start=min(place for one, place in places if one == number),
            end=max(place for one, place in places if one == number) + 1,
        )
        for number in numbers
    )
