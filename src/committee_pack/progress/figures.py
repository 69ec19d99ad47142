"""Figures as Decimals, and as they are shown: no float and no NaN goes further than this module."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

# Excel keeps fifteen digits; what a double adds beyond is noise (0.30000000000000004).
_EXCEL_DIGITS = 15
COUNTS = frozenset({"number", "no", "no.", "count", "#", "n", "total", "figure"})
"""Units that say no more than that something was counted."""

_FIGURE = re.compile(
    r"^\s*(?P<minus>[-−–(]?)\s*(?P<pound>£?)\s*(?P<minus2>[-−]?)"
    r"(?P<digits>\d[\d,  ]*(?:\.\d+)?|\.\d+)\s*\)?\s*(?P<unit>%|(?:[a-z][a-z .]{0,15})?)\s*$",
    re.IGNORECASE,
)


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


def shown(figure: Decimal, number_format: str) -> str:
    """Write a figure as the sheet shows it, for the plain formats: ``0.00``, ``0%``, ``#,##0``."""
    shape = number_format.split(";")[0].replace("\\", "").replace('"', "")
    found = re.fullmatch(r"(£?)(#,##)?0(\.0+)?(%?)(?:_.*)?", shape)
    if not found:
        return plain_number(figure)
    pound, grouped, places, percent = found.groups()
    value = rounded(figure * 100 if percent else figure, len(places) - 1 if places else 0)
    return f"{pound}{value:{',' if grouped else ''}f}{percent}"


def rounded(figure: Decimal, places: int) -> Decimal:
    """Round half up, as people do by hand, to a number of decimal places."""
    return figure.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def figure_in(text: str) -> tuple[Decimal, str | None] | None:
    """Read a figure and its unit out of a text: ``"£1,234"``, ``"87.5%"``, ``"12 days"``.

    Returns:
        The figure and its unit (None where there is none), or None where the text is no figure.
    """
    found = _FIGURE.match(text)
    if not found:
        return None
    try:
        figure = Decimal(re.sub(r"[,\s ]", "", found["digits"]))
    except InvalidOperation:
        return None
    negative = found["minus"] in ("-", "−", "–", "(") or found["minus2"]
    unit = found["unit"].strip() or ("£" if found["pound"] else None)
    return (-figure if negative else figure), unit


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
