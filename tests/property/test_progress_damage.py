"""A damaged workbook of any kind ends in a plan or in one message, never in another exception."""

import io
import zipfile
from pathlib import Path

import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committee_pack.errors import InputUnreadable
from committee_pack.progress.action_plan import read_plan

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
WORDS = ("Ref", "Action", "Due date", "RAG", "Update")
ROWS = (WORDS, ("1", "Open the hub", "1/5/2026", "Red", "x"), ("2", "Train", "-", "G", "y"))
CELLS = "".join(
    "<table:table-row>"
    + "".join(
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="1">'
        f"<text:p>{word}</text:p></table:table-cell>"
        for word in row
    )
    + "</table:table-row>"
    for row in ROWS
)
CONTENT = (
    f"<office:document-content {SPACES}><office:body><office:spreadsheet>"
    f'<table:table table:name="Plan">{CELLS}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
).encode()
places = st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), max_size=12)
damage = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture(scope="module")
def old() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Plan")
    for at, row in enumerate(ROWS):
        for column, word in enumerate(row):
            sheet.write(at, column, word)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def changed(data: bytes, at: list[tuple[int, int]]) -> bytes:
    damaged = bytearray(data)
    for place, value in at:
        damaged[place % len(damaged)] = value
    return bytes(damaged)


def ends_well(path: Path) -> None:
    try:
        plan = read_plan(path)
    except InputUnreadable as error:
        assert path.name in error.what
    else:
        assert plan.area is not None or plan.findings


@damage
@given(places)
def test_old_workbooks(tmp_path: Path, old: bytes, at: list[tuple[int, int]]) -> None:
    path = tmp_path / "plan.xls"
    path.write_bytes(changed(old, at))
    ends_well(path)


@damage
@given(places)
def test_open_documents(tmp_path: Path, at: list[tuple[int, int]]) -> None:
    path = tmp_path / "plan.ods"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("META-INF/manifest.xml", "<manifest/>")
        parts.writestr("content.xml", changed(CONTENT, at))
    ends_well(path)
