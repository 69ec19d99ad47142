"""What moved: paragraphs that went in one place and came in another."""

import msgspec

from committee_pack.writers.ooxml import Element, w
from committee_pack.writers.redline.align import Pair, words_alike

_FEWEST_WORDS = 3
_ALIKE = 80.0
_MOST_TRIED = 40_000


class Block(msgspec.Struct, eq=False):
    """A paragraph or a table, with its words as a reader sees them."""

    one: Element
    words: str

    @property
    def key(self) -> tuple[str, str]:
        """Give what is equal for two blocks of a kind with the same words."""
        return str(self.one.tag), self.words


class Move(msgspec.Struct, eq=False):
    """Paragraphs that stand together in both places, in the same order.

    Attributes:
        old: their places in the old story.
        new: their places in the new one.
        ids: the numbers of the marks around them, by kind.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    ids: dict[str, str]


def find_moves(pairs: list[Pair], were: list[Block], are: list[Block]) -> tuple[Move, ...]:
    """Find what moved among the blocks that have no partner.

    Paragraphs of fewer than three words are too common to say that one moved, unless they go with
    the paragraph before them: a short heading moves with its section.
    """
    gone = [p.old for p in pairs if p.new is None and p.old is not None and _is_text(were[p.old])]
    come = [p.new for p in pairs if p.old is None and p.new is not None and _is_text(are[p.new])]
    partner = _exact(gone, come, were, are)
    _alike(gone, come, were, are, partner)
    _neighbours(gone, come, were, are, partner)
    return _ranges(partner, pairs)


def _is_text(block: Block) -> bool:
    return bool(block.words) and block.one.tag == w("p")


def _is_long(block: Block) -> bool:
    return len(block.words.split()) >= _FEWEST_WORDS


def _exact(gone: list[int], come: list[int], were: list[Block], are: list[Block]) -> dict[int, int]:
    places: dict[str, list[int]] = {}
    for place in come:
        places.setdefault(are[place].words, []).append(place)
    partner = {}
    for place in gone:
        found = places.get(were[place].words)
        if found and _is_long(were[place]):
            partner[place] = found.pop(0)
    return partner


def _alike(
    gone: list[int],
    come: list[int],
    were: list[Block],
    are: list[Block],
    partner: dict[int, int],
) -> None:
    """Pair paragraphs that moved and were edited on the way."""
    left = [place for place in gone if place not in partner and _is_long(were[place])]
    taken = set(partner.values())
    free = [place for place in come if place not in taken and _is_long(are[place])]
    if len(left) * len(free) > _MOST_TRIED:
        return
    tried = sorted(
        (
            (words_alike(were[one].words, are[other].words), one, other)
            for one in left
            for other in free
        ),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    for likeness, one, other in tried:
        if likeness < _ALIKE:
            break
        if one not in partner and other not in taken:
            partner[one] = other
            taken.add(other)


def _neighbours(
    gone: list[int],
    come: list[int],
    were: list[Block],
    are: list[Block],
    partner: dict[int, int],
) -> None:
    """Let short paragraphs go with the moved one beside them."""
    left, free = set(gone) - set(partner), set(come) - set(partner.values())
    for step in (-1, 1):
        for one in sorted(partner, reverse=step > 0):
            old, new = one + step, partner[one] + step
            while old in left and new in free and were[old].words == are[new].words:
                partner[old] = new
                left.discard(old)
                free.discard(new)
                old, new = old + step, new + step


def _ranges(partner: dict[int, int], pairs: list[Pair]) -> tuple[Move, ...]:
    """Put together what stands together in both places."""
    order = {pair: place for place, pair in enumerate(pairs)}
    moves: list[Move] = []
    for one in sorted(partner):
        other = partner[one]
        last = moves[-1] if moves else None
        if (
            last is not None
            and last.old[-1] == one - 1
            and last.new[-1] == other - 1
            and _beside(order, Pair(one - 1, None), Pair(one, None))
            and _beside(order, Pair(None, other - 1), Pair(None, other))
        ):
            last.old, last.new = (*last.old, one), (*last.new, other)
        else:
            moves.append(Move((one,), (other,), {}))
    return tuple(moves)


def _beside(order: dict[Pair, int], one: Pair, other: Pair) -> bool:
    return order[other] - order[one] == 1
