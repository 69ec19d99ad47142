"""Equations as one line of text, so that no figure is lost or runs into its neighbour.

Source: ECMA-376 part 1, 22.1 (Office Math).
"""

from lxml import etree

from committee_pack.readers import docx_names as w


def equation_text(element: etree._Element) -> str:
    """Write an equation on one line: ``/`` for fractions, ``^`` for raised, ``_`` for lowered."""
    tag = element.tag
    if tag == w.MATH_TEXT:
        return element.text or ""
    if tag == w.MATH_FRACTION:
        parts = (element.find(w.MATH_NUMERATOR), element.find(w.MATH_DENOMINATOR))
        return "/".join(_grouped(_inside(part)) for part in parts if part is not None)
    if tag == w.MATH_SUP:
        return _marked("^", _inside(element))
    if tag == w.MATH_SUB:
        return _marked("_", _inside(element))
    if tag == w.MATH_ROOT:
        return f"√{_grouped(_inside(element))}"
    return _inside(element)


def _inside(element: etree._Element) -> str:
    return "".join(map(equation_text, element))


def _marked(mark: str, words: str) -> str:
    return mark + _grouped(words) if words else ""


def _grouped(words: str) -> str:
    return words if len(words) < 2 or words.isalnum() else f"({words})"
