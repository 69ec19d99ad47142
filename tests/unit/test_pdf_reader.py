"""Pdfs as a whole: labels, paragraphs over page breaks, tables, furniture, refusals."""

from pathlib import Path

import pytest

from committee_pack.errors import InputUnreadable
from committee_pack.model.report import Note, Table
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.flow import Flow, FlowParagraph
from committee_pack.readers.pdf import read_pdf
from committee_pack.readers.pdf_characters import read_pages
from committee_pack.readers.pdf_lines import build_lines
from committee_pack.readers.pdf_sideways import sideways_lines
from committee_pack.readers.text import read_text
from tests.pdf_pages import PdfPageContent, make_pdf


def source(name: str = "in/old report.pdf") -> Source:
    return Source(path=name, sha256="0", kind=SourceKind.PDF)


def read(*pages: PdfPageContent) -> Flow:
    return read_pdf(make_pdf(*pages), source())


def labelled(flow: Flow) -> list[tuple[str | None, str]]:
    return [(b.label, b.text) for b in flow.blocks if isinstance(b, FlowParagraph)]


def test_a_number_in_its_own_column_is_a_label() -> None:
    page = PdfPageContent()
    page.words(60, 100, "1.0", font="bold").words(100, 100, "Purpose of the report", font="bold")
    page.words(60, 130, "1.1").lines(
        100, 130, "To tell the board about the northern pier and the work that", "is planned on it."
    )
    flow = read(page)
    assert labelled(flow) == [
        ("1.0", "Purpose of the report"),
        (
            "1.1",
            "To tell the board about the northern pier and the work that is planned on it.",
        ),
    ]
    first = flow.blocks[0]
    assert isinstance(first, FlowParagraph)
    assert first.bold
    assert first.indent == 100
    assert str(first.where) == "old report.pdf, page 1"


@pytest.mark.parametrize("words", ["2023 saw more boats than ever", "4.5 million boats came"])
def test_a_figure_in_a_sentence_is_no_label(words: str) -> None:
    assert labelled(read(PdfPageContent().words(60, 100, words))) == [(None, words)]


def test_an_answer_across_the_page_is_parted_by_a_tab() -> None:
    page = PdfPageContent().words(60, 100, "3.2").words(100, 100, "Is it in the plan?")
    page.words(400, 100, "No")
    assert labelled(read(page)) == [("3.2", "Is it in the plan?\tNo")]


def test_a_label_and_its_wrapped_value_are_one_paragraph() -> None:
    page = PdfPageContent().words(60, 100, "Report to:", font="bold")
    page.lines(250, 100, "Harbour and Coast", "Scrutiny Committee")
    page.words(60, 150, "Date of meeting:", font="bold").words(250, 150, "1 May 2026")
    assert labelled(read(page)) == [
        (None, "Report to:\tHarbour and Coast Scrutiny Committee"),
        (None, "Date of meeting:\t1 May 2026"),
    ]


def test_fields_one_below_the_other_are_paragraphs_of_their_own() -> None:
    page = PdfPageContent().lines(
        60,
        100,
        "Report to: Harbour and Quays Scrutiny Committee",
        "Report of: Director of Harbours and Quays",
        "Date: 1 May 2026",
    )
    long = "This line runs to the right edge of the page as the lines of a paragraph do"
    page.lines(60, 200, long, long, "and ends.")
    texts = [block.text for block in read(page).blocks if isinstance(block, FlowParagraph)]
    assert texts[:3] == [
        "Report to: Harbour and Quays Scrutiny Committee",
        "Report of: Director of Harbours and Quays",
        "Date: 1 May 2026",
    ]


def test_a_paragraph_goes_on_over_a_page_break_and_a_footer() -> None:
    first = (
        PdfPageContent()
        .words(60, 760, "1.1")
        .lines(100, 760, "The board met in spring and looked at the decision-")
    )
    second = PdfPageContent().lines(100, 60, "making of the harbour master.")
    for number, page in enumerate((first, second), 1):
        page.words(60, 815, "Northmere Borough Council").words(500, 815, str(number))
    flow = read(first, second)
    assert labelled(flow) == [
        (
            "1.1",
            "The board met in spring and looked at the decision-making of the harbour master.",
        )
    ]
    assert flow.furniture == ("Northmere Borough Council\t1", "Northmere Borough Council\t2")


def test_a_sentence_that_ends_at_the_page_end_goes_on_where_every_paragraph_has_a_number() -> None:
    first = PdfPageContent()
    for i in range(4):
        first.words(60, 100 + 30 * i, f"1.{i + 1}").words(100, 100 + 30 * i, "The pier is sound.")
    first.words(60, 760, "1.5")
    first.words(100, 760, "The board looked at all of the lights on the northern pier this spring.")
    second = PdfPageContent().words(100, 60, "They work.")
    assert labelled(read(first, second))[-1] == (
        "1.5",
        "The board looked at all of the lights on the northern pier this spring. They work.",
    )


def test_marked_furniture_and_stamps_stay_out() -> None:
    page = PdfPageContent().words(60, 30, "Draft of May", artifact=True)
    page.words(480, 40, "Agenda Item 6").words(60, 100, "The pier is sound and open to all.")
    page.words(290, 820, "Page 23")
    flow = read(page)
    assert labelled(flow) == [(None, "The pier is sound and open to all.")]
    assert flow.furniture == ("Draft of May", "Agenda Item 6", "Page 23")


def test_a_page_that_marks_all_its_words_as_furniture_is_not_believed() -> None:
    page = PdfPageContent().words(60, 300, "The pier is sound.", artifact=True)
    assert labelled(read(page)) == [(None, "The pier is sound.")]


def test_answers_that_agree_on_two_pages_of_a_form_are_no_furniture() -> None:
    asked = "Question {} asks what the plan does for each of the people who use the pier:"
    pages = [PdfPageContent().words(60, 400, asked.format(i)) for i in range(4)]
    for page in pages[:2]:
        page.words(60, 790, "Not applicable")
    assert [text for _, text in labelled(read(*pages))].count("Not applicable") == 2


COLUMNS = [60.0, 200.0, 400.0]


def test_a_ruled_table_goes_on_over_a_page_break_without_its_repeated_heading() -> None:
    first = PdfPageContent().grid(COLUMNS, [700, 730, 760])
    first.words(65, 720, "Pier", font="bold").words(205, 720, "State", font="bold")
    first.words(65, 750, "North").words(205, 750, "Sound")
    second = PdfPageContent().grid(COLUMNS, [60, 90, 120])
    second.words(65, 80, "Pier", font="bold").words(205, 80, "State", font="bold")
    second.words(65, 110, "South").words(205, 110, "Under repair")
    tables = [block for block in read(first, second).blocks if isinstance(block, Table)]
    assert [table.rows for table in tables] == [
        (("Pier", "State"), ("North", "Sound"), ("South", "Under repair"))
    ]
    assert tables[0].header_rows == 1


def test_a_frame_around_a_paragraph_is_no_table() -> None:
    page = PdfPageContent().grid([60, 400], [100, 160])
    page.lines(70, 120, "The board asks the council to mend the pier", "before winter comes.")
    flow = read(page)
    assert labelled(flow) == [
        (None, "The board asks the council to mend the pier before winter comes.")
    ]


def in_rows(ys: list[float]) -> PdfPageContent:
    """A frame whose first row holds a heading with its grade beside it."""
    page = PdfPageContent().grid([60, 400], [60, 80, *ys]).rule(300, 60, 300, 80)
    page.words(70, 74, "The harbour", font="bold").words(310, 74, "Good", font="bold")
    return page.lines(
        70, 114, "The board asks the council to mend the northern pier",
        "and to count the lamps along the whole of the harbour.",
        "The harbour master is to be asked about the eastern",
        "breakwater.",
    )  # fmt: skip


def test_a_rule_between_the_rows_of_a_frame_parts_paragraphs() -> None:
    first = (
        "The board asks the council to mend the northern pier and to count the lamps along the "
        "whole of the harbour."
    )
    second = "The harbour master is to be asked about the eastern breakwater."
    assert labelled(read(in_rows([131.5, 165])))[1:] == [(None, first), (None, second)]
    assert labelled(read(in_rows([165])))[1:] == [(None, f"{first} {second}")]


def test_a_rule_within_a_sentence_and_bands_behind_lines_part_nothing() -> None:
    assert len(read(in_rows([117.5, 165])).blocks) == 2
    assert len(read(in_rows([117.5, 131.5, 145.5, 165])).blocks) == 2


def test_white_highlights_behind_words_are_no_table() -> None:
    page = PdfPageContent()
    page.area(60, 90, 300, 104, 1).area(300, 90, 420, 104, 1).area(60, 104, 250, 118, 1)
    page.lines(60, 100, "The board asks the council to mend the northern pier and the", "lights.")
    assert labelled(read(page)) == [
        (None, "The board asks the council to mend the northern pier and the lights.")
    ]


@pytest.mark.parametrize("plain", [False, True])
def test_white_cells_between_shaded_ones_belong_to_the_table(plain: bool) -> None:
    page = PdfPageContent()
    for row, grey in enumerate((0.8, 1, 0.8)):
        for x in (60, 200):
            page.area(x, 100 + 20 * row, x + 140, 120 + 20 * row, grey)
    sides = {edge["top"] for edge in next(read_pages(make_pdf(page), plain=plain)).edges}
    assert {100, 120, 140, 160} <= {round(side) for side in sides}
    for row, words in enumerate(("Pier", "North", "South")):
        page.words(65, 115 + 20 * row, words).words(205, 115 + 20 * row, "Sound")
    tables = [block for block in read(page).blocks if isinstance(block, Table)]
    assert [table.rows for table in tables] == [
        (("Pier", "Sound"), ("North", "Sound"), ("South", "Sound"))
    ]


def test_words_that_run_sideways_stand_in_their_cell() -> None:
    page = PdfPageContent().grid([60, 100, 300], [100, 200, 230])
    page.upwards(85, 195, "State of pier").words(105, 150, "Remarks")
    page.words(65, 220, "A").words(105, 220, "Sound")
    flow = read(page)
    assert [block.rows for block in flow.blocks if isinstance(block, Table)] == [
        (("State of pier", "Remarks"), ("A", "Sound"))
    ]
    assert flow.findings == ()


@pytest.mark.parametrize("plain", [False, True])
def test_words_that_run_sideways_beside_the_text_are_told_of(plain: bool) -> None:
    page = PdfPageContent().words(60, 100, "The pier is sound.").upwards(40, 300, "Boats a year")
    page.upwards(52, 300, "in the north")
    printed = next(read_pages(make_pdf(page), plain=plain))
    found = [line.text for line in sideways_lines(printed.pieces, 1)]
    assert found == ["Boats a year", "in the north"]
    flow = read(page)
    assert labelled(flow) == [(None, "The pier is sound.")]
    assert [(one.rule, str(one.where)) for one in flow.findings] == [
        ("text-sideways", "old report.pdf, page 1")
    ]
    assert "Boats a year / in the north" in flow.findings[0].message


def test_words_in_the_gap_of_a_grid_are_kept() -> None:
    page = PdfPageContent().grid([60, 200, 400], [100, 130, 160])
    page.rule(60, 160, 60, 200).rule(200, 160, 200, 200).rule(60, 200, 200, 200)
    page.words(65, 120, "Pier").words(205, 120, "State")
    page.words(65, 150, "North").words(205, 150, "Sound")
    page.words(65, 190, "South").words(250, 190, "See the note below")
    flow = read(page)
    tables = [block for block in flow.blocks if isinstance(block, Table)]
    assert tables[0].rows[2] == ("South", "")
    assert labelled(flow) == [(None, "See the note below")]


def test_a_small_print_note_does_not_part_a_paragraph() -> None:
    first = PdfPageContent().words(60, 700, "1.1")
    first.words(100, 700, "The board has looked at all of the lights and at the")
    first.words(60, 780, "1 As set out in the harbour plan.", size=8)
    second = PdfPageContent().words(100, 60, "northern pier.")
    flow = read(first, second)
    assert labelled(flow) == [
        ("1.1", "The board has looked at all of the lights and at the northern pier.")
    ]
    assert [type(block).__name__ for block in flow.blocks] == ["FlowParagraph", "Note"]


def test_the_raised_mark_of_a_note_is_no_figure_of_the_number_before_it() -> None:
    page = PdfPageContent().words(60, 100, "In all 17 of the 38")
    page.words(152.3, 95, "1", size=7).words(172, 100, "lights on 40 m")
    page.words(246.9, 95, "2", size=7).words(256, 100, "were out.")
    page.lines(60, 130, "The board has looked at all of them.", "It will look at them again.")
    page.words(60, 760, "1", size=6).words(66, 764, "Counted in May.", size=9)
    flow = read(page)
    first, *_, note = flow.blocks
    assert isinstance(first, FlowParagraph)
    assert isinstance(note, Note)
    assert first.text == "In all 17 of the 38 lights on 40 m2 were out."
    assert [run.note for run in first.runs if run.note] == ["1"]
    assert (note.mark, note.text) == ("1", "Counted in May.")


def test_bold_words_are_runs() -> None:
    page = PdfPageContent().words(60, 100, "The pier is ").words(130, 100, "sound", font="bold")
    block = read(page).blocks[0]
    assert isinstance(block, FlowParagraph)
    assert [(run.text, run.bold) for run in block.runs] == [
        ("The pier is ", False),
        ("sound", True),
    ]


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"%PDF-1.4\n%%EOF", b"%PDF-1.7\n1 0 obj"])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputUnreadable, match=r"in/old report\.pdf is damaged"):
        read_pdf(data, source())


def test_a_page_without_words_is_taken_for_a_scan() -> None:
    with pytest.raises(InputUnreadable, match="looks like a scan"):
        read(PdfPageContent().rule(60, 100, 400, 100))


def test_a_protected_file_says_so(corpus: Path) -> None:
    data = (corpus / "bad_files" / "PLUMBER_password-example.pdf").read_bytes()
    with pytest.raises(InputUnreadable, match="protected by a password"):
        read_pdf(data, source())


def test_the_real_report_reads_the_same_as_pdf_and_as_text(real_case: Path) -> None:
    pdf = labelled(read_pdf((real_case / "previous.pdf").read_bytes(), source()))
    plain = Source(path="previous.txt", sha256="0", kind=SourceKind.TEXT)
    text = labelled(read_text((real_case / "previous.txt").read_bytes(), plain))

    def numbered(found: list[tuple[str | None, str]]) -> list[tuple[str, str]]:
        return [
            (label, " ".join(words.split()))
            for label, words in found
            if label and label[0] in "1234567890"
        ]

    assert numbered(pdf) == numbered(text)
    assert len(numbered(pdf)) == 36


@pytest.mark.parametrize(
    ("name", "tables"),
    [
        ("KCC_full_council_2025-03-13_JHOSC_ToR_-_report_to_full_Council.pdf", [(3, 4), (3, 4)]),
        ("KCC_cabinet_2025-03-04_Cabinet_QPR_Q3_Cover.pdf", []),
    ],
)
def test_tables_of_real_reports(corpus: Path, name: str, tables: list[tuple[int, int]]) -> None:
    flow = read_pdf((corpus / "committee_pdf" / name).read_bytes(), source(name))
    found = [block for block in flow.blocks if isinstance(block, Table)]
    assert [(len(table.rows), len(table.rows[0])) for table in found] == tables


@pytest.mark.parametrize(
    "name",
    [
        "committee_pdf/KCC_full_council_2025-03-13_Governance_Update_Report.pdf",
        "committee_pdf/KCC_cabinet_2025-03-04_Cabinet_QPR_Q3_Cover.pdf",
        "inspection_pdf/ILACS_2019_blackpool_17_january_2019.pdf",
        "real_case/previous.pdf",
    ],
)
def test_the_fast_source_of_words_gives_what_pdfplumber_gives(corpus: Path, name: str) -> None:
    data = (corpus / name).read_bytes()
    fast, plain = list(read_pages(data)), list(read_pages(data, plain=True))
    assert [len(page.edges) for page in fast] == [len(page.edges) for page in plain]
    for ours, theirs in zip(fast, plain, strict=True):
        lines = build_lines(ours.pieces, ours.number)
        wanted = build_lines(theirs.pieces, theirs.number)
        assert [(line.text, line.bold, line.tagged) for line in lines] == [
            (line.text, line.bold, line.tagged) for line in wanted
        ]
        assert all(
            abs(a.x0 - b.x0) < 0.5 and abs(a.baseline - b.baseline) < 0.5
            for a, b in zip(lines, wanted, strict=True)
        )


def test_a_range_over_two_lines_makes_no_label() -> None:
    page = PdfPageContent().lines(
        60,
        100,
        "The costs of the northern pier are held in the budget of the year 2025-",
        "26 alongside the dues, as the board was told when it met in the spring.",
    )
    ((label, text),) = labelled(read(page))
    assert (label, text[57:80]) == (None, "the year 2025-26 alongs")


def test_an_encrypted_file_without_words_is_not_called_a_scan() -> None:
    made = make_pdf(PdfPageContent().rule(60, 100, 400, 100))
    data = made.replace(b"trailer\n<<", b"trailer\n<< /Kept (/Encrypt)", 1)
    assert data != made
    with pytest.raises(InputUnreadable, match="is encrypted, and no text can be read") as told:
        read_pdf(data, source())
    assert "without protection" in told.value.hint


def test_an_encrypted_file_that_opens_but_gives_no_words(corpus: Path) -> None:
    data = (corpus / "bad_files" / "PYPDF_encrypted_doc_no_id.pdf").read_bytes()
    with pytest.raises(InputUnreadable, match="is encrypted"):
        read_pdf(data, source())
