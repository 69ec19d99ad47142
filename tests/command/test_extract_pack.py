"""``extract --pack``: the reports of a pack, each as if it were a file of its own."""

import json
from pathlib import Path

import pytest

from committee_pack.cli.main import main
from committee_pack.errors import ExitCode
from tests.pdf_pages import PdfPageContent, make_pdf


def report(number: str, subject: str) -> PdfPageContent:
    page = PdfPageContent().words(450, 40, f"Agenda Item {number}")
    page.words(60, 120, "Report to: Harbour Committee").words(60, 140, "Date: 1 May 2026")
    page.words(60, 180, subject, font="bold", size=16)
    page.words(60, 220, "1.0 Purpose of the report", font="bold")
    page.words(60, 250, "1.1 This line is as long as the lines of a report are on a page of it.")
    page.words(60, 270, f"1.2 To tell the committee about the {subject.lower()}.")
    page.words(60, 290, "2.0 Recommendations", font="bold")
    return page.words(
        60, 320, "2.1 That the report is noted; and that it is read by all who look after it."
    ).words(280, 820, f"Page {number}")


def plain(words: str) -> PdfPageContent:
    return PdfPageContent().words(60, 120, words)


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    pages = [
        plain("Agenda of the harbour committee"),
        report("5", "Pier"),
        plain("Appendix 1: what the pier cost"),
        report("6", "Lamps"),
    ]
    marks = {"Agenda": 1, "5 The pier: its cost": 2, "Appendix 1": 3, "6 Lamps": 4}
    path = tmp_path / "pack.pdf"
    path.write_bytes(make_pdf(*pages, bookmarks=marks))
    return path


def test_each_report_is_a_file_named_by_item_and_title(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["extract", "--pack", str(pack), "--format", "json", "--out", "read"])
    assert code == ExitCode.DONE
    names = ["pack item 5 The pier its cost.json", "pack item 6 Lamps.json"]
    assert sorted(path.name for path in Path("read").iterdir()) == names
    told = json.loads((Path("read") / names[0]).read_text(encoding="utf-8"))
    assert told["item"] == {
        "number": "5",
        "title": "The pier: its cost",
        "first": 2,
        "last": 2,
        "attached": [{"title": "Appendix 1", "first": 3, "last": 3}],
    }
    assert told["title"] == "Pier"
    assert told["front_matter"] == {"Report to": "Harbour Committee", "Date": "1 May 2026"}
    assert [(s["id"], s["number"], s["where"]["page"]) for s in told["sections"]] == [
        ("purpose", "1.0", 2),
        ("recommendations", "2.0", 2),
    ]
    assert [one["rule"] for one in told["findings"]] == ["attached-not-read"]
    out, err = capsys.readouterr()
    assert out == ""
    assert "Item 6, page 4: Lamps" in err


def test_text_lists_the_items_with_their_pages_first(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", "--pack", str(pack), "--section", "purpose"]) == ExitCode.DONE
    out = capsys.readouterr().out
    contents, first, second = out.split("\nItem ")
    assert contents.splitlines() == [
        "pack.pdf",
        "",
        "- Page 1: Agenda (not read: no report)",
        "- Item 5, page 2: The pier: its cost",
        "  - page 3: Appendix 1 (attached, not read)",
        "- Item 6, page 4: Lamps",
    ]
    assert first.startswith("5, page 2: The pier: its cost\n\nPier\n")
    assert "1.2 To tell the committee about the lamps." in second
    assert "what the pier cost" not in out
    assert "That the report is noted" not in out


def test_a_pdf_without_items_is_read_as_one_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "one.pdf"
    path.write_bytes(make_pdf(plain("The pier has been mended.")))
    assert main(["extract", "--pack", str(path)]) == ExitCode.DONE
    out = capsys.readouterr().out
    assert "No page is stamped with an agenda item and no bookmark has a number." in out
    assert out.rstrip().endswith("The pier has been mended.")


def test_a_bad_pack_does_not_stop_the_others(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = pack.with_name("other.txt")
    other.write_text("Purpose\n\nTo tell.\n", encoding="utf-8")
    arguments = ["extract", "--pack", str(other), str(pack), "--out", "read"]
    assert main(arguments) == ExitCode.PARTIAL
    assert len(list(Path("read").iterdir())) == 2
    assert "is no pdf (txt)" in capsys.readouterr().err
    assert main(["extract", "--pack", str(other)]) == ExitCode.INPUT
