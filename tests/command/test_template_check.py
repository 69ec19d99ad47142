"""``committee-pack template check``: verdict, exit code, text, JSON and SARIF."""

import json
from pathlib import Path

import pytest

from committee_pack.cli.main import main
from tests.template_files import at_the_end, p


@pytest.fixture
def faulty(project: Path, tmp_path: Path) -> Path:
    data = (project / "templates" / "scrutiny-report.docx").read_bytes()
    path = tmp_path / "house report.docx"
    path.write_bytes(at_the_end(data, p("Report: {{ report.titel }}")))
    return path


def test_a_ready_template_ends_in_nought(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "check", str(project / "templates" / "scrutiny-report.docx")]) == 0
    told = capfd.readouterr().out
    assert "scrutiny-report.docx: ready (0 errors, 0 warnings; profile scrutiny-14)" in told
    assert "Filled and read back right: every kind of block, empty sections, hostile words." in told


def test_a_fault_ends_in_one(faulty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "check", str(faulty)]) == 1
    told = capfd.readouterr().out
    assert "house report.docx: not ready (1 error, 0 warnings; profile scrutiny-14)" in told
    assert "In the body, paragraph 36, column 9: “Report: {{ report.titel }}”" in told
    assert "Did you mean {{ report.title }}?" in told


def test_what_cannot_be_read_ends_in_three(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "house.docx"
    path.write_bytes(b"%PDF-1.7 no template")
    assert main(["template", "check", str(path)]) == 3
    assert "is no Word file" in capfd.readouterr().err


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    faulty: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "check", str(tmp_path / "none.docx"), str(faulty)]) == 6
    assert "house report.docx: not ready" in capfd.readouterr().out


def test_json_has_each_finding_with_its_place(
    faulty: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "check", str(faulty), "--format", "json"]) == 1
    told = json.loads(capfd.readouterr().out)
    (template,) = told["templates"]
    assert (told["schema"], template["verdict"]) == (1, "faulty")
    assert template["findings"][0]["rule"] == "name-unknown"
    assert template["findings"][0]["spot"] == {
        "part": "the body",
        "paragraph": 36,
        "column": 9,
        "words": "Report: {{ report.titel }}",
    }


def test_sarif_has_the_shape_of_its_standard(
    faulty: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = str(tmp_path / "none.docx")
    assert main(["template", "check", str(faulty), bad, "--format", "sarif"]) == 6
    log = json.loads(capfd.readouterr().out)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "committee-pack"
    (result,) = run["results"]
    assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "name-unknown"
    assert result["level"] == "error"
    assert result["message"]["text"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("house%20report.docx")
    assert place["region"]["startLine"] == 36
    assert place["region"]["startColumn"] == 9
    assert run["invocations"][0]["executionSuccessful"] is False
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 1


def test_every_real_template_gets_a_verdict(
    corpus: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    files = sorted((corpus / "templates").glob("*.docx"))
    assert main(["template", "check", *map(str, files), "--format", "json"]) == 1
    told = capfd.readouterr()
    assert len(json.loads(told.out)["templates"]) == len(files)
    assert "fault of the program" not in told.err
