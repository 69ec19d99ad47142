"""What a build tells of carried words: on a real report, and by the lists of the meeting file."""

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from committee_pack.cli.main import main
from committee_pack.model.finding import Finding
from committee_pack.model.report import Report
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report

MEETING = """
[meeting]
committee = "Scrutiny Committee"
date = {date}
{lists}
[[report]]
id = "improvement-plan"
item = 6
title = "Improvement plan"
previous = "{previous}"
{more}
"""
CASE = """
inspection = "{case}/inspection 2023-02-01.pdf"
inspection_previous = "{before}"
[report.progress]
plan = "{case}/plan-13-titled-current.xlsx"
[report.sections.background]
add = ["inspection.comparison", "inspection.improvements", "progress.summary"]
"""
# What tells of the record and not of the words.
RECORD = {"left-out", "appendix-not-supplied", "answers-kept", "reference-renumbered"}


def build(home: Path, patch: pytest.MonkeyPatch, **given: str) -> list[Mapping[str, object]]:
    """Build a meeting and give its findings."""
    text = MEETING.format(**{"lists": "", "more": "", **given})
    (home / "meeting.toml").write_text(text, encoding="utf-8")
    patch.chdir(home)
    main(["build", "meeting.toml", "--quiet", "--overwrite"])
    (path,) = home.glob("outputs/*/06 provenance - not for publication.json")
    findings: list[Mapping[str, object]] = json.loads(path.read_text("utf-8"))["findings"]
    return findings


def on_words(findings: list[Mapping[str, object]], source: str) -> list[Finding]:
    """Give the findings on passages of last time's report."""
    told = msgspec.convert(findings, list[Finding])
    return [
        one for one in told if one.where and one.where.source == source and one.rule not in RECORD
    ]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2023-11-16", {("6.1", "inspection-year", "2019"), ("6.1", "name-misspelt", "OFTSED")}),
        (
            "2025-06-12",
            {
                ("1.1", "plan-ended", "October 2024"),
                ("6.1", "inspection-year", "2019"),
                ("6.1", "name-misspelt", "OFTSED"),
            },
        ),
    ],
)
@pytest.mark.parametrize(
    "name", ["previous automatic numbers.docx", "previous typed numbers.docx", "previous.pdf"]
)
def test_the_real_report_has_these_findings_and_no_others(
    corpus: Path,
    real_case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    date: str,
    expected: set[tuple[str, str, str]],
) -> None:
    (before,) = corpus.glob("inspection_pdf/ILACS_2019_blackpool_*.pdf")
    more = CASE.format(case=real_case.as_posix(), before=before.as_posix())
    previous = real_case / name
    told = on_words(
        build(tmp_path, monkeypatch, date=date, previous=previous.as_posix(), more=more), name
    )
    found = {
        (one.where.number or "", one.rule, words)
        for one in told
        if one.where
        for _, _, words in expected
        if words in one.message.partition("; ")[0]
    }
    assert found == expected
    assert len(told) == len(expected)
    places = {one.where.number for one in told if one.where}
    silent = {*numbers(read_report(previous, load_profile("scrutiny-14")))} - places
    assert {"2.1", "3.1", "4.1", "6.2", "6.3", "6.4", "6.5", "6.6", "10.1", "11.1"} <= silent


def numbers(report: Report) -> list[str]:
    """Give the numbers of a report's paragraphs."""
    return [
        str(number)
        for section in report.sections
        for block in section.blocks
        if (number := getattr(block, "number", None))
    ]


LAST_TIME = """
Report to: Scrutiny Committee
Relevant Officer: Jane Doe, Director of Children’s Services
Date of meeting: 17 September 2026

IMPROVEMENT PLAN

1.0 Purpose of the report

1.1 To tell the Committee how the improvement plan goes.

2.0 Council priority

2.1 The relevant Council priority is: Stronger communities

3.0 Background and key information

3.1 At its last meeting the Committee asked about the second home.

3.2 The second home will be open by October 2026.

3.3 Of the 42 actions in the improvement plan, 25 are complete.

3.4 The Head of Legal Services, Priya Oakley, has been told.

3.5 The first home is open, and families like it.
"""
LISTS = """
people = ["Priya Oakley, Head of Legal Services", "Rowan Ashdale, Director of Children’s Services"]
[[meeting.priorities]]
text = "Stronger communities"
valid_to = 2026-03-31
[[meeting.priorities]]
text = "Every child heard"
valid_from = 2026-04-01
"""
PLAN = """Ref,Action,Owner,Due,Status
1.1,Open the home,Rowan Ashdale,2026-10-01,Complete
1.2,Train the staff,Rowan Ashdale,2027-03-31,On track
"""


def test_a_meeting_tells_of_each_stale_passage_and_changes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "last time.txt").write_text(LAST_TIME, encoding="utf-8")
    (tmp_path / "plan.csv").write_text(PLAN, encoding="utf-8")
    findings = build(
        tmp_path,
        monkeypatch,
        date="2026-11-26",
        previous="last time.txt",
        lists=LISTS,
        more='[report.progress]\nplan = "plan.csv"',
    )
    told = {one.rule: one for one in on_words(findings, "last time.txt")}
    assert {rule: one.where.number for rule, one in told.items() if one.where} == {
        "priority-out-of-date": "2.1",
        "words-of-last-time": "3.1",
        "day-passed": "3.2",
        "figure-differs": "3.3",
    }
    assert told["priority-out-of-date"].hint == 'Put "Every child heard".'
    assert "total 2, complete 1" in told["figure-differs"].message
    (officer,) = [one for one in findings if one["rule"] == "person-not-listed"]
    assert officer["hint"] == 'Put "Rowan Ashdale, Director of Children’s Services".'
    (built,) = tmp_path.glob("outputs/*/06 *.docx")
    after = read_report(built, load_profile("scrutiny-14"))
    words = {block.text for one in after.sections for block in one.blocks if hasattr(block, "text")}
    for line in LAST_TIME.splitlines():
        if line.startswith(("3.", "1.1")) and not line.startswith("3.0"):
            assert line.partition(" ")[2] in words


def test_priorities_of_a_profile_count_with_those_of_the_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "last time.txt").write_text(LAST_TIME, encoding="utf-8")
    shipped = files("committee_pack.profiles").joinpath("scrutiny-14.toml").read_text("utf-8")
    old = '[[priorities]]\ntext = "Stronger communities"\nvalid_to = 2026-03-31\n'
    (tmp_path / "own.toml").write_text(f"{shipped}\n{old}", encoding="utf-8")
    findings = build(
        tmp_path,
        monkeypatch,
        date="2026-11-26",
        previous="last time.txt",
        lists='profile = "own.toml"\n[[meeting.priorities]]\ntext = "Every child heard"',
    )
    (told,) = [one for one in findings if one["rule"] == "priority-out-of-date"]
    assert told["hint"] == 'Put "Every child heard".'
