import io
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from committee_pack.errors import InputUnreadable
from committee_pack.model.report import Paragraph
from committee_pack.model.source import SourceKind
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report

PROFILE = load_profile("scrutiny-14")
TEXT = """Report to: HARBOUR SCRUTINY COMMITTEE

Date of meeting: 2 March 2026

HARBOUR PLAN

1.0 Purpose of the report

1.1 To inform the committee of the harbour plan.

2.0 Background papers

2.1 None.
"""


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Report to: HARBOUR SCRUTINY COMMITTEE")
    document.add_paragraph("Date of meeting: 2 March 2026")
    document.add_paragraph("Harbour plan", style="Title")
    for heading, words in (
        ("1.0\tPurpose of the report", "1.1\tTo inform the committee of the harbour plan."),
        ("2.0\tBackground papers", "2.1\tNone."),
    ):
        document.add_paragraph(heading).runs[0].bold = True
        document.add_paragraph(words)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind", "title"),
    [
        ("report.txt", TEXT.encode(), SourceKind.TEXT, "HARBOUR PLAN"),
        ("report.docx", word_file(), SourceKind.DOCX, "Harbour plan"),
        ("really word.pdf", word_file(), SourceKind.DOCX, "Harbour plan"),
        ("house style.dotx", word_file(), SourceKind.DOCX, "Harbour plan"),
    ],
)
def test_one_report_from_every_kind(
    tmp_path: Path, name: str, data: bytes, kind: SourceKind, title: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    report = read_report(path, PROFILE)
    assert report.source is not None and report.source.kind is kind
    assert report.profile == "scrutiny-14"
    assert report.title == title
    assert report.front_matter == {
        "Report to": "HARBOUR SCRUTINY COMMITTEE",
        "Date of meeting": "2 March 2026",
    }
    assert [(s.id, s.number, s.heading) for s in report.sections] == [
        ("purpose", "1.0", "Purpose of the report"),
        ("background_papers", "2.0", "Background papers"),
    ]
    first = report.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.number, first.text) == ("1.1", "To inform the committee of the harbour plan.")
    assert report.background_papers == ()
    misnamed = ["misnamed-file"] if name.startswith("really") else []
    assert [finding.rule for finding in report.findings] == misnamed


def test_data_is_no_report(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Ref,Action\n1,Dredge\n", encoding="utf-8")
    with pytest.raises(InputUnreadable, match="not a report") as told:
        read_report(path, PROFILE)
    assert "meeting.toml" in told.value.hint


def test_a_word_file_is_read_without_the_pdf_libraries(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(word_file())
    code = (
        "import sys; from pathlib import Path;"
        "from committee_pack.profiles import load_profile;"
        "from committee_pack.readers.committee import read_report;"
        "read_report(Path(sys.argv[1]), load_profile('scrutiny-14'));"
        "print('pdfplumber' in sys.modules, 'pandas' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["False", "False"]
