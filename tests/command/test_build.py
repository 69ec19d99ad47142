"""``committee-pack build``, run as an officer runs it, on the worked example."""

import hashlib
import json
from pathlib import Path

import pytest
from docx import Document

from committee_pack.build.read_back import read_back
from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main
from committee_pack.model.report import Paragraph, Picture, Report, Table
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report
from committee_pack.readers.inspection import read_inspection

FOLDER = "outputs/2026-11-26 Children and Young People Scrutiny Committee"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, set up by ``init`` and built; the folder of its outputs."""
    home = tmp_path_factory.mktemp("officer")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        assert main(["init"]) == 0
        assert main(["build"]) == 0
    return home / FOLDER


@pytest.fixture(scope="module")
def report(built: Path) -> Report:
    """The first report of the example, read again."""
    path = next(built.glob("06 Children*.docx"))
    return read_report(path, load_profile("scrutiny-14"))


def words(report: Report, section_id: str) -> list[str]:
    section = next(one for one in report.sections if one.id == section_id)
    return [getattr(block, "text", "") for block in section.blocks]


def test_the_files_are_named_for_the_agenda(built: Path) -> None:
    assert sorted(path.name for path in built.iterdir()) == [
        "06 Appendix 6(a) Improvement plan progress at November 2026.docx",
        "06 Appendix 6(b) Children’s social care scorecard July to September 2026.docx",
        "06 Appendix 6(c) Improvement plan what has changed since September 2026.docx",
        "06 Children’s Social Care Update Improvement Plan.docx",
        "06 provenance - not for publication.html",
        "06 provenance - not for publication.json",
        "07 Fostering Recruitment and Retention.docx",
        "07 provenance - not for publication.html",
        "07 provenance - not for publication.json",
    ]


def test_the_sections_run_from_one_to_fourteen(report: Report) -> None:
    assert [one.number for one in report.sections] == [f"{n}.0" for n in range(1, 15)]


def test_paragraphs_are_numbered_without_a_gap(report: Report) -> None:
    for place, section in enumerate(report.sections, start=1):
        numbers = [
            block.number
            for block in section.blocks
            if isinstance(block, Paragraph) and block.number
        ]
        assert numbers == [f"{place}.{n}" for n in range(1, len(numbers) + 1)]


def test_the_appendices_are_listed_under_this_item(report: Report) -> None:
    assert [one.ref for one in report.appendices] == [
        "Appendix 6(a)",
        "Appendix 6(b)",
        "Appendix 6(c)",
    ]


def test_the_background_shows_a_chart_and_says_it_in_words(report: Report) -> None:
    section = next(one for one in report.sections if one.id == "background")
    (chart,) = (block for block in section.blocks if isinstance(block, Picture))
    assert chart.alt.startswith("Bar chart of the status of actions by theme. Children who go")


def test_an_appendix_tells_what_has_moved(built: Path) -> None:
    (path,) = built.glob("06 Appendix 6(c)*.docx")
    told = [paragraph.text for paragraph in Document(str(path)).paragraphs]
    assert "Worse than before:" in told
    assert any("4.5" in text and "its status was" in text for text in told)


def test_every_paragraph_has_an_origin(built: Path) -> None:
    record = json.loads(
        (built / "06 provenance - not for publication.json").read_text(encoding="utf-8")
    )
    without = [
        block["text"]
        for section in record["sections"]
        for block in section["blocks"]
        if block["origin"] is None
    ]
    assert without == []
    kinds = {
        block["origin"]["kind"] for section in record["sections"] for block in section["blocks"]
    }
    assert kinds == {"carried", "new", "data", "inspection", "consultee"}


def test_every_source_is_on_record_with_its_hash(built: Path) -> None:
    record = json.loads(
        (built / "06 provenance - not for publication.json").read_text(encoding="utf-8")
    )
    root = shipped_root()
    names = {Path(source["path"]).name for source in record["sources"]}
    assert {"inspection 2026-02-20.pdf", "inspection 2022-05-06.pdf"} <= names
    for source in record["sources"]:
        data = (root / "inputs" / Path(source["path"]).name).read_bytes()
        assert source["sha256"] == hashlib.sha256(data).hexdigest()


def test_building_again_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(built.parent.parent)
        assert main(["build", "--out", str(tmp_path), "--quiet"]) == 0
    for path in built.iterdir():
        assert (tmp_path / built.name / path.name).read_bytes() == path.read_bytes(), path.name


def test_the_exempt_question_stays_last(report: Report) -> None:
    assert words(report, "background")[-1].startswith("Does the information submitted include")


def test_a_consultees_words_stand_as_they_came(report: Report) -> None:
    assert len(words(report, "finance")) >= 1
    assert "None" not in words(report, "finance")


def test_the_grades_stand_beside_those_of_the_inspection_before(report: Report) -> None:
    reasons = next(one for one in report.sections if one.id == "reasons")
    (table,) = (block for block in reasons.blocks if isinstance(block, Table))
    assert table.rows[0][1:] == (
        "Inspection of 14 to 25 March 2022",
        "Inspection of 12 to 23 January 2026",
        "Change",
    )
    told = {row[0].rpartition(" of ")[2]: row[1:] for row in table.rows[1:]}
    assert told["care leavers"] == (
        "Requires improvement to be good (combined until 2022)",
        "Good",
        "Not comparable",
    )
    assert table.rows[-1] == (
        "Overall effectiveness",
        "Inadequate",
        "Requires improvement to be good",
        "Improved by 1 grade",
    )


def test_a_paragraph_of_the_inspection_is_quoted_with_its_number_and_page(report: Report) -> None:
    told = words(report, "risk")
    lead = told.index("Inspection report, paragraph 23, page 5:")
    inspection = read_inspection(shipped_root() / "inputs" / "inspection 2026-02-20.pdf")
    quoted = next(
        one
        for section in inspection.sections
        for one in section.paragraphs
        if one.number and one.number.strip(".") == "23"
    )
    assert told[lead + 1] == quoted.text
    assert quoted.where is not None
    assert quoted.where.page == 5


def test_one_file_may_serve_two_sections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    meeting = tmp_path / "inputs" / "meeting.toml"
    text = meeting.read_text(encoding="utf-8").replace(
        "[report.sections.finance]",
        '[report.sections.legal]\nfile = "inputs/finance comments.docx"\n[report.sections.finance]',
    )
    meeting.write_text(text, encoding="utf-8")
    assert main(["build", "--only", "childrens-improvement-plan", "--quiet"]) == 0
    path = next((tmp_path / FOLDER).glob("06 Children*.docx"))
    report = read_report(path, load_profile("scrutiny-14"))
    assert words(report, "finance")[-1] == words(report, "legal")[-1]
    record = json.loads(
        (tmp_path / FOLDER / "06 provenance - not for publication.json").read_text(encoding="utf-8")
    )
    names = [source["path"] for source in record["sources"]]
    assert len(names) == len(set(names))


def test_the_appendix_says_of_each_action_whether_it_is_overdue(built: Path) -> None:
    path = next(built.glob("06 Appendix 6(a) *.docx"))
    flow = read_back(path.read_bytes(), path.name)
    rows = [row for block in flow.blocks if isinstance(block, Table) for row in block.rows]
    late = [row[0] for row in rows if len(row) == 6 and row[4].endswith(", overdue")]
    counted = next(row[1] for row in rows if row[0] == "Overdue")
    assert len(late) == int(counted) > 0
