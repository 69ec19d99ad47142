"""Footnotes in a written Word file: real ones, in the order of the page, beside the template's."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from committee_pack.build.read_back import read_back
from committee_pack.model.report import Block, Note, Paragraph, Run, Table
from tests.rendering import as_pdf
from tests.unit.test_writer_docx import W, filled, lines, part
from tests.word_validity import problems

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@pytest.fixture(scope="module")
def template(project: Path) -> bytes:
    return (project / "templates" / "scrutiny-report.docx").read_bytes()


def noted(text: str, *marks: str) -> Paragraph:
    runs = (Run(text=text), *(Run(text="", note=mark) for mark in marks))
    return Paragraph(number="1.1", text=text, runs=runs)


def with_parts(data: bytes, edits: Mapping[str, tuple[str, str]], **added: str) -> bytes:
    """Change the text of some parts of a Word file, and add others."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name in edits:
                before, after = (one.encode() for one in edits[name])
                assert before in text
                text = text.replace(before, after, 1)
            new.writestr(name, text)
        for name, content in added.items():
            new.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def house_notes(template: bytes) -> bytes:
    """Give the template notes of its own: of the last heading (id 2), of the first (id 5)."""
    relation = f'<Relationship Id="rId77" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
    kind = f'<Override PartName="/word/footnotes.xml" ContentType="{FOOTNOTES}"/>'
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{words}</w:t></w:r>'
        "</w:p></w:footnote>"
        for number, words in ((2, "About the papers."), (5, "About the purpose."))
    )
    lines_between = "".join(
        f'<w:footnote w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p>'
        "</w:footnote>"
        for number, name in enumerate(("separator", "continuationSeparator"))
    )
    xml = f'<w:footnotes xmlns:w="{W[1:-1]}">{lines_between}{notes}</w:footnotes>'
    first = "Purpose of the report</w:t></w:r>"
    with_first = with_parts(
        template,
        {
            "word/document.xml": (f"{first}</w:p>", first + reference.format(5)),
            "word/_rels/document.xml.rels": ("</Relationships>", f"{relation}</Relationships>"),
            "[Content_Types].xml": ("</Types>", f"{kind}</Types>"),
        },
        footnotes=xml,
    )
    last = "Background papers</w:t></w:r>"
    return with_parts(
        with_first, {"word/document.xml": (f"{last}</w:p>", last + reference.format(2))}
    )


def references(data: bytes) -> list[str | None]:
    return [one.get(f"{W}id") for one in part(data).iter(f"{W}footnoteReference")]


def ordinary(data: bytes) -> list[tuple[str | None, str]]:
    """Give the id and words of the notes, in the order in which they stand in the file."""
    return [
        (note.get(f"{W}id"), "".join(map(str, note.itertext())).strip())
        for note in part(data, "word/footnotes.xml")
        if note.get(f"{W}type") is None
    ]


BLOCKS: tuple[Block, ...] = (
    noted("Two notes.", "1", "2"),
    Note(mark="1", text="The first."),
    Note(mark="2", text="The second,\nin two lines."),
    Table(
        header_rows=1,
        rows=(("Measure",), ("Visits\nin time",)),
        runs=(((),), ((Run(text="Visits\nin"), Run(text="", note="3"), Run(text=" time")),)),
    ),
    Note(mark="3", text="In a cell."),
)


def test_notes_are_words_own_and_in_the_order_of_the_page(template: bytes) -> None:
    data = filled(template, blocks={"sections.background": BLOCKS}).data
    assert problems(data) == []
    assert references(data) == ["1", "2", "3"]
    assert ordinary(data) == [
        ("1", "The first."),
        ("2", "The second,in two lines."),
        ("3", "In a cell."),
    ]
    assert "The first." not in lines(data)


def test_a_written_note_reads_back(template: bytes) -> None:
    data = filled(template, blocks={"sections.background": BLOCKS}).data
    got = [block for block in read_back(data, "x.docx").blocks if isinstance(block, Note)]
    assert [(note.mark, note.text) for note in got] == [
        ("1", "The first."),
        ("2", "The second,\nin two lines."),
        ("3", "In a cell."),
    ]


def test_the_lines_above_notes_are_named_in_the_settings(template: bytes) -> None:
    data = filled(template, blocks={"sections.background": BLOCKS}).data
    found = part(data, "word/settings.xml").find(f"{W}footnotePr")
    assert found is not None
    assert [one.get(f"{W}id") for one in found] == ["-1", "0"]
    following = found.getnext()
    assert following is not None and following.tag == f"{W}compat"


def test_a_file_without_notes_has_no_part_for_them(template: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(filled(template).data)) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


def test_the_templates_own_notes_stay_and_all_are_in_order(template: bytes) -> None:
    data = filled(house_notes(template), blocks={"sections.background": BLOCKS}).data
    assert problems(data) == []
    assert references(data) == ["2", "3", "4", "5", "6"]
    assert ordinary(data) == [
        ("2", "About the purpose."),
        ("3", "The first."),
        ("4", "The second,in two lines."),
        ("5", "In a cell."),
        ("6", "About the papers."),
    ]


def test_a_link_in_a_note_belongs_to_the_notes(template: bytes) -> None:
    link = Run(text="the act", link="https://www.example.org/act")
    note = Note(mark="1", text="See the act.", runs=(Run(text="See "), link, Run(text=".")))
    data = filled(template, blocks={"sections.background": (noted("A.", "1"), note)}).data
    assert problems(data) == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        links = archive.read("word/_rels/footnotes.xml.rels").decode()
        assert "https://www.example.org/act" in links
        assert "example.org" not in archive.read("word/_rels/document.xml.rels").decode()
    (got,) = (block for block in read_back(data, "x.docx").blocks if isinstance(block, Note))
    assert link in got.runs


def test_a_template_without_the_styles_gets_raised_figures(template: bytes) -> None:
    bare = with_parts(
        template,
        {"word/styles.xml": ('w:val="footnote reference"', 'w:val="Something else"')},
    )
    made = filled(bare, blocks={"sections.background": BLOCKS})
    assert problems(made.data) == []
    reference = next(part(made.data).iter(f"{W}footnoteReference"))
    run = reference.getparent()
    assert run is not None
    assert run.find(f"{W}rPr/{W}vertAlign") is not None
    assert "template-style-missing" in [finding.rule for finding in made.findings]


def test_a_note_is_not_lost_with_runs_that_are_other_words(template: bytes) -> None:
    block = Paragraph(
        number="1.1", text="New words.", runs=(Run(text="Old"), Run(text="", note="1"))
    )
    note = Note(mark="1", text="Minute 12.")
    data = filled(template, blocks={"sections.background": (block, note)}).data
    assert "1 Minute 12." in lines(data)


def test_a_mark_without_its_note_is_raised(template: bytes) -> None:
    data = filled(template, blocks={"sections.background": (noted("A.", "7"),)}).data
    raised = [
        run for run in part(data).iter(f"{W}r") if run.find(f"{W}rPr/{W}vertAlign") is not None
    ]
    assert ["".join(map(str, run.itertext())) for run in raised] == ["7"]


def test_hostile_words_in_a_note_stay_words(template: bytes) -> None:
    words = "{{ 7*7 }} <w:br/> & \x0b ]]> {% if %}"
    data = filled(
        template, blocks={"sections.background": (noted("A.", "1"), Note(mark="1", text=words))}
    ).data
    assert ordinary(data) == [("1", words.replace("\x0b", "�"))]
    assert etree.tostring(part(data, "word/footnotes.xml")).count(b"<w:br/>") == 0


def test_each_mark_has_its_own_words_on_the_rendered_page(template: bytes, tmp_path: Path) -> None:
    import pdfplumber

    document = tmp_path / "notes.docx"
    document.write_bytes(filled(house_notes(template), blocks={"sections.background": BLOCKS}).data)
    with pdfplumber.open(as_pdf(document, tmp_path)) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    for mark, words in enumerate(
        ("About the purpose.", "The first.", "The second,", "In a cell.", "About the papers."),
        start=1,
    ):
        assert f"\n{mark} {words}" in text or f"\n{mark}{words}" in text
