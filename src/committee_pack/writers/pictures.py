"""Pictures in a line of their own, with the words that stand in for them."""

import hashlib

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from lxml import etree

from committee_pack.model.finding import Severity
from committee_pack.model.report import Picture
from committee_pack.writers.ooxml import PIC, WP, A, Element, R, element, put
from committee_pack.writers.runs import run_elements
from committee_pack.writers.sheet import Place, Sheet

_EMU_PER_POINT = 12_700
_EMU_PER_TWIP = 635
_HIGHEST = 600 * _EMU_PER_POINT


def picture_elements(sheet: Sheet, picture: Picture, place: Place) -> list[Element]:
    """Give a picture as a paragraph; where it cannot be shown, a visible gap and a finding."""
    known = _look_at(picture.data)
    if known is None:
        return [_gap(sheet, picture)]
    kind, extension, natural = known
    name = f"picture-{hashlib.sha256(picture.data).hexdigest()[:16]}.{extension}"
    relation = sheet.add_media(name, picture.data, kind)
    room = (place.width - place.left) * _EMU_PER_TWIP
    wide, high = _size(picture, natural, room)
    alt = sheet.clean(picture.alt, picture.where, "A picture's description")
    number = sheet.next_drawing()
    properties = element("pPr")
    style = sheet.styles.find("Body Continuation")
    if style is not None:
        put(properties, element("pStyle", val=style))
    put(properties, element("keepLines"))
    drawing = _drawing(relation, number, alt, name, (wide, high))
    return [element("p", properties, element("r", drawing))]


def _look_at(data: bytes) -> tuple[str, str, tuple[int, int]] | None:
    """Give content type, extension and size in EMU of a picture that Word can show; None."""
    try:
        image = Image.from_blob(data)
        size = int(image.width), int(image.height)
        return str(image.content_type), str(image.ext), size
    except (
        UnrecognizedImageError,
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        ZeroDivisionError,
        ValueError,
        KeyError,
        IndexError,
    ):
        return None


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


def _gap(sheet: Sheet, picture: Picture) -> Element:
    sheet.tell(
        "picture-not-shown",
        Severity.WARNING,
        f"The picture “{picture.alt[:80]}” cannot be put into Word: "
        + ("it has no data." if not picture.data else "its format is not one that Word shows."),
        "Put the picture in by hand, as PNG or JPEG.",
        picture.where,
    )
    style = sheet.style("Placeholder", "bold text with a yellow background")
    look = element("rPr", element("b"), element("highlight", val="yellow"))
    words = run_elements(
        sheet, f"[Picture: {picture.alt}]", (), picture.where, None if style else look
    )
    properties = element("pPr", *([element("pStyle", val=style)] if style else []))
    return element("p", properties, *words)


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
