"""``committee-pack roll``: the next meeting's folder, and what is told."""

import os
import shutil
from pathlib import Path

import docx
import msgspec
import pytest
from docx.oxml.ns import qn

from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main
from committee_pack.readers.docx_identity import read_identity
from committee_pack.writers.package import read_parts, write_parts
from committee_pack.writers.properties import drop_identity

MEETING = """# Notes of the officer.
[meeting]
committee = "Cabinet"   # the usual one
date = 2026-11-26

[[report]]
id = "plan"
item = 6
previous = "inputs/2026-09-17 improvement plan.docx"  # last time
{more}
"""
# A plan's own paragraph, as it is built.
OF_DATA = "Ten of 24 actions"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "First"
    for name in ("inputs", "templates"):
        shutil.copytree(shipped_root() / name, folder / name)
    monkeypatch.chdir(folder)
    return folder


def ordered(folder: Path, more: str = "") -> None:
    text = MEETING.format(more=more)
    (folder / "inputs/meeting.toml").write_text(text, encoding="utf-8")


def built(folder: Path, more: str = "") -> Path:
    ordered(folder, more)
    assert main(["build", "--quiet"]) == 0
    return next(folder.glob("outputs/*/06 Child*.docx"))


def rolled(*options: str, code: int = 0) -> str:
    """Roll to a folder beside this one; give the new meeting file's text."""
    out = Path.cwd().parent / "Second"
    assert main(["roll", "--date", "2027-01-21", "--out", str(out), *options]) == code
    meeting = out / "inputs/meeting.toml"
    return meeting.read_text(encoding="utf-8") if meeting.is_file() else ""


def texts(folder: Path, section: str) -> list[str]:
    record = msgspec.json.decode(
        next(folder.glob("outputs/*/06 provenance - not for publication.json")).read_bytes()
    )
    held = next(one for one in record["sections"] if one["id"] == section)
    return [block["text"] for block in held["blocks"]]


def edited(path: Path, words: str, new: str, to: Path | None = None) -> None:
    document = docx.Document(str(path))
    paragraph = next(one for one in document.paragraphs if one.text.startswith(words))
    first, *rest = list(paragraph._p.iter(qn("w:t")))
    first.text = new
    for text in rest:
        text.text = ""
    document.save(str(to or path))


PROGRESS = """
[report.progress]
plan = "inputs/action plan 2026-11.xlsx"   # from the service
as_of = 2026-11-13
[report.sections.background]
add = ["progress.summary"]                 # in words
"""


def test_the_new_folder_holds_all_that_it_needs(folder: Path) -> None:
    built(folder, PROGRESS)
    text = rolled()
    second = folder.parent / "Second"
    assert sorted(path.relative_to(second).as_posix() for path in second.rglob("*.*")) == [
        "inputs/2026-11-26 plan provenance.json",
        "inputs/2026-11-26 plan.docx",
        "inputs/action plan 2026-11.xlsx",
        "inputs/meeting.toml",
        "templates/scrutiny-appendix.docx",
        "templates/scrutiny-report.docx",
    ]
    for line in (
        "# Notes of the officer.",
        'committee = "Cabinet"   # the usual one',
        "date = 2027-01-21",
        'previous = "inputs/2026-11-26 plan.docx"  # last time',
        '#: plan = "inputs/action plan 2026-11.xlsx"   # from the service',
        'plan_previous = "inputs/action plan 2026-11.xlsx"',
        "as_of = 2027-01-08",
        'add = ["progress.summary"]                 # in words',
    ):
        assert f"{line}\n" in text


def test_a_build_before_the_new_plan_is_there_says_what_is_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built(folder, PROGRESS)
    rolled()
    monkeypatch.chdir(folder.parent / "Second")
    capsys.readouterr()
    assert main(["build"]) == 2
    told = capsys.readouterr().err
    assert "Add [report.progress] plan = (an action plan) to the report" in told


def test_what_is_to_be_done_by_hand_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built(
        folder, PROGRESS + '[[report.appendices]]\ntitle = "Plan: November"\nfrom = "progress.plan"'
    )
    rolled()
    told = capsys.readouterr()
    assert (
        "put the new action plan in; last time it was inputs/action plan 2026-11.xlsx" in told.err
    )
    assert 'titles name a day; bring them to January: "Plan: November"' in told.err
    row = next(line for line in told.out.splitlines() if line.startswith("06     plan "))
    assert "06 Children’s Social Care Update" in row
    assert "action plan 2026-11.xlsx" in row


@pytest.mark.parametrize("day", ["2026-11-26", "2026-01-01"])
def test_a_day_that_is_not_after_this_meeting_is_refused(
    folder: Path, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ordered(folder)
    assert main(["roll", "--date", day]) == 2
    assert "is not after this meeting, which is on 26 November 2026" in capsys.readouterr().err


def test_a_meeting_that_was_not_built_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ordered(folder)
    assert rolled(code=3) == ""
    assert "None of the reports of 26 November 2026 is found" in capsys.readouterr().err
    assert not (folder.parent / "Second").exists()


def test_a_folder_that_is_there_is_not_written_over(folder: Path) -> None:
    built(folder)
    second = folder.parent / "Second"
    second.mkdir()
    (second / "mine.txt").write_text("mine")
    rolled(code=5)
    assert [path.name for path in second.iterdir()] == ["mine.txt"]


def test_an_empty_folder_may_be_there(folder: Path) -> None:
    built(folder)
    (folder.parent / "Second").mkdir()
    assert "date = 2027-01-21" in rolled()


def test_a_folder_that_cannot_be_made_leaves_nothing(folder: Path) -> None:
    built(folder)
    (folder.parent / "file").write_text("in the way")
    before = sorted(folder.parent.rglob("*"))
    out = str(folder.parent / "file" / "Second")
    assert main(["roll", "--date", "2027-01-21", "--out", out]) == 5
    assert sorted(folder.parent.rglob("*")) == before


def test_a_dry_run_makes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(folder, PROGRESS)
    before = sorted(folder.parent.rglob("*"))
    assert rolled("--dry-run") == ""
    assert sorted(folder.parent.rglob("*")) == before
    assert "Nothing was made" in capsys.readouterr().err


def test_without_a_name_the_folder_stands_beside_this_one(folder: Path) -> None:
    built(folder)
    assert main(["roll", "--date", "2027-01-21"]) == 0
    assert (folder.parent / "2027-01-21 Cabinet" / "inputs/meeting.toml").is_file()


def test_of_several_copies_the_one_saved_last_goes_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = built(folder)
    older, newer = folder / "a" / "signed.docx", folder / "b" / "draft 2.docx"
    for copy, words, when in ((newer, "The newer words.", 9000), (older, "The older.", 5000)):
        copy.parent.mkdir()
        edited(path, "The Improvement Board meets", words, copy)
        os.utime(copy, (when, when))
    rolled()
    told = capsys.readouterr()
    assert "draft 2.docx was saved last" in told.err
    assert "signed.docx" in told.err
    assert "draft 2.docx" in told.out
    held = docx.Document(str(folder.parent / "Second/inputs/2026-11-26 plan.docx"))
    assert "The newer words." in [one.text for one in held.paragraphs]


def test_the_edited_file_may_be_named(folder: Path, tmp_path: Path) -> None:
    path = built(folder)
    edited(path, "The Improvement Board meets", "From the drive.", tmp_path / "from the drive.docx")
    rolled("--edited", str(tmp_path / "from the drive.docx"))
    held = docx.Document(str(folder.parent / "Second/inputs/2026-11-26 plan.docx"))
    assert "From the drive." in [one.text for one in held.paragraphs]


def test_an_edited_folder_that_is_not_there_is_told(folder: Path) -> None:
    built(folder)
    rolled("--edited", "nowhere", code=3)


def test_words_made_from_data_and_edited_are_told_and_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = built(folder, PROGRESS)
    document = docx.Document(str(path))
    summary = next(one for one in document.paragraphs if one.text.startswith(OF_DATA))
    summary.add_run(" We are glad of it.")
    document.save(str(path))
    text = rolled()
    assert "was made from data and edited in Word" in capsys.readouterr().err
    second = folder.parent / "Second"
    meeting = second / "inputs/meeting.toml"
    meeting.write_text(text.replace("#: plan", "plan"), encoding="utf-8")
    monkeypatch.chdir(second)
    assert main(["build", "--quiet"]) == 0
    found = [one for one in texts(second, "background") if one.startswith(OF_DATA)]
    assert len(found) == 1
    assert "glad" not in found[0]


def test_what_is_made_anew_stays_above_the_officers_words_below_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = built(folder, PROGRESS)
    document = docx.Document(str(path))
    summary = next(one for one in document.paragraphs if one.text.startswith(OF_DATA))
    board = next(one for one in document.paragraphs if one.text.startswith("The Improvement Board"))
    summary._p.addnext(board._p)
    document.save(str(path))
    text = rolled()
    second = folder.parent / "Second"
    meeting = second / "inputs/meeting.toml"
    meeting.write_text(text.replace("#: plan", "plan"), encoding="utf-8")
    monkeypatch.chdir(second)
    assert main(["build", "--quiet"]) == 0
    held = texts(second, "background")
    places = [
        [one.startswith(words) for one in held].index(True)
        for words in (OF_DATA, "The Improvement Board")
    ]
    assert places == sorted(places)


def test_a_block_behind_a_paragraph_stays_behind_it(folder: Path) -> None:
    more = """
[report.progress]
plan = "inputs/action plan 2026-11.xlsx"
[report.sections.background]
drop = ["6.1"]
add = [{ block = "progress.summary", after = "6.3" }]
"""
    built(folder, more)
    text = rolled()
    assert 'add = [{block = "progress.summary", after = "6.2"}]\n' in text
    assert 'drop = ["6.3"]\n' in text


def test_each_block_stays_where_it_stood_among_the_officer_s_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = """
[report.progress]
plan = "inputs/action plan 2026-11.xlsx"
[report.sections.background]
text = "One more of November."
add = [{ block = "progress.summary", after = "6.1" }, "progress.chart", "progress.exceptions"]
"""
    path = built(folder, more)
    document = docx.Document(str(path))
    summary = next(one for one in document.paragraphs if one.text.startswith(OF_DATA))
    board = next(one for one in document.paragraphs if one.text.startswith("The Improvement Board"))
    summary._p.addprevious(board._p)
    document.save(str(path))
    text = rolled()
    second = folder.parent / "Second"
    (second / "inputs/meeting.toml").write_text(text.replace("#: plan", "plan"), encoding="utf-8")
    monkeypatch.chdir(second)
    assert main(["build", "--quiet"]) == 0
    held = texts(second, "background")
    begins = (
        "The Improvement Board",
        OF_DATA,
        "One more of November.",
        "The chart shows",
        "actions are off track, overdue",
    )
    places = [[words in one for one in held].index(True) for words in begins]
    assert places == sorted(places), list(zip(begins, places, strict=True))


def test_recipes_that_are_done_are_put_out_of_use_with_the_reason(folder: Path) -> None:
    more = """
[report.sections.background]
drop = ["6.4"]
replace = { "6.3" = "The Board met." }
questions = { exempt_information = "Yes" }
text = \"\"\"
One more.

And another.
\"\"\"
"""
    built(folder, more)
    text = rolled()
    for line in (
        '#: replace = { "6.3" = "The Board met." }',
        '#: questions = { exempt_information = "Yes" }',
        "#: One more.",
        "#: And another.",
        '#: drop = ["6.4"]',
        "#: For the meeting of 26 November 2026: the new words stand in its report now.",
    ):
        assert f"{line}\n" in text


def test_the_next_roll_takes_its_marks_away(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(folder, '[report.sections.background]\ntext = "One more."\n')
    assert "#: text" in rolled()
    monkeypatch.chdir(folder.parent / "Second")
    assert main(["build", "--quiet"]) == 0
    assert main(["roll", "--date", "2027-03-18", "--out", str(folder.parent / "Third")]) == 0
    third = (folder.parent / "Third/inputs/meeting.toml").read_text(encoding="utf-8")
    assert "#:" not in third
    assert "# Notes of the officer." in third


def test_a_report_that_was_not_built_stays_as_it_was(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built(folder)
    with (folder / "inputs/meeting.toml").open("a", encoding="utf-8") as meeting:
        meeting.write(
            '[[report]]\nid = "late"\nitem = 8\nprevious = "inputs/finance comments.docx"\n'
        )
    assert 'previous = "inputs/finance comments.docx"' in rolled()
    assert "late: to be done by hand\n- was not built for this meeting" in capsys.readouterr().err
    assert (folder.parent / "Second/inputs/finance comments.docx").is_file()


def test_files_from_elsewhere_come_along(folder: Path) -> None:
    (folder.parent / "house").mkdir()
    shutil.move(folder / "templates/scrutiny-report.docx", folder.parent / "house/ours.docx")
    ordered(folder)
    meeting = folder / "inputs/meeting.toml"
    text = meeting.read_text(encoding="utf-8")
    text = text.replace("date = ", 'template = "../house/ours.docx"\ndate = ')
    meeting.write_text(text, encoding="utf-8")
    assert main(["build", "--quiet"]) == 0
    assert 'template = "templates/ours.docx"\n' in rolled()
    assert (folder.parent / "Second/templates/ours.docx").is_file()


def test_a_file_that_is_gone_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(folder, 'inspection = "inputs/inspection 2026-02-20.pdf"')
    (folder / "inputs/inspection 2026-02-20.pdf").unlink()
    rolled()
    assert "Not there, so not copied: inputs/inspection 2026-02-20.pdf" in capsys.readouterr().err


def test_a_report_without_its_record_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = built(folder, PROGRESS)
    (path.parent / "06 provenance - not for publication.json").unlink()
    rolled()
    assert "the record of its build is not there" in capsys.readouterr().err


def test_gaps_are_told_again_at_the_next_meeting(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ordered(folder, 'title = "A new report"')
    meeting = folder / "inputs/meeting.toml"
    text = meeting.read_text(encoding="utf-8")
    text = "\n".join(line for line in text.splitlines() if not line.startswith("previous"))
    meeting.write_text(text, encoding="utf-8")
    assert main(["build"]) == 1
    first = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Error")]
    assert 'previous = "inputs/2026-11-26 plan.docx"\n' in rolled()
    monkeypatch.chdir(folder.parent / "Second")
    capsys.readouterr()
    assert main(["build"]) == 1
    again = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Error")]
    assert [line.partition(" (")[0] for line in again] == first


REFRESHED = """
[report.progress]
plan = "inputs/action plan 2026-11.xlsx"
[[report.appendices]]
title = "The plan"
from = "progress.plan"
refresh = "inputs/old appendix.docx"
"""


def test_an_appendix_that_is_refreshed_goes_on_from_the_finished_one(folder: Path) -> None:
    document = docx.Document()
    document.add_paragraph("This appendix shows the whole plan.")
    document.save(str(folder / "inputs/old appendix.docx"))
    built(folder, REFRESHED)
    made = next(folder.glob("outputs/*/06 Appendix*.docx")).read_bytes()
    assert 'refresh = "inputs/2026-11-26 plan Appendix 6(a).docx"\n' in rolled()
    inputs = folder.parent / "Second/inputs"
    assert (inputs / "2026-11-26 plan Appendix 6(a).docx").read_bytes() == made
    assert not (inputs / "old appendix.docx").exists()


def test_a_finished_appendix_that_is_not_found_is_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document()
    document.add_paragraph("This appendix shows the whole plan.")
    document.save(str(folder / "inputs/old appendix.docx"))
    built(folder, REFRESHED)
    next(folder.glob("outputs/*/06 Appendix*.docx")).unlink()
    assert '#: refresh = "inputs/old appendix.docx"\n' in rolled()
    assert "put the finished one in, under refresh" in capsys.readouterr().err


def test_a_redline_of_the_report_is_not_taken_for_the_report(folder: Path) -> None:
    path = built(folder)
    old = "inputs/2026-09-17 improvement plan.docx"
    assert main(["redline", old, str(path), "--out", "what changed.docx"]) == 0
    assert read_identity(folder / "what changed.docx") is None
    rolled()
    held = (folder.parent / "Second/inputs/2026-11-26 plan.docx").read_bytes()
    assert held == path.read_bytes()


def test_reports_built_into_another_folder_are_found_with_their_record(folder: Path) -> None:
    ordered(folder, PROGRESS)
    drafts = folder.parent / "drafts"
    assert main(["build", "--quiet", "--out", str(drafts)]) == 0
    assert 'drop = ["6.8"]' in rolled("--edited", str(drafts))


def test_a_report_that_lost_its_properties_is_found_by_its_name(folder: Path) -> None:
    path = built(folder, PROGRESS)
    parts = read_parts(path.read_bytes(), path.name)
    drop_identity(parts)
    path.write_bytes(write_parts(parts))
    assert 'previous = "inputs/2026-11-26 plan.docx"' in rolled()


def test_words_with_figures_behind_a_paragraph_are_carried(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'text = { text = "Now {{ progress.complete }} are done.", after = "6.3" }\n'
    built(folder, PROGRESS + text)
    assert f"#: {text}" in rolled()
    assert "background: its text is carried as it stands" in capsys.readouterr().err


def test_words_with_figures_that_were_edited_in_word_are_carried(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'text = "Now {{ progress.complete }} are done."\n'
    path = built(folder, PROGRESS + text)
    edited(path, "Now 10 are done", "Now ten of them are done, and we are glad.")
    assert f"#: {text}" in rolled()
    assert "bring the figures in it up to date" in capsys.readouterr().err


def test_words_with_figures_that_nobody_edited_get_new_ones(folder: Path) -> None:
    text = 'text = "Now {{ progress.complete }} are done."\n'
    built(folder, PROGRESS + text)
    assert f"\n{text}" in rolled()


def test_what_was_made_from_data_and_moved_to_another_section_comes_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = built(folder, PROGRESS)
    document = docx.Document(str(path))
    summary = next(one for one in document.paragraphs if one.text.startswith(OF_DATA))
    legal = next(
        one for one in document.paragraphs if one.text.startswith("The Council has a duty")
    )
    legal._p.addnext(summary._p)
    document.save(str(path))
    text = rolled()
    assert "[report.sections.legal]\n" in text
    assert "legal: 9.2 was made from data and moved here in Word" in capsys.readouterr().err
    second = folder.parent / "Second"
    (second / "inputs/meeting.toml").write_text(text.replace("#: plan", "plan"), encoding="utf-8")
    monkeypatch.chdir(second)
    assert main(["build", "--quiet"]) == 0
    assert not any(one.startswith(OF_DATA) for one in texts(second, "legal"))
    assert sum(one.startswith(OF_DATA) for one in texts(second, "background")) == 1
