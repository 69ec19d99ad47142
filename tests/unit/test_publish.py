"""Publishing: nothing half-written, nobody's edits lost, nothing given out that fails its check."""

import hashlib
import json
from pathlib import Path

import pytest

from committee_pack.build.documents import Document
from committee_pack.build.publish import Published, publish
from committee_pack.errors import OutputUnwritable, SelfCheckFailed

RECORD = "06 provenance.json"


def write(
    folder: Path, data: bytes = b"new", *, name: str = "06 Plan.docx", overwrite: bool = False
) -> Published:
    document = Document(name=name, data=data)
    return publish(folder, [document], RECORD, b'{"schema": 1}', overwrite=overwrite)


def test_the_record_knows_each_file_by_its_hash(tmp_path: Path) -> None:
    report, record = write(tmp_path / "new folder").files
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


def test_a_report_under_its_old_title_is_removed(tmp_path: Path) -> None:
    write(tmp_path, name="06 Old title.docx")
    assert write(tmp_path).findings == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["06 Plan.docx", RECORD]


def test_an_edited_file_under_its_old_title_stays_and_is_told(tmp_path: Path) -> None:
    write(tmp_path, name="06 Old title.docx")
    (tmp_path / "06 Old title.docx").write_bytes(b"edited by an officer")
    (told,) = write(tmp_path).findings
    assert "06 Old title.docx" in told.message
    assert (tmp_path / "06 Old title.docx").read_bytes() == b"edited by an officer"


def test_a_record_cannot_name_a_file_elsewhere(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"kept")
    folder = tmp_path / "meeting"
    folder.mkdir()
    digest = hashlib.sha256(b"kept").hexdigest()
    (folder / RECORD).write_text(json.dumps({"files": {"../outside.txt": digest}}))
    write(folder)
    assert outside.exists()


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
