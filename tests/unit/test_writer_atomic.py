"""Writing a file whole or not at all."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from committee_pack.errors import ExitCode, OutputUnwritable
from committee_pack.writers.atomic import (
    PREFIX,
    make_folder,
    sweep,
    write_all_atomically,
    write_atomically,
)


def test_a_file_is_written_over_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "06 report.docx"
    path.write_bytes(b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_and_what_it_led_to_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_bytes(b"kept")
    path = tmp_path / "report.docx"
    path.symlink_to(target)
    write_atomically(path, b"new")
    assert target.read_bytes() == b"kept"
    assert path.read_bytes() == b"new"


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputUnwritable) as caught:
        write_atomically(tmp_path / "no" / "report.docx", b"new")
    assert "its folder is not there" in caught.value.what
    assert caught.value.exit_code == ExitCode.OUTPUT


def test_a_folder_in_the_way_is_told_and_no_stray_is_left(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    (path / "inside").mkdir(parents=True)
    with pytest.raises(OutputUnwritable) as caught:
        write_atomically(path, b"new")
    assert "a folder of that name is in the way" in caught.value.what
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "there is no room left on the disk"),
        (errno.EACCES, "writing it is not allowed"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")

    def refuse(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputUnwritable) as caught:
        write_atomically(path, b"new")
    assert told in caught.value.what
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    if number == errno.EACCES:
        assert "Is it open in Word?" in caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are not Windows's")
def test_a_limit_on_file_size_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(b"old")
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from committee_pack.errors import OutputUnwritable\n"
        "from committee_pack.writers.atomic import write_atomically\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    write_atomically(Path(sys.argv[1]), b'x' * 5000)\n"
        "except OutputUnwritable as error:\n    print(error.what)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert "cannot be written" in done.stdout
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_strays_are_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}123.tmp").write_bytes(b"half")
    kept = tmp_path / "report.docx"
    kept.write_bytes(b"whole")
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [kept]
    sweep(tmp_path / "not there")


def test_files_that_belong_together_are_all_new(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.docx" for name in "abc"]
    write_all_atomically((path, path.name.encode()) for path in paths)
    assert [path.read_bytes() for path in paths] == [b"a.docx", b"b.docx", b"c.docx"]
    assert sorted(tmp_path.iterdir()) == paths


@pytest.mark.parametrize("step", [0, 1, 2])
def test_a_fault_while_names_are_taken_says_which_are_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    paths = [tmp_path / f"{name}.docx" for name in "abc"]
    for path in paths:
        path.write_bytes(b"old")
    replace = os.replace

    def failing(source: Path, target: Path) -> None:
        if target == paths[step]:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OutputUnwritable) as caught:
        write_all_atomically((path, b"new") for path in paths)
    assert [path.read_bytes() for path in paths] == [b"new"] * step + [b"old"] * (3 - step)
    told = [path.name for path in paths if path.name in caught.value.why]
    assert told == [path.name for path in paths[:step]]
    assert sorted(tmp_path.iterdir()) == paths


def test_a_folder_that_is_missing_for_the_last_changes_none(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    with pytest.raises(OutputUnwritable) as caught:
        write_all_atomically([(path, b"new"), (tmp_path / "no" / "b.docx", b"new")])
    assert "Nothing was changed" in caught.value.why
    assert path.read_bytes() == b"old"


def test_a_folder_is_made_with_those_above_it_and_one_that_cannot_be_is_told(
    tmp_path: Path,
) -> None:
    make_folder(tmp_path / "a" / "b", why="Reports go there.")
    make_folder(tmp_path / "a" / "b", why="Reports go there.")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputUnwritable) as caught:
        make_folder(tmp_path / "file" / "b", why="Reports go there.")
    assert "file/b cannot be made" in caught.value.what.replace("\\", "/")
    assert caught.value.why == "Reports go there."
