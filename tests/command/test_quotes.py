"""Quoted evidence and consultees' files of every kind, through a whole build."""

import shutil
from pathlib import Path

import docx
import pytest

from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main
from committee_pack.model.report import Block, Paragraph, words_of
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report

MEETING = """
[meeting]
committee = "Scrutiny Committee"
date = 2026-11-26
[[report]]
id = "fostering"
item = 7
previous = "inputs/2026-07-09 fostering recruitment.pdf"
"""
PAGE = """<!doctype html><html><head><title>News</title></head><body>
<p>Posted <time datetime="2026-10-01">in October</time></p>
<p>Twelve homes <b>opened</b> – all of them “good”.</p></body></html>"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(shipped_root() / "inputs", tmp_path / "inputs")
    monkeypatch.chdir(tmp_path)
    Path("inputs/page.html").write_text(PAGE, encoding="utf-8")
    Path("inputs/legal.md").write_text(
        "# Legal considerations\n\nWe **agree**:\n\n- to one; and\n- to two.\n", encoding="utf-8"
    )
    letter = docx.Document()
    letter.add_paragraph("Letter of the Forum")
    letter.add_paragraph("Carers ask for “help at night”, and soon.")
    letter.save("inputs/letter 2026-09-30.docx")
    return tmp_path


def built(recipe: str) -> dict[str, tuple[Block, ...]]:
    Path("meeting.toml").write_text(MEETING + recipe, encoding="utf-8")
    assert main(["build", "meeting.toml"]) == 0
    path = next(Path("outputs").glob("*/07 *.docx"))
    report = read_report(path, load_profile("scrutiny-14"))
    return {section.id or "": section.blocks for section in report.sections}


def test_a_page_a_letter_and_a_pdf_are_quoted(folder: Path) -> None:
    sections = built(
        """
[report.sections.options]
carry = "none"
quote = [
    { from = "inputs/page.html", match = 'all of them "good"' },
    { from = "inputs/letter 2026-09-30.docx", match = "help at night", source = "The Forum" },
    { from = "inputs/inspection 2026-02-20.pdf", match = "The front door is staffed", \
words = "The front door is staffed by experienced social workers" },
]
"""
    )
    held = sections["options"]
    assert [words_of(block) for block in held[:4]] == [
        "News, 1 October 2026:",
        "Twelve homes opened – all of them “good”.",
        "The Forum, 30 September 2026:",
        "Carers ask for “help at night”, and soon.",
    ]
    assert words_of(held[4]).endswith(", 20 February 2026, page 2:")
    assert words_of(held[5]) == "The front door is staffed by experienced social workers"
    assert [block.style for block in held if isinstance(block, Paragraph)] == [
        None,
        "quotation",
    ] * 3


def test_a_consultee_may_write_markdown(folder: Path) -> None:
    held = built('[report.sections.legal]\ncarry = "none"\nfile = "inputs/legal.md"\n')["legal"]
    assert [words_of(block) for block in held] == ["We agree:", "to one; and", "to two."]
    assert isinstance(held[0], Paragraph)
    assert [run.text for run in held[0].runs if run.bold] == ["agree"]


@pytest.mark.parametrize(
    ("quote", "code", "told"),
    [
        ('{ from = "inputs/page.html", match = "Twelve homes closed" }', 2, "Twelve homes opened"),
        ('{ from = "inputs/pages.html", match = "Twelve" }', 3, '"inputs/page.html"'),
        ('{ from = "inputs/scorecard 2026-11.csv", match = "Twelve" }', 3, "not a report"),
    ],
)
def test_what_cannot_be_quoted_stops_the_report(
    folder: Path, capsys: pytest.CaptureFixture[str], quote: str, code: int, told: str
) -> None:
    recipe = f"[report.sections.options]\nquote = {quote}\n"
    Path("meeting.toml").write_text(MEETING + recipe, encoding="utf-8")
    assert main(["build", "meeting.toml"]) == code
    assert told in capsys.readouterr().err
    assert not list(Path("outputs").glob("*/07 *.docx"))
