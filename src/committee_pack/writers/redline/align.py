"""Which block of the old report is which of the new one.

Blocks with the same words are paired first, the longest common sequence of them; between those,
blocks whose words are alike, so that a rewritten paragraph shows its changed words only.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

_ALIKE = 50.0
_ALIKE_AT_HEART = 40.0
_SMALL = 3
_LARGEST_GAP = 40_000


class Pair(NamedTuple):
    """A place in the old sequence, in the new one, or in both."""

    old: int | None
    new: int | None


Likeness = Callable[[int, int], float]


def align(old: Sequence[Hashable], new: Sequence[Hashable], likeness: Likeness) -> list[Pair]:
    """Pair two sequences in order.

    Args:
        old: what stands for each block of the old report; equal for blocks with equal words.
        new: the same of the new report.
        likeness: says how alike an old and a new block are, from 0 to 100, by their places.

    Returns:
        Each place once, in the order of a redline: what goes before what comes.
    """
    pairs: list[Pair] = []
    for code in Indel.opcodes(_numbered(old, new, old), _numbered(old, new, new)):
        if code.tag == "equal":
            spans = zip(
                range(code.src_start, code.src_end),
                range(code.dest_start, code.dest_end),
                strict=True,
            )
            pairs += [Pair(one, other) for one, other in spans]
        else:
            pairs += [Pair(place, None) for place in range(code.src_start, code.src_end)]
            pairs += [Pair(None, place) for place in range(code.dest_start, code.dest_end)]
    return _pair_alike(pairs, likeness)


def _numbered(
    old: Sequence[Hashable], new: Sequence[Hashable], wanted: Sequence[Hashable]
) -> list[int]:
    known: dict[Hashable, int] = {}
    for key in (*old, *new):
        known.setdefault(key, len(known))
    return [known[key] for key in wanted]


def _pair_alike(pairs: list[Pair], likeness: Likeness) -> list[Pair]:
    """Pair the blocks between two paired ones that are alike."""
    done: list[Pair] = []
    gone: list[int] = []
    come: list[int] = []
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            done += _gap(gone, come, likeness)
            gone, come = [], []
            done.append(pair)
        elif pair.old is not None:
            gone.append(pair.old)
        elif pair.new is not None:
            come.append(pair.new)
    return done + _gap(gone, come, likeness)


def _gap(gone: list[int], come: list[int], likeness: Likeness) -> list[Pair]:
    matched = _best(gone, come, likeness) if len(gone) * len(come) <= _LARGEST_GAP else []
    done: list[Pair] = []
    at_old = at_new = 0
    for one, other in [*matched, (len(gone), len(come))]:
        done += [Pair(place, None) for place in gone[at_old:one]]
        done += [Pair(None, place) for place in come[at_new:other]]
        if one < len(gone):
            done.append(Pair(gone[one], come[other]))
        at_old, at_new = one + 1, other + 1
    return done


def _best(gone: list[int], come: list[int], likeness: Likeness) -> list[tuple[int, int]]:
    """Find the pairs in order whose likeness together is greatest."""
    if not gone or not come:
        return []
    score = [[_worth(likeness(one, other)) for other in come] for one in gone]
    rows, columns = len(gone), len(come)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = score[i][j] + best[i + 1][j + 1] if score[i][j] else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found = []
    i = j = 0
    while i < rows and j < columns:
        if score[i][j] and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _worth(likeness: float) -> float:
    return likeness if likeness >= _ALIKE else 0.0


def words_alike(one: str, other: str) -> float:
    """Say how alike two passages are, from 0 to 100, by their words in order.

    Passages that share little but small words are not alike at all.
    """
    if not one or not other:
        return 0.0
    mine, theirs = one.casefold().split(), other.casefold().split()
    alike = fuzz.ratio(mine, theirs, score_cutoff=_ALIKE)
    if not alike:
        return 0.0
    heavy = [word for word in mine if weighs(word)], [word for word in theirs if weighs(word)]
    if all(heavy) and fuzz.ratio(*heavy) < _ALIKE_AT_HEART:
        return 0.0
    return alike


def weighs(word: str) -> bool:
    """Tell a word that carries meaning: of four letters or more, or with a figure in it."""
    return len(word) > _SMALL or any(letter.isdigit() for letter in word)
