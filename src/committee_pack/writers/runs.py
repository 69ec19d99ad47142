"""Runs of text as Word's runs: formatting, tabs, line breaks, links that can be followed safely."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from committee_pack.model.report import Run, text_of
from committee_pack.writers.ooxml import RUN_ORDER, XML_SPACE, Element, R, element, put, w
from committee_pack.writers.package import office
from committee_pack.writers.sheet import Sheet

_PIECES = re.compile(r"([\t\n])")


def run_elements(
    sheet: Sheet, text: str, runs: Sequence[Run], look: Element | None = None
) -> list[Element]:
    """Give a text as Word's runs and hyperlinks.

    Args:
        sheet: what is written onto.
        text: the words, as ``shown_words`` gives them.
        runs: the same words with their formatting.
        look: an ``rPr`` that all runs begin with.
    """
    return [
        made
        for run in (runs or (Run(text=text),))
        if run.text or run.note is not None
        for made in _one_run(sheet, run, look)
    ]


def lines_of(text: str, runs: Sequence[Run]) -> list[tuple[str, list[Run]]]:
    """Part a text at its line breaks, its runs with it."""
    if not runs:
        return [(line, []) for line in text.split("\n")]
    parted: list[list[Run]] = [[]]
    for run in runs:
        for index, piece in enumerate(run.text.split("\n")):
            if index:
                parted.append([])
            if piece or run.note is not None:
                parted[-1].append(msgspec.structs.replace(run, text=piece))
    return [(text_of(line), line) for line in parted]


def raised(sheet: Sheet) -> Element:
    """Give the formatting of a note's mark."""
    style = sheet.style("footnote reference", "raised figures", "character")
    look = element("vertAlign", val="superscript")
    return element("rPr", look if style is None else element("rStyle", val=style))


def _reference(sheet: Sheet, mark: str) -> Element:
    """Give a reference to a note; a raised mark where there is no note to refer to."""
    note_id = sheet.notes.refer(mark)
    if note_id is None:
        return _run(mark, _properties(Run(text=mark, superscript=True), None))
    return element("r", raised(sheet), element("footnoteReference", id=note_id))


def _one_run(sheet: Sheet, run: Run, look: Element | None) -> Iterable[Element]:
    if run.note is not None:
        return (_reference(sheet, run.note),)
    properties = _properties(run, look)
    if run.link is None:
        return (_run(run.text, properties),)
    style = sheet.style("Hyperlink", "blue underlined text", "character")
    if style is None:
        put(properties, element("color", val="0563C1"), RUN_ORDER)
        put(properties, element("u", val="single"), RUN_ORDER)
    else:
        put(properties, element("rStyle", val=style), RUN_ORDER)
    link = element("hyperlink", _run(run.text, properties))
    link.set(f"{{{R}}}id", sheet.relations.add(office("hyperlink"), run.link, external=True))
    link.set(w("history"), "1")
    return (link,)


def _run(text: str, properties: Element) -> Element:
    made = element("r")
    if len(properties):
        made.append(properties)
    for piece in _PIECES.split(text):
        if piece == "\t":
            made.append(element("tab"))
        elif piece == "\n":
            made.append(element("br"))
        elif piece:
            words = element("t")
            words.text = piece
            if piece != piece.strip() or "  " in piece:
                words.set(XML_SPACE, "preserve")
            made.append(words)
    return made


def _properties(run: Run, look: Element | None) -> Element:
    properties = element("rPr")
    for child in () if look is None else look:
        put(properties, element(child.tag.rpartition("}")[2], **_values(child)), RUN_ORDER)
    if run.bold:
        put(properties, element("b"), RUN_ORDER)
    if run.italic:
        put(properties, element("i"), RUN_ORDER)
    if run.underline:
        put(properties, element("u", val="single"), RUN_ORDER)
    if run.superscript or run.subscript:
        kind = "superscript" if run.superscript else "subscript"
        put(properties, element("vertAlign", val=kind), RUN_ORDER)
    return properties


def _values(child: Element) -> dict[str, str]:
    return {str(key).rpartition("}")[2]: str(value) for key, value in child.attrib.items()}
