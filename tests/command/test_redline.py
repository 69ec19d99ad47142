"""``committee-pack redline``: a file with tracked changes, or one message in three parts."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document

from committee_pack.cli.main import main
from committee_pack.errors import ExitCode
from tests.docx_parts import document_xml, p
from tests.faults import attacks
from tests.faults.attacks import in_document
from tests.redlines import assert_leads_both_ways
from tests.rendering import as_pdf
from tests.word_validity import problems


def word_file(*paragraphs: str) -> bytes:
    return in_document(document_xml("".join(paragraphs)))


OLD = word_file(p("The plan was agreed in May."), p("Nine actions are late."))
NEW = word_file(p("The plan was agreed in June."), p("Nine actions are late."))


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "last.docx", tmp_path / "this.docx"
    old.write_bytes(OLD)
    new.write_bytes(NEW)
    return old, new


def redline(*arguments: object) -> int:
    return main(["redline", *map(str, arguments)])


def test_the_redline_stands_beside_the_new_report(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert redline(*pair, "--author", "A Clerk", "--date", "2026-11-26") == ExitCode.DONE
    told = capsys.readouterr()
    assert told.out == "2 changes, 0 passages moved.\n"
    made = pair[1].with_name("this redline.docx")
    assert told.err == f"The redline is {made}\n"
    assert b"committee-pack" not in OLD
    assert pair[0].read_bytes() == OLD
    assert pair[1].read_bytes() == NEW


def test_the_same_inputs_give_the_same_bytes_and_may_be_written_again(
    pair: tuple[Path, Path],
) -> None:
    made = pair[1].with_name("this redline.docx")
    assert redline(*pair, "--date", "2026-11-26") == ExitCode.DONE
    first = made.read_bytes()
    assert redline(*pair, "--date", "2026-11-26") == ExitCode.DONE
    assert made.read_bytes() == first
    assert redline(*pair, "--date", "2026-11-27") == ExitCode.DONE
    assert made.read_bytes() != first


def test_somebody_s_own_file_is_not_replaced_unasked(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "mine.docx"
    own.write_bytes(NEW)
    assert redline(*pair, "-o", own) == ExitCode.OUTPUT
    assert "is there already" in capsys.readouterr().err
    assert own.read_bytes() == NEW
    assert redline(*pair, "-o", own, "--overwrite") == ExitCode.DONE
    assert own.read_bytes() != NEW


def test_neither_report_is_written_over(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert redline(*pair, "-o", pair[0], "--overwrite") == ExitCode.OUTPUT
    assert "one of the two reports" in capsys.readouterr().err
    assert pair[0].read_bytes() == OLD


def test_a_report_compared_with_itself_has_no_changes(
    pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert redline(pair[0], pair[0]) == ExitCode.DONE
    assert capsys.readouterr().out == "Nothing changed that a reader sees.\n"


def test_what_is_tracked_already_is_told_and_taken_as_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "last.docx", tmp_path / "this.docx"
    insertion = '<w:ins w:id="7" w:author="B"><w:r><w:t>in May</w:t></w:r></w:ins>'
    old.write_bytes(word_file(f"<w:p><w:r><w:t>Agreed</w:t><w:t> </w:t></w:r>{insertion}</w:p>"))
    new.write_bytes(word_file(p("Agreed in May")))
    assert redline(old, new) == ExitCode.DONE
    told = capsys.readouterr().out
    assert told.startswith("Nothing changed that a reader sees.")
    assert "1 change tracked in last.docx already: taken as accepted." in told


def test_a_pdf_is_told_to_need_word_files(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "last.pdf"
    other.write_bytes(b"%PDF-1.4\n%%EOF\n")
    assert redline(other, pair[1]) == ExitCode.INPUT
    told = capsys.readouterr().err
    assert "last.pdf is no Word file, but pdf" in told
    assert "--summary" in told


@pytest.mark.parametrize(
    "attack", [attacks.laughs, attacks.deep_nesting, attacks.part_twice, attacks.zip_bomb]
)
@pytest.mark.parametrize("first", [True, False])
def test_a_hostile_file_ends_in_one_message(
    pair: tuple[Path, Path],
    attack: object,
    first: bool,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert callable(attack)
    bad = tmp_path / "bad.docx"
    bad.write_bytes(attack())
    files = (bad, pair[1]) if first else (pair[0], bad)
    assert redline(*files) == ExitCode.INPUT
    told = capsys.readouterr().err
    assert told.startswith("Error: ")
    assert "bad.docx" in told
    assert "What to do: " in told
    assert "Traceback" not in told


def test_a_page_on_what_changed_is_made_of_any_two_reports(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "last.txt", tmp_path / "now.txt"
    report = "1.0 Purpose of the report\n1.1 To tell what was done.\n2.0 Recommendation(s)\n"
    old.write_text(f"{report}2.1 To note it.\n", encoding="utf-8")
    new.write_text(f"{report}2.1 To agree the plan.\n", encoding="utf-8")
    assert redline(old, new, "--summary") == ExitCode.DONE
    told = capsys.readouterr()
    assert told.out == "Sections: 1 as last time, 1 edited, 0 new, 0 no longer there.\n"
    html = (tmp_path / "now what changed.html").read_text(encoding="utf-8")
    assert "To agree the plan." in html
    assert (tmp_path / "now what changed.docx").is_file()
    assert redline(old, new, "--summary") == ExitCode.DONE
    (tmp_path / "now what changed.html").write_text("mine", encoding="utf-8")
    assert redline(old, new, "--summary") == ExitCode.OUTPUT


def test_a_build_shows_what_changed_when_asked(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(project / "inputs", tmp_path / "inputs")
    shutil.copytree(project / "templates", tmp_path / "templates")
    monkeypatch.chdir(tmp_path)
    only = ["--only", "childrens-improvement-plan"]
    assert main(["build", *only, "--redline"]) == ExitCode.DONE
    (folder,) = (tmp_path / "outputs").glob("2026-11-26 *")
    (shown,) = folder.glob("06 * redline - not for publication.docx")
    (made,) = (one for one in folder.glob("06 Children*.docx") if is_report(one))
    old = tmp_path / "inputs" / "2026-09-17 improvement plan.docx"
    assert_leads_both_ways(shown.read_bytes(), old.read_bytes(), made.read_bytes())
    assert faults(shown.read_bytes()) == set()
    (page,) = folder.glob("06 * what changed - not for publication.html")
    html = page.read_text(encoding="utf-8")
    assert "4.7: Try out evening and weekend support for foster carers" in html
    assert "<td>Actions complete</td><td>5</td><td>10</td>" in html
    (word,) = folder.glob("06 * what changed - not for publication.docx")
    assert problems(word.read_bytes()) == []
    assert "more new sentences: in “06 Children" in words_in(word)
    assert html.count("Agency staff in social work are forecast to cost £310,000 more") == 1
    assert '<div class="below">' in html
    assert main(["build", *only]) == ExitCode.DONE
    assert not shown.exists()
    assert not page.exists()


def words_in(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_what_changed_in_the_worked_example_stands_on_one_page(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pdfplumber

    shutil.copytree(project / "inputs", tmp_path / "inputs")
    shutil.copytree(project / "templates", tmp_path / "templates")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--redline"]) == ExitCode.DONE
    pages = sorted((tmp_path / "outputs").glob("2026-11-26 */*what changed*.docx"))
    assert len(pages) == 2
    for page in pages:
        with pdfplumber.open(as_pdf(page, tmp_path)) as pdf:
            assert len(pdf.pages) == 1, page.name
            assert pdf.pages[0].width < pdf.pages[0].height


def is_report(path: Path) -> bool:
    return not path.stem.endswith("not for publication")


def test_the_pages_show_what_went_and_what_came(pair: tuple[Path, Path], tmp_path: Path) -> None:
    import pdfplumber

    assert redline(*pair, "-o", tmp_path / "shown.docx") == ExitCode.DONE
    with pdfplumber.open(as_pdf(tmp_path / "shown.docx", tmp_path)) as pdf:
        text = pdf.pages[0].extract_text()
    assert "agreed in MayJune." in text


def test_one_real_report_in_two_dresses_and_others_of_its_kind(
    corpus: Path, real_case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = sorted(corpus.glob("committee_docx/*.docx"))[:3]
    pairs = [
        (real_case / "previous automatic numbers.docx", real_case / "previous typed numbers.docx"),
        *pairwise(files),
    ]
    for old, new in pairs:
        out = tmp_path / "shown.docx"
        assert redline(old, new, "-o", out, "--overwrite") == ExitCode.DONE, (old.name, new.name)
        assert "redline-differs" not in capsys.readouterr().err
        known = faults(old.read_bytes()) | faults(new.read_bytes())
        assert faults(out.read_bytes()) <= known, (old.name, new.name)


def faults(data: bytes) -> set[str]:
    """Give what is wrong with a Word file, places aside, to tell what its inputs have not.

    Of a row with the mark of a change alone one checker says that something is missing; Word
    writes rows that came or went just so.
    """
    return {
        re.sub(r"[\d/\[\]]+|'[^']*'|\S+\.xml", "", one)
        for one in problems(data)
        if not ("trPr" in one and "Required sequence content is missing" in one)
    }
