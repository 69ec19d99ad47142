"""What the pages tell an officer to type works as they say."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from committee_pack.build.meeting_file import read_meeting
from committee_pack.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    "README.md",
    "docs/tutorial.md",
    *sorted(page.relative_to(ROOT).as_posix() for page in (ROOT / "docs/how-to").glob("*.md")),
)
_BLOCK = re.compile(r"((?:<!-- [^\n]* -->\n)*)```(sh|toml)\n(.*?)```", re.DOTALL)

# The first report of the example, before what a page puts under it.
_REPORT = """
[meeting]
committee = "Children and Young People Scrutiny Committee"
date = 2026-11-26

[[report]]
id = "plan"
item = 6
title = "Improvement plan"
previous = "inputs/2026-09-17 improvement plan.docx"
inspection = "inputs/inspection 2026-02-20.pdf"

[report.progress]
plan = "inputs/action plan 2026-11.xlsx"
plan_previous = "inputs/action plan 2026-09.xlsx"
scorecard = "inputs/scorecard 2026-11.csv"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder prepared by ``init``, to run in."""
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    return tmp_path


def commands(lines: str) -> Iterator[list[str]]:
    """Give the program's own commands, and the changes of folder, of a block for the shell."""
    for line in lines.splitlines():
        for command in line.split("&&"):
            words = shlex.split(command, comments=True)
            if words and Path(words[0]).name in ("committee-pack", "cd"):
                yield [Path(words[0]).name, *words[1:]]


def edit_in_word(report: Path) -> None:
    document = docx.Document(str(report))
    document.add_paragraph("Edited.")
    document.save(str(report))


def follow(marks: str, form: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what one block of a page says."""
    if form == "toml":
        if replaced := re.search(r"<!-- replaces: (.*) -->", marks):
            meeting = Path("inputs/meeting.toml")
            before = meeting.read_text(encoding="utf-8")
            assert before.count(f"{replaced[1]}") == 1, "the page names a line that is not there"
            meeting.write_text(before.replace(replaced[1], words.rstrip("\n")), encoding="utf-8")
        return
    if "<!-- edited in Word -->" in marks:
        edit_in_word(next(Path("outputs").glob("*/06 Child*.docx")))
    told = re.search(r"<!-- exit code (\d+) -->", marks)
    for name, *arguments in commands(words):
        if name == "cd":
            monkeypatch.chdir(arguments[0])
        else:
            assert main(arguments) == int(told[1] if told else 0), arguments


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_ends_as_the_page_says(
    page: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for marks, form, words in _BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        follow(marks, form, words, monkeypatch)


def test_the_tutorial_leads_where_it_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
    first, _, change = page.split("## 7.")[0].partition("## 6.")
    for marks, form, words in _BLOCK.findall(first):
        follow(marks, form, words, monkeypatch)
    assert capsys.readouterr().err.count("Note: Not carried") == 6  # "six passages"
    for marks, form, words in _BLOCK.findall(change):
        follow(marks, form, words, monkeypatch)
    assert capsys.readouterr().err.count("Note: Not carried") == 7  # "one more"
    report = docx.Document(str(next(Path("outputs").glob("*/06 Child*.docx"))))
    words = [paragraph.text for paragraph in report.paragraphs]
    assert "To thank the Children in Care Council for its work on the plan." in words
    assert not [one for one in words if one.startswith("The figures that the Committee follows")]


@pytest.mark.parametrize("page", ["sections", "appendices"])
def test_the_examples_of_a_page_build(
    page: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = (ROOT / "docs/how-to" / f"{page}.md").read_text(encoding="utf-8")
    examples = [words for _, form, words in _BLOCK.findall(told) if form == "toml"]
    Path("inputs/page.toml").write_text(_REPORT + "\n".join(examples), encoding="utf-8")
    for name in ("Appendix 5(a)", "tenders"):
        document = docx.Document()
        document.add_paragraph(f"Words of {name}.")
        document.save(f"inputs/{name}.docx")
    assert main(["build", "inputs/page.toml"]) == 0
    made = "".join(path.name for path in Path("outputs").glob("*/*"))
    for name in re.findall(r"^    (06 .*)$", told, re.MULTILINE):
        assert name in made


def test_each_example_of_the_recipe_page_builds(folder: Path) -> None:
    told = (ROOT / "docs/how-to/recipe.md").read_text(encoding="utf-8")
    examples = [words for _, form, words in _BLOCK.findall(told) if form == "toml"]
    assert len(examples) > 3
    for example in examples:
        Path("inputs/page.toml").write_text(_REPORT + example, encoding="utf-8")
        assert main(["build", "inputs/page.toml", "--quiet"]) == 0


def test_the_examples_of_the_meeting_reference_can_be_read(folder: Path) -> None:
    told = (ROOT / "docs/reference/meeting-file.md").read_text(encoding="utf-8")
    examples = [words for _, form, words in _BLOCK.findall(told) if form == "toml"]
    whole = Path("inputs/page.toml")
    whole.write_text("\n".join(examples), encoding="utf-8")
    assert read_meeting(whole).report[0].front_matter["report_to"].endswith("(special meeting)")
    assert main(["build", str(whole), "--quiet"]) == 0
