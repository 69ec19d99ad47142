"""``committee-pack redline``: a file with tracked changes, or one message in three parts."""

from pathlib import Path

import pytest

from committee_pack.cli.main import main
from committee_pack.errors import ExitCode
from tests.docx_parts import document_xml, p
from tests.faults import attacks
from tests.faults.attacks import in_document


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
