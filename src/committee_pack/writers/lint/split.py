"""Tags that Word wrote in several runs: what stands between the pieces goes when they are joined.

docxtpl joins the pieces by taking out all that stands between them. A change of font or a spelling
mark may go; the end of a link, a tab or half a bookmark may not.
"""

from collections.abc import Sequence

from lxml import etree

from committee_pack.writers.ooxml import Element, w

_MAY_GO = frozenset(
    w(name) for name in ("r", "rPr", "t", "proofErr", "lastRenderedPageBreak", "noBreakHyphen")
)
_CALLED = {
    "tab": "a tab",
    "br": "a line break",
    "bookmarkStart": "a bookmark",
    "bookmarkEnd": "a bookmark",
    "commentRangeStart": "a comment",
    "commentRangeEnd": "a comment",
    "commentReference": "a comment",
    "fldChar": "a field",
    "instrText": "a field",
    "fldSimple": "a field",
    "hyperlink": "a link",
    "ins": "a tracked change",
    "del": "a tracked change",
    "sdt": "a content control",
    "drawing": "a picture",
    "footnoteReference": "a footnote",
    "endnoteReference": "an endnote",
}


def between(texts: Sequence[Element]) -> str | None:
    """Tell what would be lost where the pieces of a tag are joined; None where nothing is.

    Args:
        texts: the ``w:t`` elements that the tag is written in, in order.
    """
    if len(texts) < 2:
        return None
    holders = [_holder(text) for text in texts]
    for holder in holders:
        if holder is not holders[0]:
            odd = next(one for one in (holder, holders[0]) if one is not None)
            return _name(odd)
    inside = False
    paragraph = texts[0].getparent()
    paragraph = None if paragraph is None else paragraph.getparent()
    for one in () if paragraph is None else paragraph.iter():
        if one is texts[-1]:
            return None
        if inside and one.tag not in _MAY_GO and not _in_properties(one):
            return _name(one)
        inside = inside or one is texts[0]
    return None


def looks_differ(texts: Sequence[Element]) -> bool:
    """Tell whether the pieces of a tag have different formatting: only the first one's stays."""
    looks = {_look(text) for text in texts}
    return len(looks) > 1


def _look(text: Element) -> bytes:
    run = text.getparent()
    properties = None if run is None else run.find(w("rPr"))
    if properties is None:
        return b""
    kept = (child for child in properties if child.tag not in (w("lang"), w("noProof")))
    return b"".join(etree.tostring(child) for child in kept)


def _holder(text: Element) -> Element | None:
    run = text.getparent()
    return None if run is None else run.getparent()


def _in_properties(one: Element) -> bool:
    return next(one.iterancestors(w("rPr")), None) is not None


def _name(one: Element) -> str:
    name = etree.QName(one).localname if isinstance(one.tag, str) else ""
    return _CALLED.get(name, "something else")
