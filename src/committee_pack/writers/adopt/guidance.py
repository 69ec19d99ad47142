"""Guidance in a council's template: words to the author, which must not be in a report.

Councils set it in a colour, in italics or hidden, in brackets, in a style of its own, or as a
prompt that goes when somebody types; and it says what to do.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from committee_pack.model.template import Confidence
from committee_pack.writers.ooxml import Element, own_texts, value_of, w, words_in
from committee_pack.writers.styles import Styles

_STYLE = re.compile(r"guid|instruct|help|hint|prompt|advice|note to", re.IGNORECASE)
_HEADING_STYLE = re.compile(r"heading|title|subtitle|toc|contents|caption", re.IGNORECASE)
_PLAIN_COLOURS = frozenset(("auto", "none"))
# How far red, green and blue of a colour are apart where it is no black, grey or white.
_COLOURFUL = 60
_BRACKETED = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,3})*\.?\s+)?(?:\[.*\]|<.*>|\{[^{%].*\}|«.*»|\(\s*(?:delete|insert|guid|note).*\))\s*$",
    re.I | re.S,
)
_SURE_WORDS = re.compile(
    r"\b(?:delete (?:this|these|before|as appropriate|if not|when|once)|to be deleted|"
    r"(?:delete|remove) (?:all|any|the) (?:\w+ )?(?:blue|red|green|grey|purple|orange|coloured|"
    r"highlighted|italic\w*|guidance|instructions?|notes|prompts?|boxes)|"
    r"remove (?:this|these|before)|guidance (?:note|text)?|click or tap|click here to|"
    r"insert (?:here|text|your|the|a|date|name|title)|enter (?:text|your|the|a)\b|"
    r"type (?:here|your)|report authors?|do not (?:exceed|include|use|amend)|"
    r"no more than \d+ words|word limit)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"^\W*(?:please|set out|describe|explain|outline|summari[sz]e|state|provide|list|give|include|"
    r"insert|enter|add|consider|identify|detail|complete|use this|this section|authors?|note:|"
    r"briefly|ensure|refer to|you (?:should|must|need)|"
    r"where (?:appropriate|relevant|applicable))\b",
    re.IGNORECASE,
)
_KEPT_PLACE = re.compile(r"^(?:\d+(?:\.\d+)*[.)]?(?!\w))?[\s._…xX/-]*$")


def guidance(paragraph: Element, styles: Styles) -> Confidence | None:
    """Tell how surely a paragraph is guidance to the author; None where it is none.

    Looks and words count together: a colour alone may be the council's, an instruction alone may be
    a standing line.
    """
    words = words_in(paragraph).strip()
    if not words:
        return None
    marks = set(_marks(paragraph, styles, words))
    if marks & {"hidden", "prompt", "style", "bracketed"}:
        return Confidence.SURE
    looks = marks & {"colour", "highlight", "italic"}
    if "sure words" in marks or ("asking" in marks and looks):
        return Confidence.SURE
    if marks & {"colour", "highlight"} and "heading" not in marks:
        return Confidence.LIKELY
    return None


def is_slot(paragraph: Element) -> bool:
    """Tell whether a paragraph only keeps a place: empty, or a number, dots, or both."""
    if any(
        one.tag in (w("drawing"), w("pict"), w("object"), w("fldChar"), w("fldSimple"))
        for one in paragraph.iter()
    ):
        return False
    return bool(_KEPT_PLACE.match(words_in(paragraph).strip()))


def _marks(paragraph: Element, styles: Styles, words: str) -> Iterator[str]:
    properties = paragraph.find(w("pPr"))
    chain = styles.chain(value_of(properties, "pStyle"))
    names = [(value_of(style, "name") or "") for style in chain]
    if any(_STYLE.search(name) for name in names[:1]):
        yield "style"
    if any(_HEADING_STYLE.match(name) for name in names):
        yield "heading"
    if _BRACKETED.match(words):
        yield "bracketed"
    if _in_prompt(paragraph):
        yield "prompt"
    if _SURE_WORDS.search(words):
        yield "sure words"
    if _ASKING.match(words):
        yield "asking"
    runs = [text.getparent() for text in own_texts(paragraph) if (text.text or "").strip()]
    looks = [_look(run, chain, styles) for run in runs if run is not None]
    for mark in ("hidden", "colour", "highlight", "italic"):
        if looks and all(mark in look for look in looks):
            yield mark


def _in_prompt(paragraph: Element) -> bool:
    """Tell whether the words are the prompt of a content control."""
    inside = paragraph.iter(w("sdt"))
    around = paragraph.iterancestors(w("sdt"))
    controls = [*inside, *around]
    if not any(one.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None for one in controls):
        return False
    held = "".join(
        text.text or ""
        for one in controls
        if one.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
        for text in one.iter(w("t"))
    )
    return words_in(paragraph).strip() in held


def _look(run: Element, chain: Iterable[Element], styles: Styles) -> set[str]:
    """Give what stands out about a run, by its own formatting or else by its styles."""
    own = run.find(w("rPr"))
    character = styles.chain(value_of(own, "rStyle"))
    sources = [own, *(style.find(w("rPr")) for style in (*character, *chain))]
    found: set[str] = set()
    if _on(sources, "vanish"):
        found.add("hidden")
    if _on(sources, "i"):
        found.add("italic")
    colour = next(filter(None, (value_of(one, "color") for one in sources)), "auto")
    linked = next(run.iterancestors(w("hyperlink")), None) is not None or any(
        (value_of(style, "name") or "").casefold() == "hyperlink" for style in character
    )
    if _colourful(colour) and not linked:
        found.add("colour")
    marked = next(filter(None, (value_of(one, "highlight") for one in sources)), "none")
    if marked not in ("none", "white"):
        found.add("highlight")
    return found


def _on(sources: Iterable[Element | None], name: str) -> bool:
    for one in sources:
        child = None if one is None else one.find(w(name))
        if child is not None:
            return child.get(w("val"), "true") not in ("0", "false", "off")
    return False


def _colourful(colour: str) -> bool:
    if colour.lower() in _PLAIN_COLOURS or not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return False
    shades = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    return max(shades) - min(shades) >= _COLOURFUL


def comment_marks(root: Element) -> list[Element]:
    """Give the marks that hang comments on a document's words."""
    names = ("commentRangeStart", "commentRangeEnd", "commentReference")
    return [one for one in root.iter(*map(w, names)) if isinstance(one, etree._Element)]
