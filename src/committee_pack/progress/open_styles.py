"""The cell styles of an OpenDocument spreadsheet: which colour a cell and its letters have."""

from typing import IO

import msgspec
from lxml import etree

from committee_pack.progress.colours import colour_name
from committee_pack.progress.soundness import PACKAGE_FAILS, from_library, library

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DISPLAY = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}display"
_DEEPEST = 20  # a style may follow another that follows another; a ring of them has no end


class CellStyle(msgspec.Struct, frozen=True):
    """The colours of a cell and of its letters as words, None where they have none."""

    fill: str | None = None
    ink: str | None = None


class CellStyles:
    """The styles by name, as they are read; each follows its parent (ODF 1.3 part 3, 16.2)."""

    def __init__(self) -> None:
        self._own: dict[str, tuple[str | None, str | None, str | None]] = {}
        self._hidden_tables: set[str] = set()
        self._known: dict[str, CellStyle] = {}

    def take_all(self, part: IO[bytes]) -> None:
        """Take every style of a part."""
        with library(*PACKAGE_FAILS):
            events = etree.iterparse(
                part, tag=f"{_STYLE}style", resolve_entities=False, no_network=True
            )
        for _, element in from_library(iter(events), *PACKAGE_FAILS):
            self.take(element)
            element.clear()

    def take(self, element: etree._Element) -> None:
        """Take one style of a cell or a table."""
        name, family = str(element.get(f"{_STYLE}name")), element.get(f"{_STYLE}family")
        if family == "table":
            shown = element.find(f"{_STYLE}table-properties")
            if shown is not None and shown.get(_DISPLAY) == "false":
                self._hidden_tables.add(name)
        if family != "table-cell":
            return
        cell = element.find(f"{_STYLE}table-cell-properties")
        letters = element.find(f"{_STYLE}text-properties")
        self._own[name] = (
            element.get(f"{_STYLE}parent-style-name"),
            None if cell is None else cell.get(f"{_FO}background-color"),
            None if letters is None else letters.get(f"{_FO}color"),
        )

    def hides_table(self, name: str | None) -> bool:
        """Tell whether a table of this style is hidden."""
        return name in self._hidden_tables

    def of(self, name: str | None) -> CellStyle:
        """Give the colours of a style, its parents' where it says none itself."""
        if name is None:
            return CellStyle()
        if name not in self._known:
            self._known[name] = CellStyle(_name(self._first(name, 1)), _name(self._first(name, 2)))
        return self._known[name]

    def _first(self, name: str, place: int) -> str | None:
        for _ in range(_DEEPEST):
            own = self._own.get(name)
            if own is None:
                return None
            if own[place] is not None:
                return own[place]
            name = own[0] or ""
        return None


def _name(colour: str | None) -> str | None:
    return colour_name(colour.removeprefix("#")) if colour else None
