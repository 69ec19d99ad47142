"""The tags above the first section: the front matter's values, the agenda item and the title."""

import re
from collections.abc import Iterator

from committee_pack.build.template_desk import AdoptDesk
from committee_pack.model.template import Adopted, Confidence, Spot
from committee_pack.profiles import match_front_matter
from committee_pack.writers.adopt.edits import label_of, put_after_label, put_value, words
from committee_pack.writers.adopt.guidance import guidance
from committee_pack.writers.lint.lines import Line
from committee_pack.writers.ooxml import Element, value_of, w

_TITLES = frozenset(
    (
        "subject",
        "title",
        "report title",
        "title of report",
        "title of the report",
        "subject of report",
        "report subject",
        "name of report",
    )
)
_ITEMS = ("agenda item", "item", "item no", "agenda item no", "item number", "agenda item number")
_TITLE_WORDS = ("title", "subject")
_TITLE_STYLE = "title"
_LONGEST_PROMPT = 60
# A name in the place of a title: of who meets, not of what the report is about.
_BODY_NAME = re.compile(
    r"^(?:(?!\b(?:of|for|from|on|to|in)\b).)*\b"
    r"(?:council|committee|cabinet|board|authority|executive|panel)$",
    re.IGNORECASE,
)


def adopt_front_matter(desk: AdoptDesk) -> Iterator[Adopted]:
    """Put the tags of the front matter into a file; tell what was matched and what was not."""
    found: set[str] = set()
    for line in _front(desk):
        if line.number in desk.done:
            continue
        for row in _field(desk, line, found) or _unknown_label(desk, line):
            found.add(row.tag)
            yield row
    if "report.title" not in found:
        yield _title(desk)
    for field in desk.profile.front_matter:
        if f"front_matter.{field.id}" not in found:
            yield Adopted(
                tag=f"front_matter.{field.id}",
                found="",
                confidence=Confidence.NONE,
                done=f'no label like "{field.label}" stands above the first section',
            )


def _front(desk: AdoptDesk) -> list[Line]:
    """Give the lines above the first section, those of tables counted."""
    first = min((one.heading[0].number for one in desk.spreads), default=None)
    if first is None:
        return []
    return [line for line in desk.layout.lines if line.number < first]


def _unknown_label(desk: AdoptDesk, line: Line) -> list[Adopted]:
    """Tell a label with an empty place beside it that no value of the report goes to."""
    said = words(line.element)
    beside = _next_cell(line.element)
    waits = not any(words(one) for one in beside.iter(w("p"))) if beside is not None else False
    alone = beside is None and said.endswith(":")
    if not said or len(said) > _LONGEST_PROMPT or not (waits or alone):
        return []
    if _name(desk, said.rstrip(":").strip()) is not None:
        return []
    return [
        Adopted(
            tag="",
            found=said,
            confidence=Confidence.NONE,
            done="a label that the profile has no field for: its place stays empty",
            spot=line.spot(),
        )
    ]


def _field(desk: AdoptDesk, line: Line, found: set[str]) -> list[Adopted]:
    """Put the tag that belongs to a label beside it, in its line or in the next cell."""
    in_line = label_of(line.element)
    name = _name(desk, in_line) if in_line else None
    if name is not None and name not in found and _has_value_place(line):
        before = words(line.element)
        if put_after_label(line.element, name):
            desk.done.add(line.number)
            return [_row(name, before, line.spot())]
        return []
    name = _name(desk, words(line.element).rstrip(":").strip())
    cell = _next_cell(line.element)
    if name is None or name in found or cell is None:
        return []
    value = next(cell.iter(w("p")), None)
    if value is None:
        return []
    numbers = {id(one.element): one.number for one in desk.layout.lines}
    spot = line.spot()
    desk.done.update({line.number})
    for paragraph in cell.iter(w("p")):
        desk.done.add(numbers.get(id(paragraph), 0))
    before = " ".join(filter(None, (words(one) for one in cell.iter(w("p")))))
    put_value(value, name)
    for other in list(cell.iter(w("p")))[1:]:
        parent = other.getparent()
        if parent is cell:
            cell.remove(other)
    return [_row(name, f"{words(line.element)} {before}".strip(), spot)]


def _has_value_place(line: Line) -> bool:
    """Tell whether a value may stand in the line itself: not where a cell for it stands beside."""
    if next(line.element.iterancestors(w("tc")), None) is None:
        return True
    in_line = line.words.partition(":")[2].strip()
    return bool(in_line) or _next_cell(line.element) is None


def _name(desk: AdoptDesk, label: str) -> str | None:
    """Give the name whose tag stands beside a label."""
    if not label or len(label) > _LONGEST_PROMPT:
        return None
    field = match_front_matter(desk.profile, label)
    if field is not None:
        return f"front_matter.{field.id}"
    plain = label.casefold().strip(" .:")
    if plain in _TITLES:
        return "report.title"
    return "report.item" if plain in _ITEMS else None


def _next_cell(paragraph: Element) -> Element | None:
    """Give the cell to the right of the one that a paragraph stands in, where it is the label."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    row = next(paragraph.iterancestors(w("tr")), None)
    if cell is None or row is None:
        return None
    # A content control may stand between a row and its cell.
    cells = [one for one in row.iter(w("tc")) if next(one.iterancestors(w("tr")), None) is row]
    at = cells.index(cell) + 1
    return cells[at] if at < len(cells) else None


def _title(desk: AdoptDesk) -> Adopted:
    """Put the tag of the title where the file says "title", or sets a line as one."""
    first = desk.spreads[0].heading[0].number if desk.spreads else 0
    for line in desk.layout.flowing:
        if line.number >= first or line.number in desk.done or not line.words.strip():
            continue
        style = value_of(line.element.find(w("pPr")), "pStyle")
        named = [value_of(one, "name") or "" for one in desk.styles.chain(style)]
        styled = any(one.casefold() == _TITLE_STYLE for one in named)
        said = line.words.strip()
        prompt = len(said) <= _LONGEST_PROMPT and any(
            word in said.casefold().strip("[]<>").split() for word in _TITLE_WORDS
        )
        if styled or (prompt and (guidance(line.element, desk.styles) or said.startswith("["))):
            sure = styled and not _BODY_NAME.match(said)
            return _put_title(desk, line, Confidence.SURE if sure else Confidence.LIKELY)
        if said and desk.wishes.clear_sections and _same(said, desk.report.title):
            return _put_title(desk, line, Confidence.LIKELY)
        if prompt and _same(said, desk.report.title):
            return _put_title(desk, line, Confidence.LIKELY)
    return Adopted(
        tag="report.title",
        found="",
        confidence=Confidence.NONE,
        done="no place for the title was found: type {{ report.title }} where it belongs",
    )


def _put_title(desk: AdoptDesk, line: Line, confidence: Confidence) -> Adopted:
    named = _BODY_NAME.match(line.words.strip())
    kept = "; if the name is to stay, type it above, in another style than the title's"
    put_value(line.element, "report.title")
    desk.done.add(line.number)
    return Adopted(
        tag="report.title",
        found=line.spot().words,
        confidence=confidence,
        done=f"put in its place{kept if named else ''}",
        spot=line.spot(),
    )


def _same(one: str, other: str) -> bool:
    return bool(one) and one.casefold().split() == other.casefold().split()


def _row(name: str, before: str, spot: Spot) -> Adopted:
    return Adopted(
        tag=name,
        found=before[:90],
        confidence=Confidence.SURE,
        done="put behind the label",
        spot=spot,
    )
