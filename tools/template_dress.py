"""How the houses dress their papers: what differs between the templates that ship."""

from typing import NamedTuple


class Dress(NamedTuple):
    """How a house dresses its papers: lengths in twentieths of a point, colours as in the web.

    Attributes:
        numbers: the width of the column that numbers stand in.
        column: where the text begins, counted from the margin.
        heading: how a heading is numbered.
        points: the size of ordinary text.
        title: the size of the title.
        ink: the colour of headings.
        rule: the colour of lines.
        pale: the fill of a table's heading row.
        boxed: whether the front matter has lines all round and its labels are filled.
        page_number: where it stands in the footer.
    """

    numbers: int = 851
    column: int = 851
    heading: str = "%1.0"
    points: float = 12
    title: float = 16
    ink: str = "1F2A44"
    rule: str = "8A94A6"
    pale: str = "DDE3EC"
    boxed: bool = False
    page_number: str = "right"


SCRUTINY = Dress()
CABINET = Dress(
    numbers=680,
    column=680,
    heading="%1",
    points=11,
    title=20,
    ink="0B4F5C",
    rule="6F9AA3",
    pale="DCECEE",
    boxed=True,
    page_number="center",
)
