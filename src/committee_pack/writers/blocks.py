"""The blocks of a report as Word's paragraphs, lists, tables and pictures."""

import copy
import re
from collections.abc import Sequence

from committee_pack.model.finding import Severity
from committee_pack.model.report import Block, ListItem, Note, Paragraph, Picture, Run, Table
from committee_pack.writers.markers import Count, first_reading, is_bullet, readings
from committee_pack.writers.ooxml import Element, element, put, w
from committee_pack.writers.pictures import picture_elements
from committee_pack.writers.runs import run_elements
from committee_pack.writers.sheet import Place, Sheet, list_places
from committee_pack.writers.tables import table_elements

_DEEPEST = 9
_LIST_STYLES = 3
# "6.4" and "6.4.1" are numbers that the template's list makes; "(a)" is a marker of its own.
_SECTION_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?$")
_SHORT = 120
_WIDE = 180


def block_elements(sheet: Sheet, blocks: Sequence[Block], place: Place) -> list[Element]:
    """Give blocks as elements that stand where a tag's paragraph stood.

    Args:
        sheet: what is written onto.
        blocks: the blocks, in order.
        place: the tag's paragraph.
    """
    made: list[Element] = []
    lists = _Lists(sheet, place)
    for position, block in enumerate(blocks):
        if isinstance(block, ListItem):
            made.append(lists.item(block, blocks[position + 1 :]))
        elif isinstance(block, Note):
            made.append(_note(sheet, block, place))
        else:
            lists.end()
            made.extend(_other(sheet, block, place, lists))
        _keep_company(made, block, blocks[position + 1 :])
    return made


def _keep_company(made: list[Element], block: Block, following: Sequence[Block]) -> None:
    """Keep the words that lead to a list or table on its page; part a table from what follows."""
    if isinstance(block, Paragraph):
        leads = bool(following) and isinstance(following[0], ListItem | Table)
        if leads or _is_subheading(block):
            put(made[-1][0], element("keepNext"))
    after_table = len(made) > 1 and made[-1].tag == w("p") and made[-2].tag == w("tbl")
    if after_table or (isinstance(block, Paragraph) and _is_subheading(block)):
        put(made[-1][0], element("spacing", before=_WIDE))


def _other(
    sheet: Sheet, block: Paragraph | Table | Picture, place: Place, lists: "_Lists"
) -> list[Element]:
    if isinstance(block, Table):
        return table_elements(sheet, block, place.width)
    if isinstance(block, Picture):
        return picture_elements(sheet, block, place)
    if block.number and not _SECTION_NUMBER.match(block.number.strip()):
        item = ListItem(
            level=1, marker=block.number, text=block.text, runs=block.runs, where=block.where
        )
        return [lists.item(item, ())]
    return [_paragraph(sheet, block, place)]


def _paragraph(sheet: Sheet, block: Paragraph, place: Place) -> Element:
    typed: Sequence[Element] = ()
    if block.number is None:
        properties, look = _unnumbered(sheet, block, place), _stand_in_look(sheet, block.style)
    else:
        properties, look = _numbered(sheet, block, place)
        if place.numbering is None:
            typed = run_elements(sheet, f"{block.number}\t", (), block.where, look)
            hang = place.left or 851
            put(properties, element("ind", left=hang, hanging=hang))
    words = run_elements(sheet, block.text, block.runs, block.where, look)
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
        return properties, _stand_in_look(sheet, block.style)
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


def continuation(sheet: Sheet, place: Place, step: int = 0) -> Element:
    """Give the ``pPr`` of an unnumbered paragraph that stands in line with the numbered ones."""
    style = sheet.style("Body Continuation", "the numbered paragraphs' style without its number")
    if style is not None:
        properties = element("pPr", element("pStyle", val=style))
    else:
        properties = copy.deepcopy(place.properties)
        put(properties, element("numPr", element("ilvl", val=0), element("numId", val=0)))
    if style is None or step:
        put(properties, element("ind", left=place.left + step, hanging=0))
    return properties


def _style_of(sheet: Sheet, style: str | None) -> str | None:
    if style == "quotation":
        return sheet.style("Quotation", "an indented paragraph in italics")
    if style == "placeholder":
        return sheet.style("Placeholder", "bold text with a yellow background")
    return None


def _stand_in_look(sheet: Sheet, style: str | None) -> Element | None:
    """Give the formatting that stands for a style that the template does not have."""
    if _style_of(sheet, style) is not None:
        return None
    if style == "quotation":
        return element("rPr", element("i"))
    if style == "placeholder":
        return element("rPr", element("b"), element("highlight", val="yellow"))
    return None


def _is_subheading(block: Paragraph) -> bool:
    bold = (
        block.number is None
        and bool(block.runs)
        and all(run.bold for run in block.runs if run.text.strip())
    )
    return bold and len(block.text) <= _SHORT


def _note(sheet: Sheet, note: Note, place: Place) -> Element:
    style = sheet.style("Note Text", "the text's own style")
    named = element("pPr", element("pStyle", val=style or ""))
    properties = named if style else continuation(sheet, place)
    mark = Run(text=note.mark, superscript=True)
    words = note.runs or (Run(text=note.text),)
    return element(
        "p",
        properties,
        *run_elements(sheet, note.mark, (mark,), note.where),
        *run_elements(sheet, " " + note.text, (Run(text=" "), *words), note.where),
    )


class _Lists:
    """The lists open at one place: for each level the list that goes on, and its next count."""

    def __init__(self, sheet: Sheet, place: Place) -> None:
        self._sheet = sheet
        self._place = place
        self._open: dict[int, tuple[Count, int]] = {}

    def end(self) -> None:
        """End all lists: what follows stands between them and the next item."""
        self._open.clear()

    def item(self, item: ListItem, following: Sequence[Block]) -> Element:
        """Give one item, numbered by Word so that it shows the marker given."""
        level = max(1, min(item.level, _DEEPEST))
        for deeper in [known for known in self._open if known > level]:
            del self._open[deeper]
        if is_bullet(item.marker):
            self._open.pop(level, None)
            return self._paragraph(item, self._bullet(level))
        count = self._count(item, level, following)
        if count is None:
            return self._typed(item, level)
        return self._paragraph(item, self._enumerated(count, level))

    def _count(self, item: ListItem, level: int, following: Sequence[Block]) -> Count | None:
        marker = self._sheet.clean(item.marker or "", item.where)
        going_on = self._open.get(level)
        if going_on and going_on[0] in readings(marker):
            return going_on[0]
        return first_reading(marker, _markers_at(item.level, following))

    def _enumerated(self, count: Count, level: int) -> Element:
        places = list_places(self._sheet, self._place, "List Item")
        going_on = self._open.get(level)
        if going_on and going_on[0] == count:
            number = going_on[1]
        else:
            number = self._sheet.lists.start_list(count, level - 1, places)
        self._open[level] = (Count(form=count.form, value=count.value + 1), number)
        return self._styled("List Item", level, (level - 1, number))

    def _bullet(self, level: int) -> Element:
        style = self._find("List Bullet", level)
        if style is not None and level <= _LIST_STYLES and self._sheet.styles.numbering(style)[0]:
            return element("pPr", element("pStyle", val=style))
        places = list_places(self._sheet, self._place, "List Bullet")
        return self._styled("List Bullet", level, (level - 1, self._sheet.lists.bullets(places)))

    def _typed(self, item: ListItem, level: int) -> Element:
        marker = item.marker or ""
        self._sheet.tell(
            "marker-typed",
            Severity.INFO,
            f"The list marker {marker} is typed, not numbered by Word: Word has no list like it.",
            "An item added in Word gets no number here; type it.",
            item.where,
        )
        left, hanging = list_places(self._sheet, self._place, "List Item")[level - 1]
        properties = self._styled("List Item", level, None)
        put(properties, element("ind", left=left, hanging=hanging))
        made = self._paragraph(item, properties)
        for position, run in enumerate(
            run_elements(self._sheet, f"{marker}\t", (), item.where), start=1
        ):
            made.insert(position, run)
        return made

    def _styled(self, name: str, level: int, numbering: tuple[int, int] | None) -> Element:
        style = self._find(name, level) or self._sheet.style(name, "the text's own style")
        if style is None:
            properties = continuation(self._sheet, self._place)
            for indent in properties.findall(w("ind")):
                properties.remove(indent)
        else:
            properties = element("pPr", element("pStyle", val=style))
        if numbering is not None:
            ilvl, number = numbering
            put(
                properties,
                element("numPr", element("ilvl", val=ilvl), element("numId", val=number)),
            )
        return properties

    def _find(self, name: str, level: int) -> str | None:
        for known in range(min(level, _LIST_STYLES), 0, -1):
            found = self._sheet.styles.find(name if known == 1 else f"{name} {known}")
            if found is not None:
                return found
        return None

    def _paragraph(self, item: ListItem, properties: Element) -> Element:
        return element(
            "p", properties, *run_elements(self._sheet, item.text, item.runs, item.where)
        )


def _markers_at(level: int, following: Sequence[Block]) -> tuple[str, ...]:
    """Give the next marker of the same list, if the list goes on."""
    for block in following:
        if isinstance(block, Note) or (isinstance(block, ListItem) and block.level > level):
            continue
        if isinstance(block, ListItem) and block.level == level and block.marker:
            return (block.marker,)
        break
    return ()
