"""The checks that every written Word file passes: each planted fault is one that they find."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.word_validity import problems

_PLANTED = 34


@pytest.fixture(scope="module")
def planted(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Word files with one fault each, by name; ``f00_base.docx`` has none."""
    script = project.parent / "shared" / "hostile" / "make_faults.py"
    if not script.is_file():
        pytest.skip("the script that plants faults is not beside this checkout")
    folder = tmp_path_factory.mktemp("faults")
    subprocess.run([sys.executable, str(script), str(folder)], check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in folder.glob("f*.docx")}


def test_a_file_without_a_fault_is_in_order(planted: dict[str, bytes]) -> None:
    assert problems(planted["f00_base.docx"], tags_allowed=False) == []


def test_every_planted_fault_is_found(planted: dict[str, bytes]) -> None:
    faulty = sorted(name for name in planted if name != "f00_base.docx")
    assert len(faulty) == _PLANTED
    missed = [name for name in faulty if not problems(planted[name], tags_allowed=False)]
    assert missed == []
