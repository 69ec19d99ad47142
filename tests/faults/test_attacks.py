"""Hostile files by the command line: one message in three parts, soon, and the next file is read.

``COMMITTEE_PACK_ATTACKS`` may name a folder of more such files, each of which is then tried too.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from committee_pack.build import child_process, reading
from committee_pack.cli.main import main
from committee_pack.errors import ExitCode
from tests.faults import attacks

MORE = os.environ.get("COMMITTEE_PACK_ATTACKS", "")
SECONDS = 10.0


@pytest.fixture(autouse=True)
def small_children(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Less memory than usual, so that the bombs can be small."""
    monkeypatch.setattr(child_process, "MEMORY", 400 * 1024 * 1024)
    monkeypatch.setattr(child_process, "SECONDS", 4.0)
    reading.stop_children()
    yield
    reading.stop_children()


def assert_refused(told: str, name: str, says: str) -> None:
    assert told.startswith("Error: ")
    assert name in told
    assert says in told
    assert "Why it matters: " in told
    assert "What to do: " in told
    assert "Traceback" not in told


def suffix(data: bytes) -> str:
    return ".pdf" if data.startswith(b"%PDF") else ".docx"


@pytest.mark.parametrize(
    ("attack", "says"), attacks.REFUSED, ids=lambda value: getattr(value, "__name__", "")
)
def test_an_attack_is_refused_and_the_next_file_is_read(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], attack: Callable[[], bytes], says: str
) -> None:
    data = attack()
    path = tmp_path / f"a{suffix(data)}"
    path.write_bytes(data)
    honest = tmp_path / "honest.docx"
    honest.write_bytes(attacks.honest())
    started = time.monotonic()
    assert main(["extract", str(path), str(honest)]) == ExitCode.PARTIAL
    assert time.monotonic() - started < SECONDS
    out, told = capfd.readouterr()
    assert_refused(told, path.name, says)
    assert "Purpose of the report" in out


@pytest.mark.parametrize(
    ("attack", "block"), [(attacks.many_runs, "a" * 200_000), (attacks.wide_cell, [["wide"]])]
)
def test_a_strange_file_that_can_be_read_is_read_soon(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    attack: Callable[[], bytes],
    block: str | list[list[str]],
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(attack())
    started = time.monotonic()
    assert main(["extract", str(path), "--format", "json"]) == ExitCode.DONE
    assert time.monotonic() - started < SECONDS
    (read,) = json.loads(capfd.readouterr().out)["preamble"]
    assert block in (read.get("text"), read.get("rows"))


def test_the_words_of_another_file_are_never_taken_in(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(attacks.SECRET, encoding="utf-8")
    path = tmp_path / "a.docx"
    path.write_bytes(attacks.outside_entity(secret))
    assert main(["extract", str(path)]) == ExitCode.INPUT
    out, told = capfd.readouterr()
    assert_refused(told, "a.docx", "declares a document type")
    assert attacks.SECRET not in out + told


@pytest.mark.parametrize(
    ("name", "attack", "says"),
    [
        ("plan.xlsx", attacks.too_many_rows, "larger than an action plan"),
        ("plan.xlsx", attacks.merged_everywhere, "action plan"),
        ("plan.csv", lambda: b"Ref," * 1_000_000, "more rows or columns"),
        ("plan.csv", lambda: b'Ref,Action\n1,"' + b"A" * 50_000_000, "plan.csv"),
        ("plan.xlsx", attacks.zip_bomb, "plan.xlsx"),
    ],
)
def test_hostile_progress_data_is_refused(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    name: str,
    attack: Callable[[], bytes],
    says: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(attack())
    started = time.monotonic()
    assert main(["progress", str(path), "--as-of", "2026-11-26"]) == ExitCode.INPUT
    assert time.monotonic() - started < SECONDS
    assert_refused(capfd.readouterr().err, name, says)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files")
@pytest.mark.parametrize("command", [["extract"], ["progress", "--as-of", "2026-11-26"]])
def test_a_pipe_that_never_ends_is_not_opened(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    path = tmp_path / "report.docx"
    os.mkfifo(path)
    assert main([*command, str(path)]) == ExitCode.INPUT
    assert_refused(capfd.readouterr().err, "report.docx", "no ordinary file")


@pytest.mark.parametrize(
    "path", sorted(Path(MORE).iterdir()) if MORE else (), ids=lambda path: path.name
)
def test_each_further_attack_ends_in_time(
    path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    data = path.suffix in (".xlsx", ".csv")
    command = ["progress", "--as-of", "2026-11-26"] if data else ["extract"]
    started = time.monotonic()
    code = main([*command, str(path)])
    assert time.monotonic() - started < SECONDS
    told = capfd.readouterr().err
    assert code in (ExitCode.DONE, ExitCode.INPUT)
    if code == ExitCode.INPUT:
        assert_refused(told, path.name, "")


def test_every_faulty_file_of_the_corpus_gives_a_report_or_a_message(
    corpus: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = sorted(path for path in (corpus / "bad_files").iterdir() if path.is_file())
    for path in files:
        data = path.suffix.lower() in (".xlsx", ".csv")
        command = ["progress", "--as-of", "2026-11-26"] if data else ["extract"]
        code = main([*command, str(path)])
        told = capfd.readouterr().err
        assert code in (ExitCode.DONE, ExitCode.INPUT), path.name
        if code == ExitCode.INPUT:
            assert_refused(told, path.name, "")
