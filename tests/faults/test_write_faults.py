"""Faults while writing: every file is the old or the new one, and the next run mends the rest."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from committee_pack.build.documents import Document
from committee_pack.build.publish import publish
from committee_pack.build.shipped import shipped_root
from committee_pack.errors import CommitteePackError, OutputUnwritable
from committee_pack.writers.atomic import PREFIX, sweep

NAMES = ("06 Plan.docx", "06 Appendix 6(a).docx", "06 Appendix 6(b).docx")
RECORD = "06 provenance - not for publication.json"
OLD, NEW = b"as it was last time ", b"as it is now "
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits are not Windows's")
Contents = dict[str, bytes]


def put(folder: Path, words: bytes) -> None:
    documents = [Document(name=name, data=words + name.encode()) for name in NAMES]
    publish(folder, documents, RECORD, b'{"schema": 1}', overwrite=False)


def contents(folder: Path) -> Contents:
    """Every file under a folder, by its path; not what a run notes for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in (".lock", ".under-way")
    }


def assert_old_or_new(now: Contents, old: Contents, new: Contents) -> None:
    assert set(now) <= {*old, *new}
    for name, data in now.items():
        assert data in (old.get(name), new.get(name)), f"{name} is neither the old nor the new file"


@pytest.fixture
def old(tmp_path: Path) -> Contents:
    put(tmp_path / "old", OLD)
    return contents(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Contents:
    put(tmp_path / "new", NEW)
    return contents(tmp_path / "new")


def failing_at(step: int, work: Callable[..., object]) -> Callable[..., object]:
    """Do the work, but at one step say that the disk is full."""
    steps = iter(range(1, 1000))

    def worked(*given: object, **named: object) -> object:
        if next(steps) == step:
            raise OSError(errno.ENOSPC, "No space left on device")
        return work(*given, **named)

    return worked


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_a_disk_that_is_full_at_any_step_leaves_old_or_new_files(
    tmp_path: Path,
    old: Contents,
    new: Contents,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    step: int,
) -> None:
    folder = tmp_path / "old"
    with monkeypatch.context() as faulty:
        faulty.setattr(os, call, failing_at(step, getattr(os, call)))
        with pytest.raises(OutputUnwritable) as told:
            put(folder, NEW)
    assert "there is no room left on the disk" in told.value.what
    now = contents(folder)
    assert set(now) == set(old)
    assert_old_or_new(now, old, new)
    assert now[RECORD] == old[RECORD]
    put(folder, NEW)
    assert contents(folder) == new


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_a_first_run_that_fails_leaves_whole_files_alone(
    tmp_path: Path, new: Contents, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    folder = tmp_path / "first"
    with monkeypatch.context() as faulty:
        faulty.setattr(os, "replace", failing_at(step, os.replace))
        with pytest.raises(CommitteePackError):
            put(folder, NEW)
    assert_old_or_new(contents(folder), {}, new)
    put(folder, NEW)
    assert contents(folder) == new


@pytest.mark.parametrize("step", [3, 4, 5])
def test_what_a_broken_run_wrote_is_not_taken_for_somebodys_edits(
    tmp_path: Path, old: Contents, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    folder = tmp_path / "old"
    with monkeypatch.context() as faulty:
        faulty.setattr(os, "replace", failing_at(step, os.replace))
        with pytest.raises(CommitteePackError):
            put(folder, NEW)
    put(folder, b"as it is after a change of mind ")
    assert (folder / NAMES[0]).read_bytes().startswith(b"as it is after a change of mind")


def test_strays_are_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}4711.tmp").write_bytes(b"half")
    (tmp_path / "notes.tmp").write_bytes(b"an officer's own")
    sweep(tmp_path)
    assert list(contents(tmp_path)) == ["notes.tmp"]


class Home:
    """A folder with the worked example in it, built with the command."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("inputs", "templates"):
            shutil.copytree(shipped_root() / name, folder / name)

    def change(self) -> None:
        """Give the same reports other words."""
        path = self.folder / "inputs" / "meeting.toml"
        text = path.read_text(encoding="utf-8")
        assert "2026-11-26" in text
        path.write_text(text.replace('officer = "', 'officer = "Acting '), encoding="utf-8")

    def start(self, *wrapper: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [*wrapper, sys.executable, "-m", "committee_pack", "build", "--quiet"],
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def build(self, *wrapper: str) -> tuple[int, str]:
        run = self.start(*wrapper)
        _, told = run.communicate(timeout=60)
        return run.returncode, told.decode()

    def build_whole(self) -> None:
        code, told = self.build()
        assert code == 0, told

    def outputs(self) -> Contents:
        return contents(self.folder / "outputs")


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Contents, Contents]:
    """A home that is built; its outputs, and what they are after a change, undisturbed."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.build_whole()
    old = home.outputs()
    shutil.copytree(home.folder / "outputs", home.folder / "kept")
    home.change()
    home.build_whole()
    new = home.outputs()
    assert set(old) == set(new)
    assert sum(old[name] != new[name] for name in old) >= 2
    return home, old, new


def put_back(home: Home) -> None:
    shutil.rmtree(home.folder / "outputs")
    shutil.copytree(home.folder / "kept", home.folder / "outputs")


@posix
@pytest.mark.parametrize("attempt", range(3))
def test_a_build_that_is_killed_leaves_old_or_new_files_and_runs_again(
    builds: tuple[Home, Contents, Contents], attempt: int
) -> None:
    home, old, new = builds
    put_back(home)
    run = home.start()
    # The first files are written after some tenths of a second; the last ones soon after.
    time.sleep(random.Random(attempt).uniform(0.2, 1.0))
    run.send_signal(signal.SIGKILL)
    run.communicate()
    whole = {name: data for name, data in home.outputs().items() if PREFIX not in name}
    assert set(whole) == set(old)
    assert_old_or_new(whole, old, new)
    home.build_whole()
    assert home.outputs() == new


@posix
def test_a_limit_on_file_size_is_told_and_leaves_the_old_files(
    builds: tuple[Home, Contents, Contents],
) -> None:
    home, old, new = builds
    put_back(home)
    code, told = home.build("sh", "-c", 'ulimit -f 8; exec "$@"', "sh")
    assert code == 5, told
    assert "What to do: " in told
    assert "Traceback" not in told
    assert_old_or_new(home.outputs(), old, new)
    home.build_whole()
    assert home.outputs() == new


@posix
def test_an_interrupted_build_says_so_and_leaves_old_or_new_files(
    builds: tuple[Home, Contents, Contents],
) -> None:
    home, old, new = builds
    put_back(home)
    run = home.start()
    time.sleep(0.5)
    run.send_signal(signal.SIGINT)
    _, told = run.communicate()
    if run.returncode == 130:
        assert b"nothing is half-written" in told
    assert b"Traceback" not in told
    assert_old_or_new(home.outputs(), old, new)
    home.build_whole()
    assert home.outputs() == new
