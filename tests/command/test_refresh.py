"""Last time's appendix brought up to date, as an officer orders it."""

import shutil
from pathlib import Path

import pytest
from docx import Document

from committee_pack.cli.main import main

NAME = "06 Appendix 6(a) Improvement plan progress at November 2026.docx"


def test_a_refreshed_appendix_has_the_line_on_its_meeting_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    assert main(["build"]) == 0
    (made,) = (tmp_path / "outputs").glob(f"2026-11-26 */{NAME}")
    older = Document(str(made))
    assert older.paragraphs[1].text.endswith(", 26 November 2026")
    older.paragraphs[1].runs[0].text = "Children’s Scrutiny Committee, 17 September 2026"
    older.add_paragraph("Questions go to the team.")
    older.save(str(tmp_path / "inputs" / "older.docx"))
    order = tmp_path / "inputs" / "meeting.toml"
    text = order.read_text(encoding="utf-8")
    new = text.replace(
        'from = "progress.plan"', 'from = "progress.plan"\nrefresh = "inputs/older.docx"', 1
    )
    assert new != text
    order.write_text(new, encoding="utf-8")
    shutil.rmtree(made.parent)
    capsys.readouterr()
    assert main(["build"]) == 0
    assert "as they were: Questions go to the team." in capsys.readouterr().err
    words = [one.text for one in Document(str(made)).paragraphs]
    assert words[1] == "Children and Young People Scrutiny Committee, 26 November 2026"
    assert not any("17 September 2026" in one for one in words)
    assert "Questions go to the team." in words
