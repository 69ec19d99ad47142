"""The edits that put tags into a document: as few elements as can be are touched."""

import copy
import re
from collections.abc import Iterable

from committee_pack.writers.ooxml import RANGE_MARKS, Element, element, own_texts, put, w, words_in
from committee_pack.writers.own_font import own_font

_LABEL_END = re.compile(r"^\s*[^:\t]{1,60}?(?::[ \t]*|[ ]*\t[ \t]*)")
_PROMPT_LOOKS = frozenset(
    w(name) for name in ("color", "highlight", "shd", "i", "iCs", "vanish", "rStyle")
)
_OWN_ALONE = ("sectPr", "pPrChange")


def tag_text(name: str) -> str:
    """Give a tag as it is typed."""
    return f"{{{{ {name} }}}}"


def put_tag(paragraph: Element, name: str, model: Element | None = None) -> None:
    """Make a paragraph one tag.

    Its own properties stay, or those of a model paragraph come in their place; a section's end and
    the ends of bookmarks stay in any case.

    Args:
        paragraph: changed.
        name: the tag's name.
        model: a ``pPr`` to take.
    """
    own = paragraph.find(w("pPr"))
    kept = [one for one in paragraph.iter() if one.tag in RANGE_MARKS]
    properties = _properties(own, model)
    run = _run(name, own_font(paragraph))
    paragraph[:] = [properties, *_starts(kept), run, *_ends(kept)]
    _free(paragraph)


def insert_tag(before: Element, name: str, model: Element | None) -> Element:
    """Put a paragraph that is one tag before an element; give it."""
    made = element("p", _properties(None, model), _run(name, own_font(before)))
    before.addprevious(made)
    return made


def insert_tag_after(
    after: Element, name: str, model: Element | None, like: Element | None = None
) -> Element:
    """Put a paragraph that is one tag after an element; give it.

    Args:
        after: the element.
        name: the tag's name.
        model: a ``pPr`` to take.
        like: a paragraph whose font the tag takes.
    """
    font = None if like is None else own_font(like)
    made = element("p", _properties(None, model), _run(name, font))
    tail, after.tail = after.tail, None
    after.addnext(made)
    made.tail = tail
    return made


def put_value(paragraph: Element, name: str) -> None:
    """Put a tag in the place of all of a paragraph's words, in the look of its first run.

    The look of a prompt (a colour, italics) goes: it is not that of a value.
    """
    texts = list(own_texts(paragraph))
    for text in texts:
        run = text.getparent()
        for properties in [] if run is None else run.findall(w("rPr")):
            for look in [one for one in properties if one.tag in _PROMPT_LOOKS]:
                properties.remove(look)
    if texts:
        _set(texts[0], tag_text(name))
        for other in texts[1:]:
            _set(other, "")
    else:
        paragraph.append(_run(name))
    _free(paragraph)


def put_after_label(paragraph: Element, name: str) -> bool:
    """Put a tag behind the label of a ``Label: value`` line; tell whether there was a label."""
    found = _LABEL_END.match(_with_tabs(paragraph))
    if found is None:
        return False
    left = len(found[0])
    last: Element | None = None
    placed = False
    for one in paragraph.iter(w("t"), w("tab")):
        if next(one.iterancestors(w("p")), None) is not paragraph or _in_properties(one):
            continue
        if one.tag == w("tab"):
            left -= 1
            continue
        words = one.text or ""
        if left >= len(words):
            left -= len(words)
            last = one
            continue
        _set(one, words[: max(left, 0)] + ("" if placed else tag_text(name)))
        left, placed = 0, True
        last = one
    if not placed:
        run = None if last is None else last.getparent()
        made = _run(name)
        if run is None:
            paragraph.append(made)
        else:
            _after_tabs(run).addnext(made)
            gap = "" if _with_tabs(paragraph)[: len(found[0])].endswith(("\t", " ")) else " "
            _set(made[-1], gap + tag_text(name))
    return True


def _free(paragraph: Element) -> None:
    """Take away the content controls around a tag: Word would show their prompt, or other data."""
    controls = [*paragraph.iter(w("sdt")), *paragraph.iterancestors(w("sdt"))]
    for control in controls:
        content = control.find(w("sdtContent"))
        if (
            content is None
            or content.find(w("tc")) is not None
            or content.find(w("tr")) is not None
        ):
            # A control around a cell or a row has nothing of its own to show.
            for name in ("showingPlcHdr", "dataBinding"):
                for mark in control.findall(f"{w('sdtPr')}/{w(name)}"):
                    parent = mark.getparent()
                    if parent is not None:
                        parent.remove(mark)
            continue
        for child in list(content):
            control.addprevious(child)
        parent = control.getparent()
        if parent is not None:
            parent.remove(control)


def label_of(paragraph: Element) -> str:
    """Give the label of a ``Label: value`` line; nothing where it has none."""
    found = _LABEL_END.match(_with_tabs(paragraph))
    return found[0].strip().rstrip(":").strip() if found else ""


def take_out(paragraph: Element) -> None:
    """Take a paragraph out; what must stay of it (a section's end, half a bookmark) stays."""
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    marks = [one for one in paragraph.iter() if one.tag in RANGE_MARKS]
    parent = paragraph.getparent()
    if parent is None:
        return
    siblings = [one for one in parent if one.tag == w("p") and one is not paragraph]
    if section is not None or (parent.tag in (w("tc"), w("sdtContent")) and not siblings):
        paragraph[:] = [one for one in paragraph if one.tag == w("pPr") or one in marks]
        return
    for mark in marks:
        paragraph.addprevious(mark)
    parent.remove(paragraph)


def unnumbered(properties: Element | None) -> Element:
    """Give paragraph properties without a list's number."""
    made = element("pPr") if properties is None else copy.deepcopy(properties)
    put(made, element("numPr", element("ilvl", val=0), element("numId", val=0)))
    return made


def _properties(own: Element | None, model: Element | None) -> Element:
    made = copy.deepcopy(model) if model is not None else copy.deepcopy(own)
    made = element("pPr") if made is None else made
    for name in (*_OWN_ALONE, "rPr"):
        for old in made.findall(w(name)):
            made.remove(old)
    section = None if own is None else own.find(w("sectPr"))
    if section is not None:
        put(made, copy.deepcopy(section))
    return made


def _run(name: str, font: Element | None = None) -> Element:
    text = element("t")
    text.text = tag_text(name)
    return element("r", text) if font is None or not len(font) else element("r", font, text)


def _set(text: Element, words: str) -> None:
    text.text = words
    if words != words.strip():
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _with_tabs(paragraph: Element) -> str:
    """Give a paragraph's words with its tabs."""
    return "".join(
        "\t" if one.tag == w("tab") else one.text or ""
        for one in paragraph.iter(w("t"), w("tab"))
        if next(one.iterancestors(w("p")), None) is paragraph and not _in_properties(one)
    )


def _in_properties(one: Element) -> bool:
    return next(one.iterancestors(w("pPr")), None) is not None


def _after_tabs(run: Element) -> Element:
    """Give the last of the runs behind one that hold nothing but tabs."""
    following = run.getnext()
    while following is not None and following.tag == w("r") and not words_of_run(following):
        run, following = following, following.getnext()
    return run


def words_of_run(run: Element) -> str:
    """Give the words of a run."""
    return "".join(text.text or "" for text in run.iter(w("t")))


def _starts(marks: Iterable[Element]) -> list[Element]:
    return [mark for mark in marks if str(mark.tag).endswith("Start")]


def _ends(marks: Iterable[Element]) -> list[Element]:
    return [mark for mark in marks if not str(mark.tag).endswith("Start")]


def words(paragraph: Element) -> str:
    """Give a paragraph's words, spacing folded."""
    return " ".join(words_in(paragraph).split())
