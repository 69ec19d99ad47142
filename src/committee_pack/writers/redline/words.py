"""The words of a paragraph, one by one, with what else stands between them.

A token is a word, a space, a sign, or something whole: a picture, a field with its result, the
reference to a note. Two tokens are the same where a reader sees the same.
"""

import re
from collections.abc import Callable, Hashable, Iterator

import msgspec
from lxml import etree

from committee_pack.writers.ooxml import RANGE_MARKS, XML_SPACE, Element, element, w
from committee_pack.writers.redline.parts import WordFile, pointed_to, pointers
from committee_pack.writers.redline.resolve import copy_of

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_UNWRAPPED = frozenset({w("smartTag"), w("customXml"), w("dir"), w("bdo"), w("sdt")})
_INSIDE = frozenset({w("sdtContent"), *_UNWRAPPED})
_PASSED_OVER = frozenset(
    {
        w("pPr"),
        w("sdtPr"),
        w("sdtEndPr"),
        w("smartTagPr"),
        w("customXmlPr"),
        w("proofErr"),
        w("lastRenderedPageBreak"),
    }
)
_COMMENTS = frozenset({w("commentReference"), w("annotationRef")})
_NOTES = frozenset({w("footnoteReference"), w("endnoteReference")})
_SILENT_LOOKS = frozenset({w("lang"), w("noProof"), w("rPrChange")})
_SILENT_NAMES = frozenset({"docPr", "cNvPr"})
_GIVEN_ANEW = frozenset({"anchorId", "editId", "paraId", "textId"})
_COUNTED_ANEW = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_NOT_SET = frozenset({None, "0", "false", "off"})
_TEXT = w("t")
_NOTHING: tuple[Element, ...] = ()


class Token(msgspec.Struct):
    """A word or a thing of a paragraph.

    Attributes:
        key: equal for two tokens that a reader cannot tell apart, looks aside.
        text: the word; None for a thing.
        things: the element of a run, or the elements of a paragraph, that the thing is.
        looks: the properties of its run; None where it has none, or is no part of a run.
        in_run: whether it stands in a run.
        link: the hyperlink it stands in.
        link_key: the same for two links that lead to the same place.
        before: bookmarks and the like that stand before it.
        own_mark: the note whose own mark its run holds; such a run holds nothing else.
    """

    key: Hashable
    text: str | None = None
    things: tuple[Element, ...] = _NOTHING
    looks: Element | None = None
    in_run: bool = True
    link: Element | None = None
    link_key: Hashable = None
    before: tuple[Element, ...] = _NOTHING
    own_mark: str = ""


class Story(msgspec.Struct, frozen=True):
    """A part of a Word file with text: the document, a header, a note."""

    file: WordFile
    part: str
    note_words: Callable[[str, str], str]


class _Piece(msgspec.Struct):
    thing: Element
    run: Element | None
    link: Element | None


def tokens_of(paragraph: Element, story: Story) -> tuple[list[Token], tuple[Element, ...]]:
    """Give the tokens of a paragraph, and the bookmarks and the like after the last one."""
    tokens: list[Token] = []
    marks: list[Element] = []
    for group in _fields_together(list(_pieces(paragraph, None))):
        first = group[0]
        if first.thing.tag in RANGE_MARKS and first.run is None:
            marks.append(first.thing)
            continue
        made = list(_tokens(group, story))
        made[0].own_mark = _own_mark(first.run)
        made[0].before = tuple(marks)
        marks = []
        tokens += made
    return _words(tokens), tuple(marks)


def _pieces(parent: Element, link: Element | None) -> Iterator[_Piece]:
    for child in parent:
        if child.tag in _PASSED_OVER or not isinstance(child.tag, str):
            continue
        if child.tag == w("r"):
            for thing in child:
                if thing.tag != w("rPr") and thing.tag not in _PASSED_OVER:
                    yield _Piece(thing, child, link)
        elif child.tag == w("hyperlink"):
            yield from _pieces(child, child)
        elif child.tag in _INSIDE:
            yield from _pieces(child, link)
        elif child.tag == w("fldSimple"):
            yield from _pieces(_in_runs(child), link)
        else:
            yield _Piece(child, None, link)


def _in_runs(field: Element) -> Element:
    """Give a field with its marks in runs: as one element it may not stand in a deletion."""
    order = element("instrText")
    order.text = field.get(w("instr"), "")
    order.set(XML_SPACE, "preserve")
    begin, separate, end = (
        element("r", element("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")
    )
    inside = (copy_of(one) for one in field if one.tag != w("fldData"))
    return element("p", begin, element("r", order), separate, *inside, end)


def _fields_together(pieces: list[_Piece]) -> Iterator[list[_Piece]]:
    """Put the pieces of a field that ends in its paragraph together; every other stands alone."""
    at = 0
    while at < len(pieces):
        end = _end_of_field(pieces, at)
        yield pieces[at : end + 1]
        at = end + 1


def _end_of_field(pieces: list[_Piece], start: int) -> int:
    depth = 0
    for place in range(start, len(pieces)):
        thing = pieces[place].thing
        kind = thing.get(w("fldCharType")) if thing.tag == w("fldChar") else None
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth <= 0:
            return place
    return start


def _tokens(group: list[_Piece], story: Story) -> Iterator[Token]:
    first = group[0]
    link_key = _link_key(first.link, story)
    if len(group) > 1:
        runs = tuple(element("r", *_looks(one.run), copy_of(one.thing)) for one in group)
        words = _words_of_field(group)
        yield Token(("field", words), None, runs, None, False, first.link, link_key)
        return
    looks = None if first.run is None else first.run.find(w("rPr"))
    if first.thing.tag == _TEXT:
        yield Token("", first.thing.text or "", _NOTHING, looks, True, first.link, link_key)
        return
    key = _key(first.thing, story)
    in_run = first.run is not None
    yield Token(key, None, (first.thing,), looks, in_run, first.link, link_key)


def _own_mark(run: Element | None) -> str:
    """Name the note whose mark is set as words in a run: ECMA-376 Part 1, 17.11.14."""
    for reference in () if run is None else run.iterchildren(*_NOTES):
        if reference.get(w("customMarkFollows")) not in _NOT_SET:
            return f"{reference.tag} {reference.get(w('id'))}"
    return ""


def _words_of_field(group: list[_Piece]) -> str:
    """Give what a field says; the number of a page is counted anew wherever it is shown."""
    order = "".join(
        one.thing.text or "" for one in group if one.thing.tag == w("instrText")
    ).split()
    if order and order[0].upper() in _COUNTED_ANEW:
        return order[0].upper()
    # A field of a form keeps its choice in its first mark, not in words.
    return "".join(_as_text(one.thing) if len(one.thing) else one.thing.text or "" for one in group)


def _looks(run: Element | None) -> list[Element]:
    looks = None if run is None else run.find(w("rPr"))
    return [] if looks is None else [copy_of(looks)]


def _words(tokens: list[Token]) -> list[Token]:
    """Join the text of runs that look alike, and part it into words."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.text is not None
            and token.text is not None
            and not token.before
            and last.link is token.link
            and last.own_mark == token.own_mark
            and looks_key(last.looks) == looks_key(token.looks)
        ):
            last.text += token.text
        else:
            joined.append(token)
    parted: list[Token] = []
    for token in joined:
        if token.text is None:
            parted.append(token)
            continue
        for place, word in enumerate(_WORD.findall(token.text)):
            before = _NOTHING if place else token.before
            made = msgspec.structs.replace(token, key=_same_word(word), text=word, before=before)
            parted.append(made)
    return parted


def _same_word(word: str) -> str:
    return " " if word.isspace() else word


def looks_key(looks: Element | None) -> str:
    """Give a run's looks as text; what no reader sees (the language) is left out."""
    if looks is None:
        return ""
    return "".join(_as_text(one) for one in looks if one.tag not in _SILENT_LOOKS)


def _as_text(one: Element) -> str:
    return bytes(etree.tostring(one, method="c14n", exclusive=True, with_tail=False)).decode()


def _link_key(link: Element | None, story: Story) -> Hashable:
    if link is None:
        return None
    places = tuple(
        pointed_to(story.file, story.part, str(one.get(name))) for one, name in pointers(link)[:1]
    )
    return places, link.get(w("anchor"))


def _key(thing: Element, story: Story) -> Hashable:
    if thing.tag in _NOTES:
        kind = etree.QName(thing).localname.removesuffix("Reference")
        return kind, story.note_words(kind, thing.get(w("id"), ""))
    if thing.tag in _COMMENTS:
        return "comment"
    if not len(thing):
        return thing.tag, thing.text or "", tuple(sorted(map(str, thing.items())))
    return _picture_key(thing, story)


def _picture_key(thing: Element, story: Story) -> Hashable:
    """Say what a drawing shows: names and numbers that Word gives anew are left out."""
    made = copy_of(thing)
    for one, name in pointers(made):
        one.set(name, pointed_to(story.file, story.part, str(one.get(name))))
    for one in made.iter(etree.Element):
        for name in map(str, one.attrib.keys()):
            local = etree.QName(name).localname
            named = etree.QName(one).localname in _SILENT_NAMES and local in {"id", "name"}
            if named or local in _GIVEN_ANEW or local.startswith("rsid"):
                del one.attrib[name]
    return _as_text(made)


def words_of(paragraph: Element) -> str:
    """Give the words of a paragraph as a reader sees them, spaces folded."""
    return " ".join("".join(one.text or "" for one in paragraph.iter(_TEXT)).split())


def open_fields(paragraph: Element) -> tuple[str, ...]:
    """Give the ends of fields in a paragraph that lack their other end, as in a contents list."""
    ends: list[str] = []
    for mark in paragraph.iter(w("fldChar")):
        kind = mark.get(w("fldCharType"), "")
        if kind == "end" and "begin" in ends:
            del ends[len(ends) - 1 - ends[::-1].index("begin") :]
        else:
            ends.append(kind)
    return tuple(ends)
