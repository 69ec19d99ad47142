"""The structure tree of a tagged pdf: which block, heading or table cell a stretch of text is in.

Source: ISO 32000-1, 14.7 (logical structure) and 14.8.4 (standard structure types).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

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
        span: how many columns the cell covers.
        alt: the words that stand in for a picture.
        label: whether it is the number or bullet of a list item.
    """

    block: int
    role: str = ""
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    header: bool = False
    span: int = 1
    alt: str = ""
    label: bool = False


def read_marks(catalog: Mapping[str, Any], page_ids: Sequence[Any]) -> Marks:
    """Walk the structure tree.

    Args:
        catalog: the document's catalogue, as pdfminer gives it.
        page_ids: the object number of each page, in order.

    Returns:
        What each marked stretch is, by page (from 1) and marked-content id; empty where the
        document is not tagged.
    """
    root = resolve1(catalog.get("StructTreeRoot"))
    if not isinstance(root, dict):
        return {}
    walk = _Walk(root, {page_id: number for number, page_id in enumerate(page_ids, 1)})
    walk.down(root.get("K"), None, Tagged(block=0), 0)
    return walk.marks


class _Walk:
    def __init__(self, root: Mapping[str, Any], pages: Mapping[Any, int]) -> None:
        self.roles: Mapping[str, Any] = resolve1(root.get("RoleMap")) or {}
        self.pages = pages
        self.marks: dict[int, dict[int, Tagged]] = {}
        self.seen: set[int] = set()
        self.count = 0

    def down(self, kids: object, page: int | None, around: Tagged, depth: int) -> None:
        """Go through the children of an element: marked-content ids, references, elements."""
        for kid, number in _each(kids):
            if isinstance(kid, int):
                if page is not None:
                    self.marks.setdefault(page, {})[kid] = around
            elif isinstance(kid, dict) and "MCID" in kid:
                self._reference(kid, page, around)
            elif isinstance(kid, dict) and "S" in kid and depth < _DEEPEST:
                if number is not None and number in self.seen:
                    continue
                if number is not None:
                    self.seen.add(number)
                inner = self._page_of(kid) or page
                self.down(kid.get("K"), inner, self._inside(kid, around), depth + 1)

    def _reference(self, kid: Mapping[str, Any], page: int | None, around: Tagged) -> None:
        inner = self._page_of(kid) or page
        mcid = resolve1(kid["MCID"])
        if inner is not None and isinstance(mcid, int):
            self.marks.setdefault(inner, {})[mcid] = around

    def _page_of(self, element: Mapping[str, Any]) -> int | None:
        page = element.get("Pg")
        return self.pages.get(page.objid) if isinstance(page, PDFObjRef) else None

    def _inside(self, element: Mapping[str, Any], around: Tagged) -> Tagged:
        role = self._role(element)
        self.count += 1
        if role == "Table":
            return around._replace(table=self.count, row=None, cell=None, header=False, label=False)
        if role == "TR":
            return around._replace(row=self.count)
        if role in ("TD", "TH"):
            return around._replace(
                block=self.count,
                role=role,
                cell=self.count,
                header=role == "TH",
                span=_column_span(element),
            )
        if role == "Lbl":
            return around._replace(label=True)
        if role == "Figure":
            return around._replace(role=role, alt=_words(element.get("Alt")))
        return around._replace(block=self.count, role=role) if role in _BLOCKS else around

    def _role(self, element: Mapping[str, Any]) -> str:
        role = _name(element.get("S"))
        for _ in range(5):
            mapped = _name(self.roles.get(role))
            if not mapped or mapped == role or role in _BLOCKS:
                return role
            role = mapped
        return role


def _each(kids: object) -> Iterator[tuple[object, int | None]]:
    """Give each child resolved, with its object number where it is one of its own."""
    whole = resolve1(kids)
    for kid in whole if isinstance(whole, list) else [kids]:
        yield resolve1(kid), kid.objid if isinstance(kid, PDFObjRef) else None


def _name(value: object) -> str:
    value = resolve1(value)
    if not isinstance(value, PSLiteral):
        return ""
    return value.name if isinstance(value.name, str) else value.name.decode("latin-1")


def _words(value: object) -> str:
    value = resolve1(value)
    return decode_text(value).strip("\0 ") if isinstance(value, bytes) else ""


def _column_span(element: Mapping[str, Any]) -> int:
    attributes = resolve1(element.get("A"))
    for one in attributes if isinstance(attributes, list) else [attributes]:
        one = resolve1(one)
        span = resolve1(one.get("ColSpan")) if isinstance(one, dict) else None
        if isinstance(span, int) and 1 <= span <= 100:
            return span
    return 1
