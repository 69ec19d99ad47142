"""One run at a time in one folder: the second is told."""

import sys
from pathlib import Path

import pytest

from committee_pack.build.lock import only_run
from committee_pack.errors import OutputUnwritable


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no file that is held")
def test_the_lock_stays_so_that_the_next_run_holds_the_same(tmp_path: Path) -> None:
    def held() -> tuple[int, ...]:
        return tuple(sorted(path.stat().st_ino for path in tmp_path.iterdir()))

    with only_run(tmp_path):
        first = held()
    # Removed after it is let go of, it may be one that the next run has taken meanwhile.
    assert held() == first
    with only_run(tmp_path):
        assert held() == first


def test_a_second_run_is_told_and_a_later_one_goes_in(tmp_path: Path) -> None:
    with only_run(tmp_path), pytest.raises(OutputUnwritable) as told, only_run(tmp_path):
        pass
    assert "Another run" in told.value.what
    with only_run(tmp_path):
        pass


def test_nothing_but_hidden_files_stays(tmp_path: Path) -> None:
    with only_run(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".")] == []
