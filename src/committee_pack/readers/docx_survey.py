"""One pass over a story that finds what is more than plain words.

Nine runs in ten hold a ``w:t`` and nothing else that matters here. Finding the others by name is
quick, and lets the plain ones be read as a whole, without looking at each of their elements.
"""

from collections.abc import Iterable
from itertools import islice

from lxml import etree

from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_properties import RunProperties, run_properties

FORMATS = frozenset((w.BOLD, w.ITALIC, w.UNDERLINE, w.VERT_ALIGN, w.VANISH, w.R_STYLE))
CHANGES = frozenset((w.INS, w.DEL, w.MOVE_TO, w.MOVE_FROM))
_SPECIAL = frozenset(
    (
        *(w.TAB, w.PTAB, w.BR, w.CR, w.NO_BREAK_HYPHEN, w.SYM, w.RUBY),
        *(w.FLD_CHAR, w.INSTR_TEXT, w.FLD_SIMPLE, w.HYPERLINK, w.SDT, w.ALTERNATE),
        *(w.DRAWING, w.PICT, w.OBJECT, w.O_MATH, w.O_MATH_PARA, w.SUB_DOC, w.DEL_TEXT),
        *(w.FOOTNOTE_REFERENCE, w.ENDNOTE_REFERENCE, w.COMMENT_REFERENCE, w.CONTENT_PART),
    )
)
_ASKED_FOR = FORMATS | CHANGES | _SPECIAL
_SHORT = 50


class Survey:
    """What stands out in one story.

    Attributes:
        formats: the runs that say something about their look, and what.
        busy: the runs that hold more than words; the paragraphs that hold more than plain words.
        strays: field marks without a partner.
        changed: whether there are tracked changes.
    """

    def __init__(self, story: etree._Element) -> None:
        self.formats: dict[etree._Element, RunProperties] = {}
        self.busy: set[etree._Element] = set()
        self.changed = False
        marks: list[etree._Element] = []
        for element in _asked_for(story):
            tag = element.tag
            if tag in FORMATS:
                self._format(element)
                continue
            if tag in CHANGES:
                self.changed = True
            elif tag == w.FLD_CHAR:
                marks.append(element)
            self._mark_busy(element)
        self.strays = _without_partner(marks)

    def _format(self, element: etree._Element) -> None:
        properties = element.getparent()
        run = properties.getparent() if properties is not None else None
        if run is None or run.tag != w.R or run in self.formats:
            return
        self.formats[run] = run_properties(properties)
        self._mark_busy_above(run)

    def _mark_busy(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is not None and parent.tag == w.R:
            if parent in self.busy:
                return
            self.busy.add(parent)
        self._mark_busy_above(element)

    def _mark_busy_above(self, element: etree._Element) -> None:
        above = element.getparent()
        while above is not None and above.tag != w.P:
            above = above.getparent()
        if above is not None:
            self.busy.add(above)


def _asked_for(story: etree._Element) -> Iterable[etree._Element]:
    """Find the elements that stand out. In a short note, making the search costs more than it."""
    first = list(islice(story.iter(), _SHORT))
    if len(first) < _SHORT:
        return [element for element in first if element.tag in _ASKED_FOR]
    return story.iter(*_ASKED_FOR)


def _without_partner(marks: list[etree._Element]) -> set[etree._Element]:
    """Find the field marks whose field never begins, or never ends."""
    begun: list[list[etree._Element]] = []
    strays: set[etree._Element] = set()
    for mark in marks:
        kind = mark.get(w.FLD_CHAR_TYPE)
        if kind == "begin":
            begun.append([mark])
        elif not begun:
            strays.add(mark)
        elif kind == "end":
            begun.pop()
        else:
            begun[-1].append(mark)
    for left_open in begun:
        strays.update(left_open)
    return strays
