"""Tables over a page break: header rows that come again, and rows that the break splits."""

from committee_pack.model.report import Table
from committee_pack.readers.pdf_table_joins import joined_tables
from committee_pack.readers.pdf_tables import PlacedTable

HEADER = ("Ref", "Project", "Progress")


def placed(page: int, *rows: tuple[str, str, str], header_rows: int = 1) -> PlacedTable:
    table = Table(header_rows=header_rows, rows=rows)
    return PlacedTable(table=table, page=page, box=(0, 0, 9, 9), columns=(0.0, 3.0, 6.0))


def rows_of(first: PlacedTable, second: PlacedTable) -> tuple[tuple[str, ...], ...]:
    joined = joined_tables(first, second)
    assert joined is not None
    return joined.table.rows


def test_a_row_split_below_a_repeated_header_is_one_row() -> None:
    first = placed(1, HEADER, ("T1", "Quay wall", "The survey was"))
    second = placed(2, HEADER, ("", "", "done in May."), ("T2", "Ferry", "Let."))
    assert rows_of(first, second) == (
        HEADER,
        ("T1", "Quay wall", "The survey was done in May."),
        ("T2", "Ferry", "Let."),
    )


def test_the_empty_cells_of_a_repeated_header_are_no_row() -> None:
    first = placed(1, HEADER, ("T1", "Quay wall", "Done."))
    second = placed(2, ("", "", ""), ("T2", "Ferry", "Let."), header_rows=0)
    assert rows_of(first, second) == (HEADER, ("T1", "Quay wall", "Done."), ("T2", "Ferry", "Let."))


def test_a_whole_row_with_words_in_small_letters_is_no_rest_of_the_row_above() -> None:
    first = placed(1, HEADER, ("T1", "repairs to the quay", "Done."))
    second = placed(2, HEADER, ("T2", "terms of the ferry", "Let."))
    assert rows_of(first, second)[1:] == (
        ("T1", "repairs to the quay", "Done."),
        ("T2", "terms of the ferry", "Let."),
    )
