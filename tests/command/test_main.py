"""The command line itself: a command typed wrongly is told, with the nearest right one."""

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
