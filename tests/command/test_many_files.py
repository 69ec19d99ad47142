"""Many files in one run: each has its own file, its findings are told, the exit code says it."""

import json
from pathlib import Path

import pytest

from committee_pack.cli.main import main
from committee_pack.cli.many import each_file
from committee_pack.errors import ExitCode
from committee_pack.model.finding import Finding, Severity

REPORT = """Report to: Scrutiny Committee
Date of Meeting: 26 November 2026

1.0 Purpose of the report
1.1 To tell of {what}.
"""
# A section that is missing in between is told.
ODD = REPORT + "\n3.0 Background\n3.1 None.\n"


def written(path: Path, what: str = "the plan", text: str = REPORT) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(what=what), encoding="utf-8")
    return str(path)


def test_files_of_one_stem_keep_their_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from docx import Document

    one = written(tmp_path / "a" / "r.txt", "bridges")
    document = Document()
    document.add_paragraph("1.0 Purpose of the report")
    document.add_paragraph("1.1 To tell of tunnels.")
    document.save(str(tmp_path / "r.docx"))
    out = tmp_path / "o"
    arguments = ["extract", one, str(tmp_path / "r.docx"), "--format", "json", "--out", str(out)]
    assert main(arguments) == ExitCode.DONE
    assert sorted(path.name for path in out.iterdir()) == ["r.docx.json", "r.txt.json"]
    assert "bridges" in (out / "r.txt.json").read_text(encoding="utf-8")
    assert "tunnels" in (out / "r.docx.json").read_text(encoding="utf-8")
    assert "r.docx.json" in capsys.readouterr().err


def test_a_second_file_of_one_name_is_numbered_past_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = ("a/r.txt", "b/R.txt", "c/r (2).txt", "c/s.txt")
    files = [written(tmp_path / place, what=place) for place in places]
    out = tmp_path / "o"
    assert main(["extract", *files, "--format", "json", "--out", str(out)]) == ExitCode.DONE
    for name, place in zip(("r", "R (3)", "r (2)", "s"), places, strict=True):
        assert place in (out / f"{name}.json").read_text(encoding="utf-8")
    assert f"{files[1]} goes to R (3).json" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_findings_are_told_beside_the_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    odd = written(tmp_path / "odd.txt", text=ODD)
    assert main(["extract", odd, "--format", form]) == ExitCode.DONE
    told = capsys.readouterr()
    assert 'Section 3.0 "Background"' in told.err
    assert "Check: " in told.err


def test_findings_stand_in_the_json_and_nowhere_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = written(tmp_path / "odd.txt", text=ODD)
    assert main(["extract", odd, "--format", "json"]) == ExitCode.DONE
    told = capsys.readouterr()
    assert any("Background" in one["message"] for one in json.loads(told.out)["findings"])
    assert told.err == ""


@pytest.mark.parametrize(
    ("severity", "code"),
    [
        (Severity.BLOCK, ExitCode.FINDINGS),
        (Severity.ERROR, ExitCode.FINDINGS),
        (Severity.WARNING, ExitCode.DONE),
        (Severity.INFO, ExitCode.DONE),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_finding_that_must_be_mended_ends_in_its_own_code(
    severity: Severity, code: ExitCode, form: str
) -> None:
    finding = Finding(rule="invented", severity=severity, message="A gap in the record.")
    assert each_file([Path("r.txt")], lambda path: ("words", (finding,)), form, None) == code


def test_a_source_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = written(tmp_path / "r.txt", "bridges")
    before = Path(one).read_bytes()
    assert main(["extract", one, "--out", str(tmp_path)]) == ExitCode.OUTPUT
    assert Path(one).read_bytes() == before
    assert "sources are only read" in capsys.readouterr().err
    assert main(["extract", one, "--out", str(tmp_path), "--format", "markdown"]) == ExitCode.DONE


def test_it_is_told_where_the_files_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [written(tmp_path / "r.txt"), str(tmp_path / "none.docx")]
    out = tmp_path / "o"
    assert main(["extract", *files, "--out", str(out)]) == ExitCode.PARTIAL
    assert f"Written to {out}: 1 file." in capsys.readouterr().err


def test_several_files_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [
        written(tmp_path / "a" / "r.txt", "bridges"),
        written(tmp_path / "b" / "r.txt", "dams"),
    ]
    assert main(["extract", *files]) == ExitCode.DONE
    told = capsys.readouterr().out
    places = [told.index(words) for words in (files[0], "of bridges", files[1], "of dams")]
    assert places == sorted(places)


def test_files_that_all_fail_for_one_reason_end_in_its_code(tmp_path: Path) -> None:
    missing = [str(tmp_path / "a.docx"), str(tmp_path / "b.pdf")]
    assert main(["extract", *missing]) == ExitCode.INPUT
    assert main(["extract", *missing, written(tmp_path / "r.txt")]) == ExitCode.PARTIAL


@pytest.mark.parametrize("command", ["extract", "inspection", "progress"])
def test_a_name_without_its_quotation_marks_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "the November plan.csv")
    assert main([command, "the", "November", "plan.csv"]) == ExitCode.USAGE
    assert '"the November plan.csv"' in " ".join(capsys.readouterr().err.split())


def test_a_section_that_a_report_does_not_have_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = written(tmp_path / "r.txt")
    assert main(["extract", one, "--section", "finance"]) == ExitCode.DONE
    told = capsys.readouterr()
    assert 'No section of this report was found to be "finance"' in told.err
    assert "Found were: purpose." in told.err
    assert main(["extract", one, "--section", "finanse"]) == ExitCode.USAGE
    assert 'Did you mean "finance"?' in capsys.readouterr().err
