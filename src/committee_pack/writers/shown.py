"""What the page shows of blocks: those that the writer puts into Word, and that come out again.

Words are made fit for Word, links for a committee paper; a picture that Word cannot show becomes
words, a table one that Word can hold. What that changes is told.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Run,
    Table,
    formatted,
    text_of,
)
from committee_pack.writers.image_files import image_file, kind_of
from committee_pack.writers.markers import BULLET, is_bullet
from committee_pack.writers.numbering import LEVELS
from committee_pack.writers.shown_tables import shown_tables
from committee_pack.writers.shown_words import shown_text, shown_words
from committee_pack.writers.told import Told

# "6.4" and "6.4.1" are numbers that the template's list makes; "(a)" is a marker of its own.
_SECTION_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?$")

# Styles that set their words in bold or italics.
_OWN_LOOK = frozenset(("quotation", "placeholder", "caption"))


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """Blocks as a page shows them, and what a person should know of."""

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()


def as_shown(blocks: Sequence[Block]) -> Shown:
    """Give the blocks of one place as the writer puts them into a Word file, in their order.

    What is shown already is given back as it is.
    """
    told = Told()
    made = tuple(one for block in blocks for one in _shown(block, told))
    return Shown(blocks=made, findings=told.findings)


def note_in_words(note: Note) -> tuple[str, tuple[Run, ...]]:
    """Give the words of a note that nothing refers to: its source set its mark as words."""
    # "* Words" would be an item of a list.
    gap = " " if note.mark[-1:].isalnum() else ""
    words = note.runs or (Run(text=note.text),)
    runs = (Run(text=note.mark, superscript=True), Run(text=gap), *words)
    return text_of(runs), formatted(runs)


def _shown(block: Block, told: Told) -> Iterable[Block]:
    if isinstance(block, Table):
        return shown_tables(block, told)
    if isinstance(block, Picture):
        return (_picture(block, told),)
    if isinstance(block, ListItem):
        return (_item(block, block.level, block.marker, told),)
    if isinstance(block, Note):
        return (_note(block, told),)
    if block.number and not _SECTION_NUMBER.match(block.number.strip()):
        return (_item(block, 1, block.number, told),)
    return (_paragraph(block, told),)


def _paragraph(block: Paragraph, told: Told) -> Paragraph:
    text, runs = shown_words(block.text, block.runs, block.where, told)
    if block.style in _OWN_LOOK:
        # Bold or italics on top of the style's own would not be seen.
        runs = formatted(msgspec.structs.replace(run, bold=False, italic=False) for run in runs)
    answer = None if block.answer is None else shown_text(block.answer, block.where, told)
    return msgspec.structs.replace(block, text=text, runs=runs, answer=answer)


def _item(block: Paragraph | ListItem, level: int, marker: str | None, told: Told) -> ListItem:
    text, runs = shown_words(block.text, block.runs, block.where, told)
    shown = BULLET
    if marker and not is_bullet(marker):
        shown = shown_text(marker, block.where, told, "A list marker").strip()
    return ListItem(
        level=max(1, min(level, LEVELS)),
        marker=shown,
        text=text,
        runs=runs,
        where=block.where,
        origin=block.origin,
    )


def _note(note: Note, told: Told) -> Note:
    text, runs = shown_words(note.text, note.runs, note.where, told)
    mark = shown_text(note.mark, note.where, told, "The mark of a note")
    return msgspec.structs.replace(note, mark=mark, text=text, runs=runs)


def _picture(picture: Picture, told: Told) -> Picture | Paragraph:
    """Give a picture, or the words that stand in for one that Word cannot show."""
    alt = shown_text(picture.alt, picture.where, told, "A picture's description")
    if image_file(picture.data) is not None:
        return msgspec.structs.replace(picture, alt=alt)
    named = f"The picture “{alt[:80]}”" if alt.strip() else "A picture"
    kind = kind_of(picture.data)
    fault = f"its format{f', {kind},' if kind else ''} is not one that every Word shows."
    told.tell(
        "picture-not-shown",
        Severity.WARNING,
        f"{named} cannot be put into Word: {fault if picture.data else 'it has no data.'}",
        "Put the picture in by hand, as PNG or JPEG.",
        picture.where,
    )
    return Paragraph(
        number=None,
        text=f"[Picture: {alt}]" if alt.strip() else "[Picture]",
        style="placeholder",
        where=picture.where,
        origin=picture.origin,
    )
