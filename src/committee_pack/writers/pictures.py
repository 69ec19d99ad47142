"""Pictures in a line of their own, with the words that stand in for them."""

import hashlib

from lxml import etree

from committee_pack.model.report import Picture
from committee_pack.writers.image_files import ImageFile
from committee_pack.writers.ooxml import PIC, WP, A, Element, R, element, put
from committee_pack.writers.sheet import Place, Sheet

_EMU_PER_POINT = 12_700
_EMU_PER_TWIP = 635
_HIGHEST = 600 * _EMU_PER_POINT


def picture_element(sheet: Sheet, picture: Picture, file: ImageFile, place: Place) -> Element:
    """Give a picture as a paragraph.

    Args:
        sheet: what is written onto.
        picture: the picture.
        file: what its bytes are.
        place: the tag's paragraph.
    """
    name = f"picture-{hashlib.sha256(picture.data).hexdigest()[:16]}.{file.extension}"
    relation = sheet.add_media(name, picture.data, file.content_type)
    room = (place.width - place.left) * _EMU_PER_TWIP
    number = sheet.next_drawing()
    properties = element("pPr")
    style = sheet.styles.find("Body Continuation")
    if style is not None:
        put(properties, element("pStyle", val=style))
    put(properties, element("keepLines"))
    drawing = _drawing(relation, number, picture.alt, name, _size(picture, file.size, room))
    return element("p", properties, element("r", drawing))


def _size(picture: Picture, natural: tuple[int, int], room: int) -> tuple[int, int]:
    """Give width and height in EMU: as wanted or natural, made smaller to fit, never stretched."""
    wide, high = (max(1, side) for side in natural)
    if picture.width and picture.height:
        wide, high = (max(1, round(s * _EMU_PER_POINT)) for s in (picture.width, picture.height))
    elif picture.width or picture.height:
        given = round((picture.width or picture.height or 0) * _EMU_PER_POINT)
        scale = given / (wide if picture.width else high)
        wide, high = max(1, round(wide * scale)), max(1, round(high * scale))
    shrink = min(1.0, max(1, room) / wide, _HIGHEST / high)
    return max(1, int(wide * shrink)), max(1, int(high * shrink))


def _drawing(relation: str, number: int, alt: str, name: str, size: tuple[int, int]) -> Element:
    wide, high = (str(side) for side in size)
    root = element("drawing")
    inline = etree.SubElement(root, f"{{{WP}}}inline", nsmap={"wp": WP})
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    _child(inline, WP, "extent", cx=wide, cy=high)
    _child(inline, WP, "docPr", id=str(number), name=f"Picture {number}", descr=alt)
    graphic = _child(inline, A, "graphic")
    holder = _child(graphic, A, "graphicData", uri=PIC)
    picture = _child(holder, PIC, "pic")
    about = _child(picture, PIC, "nvPicPr")
    _child(about, PIC, "cNvPr", id=str(number), name=name, descr=alt)
    _child(about, PIC, "cNvPicPr")
    fill = _child(picture, PIC, "blipFill")
    _child(fill, A, "blip").set(f"{{{R}}}embed", relation)
    _child(_child(fill, A, "stretch"), A, "fillRect")
    shape = _child(picture, PIC, "spPr")
    frame = _child(shape, A, "xfrm")
    _child(frame, A, "off", x="0", y="0")
    _child(frame, A, "ext", cx=wide, cy=high)
    _child(_child(shape, A, "prstGeom", prst="rect"), A, "avLst")
    return root


def _child(parent: Element, space: str, tag: str, /, **attributes: str) -> Element:
    made = etree.SubElement(parent, f"{{{space}}}{tag}")
    for key, value in attributes.items():
        made.set(key, value)
    return made
