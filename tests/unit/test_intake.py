import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from committee_pack.errors import ExitCode, InputUnreadable
from committee_pack.model.finding import Severity
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers import intake, intake_package
from committee_pack.readers.intake import misnamed, open_source

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
CFB = bytes.fromhex("D0CF11E0A1B11AE1")


def package(
    content_type: str, main: str, more: dict[str, bytes] | None = None, *, rels: bool = True
) -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<!-- made here --><Default Extension="rels" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{content_type}"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATION}" Target="{main}"/></Relationships>'
    )
    parts = {"[Content_Types].xml": types.encode(), main: b"<x/>", **(more or {})}
    if rels:
        parts["_rels/.rels"] = relations.encode()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in parts.items():
            out.writestr(name, data)
    return made.getvalue()


DOCX = package(f"{WORD}.document.main+xml", "word/document.xml")


def refused(path: Path, data: bytes) -> InputUnreadable:
    path.write_bytes(data)
    with pytest.raises(InputUnreadable) as told:
        open_source(path)
    assert str(path) in told.value.what
    assert told.value.why and told.value.hint
    assert told.value.exit_code is ExitCode.INPUT
    return told.value


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("report.docx", DOCX, SourceKind.DOCX),
        ("report.pdf", DOCX, SourceKind.DOCX),
        ("house style.dotx", package(f"{WORD}.template.main+xml", "word/a.xml"), SourceKind.DOCX),
        ("plan.xlsx", package(f"{SHEET}.sheet.main+xml", "xl/workbook.xml"), SourceKind.XLSX),
        ("report.pdf", b"%PDF-1.7\n...", SourceKind.PDF),
        ("report.docx", b"\r\n\r\n%PDF-1.4\n...", SourceKind.PDF),
        ("notes.txt", b"1.0 Purpose\n", SourceKind.TEXT),
        ("notes.docx", "Prüfung\n".encode("cp1252"), SourceKind.TEXT),
        ("notes.txt", "\ufeffCouncil".encode("utf-16-le"), SourceKind.TEXT),
        ("plan.CSV", b"Ref,Action\n1,Do\n", SourceKind.CSV),
    ],
)
def test_content_tells_the_kind_not_the_extension(
    tmp_path: Path, name: str, data: bytes, kind: SourceKind
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    source, read = open_source(path)
    assert (source.kind, read) == (kind, data)
    assert source.path == str(path)
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("name", "kind", "says"),
    [
        ("report.docx", SourceKind.PDF, "report.docx is called .docx, but is a pdf file"),
        ("old/REPORT.PDF", SourceKind.DOCX, "REPORT.PDF is called .pdf, but is a docx file"),
        ("notes.docx", SourceKind.TEXT, "notes.docx is called .docx, but is a txt file"),
    ],
)
def test_a_wrong_extension_is_told(name: str, kind: SourceKind, says: str) -> None:
    told = misnamed(Source(path=name, sha256="0" * 64, kind=kind))
    assert told is not None
    assert (told.rule, told.severity) == ("misnamed-file", Severity.INFO)
    assert told.message.startswith(says)


@pytest.mark.parametrize("name", ["report.docx", "house style.dotx", "report", "report.v2"])
def test_a_right_or_unknown_extension_is_not(name: str) -> None:
    assert misnamed(Source(path=name, sha256="0" * 64, kind=SourceKind.DOCX)) is None


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="There is no file"):
        open_source(tmp_path / "absent.docx")
    with pytest.raises(InputUnreadable, match="is a folder"):
        open_source(tmp_path)


def test_a_name_longer_than_the_system_allows_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="name is longer than this computer allows"):
        open_source(tmp_path / f"{'x' * 300}.docx")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", b"", "is empty"),
        ("a.docx", CFB + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "a password"),
        ("a.doc", CFB + bytes(512) + "WordDocument".encode("utf-16-le"), "old kind (.doc)"),
        ("a.xls", CFB + bytes(512) + "Workbook".encode("utf-16-le"), "old kind (.xls)"),
        ("a.docx", CFB + bytes(512), "old kind"),
        ("a.docx", DOCX[:-40], "damaged"),
        ("a.pdf", b"  <!DOCTYPE html><html><body>Not found", "a web page"),
        ("a.docx", b'\xef\xbb\xbf<?xml version="1.0"?><pkg:package/>', "an XML file"),
        ("a.docx", b"{\\rtf1\\ansi Report}", "Rich Text"),
        ("a.docx", b"\x89PNG\r\n\x1a\n\x00\x00", "no kind that is read"),
        ("a.docm", package(f"{WORD}.x.macroEnabled.main+xml", "word/document.xml"), "macros"),
        (
            "a.docx",
            package(f"{WORD}.document.main+xml", "word/d.xml", {"word/vbaProject.bin": b"x"}),
            "macros",
        ),
        ("a.zip", package("text/plain", "notes.txt", rels=False), "without a Word document"),
        ("a.docx", package("application/x-slides", "ppt/presentation.xml"), "neither a Word"),
    ],
)
def test_refused_with_one_message(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    assert says in refused(tmp_path / name, data).what


def test_a_part_that_stands_twice_is_refused(tmp_path: Path) -> None:
    made = io.BytesIO(DOCX)
    with zipfile.ZipFile(made, "a") as out, pytest.warns(UserWarning):
        out.writestr("word/document.xml", b"<other/>")
    assert "word/document.xml twice" in refused(tmp_path / "a.docx", made.getvalue()).what


def test_caps_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = package(f"{WORD}.document.main+xml", "word/document.xml", {"word/a.xml": bytes(4000)})
    monkeypatch.setattr(intake_package, "MAX_XML_BYTES", 3000)
    assert "word/a.xml, which unpacks to" in refused(tmp_path / "a.docx", big).what
    monkeypatch.setattr(intake_package, "MAX_XML_BYTES", 5000)
    monkeypatch.setattr(intake_package, "MAX_TOTAL_BYTES", 4001)
    assert "unpacks to" in refused(tmp_path / "a.docx", big).what
    monkeypatch.setattr(intake_package, "MAX_ENTRIES", 2)
    assert "the limit is 2" in refused(tmp_path / "a.docx", big).what
    monkeypatch.setattr(intake, "MAX_FILE_BYTES", 10)
    assert "the limit is 0 MB" in refused(tmp_path / "a.docx", big).what


def test_a_table_that_compresses_well_passes(tmp_path: Path) -> None:
    row = b"<w:tr><w:tc><w:p><w:r><w:t>Yes</w:t></w:r></w:p></w:tc></w:tr>"
    path = tmp_path / "table.docx"
    path.write_bytes(
        package(f"{WORD}.document.main+xml", "word/document.xml", {"word/t.xml": row * 60_000})
    )
    assert path.stat().st_size * 200 < len(row) * 60_000
    assert open_source(path)[0].kind is SourceKind.DOCX
