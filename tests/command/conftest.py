"""What several of the commands' tests begin with."""

import shutil
from pathlib import Path

import pytest

from committee_pack.build.shipped import shipped_root


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run in, with the worked example's inputs and templates."""
    for name in ("inputs", "templates"):
        shutil.copytree(shipped_root() / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path
