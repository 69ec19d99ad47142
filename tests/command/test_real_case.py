"""The main job on real input: a previous report, an inspection and a plan become a new report."""

import json
import re
from pathlib import Path

import pytest

from committee_pack.cli.main import main
from committee_pack.model.report import ListItem, Paragraph, Report, Table, words_of
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report
from committee_pack.readers.inspection import read_inspection
from tests.command.test_hidden_sheet import parts
from tests.rendering import numbers_on_pages
from tests.word_validity import problems

MEETING = """
[meeting]
committee = "Children and Young People's Scrutiny Committee"
date = 2023-11-16
[[report]]
id = "improvement-plan"
item = 6
previous = "{case}/previous automatic numbers.docx"
inspection = "{case}/inspection 2023-02-01.pdf"
inspection_previous = "{before}"
[report.progress]
plan = "{case}/plan-13-titled-current.xlsx"
plan_previous = "{case}/plan-13-titled-previous.xlsx"
as_of = {as_of}
[report.sections.background]
add = [
  "inspection.comparison", "inspection.improvements", "progress.summary", "progress.exceptions",
]
inspection.paragraphs = ["7", "12"]
[[report.appendices]]
title = "Children's Social Care Improvement Plan"
from = "progress.plan"
"""


@pytest.fixture(scope="module")
def truth(real_case: Path) -> dict[str, object]:
    held: dict[str, object] = json.loads(
        (real_case / "plan-13-titled-truth.json").read_text(encoding="utf-8")
    )
    return held


@pytest.fixture(scope="module")
def built(
    corpus: Path,
    real_case: Path,
    truth: dict[str, object],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    home = tmp_path_factory.mktemp("real")
    meeting = home / "meeting.toml"
    (before,) = corpus.glob("inspection_pdf/ILACS_2019_blackpool_*.pdf")
    text = MEETING.format(case=real_case.as_posix(), before=before.as_posix(), as_of=truth["as_of"])
    meeting.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        assert main(["build", "meeting.toml"]) == 0
    (folder,) = (home / "outputs").glob("2023-11-16 *")
    return folder


@pytest.fixture(scope="module")
def report_file(built: Path) -> Path:
    (path,) = (one for one in built.glob("06 *.docx") if "Appendix" not in one.name)
    return path


@pytest.fixture(scope="module")
def report(report_file: Path) -> Report:
    return read_report(report_file, load_profile("scrutiny-14"))


def test_it_has_fourteen_sections_in_order(report: Report) -> None:
    assert [section.number for section in report.sections] == [f"{n}.0" for n in range(1, 15)]


def test_the_rendered_numbers_run_without_gap_or_restart(report_file: Path, tmp_path: Path) -> None:
    shown = numbers_on_pages(report_file, tmp_path)
    expected: list[str] = []
    for section, _ in (number.split(".") for number in shown):
        last_section, _, last = expected[-1].partition(".") if expected else ("", "", "")
        expected.append(f"{section}.{int(last) + 1 if last_section == section else 0}")
    assert shown == expected
    assert (shown[0], shown[-1]) == ("1.0", "14.1")
    assert [number for number in shown if number.endswith(".0")] == [
        f"{place}.0" for place in range(1, 15)
    ]


def test_the_improvement_points_stand_word_for_word_with_their_page(
    report: Report, real_case: Path, built: Path
) -> None:
    points = read_inspection(real_case / "inspection 2023-02-01.pdf").improvements
    background = next(one for one in report.sections if one.id == "background")
    items = [block.text for block in background.blocks if isinstance(block, ListItem)]
    assert len(points) == 4
    assert items[:4] == [point.text for point in points]
    lead = next(block for block in background.blocks if "(page 2)" in words_of(block))
    assert isinstance(lead, Paragraph)
    record = json.loads(
        (built / "06 provenance - not for publication.json").read_text(encoding="utf-8")
    )
    pages = [
        block["origin"]["where"]["page"]
        for section in record["sections"]
        for block in section["blocks"]
        if block["origin"]["kind"] == "inspection" and block["type"] == "list_item"
    ]
    assert pages == [2, 2, 2, 2]


def test_the_grades_stand_beside_those_of_2018(report: Report) -> None:
    background = next(one for one in report.sections if one.id == "background")
    tables = [block for block in background.blocks if isinstance(block, Table)]
    table = next(one for one in tables if one.rows[0][0] == "Judgement")
    assert table.rows[0][1:3] == (
        "Inspection of 26 November to 7 December 2018",
        "Inspection of 5 to 16 December 2022",
    )
    assert [row[1:] for row in table.rows[1:]] == [
        ("Inadequate", "Requires improvement to be good", "Improved by 1 grade"),
        ("Inadequate", "Requires improvement to be good", "Improved by 1 grade"),
        ("Requires improvement to be good", "Good", "Improved by 1 grade"),
        ("Inadequate", "Requires improvement to be good", "Improved by 1 grade"),
    ]


def test_paragraphs_are_quoted_whole_under_their_number_and_page(report: Report) -> None:
    background = next(one for one in report.sections if one.id == "background")
    told = [words_of(block) for block in background.blocks]
    lead = told.index("Inspection report, paragraph 7, page 3:")
    assert told[lead + 1].startswith("Plans are regularly reviewed in core groups")
    assert told[lead + 1].endswith("decisions about their lives.")
    assert "Inspection report, paragraph 12, page 4:" in told


def test_the_year_of_the_last_inspection_is_told_and_no_other(built: Path) -> None:
    record = json.loads(
        (built / "06 provenance - not for publication.json").read_text(encoding="utf-8")
    )
    told = [one["message"] for one in record["findings"] if one["rule"].startswith("inspection-")]
    (message,) = told
    assert '"previous inspection in 2019"' in message
    assert "26 November 2018 to 7 December 2018" in message
    assert "2019" in message.partition(";")[2]


def test_what_the_report_says_of_the_one_before_is_enough(
    real_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = MEETING.format(case=real_case.as_posix(), before="", as_of="2023-11-16")
    without = text.replace('inspection_previous = ""\n', "").replace(
        '"inspection.comparison", ', ""
    )
    (tmp_path / "meeting.toml").write_text(without, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "meeting.toml", "--quiet"]) == 0
    (path,) = tmp_path.glob("outputs/*/06 provenance - not for publication.json")
    findings = json.loads(path.read_text(encoding="utf-8"))["findings"]
    (told,) = [one["message"] for one in findings if one["rule"].startswith("inspection-")]
    assert "previous inspection was in November 2018" in told


def test_the_counts_are_the_plans(report: Report, truth: dict[str, object]) -> None:
    background = next(one for one in report.sections if one.id == "background")
    told = " ".join(words_of(block) for block in background.blocks)
    counts = truth["by_status"]
    assert isinstance(counts, dict)
    assert f"of {truth['total']} actions" in told
    overdue = truth["overdue"]
    assert isinstance(overdue, list)
    assert re.search(rf"\b{len(overdue)}\b", told)


def test_nothing_of_the_last_report_is_lost(report: Report, real_case: Path) -> None:
    last = read_report(real_case / "previous automatic numbers.docx", load_profile("scrutiny-14"))
    here = {" ".join(words_of(block).split()) for one in report.sections for block in one.blocks}
    for section in last.sections:
        if section.id == "appendices":
            continue
        for block in section.blocks:
            assert " ".join(words_of(block).split()) in here


def test_the_appendix_is_a_word_file_of_its_own_and_listed(report: Report, built: Path) -> None:
    assert [one.ref for one in report.appendices] == ["Appendix 6(a)"]
    listed = next(one for one in report.sections if one.id == "appendices")
    assert words_of(listed.blocks[0]).startswith("Appendix 6(a): Children's Social Care")
    (appendix,) = built.glob("06 Appendix 6(a) *.docx")
    assert appendix.stat().st_size > 5000


def test_no_hidden_sheet_comes_through(built: Path, real_case: Path) -> None:
    hidden = b"K. Example"
    plan = (real_case / "plan-13-titled-current.xlsx").read_bytes()
    assert hidden in b"".join(parts(plan, "plan").values())
    for path in built.iterdir():
        for name, data in parts(path.read_bytes(), path.name).items():
            assert hidden not in data, name


def test_word_would_open_every_file(built: Path) -> None:
    for path in built.glob("*.docx"):
        assert problems(path.read_bytes()) == [], path.name
