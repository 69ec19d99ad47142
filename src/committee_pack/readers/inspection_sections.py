"""Sections of an inspection report: headings with their grades, numbered paragraphs kept whole."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from committee_pack.model.bullets import DASHES
from committee_pack.model.inspection import (
    InspectionKind,
    InspectionParagraph,
    InspectionSection,
)
from committee_pack.readers import labels
from committee_pack.readers.inspection_pieces import Piece, one_line

_TYPED_NUMBER = re.compile(r"^(\d{1,3}(?:\.|(?=\s)))\s*(?=[“‘\"'(]?[^\W\d_])")
_LABEL_NUMBER = re.compile(r"^(\d{1,3})\.?$")
_ITEM = re.compile(r"^\(?(?:[a-z]|[ivx]{1,5})[.)]$")
_BROKEN_WORD = re.compile(r"\w[-‐–]$")
_ENDED = re.compile(r"[.:;!?][)\]’”\"']*\d{0,2}$")
_MINUS = "\N{MINUS SIGN}"
_SAME_COLUMN = 2.0
POINTS_HEADING = re.compile(r"^what needs to improve\b", re.IGNORECASE)
_LONG_LINE = 60
_NUMBERED_KINDS = frozenset(
    {
        InspectionKind.ILACS,
        InspectionKind.SIF,
        InspectionKind.MONITORING,
        InspectionKind.UNKNOWN,
    }
)


class RawSection(msgspec.Struct, frozen=True, kw_only=True):
    """A heading (None for what stands before the first) and the pieces under it."""

    heading: Piece | None
    pieces: tuple[Piece, ...]


def raw_sections(pieces: Iterable[Piece]) -> tuple[RawSection, ...]:
    """Part pieces at their headings."""
    parted: list[tuple[Piece | None, list[Piece]]] = [(None, [])]
    for piece in pieces:
        if piece.heading:
            parted.append((piece, []))
        else:
            parted[-1][1].append(piece)
    return tuple(
        RawSection(heading=heading, pieces=tuple(under))
        for heading, under in parted
        if heading or under
    )


def is_bullet(word: str) -> bool:
    """Tell whether a word is a bullet; a minus sign may stand for a dash."""
    return labels.bullet_of("–" if word == _MINUS else word) is not None


def bullet_of(piece: Piece) -> tuple[str | None, str]:
    """Give a piece's bullet as found, or None, and its words without it."""
    if piece.label:
        return (piece.label if is_bullet(piece.label) else None), piece.text
    head, _, rest = piece.text.partition(" ")
    if rest and is_bullet(head):
        return head, rest.strip()
    if head[:1] not in {*DASHES, _MINUS} and is_bullet(head[:1]) and len(piece.text) > 1:
        return head[0], piece.text[1:].strip()
    return None, piece.text


def ended(text: str) -> bool:
    """Tell whether a text ends in a mark that ends a sentence or leads on to a list."""
    return bool(_ENDED.search(text))


def goes_on(before: str, after: str) -> bool:
    """Tell whether a text continues the one before it: no full stop there, a small letter here."""
    if not before or ended(before):
        return False
    return after[:1].islower() or bool(_BROKEN_WORD.search(before))


def joined(before: str, after: str) -> str:
    """Join two halves; a hyphen at the end of the first is a real one and stays."""
    return before + after if _BROKEN_WORD.search(before) else f"{before} {after}"


def same_column(one: Piece, other: Piece) -> bool:
    """Tell whether two pieces begin at the same left edge (False where it is not known)."""
    if one.indent is None or other.indent is None:
        return False
    return abs(one.indent - other.indent) < _SAME_COLUMN


def number_of(piece: Piece, last: int) -> tuple[str | None, str]:
    """Give the paragraph number as printed, or None, and the words without it.

    Numbers run 1 to N through a report: one out of step is a footnote's or a list's, not a
    paragraph's. A gap is accepted only where the number stands apart from the words.
    """
    if piece.label and (found := _LABEL_NUMBER.match(piece.label)):
        if int(found[1]) == last + 1 or last < int(found[1]) <= last + 3:
            return piece.label, piece.text
        return None, f"{piece.label} {piece.text}"
    typed = None if piece.label else _TYPED_NUMBER.match(piece.text)
    if typed and int(typed[1].rstrip(".")) == last + 1:
        return typed[1], piece.text[typed.end() :]
    return None, piece.text


def _paragraphs(pieces: Iterable[Piece], last: int, numbered: bool) -> list[InspectionParagraph]:
    found: list[InspectionParagraph] = []
    ends: list[Piece] = []
    for read in pieces:
        number, text = number_of(read, last) if numbered else _unnumbered(read)
        piece = read if number else _as_words(read, text)
        if number:
            last = int(re.sub(r"\D", "", number))
        elif found and (rest := _rest(piece, text, ends[-1], found[-1])):
            found[-1] = msgspec.structs.replace(found[-1], text=rest)
            continue
        made = list(_made(piece, number, text))
        found.extend(made)
        ends.extend(piece for _ in made)
    return found


def _as_words(piece: Piece, text: str) -> Piece:
    """Take a figure that only looked like a paragraph's number back into the words."""
    if piece.label and _LABEL_NUMBER.match(piece.label):
        return msgspec.structs.replace(piece, label=None, text=text)
    return piece


def _unnumbered(piece: Piece) -> tuple[None, str]:
    """Keep the number of a list as part of its words: it is no number of the report's own."""
    if piece.label and not is_bullet(piece.label):
        return None, f"{piece.label} {piece.text}"
    return None, piece.text


def _made(piece: Piece, number: str | None, text: str) -> Iterator[InspectionParagraph]:
    """Make paragraphs of a piece; a cell of a table may hold several, parted by line breaks."""
    lines = [one_line(line) for line in text.split("\n") if line.strip()]
    for index, line in enumerate(lines):
        where = piece.where
        if where and number and not index:
            where = msgspec.structs.replace(where, number=number)
        words = line if number or piece.label else bullet_of(Piece(text=line))[1]
        yield InspectionParagraph(number=None if index else number, text=words, where=where)


def _rest(piece: Piece, text: str, before: Piece, paragraph: InspectionParagraph) -> str | None:
    """Give a paragraph with a piece that belongs to it added, or None where it does not."""
    if paragraph.number and _listed(piece) and "\n" not in text:
        return f"{paragraph.text}\n{piece.label} {one_line(piece.text)}"
    if _is_rest(piece, before, paragraph):
        return joined(paragraph.text, one_line(text))
    return None


def _listed(piece: Piece) -> bool:
    """Tell whether a piece is an item of a list inside a paragraph: a bullet, (a), (ii)."""
    return bool(piece.label and (is_bullet(piece.label) or _ITEM.match(piece.label)))


def _is_rest(piece: Piece, before: Piece, paragraph: InspectionParagraph) -> bool:
    """Tell whether a piece is the rest of the paragraph before it.

    It goes on in mid-sentence; or it stands without a mark of its own in the column of a numbered
    paragraph (on the next page) or of a bullet's words.
    """
    if piece.label or bullet_of(piece)[0]:
        return False
    if goes_on(paragraph.text, piece.text):
        return True
    if paragraph.number and not ended(paragraph.text):
        return True
    if not same_column(piece, before):
        return False
    if paragraph.number:
        return _page(piece) > _page(before)
    if before.label and is_bullet(before.label):
        return True
    return len(paragraph.text) > _LONG_LINE and not ended(paragraph.text)


def _page(piece: Piece) -> int:
    return (piece.where.page if piece.where else None) or 0


def _counts_apart(section: RawSection, after: Iterable[RawSection]) -> bool:
    """Tell whether points to improve have numbers of their own: the paragraphs begin at 1 later."""
    if not (section.heading and POINTS_HEADING.match(section.heading.text)):
        return False
    first = (number_of(one.pieces[0], 0)[0] for one in after if one.pieces)
    return any(number in ("1", "1.") for number in first)


def sections_of(raw: Iterable[RawSection], kind: InspectionKind) -> tuple[InspectionSection, ...]:
    """Give the sections; the words before the first heading stand under an empty heading."""
    last = 0
    sections: list[InspectionSection] = []
    parted = tuple(raw)
    for index, section in enumerate(parted):
        numbered = kind in _NUMBERED_KINDS and not _counts_apart(section, parted[index + 1 :])
        found = _paragraphs(section.pieces, last, numbered)
        numbers = [int(re.sub(r"\D", "", p.number)) for p in found if p.number]
        last = max([last, *numbers])
        sections.append(
            InspectionSection(
                heading=section.heading.text if section.heading else "",
                grade_id=section.heading.grade if section.heading else None,
                paragraphs=tuple(found),
            )
        )
    return tuple(sections)
