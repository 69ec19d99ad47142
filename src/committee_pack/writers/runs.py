"""Runs of text as Word's runs: formatting, tabs, line breaks, links that can be followed safely."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

import msgspec

from committee_pack.model.finding import Severity
from committee_pack.model.report import Run, text_of
from committee_pack.model.source import Where
from committee_pack.writers.ooxml import RUN_ORDER, XML_SPACE, Element, R, element, put, w
from committee_pack.writers.package import office
from committee_pack.writers.sheet import Sheet

_SAFE_LINK = re.compile(r"^(?:https?://[^/]|mailto:.)", re.IGNORECASE)
# Word cannot follow, and may refuse, a longer address.
_LONGEST_LINK = 2079
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PIECES = re.compile(r"([\t\n])")


def run_elements(
    sheet: Sheet,
    text: str,
    runs: Sequence[Run],
    where: Where | None = None,
    look: Element | None = None,
) -> list[Element]:
    """Give a text as Word's runs and hyperlinks.

    Args:
        sheet: what is written onto.
        text: the words.
        runs: the same words with their formatting; where they are other words, the text counts.
        where: the place of the words in their source, for findings.
        look: an ``rPr`` that all runs begin with.
    """
    if runs and text_of(runs) != text:
        sheet.tell(
            "formatting-dropped",
            Severity.INFO,
            f"Bold, italics and links are left out of “{text[:60]}”: "
            "they belong to other words than these.",
            where=where,
        )
        runs = ()
    return [
        made
        for run in (runs or (Run(text=text),))
        if run.text or run.note is not None
        for made in _one_run(sheet, run, where, look)
    ]


def lines_of(text: str, runs: Sequence[Run]) -> list[tuple[str, list[Run]]]:
    """Part a text at its line breaks, its runs with it."""
    if not runs:
        return [(line, []) for line in text.split("\n")]
    if text_of(runs) != text:
        # The runs are other words: the first line carries them on, to be told of there.
        return [(line, list(runs)) for line in text.split("\n")]
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


def _reference(sheet: Sheet, mark: str, where: Where | None) -> Element:
    """Give a reference to a note; a raised mark where there is no note to refer to."""
    note_id = sheet.notes.refer(mark)
    if note_id is None:
        return _run(sheet.clean(mark, where), _properties(Run(text=mark, superscript=True), None))
    return element("r", raised(sheet), element("footnoteReference", id=note_id))


def _one_run(
    sheet: Sheet, run: Run, where: Where | None, look: Element | None
) -> Iterable[Element]:
    if run.note is not None:
        return (_reference(sheet, run.note, where),)
    properties = _properties(run, look)
    address = _address(sheet, run, where)
    if address is None:
        return (_run(sheet.clean(run.text, where), properties),)
    style = sheet.style("Hyperlink", "blue underlined text", "character")
    if style is None:
        put(properties, element("color", val="0563C1"), RUN_ORDER)
        put(properties, element("u", val="single"), RUN_ORDER)
    else:
        put(properties, element("rStyle", val=style), RUN_ORDER)
    link = element("hyperlink", _run(sheet.clean(run.text, where), properties))
    link.set(f"{{{R}}}id", sheet.relations.add(office("hyperlink"), address, external=True))
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


def _can_be_parsed(address: str) -> bool:
    try:
        # Asking for the port is what makes urlsplit look at it.
        return len(address) <= _LONGEST_LINK and urlsplit(address).port != -1
    except ValueError:
        return False


def _address(sheet: Sheet, run: Run, where: Where | None) -> str | None:
    """Give the address a run's link may go to; None where it has none or none that is safe."""
    if not run.link or run.link.startswith("#"):
        return None
    address = sheet.clean(run.link.strip(), where, "A link")
    if _SAFE_LINK.match(address) and _can_be_parsed(address):
        return quote(_STRAY_PERCENT.sub("%25", address), safe="%/:?#[]@!$&'()*+,;=~-._")
    sheet.tell(
        "link-dropped",
        Severity.WARNING,
        f"The link to {address[:80]} is left out; its words “{run.text[:60]}” stand as text.",
        "Only web and e-mail addresses (https:, http:, mailto:) are kept in a committee paper.",
        where,
    )
    return None
