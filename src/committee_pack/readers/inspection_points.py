"""The points that an inspection asks for: verbatim, each with its page and its framework tag."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile

import msgspec

from committee_pack.model.framework import BOARD, areas_named
from committee_pack.model.inspection import Improvement, InspectionKind
from committee_pack.readers.inspection_pieces import Piece, is_known_heading, one_line
from committee_pack.readers.inspection_sections import (
    POINTS_HEADING,
    RawSection,
    bullet_of,
    ended,
    goes_on,
    joined,
    number_of,
    same_column,
)

_HEADINGS = {
    InspectionKind.SIF: re.compile(
        r"^(?:recommendations|what does the (?:local authority|lscb) need to improve)\b",
        re.IGNORECASE,
    ),
    InspectionKind.SEND: re.compile(r"^areas for (?:improvement|development)\b", re.IGNORECASE),
}
# Letters on area SEND inspections, 2016 to 2022: points in each part, then the weaknesses that a
# written statement of action has to answer.
# Joint letters of 2016 to 2019: points under the headings of parts, with studies of cases between.
_IN_PARTS = re.compile(r"^areas for improvement$", re.IGNORECASE)
_CASE_STUDY = re.compile(r"^(?:practice|case) study\b", re.IGNORECASE)
_IN_EACH_PART = re.compile(r"^areas for development\b", re.IGNORECASE)
_WEAKNESS_HEADING = re.compile(
    r"^(?:the inspection raises significant concerns|areas? of significant (?:weakness|concern))\b",
    re.IGNORECASE,
)
_PRIORITY_HEADING = re.compile(r"^areas? for priority actions?\b", re.IGNORECASE)
# What goes well, or has been done, follows the recommendations in reports of 2014 and 2015.
_NO_POINTS = re.compile(
    r"\bstrengths$|^progress since\b|^inspection (?:findings|judge?ment)|^summary\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"\(([^()]+)\)")
_TAG = re.compile(r"^(?:outcomes?|enablers?|principles?)\b|\bnational framework\b", re.IGNORECASE)
_POINT_NUMBER = re.compile(r"^\d{1,2}\.\s+")
_SAME_SIZE = 0.5
_FURTHER_IN = 8.0


class _Point(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    piece: Piece
    number: str | None = None


def framework_tag(text: str) -> str | None:
    """Give the reference to the national framework that a point carries, or None.

    Reports since April 2025 end a point in ``(outcome 1, national framework)``, ``(enabler two)``
    or ``(principle 3)``. Several are parted by a semicolon.
    """
    tags = [one_line(inner) for inner in _BRACKETS.findall(text) if _TAG.search(inner.strip())]
    return "; ".join(tags) or None


def points_heading(heading: str, kind: InspectionKind) -> bool:
    """Tell whether the points to improve stand under this heading."""
    if kind is InspectionKind.JTAI and _IN_PARTS.match(heading):
        return True
    return bool(_HEADINGS.get(kind, POINTS_HEADING).match(heading))


def _lower(heading: Piece, own: Piece) -> bool:
    if heading.level and own.level and heading.level != own.level:
        return heading.level > own.level
    if heading.size and own.size:
        return heading.size < own.size - _SAME_SIZE
    return False


def _under(raw: Sequence[RawSection], kind: InspectionKind) -> Iterator[tuple[Piece, list[Piece]]]:
    """Give the headings of points, each with the pieces under it, sub-headed ones too."""
    end = 0
    for index, section in enumerate(raw):
        own = section.heading
        if own is None or index < end or not points_heading(own.text, kind):
            continue
        pieces = list(section.pieces)
        end = index + 1
        for after in raw[index + 1 :]:
            if after.heading is None or not _belongs(after.heading, own, kind):
                break
            if not _CASE_STUDY.match(after.heading.text):
                pieces.extend(after.pieces)
            end += 1
        if pieces:
            yield own, pieces


def _belongs(heading: Piece, own: Piece, kind: InspectionKind) -> bool:
    if heading.text.casefold() == own.text.casefold():
        return kind is InspectionKind.SEND
    if kind is InspectionKind.JTAI and _IN_PARTS.match(own.text):
        return bool(_CASE_STUDY.match(heading.text)) or not is_known_heading(heading.text)
    if kind is not InspectionKind.SIF or _NO_POINTS.search(heading.text):
        return False
    return _lower(heading, own)


def _numbered(pieces: Iterable[Piece]) -> list[_Point]:
    points: list[_Point] = []
    last: int | None = None
    for piece in pieces:
        number, text = number_of(piece, _before(piece) if last is None else last)
        if number:
            last = int(re.sub(r"\D", "", number))
            points.append(_Point(text=one_line(text), piece=piece, number=number))
        elif points:
            _add(points, piece)
    return points


def _before(piece: Piece) -> int:
    """Give the number before a first point: its paragraphs may not begin at 1."""
    found = re.match(r"\(?(\d{1,3})", piece.label or piece.text)
    return int(found[1]) - 1 if found else 0


def _add(points: list[_Point], piece: Piece) -> None:
    """Add to the last point what is part of it: a list inside it, or its end on the next page."""
    bullet, text = bullet_of(piece)
    before = points[-1]
    if bullet:
        text = f"{before.text}\n{bullet} {one_line(text)}"
    elif goes_on(before.text, text) or (before.piece.label and same_column(piece, before.piece)):
        text = joined(before.text, one_line(text))
    else:
        return
    points[-1] = msgspec.structs.replace(before, text=text)


def _bulleted(pieces: Iterable[Piece]) -> list[_Point]:
    points: list[_Point] = []
    first: Piece | None = None
    for piece in pieces:
        bullet, text = bullet_of(piece)
        first = first or (piece if bullet else None)
        if bullet and first and bullet == bullet_of(first)[0] and not _deeper(piece, first):
            points.append(_Point(text=one_line(text), piece=piece))
        elif points:
            _add(points, piece)
    return points


def _deeper(piece: Piece, first: Piece) -> bool:
    """Tell whether a bullet stands further in than the first one: it is of a list in a point."""
    if piece.indent is None or first.indent is None:
        return False
    return piece.indent > first.indent + _FURTHER_IN


def _boxed(pieces: Iterable[Piece]) -> list[_Point]:
    """Read points set in a box: a row or a paragraph each, numbered or not, lists inside them."""
    points: list[_Point] = []
    for piece in pieces:
        for index, line in enumerate(piece.text.split("\n")):
            part = msgspec.structs.replace(piece, text=line)
            _box_line(points, part, begins=index == 0)
    return points


def _box_line(points: list[_Point], line: Piece, *, begins: bool) -> None:
    numbered = _POINT_NUMBER.match(line.text)
    text = line.text[numbered.end() :] if numbered else line.text
    if points and not numbered:
        before = points[-1].text
        unfinished = line.indent is not None and not ended(before)
        if bullet_of(line)[0] or goes_on(before, text):
            _add(points, line)
            return
        if unfinished or not begins:
            points[-1] = msgspec.structs.replace(points[-1], text=joined(before, one_line(text)))
            return
    number = numbered[0].strip() if numbered else None
    points.append(_Point(text=one_line(text), piece=line, number=number))


def improvement_points(
    raw: Sequence[RawSection], kind: InspectionKind
) -> tuple[str | None, tuple[Improvement, ...]]:
    """Give the heading of the points to improve as printed, and the points.

    Bullets in most reports, or else numbers; numbered recommendations in those of 2013 to 2017 (of
    the local authority's part), rows of a box in area SEND reports, bullets in each part of older
    letters. Words under the heading that are no such point stay in the section.
    """
    found = list(_under(raw, kind)) if kind is not InspectionKind.UNKNOWN else []
    if not found:
        return None, ()
    heading, pieces = found[0]
    if _IN_EACH_PART.match(heading.text):
        pieces = [piece for own, under in found if own.text == heading.text for piece in under]
    if kind is InspectionKind.SIF:
        points = _recommendations(pieces)
    elif kind is InspectionKind.SEND:
        points = _bulleted(pieces) if bullet_of(pieces[0])[0] else _boxed(pieces)
    else:
        points = _bulleted(pieces) or _numbered(pieces)
    return heading.text, _improvements(points)


def board_points(raw: Sequence[RawSection], kind: InspectionKind) -> tuple[Improvement, ...]:
    """Give the recommendations to the safeguarding board that stand behind the authority's own."""
    if kind is not InspectionKind.SIF:
        return ()
    second = next(islice(_under(raw, kind), 1, None), None)
    if not second or not _of_the_board(raw, second[0]):
        return ()
    return _improvements(_recommendations(second[1]))


def _of_the_board(raw: Sequence[RawSection], own: Piece) -> bool:
    """Tell whether a heading, or one above it, names the safeguarding board."""
    above = takewhile(lambda one: one.heading is not own, raw)
    headings = [one.heading.text for one in above if one.heading]
    return any(BOARD in areas_named(heading) for heading in (*headings, own.text))


def priority_points(raw: Sequence[RawSection]) -> tuple[Improvement, ...]:
    """Give the areas for priority action: bullets, or else the paragraphs under that heading."""
    for section in raw:
        heading = section.heading.text if section.heading else ""
        if _PRIORITY_HEADING.match(heading):
            return _improvements(_bulleted(section.pieces) or _boxed(section.pieces))
        if _WEAKNESS_HEADING.match(heading) and (points := _bulleted(section.pieces)):
            return _improvements(points)
    return ()


def _recommendations(pieces: Sequence[Piece]) -> list[_Point]:
    return _numbered(pieces) or _bulleted(pieces)


def _improvements(points: Iterable[_Point]) -> tuple[Improvement, ...]:
    return tuple(
        Improvement(
            text=one.text,
            number=one.number,
            framework_tag=framework_tag(one.text),
            where=one.piece.where,
        )
        for one in points
    )
