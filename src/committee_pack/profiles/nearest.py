"""Name the word that was probably meant."""

from collections.abc import Iterable

# Below this a word is another one, and no slip of the pen.
_LIKE = 60.0


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Give ``Did you mean "officer"? `` with a space behind it, or nothing where none is near.

    Args:
        wrong: what was written.
        known: the words that would have been right.
    """
    from rapidfuzz import process

    near = process.extractOne(wrong, list(known), score_cutoff=_LIKE)
    return f'Did you mean "{near[0]}"? ' if near else ""
