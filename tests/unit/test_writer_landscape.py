"""Pages turned for wide tables: where they begin and end, and that all else goes on."""

import io
import zipfile
from pathlib import Path

import pytest

from committee_pack.model.report import Block, Paragraph, Table
from committee_pack.profiles import load_profile
from committee_pack.writers.docx import fill
from tests.rendering import as_pdf
from tests.unit.test_writer_docx import FACTS, SECTIONS, W, changed, lines, part
from tests.word_validity import problems

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
COLUMNS = 10
WIDE = Table(
    header_rows=1,
    rows=(
        tuple(f"Heading number {n}" for n in range(COLUMNS)),
        *(
            tuple(f"Words about line {row} that take some room" for _ in range(COLUMNS))
            for row in range(8)
        ),
    ),
)
NARROW = Table(header_rows=1, rows=(("Action", "Status"), ("Review all plans", "On track")))
LONG_WORD = Table(header_rows=0, rows=(tuple("Internationalisierung" for _ in range(6)),))


@pytest.fixture(scope="module")
def template(project: Path) -> bytes:
    return (project / "templates" / "scrutiny-report.docx").read_bytes()


def report(*blocks: Block, section: str = "background") -> dict[str, tuple[Block, ...]]:
    given: dict[str, tuple[Block, ...]] = {
        name: (Paragraph(number="1.1", text=f"About {name}."),) for name in SECTIONS
    }
    given[f"sections.{section}"] = blocks
    return given


def pages(data: bytes) -> list[tuple[bool, bool, str | None, list[str]]]:
    """Give for each section: whether it lies across, has a first page, begins a count; headers."""
    found = []
    for one in part(data).iter(f"{W}sectPr"):
        size, numbers = one.find(f"{W}pgSz"), one.find(f"{W}pgNumType")
        assert size is not None
        across = int(size.get(f"{W}w", "0")) > int(size.get(f"{W}h", "0"))
        assert across == (size.get(f"{W}orient") == "landscape")
        start = None if numbers is None else numbers.get(f"{W}start")
        references = [str(each.get(f"{R}id")) for each in one if each.get(f"{R}id")]
        found.append((across, one.find(f"{W}titlePg") is not None, start, references))
    return found


def sections_of(data: bytes) -> list[list[str]]:
    """Give the words of each section's paragraphs; a table stands as <table>."""
    body = part(data).find(f"{W}body")
    assert body is not None
    found: list[list[str]] = [[]]
    for one in body:
        if one.tag == f"{W}tbl":
            found[-1].append("<table>")
        elif one.tag == f"{W}p":
            found[-1].append("".join(text.text or "" for text in one.iter(f"{W}t")))
            if one.find(f"{W}pPr/{W}sectPr") is not None:
                found.append([])
    return found


def test_a_wide_table_lies_across_and_the_pages_after_it_stand_upright(template: bytes) -> None:
    blocks = (
        Paragraph(number="6.1", text="Before."),
        Paragraph(number="6.2", text="The plan in full:"),
        WIDE,
        Paragraph(number="6.3", text="After."),
    )
    data = fill(template, "house.docx", FACTS, report(*blocks)).data
    references = ["rId4", "rId5", "rId5"]
    assert pages(data) == [
        (False, True, None, references),
        (True, False, None, ["rId8", "rId5", "rId5"]),
        (False, False, None, references),
    ]
    upright, across, after = sections_of(data)
    assert upright[-1] == "Before."
    assert across == ["The plan in full:", "<table>", ""]
    assert after[0] == "After."
    assert problems(data) == []


def test_what_stands_at_the_right_of_the_header_stands_there_on_a_turned_page(
    template: bytes,
) -> None:
    words = Paragraph(number="6.2", text="After.")
    data = fill(template, "house.docx", FACTS, report(WIDE, words, WIDE, words)).data
    name = f"word/header1-across-{16838 - 2 * 1440}.xml"
    stops = [
        (stop.get(f"{W}val"), stop.get(f"{W}pos"))
        for header in ("word/header1.xml", name)
        for stop in part(data, header).iter(f"{W}tab")
        if stop.get(f"{W}pos")
    ]
    assert stops == [("right", "9026"), ("clear", "9026"), ("right", "13958")]
    assert lines(data, name) == lines(data, "word/header1.xml")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        headers = [one for one in archive.namelist() if one.startswith("word/header")]
    assert headers == [name, "word/header1.xml"]
    assert problems(data) == []


def test_a_heading_goes_with_the_table_under_it(template: bytes) -> None:
    data = fill(template, "house.docx", FACTS, report(WIDE)).data
    heading = load_profile("scrutiny-14").sections[5].heading
    assert sections_of(data)[1] == [heading, "<table>", ""]


def test_no_empty_page_follows_a_wide_table_at_the_end(template: bytes) -> None:
    data = fill(template, "house.docx", FACTS, report(WIDE, section="background_papers")).data
    assert [across for across, *_ in pages(data)] == [False, True]
    assert problems(data) == []


def test_page_numbers_begin_once(template: bytes) -> None:
    begun = changed(template, "<w:titlePg/>", "<w:titlePg/>")
    begun = changed(begun, '<w:cols w:space="708"/>', '<w:pgNumType w:start="5"/><w:cols/>')
    data = fill(begun, "house.docx", FACTS, report(WIDE, Paragraph(number="6.1", text="x"))).data
    assert [start for _, _, start, _ in pages(data)] == ["5", None, None]
    assert problems(data) == []


def test_two_wide_tables_one_after_the_other(template: bytes) -> None:
    words = Paragraph(number="6.1", text="After both.")
    data = fill(template, "house.docx", FACTS, report(WIDE, WIDE, words)).data
    assert next(across for across, *_ in pages(data)) is False
    assert [across for across, *_ in pages(data)][-1] is False
    assert [words for words in sections_of(data)[1:-1] if "<table>" not in words] == []
    assert sections_of(data)[-1][0] == "After both."
    assert problems(data) == []


def test_a_table_whose_words_would_break_lies_across(template: bytes) -> None:
    data = fill(template, "house.docx", FACTS, report(LONG_WORD)).data
    assert [across for across, *_ in pages(data)] == [False, True, False]


def test_other_tables_stand_upright(template: bytes) -> None:
    numbers = Table(header_rows=1, rows=(tuple("ABCDEFGHIJ"), tuple("0123456789")))
    data = fill(template, "house.docx", FACTS, report(NARROW, numbers)).data
    assert [across for across, *_ in pages(data)] == [False]


def test_a_page_that_lies_across_already_is_left_alone(project: Path) -> None:
    template = (project / "templates" / "scrutiny-appendix.docx").read_bytes()
    facts = {**FACTS, "appendix": {"ref": "Appendix 6(a)", "title": "The plan"}}
    data = fill(template, "appendix.docx", facts, {"appendix.body": (WIDE,)}).data
    assert [across for across, *_ in pages(data)] == [True]


def test_the_pages_lie_and_stand_as_they_should(template: bytes, tmp_path: Path) -> None:
    import pdfplumber

    words = Paragraph(number="6.2", text="After the table.")
    path = tmp_path / "report.docx"
    path.write_bytes(fill(template, "house.docx", FACTS, report(WIDE, words)).data)
    with pdfplumber.open(as_pdf(path, tmp_path)) as pdf:
        shapes = [page.width > page.height for page in pdf.pages]
        headed = ["Children's Scrutiny Committee" in page.extract_text() for page in pdf.pages]
        ends = [
            max(w["x1"] for w in page.extract_words() if w["top"] < 60) for page in pdf.pages[1:]
        ]
        rooms = [page.width - 72 for page in pdf.pages[1:]]
        across = [page.extract_text() for page in pdf.pages if page.width > page.height]
    assert shapes[0] is False
    assert shapes[-1] is False
    assert all("Heading" in text for text in across)
    assert across
    assert headed == [True] * len(headed)
    assert ends == [pytest.approx(room, abs=3) for room in rooms]
