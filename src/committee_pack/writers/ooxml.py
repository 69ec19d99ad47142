"""The words of WordprocessingML: namespaces, elements, the order their children must stand in.

Orders are those of ECMA-376 Part 1, 17.3.1.26 (``pPr``) and 17.3.2.28 (``rPr``); Word refuses a
file whose properties stand in another order.
"""

from collections.abc import Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element


def _names(text: str) -> list[str]:
    return text.split()


PARAGRAPH_ORDER = _names(
    """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
    shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
    autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
    suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr
    sectPr pPrChange
    """
)
RUN_ORDER = _names(
    """
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
    snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd
    fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
    """
)

# Marks that stand between runs and may be carried to the level of paragraphs when the paragraph
# that held them goes: a start without its end makes Word repair the file.
RANGE_MARKS = frozenset(
    f"{{{W}}}{name}"
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
    )
)


def w(name: str) -> str:
    """Give a name of WordprocessingML with its namespace."""
    return f"{{{W}}}{name}"


def element(name: str, *children: Element, **attributes: str | int) -> Element:
    """Make an element of WordprocessingML; its attributes are in the same namespace."""
    made = etree.Element(w(name), nsmap={"w": W})
    for key, value in attributes.items():
        made.set(w(key), str(value))
    made.extend(children)
    return made


def put(properties: Element, child: Element, order: list[str] = PARAGRAPH_ORDER) -> None:
    """Put a child into ``pPr`` or ``rPr`` at its place, instead of one of the same name."""
    for old in properties.findall(child.tag):
        properties.remove(old)
    rank = order.index(etree.QName(child).localname)
    for position, other in enumerate(properties):
        name = etree.QName(other).localname
        if name in order and order.index(name) > rank:
            properties.insert(position, child)
            return
    properties.append(child)


def value_of(parent: Element | None, name: str) -> str | None:
    """Give ``w:val`` of the child of that name; None where there is no such child."""
    if parent is None:
        return None
    child = parent.find(w(name))
    return None if child is None else child.get(w("val"))


def whole(text: str | None, default: int) -> int:
    """Read a whole number from an attribute; the default where it is absent or no number."""
    try:
        return int(float(text)) if text else default
    except (ValueError, OverflowError):
        return default


def own_texts(paragraph: Element) -> Iterator[Element]:
    """Give the ``w:t`` of a paragraph that are not of a paragraph inside it (a text box)."""
    for text in paragraph.iter(w("t")):
        if next(text.iterancestors(w("p")), None) is paragraph:
            yield text


def words_in(paragraph: Element) -> str:
    """Give the words of a paragraph, without those of a text box in it."""
    return "".join(text.text or "" for text in own_texts(paragraph))
