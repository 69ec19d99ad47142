"""Put blocks where their tags stood in a rendered document."""

import re
from collections.abc import Mapping, Sequence

from committee_pack.errors import TemplateUnusable
from committee_pack.model.report import Block
from committee_pack.writers.blocks import block_elements
from committee_pack.writers.cleaning import TOKEN_END, TOKEN_START
from committee_pack.writers.landscape import turn_page, turned_width
from committee_pack.writers.ooxml import RANGE_MARKS, Element, element, put, w, whole, words_in
from committee_pack.writers.sheet import Place, Sheet, continuation, place_of
from committee_pack.writers.turned_headers import fit_headers

_TOKEN = re.compile(f"{TOKEN_START}([0-9]{{1,9}}){TOKEN_END}")
# What else a paragraph may hold that would be lost with it.
_CONTENT = frozenset(
    w(name)
    for name in ("drawing", "pict", "object", "fldSimple", "fldChar", "footnoteReference", "br")
)
# Text width of A4 with margins of an inch, where a template does not say.
_USUAL_WIDTH = 9026


def token(number: int) -> str:
    """Give what a tag prints in place of its blocks: nothing that data can hold."""
    return f"{TOKEN_START}{number}{TOKEN_END}"


def has_token(text: str) -> bool:
    """Tell whether a text holds what a tag for blocks prints, whole or in part."""
    return TOKEN_START in text or TOKEN_END in text


def place_blocks(
    document: Element,
    sheet: Sheet,
    names: Sequence[str],
    blocks: Mapping[str, tuple[Block, ...]],
    template_name: str,
) -> None:
    """Replace each paragraph that is one tag by the blocks of its name.

    Args:
        document: the rendered document; changed.
        sheet: what is written onto.
        names: the names, in the order of the numbers that ``token`` was given.
        blocks: the blocks by name.
        template_name: what the user calls the template.

    Raises:
        TemplateUnusable: a tag for blocks stands among other words.
    """
    marked = [p for p in document.iter(w("p")) if has_token(words_in(p))]
    for paragraph in marked:
        words = words_in(paragraph)
        found = _TOKEN.fullmatch(words.strip())
        if not found or int(found[1]) >= len(names) or _other_content(paragraph):
            raise _mixed(template_name, words, names)
        section = _section(document, paragraph)
        in_body = paragraph.getparent() is document.find(w("body"))
        turned = turned_width(section) if in_body else None
        place = place_of(sheet, paragraph, _width(section, paragraph), turned)
        made = block_elements(sheet, blocks[names[int(found[1])]], place)
        _replace(paragraph, made, sheet, place)
    _turn_pages(document, sheet)
    for holder in document.iter("*"):
        # Deleted text, a field's instruction, the description of a picture.
        if any(
            has_token(value) for value in (holder.text or "", *map(str, holder.attrib.values()))
        ):
            raise _mixed(
                template_name, holder.text or "".join(map(str, holder.attrib.values())), names
            )


def _turn_pages(document: Element, sheet: Sheet) -> None:
    for table in sheet.turned:
        section = _section(document, table)
        across = turned_width(section)
        if section is not None and across is not None:
            upright = _width(section, table)
            fit_headers(sheet, turn_page(table, sheet.styles, section), upright, across)


def _other_content(paragraph: Element) -> bool:
    return any(inside.tag in _CONTENT for inside in paragraph.iter())


def _replace(paragraph: Element, made: list[Element], sheet: Sheet, place: Place) -> None:
    marks = [mark for mark in paragraph.iter() if mark.tag in RANGE_MARKS]
    ends = [mark for mark in marks if str(mark.tag).endswith("End")]
    starts = [mark for mark in marks if mark not in ends]
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    for new in (*starts, *made, *ends):
        paragraph.addprevious(new)
    _part_tables(made, paragraph.getnext(), sheet, place)
    parent = paragraph.getparent()
    if section is not None or (not made and not _has_paragraph(paragraph)):
        # The section's end, or a cell's or page's only paragraph, has to stay.
        properties = paragraph.find(w("pPr"))
        properties = element("pPr") if properties is None else properties
        put(properties, element("numPr", element("ilvl", val=0), element("numId", val=0)))
        paragraph[:] = [properties]
    elif parent is not None:
        parent.remove(paragraph)


def _has_paragraph(paragraph: Element) -> bool:
    return any(
        other.tag == w("p")
        for way in (paragraph.itersiblings(), paragraph.itersiblings(preceding=True))
        for other in way
    )


def _part_tables(
    made: list[Element], following: Element | None, sheet: Sheet, place: Place
) -> None:
    """Put an empty paragraph after a table that would run into the next one or end its cell."""
    for position, one in enumerate(made):
        after = made[position + 1] if position + 1 < len(made) else following
        if one.tag == w("tbl") and (after is None or after.tag in (w("tbl"), w("sectPr"))):
            gap = element("p", continuation(sheet, place))
            put(gap[0], element("spacing", before=0, after=0))
            one.addnext(gap)


def _width(section: Element | None, paragraph: Element) -> int:
    """Give the width of the text where a paragraph stands: its cell, or its section's column."""
    cell = next(paragraph.iterancestors(w("tc")), None)
    if cell is not None:
        stated = cell.find(f"{w('tcPr')}/{w('tcW')}")
        if stated is not None and stated.get(w("type")) == "dxa":
            return max(500, whole(stated.get(w("w")), _USUAL_WIDTH) - 216)
    if section is None:
        return _USUAL_WIDTH
    size, margins, columns = (section.find(w(n)) for n in ("pgSz", "pgMar", "cols"))
    if size is None or margins is None:
        return _USUAL_WIDTH
    sides = sum(whole(margins.get(w(side)), 0) for side in ("left", "right", "gutter"))
    width = whole(size.get(w("w")), 11906) - sides
    count = 1 if columns is None else max(1, whole(columns.get(w("num")), 1))
    space = 0 if columns is None else whole(columns.get(w("space")), 720)
    return max(500, (width - (count - 1) * space) // count)


def _section(document: Element, paragraph: Element) -> Element | None:
    """Give the section that a paragraph is in: the next one that ends after it."""
    body = document.find(w("body"))
    if body is None:
        return None
    top = paragraph
    for ancestor in paragraph.iterancestors():
        if ancestor is body:
            break
        top = ancestor
    for one in (top, *top.itersiblings()):
        found = one if one.tag == w("sectPr") else one.find(f".//{w('sectPr')}")
        if found is not None:
            return found
    return body.find(w("sectPr"))


def _mixed(template_name: str, words: str, names: Sequence[str]) -> TemplateUnusable:
    def shown(found: re.Match[str]) -> str:
        number = int(found[1])
        return f"{{{{ {names[number]} }}}}" if number < len(names) else "{{ ? }}"

    return TemplateUnusable(
        f"In the template {template_name}, in the body, a tag for a whole section does not stand "
        f"alone in its paragraph: “{_TOKEN.sub(shown, words)[:120]}”.",
        why="Its paragraphs, lists and tables take the place of that paragraph, and the other "
        "words, pictures or fields in it would be lost.",
        hint="Put the tag into a paragraph of its own, without a filter.",
    )
