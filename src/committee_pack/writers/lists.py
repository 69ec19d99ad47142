"""Lists: bullets in the template's styles, and markers that Word counts as they were given."""

from collections.abc import Sequence

from committee_pack.model.finding import Severity
from committee_pack.model.report import Block, ListItem, Note
from committee_pack.writers.markers import BULLET, Count, first_reading, is_bullet, readings
from committee_pack.writers.ooxml import Element, element, put, w
from committee_pack.writers.runs import run_elements
from committee_pack.writers.sheet import Place, Sheet, continuation, list_places

_LIST_STYLES = 3


class Lists:
    """The lists open at one place: for each level the list that goes on, and its next count."""

    def __init__(self, sheet: Sheet, place: Place) -> None:
        self._sheet = sheet
        self._place = place
        self._open: dict[int, tuple[Count, int]] = {}

    def end(self) -> None:
        """End all lists: what follows stands between them and the next item."""
        self._open.clear()

    def item(self, item: ListItem, following: str | None) -> Element:
        """Give one item, numbered by Word so that it shows its marker.

        Args:
            item: the item, as it is shown.
            following: the next marker of the same list, if the list goes on.
        """
        level = item.level
        for deeper in [known for known in self._open if known > level]:
            del self._open[deeper]
        if is_bullet(item.marker):
            self._open.pop(level, None)
            return self._paragraph(item, self._bullet(level))
        count = self._count(item, level, following)
        if count is None:
            return self._paragraph(item, self._literal(item, level))
        return self._paragraph(item, self._enumerated(count, level))

    def _count(self, item: ListItem, level: int, following: str | None) -> Count | None:
        marker = item.marker or ""
        going_on = self._open.get(level)
        if going_on and going_on[0] in readings(marker):
            return going_on[0]
        return first_reading(marker, following)

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
        if style is not None and level <= _LIST_STYLES and self._is_level(style, level):
            return element("pPr", element("pStyle", val=style))
        places = list_places(self._sheet, self._place, "List Bullet")
        return self._styled(
            "List Bullet", level, (level - 1, self._sheet.lists.bullets(places, BULLET))
        )

    def _is_level(self, style: str, level: int) -> bool:
        """Tell whether a style's list has its bullet on that level, counted from 1.

        Word's own "List Bullet 2" is the first level of a list of its own: only its indent would
        tell that it lies below "List Bullet".
        """
        number, at = self._sheet.styles.numbering(style)
        if not number:
            return False
        if at is None:
            at = self._sheet.lists.level_of(number, style)
        return (at or 0) + 1 == level

    def _literal(self, item: ListItem, level: int) -> Element:
        marker = item.marker or ""
        self._sheet.told.tell(
            "marker-not-counted",
            Severity.INFO,
            f"The list marker {marker} stands as it is: Word has no numbers like it.",
            "An item added there in Word gets the same marker; change it by hand.",
            item.where,
        )
        places = list_places(self._sheet, self._place, "List Item")
        number = self._sheet.lists.bullets(places, marker)
        return self._styled("List Item", level, (level - 1, number))

    def _styled(self, name: str, level: int, numbering: tuple[int, int]) -> Element:
        style = self._find(name, level) or self._sheet.style(name, "the text's own style")
        if style is None:
            properties = continuation(self._sheet, self._place)
            for indent in properties.findall(w("ind")):
                properties.remove(indent)
        else:
            properties = element("pPr", element("pStyle", val=style))
        ilvl, number = numbering
        put(properties, element("numPr", element("ilvl", val=ilvl), element("numId", val=number)))
        return properties

    def _find(self, name: str, level: int) -> str | None:
        for known in range(min(level, _LIST_STYLES), 0, -1):
            found = self._sheet.styles.find(name if known == 1 else f"{name} {known}")
            if found is not None:
                return found
        return None

    def _paragraph(self, item: ListItem, properties: Element) -> Element:
        words = run_elements(self._sheet, item.text, item.runs, self._place.font)
        return element("p", properties, *words)


def following_markers(blocks: Sequence[Block]) -> tuple[str | None, ...]:
    """Give for each block the next marker of the same list; None where no list goes on."""
    found: list[str | None] = []
    ahead: dict[int, str | None] = {}
    for block in reversed(blocks):
        if isinstance(block, ListItem):
            found.append(ahead.get(block.level))
            ahead = {level: mark for level, mark in ahead.items() if level < block.level}
            ahead[block.level] = block.marker
        else:
            found.append(None)
            if not isinstance(block, Note):
                ahead = {}
    return tuple(reversed(found))
