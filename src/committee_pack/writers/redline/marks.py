"""The marks of tracked changes: who, which number, and the elements that carry them."""

from committee_pack.writers.ooxml import Element, element, put, w
from committee_pack.writers.redline.resolve import copy_of

_OLD_WORDS = {w("t"): w("delText"), w("instrText"): w("delInstrText")}
_ROW_LAST = frozenset({w("ins"), w("del"), w("trPrChange")})
_STAYS_BARE = frozenset({w("rPr"), w("sectPr"), w("pPrChange")})


class Marker:
    """Make the marks of one redline: numbered from one on, all in one name.

    Args:
        author: who is named beside each change.
        date: when, as Word writes it (``2026-11-26T00:00:00Z``).
        first: the first number that no mark of the file has.
    """

    def __init__(self, author: str, date: str, first: int) -> None:
        self._author = author
        self._date = date
        self._next = first
        self.count = 0
        self.moved = 0

    def number(self) -> str:
        """Give the next free number of a mark."""
        self._next += 1
        return str(self._next - 1)

    def mark(self, kind: str, *children: Element, counted: bool = True) -> Element:
        """Make a mark (``ins``, ``del``, ``moveFrom``, ``rPrChange``) around what it is about."""
        made = element(kind, *children, id=self.number(), author=self._author, date=self._date)
        self.count += counted
        return made

    def mark_paragraph(self, paragraph: Element, kind: str) -> None:
        """Say that the mark at a paragraph's end came or went."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = element("pPr")
            paragraph.insert(0, properties)
        looks = properties.find(w("rPr"))
        if looks is None:
            looks = element("rPr")
            put(properties, looks)
        looks.insert(0, self.mark(kind, counted=False))

    def mark_row(self, row: Element, kind: str) -> None:
        """Say that a row of a table came or went."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = element("trPr")
            before = [one for one in row if one.tag == w("tblPrEx")]
            row.insert(len(before), properties)
        late = [place for place, one in enumerate(properties) if one.tag in _ROW_LAST]
        properties.insert(late[0] if late else len(properties), self.mark(kind))

    def note_looks(self, run: Element, old: Element | None) -> None:
        """Say what a run looked like."""
        looks = run.find(w("rPr"))
        if looks is None:
            looks = element("rPr")
            run.insert(0, looks)
        before = element("rPr", *([] if old is None else [copy_of(one) for one in old]))
        looks.append(self.mark("rPrChange", before))

    def note_layout(self, properties: Element, old: Element | None) -> None:
        """Say what a paragraph's style, number and layout were."""
        kept = [] if old is None else [one for one in old if one.tag not in _STAYS_BARE]
        before = element("pPr", *(copy_of(one) for one in kept))
        properties.append(self.mark("pPrChange", before))


def struck(run: Element) -> Element:
    """Give a run's words the names they have where they are deleted; gives the run."""
    for child in run:
        child.tag = _OLD_WORDS.get(child.tag, child.tag)
    return run
