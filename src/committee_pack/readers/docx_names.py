"""Qualified names of the Office Open XML elements and attributes that the Word reader asks for.

Written out once so that inner loops compare ready-made strings. Source: ECMA-376, transitional
namespaces; strict files are mapped to these when their parts are opened.
"""

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CX = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

BODY, P, PPR, R, RPR, T = (_W + n for n in ("body", "p", "pPr", "r", "rPr", "t"))
TBL, TR, TC, TBL_PR, TR_PR, TC_PR = (_W + n for n in ("tbl", "tr", "tc", "tblPr", "trPr", "tcPr"))
TBL_GRID, GRID_SPAN, GRID_BEFORE = (_W + n for n in ("tblGrid", "gridSpan", "gridBefore"))
H_MERGE, V_MERGE, TBL_HEADER = (_W + n for n in ("hMerge", "vMerge", "tblHeader"))
TBL_STYLE, TBL_LOOK, TBL_STYLE_PR, SHD = (
    _W + n for n in ("tblStyle", "tblLook", "tblStylePr", "shd")
)
CELL_DEL = _W + "cellDel"
SDT, SDT_PR, SDT_CONTENT, SHOWING_PLACEHOLDER = (
    _W + n for n in ("sdt", "sdtPr", "sdtContent", "showingPlcHdr")
)
CUSTOM_XML, SMART_TAG, HYPERLINK, FLD_SIMPLE = (
    _W + n for n in ("customXml", "smartTag", "hyperlink", "fldSimple")
)
INS, DEL, MOVE_TO, MOVE_FROM = (_W + n for n in ("ins", "del", "moveTo", "moveFrom"))
DIR, BDO, RUBY, RUBY_BASE = (_W + n for n in ("dir", "bdo", "ruby", "rubyBase"))
DEL_TEXT, CONTENT_PART = _W + "delText", _W + "contentPart"
TAB, PTAB, BR, CR = (_W + n for n in ("tab", "ptab", "br", "cr"))
NO_BREAK_HYPHEN, SYM = _W + "noBreakHyphen", _W + "sym"
FLD_CHAR, INSTR_TEXT, FF_DATA = (_W + n for n in ("fldChar", "instrText", "ffData"))
CHECK_BOX, CHECKED, DEFAULT = (_W + n for n in ("checkBox", "checked", "default"))
DROP_DOWN, RESULT, LIST_ENTRY = (_W + n for n in ("ddList", "result", "listEntry"))
DRAWING, PICT, OBJECT, TXBX_CONTENT = (_W + n for n in ("drawing", "pict", "object", "txbxContent"))
ALT_CHUNK, SUB_DOC, SECT_PR = (_W + n for n in ("altChunk", "subDoc", "sectPr"))
FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = _W + "footnoteReference", _W + "endnoteReference"
FOOTNOTE, ENDNOTE, FOOTNOTE_PR, ENDNOTE_PR = (
    _W + n for n in ("footnote", "endnote", "footnotePr", "endnotePr")
)
NUM_RESTART, NUM_START = _W + "numRestart", _W + "numStart"
COMMENT, COMMENT_REFERENCE = _W + "comment", _W + "commentReference"
STYLE, DOC_DEFAULTS, NAME, BASED_ON = (_W + n for n in ("style", "docDefaults", "name", "basedOn"))
P_STYLE, R_STYLE, NUM_PR, NUM_ID, ILVL, OUTLINE_LVL, IND = (
    _W + n for n in ("pStyle", "rStyle", "numPr", "numId", "ilvl", "outlineLvl", "ind")
)
BOLD, ITALIC, UNDERLINE, VERT_ALIGN, VANISH, SZ, R_FONTS = (
    _W + n for n in ("b", "i", "u", "vertAlign", "vanish", "sz", "rFonts")
)
STRIKE, DOUBLE_STRIKE = _W + "strike", _W + "dstrike"
ABSTRACT_NUM, NUM, LVL, LVL_OVERRIDE, START_OVERRIDE = (
    _W + n for n in ("abstractNum", "num", "lvl", "lvlOverride", "startOverride")
)
ABSTRACT_NUM_ID, NUM_STYLE_LINK, STYLE_LINK = (
    _W + n for n in ("abstractNumId", "numStyleLink", "styleLink")
)
START, NUM_FMT, LVL_TEXT, LVL_RESTART, IS_LGL, LVL_PICTURE = (
    _W + n for n in ("start", "numFmt", "lvlText", "lvlRestart", "isLgl", "lvlPicBulletId")
)

VAL, ID, TYPE, STYLE_ID, FORMAT, FONT, CHAR = (
    _W + n for n in ("val", "id", "type", "styleId", "format", "font", "char")
)
INSTR, ANCHOR, FLD_CHAR_TYPE, CUSTOM_MARK = (
    _W + n for n in ("instr", "anchor", "fldCharType", "customMarkFollows")
)
PPR_CHANGE, TABS = _W + "pPrChange", _W + "tabs"
LEFT, W_START, WIDTH, FILL, ASCII, AUTHOR, FIRST_ROW = (
    _W + n for n in ("left", "start", "w", "fill", "ascii", "author", "firstRow")
)

R_ID, R_EMBED, R_LINK = _R + "id", _R + "embed", _R + "link"
ALTERNATE, CHOICE, FALLBACK = (_MC + n for n in ("AlternateContent", "Choice", "Fallback"))
INLINE, FLOATING, EXTENT, DOC_PR = (_WP + n for n in ("inline", "anchor", "extent", "docPr"))
BLIP, CHART, CHART_EX, DIAGRAM = _A + "blip", _C + "chart", _CX + "chart", _DGM + "relIds"
IMAGE_DATA, OLE_OBJECT, IMAGE_TITLE = _V + "imagedata", _O + "OLEObject", _O + "title"
O_MATH, O_MATH_PARA, MATH_TEXT = (_M + n for n in ("oMath", "oMathPara", "t"))
MATH_FRACTION, MATH_NUMERATOR, MATH_DENOMINATOR = (_M + n for n in ("f", "num", "den"))
MATH_SUP, MATH_SUB, MATH_ROOT = (_M + n for n in ("sup", "sub", "rad"))


def is_on(element: etree._Element | None) -> bool:
    """Tell whether an on/off element is there and on (``<w:b/>``, ``<w:b w:val="1"/>``)."""
    return element is not None and says_on(element.get(VAL))


def says_on(value: str | None) -> bool:
    """Tell whether the value of an on/off element that is there means on."""
    return value not in ("0", "false", "off")


def children(element: etree._Element) -> dict[str, etree._Element]:
    """Give an element's children by name, the first of each: quicker than several searches."""
    found: dict[str, etree._Element] = {}
    for child in element:
        found.setdefault(child.tag, child)
    return found


def whole(text: str | None, default: int = 0) -> int:
    """Read a whole number from an attribute; what is no number gives the default."""
    try:
        return int(text) if text else default
    except ValueError:
        return default


def half_points(text: str | None) -> float | None:
    """Read a font size, which Word counts in half points."""
    try:
        return float(text) / 2 if text else None
    except ValueError:
        return None


def points(measure: str | None) -> float | None:
    """Read a Word measure (twentieths of a point, or with a unit as strict files write it)."""
    if not measure:
        return None
    try:
        return float(measure) / 20
    except ValueError:
        factor = _UNITS.get(measure[-2:])
    try:
        return float(measure[:-2]) * factor if factor else None
    except ValueError:
        return None


_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
