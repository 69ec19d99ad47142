"""Publishing: nothing half-written, nobody's edits lost, nothing given out that fails its check."""

import json
from pathlib import Path

import pytest

from committee_pack.build.documents import Document
from committee_pack.build.publish import publish
from committee_pack.errors import OutputUnwritable, SelfCheckFailed

RECORD = "06 provenance.json"


def write(folder: Path, data: bytes = b"new", *, overwrite: bool = False) -> tuple[Path, ...]:
    document = Document(name="06 Plan.docx", data=data)
    return publish(folder, [document], RECORD, b'{"schema": 1}', overwrite=overwrite)


def test_the_record_knows_each_file_by_its_hash(tmp_path: Path) -> None:
    report, record = write(tmp_path / "new folder")
    assert report.read_bytes() == b"new"
    assert list(json.loads(record.read_text())["files"]) == ["06 Plan.docx"]


def test_building_again_replaces_what_was_built(tmp_path: Path) -> None:
    write(tmp_path, b"first")
    write(tmp_path, b"second")
    assert (tmp_path / "06 Plan.docx").read_bytes() == b"second"


def test_an_edited_file_is_not_overwritten_unless_asked(tmp_path: Path) -> None:
    write(tmp_path, b"first")
    (tmp_path / "06 Plan.docx").write_bytes(b"edited by an officer")
    with pytest.raises(OutputUnwritable) as told:
        write(tmp_path, b"second")
    assert "06 Plan.docx has been edited" in told.value.what
    assert (tmp_path / "06 Plan.docx").read_bytes() == b"edited by an officer"
    write(tmp_path, b"second", overwrite=True)
    assert (tmp_path / "06 Plan.docx").read_bytes() == b"second"


def test_a_document_that_fails_its_check_is_kept_apart(tmp_path: Path) -> None:
    write(tmp_path, b"first")
    faulty = Document(name="06 Plan.docx", data=b"faulty", differences=("6.1 is lost",))
    with pytest.raises(SelfCheckFailed) as told:
        publish(tmp_path, [faulty], RECORD, b"{}", overwrite=False)
    assert "6.1 is lost" in told.value.what
    assert (tmp_path / "06 Plan.docx").read_bytes() == b"first"
    assert (tmp_path / "06 Plan.docx.rejected").read_bytes() == b"faulty"


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("a file")
    with pytest.raises(OutputUnwritable) as told:
        write(tmp_path / "outputs")
    assert "outputs" in told.value.what
