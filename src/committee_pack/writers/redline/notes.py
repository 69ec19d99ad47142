"""The foot- and endnotes of two files: their words, and those of the old file in the new one."""

import posixpath

from committee_pack.writers.ooxml import Element, w
from committee_pack.writers.package import office, serialise
from committee_pack.writers.redline.naming import Naming
from committee_pack.writers.redline.parts import WordFile, take_over
from committee_pack.writers.redline.resolve import copy_of
from committee_pack.writers.redline.words import words_of

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"


def notes_of(file: WordFile, kind: str) -> dict[str, Element]:
    """Give the notes of a kind (``footnote``, ``endnote``) of a file by their number."""
    part = file.related(f"{kind}s")
    if part is None:
        return {}
    return {str(one.get(w("id"))): one for one in file.tree(part).iterfind(w(kind))}


class NoteWords:
    """Say what a note of one file says."""

    def __init__(self, file: WordFile) -> None:
        self._notes = {kind: notes_of(file, kind) for kind in ("footnote", "endnote")}

    def __call__(self, kind: str, identity: str) -> str:
        """Give the words of a note; empty where there is no such note."""
        note = self._notes[kind].get(identity)
        return "" if note is None else words_of(note)


class BringNote:
    """Bring a note of the old file into the new one, where its reference is struck out."""

    def __init__(self, old: WordFile, new: WordFile, naming: Naming) -> None:
        self._old, self._new, self._naming = old, new, naming
        self._brought: dict[tuple[str, str], str] = {}

    def __call__(self, kind: str, identity: str) -> str:
        """Give the number in the new file of a note of the old one."""
        if (kind, identity) not in self._brought:
            self._brought[kind, identity] = self._bring(kind, identity)
        return self._brought[kind, identity]

    def _bring(self, kind: str, identity: str) -> str:
        note = notes_of(self._old, kind).get(identity)
        source = self._old.related(f"{kind}s")
        if note is None or source is None:
            return identity
        part = self._new.related(f"{kind}s") or self._make_part(kind, source)
        root = self._new.tree(part)
        made = copy_of(note)
        taken = [int(one.get(w("id"), "0")) for one in root.iterfind(w(kind))]
        made.set(w("id"), str(max([0, *taken]) + 1))
        self._naming.rename(made)
        take_over(self._old, source, self._new, part, made)
        root.append(made)
        return str(made.get(w("id")))

    def _make_part(self, kind: str, source: str) -> str:
        """Make the part for notes of a kind with the lines between text and notes alone."""
        root = copy_of(self._old.tree(source))
        for note in root.findall(w(kind)):
            if note.get(w("type")) is None:
                root.remove(note)
        part = self._new.add_part(f"word/{kind}s.xml", serialise(root), _TYPE.format(kind))
        folder = posixpath.dirname(self._new.main)
        relation = posixpath.relpath(part, folder or ".")
        self._new.relations(self._new.main).add(office(f"{kind}s"), relation)
        return part


def order_notes(file: WordFile) -> None:
    """Put the notes into the order of their references: LibreOffice pairs them by position."""
    body = file.tree(file.main)
    for kind in ("footnote", "endnote"):
        part = file.related(f"{kind}s")
        if part is None:
            continue
        found = [str(one.get(w("id"))) for one in body.iter(w(f"{kind}Reference"))]
        rank = {identity: place for place, identity in reversed(list(enumerate(found)))}
        root = file.tree(part)
        numbered = [one for one in root.iterfind(w(kind)) if one.get(w("type")) is None]
        for one in sorted(numbered, key=lambda note: rank.get(str(note.get(w("id"))), len(rank))):
            root.append(one)
