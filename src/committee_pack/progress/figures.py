"""Figures as Decimals, and as they are shown: no float and no NaN goes further than this module."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

# Excel keeps fifteen digits; what a double adds beyond is noise (0.30000000000000004).
_EXCEL_DIGITS = 15
COUNTS = frozenset({"number", "no", "no.", "count", "#", "n", "total", "figure"})
"""Units that say no more than that something was counted."""

_DIGITS = r"\d{1,3}(?P<mark>[, \u00a0\u202f])\d{3}(?:(?P=mark)\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_FIGURE = re.compile(
    rf"(?P<minus>[-−–]?)\s*(?P<pound>£?)\s*(?P<minus2>[-−]?)(?P<digits>{_DIGITS})"
    r"\s*(?P<unit>%|per [\d,]{3,7}|(?:[a-z][a-z .]{0,15})?)\s*",
    re.IGNORECASE,
)
_THOUSANDS = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_IN_BRACKETS = re.compile(r"\(\s*(?P<within>[^()]+?)\s*\)\s*(?P<percent>%?)")
_SUPPRESSED = (
    r"[cxz*:]|(?:<|<=|≤|under|fewer than|less than)\s*\d+|\d+\s*(?:-|–|to)\s*\d+|suppressed"
)
_NONE_TO_GIVE = (
    r"u|\.{1,3}|-|–|—|n/?a|not available|not yet available|tbc|to follow|no data"
    r"|data not available|not applicable|awaited|awaiting data"
)


def is_suppressed(written: str) -> bool:
    """Tell whether what stands for a figure says that there is one, withheld: ``c``, ``<5``."""
    return re.fullmatch(_SUPPRESSED, written.strip(), re.IGNORECASE) is not None


def says_no_figure(written: str) -> bool:
    """Tell whether it says that there is none to give: withheld, or not there (``n/a``)."""
    told = rf"{_SUPPRESSED}|{_NONE_TO_GIVE}"
    return re.fullmatch(told, written.strip(), re.IGNORECASE) is not None


def decimal_of(number: float) -> Decimal | None:
    """Give a number of a workbook as a Decimal, or None where it is not finite."""
    if isinstance(number, int):
        return Decimal(number)
    if not math.isfinite(number):
        return None
    return Decimal(f"{number:.{_EXCEL_DIGITS}g}")


def plain_number(figure: Decimal) -> str:
    """Write a figure without exponent and without needless noughts: 7.50 is ``7.5``."""
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


_WORDS_OF_FORMAT = r'(?:"[^"]*"|\\.|[£ ()/:.-])*'
_FORMAT = re.compile(
    rf"(?:\[\$?(?P<sign>£?)[^\]]*\])?(?P<before>{_WORDS_OF_FORMAT})(?P<grouped>#,##)?(?P<whole>0+)"
    rf"(?P<places>\.0+)?(?P<percent>%?)(?P<after>{_WORDS_OF_FORMAT})(?:_.*)?"
)


def shown(figure: Decimal, number_format: str) -> str:
    """Write a figure as the sheet shows it, for formats of one kind of figure.

    ``0.00``, ``0%``, ``#,##0`` and ``"CP-"000`` are known (ECMA-376 part 1, 18.8.31); a figure of
    another format is written plainly.
    """
    found = _FORMAT.fullmatch(number_format.split(";")[0])
    if not found:
        return plain_number(figure)
    places, percent = found["places"], found["percent"]
    value = rounded(figure * 100 if percent else figure, len(places) - 1 if places else 0)
    told = f"{abs(value):{',' if found['grouped'] else ''}f}"
    wide = len(found["whole"]) + len(places or "")
    before, after = (re.sub(r'"|\\', "", found[side]) for side in ("before", "after"))
    minus = "-" if value < 0 else ""
    return f"{minus}{found['sign'] or ''}{before}{told.zfill(wide)}{percent}{after}".strip()


def rounded(figure: Decimal, places: int) -> Decimal:
    """Round half up, as people do by hand, to a number of decimal places."""
    return figure.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def figure_in(text: str) -> tuple[Decimal, str | None] | None:
    """Read a figure and its unit out of a text: ``"£1,234"``, ``"£5k"``, ``"87.5%"``, ``"2 days"``.

    Commas and spaces separate groups of three figures alone, and brackets stand in pairs: ``1,5``,
    ``12 14`` and ``(5`` are no figures.

    Returns:
        The figure and its unit (None where there is none), or None where the text is no figure.
    """
    bare = text.strip()
    brackets = _IN_BRACKETS.fullmatch(bare)
    found = _FIGURE.fullmatch(brackets["within"] + brackets["percent"] if brackets else bare)
    if not found:
        return None
    figure = Decimal(re.sub(r"[,\s]", "", found["digits"]))
    unit = found["unit"].strip() or None
    if found["pound"]:  # "£310k" is an amount in thousands, no figure in a unit of its own
        figure *= _THOUSANDS.get((unit or "").casefold(), 1)
        unit = "£" if unit is None or unit.casefold() in _THOUSANDS else unit
    minus = brackets or found["minus"] or found["minus2"]
    return (-figure if minus else figure), unit


def figure_told(value: Decimal | None, written: str | None, unit: str | None) -> str:
    """Write a figure with its unit as a table shows it; what is no figure as it is written."""
    if value is None:
        return written or "No figure"
    number = f"{value:,f}" if unit == "£" or abs(value) >= 10_000 else plain_number(value)
    if is_percentage(unit):
        return f"{number}%"
    if unit == "£":
        return f"£{number}"
    return number if unit is None or unit.casefold() in COUNTS else f"{number} {unit}"


def is_percentage(unit: str | None) -> bool:
    """Tell whether a unit is per cent, as a sign or in words."""
    return unit is not None and unit.casefold() in ("%", "per cent", "percent", "percentage")
