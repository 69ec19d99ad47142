"""Publishing: nothing half-written, nobody's edits lost, nothing given out that fails its check."""

import hashlib
import json
import os
from pathlib import Path

import pytest

from committee_pack.build.documents import Document
from committee_pack.build.publish import Published, publish
from committee_pack.errors import OutputUnwritable, SelfCheckFailed

RECORD = "06 provenance - not for publication.json"


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


def test_a_file_that_was_not_built_here_is_not_overwritten_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "06 Plan.docx").write_bytes(b"an officer's own")
    with pytest.raises(OutputUnwritable) as told:
        write(tmp_path)
    assert "06 Plan.docx is there and was not built here" in told.value.what
    assert (tmp_path / "06 Plan.docx").read_bytes() == b"an officer's own"
    write(tmp_path, overwrite=True)
    assert (tmp_path / "06 Plan.docx").read_bytes() == b"new"


def test_without_a_record_a_file_is_replaced_by_its_like_alone(tmp_path: Path) -> None:
    write(tmp_path, b"first")
    (tmp_path / RECORD).unlink()
    write(tmp_path, b"first")
    (tmp_path / RECORD).unlink()
    with pytest.raises(OutputUnwritable):
        write(tmp_path, b"second")


def test_a_title_in_other_capitals_leaves_one_file(tmp_path: Path) -> None:
    write(tmp_path, name="06 PLAN.docx")
    write(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["06 Plan.docx", RECORD]


def test_where_capitals_make_no_difference_the_new_file_is_not_taken_for_the_old(
    tmp_path: Path,
) -> None:
    write(tmp_path, name="06 PLAN.docx")
    # Two names for one file, as on Windows.
    (tmp_path / "06 PLAN.docx").unlink()
    (tmp_path / "06 PLAN.docx").symlink_to("06 Plan.docx")
    assert write(tmp_path).findings == ()
    assert (tmp_path / "06 PLAN.docx").read_bytes() == b"new"


@pytest.mark.parametrize("fault", [PermissionError(13, "Permission denied"), OSError(5, "I/O")])
def test_a_file_that_cannot_be_read_is_told_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError
) -> None:
    write(tmp_path, b"first")
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "06 Plan.docx":
            raise fault
        return read(path)

    with monkeypatch.context() as faulty:
        faulty.setattr(Path, "read_bytes", refused)
        with pytest.raises(OutputUnwritable) as told:
            write(tmp_path, b"second")
        (stale,) = write(tmp_path, name="06 New title.docx").findings
    assert "06 Plan.docx cannot be read" in told.value.what
    assert "06 Plan.docx" in stale.message
    assert (tmp_path / "06 Plan.docx").read_bytes() == b"first"


def test_one_file_that_cannot_be_replaced_keeps_all_the_old_ones(tmp_path: Path) -> None:
    names = ("06 Plan.docx", "06 Appendix 6(a).docx")

    def write_both(data: bytes) -> None:
        documents = [Document(name=name, data=data) for name in names]
        publish(tmp_path, documents, RECORD, b"{}", overwrite=True)

    write_both(b"first")
    (tmp_path / names[1]).unlink()
    (tmp_path / names[1]).mkdir()
    with pytest.raises(OutputUnwritable) as told:
        write_both(b"second")
    assert names[1] in told.value.what
    assert "Nothing was changed" in told.value.why
    assert (tmp_path / names[0]).read_bytes() == b"first"


def test_two_broken_runs_leave_nothing_that_is_taken_for_edits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, b"first")
    replace = os.replace

    def broken_off(at: str, data: bytes) -> None:
        def failing(source: Path, target: Path) -> None:
            if at in str(target):
                raise OSError(28, "No space left on device")
            replace(source, target)

        with monkeypatch.context() as faulty:
            faulty.setattr(os, "replace", failing)
            with pytest.raises(OutputUnwritable):
                write(tmp_path, data)

    broken_off(f"/{RECORD}", b"second")
    broken_off("06 Plan.docx", b"third")
    write(tmp_path, b"fourth")
    assert (tmp_path / "06 Plan.docx").read_bytes() == b"fourth"


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


def test_a_left_over_is_told_at_every_build_and_never_taken_back(tmp_path: Path) -> None:
    write(tmp_path, name="06 Old title.docx")
    (tmp_path / "06 Old title.docx").write_bytes(b"edited by an officer")
    write(tmp_path)
    assert [one.rule for one in write(tmp_path).findings] == ["left-over"]
    with pytest.raises(OutputUnwritable):
        write(tmp_path, name="06 Old title.docx")
    assert (tmp_path / "06 Old title.docx").read_bytes() == b"edited by an officer"


def test_a_good_build_clears_the_rejected_file_away(tmp_path: Path) -> None:
    (tmp_path / "06 Plan.docx.rejected").write_bytes(b"faulty")
    write(tmp_path)
    assert not (tmp_path / "06 Plan.docx.rejected").exists()


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
