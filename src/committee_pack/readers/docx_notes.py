"""Footnotes, endnotes and comments: the marks Word gives notes, and where the words stand.

Source: ECMA-376 part 1, 17.11 (notes) and 17.13.4 (comments).
"""

from collections.abc import Iterator

from lxml import etree

from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_numerals import numeral
from committee_pack.readers.docx_package import Package

_ORDINARY = (None, "normal")
_RULES = (b"numFmt", b"numStart", b"numRestart")


class NoteKind:
    """One kind of note (footnotes or endnotes) of one document, opened when first referred to.

    Args:
        package: the file.
        body: the main document.
        kind: the relationship that leads to the notes.
        names: the names of a note and of the element that says how notes are numbered.
        style: the number format where nothing else is said.
    """

    def __init__(
        self,
        package: Package,
        body: etree._Element,
        kind: str,
        names: tuple[str, str],
        style: str,
    ) -> None:
        self.part = package.related(package.main, kind) or ""
        self._package = package
        self._body = body
        self._note, self._settings = names
        self._style = style
        self._each_section = False
        self._start = 1
        self._next: int | None = None
        self._notes: dict[str, etree._Element] = {}

    def mark(self) -> str:
        """Give the next mark."""
        if self._next is None:
            self._open()
        number = self._start if self._next is None else self._next
        self._next = number + 1
        return numeral(number, self._style)

    def find(self, note_id: str) -> etree._Element | None:
        """Give a note's content."""
        if self._next is None:
            self._open()
            self._next = self._start
        return self._notes.get(note_id)

    def end_section(self) -> None:
        """Start anew where the document counts its notes by section."""
        if self._each_section:
            self._next = self._start

    def _open(self) -> None:
        root = self._package.tree(self.part) if self.part else None
        for note in root.iterchildren(self._note) if root is not None else ():
            if note.get(w.TYPE) in _ORDINARY:
                self._notes[note.get(w.ID) or ""] = note
        rules = _numbering_rules(self._package, self._body, self._settings)
        if rules is None:
            return
        style, start, restart = (
            rules.find(name) for name in (w.NUM_FMT, w.NUM_START, w.NUM_RESTART)
        )
        self._style = (style.get(w.VAL) if style is not None else None) or self._style
        self._start = w.whole(start.get(w.VAL), 1) if start is not None else 1
        self._each_section = restart is not None and restart.get(w.VAL) == "eachSect"


def _numbering_rules(package: Package, body: etree._Element, name: str) -> etree._Element | None:
    """Find how notes are numbered: by the document's last section, else by its settings."""
    section = body.find(f"{w.BODY}/{w.SECT_PR}")
    found = section.find(name) if section is not None else None
    if found is not None and len(found):
        return found
    part = package.related(package.main, "settings")
    # The settings of most files say nothing about notes, and are long.
    settings = package.tree(part) if part and package.mentions(part, _RULES) else None
    return settings.find(name) if settings is not None else None


def comments(package: Package) -> Iterator[tuple[str, str, etree._Element]]:
    """Give each comment: its id, who made it, and its content."""
    part = package.related(package.main, "comments")
    root = package.tree(part) if part else None
    for comment in root.iterchildren(w.COMMENT) if root is not None else ():
        yield comment.get(w.ID) or "", comment.get(w.AUTHOR) or "", comment
