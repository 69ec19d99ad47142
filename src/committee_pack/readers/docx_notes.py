"""Footnotes, endnotes and comments: the marks Word gives notes, and where the words stand.

Source: ECMA-376 part 1, 17.11 (notes) and 17.13.4 (comments).
"""

from collections.abc import Iterator

from lxml import etree

from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_numerals import numeral
from committee_pack.readers.docx_package import Package

_ORDINARY = (None, "normal")


class NoteMarks:
    """Counts the notes of one kind and gives each its mark.

    Args:
        element: ``w:footnotePr`` or ``w:endnotePr`` in force for the document, if any.
        style: the number format where nothing else is said.
    """

    def __init__(self, element: etree._Element | None, style: str) -> None:
        self._style, self._start, self._each_section = style, 1, False
        if element is not None:
            found = element.find(w.NUM_FMT)
            self._style = (found.get(w.VAL) if found is not None else None) or style
            start, restart = element.find(w.NUM_START), element.find(w.NUM_RESTART)
            self._start = w.whole(start.get(w.VAL), 1) if start is not None else 1
            self._each_section = restart is not None and restart.get(w.VAL) == "eachSect"
        self._next = self._start

    def mark(self) -> str:
        """Give the next mark."""
        mark = numeral(self._next, self._style)
        self._next += 1
        return mark

    def end_section(self) -> None:
        """Start anew where the document counts its notes by section."""
        if self._each_section:
            self._next = self._start


class NotePart:
    """The words of one kind of note: its part, and its notes by id."""

    def __init__(self, package: Package, kind: str, tag: str) -> None:
        self.part = package.related(package.main, kind) or ""
        self.root = package.tree(self.part) if self.part else None
        self._notes: dict[str, etree._Element] = {}
        if self.root is not None:
            for note in self.root.iterchildren(tag):
                if note.get(w.TYPE) in _ORDINARY:
                    self._notes[note.get(w.ID) or ""] = note

    def find(self, note_id: str) -> etree._Element | None:
        """Give a note's content."""
        return self._notes.get(note_id)


def note_settings(package: Package, body: etree._Element, tag: str) -> etree._Element | None:
    """Find how notes are numbered: by the first section that says so, else by the settings."""
    for section in body.iter(w.SECT_PR):
        found = section.find(tag)
        if found is not None and len(found):
            return found
    part = package.related(package.main, "settings")
    settings = package.tree(part) if part else None
    return settings.find(tag) if settings is not None else None


def comments(package: Package) -> Iterator[tuple[str, str, etree._Element]]:
    """Give each comment: its id, who made it, and its content."""
    part = package.related(package.main, "comments")
    root = package.tree(part) if part else None
    for comment in root.iterchildren(w.COMMENT) if root is not None else ():
        yield comment.get(w.ID) or "", comment.get(w.AUTHOR) or "", comment
