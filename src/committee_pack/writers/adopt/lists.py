"""The level of a list below another: what numbers the paragraphs under a numbered heading."""

from collections.abc import Iterable

from committee_pack.writers.ooxml import Element, element, value_of, w, whole


def below(numbering: Element, number: str, level: int) -> Element | None:
    """Give the ``pPr`` of the level below one, where it makes 1.1 of the 1 above.

    Args:
        numbering: the numbering part.
        number: the ``numId`` of the list.
        level: the level above, from 0.
    """
    wanted = level + 1
    for found in _levels(numbering, number):
        if whole(found.get(w("ilvl")), 0) != wanted:
            continue
        shown = (value_of(found, "lvlText") or "").rstrip(".")
        if shown != f"%{wanted}.%{wanted + 1}":
            return None
        style = value_of(found, "pStyle")
        if style is not None:
            return element("pPr", element("pStyle", val=style))
        return element(
            "pPr", element("numPr", element("ilvl", val=wanted), element("numId", val=number))
        )
    return None


def level_tied(numbering: Element, number: str, style: str | None) -> int | None:
    """Give the level of a list that a style is tied to; None where it is tied to none."""
    for found in _levels(numbering, number):
        if style is not None and value_of(found, "pStyle") == style:
            return whole(found.get(w("ilvl")), 0)
    return None


def _levels(numbering: Element, number: str) -> Iterable[Element]:
    for num in numbering.findall(w("num")):
        if num.get(w("numId")) == number:
            wanted = value_of(num, "abstractNumId")
            for abstract in numbering.findall(w("abstractNum")):
                if abstract.get(w("abstractNumId")) == wanted:
                    return abstract.findall(w("lvl"))
    return ()
