"""Two versions of a paragraph made one, with its changed words marked."""

from collections.abc import Callable, Iterator
from itertools import groupby

import msgspec
from rapidfuzz.distance import Indel

from committee_pack.writers.ooxml import XML_SPACE, Element, element, w
from committee_pack.writers.redline.align import weighs
from committee_pack.writers.redline.layouts import Layouts, layout_key
from committee_pack.writers.redline.marks import Marker, struck
from committee_pack.writers.redline.naming import Naming
from committee_pack.writers.redline.parts import take_over
from committee_pack.writers.redline.resolve import copy_of
from committee_pack.writers.redline.words import Story, Token, looks_key, tokens_of

SAME, CAME, WENT, MOVED_HERE, MOVED_AWAY = "same", "ins", "del", "moveTo", "moveFrom"
_LEAST_KEPT = 0.3
_ENOUGH_WORDS = 4


class Bit(msgspec.Struct):
    """A token with what became of it, and what it looked like before."""

    state: str
    token: Token
    was: Token | None = None


class Sides(msgspec.Struct):
    """The two stories that are compared, and what is needed to write them as one."""

    old: Story
    new: Story
    naming: Naming
    layouts: Layouts
    marker: Marker
    bring_note: Callable[[str, str], str]


def merge_paragraphs(old: Element, new: Element, sides: Sides) -> Element:
    """Write two versions of a paragraph as one: accepted it is the new one, rejected the old."""
    were, _ = tokens_of(old, sides.old)
    are, after = tokens_of(new, sides.new)
    bits = _compared(were, are)
    made = _written(new.find(w("pPr")), bits, after, sides)
    _note_layout(made, old.find(w("pPr")), sides)
    return made


def whole_paragraph(paragraph: Element, state: str, sides: Sides) -> Element:
    """Write a paragraph that came or went, or moved, with all its words marked."""
    from_old = state in {WENT, MOVED_AWAY}
    tokens, after = tokens_of(paragraph, sides.old if from_old else sides.new)
    layout = paragraph.find(w("pPr"))
    if from_old:
        layout, after = _old_layout(layout, sides), ()
    made = _written(layout, [Bit(state, token) for token in tokens], after, sides)
    sides.marker.mark_paragraph(made, state)
    return made


def moved_paragraph(old: Element, new: Element, sides: Sides) -> Element:
    """Write the new place of a paragraph that moved: words that are new there are insertions."""
    were, _ = tokens_of(old, sides.old)
    are, after = tokens_of(new, sides.new)
    bits = [bit for bit in _compared(were, are) if bit.state != WENT]
    for bit in bits:
        bit.state = MOVED_HERE if bit.state == SAME else bit.state
        bit.was = None
    made = _written(new.find(w("pPr")), bits, after, sides)
    sides.marker.mark_paragraph(made, MOVED_HERE)
    return made


def _old_layout(layout: Element | None, sides: Sides) -> Element | None:
    became = sides.layouts.get(layout_key(layout))
    chosen = layout if became is None else became
    if chosen is None:
        return None
    made = copy_of(chosen)
    for name in ("sectPr", "rPr") if became is not None else ("sectPr",):
        for one in made.findall(w(name)):
            made.remove(one)
    if became is None:
        sides.naming.rename(made)
    return made


def _note_layout(made: Element, old: Element | None, sides: Sides) -> None:
    before = _old_layout(old, sides)
    layout = made.find(w("pPr"))
    if layout_key(before) == layout_key(layout):
        return
    if layout is None:
        layout = element("pPr")
        made.insert(0, layout)
    sides.marker.note_layout(layout, before)


def _compared(old: list[Token], new: list[Token]) -> list[Bit]:
    """Say of each token whether it stayed, went or came.

    The ends of fields that run over several paragraphs stay where both versions have the same:
    a field that begins once must end once.
    """
    ends = [[place for place, one in enumerate(tokens) if _is_end(one)] for tokens in (old, new)]
    if [old[place].key for place in ends[0]] != [new[place].key for place in ends[1]]:
        return _changed(old, new)
    bits: list[Bit] = []
    at_old = at_new = 0
    for one, other in zip(*ends, strict=True):
        bits += _changed(old[at_old:one], new[at_new:other])
        bits.append(Bit(SAME, new[other], old[one]))
        at_old, at_new = one + 1, other + 1
    return bits + _changed(old[at_old:], new[at_new:])


def _is_end(token: Token) -> bool:
    return bool(token.things) and token.things[0].tag == w("fldChar")


def _changed(old: list[Token], new: list[Token]) -> list[Bit]:
    known: dict[object, int] = {}
    for token in (*old, *new):
        known.setdefault((token.key, token.link_key), len(known))
    codes = Indel.opcodes(
        [known[token.key, token.link_key] for token in old],
        [known[token.key, token.link_key] for token in new],
    )
    steps = [
        (code.tag, old[code.src_start : code.src_end], new[code.dest_start : code.dest_end])
        for code in codes
    ]
    if _too_little_kept(steps, old, new):
        steps = [("delete", old, []), ("insert", [], new)]
    for joined_by in (_is_gap, _is_small_word):
        steps = _islands_joined(steps, joined_by)
    return [bit for step in steps for bit in _bits(*step)]


Step = tuple[str, list[Token], list[Token]]


def _too_little_kept(steps: list[Step], old: list[Token], new: list[Token]) -> bool:
    same = [token for tag, one, _ in steps if tag == "equal" for token in one]
    for counts in (_carries_meaning, _is_word):
        kept, before, after = (sum(map(counts, some)) for some in (same, old, new))
        if min(before, after) >= _ENOUGH_WORDS:
            break
    return kept < _LEAST_KEPT * min(before, after)


def _carries_meaning(token: Token) -> bool:
    return token.text is None or weighs(token.text)


def _islands_joined(steps: list[Step], joined_by: Callable[[list[Step], int], bool]) -> list[Step]:
    """Join two changes that only a space, a sign or a small word parts: they read as one."""
    joined: list[Step] = []
    for place, (tag, one, other) in enumerate(steps):
        island = tag == "equal" and 0 < place < len(steps) - 1 and joined_by(steps, place)
        change = tag != "equal" or island
        if change and joined and joined[-1][0] == "change":
            last = joined.pop()
            joined.append(("change", last[1] + one, last[2] + other))
        else:
            joined.append(("change" if change else tag, one, other))
    return joined


def _is_gap(steps: list[Step], place: int) -> bool:
    return not any(token.text is None or _is_word(token) for token in steps[place][1])


def _is_small_word(steps: list[Step], place: int) -> bool:
    words = [token for token in steps[place][1] if token.text is None or _is_word(token)]
    around = (steps[place - 1], steps[place + 1])
    return not any(map(_carries_meaning, words)) and all(
        _most_words(one) > len(words) for one in around
    )


def _most_words(step: Step) -> int:
    return max(sum(map(_is_word, tokens)) for tokens in step[1:])


def _is_word(token: Token) -> bool:
    return token.text is not None and token.text.isalnum()


def _bits(tag: str, old: list[Token], new: list[Token]) -> Iterator[Bit]:
    if tag == "equal":
        for was, token in zip(old, new, strict=True):
            yield Bit(SAME, token, was)
        return
    yield from (Bit(WENT, token) for token in old)
    yield from (Bit(CAME, token) for token in new)


def _written(
    layout: Element | None, bits: list[Bit], after: tuple[Element, ...], sides: Sides
) -> Element:
    made = element("p")
    if layout is not None:
        made.append(copy_of(layout))
    for _, linked in groupby(bits, key=lambda bit: bit.token.link_key):
        group = list(linked)
        link = _link(group, sides)
        parent = made if link is None else link
        for state, same in groupby(group, key=lambda bit: bit.state):
            _write_state(parent, state, list(same), sides)
        if link is not None:
            made.append(link)
    made.extend(copy_of(one) for one in after)
    return made


def _link(group: list[Bit], sides: Sides) -> Element | None:
    chosen = next((bit for bit in group if bit.state not in {WENT, MOVED_AWAY}), group[0])
    link = chosen.token.link
    if link is None:
        return None
    made = element("hyperlink")
    for name, value in link.items():
        made.set(name, value)
    if chosen.state in {WENT, MOVED_AWAY}:
        take_over(sides.old.file, sides.old.part, sides.new.file, sides.new.part, made)
    return made


def _write_state(parent: Element, state: str, bits: list[Bit], sides: Sides) -> None:
    """Write tokens of one state, in their mark; bookmarks stand outside it."""
    target = parent
    if state != SAME:
        target = sides.marker.mark(state)
        parent.append(target)
    for key, same in groupby(bits, key=_run_key):
        group = list(same)
        for mark in (mark for bit in group for mark in bit.token.before):
            if state in {WENT, MOVED_AWAY}:
                continue
            if target is parent:
                parent.append(copy_of(mark))
            else:
                target.addprevious(copy_of(mark))
        for one in _run(group, sides) if key is not None else _things(group, sides):
            target.append(one)


def _run_key(bit: Bit) -> tuple[str, str, str] | None:
    if not bit.token.in_run:
        return None
    before = "" if bit.was is None else looks_key(bit.was.looks)
    return looks_key(bit.token.looks), before, bit.token.own_mark


def _run(group: list[Bit], sides: Sides) -> list[Element]:
    first = group[0]
    gone = first.state in {WENT, MOVED_AWAY}
    run = element("r")
    if first.token.looks is not None:
        run.append(copy_of(first.token.looks))
    for is_text, some in groupby(group, key=lambda bit: bit.token.text is not None):
        if is_text:
            words = element("t")
            words.text = "".join(bit.token.text or "" for bit in some)
            words.set(XML_SPACE, "preserve")
            run.append(words)
        else:
            run.extend(copy_of(thing) for bit in some for thing in bit.token.things)
    if gone:
        _bring(run, sides)
        if first.state == WENT:
            struck(run)
    elif first.was is not None:
        _note_looks(run, first.was.looks, sides)
    return [run]


def _note_looks(run: Element, was: Element | None, sides: Sides) -> None:
    before = None if was is None else copy_of(was)
    if before is not None:
        sides.naming.rename(before)
    if looks_key(before) != looks_key(run.find(w("rPr"))):
        sides.marker.note_looks(run, before)


def _things(group: list[Bit], sides: Sides) -> list[Element]:
    made = [copy_of(thing) for bit in group for thing in bit.token.things]
    if group[0].state in {WENT, MOVED_AWAY}:
        for thing in made:
            _bring(thing, sides)
            for run in thing.iter(w("r")):
                if group[0].state == WENT:
                    struck(run)
    return made


def _bring(one: Element, sides: Sides) -> None:
    """Give a piece of the old file what it needs in the new one."""
    sides.naming.rename(one)
    take_over(sides.old.file, sides.old.part, sides.new.file, sides.new.part, one)
    for kind in ("footnote", "endnote"):
        for reference in one.iter(w(f"{kind}Reference")):
            reference.set(w("id"), sides.bring_note(kind, reference.get(w("id"), "")))
    for comment in list(one.iter(w("commentReference"))):
        parent = comment.getparent()
        if parent is not None:
            parent.remove(comment)
