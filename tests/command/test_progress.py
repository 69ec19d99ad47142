"""``committee-pack progress``, run as an officer runs it."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main
from committee_pack.model.dates import long_date

INPUTS = shipped_root() / "inputs"
PLAN = str(INPUTS / "action plan 2026-11.xlsx")
BEFORE = str(INPUTS / "action plan 2026-09.xlsx")
SCORECARD = str(INPUTS / "scorecard 2026-11.csv")
HOSTILE = (
    '=HYPERLINK("http://example.invalid/","click")',
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "{{ progress.total }}",
)


def page(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    assert main(["progress", *arguments]) == 0
    told = capsys.readouterr()
    return told.out, told.err


def test_the_plan_as_text_and_what_moved(capsys: pytest.CaptureFixture[str]) -> None:
    out, err = page([PLAN, "--previous", BEFORE, "--as-of", "2026-11-26"], capsys)
    assert "Complete     10           42%    5" in out.splitlines()
    assert "Ten of 24 actions (42%) are complete, five more than last time;" in out
    words = " ".join(out.split())
    assert "1.5 Agree a shared protocol for missing children" in words
    assert "Due: 31 Oct 2026; Status: Off track, overdue (was at risk)" in words
    assert "Cell: Improvement plan!A9" in words
    assert "from at risk to off track (Improvement plan!A9)" in words
    assert "4.7 Try out evening and weekend support for foster carers" in words
    assert "(Improvement plan!A27 of action plan 2026-09.xlsx)" in words  # 4.5 was removed
    assert max(map(len, out.splitlines())) <= 100
    assert err == ""


def test_the_plan_as_markdown_is_ready_to_paste(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [PLAN, "--previous", BEFORE, "--as-of", "2026-11-26", "--format", "markdown"]
    lines = page(arguments, capsys)[0].splitlines()
    assert lines[0].startswith("# Northmere")
    assert "| Ref | Action | Owner | Due | Status | Update |" in lines
    assert "### Worse than before" in lines
    assert "- 4.7 Try out evening and weekend support for foster carers" in lines


def test_thousands_of_overdue_actions_are_counted_for_a_reader_and_all_in_the_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.csv"
    rows = [f"{n},Step {n},A,1/5/2026,odd,x" for n in range(1, 2001)]
    path.write_text("\n".join(("Ref,Action,Lead,Due date,RAG,Update", *rows)), encoding="utf-8")
    for form in ("text", "markdown"):
        out, err = page([str(path), "--as-of", "2026-11-26", "--format", form], capsys)
        assert "… and 1,950 more (--format json has all)" in out
        assert len(out.splitlines()) < 400
        assert "… and 1,990 more like it (status-not-known)." in err
        assert len(err.splitlines()) < 40
    told = json.loads(page([str(path), "--as-of", "2026-11-26", "--format", "json"], capsys)[0])
    assert len(told["summary"]["overdue"]) == 2000
    assert len(told["findings"]) == 2000


def test_signs_that_steer_a_terminal_are_not_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "Ref,Action,Lead,Due date,RAG\n1,Open \x1b[31mred\u202e it,A,1/5/2026,Red\n", "utf-8"
    )
    for form in ("text", "markdown"):
        out, _ = page([str(path), "--as-of", "2026-11-26", "--format", form], capsys)
        assert "\x1b" not in out
        assert "\u202e" not in out


def test_without_a_day_it_is_today_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    _, err = page([PLAN], capsys)
    assert long_date(date.today()) in err
    assert "--as-of" in err


def test_a_scorecard_is_known_by_its_columns(capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(page([SCORECARD, "--format", "json"], capsys)[0])
    assert told["schema"] == 1
    agency = next(one for one in told["scorecard"]["indicators"] if one["ref"] == "CS8")
    assert (agency["rating"], agency["direction"]) == ("Off target", "Worsened")
    out, _ = page([SCORECARD, "--format", "markdown"], capsys)
    assert "| 16 weeks | 3 weeks | 25 weeks | 22 weeks |" in out


def test_a_scorecard_with_the_headings_of_a_plan_is_a_scorecard(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kpis.csv"
    path.write_text(
        "Ref,Description,Target,Actual,Comments\n1,Calls answered,90%,82%,Better\n", "utf-8"
    )
    assert "scorecard" in json.loads(page([str(path), "--format", "json"], capsys)[0])


def test_what_is_neither_names_both_kinds_of_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sales.csv"
    path.write_text("Product,Day,Revenue\nTea,1 May,5\n", encoding="utf-8")
    assert main(["progress", str(path)]) == 3
    err = capsys.readouterr().err
    assert "neither an action plan nor a scorecard" in err
    assert "By when" in err
    assert "Indicator" in err


def test_previous_is_for_plans(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["progress", SCORECARD, "--previous", BEFORE]) == 2
    assert "compares action plans" in capsys.readouterr().err


def test_the_html_page_has_tables_with_heads_and_a_chart_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = [PLAN, "--previous", BEFORE, "--as-of", "2026-11-26", "--format", "html"]
    out, _ = page(arguments, capsys)
    assert out.startswith("<!DOCTYPE html>")
    assert '<th scope="col">Status</th>' in out
    assert 'alt="Bar chart of the status of actions by theme. Children who go missing: six' in out
    assert "<ul><li>" in out
    assert not re.search(r"(?:src|href)=\"(?!data:image/png;base64,)", out)
    assert re.findall(r"<(script|link|iframe)", out) == []


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_formulas_and_markup_in_a_tracker_come_out_as_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    path = tmp_path / "plan.csv"
    rows = [f'{n},"{words.replace(chr(34), chr(34) * 2)}",A,1/5/2026,Red,{n}'
            for n, words in enumerate(HOSTILE, start=1)]  # fmt: skip
    path.write_text("\n".join(("Ref,Action,Lead,Due date,RAG,Update", *rows)), encoding="utf-8")
    out, _ = page([str(path), "--as-of", "2026-11-26", "--format", form], capsys)
    assert "<script>" not in out or form in ("json", "text")
    if form == "json":
        told = json.loads(out)["plan"]["actions"]
        assert [action["action"] for action in told] == list(HOSTILE)
    if form == "html":
        assert "=HYPERLINK(&quot;http://example.invalid/&quot;,&quot;click&quot;)" in out
        assert "href" not in out


def test_formulas_in_a_tracker_are_words_in_the_word_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["init", str(tmp_path)]) == 0
    monkeypatch.chdir(tmp_path)
    book = Workbook()
    sheet = book.active
    sheet.append(["Ref", "Action", "Lead", "Due date", "RAG", "Update"])
    for number, words in enumerate(HOSTILE, start=1):
        sheet.append([str(number), None, "A", date(2026, 5, 1), "Red", "x"])
        sheet.cell(number + 1, 2).value = words
        sheet.cell(number + 1, 2).data_type = "s"
    book.save(tmp_path / "inputs" / "plan.xlsx")
    (tmp_path / "inputs" / "meeting.toml").write_text(
        '[meeting]\ncommittee = "C"\ndate = 2026-11-26\n[[report]]\nid = "plan"\nitem = 6\n'
        'title = "Plan"\n[report.progress]\nplan = "inputs/plan.xlsx"\n[[report.appendices]]\n'
        'title = "Plan"\nfrom = "progress.plan"\n',
        encoding="utf-8",
    )
    main(["build"])
    (appendix,) = (tmp_path / "outputs").rglob("*Appendix*.docx")
    document = Document(str(appendix))
    cells = [row.cells[1].text for row in document.tables[-1].rows[1:]]
    assert cells == list(HOSTILE)
    assert "HYPERLINK" not in "".join(
        code.text or "" for code in document.element.iter("{*}instrText")
    )


def test_a_finding_that_must_be_mended_ends_in_its_own_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(
        "Ref,Action,Owner,Due,Status\n1,Hire, train and keep,Jo Doe,01/12/2026,Complete\n", "utf-8"
    )
    assert main(["progress", str(path), "--format", "json"]) == 1
    rules = [one["rule"] for one in json.loads(capsys.readouterr().out)["findings"]]
    assert "row-too-long" in rules


def test_without_an_earlier_plan_nothing_is_said_of_movement(
    capsys: pytest.CaptureFixture[str],
) -> None:
    alone, _ = page([PLAN, "--format", "json"], capsys)
    assert json.loads(alone)["movement"] is None
    compared, _ = page([PLAN, "--previous", BEFORE, "--format", "json"], capsys)
    assert json.loads(compared)["movement"]["new"] == ["4.7"]


def test_what_was_not_read_of_the_earlier_plan_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    heading = "Ref,Action,Lead,Due date,RAG\n"
    for folder in ("now", "then"):
        (tmp_path / folder).mkdir()
    for name in ("now/plan.csv", "then/plan.csv", "before.csv"):
        (tmp_path / name).write_text(heading + "1,Open the hub,A,soon,odd\n", encoding="utf-8")
    now, then, before = (
        str(tmp_path / name) for name in ("now/plan.csv", "then/plan.csv", "before.csv")
    )
    _, err = page([now, "--previous", before, "--as-of", "2026-11-26"], capsys)
    assert "(before.csv, before!D2)" in err
    assert err.count("is no date") == 2
    _, err = page([now, "--previous", then, "--as-of", "2026-11-26"], capsys)
    assert "Last cycle’s plan, of the same name: " in err
    told = json.loads(page([now, "--previous", before, "--format", "json"], capsys)[0])
    assert {one["where"]["source"] for one in told["findings"]} == {"plan.csv", "before.csv"}


def test_a_word_file_is_called_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = Document()
    document.add_table(rows=1, cols=3)
    document.save(str(tmp_path / "plan.docx"))
    assert main(["progress", str(tmp_path / "plan.docx")]) == 3
    err = " ".join(capsys.readouterr().err.split())
    assert "plan.docx is a Word document, not a workbook or a csv file." in err


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_a_plan_of_headings_alone_is_told_to_be_empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Ref,Action,Owner,Due,Status\n", encoding="utf-8")
    assert main(["progress", str(path), "--as-of", "2026-11-26", "--format", form]) == 1
    told = capsys.readouterr()
    assert "has headings in row 1 but no action" in told.out + told.err


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("26/11/2026", "write 26 November 2026 as 2026-11-26"),
        ("26 November 2026", "write 26 November 2026 as 2026-11-26"),
        ("2026-02-30", "no day of the calendar"),
        ("soon", "year-month-day, such as 2026-11-26"),
    ],
)
def test_a_day_that_cannot_be_read_is_told_as_it_has_to_be_written(
    capsys: pytest.CaptureFixture[str], written: str, told: str
) -> None:
    assert main(["progress", PLAN, "--as-of", written]) == 2
    assert told in " ".join(capsys.readouterr().err.split())


def test_a_second_file_is_told_to_be_the_previous_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["progress", PLAN, BEFORE]) == 2
    assert "--previous" in capsys.readouterr().err


def test_a_folder_is_no_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["progress", str(tmp_path)]) == 3
    assert f"{tmp_path} is a folder, not a file." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("form", "name"), [("html", "scorecard 2026-11.html"), ("json", "scorecard 2026-11.json")]
)
def test_a_page_is_written_to_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, name: str
) -> None:
    assert main(["progress", SCORECARD, "--format", form]) == 0
    printed = capsys.readouterr().out
    assert main(["progress", SCORECARD, "--format", form, "--out", str(tmp_path / "o")]) == 0
    assert (tmp_path / "o" / name).read_text(encoding="utf-8") == printed
    assert str(tmp_path / "o" / name) in capsys.readouterr().err


def test_one_workbook_for_two_cycles_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    _, err = page([PLAN, "--previous", PLAN, "--as-of", "2026-11-26"], capsys)
    assert "the same file, byte by byte" in err


def test_which_periods_the_figures_of_columns_are_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "card.csv"
    rows = (
        "Indicator,Good is,Target,Apr 2026,Jun 2026,May 2026,Jul 2026\nReviews,High,95,93,96,94,\n"
    )
    path.write_text(rows, encoding="utf-8")
    words = " ".join(page([str(path)], capsys)[0].split())
    assert "The figures now are for Jun 2026, the previous ones for May 2026." in words


def test_a_name_that_is_too_long_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["progress", f"{'plan' * 100}.csv"]) == 3
    assert "What to do: " in capsys.readouterr().err


def test_an_indicator_off_target_is_shown_however_long_the_scorecard_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "card.csv"
    rows = [f"Measure {number},High,90,91" for number in range(60)]
    lines = ("Indicator,Good is,Target,Now", *rows, "The last measure,High,90,80")
    path.write_text("\n".join(lines), encoding="utf-8")
    out = page([str(path)], capsys)[0]
    assert out.index("The last measure") < out.index("All indicators")
    assert "… and 11 more (--format json has all)" in out
