"""``committee-pack template adopt``, and a meeting built with what comes of it."""

import json
import shutil
from pathlib import Path

import pytest

from committee_pack.build.shipped import shipped_root
from committee_pack.build.template_reading import read_adoption
from committee_pack.cli.main import main
from committee_pack.errors import CommitteePackError
from committee_pack.model.report import Paragraph
from committee_pack.model.template import AdoptWishes, Verdict
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report
from tests.council_forms import FORMS

MEETING = """
[meeting]
committee = "Scrutiny Committee"
date = 2026-11-26
template = "house.docx"
[[report]]
id = "plan"
item = 6
previous = "previous.docx"
officer = "Rowan Ashdale"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = shipped_root()
    shutil.copyfile(root / "inputs/2026-09-17 improvement plan.docx", tmp_path / "previous.docx")
    (tmp_path / "meeting.toml").write_text(MEETING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", ["automatic numbers", "typed numbers", "no numbers"])
def test_a_report_is_built_with_an_adopted_template(
    name: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "form.docx").write_bytes(FORMS[name]())
    adopt = ["template", "adopt", "form.docx", "-o", "house.docx", "--remove-guidance"]
    assert main(adopt) == 0
    assert main(["build", "meeting.toml"]) in (0, 1), capfd.readouterr().err
    (built,) = (folder / "outputs").rglob("*.docx")
    read = read_report(built, load_profile("scrutiny-14"))
    before = read_report(folder / "previous.docx", load_profile("scrutiny-14"))
    assert [section.id for section in read.sections] == [one.id for one in before.sections]
    first = read.sections[5].blocks[0]
    assert isinstance(first, Paragraph)
    assert first.number == "6.1"
    assert read.front_matter["Report to"] == "Scrutiny Committee"


def test_a_dry_run_writes_nothing(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "form.docx").write_bytes(FORMS["automatic numbers"]())
    there = sorted(folder.iterdir())
    assert main(["template", "adopt", "form.docx", "--dry-run"]) == 0
    assert sorted(folder.iterdir()) == there
    told = capfd.readouterr().out
    assert "front_matter.officer" in told
    assert "form.docx: ready" in told


def test_without_a_place_to_write_it_is_wrong_use(folder: Path) -> None:
    (folder / "form.docx").write_bytes(FORMS["automatic numbers"]())
    assert main(["template", "adopt", "form.docx"]) == 2


def test_a_file_that_is_there_is_not_replaced(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "form.docx").write_bytes(FORMS["automatic numbers"]())
    (folder / "house.docx").write_bytes(b"edited")
    assert main(["template", "adopt", "form.docx", "-o", "house.docx"]) == 5
    assert (folder / "house.docx").read_bytes() == b"edited"
    assert "--overwrite" in capfd.readouterr().err
    assert main(["template", "adopt", "form.docx", "-o", "house.docx", "--overwrite"]) == 0


def test_a_profile_is_proposed_written_and_built_with(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "form.docx").write_bytes(FORMS["own structure"]())
    adopt = ["template", "adopt", "form.docx", "-o", "house.docx"]
    assert main([*adopt, "--write-profile", "profiles/own.toml"]) == 0
    assert "name it in the meeting file" in capfd.readouterr().err
    check = ["template", "check", "house.docx", "--profile", "profiles/own.toml"]
    assert main(check) == 0
    meeting = MEETING.replace("[[report]]", 'profile = "profiles/own.toml"\n[[report]]')
    (folder / "meeting.toml").write_text(meeting, encoding="utf-8")
    assert main(["build", "meeting.toml"]) in (0, 1), capfd.readouterr().err
    (built,) = (folder / "outputs").rglob("*.docx")
    read = read_report(built, load_profile("profiles/own.toml"))
    assert [section.heading for section in read.sections][:2] == [
        "Legal implications",
        "Financial implications",
    ]


def test_json_has_the_rows_and_the_check(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "form.docx").write_bytes(FORMS["automatic numbers"]())
    assert main(["template", "adopt", "form.docx", "--dry-run", "--format", "json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert told["schema"] == 1
    assert told["rows"][0]["tag"] == "front_matter.report_to"
    assert told["check"]["verdict"] == "ready"
    assert "data" not in told


def test_real_memoranda_become_templates_that_read_back(corpus: Path) -> None:
    wishes = AdoptWishes(remove_guidance=True, clear_sections=True)
    files = sorted((corpus / "committee_docx").glob("NEAR_EM_*.docx"))
    verdicts = [read_adoption(path, None, wishes).check.verdict for path in files]
    # The others begin at 2: what stands under their 1 is no heading.
    assert verdicts.count(Verdict.READY) >= len(files) * 2 // 3


def test_no_real_file_brings_adopting_down(corpus: Path) -> None:
    for path in sorted((corpus / "templates").glob("*.docx")):
        try:
            read_adoption(path, None, AdoptWishes())
        except CommitteePackError as error:
            assert error.exit_code in (3, 4), path.name


def test_the_councils_own_form_is_never_written_over(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    form = folder / "form.docx"
    form.write_bytes(FORMS["typed numbers"]())
    before = form.read_bytes()
    assert main(["template", "adopt", "form.docx", "-o", "./form.docx", "--overwrite"]) != 0
    assert "over the file that is read" in capfd.readouterr().err
    assert form.read_bytes() == before
