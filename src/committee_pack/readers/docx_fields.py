"""Word's fields: which words are an instruction, which are its result, and where links go.

Source: ECMA-376 part 1, 17.16. A complex field runs from ``begin`` over ``separate`` to ``end``,
nests, and may cross paragraphs; only its result is read.
"""

import re

from lxml import etree

from committee_pack.readers import docx_names as w

_HYPERLINK = re.compile(r"^\s*HYPERLINK\b(?P<rest>.*)$", re.IGNORECASE | re.DOTALL)
_ANCHOR = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))')
_ADDRESS = re.compile(r'^\s*(?:"([^"]*)"|([^\s"\\]+))')
_UNSHOWN_NUMBER = re.compile(r"\s*(AUTONUM\w*|LISTNUM)\b", re.IGNORECASE)
BOX, TICKED = "☐", "☒"


class _Field:
    """One open field; ``link`` is where words inside it go, by itself or by a field around it."""

    def __init__(self, link: str | None) -> None:
        self.instruction: list[str] = []
        self.in_result = False
        self.link = link


class Fields:
    """The fields open at this point of a story.

    Args:
        strays: marks without a partner. They are no field, so that a damaged one does not swallow
            the words after it.
    """

    def __init__(self, strays: set[etree._Element]) -> None:
        self._open: list[_Field] = []
        self._strays = strays
        self._instructing = 0
        # Whether words at this point are on the page, in no field's instruction.
        self.showing = True

    @property
    def link(self) -> str | None:
        """Where words at this point link to."""
        return self._open[-1].link if self._open else None

    def mark(self, element: etree._Element) -> str:
        """Take a ``w:fldChar``; give the words it stands for (a form's check box or choice)."""
        if element in self._strays:
            return ""
        kind = element.get(w.FLD_CHAR_TYPE)
        words = ""
        if kind == "begin":
            words = _form_value(element) if self.showing else ""
            self._open.append(_Field(self.link))
            self._instructing += 1
        elif self._open and kind == "separate":
            self._begin_result(self._open[-1])
        elif self._open and kind == "end":
            self._instructing -= not self._open.pop().in_result
        self.showing = not self._instructing
        return words

    def _begin_result(self, field: _Field) -> None:
        self._instructing -= not field.in_result
        field.in_result = True
        field.link = hyperlink("".join(field.instruction)) or field.link

    def instruct(self, text: str) -> bool:
        """Take a piece of instruction; tell whether it asks for a number that is not stored."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction.append(text)
        return _UNSHOWN_NUMBER.match(text) is not None


def hyperlink(instruction: str) -> str | None:
    """Give where a HYPERLINK instruction goes: an address, ``#bookmark`` or both; else None."""
    match = _HYPERLINK.match(instruction)
    if not match:
        return None
    rest = match.group("rest")
    address, anchor = _ADDRESS.match(rest), _ANCHOR.search(rest)
    target = (address.group(1) or address.group(2) or "") if address else ""
    place = (anchor.group(1) or anchor.group(2) or "") if anchor else ""
    return (target + (f"#{place}" if place else "")) or None


def _form_value(begin: etree._Element) -> str:
    """Give what an old form field shows where it has no result: a box, or the chosen entry."""
    data = begin.find(w.FF_DATA)
    if data is None:
        return ""
    box, choices = data.find(w.CHECK_BOX), data.find(w.DROP_DOWN)
    if box is not None:
        checked = box.find(w.CHECKED)
        return TICKED if w.is_on(checked if checked is not None else box.find(w.DEFAULT)) else BOX
    if choices is not None:
        chosen = choices.find(w.RESULT)
        chosen = chosen if chosen is not None else choices.find(w.DEFAULT)
        at = w.whole(chosen.get(w.VAL)) if chosen is not None else 0
        entries = [entry.get(w.VAL) or "" for entry in choices.iterchildren(w.LIST_ENTRY)]
        return entries[at] if 0 <= at < len(entries) else ""
    return ""
