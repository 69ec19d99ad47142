"""The blocks of a story, old and new, made one: paragraphs, tables row by row, and what moved."""

from collections.abc import Sequence

from committee_pack.writers.ooxml import RANGE_MARKS, Element, element, w
from committee_pack.writers.redline.align import Likeness, Pair, align, words_alike
from committee_pack.writers.redline.merge import (
    CAME,
    MOVED_AWAY,
    WENT,
    Sides,
    merge_paragraphs,
    moved_paragraph,
    whole_paragraph,
)
from committee_pack.writers.redline.moves import Block, Move, find_moves
from committee_pack.writers.redline.parts import take_over
from committee_pack.writers.redline.resolve import copy_of
from committee_pack.writers.redline.words import open_fields, words_of

_PARAGRAPH, _TABLE = w("p"), w("tbl")
_CONTROL = f"{w('sdt')}/{w('sdtContent')}"
# How alike rows are, out of 100, that are known by the same words, such as an action's number.
_SAME_LABEL = 60.0


def blocks_of(parent: Element) -> list[Block]:
    """Give the blocks of a body, a cell or a note, those in content controls too."""
    found = []
    for child in parent:
        if child.tag in (_PARAGRAPH, _TABLE):
            found.append(Block(child, words_of(child)))
        elif child.tag == w("sdt"):
            content = child.find(w("sdtContent"))
            found += [] if content is None else blocks_of(content)
        elif child.tag in (w("customXml"), w("smartTag")):
            found += blocks_of(child)
    return found


def merge_blocks(old: Element, new: Element, sides: Sides) -> None:
    """Make the new body, cell or note hold both: accepted it is as it was, rejected the old."""
    were, are = blocks_of(old), blocks_of(new)
    pairs = _ends_paired(
        align([b.key for b in were], [b.key for b in are], _likeness(were, are)), were, are
    )
    moves = find_moves(pairs, were, are)
    sides.marker.moved += len(moves)
    _Weaver(were, are, moves, sides).weave(pairs, new)


def _likeness(were: Sequence[Block], are: Sequence[Block]) -> Likeness:
    def likeness(one: int, other: int) -> float:
        if were[one].one.tag != are[other].one.tag:
            return 0.0
        ends = open_fields(were[one].one) if were[one].one.tag == _PARAGRAPH else ()
        if ends and ends == open_fields(are[other].one):
            # A field that begins once in the redline must end once.
            return 100.0
        return words_alike(were[one].words, are[other].words)

    return likeness


def _ends_paired(pairs: list[Pair], were: list[Block], are: list[Block]) -> list[Pair]:
    """Pair the last paragraphs where neither has a partner: a cell must keep one."""
    if not were or not are:
        return pairs
    last_old, last_new = Pair(len(were) - 1, None), Pair(None, len(are) - 1)
    if last_old not in pairs or last_new not in pairs:
        return pairs
    if were[-1].one.tag != _PARAGRAPH or are[-1].one.tag != _PARAGRAPH:
        return pairs
    kept = [pair for pair in pairs if pair not in (last_old, last_new)]
    return [*kept, Pair(len(were) - 1, len(are) - 1)]


class _Weaver:
    """Write the pairs of one body, cell or note."""

    def __init__(
        self, were: list[Block], are: list[Block], moves: tuple[Move, ...], sides: Sides
    ) -> None:
        self._were, self._are, self._sides = were, are, sides
        self._from = {place: move for move in moves for place in move.old}
        self._to = {place: move for move in moves for place in move.new}

    def weave(self, pairs: list[Pair], parent: Element) -> None:
        """Put each pair at its place."""
        waiting: list[Element] = []
        last: Element | None = None
        for pair in pairs:
            if pair.new is None:
                assert pair.old is not None
                waiting += self._gone(pair.old)
                continue
            here = self._are[pair.new].one
            for one in waiting:
                here.addprevious(one)
            waiting = []
            last = self._came(pair.new) if pair.old is None else self._both(pair.old, pair.new)
        for one in waiting:
            if last is not None:
                last.addnext(one)
            else:
                _append(parent, one)
            last = one
        self._keep_tables_apart(parent)

    def _keep_tables_apart(self, parent: Element) -> None:
        """Put a paragraph that neither report has between a table that went and one that came."""
        for table in parent.findall(_TABLE):
            following = table.getnext()
            if following is not None and following.tag == _TABLE:
                between = element("p")
                for state in (WENT, CAME):
                    self._sides.marker.mark_paragraph(between, state)
                table.addnext(between)

    def _gone(self, place: int) -> list[Element]:
        one = self._were[place].one
        if one.tag == _TABLE:
            return [whole_table(one, WENT, self._sides)]
        move = self._from.get(place)
        state = WENT if move is None else MOVED_AWAY
        made = whole_paragraph(one, state, self._sides)
        return [made] if move is None else self._ranged(made, move, place, move.old, "moveFrom")

    def _came(self, place: int) -> Element:
        one = self._are[place].one
        if one.tag == _TABLE:
            return _replace(one, [whole_table(one, CAME, self._sides)])
        move = self._to.get(place)
        if move is None:
            return _replace(one, [whole_paragraph(one, CAME, self._sides)])
        old = self._were[move.old[move.new.index(place)]].one
        made = moved_paragraph(old, one, self._sides)
        return _replace(one, self._ranged(made, move, place, move.new, "moveTo"))

    def _both(self, old: int, new: int) -> Element:
        one, other = self._were[old].one, self._are[new].one
        if other.tag == _TABLE:
            merge_tables(one, other, self._sides)
            return other
        return _replace(other, [merge_paragraphs(one, other, self._sides)])

    def _ranged(
        self, made: Element, move: Move, place: int, places: tuple[int, ...], kind: str
    ) -> list[Element]:
        """Put the first and the last paragraph of a move between the marks of its range."""
        around = [made]
        if place == places[0]:
            move.ids[kind] = self._sides.marker.number()
            start = self._sides.marker.mark(f"{kind}RangeStart", counted=False)
            start.set(w("id"), move.ids[kind])
            start.set(w("name"), self._name(move))
            around.insert(0, start)
        if place == places[-1]:
            around.append(element(f"{kind}RangeEnd", id=move.ids[kind]))
        return around

    def _name(self, move: Move) -> str:
        """Give a move its name, the same at both places, as Word asks."""
        return move.ids.setdefault("name", f"move{self._sides.marker.number()}")


def _replace(one: Element, made: list[Element]) -> Element:
    for new in made:
        one.addprevious(new)
    parent = one.getparent()
    assert parent is not None
    parent.remove(one)
    return made[-1]


def _append(parent: Element, one: Element) -> None:
    """Put a block last, before the properties of the section."""
    section = parent.find(w("sectPr"))
    if section is not None:
        section.addprevious(one)
    else:
        parent.append(one)


def whole_table(table: Element, state: str, sides: Sides) -> Element:
    """Give a copy of a table that came or went, with all its rows and words marked."""
    made = copy_of(table)
    for row in made.iter(w("tr")):
        sides.marker.mark_row(row, state)
    # A row is one change, however many cells it has.
    counted = sides.marker.count
    for paragraph in [one for one in made.iter(w("p")) if not _in_drawing(one)]:
        marked = whole_paragraph(paragraph, state, sides)
        _replace(paragraph, [marked])
    sides.marker.count = counted
    if state == WENT:
        for mark in list(made.iter(*RANGE_MARKS)):
            _drop(mark)
        for properties in [one for kind in ("tblPr", "tcPr") for one in made.iter(w(kind))]:
            sides.naming.rename(properties)
            take_over(sides.old.file, sides.old.part, sides.new.file, sides.new.part, properties)
    return made


def _in_drawing(paragraph: Element) -> bool:
    return any(one.tag == w("txbxContent") for one in paragraph.iterancestors())


def _drop(one: Element) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def merge_tables(old: Element, new: Element, sides: Sides) -> None:
    """Make the rows of two versions of a table one."""
    were, are = _rows(old), _rows(new)
    keys = [("row", words_of(row)) for row in were], [("row", words_of(row)) for row in are]
    labels = _labels(were), _labels(are)

    def likeness(one: int, other: int) -> float:
        if not _cut_alike(were[one], are[other]):
            return 0.0
        same = bool(labels[0][one]) and labels[0][one] == labels[1][other]
        return max(_SAME_LABEL * same, words_alike(keys[0][one][1], keys[1][other][1]))

    waiting: list[Element] = []
    last: Element | None = None
    for pair in _rows_that_fit(align(*keys, likeness), were, are):
        if pair.new is None:
            assert pair.old is not None
            waiting.append(_whole_row(were[pair.old], WENT, sides))
            continue
        here = are[pair.new]
        for one in waiting:
            here.addprevious(one)
        waiting = []
        if pair.old is None:
            last = _replace(here, [_whole_row(here, CAME, sides)])
        else:
            _merge_rows(were[pair.old], here, sides)
            last = here
    for one in waiting:
        if last is None:
            new.append(one)
        else:
            last.addnext(one)
        last = one


def _labels(rows: list[Element]) -> list[str]:
    """Give the words of each row's first cell, by which it is known; "" where others have them."""
    firsts = [words_of(cells[0]) if len(cells := _cells(row)) > 1 else "" for row in rows]
    return [words if firsts.count(words) == 1 else "" for words in firsts]


def _rows_that_fit(pairs: list[Pair], were: list[Element], are: list[Element]) -> list[Pair]:
    """Part again the rows with equal words that are cut into different cells."""
    fitting: list[Pair] = []
    for old, new in pairs:
        if old is None or new is None or _cut_alike(were[old], are[new]):
            fitting.append(Pair(old, new))
        else:
            fitting += [Pair(old, None), Pair(None, new)]
    return fitting


def _cut_alike(old: Element, new: Element) -> bool:
    return len(_cells(old)) == len(_cells(new))


def _rows(table: Element) -> list[Element]:
    return [*table.iterfind(w("tr")), *table.iterfind(f"{_CONTROL}/{w('tr')}")]


def _cells(row: Element) -> list[Element]:
    return [*row.iterfind(w("tc")), *row.iterfind(f"{_CONTROL}/{w('tc')}")]


def _whole_row(row: Element, state: str, sides: Sides) -> Element:
    table = element("tbl", copy_of(row))
    return whole_table(table, state, sides)[0]


def _merge_rows(old: Element, new: Element, sides: Sides) -> None:
    for one, other in zip(_cells(old), _cells(new), strict=True):
        merge_blocks(one, other, sides)
