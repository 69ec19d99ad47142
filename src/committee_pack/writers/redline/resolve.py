"""Resolve the tracked changes of a part: all accepted, or all rejected.

The elements are those of ECMA-376 Part 1, 17.13.5. An input that holds changes of its own is read
as accepted before it is compared, and the tests take a redline apart again with the same words.
"""

import copy

from committee_pack.writers.ooxml import Element, W, element, w

_INSERTED = frozenset({w("ins"), w("moveTo")})
_DELETED = frozenset({w("del"), w("moveFrom")})
_MARKS = _INSERTED | _DELETED
_CELL_MARKS = {w("cellIns"): _INSERTED, w("cellDel"): _DELETED}
_RANGES = frozenset(
    w(name + end)
    for name in (
        "moveFromRange",
        "moveToRange",
        "customXmlInsRange",
        "customXmlDelRange",
        "customXmlMoveFromRange",
        "customXmlMoveToRange",
    )
    for end in ("Start", "End")
)
_OLD_WORDS = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
_STAY = {w("pPr"): frozenset({w("rPr"), w("sectPr")}), w("sectPr"): frozenset()}
_HEADINGS = frozenset({w("headerReference"), w("footerReference")})


def accept_changes(root: Element) -> int:
    """Resolve all changes of a part as Word's "Accept all"; give how many there were."""
    return _resolve(root, gone=_DELETED, accepted=True)


def reject_changes(root: Element) -> int:
    """Resolve all changes of a part as Word's "Reject all"; give how many there were."""
    return _resolve(root, gone=_INSERTED, accepted=False)


def _resolve(root: Element, gone: frozenset[str], *, accepted: bool) -> int:
    count = _properties(root, accepted=accepted)
    count += _rows_and_cells(root, gone)
    joins = _paragraph_marks(root, gone)
    for mark in [one for one in root.iter(*_MARKS) if one.getparent() is not None]:
        count += 1
        if mark.tag in gone:
            _take_out(mark)
        else:
            _unwrap(mark)
    for joined in joins:
        _join_with_next(joined)
    for mark in list(root.iter(*_RANGES)):
        _take_out(mark)
    if not accepted:
        for old in list(root.iter(*_OLD_WORDS)):
            old.tag = _OLD_WORDS[old.tag]
    return count + len(joins)


def _properties(root: Element, *, accepted: bool) -> int:
    """Resolve the changes of looks: the old properties stand inside the new ones."""
    changes = [
        one
        for one in root.iter(f"{{{W}}}*")
        if one.tag.endswith("Change") and one.tag != w("numberingChange")
    ]
    for change in reversed(changes):
        properties = change.getparent()
        if properties is None:
            continue
        properties.remove(change)
        if not accepted and len(change):
            _put_back(properties, change[0])
    for change in list(root.iter(w("numberingChange"))):
        _take_out(change)
    return len(changes)


def _put_back(properties: Element, old: Element) -> None:
    stay = _STAY.get(properties.tag, frozenset())
    kept = [one for one in properties if one.tag in stay or one.tag in _HEADINGS]
    for child in list(properties):
        if child not in kept:
            properties.remove(child)
    place = len(kept) if properties.tag == w("sectPr") else 0
    for offset, child in enumerate(list(old)):
        properties.insert(place + offset, child)


def _rows_and_cells(root: Element, gone: frozenset[str]) -> int:
    count = 0
    for row in list(root.iter(w("tr"))):
        marks = [m for m in row.iterfind(f"{w('trPr')}/*") if m.tag in _MARKS]
        count += len(marks)
        for mark in marks:
            _take_out(mark)
        if any(mark.tag in gone for mark in marks):
            _take_out(row)
    for mark in list(root.iter(*_CELL_MARKS)):
        count += 1
        cell = next(mark.iterancestors(w("tc")), None)
        _take_out(mark)
        if cell is not None and _CELL_MARKS[mark.tag] == gone:
            _take_out(cell)
    for row in list(root.iter(w("tr"))):
        if row.find(f".//{w('tc')}") is None:
            _take_out(row)
    for table in list(root.iter(w("tbl"))):
        if table.find(f".//{w('tr')}") is None:
            _take_out(table)
    return count


def _paragraph_marks(root: Element, gone: frozenset[str]) -> list[Element]:
    """Take the marks off the paragraphs' own marks; give the paragraphs whose mark goes."""
    joins = []
    for paragraph in root.iter(w("p")):
        looks = paragraph.find(f"{w('pPr')}/{w('rPr')}")
        marks = [] if looks is None else [one for one in looks if one.tag in _MARKS]
        if any(mark.tag in gone for mark in marks):
            joins.append(paragraph)
        for mark in marks:
            _take_out(mark)
        if looks is not None and not len(looks):
            _take_out(looks)
    return joins


def _join_with_next(paragraph: Element) -> None:
    """Give what is left of a paragraph without a mark to the next one; drop it where empty."""
    parent = paragraph.getparent()
    if parent is None:
        return
    rest = [one for one in paragraph if one.tag != w("pPr")]
    following = paragraph.getnext()
    while following is not None and following.tag != w("p") and following.tag in _RANGES:
        following = following.getnext()
    if following is not None and following.tag == w("p"):
        at = 1 if following.find(w("pPr")) is not None else 0
        for offset, one in enumerate(rest):
            following.insert(at + offset, one)
        parent.remove(paragraph)
    elif not any(one.tag == w("r") for one in rest):
        parent.remove(paragraph)
        if parent.tag == w("tc") and parent.find(w("p")) is None:
            parent.append(element("p"))


def _unwrap(mark: Element) -> None:
    parent = mark.getparent()
    assert parent is not None
    place = parent.index(mark)
    for offset, child in enumerate(list(mark)):
        parent.insert(place + offset, child)
    _take_out(mark)


def _take_out(one: Element) -> None:
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)


def copy_of(one: Element) -> Element:
    """Give a copy of an element without what stands after it."""
    made = copy.deepcopy(one)
    made.tail = None
    return made
