"""The words of one Word paragraph: runs, links, fields, tracked changes, what hangs on them.

Behaviour and examples: ``docs/analysis/fields-and-links.md`` and ``tracked-changes.md``.
"""

from collections.abc import Callable

from lxml import etree

from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_drawings import Drawings, alternative
from committee_pack.readers.docx_fields import Fields, hyperlink
from committee_pack.readers.docx_math import equation_text
from committee_pack.readers.docx_notices import Notices
from committee_pack.readers.docx_package import Package
from committee_pack.readers.docx_properties import (
    NO_PARAGRAPH,
    NOTHING,
    ParagraphProperties,
    Said,
    understood,
)
from committee_pack.readers.docx_styles import Look, ParagraphStyle, StyleSheet
from committee_pack.readers.docx_survey import Survey
from committee_pack.readers.docx_texts import element_text, own_mark, own_size, whole_text
from committee_pack.readers.docx_words import NoteCall, Words
from committee_pack.readers.symbols import symbol

_DEEPEST = 60
_TRANSPARENT = frozenset((w.SMART_TAG, w.CUSTOM_XML, w.DIR, w.BDO))
_NOTES = frozenset((w.FOOTNOTE_REFERENCE, w.ENDNOTE_REFERENCE))
_MARKS = _NOTES | {w.FLD_CHAR, w.INSTR_TEXT}
_IN_RUNS = (w.R, w.RPR, w.T, w.TAB, w.BR, *_MARKS)
_ON = ("1", "true", "on")
_SIGNS = {w.TAB: "\t", w.PTAB: "\t", w.CR: "\n", w.NO_BREAK_HYPHEN: "\u2011"}

MarkNote = Callable[[str], str]


class ParagraphReader:
    """Reads the words of the paragraphs of one story.

    Args:
        root: the element that holds the story.
        package: the file.
        part: the part the story stands in; its links and pictures belong to it.
        styles: the document's styles.
        notices: where to note what cannot be read.
        mark_note: gives the next mark of a kind of note.
    """

    def __init__(
        self,
        root: etree._Element,
        package: Package,
        part: str,
        styles: StyleSheet,
        notices: Notices,
        mark_note: MarkNote,
    ) -> None:
        self._package = package
        self._part = part
        self._styles = styles
        self._notices = notices
        self._mark_note = mark_note
        survey = Survey(root)
        self.changed = survey.changed
        self._said, self._busy = survey.said, survey.busy
        self._formats, self._formatted = survey.formats, survey.formatted
        self._fields = Fields(survey.strays)
        self._drawings = Drawings(package, part, notices)
        self._words = Words()
        self._style = styles.paragraph(None)
        self._plain = styles.look(self._style, NOTHING)
        self._looks: dict[tuple[str | None, Said], Look] = {}
        self._depth = 0

    def properties(self, paragraph: etree._Element) -> ParagraphProperties:
        """Give what a paragraph says about itself."""
        return self._said.get(paragraph, NO_PARAGRAPH)

    def plain(self, paragraph: etree._Element, style: ParagraphStyle) -> tuple[str, Look] | None:
        """Give the words of a paragraph that holds no more than words in one look, else None."""
        if (
            paragraph in self._busy
            or paragraph in self._formatted
            or not self._fields.showing
            or self._fields.link
        ):
            return None
        text = whole_text(paragraph)
        if style is not self._style:
            self._set_in(style)
        return None if text is None or self._plain.hidden else (text, self._plain)

    def _set_in(self, style: ParagraphStyle) -> None:
        self._style = style
        self._plain = self._styles.look(style, NOTHING)

    def read(self, paragraph: etree._Element, style: ParagraphStyle, *, sized: bool) -> Words:
        """Read one paragraph, set in a style; its own size where that is asked for."""
        words = self._words = Words()
        if style is not self._style:
            self._set_in(style)
        if paragraph in self._busy:
            self._inline(paragraph, None)
        else:
            self._words_alone(paragraph)
        words.close()
        if sized and words.pieces:
            words.size = own_size(paragraph)
        return words

    def _words_alone(self, paragraph: etree._Element) -> None:
        """Read runs of words and signs: one search is quicker than a walk through each."""
        fields, plain, formats = self._fields, self._plain, self._formats
        look, link, showing = plain, fields.link, fields.showing
        for element in paragraph.iter(*_IN_RUNS):
            tag = element.tag
            if tag == w.R:
                look = plain
            elif tag == w.RPR:
                said = formats.get(element)
                if said is not None:
                    look = self._look(said)
            elif tag in _MARKS:
                self._other(element, tag, look, link)
                link, showing = fields.link, fields.showing
            elif showing:
                text = element_text(element) if tag == w.T else _sign(element)
                if look.hidden:
                    self._notices.hidden(text)
                else:
                    self._words.add(text, look, link)

    def _inline(self, element: etree._Element, link: str | None) -> None:
        for child in element:
            tag = child.tag
            if tag == w.R:
                self._run(child, link)
            elif tag in _TRANSPARENT:
                self._deeper(child, link)
            elif tag in _SPECIAL:
                _SPECIAL[tag](self, child, link)
            elif tag != w.PPR and len(child):
                # A wrapper of a later version of Word, or of another program: its words count.
                self._deeper(child, link)

    def _deeper(self, element: etree._Element, link: str | None) -> None:
        # An honest document nests a handful of levels; a hostile one must not exhaust the stack.
        if self._depth < _DEEPEST:
            self._depth += 1
            self._inline(element, link)
            self._depth -= 1
        else:
            self._notices.add("too-deep", "Content nested too deeply is not read.")

    def _run(self, run: etree._Element, link: str | None) -> None:
        look = self._plain
        for child in run:
            tag = child.tag
            if tag == w.T:
                if self._fields.showing:
                    self._add(element_text(child), look, link)
            elif tag == w.RPR:
                said = self._formats.get(child)
                if said is not None:
                    look = self._look(said)
            elif tag in _SIGNS:
                if self._fields.showing:
                    self._add(_SIGNS[tag], look, link)
            else:
                self._other(child, tag, look, link)
                if tag in _NOTES and child.get(w.CUSTOM_MARK) in _ON:
                    # The rest of the run is the author's own mark.
                    return

    def _look(self, said: Said) -> Look:
        """Give how a run shows. Its own size matters only where a paragraph begins."""
        known = self._looks.get((self._style.id, said))
        if known is None:
            look = self._styles.look(self._style, understood(said))
            known = self._looks[self._style.id, said] = look
        return known

    def _add(self, text: str, look: Look, link: str | None) -> None:
        if look.hidden:
            self._notices.hidden(text)
        elif text:
            self._words.add(text, look, link or self._fields.link)

    def _other(self, child: etree._Element, tag: str, look: Look, link: str | None) -> None:
        """Take what is neither words nor a plain sign."""
        if tag == w.FLD_CHAR:
            self._add(self._fields.mark(child), look, link)
        elif tag == w.INSTR_TEXT:
            self._instruction(child)
        elif not self._fields.showing:
            return
        elif tag == w.BR:
            self._add(_sign(child), look, link)
        elif tag == w.SYM:
            self._add(symbol(child.get(w.CHAR) or "", child.get(w.FONT) or ""), look, link)
        elif tag in _NOTES:
            self._note(child, tag)
        elif tag == w.COMMENT_REFERENCE:
            self._notices.comments[child.get(w.ID) or ""] = self._notices.block
        elif tag in (w.DRAWING, w.PICT, w.OBJECT):
            if not look.hidden:
                self._words.attached += self._drawings.read(child)
        elif tag == w.ALTERNATE:
            self._alternate_in_run(child, look, link)

    def _alternate_in_run(self, element: etree._Element, look: Look, link: str | None) -> None:
        branch = alternative(element)
        for child in branch if branch is not None else ():
            tag = child.tag
            if tag == w.T or tag in _SIGNS:
                self._add(_SIGNS.get(tag) or element_text(child), look, link)
            else:
                self._other(child, tag, look, link)

    def _instruction(self, element: etree._Element) -> None:
        if self._fields.instruct(element.text or ""):
            self._notices.add(
                "number-not-stored",
                "A number made by an AUTONUM or LISTNUM field is not stored in the file.",
                "Type the number, or use Word's own numbering.",
            )

    def _note(self, reference: etree._Element, tag: str) -> None:
        own = reference.get(w.CUSTOM_MARK) in _ON
        mark = own_mark(reference) if own else self._mark_note(tag)
        if mark:
            self._words.add_note(mark, self._plain)
        self._words.notes.append(NoteCall(tag, reference.get(w.ID) or "", mark))

    def _hyperlink(self, element: etree._Element, link: str | None) -> None:
        found = self._package.relationships(self._part).get(element.get(w.R_ID) or "")
        anchor = element.get(w.ANCHOR)
        target = (found.target if found else "") + (f"#{anchor}" if anchor else "")
        self._deeper(element, target or link)

    def _simple_field(self, element: etree._Element, link: str | None) -> None:
        self._deeper(element, hyperlink(element.get(w.INSTR) or "") or link)

    def _inserted(self, element: etree._Element, link: str | None) -> None:
        self._notices.tracked(kept=True)
        self._deeper(element, link)

    def _deleted(self, element: etree._Element, link: str | None) -> None:
        self._notices.tracked(kept=False)
        for mark in element.iter(w.FLD_CHAR):
            self._fields.mark(mark)

    def _alternate(self, element: etree._Element, link: str | None) -> None:
        branch = alternative(element)
        if branch is not None:
            self._deeper(branch, link)

    def _content_control(self, element: etree._Element, link: str | None) -> None:
        self._notices.placeholder(element)
        content = element.find(w.SDT_CONTENT)
        if content is not None:
            self._deeper(content, link)

    def _ruby(self, element: etree._Element, link: str | None) -> None:
        base = element.find(w.RUBY_BASE)
        if base is not None:
            self._deeper(base, link)

    def _equation(self, element: etree._Element, link: str | None) -> None:
        if not self._fields.showing:
            return
        text = equation_text(element)
        self._notices.add(
            "equation",
            f"An equation is read as one line of text: {text}",
            "Check it against the document.",
        )
        self._add(text, self._plain, link)

    def _sub_document(self, element: etree._Element, link: str | None) -> None:
        self._notices.add(
            "sub-document",
            "The words of a linked sub-document are not in the file.",
            "Open it in Word, expand the sub-documents, unlink them and save.",
        )


def _sign(element: etree._Element) -> str:
    """Give what a tab or a line break stands for; a tab stop and the end of a page are no words."""
    if element.tag == w.BR:
        return "\n" if element.get(w.TYPE) in (None, "textWrapping") else ""
    parent = element.getparent()
    return "\t" if parent is not None and parent.tag == w.R else ""


_SPECIAL: dict[str, Callable[[ParagraphReader, etree._Element, str | None], None]] = {
    w.HYPERLINK: ParagraphReader._hyperlink,
    w.FLD_SIMPLE: ParagraphReader._simple_field,
    w.INS: ParagraphReader._inserted,
    w.MOVE_TO: ParagraphReader._inserted,
    w.DEL: ParagraphReader._deleted,
    w.MOVE_FROM: ParagraphReader._deleted,
    w.ALTERNATE: ParagraphReader._alternate,
    w.SDT: ParagraphReader._content_control,
    w.RUBY: ParagraphReader._ruby,
    w.O_MATH: ParagraphReader._equation,
    w.O_MATH_PARA: ParagraphReader._equation,
    w.SUB_DOC: ParagraphReader._sub_document,
}
