"""``committee-pack inspection``, run as an officer runs it, on the worked example."""

import json
import re
from pathlib import Path

import pytest

from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main

INPUTS = shipped_root() / "inputs"
OLD = str(INPUTS / "inspection 2022-05-06.pdf")
NEW = str(INPUTS / "inspection 2026-02-20.pdf")
TOML = re.compile(r"```toml\n(.*?)```", re.DOTALL)


def test_two_reports_stand_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspection", "--compare", OLD, NEW]) == 0
    told = capsys.readouterr()
    title, _, *rows = told.out.splitlines()
    assert title == "Inspection of 12 to 23 January 2026, beside that of 14 to 25 March 2022"
    assert re.split(r"\s{2,}", rows[0]) == [
        "Judgement",
        "Inspection of 14 to 25",
        "Inspection of 12 to 23",
        "Change",
    ]
    assert re.split(r"\s{2,}", rows[-2]) == [
        "Overall effectiveness",
        "Inadequate",
        "Requires improvement to",
        "Improved by 1 grade",
    ]
    assert rows[-1].split() == ["be", "good"]
    assert max(map(len, rows)) <= 96
    assert told.err == ""


def test_the_comparison_as_markdown_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspection", "--compare", OLD, NEW, "--format", "markdown"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("# Inspection of 12 to 23 January 2026")
    assert "Requires improvement to be good (combined until 2022) | Good | Not comparable |" in told


def test_the_comparison_as_json_names_both_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspection", "--compare", OLD, NEW, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == 1
    assert [Path(source["path"]).name for source in told["sources"]] == [
        "inspection 2022-05-06.pdf",
        "inspection 2026-02-20.pdf",
    ]
    assert [row["area_id"] for row in told["rows"]] == [
        "leaders",
        "help-and-protection",
        "children-in-care",
        "care-leavers",
        "overall",
    ]
    assert told["findings"] == []


def test_the_wrong_order_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspection", "--compare", NEW, OLD]) == 0
    told = capsys.readouterr().err
    assert "is not earlier than the other" in told
    assert "Name the older report first: --compare OLD NEW." in told


def test_the_comparison_can_be_written_to_a_folder(tmp_path: Path) -> None:
    arguments = ["--compare", OLD, NEW, "--format", "json", "--out", str(tmp_path)]
    assert main(["inspection", *arguments]) == 0
    (path,) = tmp_path.iterdir()
    assert len(json.loads(path.read_text(encoding="utf-8"))["rows"]) == 5


@pytest.mark.parametrize("arguments", [[], [NEW, "--compare", OLD, NEW]])
def test_either_files_or_a_comparison(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inspection", *arguments]) == 2
    assert "--compare OLD NEW" in capsys.readouterr().err


def test_a_report_that_is_missing_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspection", "--compare", "nowhere.pdf", NEW]) == 3
    assert "nowhere.pdf" in capsys.readouterr().err


def test_the_examples_of_the_page_build(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    page = (project / "docs" / "how-to" / "inspection.md").read_text(encoding="utf-8")
    named, *sections = TOML.findall(page)
    meeting = (
        '[meeting]\ncommittee = "Scrutiny Committee"\ndate = 2026-11-26\n'
        '[[report]]\nid = "plan"\nitem = 6\nofficer = "Jo Lane"\n'
        'previous = "inputs/2026-09-17 improvement plan.docx"\n'
        f'{named}[report.progress]\nplan = "inputs/action plan 2026-11.xlsx"\n'
        f"{''.join(sections)}"
    )
    Path("inputs/page.toml").write_text(meeting, encoding="utf-8")
    assert main(["build", "inputs/page.toml"]) == 0
    record = json.loads(next(Path("outputs").glob("*/06 prov*.json")).read_text(encoding="utf-8"))
    told = [block["text"] for one in record["sections"] for block in one["blocks"]]
    leads = [text for text in told if text.startswith("Inspection report, paragraph")]
    assert [re.findall(r"paragraph (\d+), page \d:", lead) for lead in leads] == [
        ["7"],
        ["12"],
        ["8"],
        ["23"],
    ]
