"""Whatever markers a list has, Word shows them; whatever words come, the file stays whole."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committee_pack.model.report import ListItem, Paragraph, Table
from committee_pack.writers.cleaning import clean
from tests.unit.test_writer_blocks import section, shown_markers
from tests.unit.test_writer_docx import W, filled, lines
from tests.word_validity import own_checks

ORDINARY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
COUNTS = st.one_of(
    st.integers(1, 40).map(str),
    st.sampled_from("abcdefghijklmnopqrstuvwxyz"),
    st.sampled_from(["i", "ii", "iii", "iv", "v", "vi", "ix", "x", "xi"]),
    st.sampled_from("ABCIVX"),
)
MARKERS = st.tuples(st.sampled_from([("(", ")"), ("", "."), ("", ")"), ("", "")]), COUNTS).map(
    lambda parts: f"{parts[0][0]}{parts[1]}{parts[0][1]}"
)


@pytest.fixture(scope="module")
def template(project: Path) -> bytes:
    return (project / "templates" / "scrutiny-report.docx").read_bytes()


@ORDINARY
@given(items=st.lists(st.tuples(st.integers(1, 4), MARKERS), min_size=1, max_size=8))
def test_word_shows_any_markers(template: bytes, items: list[tuple[int, str]]) -> None:
    # "o" alone is a bullet.
    items = [(level, "(p)" if mark == "o" else mark) for level, mark in items]
    blocks = tuple(ListItem(level=level, marker=mark, text="x") for level, mark in items)
    data = filled(template, blocks={"sections.background": blocks}).data
    assert shown_markers(data) == [mark for _, mark in items]


@ORDINARY
@given(text=st.text(max_size=200), number=st.none() | st.just("6.1"))
def test_any_words_come_out_as_they_went_in(template: bytes, text: str, number: str | None) -> None:
    data = filled(
        template,
        title=text,
        blocks={"sections.background": (Paragraph(number=number, text=text),)},
    ).data
    expected = clean(text)[0]
    assert lines(data).count(expected) >= 2 or not expected
    assert lines(data)[-1] == "About sections.background_papers."


@ORDINARY
@given(
    rows=st.lists(st.lists(st.text(max_size=20), max_size=5).map(tuple), max_size=5).map(tuple),
    header=st.integers(-1, 6),
    widths=st.lists(st.floats(), max_size=5).map(tuple),
)
def test_any_table_is_whole(
    template: bytes, rows: tuple[tuple[str, ...], ...], header: int, widths: tuple[float, ...]
) -> None:
    block = Table(header_rows=header, rows=rows, widths=widths)
    data = filled(template, blocks={"sections.background": (block,)}).data
    assert list(own_checks(data)) == []
    for table in (one for one in section(data) if one.tag == f"{W}tbl"):
        columns = [int(column.get(f"{W}w") or 0) for column in table.iter(f"{W}gridCol")]
        # What is too wide for an upright page lies across.
        assert sum(columns) in (11906 - 2 * 1440, 16838 - 2 * 1440)
