"""PDFium's functions with plain addresses for handles, which cost half as much to call."""

import ctypes
from collections.abc import Callable

import pypdfium2.raw as raw


def _call(name: str) -> Callable[..., int]:
    """Bind a function anew: every pointer is passed, and given back, as an address."""
    function = getattr(raw, name)
    address = ctypes.cast(function, ctypes.c_void_p).value
    kinds = [_plain(kind) for kind in (function.restype, *function.argtypes)]
    bound: Callable[..., int] = ctypes.PYFUNCTYPE(*kinds)(address or 0)
    return bound


def _plain(kind: type) -> type:
    return ctypes.c_void_p if hasattr(kind, "contents") else kind


def _unchecked(name: str) -> Callable[..., int]:
    """Bind a function that is called for every word: what is passed is not looked at.

    An address must be passed as ``c_void_p`` or by ``byref``, a place as a whole number.
    """
    function = getattr(raw, name)
    address = ctypes.cast(function, ctypes.c_void_p).value
    bound: Callable[..., int] = ctypes.PYFUNCTYPE(_plain(function.restype))(address or 0)
    return bound


object_at = _unchecked("FPDFText_GetTextObject")
origin_at = _unchecked("FPDFText_GetCharOrigin")
box_at = _unchecked("FPDFText_GetLooseCharBox")
whole_text = _call("FPDFText_GetText")
code_at = _call("FPDFText_GetUnicode")
matrix_at = _unchecked("FPDFText_GetMatrix")
size_of = _call("FPDFTextObj_GetFontSize")
font_of = _call("FPDFTextObj_GetFont")
font_name = _call("FPDFFont_GetBaseFontName")
marks_of = _call("FPDFPageObj_CountMarks")
mark_of = _call("FPDFPageObj_GetMark")
mark_name = _call("FPDFPageObjMark_GetName")
content_id_of = _call("FPDFPageObj_GetMarkedContentID")
objects_of = _call("FPDFPage_CountObjects")
object_of = _call("FPDFPage_GetObject")
kind_of = _call("FPDFPageObj_GetType")
matrix_of = _call("FPDFPageObj_GetMatrix")
form_objects_of = _call("FPDFFormObj_CountObjects")
form_object_of = _call("FPDFFormObj_GetObject")
draw_mode_of = _call("FPDFPath_GetDrawMode")
fill_colour_of = _call("FPDFPageObj_GetFillColor")
segments_of = _call("FPDFPath_CountSegments")
segment_of = _call("FPDFPath_GetPathSegment")
segment_point = _call("FPDFPathSegment_GetPoint")
segment_kind = _call("FPDFPathSegment_GetType")
segment_closes = _call("FPDFPathSegment_GetClose")
