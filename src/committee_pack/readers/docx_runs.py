"""The words of one Word paragraph: runs, links, fields, tracked changes, what hangs on them.

Behaviour and examples: ``docs/analysis/fields-and-links.md`` and ``tracked-changes.md``.
"""

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from committee_pack.model.finding import Severity
from committee_pack.model.report import Run, formatted
from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_drawings import Attached, Drawings, alternative
from committee_pack.readers.docx_fields import Fields, hyperlink
from committee_pack.readers.docx_math import equation_text
from committee_pack.readers.docx_notices import Notices
from committee_pack.readers.docx_package import Relationship
from committee_pack.readers.docx_styles import (
    Look,
    ParagraphStyle,
    RunProperties,
    StyleSheet,
    run_properties,
)
from committee_pack.readers.docx_symbols import symbol

_RAISED = RunProperties(vertical="superscript")
_DEEPEST = 60


class Piece(NamedTuple):
    """A stretch of words in one look."""

    text: str
    look: Look
    link: str | None


class NoteCall(NamedTuple):
    """A place that refers to a note: ``kind`` is the reference's tag."""

    kind: str
    id: str
    mark: str


class Words:
    """What one paragraph holds: pieces of text, drawings hanging on it, notes it refers to."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.attached: list[Attached] = []
        self.notes: list[NoteCall] = []
        self.hid_text = False


MarkNote = Callable[[str], str]


class ParagraphReader:
    """Reads the words of the paragraphs of one story."""

    def __init__(
        self,
        *,
        styles: StyleSheet,
        fields: Fields,
        links: dict[str, Relationship],
        drawings: Drawings,
        notices: Notices,
        mark_note: MarkNote,
    ) -> None:
        self._styles = styles
        self._fields = fields
        self._links = links
        self._drawings = drawings
        self._notices = notices
        self._mark_note = mark_note
        self._words = Words()
        self._style = styles.paragraph(None)
        self._depth = 0
        self._special: dict[str, Callable[[etree._Element, str | None], None]] = {
            w.HYPERLINK: self._hyperlink,
            w.FLD_SIMPLE: self._simple_field,
            w.INS: self._inserted,
            w.MOVE_TO: self._inserted,
            w.DEL: self._deleted,
            w.MOVE_FROM: self._deleted,
            w.ALTERNATE: self._alternate,
            w.SDT: self._content_control,
            w.RUBY: self._ruby,
            w.O_MATH: self._equation,
            w.O_MATH_PARA: self._equation,
            w.SUB_DOC: self._sub_document,
        }

    def read(self, paragraph: etree._Element, style: ParagraphStyle) -> Words:
        """Read one paragraph, set in a style."""
        self._words, self._style = Words(), style
        self._inline(paragraph, None)
        return self._words

    def _inline(self, element: etree._Element, link: str | None) -> None:
        for child in element:
            tag = child.tag
            if tag == w.R:
                self._run(child, link)
            elif tag in _TRANSPARENT:
                self._deeper(child, link)
            elif tag in self._special:
                self._special[tag](child, link)

    def _deeper(self, element: etree._Element, link: str | None) -> None:
        # An honest document nests a handful of levels; a hostile one must not exhaust the stack.
        if self._depth < _DEEPEST:
            self._depth += 1
            self._inline(element, link)
            self._depth -= 1
        else:
            self._notices.add("too-deep", "Content nested too deeply is not read.")

    def _run(self, run: etree._Element, link: str | None) -> None:
        direct, text = _PLAIN, ""
        fields, look = self._fields, None
        for child in run:
            tag = child.tag
            if tag == w.T:
                if fields.showing:
                    text += _text(child)
            elif tag == w.RPR:
                direct = run_properties(child)
            elif tag in _SIGNS:
                if fields.showing:
                    text += _SIGNS[tag]
            else:
                look = look or self._styles.look(self._style, direct)
                self._add(text, look, link)
                text = self._other(child, tag, look, link, run)
        if text:
            self._add(text, look or self._styles.look(self._style, direct), link)

    def _add(self, text: str, look: Look, link: str | None) -> None:
        if not text:
            return
        if look.hidden:
            self._words.hid_text = True
            self._notices.hidden(text)
            return
        self._words.pieces.append(Piece(text, look, link or self._fields.link))

    def _other(
        self, child: etree._Element, tag: str, look: Look, link: str | None, run: etree._Element
    ) -> str:
        """Take what is neither words nor a plain sign; give the words it stands for."""
        if tag == w.FLD_CHAR:
            return self._fields.mark(child)
        if tag == w.INSTR_TEXT:
            if self._fields.instruct(child.text or ""):
                self._notices.add(
                    "number-not-stored",
                    "A number made by an AUTONUM or LISTNUM field is not stored in the file.",
                    "Type the number, or use Word's own numbering.",
                )
            return ""
        if not self._fields.showing:
            return ""
        if tag == w.BR:
            return "\n" if child.get(w.TYPE) in (None, "textWrapping") else ""
        if tag == w.SYM:
            return symbol(child.get(w.CHAR) or "", child.get(w.FONT) or "")
        if tag in (w.FOOTNOTE_REFERENCE, w.ENDNOTE_REFERENCE):
            self._note(child, tag, run)
        elif tag == w.COMMENT_REFERENCE:
            self._notices.comments[child.get(w.ID) or ""] = self._notices.block
        elif tag in (w.DRAWING, w.PICT, w.OBJECT):
            if not look.hidden:
                self._words.attached += self._drawings.read(child)
        elif tag == w.ALTERNATE:
            branch = alternative(child)
            for inner in branch if branch is not None else ():
                self._add(self._signs_or_other(inner, look, link, run), look, link)
        return ""

    def _signs_or_other(
        self, child: etree._Element, look: Look, link: str | None, run: etree._Element
    ) -> str:
        tag = child.tag
        if tag == w.T:
            return _text(child) if self._fields.showing else ""
        return _SIGNS[tag] if tag in _SIGNS else self._other(child, tag, look, link, run)

    def _note(self, reference: etree._Element, tag: str, run: etree._Element) -> None:
        if reference.get(w.CUSTOM_MARK) in ("1", "true", "on"):
            # The author's own mark follows in the same run and is read as its text.
            mark = "".join(_text(t) for t in run.iterchildren(w.T))
        else:
            mark = self._mark_note(tag)
            raised = self._styles.look(self._style, _RAISED)._replace(vertical="superscript")
            self._words.pieces.append(Piece(mark, raised, None))
        self._words.notes.append(NoteCall(tag, reference.get(w.ID) or "", mark))

    def _hyperlink(self, element: etree._Element, link: str | None) -> None:
        found = self._links.get(element.get(w.R_ID) or "")
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
        note_placeholder(element, self._notices)
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
        self._add(text, self._styles.look(self._style, _PLAIN), link)

    def _sub_document(self, element: etree._Element, link: str | None) -> None:
        self._notices.add(
            "sub-document",
            "The words of a linked sub-document are not in the file.",
            "Open it in Word, expand the sub-documents, unlink them and save.",
        )


def note_placeholder(control: etree._Element, notices: Notices) -> None:
    """Note a content control that still shows its prompt; the prompt is kept as text."""
    properties = control.find(w.SDT_PR)
    if properties is not None and w.is_on(properties.find(w.SHOWING_PLACEHOLDER)):
        notices.add(
            "placeholder-shown",
            "A content control still shows its prompt instead of an answer.",
            "Fill it in, or delete it.",
            severity=Severity.INFO,
        )


def _text(element: etree._Element) -> str:
    """Give the words of a ``w:t``; line ends in the XML are laid out by a program, not typed."""
    text = element.text or ""
    return " ".join(text.split()) if "\n" in text else text


def runs_of(pieces: list[Piece]) -> tuple[str, tuple[Run, ...]]:
    """Join pieces to a text without blanks at its ends, and to runs where any formatting is."""
    text = "".join([piece.text for piece in pieces])
    bare = text.strip()
    if all(piece.look.plain and not piece.link for piece in pieces):
        return bare, ()
    skip = len(text) - len(text.lstrip())
    left = len(bare)
    runs: list[Run] = []
    for piece in pieces:
        words = piece.text[skip : skip + left] if skip < len(piece.text) else ""
        skip = max(0, skip - len(piece.text))
        left -= len(words)
        if words:
            runs.append(_as_run(words, piece))
    return bare, formatted(runs)


def _as_run(words: str, piece: Piece) -> Run:
    look = piece.look
    return Run(
        text=words,
        bold=look.bold,
        italic=look.italic,
        # Links are underlined by their style wherever they stand; that is not emphasis.
        underline=look.underline and not piece.link,
        superscript=look.vertical == "superscript",
        subscript=look.vertical == "subscript",
        link=piece.link,
    )


_PLAIN = RunProperties()
_TRANSPARENT = frozenset((w.SMART_TAG, w.CUSTOM_XML, w.DIR, w.BDO))
_SIGNS = {w.TAB: "\t", w.PTAB: "\t", w.CR: "\n", w.NO_BREAK_HYPHEN: "\u2011"}
