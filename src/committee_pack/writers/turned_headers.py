"""Headers and footers of turned pages: what stands at the right of the page stands there again.

A tab stop is counted from the left margin, so on a wider page words that were set at the right
would stand somewhere in the middle. Such a header is copied for the turned pages, its stops moved.
"""

import posixpath

from committee_pack.writers.ooxml import Element, R, element, put, value_of, w, whole
from committee_pack.writers.package import parse_part, serialise
from committee_pack.writers.sheet import Sheet
from committee_pack.writers.styles import Styles

_KINDS = {w("headerReference"): "header", w("footerReference"): "footer"}
_NEAR = 60
_INSIDE = tuple(w(name) for name in ("tc", "txbxContent"))


def fit_headers(sheet: Sheet, section: Element, upright: int, turned: int) -> None:
    """Give a turned section headers and footers that fit its pages.

    Args:
        sheet: what is written onto; copies of headers are put into its parts.
        section: the ``w:sectPr`` of the turned pages; changed.
        upright: the width of the text on an upright page, in twentieths of a point.
        turned: that width on a turned page.
    """
    for reference in section:
        kind = _KINDS.get(str(reference.tag))
        part = sheet.relations.target(reference.get(f"{{{R}}}id", ""))
        data = sheet.part(part)
        if kind is None or data is None or reference.get(w("type")) == "first":
            continue
        root = parse_part(data)
        moved = [_fit(one, sheet.styles, upright, turned) for one in root.iter(w("p"))]
        if any(moved):
            stem, extension = posixpath.splitext(part)
            name = f"{stem}-across-{turned}{extension}"
            reference.set(f"{{{R}}}id", sheet.add_copy(part, name, serialise(root), kind))


def _fit(paragraph: Element, styles: Styles, upright: int, turned: int) -> bool:
    """Move the stops of one paragraph; tell whether it had any to move."""
    inside = next(paragraph.iterancestors(*_INSIDE), None) is not None
    if inside or paragraph.find(f".//{w('r')}/{w('tab')}") is None:
        return False
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = element("pPr")
    moved = {}
    for stop in _stops(properties, styles):
        at = whole(stop.get(w("pos")), 0)
        for kind, old, new in (("right", upright, turned), ("center", upright // 2, turned // 2)):
            if stop.get(w("val")) == kind and abs(at - old) <= _NEAR:
                moved[at] = element("tab", val=kind, pos=new)
    if not moved:
        return False
    if properties.getparent() is None:
        paragraph.insert(0, properties)
    own = properties.find(w("tabs"))
    kept = [] if own is None else [s for s in own if whole(s.get(w("pos")), 0) not in moved]
    cleared = [element("tab", val="clear", pos=at) for at in moved]
    every = sorted((*kept, *cleared, *moved.values()), key=lambda s: whole(s.get(w("pos")), 0))
    put(properties, element("tabs", *every))
    return True


def _stops(properties: Element, styles: Styles) -> list[Element]:
    """Give the tab stops of a paragraph: its own, and those of its style."""
    chain = styles.chain(value_of(properties, "pStyle"))
    holders = (properties, *(style.find(w("pPr")) for style in chain))
    found = [None if one is None else one.find(w("tabs")) for one in holders]
    return [stop for tabs in found if tabs is not None for stop in tabs]
