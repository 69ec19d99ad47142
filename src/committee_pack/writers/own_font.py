"""The font that an author set by hand, where a form does not set it by its styles."""

import copy

from committee_pack.writers.ooxml import Element, element, own_texts, w

_FONT = frozenset(w(name) for name in ("rFonts", "sz", "szCs"))


def own_font(paragraph: Element) -> Element:
    """Give an ``rPr`` with the font and size of a paragraph's first words; empty where none is set.

    Where the paragraph has no words, the font that its mark has: that of words typed there.
    """
    first = next((text for text in own_texts(paragraph) if (text.text or "").strip()), None)
    run = None if first is None else first.getparent()
    holder = paragraph.find(w("pPr")) if run is None else run
    properties = None if holder is None else holder.find(w("rPr"))
    found = () if properties is None else properties
    return element("rPr", *(copy.deepcopy(one) for one in found if one.tag in _FONT))
