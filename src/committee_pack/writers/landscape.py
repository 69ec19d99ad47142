"""Pages turned for a table that is too wide to stand upright, and back again after it.

ECMA-376 Part 1, 17.6: a section ends with the ``w:sectPr`` in its last paragraph. A section of the
template is parted into three, so that its header, footer, margins and page numbers go on.
"""

import copy

from committee_pack.writers.ooxml import Element, element, put, value_of, w, whole
from committee_pack.writers.styles import Styles

# More columns than these are set across a turned page, unless everything fits on one line.
_MOST_UPRIGHT = 8
# What stands before w:type and w:pgSz in a sectPr (17.6.17).
_LEADING = frozenset(
    w(name) for name in ("headerReference", "footerReference", "footnotePr", "endnotePr")
)


def turned_width(section: Element | None) -> int | None:
    """Give the width of the text on a section's page when it is turned.

    None where it is not to be turned: it lies across already, has columns, or says no size.
    """
    size = None if section is None else section.find(w("pgSz"))
    margins = None if section is None else section.find(w("pgMar"))
    if section is None or size is None or margins is None:
        return None
    wide, high = (whole(size.get(w(side)), 0) for side in ("w", "h"))
    columns = section.find(w("cols"))
    parted = columns is not None and whole(columns.get(w("num")), 1) > 1
    if parted or not 0 < wide < high:
        return None
    return high - sum(whole(margins.get(w(side)), 0) for side in ("left", "right"))


def has_to_turn(words: list[float], lines: list[float], width: int) -> bool:
    """Tell whether a table needs a turned page.

    Args:
        words: for each column, the width of its longest word.
        lines: for each column, the width of its longest text on one line.
        width: the width of the text on an upright page.
    """
    many = len(words) > _MOST_UPRIGHT and sum(lines) > width
    return many or sum(words) > width


def turn_page(table: Element, styles: Styles, section: Element) -> Element:
    """Part a section around a table, which stands on turned pages with what is kept with it.

    Args:
        table: a table in the body, at its final place.
        styles: the template's styles.
        section: the ``w:sectPr`` of the section that the table stands in; changed.

    Returns:
        The ``w:sectPr`` of the turned pages.
    """
    first = _first_kept(table, styles)
    before = first.getprevious()
    parts = _Parts(section)
    if before is not None and not _ends_section(before):
        _end_with(before, parts.next(turned=False))
    if _is_last(table, section):
        parts.go_on(turned=True)
        return section
    across = parts.next(turned=True)
    after = table.getnext()
    if after is not None and _is_empty(after):
        _end_with(after, across)
    else:
        table.addnext(_closing(across))
    parts.go_on(turned=False)
    return across


class _Parts:
    """The parts of one section: the first keeps what only a beginning has."""

    def __init__(self, section: Element) -> None:
        self._section = section
        self._begun = False

    def next(self, *, turned: bool) -> Element:
        """Give the end of the next part."""
        made = copy.deepcopy(self._section)
        self._lay_out(made, turned=turned)
        return made

    def go_on(self, *, turned: bool) -> None:
        """Make the section's own end that of the last part."""
        self._lay_out(self._section, turned=turned)

    def _lay_out(self, section: Element, *, turned: bool) -> None:
        if turned:
            _turn(section)
        if self._begun:
            _go_on(section)
        self._begun = True


def _turn(section: Element) -> None:
    size = section.find(w("pgSz"))
    if size is not None:
        wide, high = size.get(w("w"), ""), size.get(w("h"), "")
        size.set(w("w"), high)
        size.set(w("h"), wide)
        size.set(w("orient"), "landscape")


def _go_on(section: Element) -> None:
    """Let a section begin on a new page, without a first page or page number of its own."""
    for name in ("titlePg", "type"):
        for found in section.findall(w(name)):
            section.remove(found)
    numbers = section.find(w("pgNumType"))
    if numbers is not None and w("start") in numbers.attrib:
        del numbers.attrib[w("start")]
    place = sum(1 for child in section if child.tag in _LEADING)
    section.insert(place, element("type", val="nextPage"))


def _is_last(table: Element, section: Element) -> bool:
    """Tell whether nothing but empty paragraphs stands between a table and its section's end."""
    for following in table.itersiblings():
        if following is section:
            return True
        if following.find(f"{w('pPr')}/{w('sectPr')}") is section:
            return following.find(f".//{w('r')}") is None
        if not _is_empty(following):
            return False
    return True


def _is_empty(paragraph: Element) -> bool:
    """Tell whether this is a paragraph of no words that ends no section."""
    plain = paragraph.tag == w("p") and not _ends_section(paragraph)
    return plain and paragraph.find(f".//{w('r')}") is None


def _first_kept(table: Element, styles: Styles) -> Element:
    """Give the first of the paragraphs that are kept with a table, or the table itself."""
    first = table
    before = first.getprevious()
    while before is not None and _is_kept(before, styles):
        first, before = before, before.getprevious()
    return first


def _is_kept(paragraph: Element, styles: Styles) -> bool:
    properties = paragraph.find(w("pPr"))
    if paragraph.tag != w("p") or properties is None or _ends_section(paragraph):
        return False
    chain = styles.chain(value_of(properties, "pStyle"))
    settings = (properties, *(style.find(w("pPr")) for style in chain))
    for found in settings:
        kept = None if found is None else found.find(w("keepNext"))
        if kept is not None:
            return kept.get(w("val"), "1") not in ("0", "false", "off")
    return False


def _ends_section(paragraph: Element) -> bool:
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None


def _end_with(before: Element, section: Element) -> None:
    """End a section with what stands before: in its paragraph, or in one of its own after it."""
    if before.tag != w("p"):
        before.addnext(_closing(section))
        return
    properties = before.find(w("pPr"))
    if properties is None:
        properties = element("pPr")
        before.insert(0, properties)
    put(properties, section)


def _closing(section: Element) -> Element:
    """Give a paragraph that does nothing but end a section, of hardly any height."""
    mark = element("rPr", element("sz", val=2))
    line = element("spacing", before=0, after=0, line=20, lineRule="exact")
    return element("p", element("pPr", line, mark, section))
