"""One pass over a story that takes in what its paragraphs say, and finds what is more than words.

Nine runs in ten hold a ``w:t`` and nothing else that matters here. To ask for the others by name is
quick, and lets the plain ones be read as a whole, without looking at each of their elements: see
``docs/decisions/0011-one-search-over-a-word-story.md``.
"""

from collections.abc import Iterable
from itertools import islice

from lxml import etree

from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_properties import (
    FORMATS,
    NO_PARAGRAPH,
    PARAGRAPH_SAYS,
    ParagraphProperties,
    Said,
)

CHANGES = frozenset((w.INS, w.DEL, w.MOVE_TO, w.MOVE_FROM))
_SPECIAL = frozenset(
    (
        *(w.PTAB, w.CR, w.NO_BREAK_HYPHEN, w.SYM, w.RUBY),
        *(w.FLD_SIMPLE, w.HYPERLINK, w.SDT, w.ALTERNATE),
        *(w.DRAWING, w.PICT, w.OBJECT, w.O_MATH, w.O_MATH_PARA, w.SUB_DOC, w.DEL_TEXT),
        *(w.COMMENT_REFERENCE, w.CONTENT_PART),
    )
)
_NOTES = frozenset((w.FOOTNOTE_REFERENCE, w.ENDNOTE_REFERENCE))
# What most often stands among words, in runs of its own or theirs: it needs no walk through each.
_SIGNS = _NOTES | {w.TAB, w.BR, w.FLD_CHAR, w.INSTR_TEXT}
_ASKED_FOR = frozenset((w.P, w.PPR_CHANGE, *_SIGNS, *PARAGRAPH_SAYS, *FORMATS, *CHANGES, *_SPECIAL))
_SHORT = 50


class Survey:
    """What stands out in one story.

    Attributes:
        said: what the paragraphs that say anything say about themselves.
        formats: what the ``w:rPr`` of runs say about their look, where they say anything.
        formatted: the paragraphs with runs that do, or with tabs, line breaks, fields or notes.
        busy: the paragraphs that hold more than that.
        strays: field marks without a partner.
        changed: whether there are tracked changes.
    """

    def __init__(self, story: etree._Element) -> None:
        self.said: dict[etree._Element, ParagraphProperties] = {}
        self.formats: dict[etree._Element, Said] = {}
        self.formatted: set[etree._Element] = set()
        self.busy: set[etree._Element] = set()
        self.changed = False
        self._marks: list[etree._Element] = []
        self._go_over(story)
        self.strays = _without_partner(self._marks)

    def _go_over(self, story: etree._Element) -> None:
        """Take in each element of interest. ``paragraph`` is the one whose properties go on."""
        paragraph: etree._Element | None = None
        own = NO_PARAGRAPH
        for element in _asked_for(story):
            tag = element.tag
            if tag == w.P:
                paragraph, own = element, NO_PARAGRAPH
            elif tag in PARAGRAPH_SAYS:
                if paragraph is None:
                    continue
                if own is NO_PARAGRAPH:
                    own = self.said[paragraph] = ParagraphProperties()
                PARAGRAPH_SAYS[tag](own, element)
            elif tag == w.PPR_CHANGE:
                # What follows is how the paragraph was before a tracked change.
                paragraph = None
            elif tag in FORMATS:
                self._format(element, tag)
            elif tag in _SIGNS:
                self._sign(element, tag)
            else:
                self._special(element, tag)

    def _format(self, element: etree._Element, tag: str) -> None:
        properties = element.getparent()
        if properties is None:
            return
        known = self.formats.get(properties)
        if known is None:
            run = properties.getparent()
            if run is None or run.tag != w.R:
                return
            known = ()
            self._mark(run, self.formatted)
        self.formats[properties] = (*known, (tag, element.get(w.VAL)))

    def _sign(self, element: etree._Element, tag: str) -> None:
        if tag == w.FLD_CHAR:
            self._marks.append(element)
        parent = element.getparent()
        # A tab stop of the paragraph is called like the tab in its words. A note with a mark of
        # the author's own takes in the rest of its run.
        if parent is not None and parent.tag == w.R and element.get(w.CUSTOM_MARK) is None:
            self._mark(parent, self.formatted)
        elif parent is None or parent.tag != w.TABS:
            self._mark(element, self.busy)

    def _special(self, element: etree._Element, tag: str) -> None:
        if tag in CHANGES:
            self.changed = True
        self._mark(element, self.busy)

    def _mark(self, element: etree._Element, kind: set[etree._Element]) -> None:
        """Put the paragraph around an element among a kind of paragraphs."""
        above = element.getparent()
        while above is not None and above.tag != w.P:
            above = above.getparent()
        if above is not None:
            kind.add(above)


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
