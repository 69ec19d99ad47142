"""A redline: a Word file with real tracked changes from an old report to a new one.

The new file is the base: it keeps its styles, headers and settings. What the old one had and the
new one has not stands in it struck out, with the lists, notes and pictures it needs. Accepting all
changes gives the words and numbers of the new file, rejecting all those of the old one.
"""

import msgspec
from lxml import etree

from committee_pack.model.finding import Finding, Severity
from committee_pack.writers.ooxml import Element, R, value_of, w
from committee_pack.writers.redline.blocks import merge_blocks
from committee_pack.writers.redline.layouts import new_layouts
from committee_pack.writers.redline.marks import Marker
from committee_pack.writers.redline.merge import Sides
from committee_pack.writers.redline.naming import Naming
from committee_pack.writers.redline.notes import BringNote, NoteWords, order_notes
from committee_pack.writers.redline.parts import WordFile, linked_parts
from committee_pack.writers.redline.protection import lifted
from committee_pack.writers.redline.resolve import accept_changes, reject_changes
from committee_pack.writers.redline.words import Story, words_of

__all__ = ["MADE_HERE", "Redlined", "accept_changes", "redline", "reject_changes", "rejected"]

MADE_HERE = "A redline by committee-pack, as it was made."
"""A remark in the main part: any program that saves the file leaves it out."""

_LONGEST = 80
_MARGINS = ("header", "footer")


class Redlined(msgspec.Struct, frozen=True, kw_only=True):
    """A redline.

    Attributes:
        data: the Word file.
        changes: how many passages are marked.
        tracked_in_old: changes that the old file held already, taken as accepted.
        tracked_in_new: the same of the new file.
        moved: how many passages moved; one may hold several paragraphs.
        findings: what the redline does not show.
    """

    data: bytes
    changes: int
    tracked_in_old: int
    tracked_in_new: int
    moved: int = 0
    findings: tuple[Finding, ...] = ()


def redline(
    old: bytes,
    new: bytes,
    *,
    names: tuple[str, str],
    author: str,
    date: str,
    every_layout: bool = False,
) -> Redlined:
    """Write a Word file that shows as tracked changes how a report became another.

    Args:
        old: the older Word file.
        new: the newer one.
        names: what the user calls them, for messages.
        author: the name beside each change.
        date: the time of each change as Word writes it (``2026-11-26T00:00:00Z``).
        every_layout: mark each paragraph whose style or numbering is another, also where a new
            template did that to all of its kind.

    Raises:
        InputUnreadable: one of them is no Word file that can be compared.
    """
    was, made = WordFile(old, names[0]), WordFile(new, names[1])
    tracked = _settle(was), _settle(made)
    naming = Naming(was, made, _paired_lists(was, made))
    marker = Marker(author, date, _first_free(made))
    words = NoteWords(was), NoteWords(made)
    bring = BringNote(was, made, naming)
    layouts = {} if every_layout else new_layouts(was, made)
    for old_part, new_part in _stories(was, made):
        sides = Sides(
            old=Story(was, old_part, words[0]),
            new=Story(made, new_part, words[1]),
            naming=naming,
            layouts=layouts,
            marker=marker,
            bring_note=bring,
        )
        merge_blocks(_body(was, old_part), _body(made, new_part), sides)
    unlocked = _finished(made)
    return Redlined(
        data=made.packed(),
        changes=marker.count,
        tracked_in_old=tracked[0],
        tracked_in_new=tracked[1],
        moved=marker.moved,
        findings=(*unlocked, *_margins_alone(was, made)),
    )


def _finished(made: WordFile) -> tuple[Finding, ...]:
    """Put the last things right in a redline, and tell of them."""
    order_notes(made)
    made.tree(made.main).insert(0, etree.Comment(MADE_HERE))
    return lifted(made)


def rejected(data: bytes, name: str) -> bytes:
    """Give a redline with all its changes rejected.

    Args:
        data: the Word file.
        name: what the user calls it, for messages.

    Raises:
        InputUnreadable: it is no Word file that can be compared.
    """
    file = WordFile(data, name)
    for part in _told_in(file):
        reject_changes(file.tree(part))
    return file.packed()


def _settle(file: WordFile) -> int:
    """Take the changes that a file holds already as accepted; give how many."""
    return sum(accept_changes(file.tree(part)) for part in _told_in(file))


def _told_in(file: WordFile) -> list[str]:
    """Name the parts that hold a file's words."""
    notes = [file.related(kind) for kind in ("footnotes", "endnotes")]
    parts = (file.main, *_margins(file).values(), *notes)
    return list(dict.fromkeys(part for part in parts if part is not None))


def _stories(old: WordFile, new: WordFile) -> list[tuple[str, str]]:
    """Pair the stories: the documents, and each header and footer of the same section and kind."""
    were, are = _margins(old), _margins(new)
    pairs = dict.fromkeys((were[place], are[place]) for place in are if place in were)
    done: set[str] = set()
    stories = [(old.main, new.main)]
    for one, other in pairs:
        if other not in done:
            stories.append((one, other))
            done.add(other)
    return stories


def _margins(file: WordFile) -> dict[tuple[int, str, str], str]:
    """Give the headers and footers of a file by section, name and kind (first, even)."""
    targets = linked_parts(file, file.main, _MARGINS)
    found = {}
    for place, section in enumerate(file.tree(file.main).iter(w("sectPr"))):
        for name in _MARGINS:
            for reference in section.iterfind(w(f"{name}Reference")):
                part = targets.get(reference.get(f"{{{R}}}id", ""))
                if part is not None:
                    found[place, name, reference.get(w("type"), "default")] = part
    return found


def _margins_alone(old: WordFile, new: WordFile) -> tuple[Finding, ...]:
    """Tell of headers and footers that only one of the files has: no tracked change says that."""
    were, are = _margins(old), _margins(new)
    found = []
    for file, places, other in ((old, were, are), (new, are, were)):
        alone = dict.fromkeys(part for place, part in places.items() if place not in other)
        for part in alone:
            words = words_of(file.tree(part))
            if words and part not in {one for key, one in places.items() if key in other}:
                found.append(_alone(file.name, part, words))
    return tuple(found)


def _alone(name: str, part: str, words: str) -> Finding:
    kind = "header" if "header" in part.lower() else "footer"
    return Finding(
        rule="margin-not-shown",
        severity=Severity.INFO,
        message=f'Only {name} has the {kind} "{words[:_LONGEST]}"; the redline does not mark that.',
        hint="Word has no tracked change for a header or footer that came or went.",
    )


def _body(file: WordFile, part: str) -> Element:
    root = file.tree(part)
    body = root.find(w("body"))
    return root if body is None else body


def _paired_lists(old: WordFile, new: WordFile) -> list[tuple[str, str]]:
    """Pair the lists of paragraphs with the same words, to know like lists from one another."""
    mine, other = _listed(old), _listed(new)
    return [
        pair
        for words, lists in mine.items()
        for pair in zip(lists, other.get(words, ()), strict=False)
    ]


def _listed(file: WordFile) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for paragraph in file.tree(file.main).iter(w("p")):
        number = value_of(paragraph.find(f"{w('pPr')}/{w('numPr')}"), "numId")
        if number is not None:
            found.setdefault(words_of(paragraph), []).append(number)
    return found


def _first_free(file: WordFile) -> int:
    taken = [str(one.get(w("id"))) for one in file.tree(file.main).iter() if one.get(w("id"))]
    return max((int(one) for one in taken if one.isdigit()), default=0) + 1
