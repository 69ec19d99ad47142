"""A table in columns: nothing is lost, and no line is wider than a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from committee_pack.writers.columns import in_columns

CELLS = st.text(st.sampled_from("abc 7"), max_size=150)
ROWS = st.integers(1, 5).flatmap(
    lambda many: st.lists(st.lists(CELLS, min_size=many, max_size=many), min_size=1, max_size=5)
)


def test_a_table_that_fits_has_a_line_a_row() -> None:
    told = in_columns([("Judgement", "Grade"), ("Leaders", "Good"), ("Overall", "Good")])
    assert told.splitlines() == ["Judgement  Grade", "Leaders    Good", "Overall    Good"]


def test_a_long_cell_takes_several_lines() -> None:
    told = in_columns([("Area", "Grade"), ("children " * 15, "Good")])
    assert told.splitlines()[0].split() == ["Area", "Grade"]
    assert told.splitlines()[1] == ""
    assert told.count("children") == 15


@given(ROWS)
def test_every_letter_stays_and_no_line_is_too_long(rows: list[list[str]]) -> None:
    told = in_columns(rows)
    assert sorted("".join(told.split())) == sorted("".join("".join(map("".join, rows)).split()))
    assert max(map(len, told.splitlines()), default=0) <= 96
