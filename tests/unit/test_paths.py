"""Files that a meeting file names: found in three places, and the nearest named where not."""

import os
import sys
from pathlib import Path

import pytest

from committee_pack.build.paths import Places, find_input, find_template
from committee_pack.errors import InputUnreadable, TemplateUnusable


def places(folder: Path) -> Places:
    return Places(meeting_file=folder / "inputs" / "meeting.toml", here=folder)


def test_a_file_is_found_from_the_folder_of_the_run_and_beside_the_meeting_file(
    tmp_path: Path,
) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "plan.xlsx").touch()
    for name in ("inputs/plan.xlsx", "plan.xlsx"):
        assert find_input(places(tmp_path), name, "plan").samefile(tmp_path / "inputs/plan.xlsx")


def test_the_nearest_file_is_named_as_a_meeting_file_writes_it(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "plan 2026.xlsx").touch()
    with pytest.raises(InputUnreadable) as told:
        find_input(places(tmp_path), "inputs/plan 2025.xlsx", "progress.plan")
    assert 'Did you mean "inputs/plan 2026.xlsx"?' in told.value.hint


def test_a_workbook_is_not_mistaken_for_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    for name in ("action plan 2026-09.xlsx", "plan 2026-11.pdf"):
        (tmp_path / "inputs" / name).write_bytes(b"")
    with pytest.raises(InputUnreadable) as told:
        find_input(places(tmp_path), "inputs/plan 2026-11.xlsx", "progress.plan")
    assert 'Did you mean "inputs/action plan 2026-09.xlsx"?' in told.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not set this way on Windows")
def test_a_folder_that_may_not_be_looked_into_is_no_bug(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()

    def refuse(*given: object) -> None:
        raise PermissionError(13, "Permission denied")

    # A run as root may look into every folder, so the system's answer is put in its mouth.
    monkeypatch.setattr(os, "listdir", refuse)
    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(TemplateUnusable) as told:
        find_template(places(tmp_path), "templates/cabinet.docx")
    assert "Did you mean" not in told.value.hint
