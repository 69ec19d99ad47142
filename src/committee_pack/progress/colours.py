"""Name the colour of a cell: the nearest of blue, green, amber, red, grey (and purple).

A colour is written in a workbook as red, green and blue parts, as a place in an old palette, or as
a place in the theme with a tint (ECMA-376 part 1, 18.8.3 and 18.8.19). The name goes by hue; a
colour without hue is grey, and white, black or no fill is no colour at all.
"""

import colorsys
import re
from functools import lru_cache
from typing import Any

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX

_HUES = ((18, "red"), (68, "amber"), (170, "green"), (262, "blue"), (325, "purple"), (361, "red"))
# 18.8.3 counts light 1, dark 1, light 2, dark 2 first; the theme part lists dark before light.
_THEME_ORDER = (1, 0, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11)
_GREY_BELOW = 0.16
_WHITE_ABOVE = 0.97
_BLACK_BELOW = 0.12
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def theme_colours(theme: bytes | None) -> tuple[str, ...]:
    """Read the twelve colours of a theme part as ``RRGGBB``, in the order cells count them."""
    if not theme:
        return ()
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        scheme = etree.fromstring(theme, parser).find(f".//{_DRAWING}clrScheme")
    except etree.XMLSyntaxError:
        return ()
    if scheme is None or len(scheme) < len(_THEME_ORDER):
        return ()
    listed = [
        str(slot[0].get("lastClr") or slot[0].get("val")) if len(slot) else "" for slot in scheme
    ]
    return tuple(listed[place] for place in _THEME_ORDER)


def fill_name(fill: Any, theme: tuple[str, ...]) -> str | None:  # noqa: ANN401 - openpyxl has no types
    """Name the colour of an openpyxl fill, or None where it is no colour."""
    if getattr(fill, "fill_type", None) is None:
        return None
    side = "fgColor" if fill.fill_type == "solid" else "bgColor"
    return colour_name(rgb_of(getattr(fill, side, None), theme))


def ink_name(font: Any, theme: tuple[str, ...]) -> str | None:  # noqa: ANN401 - as above
    """Name the colour of an openpyxl font, or None where it is black or not set."""
    return colour_name(rgb_of(getattr(font, "color", None), theme))


def rgb_of(colour: Any, theme: tuple[str, ...]) -> str | None:  # noqa: ANN401 - as above
    """Give an openpyxl colour as ``RRGGBB``, or None where it cannot be told."""
    if colour is None:
        return None
    if colour.type == "rgb":
        return str(colour.rgb)[-6:]
    if colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
        return str(COLOR_INDEX[colour.indexed])[-6:]
    if colour.type == "theme" and 0 <= colour.theme < len(theme):
        return _tinted(theme[colour.theme], float(colour.tint or 0))
    return None


@lru_cache(maxsize=1024)
def colour_name(rgb: str | None) -> str | None:
    """Name the nearest colour of ``RRGGBB``: None for white, black and what is no colour."""
    if rgb is None or not re.fullmatch(r"[0-9A-Fa-f]{6}", rgb):
        return None
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(rgb))
    if light > _WHITE_ABOVE or light < _BLACK_BELOW:
        return None
    if saturation < _GREY_BELOW:
        return "grey"
    return next(name for below, name in _HUES if hue * 360 < below)


def _parts(rgb: str) -> tuple[float, float, float]:
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


@lru_cache(maxsize=1024)
def _tinted(rgb: str, tint: float) -> str | None:
    """Lighten or darken by a tint from -1 to 1 (ECMA-376 part 1, 18.8.19)."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", rgb):
        return None
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(rgb))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(
        f"{round(part * 255):02X}"
        for part in colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    )
