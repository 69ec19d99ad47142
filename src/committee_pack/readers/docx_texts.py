"""Words straight off an element of a Word file, without its look."""

from lxml import etree

from committee_pack.readers import docx_names as w
from committee_pack.readers.symbols import symbol


def element_text(element: etree._Element) -> str:
    """Give the words of a ``w:t``; line ends inside it are layout of the XML, not typed."""
    text = element.text or ""
    return " ".join(text.split()) if "\n" in text else text


def own_mark(reference: etree._Element) -> str:
    """Give the mark that the author typed behind a reference, in the same run."""
    signs = (
        symbol(sign.get(w.CHAR) or "", sign.get(w.FONT) or "")
        if sign.tag == w.SYM
        else element_text(sign)
        for sign in reference.itersiblings(w.T, w.SYM)
    )
    return "".join(signs).strip()


def whole_text(element: etree._Element) -> str | None:
    """Give all words of an element that holds nothing else; None where XML layout is among them."""
    text = etree.tostring(element, method="text", encoding="unicode", with_tail=False)
    return None if "\n" in text else text


def own_size(paragraph: etree._Element) -> float | None:
    """Give the font size that the first run sets, in points; one without content does not count."""
    for child in paragraph:
        if child.tag != w.R or not len(child):
            continue
        properties = child[0]
        if properties.tag != w.RPR:
            return None
        for sign in properties:
            if sign.tag == w.SZ:
                return w.half_points(sign.get(w.VAL))
        if len(child) > 1:
            return None
    return None
