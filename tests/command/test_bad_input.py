"""Bad input: one message in three parts, the right exit code, and the other reports built."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main

MEETING = """
[meeting]
committee = "Scrutiny Committee"
date = 2026-11-26
[[report]]
id = "plan"
item = 6
previous = "inputs/previous.docx"
inspection = "inputs/inspection.pdf"
[report.progress]
plan = "inputs/plan.xlsx"
[[report]]
id = "fostering"
item = 7
previous = "inputs/fostering.pdf"
"""

# A compound file, as Office makes of a document with a password [MS-CFB, MS-OFFCRYPTO].
ENCRYPTED_OFFICE = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1024 + "EncryptedPackage".encode("utf-16-le")
)
ENCRYPTED_OFFICE += b"\0" * 2048


def encrypted_pdf() -> bytes:
    """A PDF whose password is none that anybody knows (PDF 1.7, 7.6.3)."""
    secret = "<" + "ab" * 32 + ">"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        f"<< /Filter /Standard /V 1 /R 2 /O {secret} /U {secret} /P -4 >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{held}\nendobj\n".encode()
    start = len(body)
    body += b"xref\n0 5\n0000000000 65535 f \n"
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00><00>] >>\n"
    return body + b"startxref\n%d\n%%%%EOF\n" % start


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a meeting of two reports that build."""
    inputs = shipped_root() / "inputs"
    (tmp_path / "inputs").mkdir()
    for name, source in {
        "previous.docx": "2026-09-17 improvement plan.docx",
        "inspection.pdf": "inspection 2026-02-20.pdf",
        "plan.xlsx": "action plan 2026-11.xlsx",
        "fostering.pdf": "2026-07-09 fostering recruitment.pdf",
    }.items():
        shutil.copyfile(inputs / source, tmp_path / "inputs" / name)
    (tmp_path / "inputs" / "meeting.toml").write_text(MEETING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(home: Path) -> list[str]:
    return sorted(
        path.name
        for path in (home / "outputs").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    )


def spoil(data: bytes, name: str) -> Callable[[Path], None]:
    def spoiled(home: Path) -> None:
        (home / "inputs" / name).write_bytes(data)

    return spoiled


def cut_short(name: str) -> Callable[[Path], None]:
    def cut(home: Path) -> None:
        path = home / "inputs" / name
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return cut


def gone(name: str) -> Callable[[Path], None]:
    return lambda home: (home / "inputs" / name).unlink()


@pytest.mark.parametrize(
    ("spoiled", "what"),
    [
        (gone("previous.docx"), "previous.docx"),
        (gone("inspection.pdf"), "inspection.pdf"),
        (gone("plan.xlsx"), "plan.xlsx"),
        (spoil(b"", "previous.docx"), "empty"),
        (spoil(b"\0\1\2 no document \xff" * 9, "previous.docx"), "previous.docx"),
        (spoil(b"<html><body>Log in</body></html>", "inspection.pdf"), "inspection.pdf"),
        (spoil(ENCRYPTED_OFFICE, "previous.docx"), "password"),
        (spoil(ENCRYPTED_OFFICE, "plan.xlsx"), "password"),
        (spoil(encrypted_pdf(), "inspection.pdf"), "password"),
        (cut_short("previous.docx"), "previous.docx"),
        (cut_short("inspection.pdf"), "inspection.pdf"),
        (cut_short("plan.xlsx"), "plan.xlsx"),
    ],
)
def test_a_bad_source_stops_its_own_report_alone(
    home: Path, capfd: pytest.CaptureFixture[str], spoiled: Callable[[Path], None], what: str
) -> None:
    spoiled(home)
    assert main(["build", "--only", "plan"]) == 3
    told = capfd.readouterr().err
    assert what in told
    assert "Why it matters:" in told
    assert "What to do:" in told
    assert "Traceback" not in told
    assert names(home) == []
    assert main(["build"]) == 6
    assert names(home) == [
        "07 Fostering Recruitment and Retention.docx",
        "07 provenance - not for publication.html",
        "07 provenance - not for publication.json",
    ]


@pytest.mark.parametrize(
    ("before", "after", "hint"),
    [
        ("[report.progress]", "[report.sections.finances]\n[report.progress]", '"finance"'),
        ('id = "plan"', 'id = "plan"\noficer = "Jo"', '"officer"'),
        ("date = 2026-11-26", 'date = "soon"', "2026-11-26"),
    ],
)
def test_a_mistake_in_the_meeting_file_is_told(
    home: Path, capfd: pytest.CaptureFixture[str], before: str, after: str, hint: str
) -> None:
    text = MEETING.replace(before, after, 1)
    (home / "inputs" / "meeting.toml").write_text(text, encoding="utf-8")
    assert main(["build", "--only", "plan"]) == 2
    assert hint in capfd.readouterr().err
    assert names(home) == []


def template_with(home: Path, before: str, after: str) -> None:
    """Put the shipped template beside the meeting file, with one place of its body changed."""
    shipped = shipped_root() / "templates" / "scrutiny-report.docx"
    target = home / "templates" / "scrutiny-report.docx"
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(shipped) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                assert before.encode() in data
                data = data.replace(before.encode(), after.encode(), 1)
            copy.writestr(name, data)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{{ report.titel }}", "report.title"),
        ("{{ report.title", "report.title"),
        ("{% for x in y %}", "for"),
    ],
)
def test_a_fault_in_the_template_is_told(
    home: Path, capfd: pytest.CaptureFixture[str], tag: str, words: str
) -> None:
    template_with(home, "<w:sectPr", f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p><w:sectPr")
    assert main(["build", "--only", "fostering"]) == 4
    told = capfd.readouterr().err
    assert words in told
    assert "Traceback" not in told
    assert names(home) == []


def test_a_template_without_a_section_would_lose_it(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    template_with(home, "{{ sections.legal }}", "See the file.")
    assert main(["build", "--only", "fostering"]) == 4
    assert "sections.legal" in capfd.readouterr().err
    assert names(home) == []


def test_an_output_that_cannot_be_replaced_is_told(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = home / "outputs" / "2026-11-26 Scrutiny Committee"
    # A folder of the report's name stands for a file that another program holds.
    (folder / "07 Fostering Recruitment and Retention.docx" / "held").mkdir(parents=True)
    assert main(["build", "--only", "fostering"]) == 5
    assert "07 Fostering" in capfd.readouterr().err
    assert names(home) == []


def test_a_report_id_that_is_not_there_is_told(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--only", "planning"]) == 2
    assert "plan, fostering" in capfd.readouterr().err


def test_reading_goes_on_after_a_bad_file(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (home / "inputs" / "bad.docx").write_bytes(ENCRYPTED_OFFICE)
    files = ["inputs/bad.docx", "inputs/previous.docx", "inputs/none.docx"]
    assert main(["extract", *files, "--format", "json", "--out", "read"]) == 6
    assert sorted(path.name for path in (home / "read").iterdir()) == ["previous.json"]
    assert capfd.readouterr().err.count("What to do:") == 2
    assert main(["extract", "inputs/bad.docx"]) == 3
