"""Tables that rules and tags tell different things of."""

from itertools import pairwise

from pdfplumber.table import edges_to_intersections, intersections_to_cells

from committee_pack.model.report import Span, Table
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.pdf import read_pdf
from committee_pack.readers.pdf_cells import find_cells
from committee_pack.readers.pdf_characters import read_pages
from committee_pack.readers.pdf_page import Piece
from committee_pack.readers.pdf_structure import Tagged
from committee_pack.readers.pdf_tables import Grid, apart_from
from committee_pack.readers.pdf_tagged_tables import read_torn_tables
from tests.pdf_pages import PdfPageContent, make_pdf

ROWS = [["Pier", "2024", "2025"], ["Northern", "41", "44"], ["Southern", "17", "12"]]


def printed() -> list[Piece]:
    pieces = []
    for r, row in enumerate(ROWS):
        for c, text in enumerate(row):
            x, y = 60.0 + 100 * c, 100.0 + 20 * r
            tag = Tagged(block=9 * r + c, role="TD", table=5, row=r, cell=3 * r + c, column=c)
            pieces.append(Piece(text, "Arial", 12, x, x + 60, y - 10, y + 2, y, tagged=tag))
    return pieces


def ruled(left: float, right: float) -> Grid:
    rows = [(85.0, 105.0), (105.0, 125.0), (125.0, 145.0)]
    edges = [left, (left + right) / 2, right]
    return Grid(
        box=(left, 85.0, right, 145.0),
        rows=tuple(tuple((a, top, b, bottom) for a, b in pairwise(edges)) for top, bottom in rows),
    )


def test_cells_are_the_ones_pdfplumber_finds() -> None:
    whole = PdfPageContent().grid([60, 160, 260, 400], [100, 120, 140, 180])
    # A merged cell, a grid of its own, rules that cross nothing.
    whole.rule(60, 200, 260, 200).rule(60, 230, 400, 230).rule(60, 200, 60, 230)
    whole.rule(260, 180, 260, 230).rule(160, 180, 160, 215).rule(400, 140, 400, 230)
    whole.grid([60, 90, 200], [300, 330, 350]).rule(300, 320, 380, 320)
    (page,) = read_pages(make_pdf(whole))
    crossings = edges_to_intersections(list(page.edges), 3, 3)
    cells = find_cells(crossings)
    assert cells == intersections_to_cells(crossings)
    assert len(cells) > 12


def test_a_table_ruled_in_part_is_read_whole() -> None:
    grids = [ruled(150, 330)]
    (table,), rest = read_torn_tables(grids, printed(), 1, "old report.pdf")
    assert [list(row) for row in table.table.rows] == ROWS
    assert rest == []
    assert apart_from(grids, [table]) == []


def test_a_table_ruled_all_round_is_left_to_its_rules() -> None:
    pieces = printed()
    assert read_torn_tables([ruled(50, 330)], pieces, 1, "old report.pdf") == ([], pieces)


def tagged_table(rows: list[list[tuple[str, str]]]) -> Table:
    """Read a page with a table that has no rules: words and attributes of each cell, row by row."""
    page, elements, mark = PdfPageContent(), "", 0
    for r, row in enumerate(rows):
        cells = ""
        for c, (words, attributes) in enumerate(row):
            kids = ""
            if words:
                page.words(60 + 100 * c, 100 + 20 * r, words, mark=mark)
                kids = f"/Pg PAGE1 /K {mark}"
                mark += 1
            cells += f"<</S /TD {kids} /A <</O /Table {attributes}>> >> "
        elements += f"<</S /TR /K [{cells}]>> "
    data = make_pdf(page, tree=f"<</S /Table /K [{elements}]>>")
    flow = read_pdf(data, Source(path="in/old report.pdf", sha256="0", kind=SourceKind.PDF))
    (table,) = (block for block in flow.blocks if isinstance(block, Table))
    return table


def test_an_empty_cell_of_a_tagged_table_keeps_its_place() -> None:
    table = tagged_table(
        [
            [("Pier", ""), ("2024", ""), ("2025", "")],
            [("Northern", ""), ("", ""), ("44", "")],
            [("", ""), ("17", ""), ("12", "")],
        ]
    )
    assert table.rows == (("Pier", "2024", "2025"), ("Northern", "", "44"), ("", "17", "12"))


def test_cells_of_a_tagged_table_that_reach_down_are_merged_cells() -> None:
    table = tagged_table(
        [
            [("Pier", "/RowSpan 2"), ("Boats", "/ColSpan 2")],
            [("2024", ""), ("2025", "")],
            [("Northern", ""), ("41", ""), ("44", "")],
        ]
    )
    assert table.rows == (("Pier", "Boats", ""), ("", "2024", "2025"), ("Northern", "41", "44"))
    assert table.spans == (
        Span(row=0, column=0, rows=2, columns=1),
        Span(row=0, column=1, rows=1, columns=2),
    )
