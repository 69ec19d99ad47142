"""A row of a plan told apart: an action, a theme, a part of the key, or what it is."""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from committee_pack.progress.grid import EMPTY, Cell, Row


class RowKind(StrEnum):
    """What a row of a plan is."""

    ACTION = "action"
    THEME = "theme"
    CONTINUATION = "continuation"
    KEY = "key"
    HEADING = "heading"
    OTHER = "other"


class PlanRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row told apart: its number, its cells by column and by field, its first words."""

    kind: RowKind
    number: int
    cells: Row
    fields: Mapping[str, tuple[int, Cell]]
    words: str = ""
    revised: tuple[tuple[int, Cell], ...] = ()

    def cell(self, field: str) -> Cell:
        """Give the cell of a field, an empty one where the row has none."""
        return self.fields.get(field, (0, EMPTY))[1]

    def text(self, field: str) -> str | None:
        """Give the words of a field, or None where there are none."""
        return self.cell(field).text or None
