"""The blocks of a report as Word's paragraphs, lists, tables and pictures."""

import copy
from collections.abc import Sequence

from committee_pack.model.notes import with_notes
from committee_pack.model.report import Block, ListItem, Note, Paragraph, Picture, Table
from committee_pack.writers.answers import is_set_apart, set_tab, with_tab
from committee_pack.writers.image_files import image_file
from committee_pack.writers.lists import Lists, following_markers
from committee_pack.writers.ooxml import RUN_ORDER, Element, element, put, w
from committee_pack.writers.pictures import picture_element
from committee_pack.writers.runs import run_elements
from committee_pack.writers.sheet import Place, Sheet, continuation
from committee_pack.writers.shown import as_shown, note_in_words
from committee_pack.writers.tables import table_element

_SHORT = 120
_WIDE = 180


def block_elements(sheet: Sheet, blocks: Sequence[Block], place: Place) -> list[Element]:
    """Give blocks as elements that stand where a tag's paragraph stood.

    Args:
        sheet: what is written onto.
        blocks: the blocks, in order.
        place: the tag's paragraph.
    """
    shown = as_shown(blocks)
    sheet.told.keep(shown.findings)
    paired = with_notes(shown.blocks)
    alone = [block for block, _ in paired]
    markers = following_markers(alone)
    lists = Lists(sheet, place)
    made: list[Element] = []
    for position, (block, notes) in enumerate(paired):
        sheet.notes.expect(notes)
        if isinstance(block, ListItem):
            made.append(lists.item(block, markers[position]))
        elif isinstance(block, Note):
            made.append(_note(sheet, block, place))
        else:
            lists.end()
            made.append(_other(sheet, block, place))
        sheet.placed.append((block, made[-1]))
        following = alone[position + 1] if position + 1 < len(alone) else None
        _keep_company(made, block, following)
        made += [_note(sheet, note, place) for note in sheet.notes.unused()]
    return made


def _keep_company(made: list[Element], block: Block, following: Block | None) -> None:
    """Keep words with what they lead to on one page; part a table from what follows."""
    subheading = isinstance(block, Paragraph) and _is_subheading(block)
    leads = isinstance(block, Paragraph) and _is_led_to(block, following)
    if subheading or leads:
        put(made[-1][0], element("keepNext"))
    after_table = len(made) > 1 and made[-1].tag == w("p") and made[-2].tag == w("tbl")
    if after_table or subheading:
        put(made[-1][0], element("spacing", before=_WIDE))


def _is_led_to(block: Paragraph, following: Block | None) -> bool:
    """Tell whether a block needs the words above it: a list, table, picture or quotation."""
    if isinstance(following, Paragraph):
        return following.style == "quotation" != block.style
    return isinstance(following, ListItem | Table | Picture)


def _other(sheet: Sheet, block: Paragraph | Table | Picture, place: Place) -> Element:
    if isinstance(block, Table):
        return table_element(sheet, block, place)
    if isinstance(block, Picture):
        file = image_file(block.data)
        assert file is not None
        return picture_element(sheet, block, file, place)
    return _paragraph(sheet, block, place)


def _paragraph(sheet: Sheet, block: Paragraph, place: Place) -> Element:
    typed: Sequence[Element] = ()
    if block.number is None:
        properties, look = _unnumbered(sheet, block, place), _look(sheet, block.style, place)
    else:
        properties, look = _numbered(sheet, block, place)
        if place.numbering is None:
            typed = run_elements(sheet, f"{block.number}\t", (), look)
            hang = place.left or 851
            put(properties, element("ind", left=hang, hanging=hang))
    text, runs = block.text, block.runs
    if is_set_apart(block):
        text, runs = with_tab(block)
        set_tab(properties, place.width)
    words = run_elements(sheet, text, runs, look)
    return element("p", properties, *typed, *words)


def _numbered(sheet: Sheet, block: Paragraph, place: Place) -> tuple[Element, Element | None]:
    properties = copy.deepcopy(place.properties)
    depth = (block.number or "").strip().strip(".").count(".")
    if place.numbering and depth == 2:
        style = sheet.styles.find("Numbered Sub-paragraph")
        if style is not None:
            return element("pPr", element("pStyle", val=style)), None
    named = _style_of(sheet, block.style)
    if named is None:
        return properties, _look(sheet, block.style, place)
    put(properties, element("pStyle", val=named))
    if place.numbering:
        number, level = place.numbering
        put(
            properties,
            element("numPr", element("ilvl", val=level), element("numId", val=number)),
        )
    return properties, None


def _unnumbered(sheet: Sheet, block: Paragraph, place: Place) -> Element:
    named = _style_of(sheet, block.style)
    if named is not None:
        return element("pPr", element("pStyle", val=named))
    return continuation(sheet, place, step=567 if block.style == "quotation" else 0)


def _style_of(sheet: Sheet, style: str | None) -> str | None:
    if style == "quotation":
        return sheet.style("Quotation", "an indented paragraph")
    if style == "placeholder":
        return sheet.style("Placeholder", "a yellow background")
    if style == "caption":
        return sheet.style("Caption", "the text's own style")
    return None


def _look(sheet: Sheet, style: str | None, place: Place) -> Element | None:
    """Give what words have beside their style: the tag's font, and what stands for a style."""
    if _style_of(sheet, style) is not None:
        return None
    look = copy.deepcopy(place.font)
    if style == "placeholder":
        # Bold or italics would be read as those of the words.
        put(look, element("highlight", val="yellow"), RUN_ORDER)
    return look


def _is_subheading(block: Paragraph) -> bool:
    bold = (
        block.number is None
        and bool(block.runs)
        and all(run.bold for run in block.runs if run.text.strip())
    )
    return bold and len(block.text) <= _SHORT


def _note(sheet: Sheet, note: Note, place: Place) -> Element:
    """Give a note that nothing refers to as a paragraph: its source set its mark as words."""
    style = sheet.style("Note Text", "the text's own style")
    named = element("pPr", element("pStyle", val=style or ""))
    properties = named if style else continuation(sheet, place)
    return element("p", properties, *run_elements(sheet, *note_in_words(note)))
