"""The reading child: what it answers, what ends it, and that reading goes on after that."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from committee_pack.build import child, child_process, reading
from committee_pack.build.attempt import attempt
from committee_pack.build.parallel import in_order, usual_jobs
from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main
from committee_pack.errors import CommitteePackError, ExitCode, InputUnreadable
from committee_pack.profiles import Profile, load_profile
from committee_pack.progress.action_plan import read_plan
from committee_pack.progress.scorecard import read_scorecard
from committee_pack.readers.committee import read_report
from committee_pack.readers.inspection import read_inspection
from tests.faults import attacks

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are not Windows's")


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """No child of a test before, and none left behind."""
    reading.stop_children()
    yield
    reading.stop_children()


@pytest.fixture
def profile() -> Profile:
    return load_profile("scrutiny-14")


@pytest.fixture
def honest(tmp_path: Path) -> Path:
    path = tmp_path / "honest.docx"
    path.write_bytes(attacks.honest())
    return path


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A file that takes some seconds to read."""
    path = tmp_path / "slow.docx"
    path.write_bytes(attacks.many_words())
    return path


def standing() -> int:
    (one,) = reading._idle
    return one.pid


def refused(path: Path, profile: Profile) -> CommitteePackError:
    _, error = attempt(lambda: reading.read_report(path, profile))
    assert error is not None
    return error


def test_the_child_gives_what_the_readers_give(profile: Profile) -> None:
    inputs = shipped_root() / "inputs"
    for name in ("2026-09-17 improvement plan.docx", "2026-07-09 fostering recruitment.pdf"):
        assert reading.read_report(inputs / name, profile) == read_report(inputs / name, profile)
    inspection = inputs / "inspection 2026-02-20.pdf"
    assert reading.read_inspection(inspection) == read_inspection(inspection)
    plan, scorecard = inputs / "action plan 2026-11.xlsx", inputs / "scorecard 2026-11.csv"
    assert reading.read_plan(plan) == read_plan(plan)
    assert reading.read_scorecard(scorecard) == read_scorecard(scorecard)


def test_one_child_reads_file_after_file(profile: Profile, honest: Path) -> None:
    reading.read_report(honest, profile)
    first = standing()
    reading.read_report(honest, profile)
    assert standing() == first


def test_a_child_makes_room_for_a_new_one_after_its_files(profile: Profile, honest: Path) -> None:
    reading.read_report(honest, profile)
    first = standing()
    for _ in range(child.FILES_EACH - 1):
        reading.read_report(honest, profile)
    assert reading._idle == []
    reading.read_report(honest, profile)
    assert standing() != first


def test_a_relative_path_is_meant_from_where_the_user_stands_now(
    profile: Profile, honest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading.read_report(honest, profile)
    (tmp_path / "deeper").mkdir()
    honest.rename(tmp_path / "deeper" / "moved.docx")
    monkeypatch.chdir(tmp_path / "deeper")
    source = reading.read_report(Path("moved.docx"), profile).source
    assert source is not None
    assert source.path == "moved.docx"


def test_an_error_crosses_with_its_three_parts(profile: Profile, tmp_path: Path) -> None:
    absent = tmp_path / "absent.docx"
    _, here = attempt(lambda: read_report(absent, profile))
    there = refused(absent, profile)
    assert here is not None
    assert type(there) is type(here) is InputUnreadable
    assert (there.what, there.why, there.hint) == (here.what, here.why, here.hint)


@posix
def test_a_child_killed_between_two_files_is_replaced(profile: Profile, honest: Path) -> None:
    reading.read_report(honest, profile)
    first = standing()
    os.kill(first, signal.SIGKILL)
    assert reading.read_report(honest, profile).source is not None
    assert standing() != first


@posix
def test_a_child_killed_over_a_file_stops_that_file_alone(
    profile: Profile, honest: Path, slow: Path
) -> None:
    def kill() -> None:
        for one in reading._standing:
            os.kill(one.pid, signal.SIGKILL)

    threading.Timer(0.3, kill).start()
    assert "brought down the program that reads it" in refused(slow, profile).what
    assert reading.read_report(honest, profile).source is not None


@posix
def test_what_ends_a_child_that_read_others_before_is_not_held_against_a_file(
    profile: Profile, honest: Path, slow: Path
) -> None:
    reading.read_report(honest, profile)
    threading.Timer(0.3, os.kill, (standing(), signal.SIGKILL)).start()
    assert reading.read_report(slow, profile).source is not None


@posix
def test_the_limit_of_memory_holds(
    profile: Profile, tmp_path: Path, honest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b'Ref,Action\n1,"' + b"A" * 60_000_000 + b'"\n')
    monkeypatch.setattr(child_process, "MEMORY", 300 * 1024 * 1024)
    _, error = attempt(lambda: reading.read_plan(path))
    assert error is not None
    assert error.exit_code is ExitCode.INPUT
    assert "too large or too deeply nested" in error.what
    assert reading.read_report(honest, profile).source is not None


@posix
def test_the_limit_of_time_holds(
    profile: Profile, slow: Path, honest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process, "SECONDS", 0.2)
    monkeypatch.setattr(child_process, "SECONDS_A_MEGABYTE", 0.0)
    monkeypatch.setattr(child_process, "CLOCK", 100.0)
    started = time.monotonic()
    assert "seconds of computing to read" in refused(slow, profile).what
    assert time.monotonic() - started < 8
    monkeypatch.undo()
    assert reading.read_report(honest, profile).source is not None


def test_the_clock_ends_what_computing_time_does_not(
    profile: Profile, slow: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_process, "CLOCK", 0.03)
    assert "seconds of computing to read" in refused(slow, profile).what


def test_a_large_file_gets_more_time(tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(b"a")
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert child_process.seconds_for(small) == pytest.approx(8, abs=0.1)
    assert child_process.seconds_for(large) == pytest.approx(128)
    assert child_process.seconds_for(tmp_path / "absent") == pytest.approx(8)


@pytest.mark.parametrize("fault", [MemoryError, RecursionError])
def test_memory_and_depth_that_run_out_are_told(
    monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def read(request: child.Request) -> object:
        raise fault

    monkeypatch.setitem(child._READERS, "report", read)
    told = child.answer(child.Request("report", "a.docx", "/", 8.0))
    assert told.last
    assert told.error is not None
    assert told.error[0] == "input-unreadable"
    assert "a.docx is too large or too deeply nested" in told.error[1]


def test_a_fault_of_the_program_crosses_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(request: child.Request) -> object:
        raise KeyError("words of a document")

    monkeypatch.setitem(child._READERS, "report", read)
    told = child.answer(child.Request("report", "a.docx", "/", 8.0))
    assert told.error is not None
    assert told.error[0] == "bug"
    assert "words of a document" not in "".join(told.error)


def test_a_module_in_the_users_folder_is_not_run(
    tmp_path: Path, honest: Path, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "msgspec.py").write_text("open('run', 'w').close()", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert reading.read_report(honest, profile).source is not None
    assert not (tmp_path / "run").exists()


@posix
def test_a_name_that_is_no_text_is_told(tmp_path: Path, profile: Profile) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.docx")
    path.write_bytes(attacks.honest())
    assert "holds bytes that are no text" in refused(path, profile).what


def test_results_come_in_the_order_of_the_files() -> None:
    def late_first(number: int) -> int:
        time.sleep(0.05 if number == 0 else 0)
        return number

    assert list(in_order(late_first, range(20), jobs=4)) == list(range(20))


def test_a_handful_of_files_is_read_one_by_one() -> None:
    assert usual_jobs(range(5)) == 1
    assert 1 <= usual_jobs(range(6)) <= 4


def test_many_files_at_a_time_give_the_same_and_a_bad_one_stops_none(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = []
    for number in range(7):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(b"" if number == 3 else attacks.honest(f"Paper number {number}"))
        files.append(str(path))
    assert main(["extract", *files, "--jobs", "1"]) == ExitCode.PARTIAL
    one_by_one = capfd.readouterr()
    assert main(["extract", *files, "--jobs", "3"]) == ExitCode.PARTIAL
    assert capfd.readouterr() == one_by_one
    words = [line[-1] for line in one_by_one.out.splitlines() if line.startswith("Paper")]
    assert words == list("012456")
    assert "3.docx is empty" in one_by_one.err


def test_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    files = []
    for folder in ("july", "september"):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "report.docx"
        path.write_bytes(attacks.honest(f"Paper of {folder}"))
        files.append(str(path))
    out = tmp_path / "read"
    assert main(["extract", *files, "--format", "json", "--out", str(out)]) == ExitCode.DONE
    assert "Paper of july" in (out / "report.json").read_text(encoding="utf-8")
    assert "Paper of september" in (out / "report (2).json").read_text(encoding="utf-8")


@posix
def test_an_interrupt_ends_the_children_too(slow: Path) -> None:
    command = [sys.executable, "-m", "committee_pack", "extract", *[str(slow)] * 4, "--jobs", "2"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    time.sleep(1.2)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=5)
    assert run.returncode == ExitCode.INTERRUPTED
    assert b"Interrupted." in told
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)


@posix
def test_a_child_does_not_outlive_its_parent(slow: Path) -> None:
    command = [sys.executable, "-m", "committee_pack", "extract", str(slow)]
    run = subprocess.Popen(command, start_new_session=True)
    time.sleep(0.6)
    run.kill()
    run.wait()
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("the child still stands")


def test_requests_and_answers_keep_their_values() -> None:
    answer = child.Answer(value=b"x", memory_ran_out=True)
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(answer), type=child.Answer)
    assert again == answer
