"""The styles of a template: found by the name that Word shows, with what they set for lists."""

from typing import Final

from committee_pack.writers.ooxml import Element, value_of, w, whole

# The names under which other templates keep the same thing.
_ALSO: Final = {
    "quotation": ("quote", "quotations", "block text"),
    "council table": ("table grid", "tablegrid"),
    "body continuation": ("body text indent", "list continue"),
    "note text": ("footnote text",),
    "footnote text": ("note text",),
    "list item": ("list number",),
}
_DEEPEST_CHAIN = 20
_DEFAULTS = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"
# Word's own size where a file sets none.
_USUAL_HALF_POINTS = 20
# Where they are not there, fonts of the very same widths are.
_USUAL_FONTS = frozenset(("arial", "helvetica", "liberation sans", "times new roman"))


class Styles:
    """The styles part of a template; None stands for a template without one."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._by_name: dict[tuple[str, str], str] = {}
        self._usual = ""
        defaults = None if root is None else root.find(_DEFAULTS)
        self._default_size = value_of(defaults, "sz")
        self._default_font = None if defaults is None else defaults.find(w("rFonts"))
        for style in () if root is None else root.iter(w("style")):
            style_id = style.get(w("styleId"), "")
            name = (value_of(style, "name") or style_id).casefold()
            self._by_id[style_id] = style
            kind = style.get(w("type"), "paragraph")
            self._by_name.setdefault((kind, name), style_id)
            if kind == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self._usual = style_id

    def find(self, name: str, kind: str = "paragraph") -> str | None:
        """Give the id of the style of that name, or of one that stands in for it; None."""
        for known in (name.casefold(), *_ALSO.get(name.casefold(), ())):
            if (kind, known) in self._by_name:
                return self._by_name[kind, known]
        return None

    def chain(self, style_id: str | None) -> list[Element]:
        """Give a style and those it is based on, nearest first."""
        found: list[Element] = []
        while style_id in self._by_id and len(found) < _DEEPEST_CHAIN:
            style = self._by_id[style_id]
            found.append(style)
            style_id = value_of(style, "basedOn")
        return found

    def numbering(self, style_id: str | None) -> tuple[str | None, int | None]:
        """Give the numId and level that a style sets, each None where it sets none."""
        number: str | None = None
        level: int | None = None
        for style in self.chain(style_id):
            properties = style.find(f"{w('pPr')}/{w('numPr')}")
            number = number or value_of(properties, "numId")
            written = value_of(properties, "ilvl")
            level = whole(written, 0) if level is None and written else level
        return number, level

    def indent(self, style_id: str | None) -> tuple[int, int] | None:
        """Give the left and the hanging indent a style sets, in twentieths of a point; None."""
        for style in self.chain(style_id):
            indent = style.find(f"{w('pPr')}/{w('ind')}")
            if indent is not None:
                return indents(indent)
        return None

    def text_size(self, style_id: str | None) -> int:
        """Give the size of the words in a paragraph style, in twentieths of a point.

        Args:
            style_id: the style; None stands for the usual one.
        """
        for style in self.chain(style_id or self._usual):
            size = value_of(style.find(w("rPr")), "sz")
            if size:
                return whole(size, _USUAL_HALF_POINTS) * 10
        return whole(self._default_size, _USUAL_HALF_POINTS) * 10

    def is_usual_font(self, style_id: str | None) -> bool:
        """Tell whether a paragraph style has a font that each machine sets equally wide.

        Args:
            style_id: the style; None stands for the usual one.
        """
        chain = (
            style.find(f"{w('rPr')}/{w('rFonts')}") for style in self.chain(style_id or self._usual)
        )
        fonts = (*chain, self._default_font)
        font = next((one for one in fonts if one is not None), None)
        if font is None or font.get(w("asciiTheme")) is not None:
            return False
        return font.get(w("ascii"), "").casefold() in _USUAL_FONTS


def indents(indent: Element) -> tuple[int, int]:
    """Read the left and the hanging indent of a ``w:ind``."""
    left = indent.get(w("left"), indent.get(w("start")))
    return whole(left, 0), whole(indent.get(w("hanging")), 0)
