"""A second house: another structure, other numbers, another template, the same program."""

import json
from pathlib import Path

import pytest

from committee_pack.build.read_back import read_back_report
from committee_pack.cli.main import main
from committee_pack.model.report import Paragraph, Report
from committee_pack.profiles import load_profile
from tests.rendering import numbers_on_pages
from tests.word_validity import problems

PROFILE = load_profile("cabinet-implications")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Cabinet meeting of the worked example, built where ``init`` put it."""
    home = tmp_path_factory.mktemp("house")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        assert main(["init"]) == 0
        assert main(["build", "inputs/cabinet/meeting.toml", "--quiet"]) == 0
    return home / "outputs" / "2026-12-08 Cabinet"


@pytest.fixture(scope="module")
def document(folder: Path) -> Path:
    (found,) = folder.glob("09 Children*.docx")
    return found


@pytest.fixture(scope="module")
def report(document: Path) -> Report:
    return read_back_report(document.read_bytes(), document.name, PROFILE)


def test_sections_stand_in_the_order_of_the_house_with_its_numbers(report: Report) -> None:
    assert [(one.number, one.heading) for one in report.sections] == [
        (str(at), shape.heading) for at, shape in enumerate(PROFILE.sections, start=1)
    ]
    assert [one.id for one in report.sections[2:7]] == [
        "finance", "legal", "equalities", "risk", "sustainability",
    ]  # fmt: skip


def test_paragraphs_are_numbered_by_their_section(report: Report) -> None:
    for place, section in enumerate(report.sections, start=1):
        numbers = [
            one.number for one in section.blocks if isinstance(one, Paragraph) and one.number
        ]
        assert numbers == [f"{place}.{at}" for at in range(1, len(numbers) + 1)]
        assert numbers


def test_the_front_matter_has_the_labels_of_the_house(report: Report) -> None:
    assert report.front_matter == {
        "Decision maker": "Cabinet",
        "Date of decision": "8 December 2026",
        "Report author": "Rowan Ashdale, Assistant Director, Children’s Social Care",
    }


def test_last_times_sections_are_found_under_other_names_and_numbers(folder: Path) -> None:
    record = json.loads((folder / "09 provenance - not for publication.json").read_bytes())
    legal = next(one for one in record["sections"] if one["id"] == "legal")
    assert legal["number"] == "4"
    assert legal["blocks"][0]["origin"]["kind"] == "carried"
    assert legal["blocks"][0]["origin"]["where"]["number"] == "9.1"


def test_appendices_go_by_letters(folder: Path, report: Report) -> None:
    assert [appendix.ref for appendix in report.appendices] == ["Appendix A"]
    assert len(list(folder.glob("09 Appendix A *.docx"))) == 1


def test_its_files_are_in_order(folder: Path) -> None:
    for path in folder.glob("*.docx"):
        assert problems(path.read_bytes(), tags_allowed=False) == []


def test_the_numbers_stand_on_the_pages(document: Path, tmp_path: Path) -> None:
    shown = numbers_on_pages(document, tmp_path)
    assert shown[:4] == ["1.1", "2.1", "2.2", "2.3"]
    assert {"3.1", "11.1", "14.1"} <= set(shown)
