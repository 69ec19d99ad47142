"""Whatever stands in last time's report, a build carries it over or says what it could not."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main
from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Report,
    Run,
    Span,
    Table,
    words_of,
)
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report
from committee_pack.writers.markers import is_bullet
from tests.docx_parts import NAMESPACES
from tests.unit.test_writer_pictures import png

MEETING = """
[meeting]
committee = "Scrutiny Committee"
date = 2026-11-26
[[report]]
id = "plan"
item = 6
previous = "previous.docx"
officer = "Rowan Ashdale"
"""
PROFILE = load_profile("scrutiny-14")
LINKS = {
    "https://www.example.org/a?b=1&c=2": "https://www.example.org/a?b=1&c=2",
    "https://example.org/ä b?x=1&y=<2>": "https://example.org/%C3%A4%20b?x=1&y=%3C2%3E",
    "mailto:a@example.org": "mailto:a@example.org",
    "file:///c:/x": None,
    "../a b.docx": None,
    "javascript:alert(1)": None,
    "#bookmark": None,
}


class Previous:
    """Last time's report, with a place in section 6 to put blocks at."""

    def __init__(self, folder: Path) -> None:
        root = shipped_root()
        self._path = folder / "previous.docx"
        shutil.copyfile(root / "inputs/2026-09-17 improvement plan.docx", self._path)
        shutil.copytree(root / "templates", folder / "templates")
        (folder / "meeting.toml").write_text(MEETING, encoding="utf-8")
        self.document: Document = docx.Document(str(self._path))
        words = [one.text for one in self.document.paragraphs]
        place = next(at for at, text in enumerate(words) if text.startswith("Background and"))
        self._after = self.document.paragraphs[place + 1]

    def paragraph(self, words: str = "") -> WordParagraph:
        """Put a paragraph behind what was put there before."""
        made = self.document.add_paragraph(words)
        self.put(made._element)
        self._after = made
        return made

    def put(self, element: object) -> None:
        self._after._element.addnext(element)

    def save(self) -> Report:
        self.document.save(str(self._path))
        return read_report(self._path, PROFILE)

    def relate(self, kind: str, part: Part) -> str:
        return str(self.document.part.relate_to(part, kind))

    def part(self, name: str, kind: str, data: bytes) -> Part:
        return Part(PackURI(name), kind, data, self.document.part.package)


@pytest.fixture
def previous(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Previous:
    monkeypatch.chdir(tmp_path)
    return Previous(tmp_path)


def build(capfd: pytest.CaptureFixture[str], *more: str) -> tuple[Report, str]:
    code = main(["build", "meeting.toml", *more])
    told = capfd.readouterr().err
    assert code == 0, told
    (made,) = Path("outputs").rglob("06 *.docx")
    return read_report(made, PROFILE), told


def section(report: Report) -> tuple[Block, ...]:
    return next(one for one in report.sections if one.id == "background").blocks


def hyperlink(previous: Previous, paragraph: WordParagraph, words: str, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    if address.startswith("#"):
        link.set(qn("w:anchor"), address[1:])
    else:
        relations = previous.document.part.rels
        link.set(qn("r:id"), relations.get_or_add_ext_rel(RELATIONSHIP_TYPE.HYPERLINK, address))
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    run.append(text)
    link.append(run)
    paragraph._element.append(link)


def drawing(relation: str, alt: str, link: str = "embed") -> object:
    return parse_xml(
        f'<w:r {NAMESPACES}><w:drawing><wp:inline><wp:extent cx="914400" cy="457200"/>'
        f'<wp:docPr id="7" name="Picture 7" descr="{alt}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="7" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:{link}="{relation}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def pictures(report: Report) -> list[Picture]:
    return [block for block in section(report) if isinstance(block, Picture)]


def harbour_dues(report: Report) -> Table:
    return next(one for one in section(report) if isinstance(one, Table) and "Dues" in one.rows[0])


def runs(report: Report) -> Iterator[Run]:
    for block in section(report):
        if isinstance(block, Paragraph | ListItem | Note):
            yield from block.runs


def test_a_picture_is_carried_with_its_bytes(
    previous: Previous, capfd: pytest.CaptureFixture[str]
) -> None:
    holder = previous.paragraph()
    holder.add_run().add_picture(io.BytesIO(png(96, 48)), width=Pt(72))
    (properties,) = holder._element.iter(qn("wp:docPr"))
    properties.set("descr", "Map of the harbour")
    (before,) = pictures(previous.save())
    (after,) = pictures(build(capfd)[0])
    assert (after.alt, after.data) == ("Map of the harbour", png(96, 48))
    assert (after.width, after.height) == (before.width, before.height)


@pytest.mark.parametrize(
    ("name", "kind", "data"),
    [
        ("x.emf", "image/x-emf", b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 60),
        ("x.wmf", "image/x-wmf", b"\xd7\xcd\xc6\x9a" + b"\0" * 40),
        ("x.svg", "image/svg+xml", b"<svg/>"),
        ("x.png", "image/png", b""),
    ],
)
def test_a_picture_that_cannot_be_shown_leaves_its_words(
    previous: Previous, capfd: pytest.CaptureFixture[str], name: str, kind: str, data: bytes
) -> None:
    part = previous.part(f"/word/media/{name}", kind, data)
    relation = previous.relate(RELATIONSHIP_TYPE.IMAGE, part)
    previous.paragraph()._element.append(drawing(relation, "Assessments by month"))
    previous.save()
    report, told = build(capfd)
    assert "[Picture: Assessments by month]" in [words_of(block) for block in section(report)]
    assert "The picture “Assessments by month” cannot be put into Word" in told


def test_a_linked_picture_without_words_is_a_gap(
    previous: Previous, capfd: pytest.CaptureFixture[str]
) -> None:
    relation = previous.document.part.rels.get_or_add_ext_rel(
        RELATIONSHIP_TYPE.IMAGE, "file:///c:/pictures/x.png"
    )
    previous.paragraph()._element.append(drawing(relation, "", "link"))
    previous.save()
    report, told = build(capfd)
    assert "[Picture]" in [words_of(block) for block in section(report)]
    assert "A picture cannot be put into Word" in told


@pytest.mark.parametrize(("address", "kept"), LINKS.items())
def test_the_words_of_a_link_stay_and_its_address_where_it_is_safe(
    previous: Previous, capfd: pytest.CaptureFixture[str], address: str, kept: str | None
) -> None:
    hyperlink(previous, previous.paragraph("See "), "the harbour plan", address)
    previous.save()
    report, told = build(capfd)
    assert "See the harbour plan" in [words_of(block) for block in section(report)]
    assert [run.link for run in runs(report) if run.text == "the harbour plan"] == (
        [kept] if kept else []
    )
    assert ("is left out; its words “the harbour plan” stand as text" in told) == (kept is None)


def test_a_footnote_is_carried(previous: Previous, capfd: pytest.CaptureFixture[str]) -> None:
    holder = previous.paragraph("Dues rose")
    reference = parse_xml(f'<w:r {NAMESPACES}><w:footnoteReference w:id="2"/></w:r>')
    holder._element.append(reference)
    notes = (
        f'<w:footnotes {NAMESPACES}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
        "<w:r><w:t> Minute 12 of the Harbour Board.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = previous.part("/word/footnotes.xml", kind, notes.encode())
    previous.relate(RELATIONSHIP_TYPE.FOOTNOTES, part)
    previous.save()
    blocks = section(build(capfd)[0])
    (note,) = (block for block in blocks if isinstance(block, Note))
    before = blocks[blocks.index(note) - 1]
    assert note.text == "Minute 12 of the Harbour Board."
    assert words_of(before) == "Dues rose"


def test_a_table_with_merged_cells_is_carried(
    previous: Previous, capfd: pytest.CaptureFixture[str]
) -> None:
    made = previous.document.add_table(rows=3, cols=3)
    for row, words in enumerate((("Quay", "", "Dues"), ("North", "Old", "£5"), ("", "New", "£6"))):
        for column, text in enumerate(words):
            made.cell(row, column).text = text
    made.cell(0, 0).merge(made.cell(0, 1)).paragraphs[0].add_run(" and berth").bold = True
    made.cell(1, 0).merge(made.cell(2, 0)).add_paragraph("and the pier")
    hyperlink(previous, made.cell(2, 1).paragraphs[0], " notes", "https://example.org/ä b")
    previous.put(made._element)
    before, after = harbour_dues(previous.save()), harbour_dues(build(capfd)[0])
    assert [[" ".join(cell.split()) for cell in row] for row in after.rows] == [
        ["Quay and berth", "", "Dues"],
        ["North and the pier", "Old", "£5"],
        ["", "New notes", "£6"],
    ]
    assert set(after.spans) == set(before.spans)
    assert set(after.spans) == {Span(row=0, column=0, columns=2), Span(row=1, column=0, rows=2)}
    looks = [run for row in after.runs for cell in row for run in cell if run.bold or run.link]
    assert looks == [
        Run(text=" and berth", bold=True),
        Run(text=" notes", link="https://example.org/%C3%A4%20b"),
    ]


def test_lists_in_lists_are_carried(previous: Previous, capfd: pytest.CaptureFixture[str]) -> None:
    wanted = [
        (1, "(a)", "the north quay"),
        (2, "(i)", "its wall"),
        (2, "(ii)", "its steps"),
        (3, "•", "the lower ones"),
        (2, "(iii)", "its lamp"),
        (1, "(b)", "the south quay"),
        (2, "•", "its crane"),
        (1, "(c)", "the pier"),
    ]
    previous.paragraph("Works are planned at:")
    for level, marker, words in wanted:
        previous.paragraph(f"{marker}\t{words}").paragraph_format.left_indent = Pt(36 * level)
    previous.save()
    items = [block for block in section(build(capfd)[0]) if isinstance(block, ListItem)]
    shown = [
        (one.level, "•" if is_bullet(one.marker) else one.marker, one.text)
        for one in items[: len(wanted)]
    ]
    assert shown == wanted


def test_control_characters_are_told_and_nothing_else_is_lost(
    previous: Previous, capfd: pytest.CaptureFixture[str]
) -> None:
    previous.paragraph("Left\x85right")
    previous.save()
    report, told = build(capfd)
    assert "Left�right" in [words_of(block) for block in section(report)]
    assert "unprintable" in told or "cannot hold" in told


def test_a_pdf_with_a_picture_is_carried(
    previous: Previous, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from tests.rendering import as_pdf

    holder = previous.paragraph()
    holder.add_run().add_picture(io.BytesIO(png(96, 48)), width=Pt(72))
    previous.save()
    as_pdf(tmp_path / "previous.docx", tmp_path)
    Path("meeting.toml").write_text(MEETING.replace(".docx", ".pdf"), encoding="utf-8")
    report, told = build(capfd)
    words = [words_of(block) for block in section(report)]
    assert any(isinstance(block, Picture) for block in section(report)) or (
        "[Picture]" in words and "cannot be put into Word" in told
    )
