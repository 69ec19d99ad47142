"""The command line itself: a command typed wrongly is told, with the nearest right one."""

import subprocess
import sys
from pathlib import Path

import pytest

from committee_pack.cli.main import main
from committee_pack.errors import ExitCode


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["extrct", "r.docx"], 'There is no command "extrct". Did you mean "extract"?'),
        (["zebra"], 'There is no command "zebra".\n'),
        (["extract"], "Missing argument"),
        (["build", "--colour"], "No such option"),
    ],
)
def test_wrong_use_is_told_on_stderr(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == ExitCode.USAGE
    printed = capsys.readouterr()
    assert told in printed.err
    assert "Usage: committee-pack" in printed.err
    assert printed.out == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here that is always full")
def test_a_full_disk_behind_the_output_is_no_fault_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("1.0 Purpose\n1.1 To tell.\n", encoding="utf-8")
    command = [sys.executable, "-m", "committee_pack", "extract", str(tmp_path / "r.txt")]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == ExitCode.OUTPUT
    assert "The result cannot be printed" in ended.stderr
