"""Word comments on the passages of a draft: where each came from, and what to look at.

ECMA-376 Part 1, 17.13.4. A comment is anchored around its paragraph, or around its table with the
mark in the paragraph after it: a comment's mark cannot stand between paragraphs.
"""

import posixpath
from collections.abc import Callable, Iterable

from lxml import etree

from committee_pack.errors import TemplateUnusable
from committee_pack.model.report import Block
from committee_pack.writers.ooxml import Element, element, w, whole
from committee_pack.writers.package import (
    Relationships,
    main_part,
    office,
    parse_part,
    read_parts,
    serialise,
)
from committee_pack.writers.runs import run_elements
from committee_pack.writers.sheet import Sheet

AUTHOR = "committee-pack"
_INITIALS = "cp"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

Remark = Callable[[Block], tuple[tuple[str, ...], ...]]
"""Gives the comments on a block, each as its lines."""


def write_comments(sheet: Sheet, parts: dict[str, bytes], main: str, remark: Remark) -> None:
    """Put comments on the blocks that were placed, behind those that the template has.

    Args:
        sheet: what the blocks were written onto, with the element of each.
        parts: the file's parts; that of the comments is put in.
        main: the name of the document's part.
        remark: gives the comments on a block.
    """
    wanted = [(made, lines) for block, made in sheet.placed for lines in remark(block)]
    if not wanted:
        return
    name = next((n for n in sheet.relations.targets(office("comments")) if n in parts), None)
    root = element("comments") if name is None else parse_part(parts[name])
    if name is None:
        name = posixpath.join(posixpath.dirname(main), "comments.xml")
        sheet.relations.add(office("comments"), "comments.xml")
        sheet.types.add_part(name, _TYPE)
    first = 1 + max((whole(one.get(w("id")), 0) for one in root), default=-1)
    look = _look(sheet)
    for number, (made, lines) in enumerate(wanted, start=first):
        if _anchored(made, str(number), look):
            root.append(_comment(sheet, str(number), lines))
    parts[name] = serialise(root)


def comments_in(data: bytes) -> tuple[str, ...]:
    """Give the comments of this program in a Word file, in the order of their anchors.

    A comment whose anchor has no beginning, end or mark is not given.

    Raises:
        TemplateUnusable: it is no Word file.
    """
    parts = read_parts(data, "the draft")
    main = main_part(parts, "the draft")
    try:
        names = Relationships(parts, main).targets(office("comments"))
        roots = [parse_part(parts[name]) for name in names if name in parts]
        document = parse_part(parts[main])
    except etree.XMLSyntaxError as error:
        raise TemplateUnusable(
            "The draft with comments is not well-formed.",
            why="Word would not open it.",
            hint="Build without --comments.",
        ) from error
    words = {
        one.get(w("id")): "\n".join(_lines(one))
        for root in roots
        for one in root
        if one.get(w("author")) == AUTHOR
    }
    begun = {one.get(w("id")) for one in document.iter(w("commentRangeStart"))}
    ended = {one.get(w("id")) for one in document.iter(w("commentRangeEnd"))}
    marks = [one.get(w("id")) for one in document.iter(w("commentReference"))]
    return tuple(words[one] for one in marks if one in words and one in begun & ended)


def _lines(comment: Element) -> Iterable[str]:
    for paragraph in comment.iter(w("p")):
        yield "".join(text.text or "" for text in paragraph.iter(w("t")))


def _comment(sheet: Sheet, number: str, lines: Iterable[str]) -> Element:
    made = element("comment", id=number, author=AUTHOR, initials=_INITIALS)
    style = sheet.styles.find("annotation text", "paragraph")
    for line in lines:
        properties = element("pPr", *([element("pStyle", val=style)] if style else []))
        mark = [] if len(made) else [element("r", *_look(sheet), element("annotationRef"))]
        made.append(element("p", properties, *mark, *run_elements(sheet, line, ())))
    return made


def _look(sheet: Sheet) -> list[Element]:
    style = sheet.styles.find("annotation reference", "character")
    return [element("rPr", element("rStyle", val=style))] if style else []


def _anchored(made: Element, number: str, look: list[Element]) -> bool:
    """Put a comment's range and mark around an element; tell whether there was a place for it."""
    if made.tag == w("p"):
        made.insert(_after_properties(made), element("commentRangeStart", id=number))
        made.append(element("commentRangeEnd", id=number))
        made.append(_mark(number, look))
        return True
    end = next((one for one in made.itersiblings() if one.tag == w("p")), None)
    if end is None:
        return False
    made.addprevious(element("commentRangeStart", id=number))
    place = _after_marks(end)
    end.insert(place, element("commentRangeEnd", id=number))
    end.insert(place + 1, _mark(number, look))
    return True


def _mark(number: str, look: list[Element]) -> Element:
    copies = [parse_part(etree.tostring(one)) for one in look]
    return element("r", *copies, element("commentReference", id=number))


def _after_properties(paragraph: Element) -> int:
    return 1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0


def _after_marks(paragraph: Element) -> int:
    """Give the place behind the properties and what other comments have put there."""
    place = _after_properties(paragraph)
    while place < len(paragraph) and _is_mark(paragraph[place]):
        place += 1
    return place


def _is_mark(child: Element) -> bool:
    reference = child.find(w("commentReference")) if child.tag == w("r") else None
    return child.tag == w("commentRangeEnd") or reference is not None
