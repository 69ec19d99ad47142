"""The structure tree of a tagged pdf: which block, heading or table cell a stretch of text is in.

Source: ISO 32000-1, 14.7 (logical structure) and 14.8.4 (standard structure types).
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from committee_pack.readers.pdf_objects import PdfObjects

Marks = Mapping[int, Mapping[int, "Tagged"]]

_HEADINGS = frozenset(f"H{level}" for level in range(1, 7))
_BLOCKS = _HEADINGS | {"P", "H", "Title", "Caption", "Note", "FENote", "BlockQuote"}
_BLOCKS |= {"TOCI", "LI", "TD", "TH"}
# A tree may be damaged into a circle; honest trees are not this deep.
_DEEPEST = 60


class Tagged(NamedTuple):
    """What the tree says of one stretch of marked content.

    Attributes:
        block: running number of the innermost block (paragraph, heading, list item) around it.
        role: that block's standard type (``P``, ``H2``, ``LI``).
        table: running number of the table around it, or None.
        row: running number of the table row, or None.
        cell: running number of the cell, or None.
        header: whether the cell is a heading cell.
        column: the cell's first column, from 0, beside cells that reach down from rows above.
        span: how many columns the cell covers, and ``down`` how many rows.
        alt: the words that stand in for a picture.
        label: whether it is the number or bullet of a list item.
    """

    block: int
    role: str = ""
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    header: bool = False
    column: int = 0
    span: int = 1
    down: int = 1
    alt: str = ""
    label: bool = False


def read_marks(objects: PdfObjects, pages: Sequence[int]) -> Marks:
    """Walk the structure tree.

    Args:
        objects: the document's objects.
        pages: the object number of each page, in order.

    Returns:
        What each marked stretch is, by page (from 1) and marked-content id; empty where the
        document is not tagged.
    """
    root = objects.resolve(objects.catalog.get("StructTreeRoot"))
    if not isinstance(root, dict):
        return {}
    walk = _Walk(objects, root, {page: number for number, page in enumerate(pages, 1)})
    walk.down(root.get("K"), None, Tagged(block=0), 0)
    return walk.marks


class _Columns:
    """Counts the columns of one table, row by row, past the cells that reach down into a row."""

    def __init__(self) -> None:
        self.at = 0
        self.reaching: dict[int, int] = {}

    def new_row(self) -> None:
        self.at = 0
        self.reaching = {at: rows - 1 for at, rows in self.reaching.items() if rows > 1}

    def cell(self, span: int, down: int) -> int:
        """Give the column of the next cell."""
        while self.at in self.reaching:
            self.at += 1
        column = self.at
        self.at += span
        if down > 1:
            self.reaching |= dict.fromkeys(range(column, self.at), down)
        return column


class _Walk:
    def __init__(
        self, objects: PdfObjects, root: Mapping[str, Any], pages: Mapping[int, int]
    ) -> None:
        self.resolve, self.may_hold = objects.resolve, objects.may_hold
        mapped = self.resolve(root.get("RoleMap"))
        self.mapped: Mapping[str, Any] = mapped if isinstance(mapped, dict) else {}
        self.pages = pages
        self.roles: dict[str, str] = {}
        self.marks: dict[int, dict[int, Tagged]] = {}
        self.seen: set[int] = set()
        self.columns: dict[int | None, _Columns] = {}
        self.count = 0

    def down(self, kids: object, page: int | None, around: Tagged, depth: int) -> None:
        """Go through the children of an element: marked-content ids, references, elements."""
        whole = self.resolve(kids)
        for one in whole if isinstance(whole, list) else [kids]:
            kid = self.resolve(one) if isinstance(one, PDFObjRef) else one
            if isinstance(kid, int):
                if page is not None:
                    self.marks.setdefault(page, {})[kid] = around
            elif not isinstance(kid, dict):
                continue
            elif "MCID" in kid:
                self._reference(kid, page, around)
            elif "S" in kid and depth < _DEEPEST:
                if isinstance(one, PDFObjRef):
                    if one.objid in self.seen:
                        continue
                    self.seen.add(one.objid)
                inner = self._page_of(kid) or page
                self.down(kid.get("K"), inner, self._inside(kid, around), depth + 1)

    def _reference(self, kid: Mapping[str, Any], page: int | None, around: Tagged) -> None:
        inner = self._page_of(kid) or page
        mcid = self.resolve(kid["MCID"])
        if inner is not None and isinstance(mcid, int):
            self.marks.setdefault(inner, {})[mcid] = around

    def _page_of(self, element: Mapping[str, Any]) -> int | None:
        page = element.get("Pg")
        return self.pages.get(page.objid) if isinstance(page, PDFObjRef) else None

    def _inside(self, element: Mapping[str, Any], around: Tagged) -> Tagged:
        name = self._name(element.get("S"))
        if name not in self.roles:
            self.roles[name] = self._role(name)
        role = self.roles[name]
        self.count += 1
        if role == "Table":
            self.columns[self.count] = _Columns()
            return around._replace(table=self.count, row=None, cell=None, header=False, label=False)
        if role == "TR":
            self.columns.setdefault(around.table, _Columns()).new_row()
            return around._replace(row=self.count)
        if role in ("TD", "TH"):
            return self._cell(element, role, around)
        if role == "Lbl":
            return around._replace(label=True)
        if role == "Figure":
            return around._replace(role=role, alt=self._words(element.get("Alt")))
        return around._replace(block=self.count, role=role) if role in _BLOCKS else around

    def _role(self, role: str) -> str:
        for _ in range(5):
            mapped = self._name(self.mapped.get(role))
            if not mapped or mapped == role or role in _BLOCKS:
                return role
            role = mapped
        return role

    def _name(self, value: object) -> str:
        value = self.resolve(value) if isinstance(value, PDFObjRef) else value
        if not isinstance(value, PSLiteral):
            return ""
        return value.name if isinstance(value.name, str) else value.name.decode("latin-1")

    def _words(self, value: object) -> str:
        value = self.resolve(value)
        return decode_text(value).strip("\0 ") if isinstance(value, bytes) else ""

    def _cell(self, element: Mapping[str, Any], role: str, around: Tagged) -> Tagged:
        span, down = self._spans(element)
        return around._replace(
            block=self.count,
            role=role,
            cell=self.count,
            header=role == "TH",
            column=self.columns.setdefault(around.table, _Columns()).cell(span, down),
            span=span,
            down=down,
        )

    def _spans(self, element: Mapping[str, Any]) -> tuple[int, int]:
        """Give how many columns and rows a cell covers."""
        attributes = element.get("A")
        if not self.may_hold(attributes, b"Span") and not self.may_hold(attributes, b" R"):
            return 1, 1
        attributes = self.resolve(attributes)
        span, down = 1, 1
        for one in attributes if isinstance(attributes, list) else [attributes]:
            found = self.resolve(one) if self.may_hold(one, b"Span") else None
            if isinstance(found, dict):
                span = self._count(found.get("ColSpan")) or span
                down = self._count(found.get("RowSpan")) or down
        return span, down

    def _count(self, value: object) -> int | None:
        value = self.resolve(value)
        return value if isinstance(value, int) and 1 <= value <= 100 else None
