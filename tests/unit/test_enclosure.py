"""A file that is copied: what it holds beside what it shows is told by kind, not by words."""

from pathlib import Path

import docx
import pytest
import xlwt
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.comments import Comment

from committee_pack.build.enclosures import look_over
from committee_pack.errors import InputUnreadable
from committee_pack.model.finding import Severity
from tests.docx_parts import NAMESPACES

SECRET = "Quillfeather"


def rules(path: Path) -> dict[str, Severity]:
    found = look_over(path).findings
    assert SECRET not in " ".join(one.message + one.hint for one in found)
    return {one.rule: one.severity for one in found if one.rule != "enclosed-properties"}


def test_a_word_file_with_comments_deleted_and_hidden_words(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Words to be seen.")
    document.add_comment(paragraph.runs, SECRET, author="A")
    paragraph._p.append(
        parse_xml(
            f'<w:del {NAMESPACES} w:id="7" w:author="A"><w:r><w:delText>{SECRET}</w:delText></w:r>'
            "</w:del>"
        )
    )
    document.add_paragraph().add_run(SECRET).font.hidden = True
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert rules(path) == {
        "enclosed-comments": Severity.WARNING,
        "enclosed-changes": Severity.WARNING,
        "enclosed-hidden-text": Severity.WARNING,
    }


def test_a_workbook_with_a_hidden_sheet_row_and_comment(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append((SECRET,))
    sheet["A1"].comment = Comment(SECRET, "A")
    sheet.row_dimensions[1].hidden = True
    book.create_sheet(SECRET).sheet_state = "veryHidden"
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert rules(path) == {
        "enclosed-comments": Severity.WARNING,
        "enclosed-hidden-cells": Severity.WARNING,
        "enclosed-hidden-sheet": Severity.ERROR,
    }


def test_an_old_workbook_with_a_hidden_sheet(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("Seen").write(0, 0, "Words")
    hidden = book.add_sheet(SECRET)
    hidden.write(0, 0, SECRET)
    hidden.visibility = 1
    path = tmp_path / "a.xls"
    book.save(str(path))
    assert rules(path) == {
        "enclosed-unknown": Severity.WARNING,
        "enclosed-hidden-sheet": Severity.ERROR,
    }


def test_a_plain_file_of_each_kind_has_nothing_to_tell(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Words.")
    document.save(str(tmp_path / "a.docx"))
    book = Workbook()
    book.save(tmp_path / "a.xlsx")
    assert rules(tmp_path / "a.docx") == {}
    assert rules(tmp_path / "a.xlsx") == {}


def test_properties_that_name_people_are_told_without_the_name(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = SECRET
    document.save(str(tmp_path / "a.docx"))
    (told,) = look_over(tmp_path / "a.docx").findings
    assert told.severity is Severity.INFO
    assert "(creator" in told.message
    assert SECRET not in told.message


def test_what_cannot_be_looked_into_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
    with pytest.raises(InputUnreadable):
        look_over(tmp_path / "a.jpg")


def pdf(path: Path, page: str, catalog: str = "", info: str = "") -> Path:
    """Write a pdf of one empty page; its table of objects is left to the reader to rebuild."""
    objects = (
        f"1 0 obj <</Type/Catalog/Pages 2 0 R {catalog}>> endobj",
        "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj",
        f"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]{page}>> endobj",
        "4 0 obj <</Type/EmbeddedFile/Length 5>> stream\nwords\nendstream endobj",
        "5 0 obj <</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F 4 0 R>>>> endobj",
        f"6 0 obj <<{info}>> endobj",
        "trailer <</Root 1 0 R/Info 6 0 R/Size 7>>",
    )
    path.write_text("%PDF-1.7\n" + "\n".join(objects) + "\n%%EOF\n", encoding="ascii")
    return path


def test_a_pdf_with_a_remark_and_a_file_attached(tmp_path: Path) -> None:
    remark = f"/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents({SECRET})>>]"
    attached = "/Names<</EmbeddedFiles<</Names[(a.txt) 5 0 R]>>>>"
    assert rules(pdf(tmp_path / "a.pdf", remark, attached)) == {
        "enclosed-comments": Severity.WARNING,
        "enclosed-file": Severity.WARNING,
    }


def test_a_link_in_a_pdf_is_no_remark(tmp_path: Path) -> None:
    link = "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]>>]"
    assert rules(pdf(tmp_path / "a.pdf", link)) == {}


def test_the_author_of_a_pdf_is_told_without_the_name(tmp_path: Path) -> None:
    (told,) = look_over(pdf(tmp_path / "a.pdf", "", info=f"/Author({SECRET})")).findings
    assert told.rule == "enclosed-properties"
    assert SECRET not in told.message
