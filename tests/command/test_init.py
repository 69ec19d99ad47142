"""``committee-pack init``: what stands in the new folder, and what can be done with it."""

from pathlib import Path

import pytest

from committee_pack.cli.main import main
from committee_pack.profiles import load_profile, profile_names


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder prepared by ``init``, to run in."""
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    return tmp_path


def test_the_folder_has_what_a_meeting_needs_and_nothing_of_the_package(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        "inputs", "outputs", "profiles", "templates",
    }  # fmt: skip
    assert (folder / "inputs" / "meeting.toml").is_file()
    assert sorted(path.name for path in (folder / "profiles").iterdir()) == [
        f"{name}.toml" for name in profile_names()
    ]


def test_the_profile_is_the_one_that_the_program_uses(folder: Path) -> None:
    assert load_profile("profiles/scrutiny-14.toml") == load_profile("scrutiny-14")


def test_a_changed_copy_of_the_profile_is_built_with(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = (folder / "profiles" / "scrutiny-14.toml").read_text(encoding="utf-8")
    ours = shipped.replace('"[To be completed: {heading}]"', '"[Missing: {heading}]"')
    assert ours != shipped
    (folder / "profiles" / "house.toml").write_text(ours, encoding="utf-8")
    meeting = folder / "inputs" / "house.toml"
    meeting.write_text(
        '[meeting]\ncommittee = "Audit"\ndate = 2026-11-26\nprofile = "profiles/house.toml"\n'
        '[[report]]\nid = "audit"\nitem = 5\ntitle = "Audit plan"\nofficer = "Rowan Ashdale"\n',
        encoding="utf-8",
    )
    main(["build", "inputs/house.toml"])
    record = next(
        (folder / "outputs").glob("*/05 provenance - not for publication.json")
    ).read_text(encoding="utf-8")
    assert "[Missing: Legal considerations]" in record
    assert "[To be completed" not in record


def test_a_file_that_is_there_is_left_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = folder / "profiles" / "scrutiny-14.toml"
    ours.write_text("ours", encoding="utf-8")
    assert main(["init"]) == 0
    assert "Left as it is: " in capsys.readouterr().err
    assert ours.read_text(encoding="utf-8") == "ours"


def test_a_profile_of_that_name_beside_the_meeting_goes_before_the_shipped_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    own = tmp_path / "profiles" / "scrutiny-14.toml"
    text = own.read_text(encoding="utf-8")
    changed = text.replace("Appendix {item}({letter})", "Annex {item}{letter}")
    own.write_text(changed, encoding="utf-8")
    assert main(["build", "--only", "childrens-improvement-plan", "--quiet"]) == 0
    assert sorted((tmp_path / "outputs").rglob("06 Annex 6a *.docx"))


def test_a_folder_may_begin_with_the_meeting_of_another_structure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--profile", "cabinet-implications"]) == 0
    (meeting,) = tmp_path.rglob("meeting.toml")
    assert meeting == tmp_path / "inputs" / "meeting.toml"
    assert main(["build", "--quiet"]) == 0
    assert len(list((tmp_path / "outputs" / "2026-12-08 Cabinet").glob("*.docx"))) == 2


def test_a_structure_without_an_example_is_told_with_those_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--profile", "cabinet"]) == 2
    assert "Use one of: cabinet-implications, scrutiny-14." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
