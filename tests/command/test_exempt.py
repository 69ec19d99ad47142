"""Exempt appendices: in a folder of their own, and not a word of them in anything public."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook, load_workbook

from committee_pack.cli.main import main
from committee_pack.model.report import Appendix
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report

SECRET = "Quillfeather"
MEETING = """
[meeting]
committee = "Scrutiny Committee"
date = 2026-11-26
[[report]]
id = "plan"
item = 6
previous = "inputs/2026-09-17 improvement plan.docx"
[report.sections.background]
questions = {{ exempt_information = "{answer}" }}
{recipe}
"""
REASON = 'public_interest = "Suppliers would otherwise not bid."'


def build(recipe: str, *options: str, answer: str = "Yes", code: int = 0) -> None:
    Path("meeting.toml").write_text(MEETING.format(answer=answer, recipe=recipe), encoding="utf-8")
    assert main(["build", "meeting.toml", "--out", "out", *options]) == code


def public() -> Path:
    return next(path for path in Path("out").iterdir() if path.name.startswith("2026"))


def exempt() -> Path:
    return Path("out") / "exempt" / public().name


def everything(data: bytes) -> Iterator[bytes]:
    """All that a file holds, unpacked, however deep."""
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield entry.filename.encode()
                yield from everything(archive.read(entry))


def holds(folder: Path, word: str) -> list[str]:
    """The files of a folder with a word in their name or anywhere in them."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [
        path.name
        for path in files
        if word in path.name or any(word.encode() in one for one in everything(path.read_bytes()))
    ]


def contract(path: str) -> None:
    document = docx.Document()
    document.add_paragraph(f"The bid of {SECRET} is 41,000 pounds.")
    document.save(path)


def secret_plan(path: str) -> None:
    book = load_workbook("inputs/action plan 2026-11.xlsx")
    sheet = book.active
    assert sheet is not None
    row = next(one for one in sheet.iter_rows() if str(one[0].value) == "1.1")
    row[1].value = f"Visit the family {SECRET}"
    book.save(path)


COPIED = f"""
[[report.appendices]]
title = "Bids"
file = "inputs/bids {SECRET}.docx"
exempt = "3"
{REASON}
"""
MADE = f"""
[report.progress]
plan = "inputs/plan {SECRET}.xlsx"
[[report.appendices]]
title = "Bids"
from = "progress.plan"
exempt = "1, 2"
{REASON}
"""
CELLS = f"""
[[report.appendices]]
title = "Bids"
file = "inputs/plan {SECRET}.xlsx"
range = "A1:F20"
exempt = "3"
{REASON}
"""
REFRESHED = f"""
[report.progress]
plan = "inputs/action plan 2026-11.xlsx"
[[report.appendices]]
title = "Bids"
from = "progress.plan"
refresh = "inputs/bids {SECRET}.docx"
exempt = "3"
{REASON}
"""


@pytest.mark.parametrize("options", [(), ("--comments", "--redline")])
@pytest.mark.parametrize("recipe", [COPIED, MADE, CELLS, REFRESHED])
def test_no_word_of_an_exempt_appendix_is_in_anything_public(
    home: Path, recipe: str, options: tuple[str, ...]
) -> None:
    contract(f"inputs/bids {SECRET}.docx")
    secret_plan(f"inputs/plan {SECRET}.xlsx")
    build(recipe, *options)
    assert holds(public(), SECRET) == []
    names = holds(exempt(), SECRET)
    assert "06 Appendix 6(a) Bids (exempt).docx" in names
    assert "06 provenance - not for publication.json" in names
    assert "06 provenance - not for publication.html" in names


def test_the_report_lists_it_with_the_paragraph_that_keeps_it(home: Path) -> None:
    contract(f"inputs/bids {SECRET}.docx")
    build(COPIED)
    (path,) = public().glob("06 *.docx")
    told = [one.text for one in docx.Document(str(path)).paragraphs]
    assert "Appendix 6(a): Bids" in told
    assert (
        "Not for publication: Appendix 6(a), by virtue of paragraph 3 of Part 1 of Schedule 12A "
        "to the Local Government Act 1972 (information relating to the financial or business "
        "affairs of any particular person (including the authority holding that information)). "
        "Suppliers would otherwise not bid."
    ) in told
    (listed,) = read_report(path, load_profile("scrutiny-14")).appendices
    assert listed == Appendix(ref="Appendix 6(a)", title="Bids")
    page = (public() / "06 provenance - not for publication.html").read_text(encoding="utf-8")
    assert "Exempt (Schedule 12A, paragraph 3): its provenance is kept with it." in page


def test_an_exempt_appendix_says_so_on_its_face(home: Path) -> None:
    secret_plan(f"inputs/plan {SECRET}.xlsx")
    build(MADE)
    (path,) = exempt().glob("*.docx")
    told = " ".join(one.text for one in docx.Document(str(path)).paragraphs)
    assert "Not for publication: Appendix 6(a), by virtue of paragraphs 1 and 2 of Part 1" in told


def test_what_becomes_exempt_leaves_the_public_folder(home: Path) -> None:
    contract(f"inputs/bids {SECRET}.docx")
    build(COPIED.replace('exempt = "3"', "").replace(REASON, ""))
    assert holds(public(), SECRET) == [
        "06 Appendix 6(a) Bids.docx",
        "06 provenance - not for publication.html",
        "06 provenance - not for publication.json",
    ]
    build(COPIED)
    assert holds(public(), SECRET) == []


def test_an_edited_copy_of_it_is_kept_apart_not_lost(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contract(f"inputs/bids {SECRET}.docx")
    build(COPIED.replace('exempt = "3"', "").replace(REASON, ""))
    path = public() / "06 Appendix 6(a) Bids.docx"
    document = docx.Document(str(path))
    document.add_paragraph("An officer's own words.")
    document.save(str(path))
    build(COPIED)
    assert holds(public(), SECRET) == []
    (kept,) = exempt().glob("*(as it was public).docx")
    assert docx.Document(str(kept)).paragraphs[-1].text == "An officer's own words."
    assert "06 Appendix 6(a) Bids.docx was in the public folder" in capsys.readouterr().err


def test_it_leaves_the_public_folder_even_where_the_build_fails(home: Path) -> None:
    contract(f"inputs/bids {SECRET}.docx")
    build(COPIED.replace('exempt = "3"', "").replace(REASON, ""))
    Path("inputs/2026-09-17 improvement plan.docx").unlink()
    build(COPIED, code=3)
    assert holds(public(), SECRET) == []
    assert [path.name for path in public().glob("06 *.docx")] == [
        "06 Children’s Social Care Update Improvement Plan.docx"
    ]


@pytest.mark.parametrize(
    ("recipe", "answer", "told"),
    [
        (COPIED, "No", "though Appendix 6(a) is exempt"),
        (COPIED.replace('"3"', "true"), "Yes", "no paragraph of Schedule 12A is named"),
        (
            COPIED + f'[[report.appendices]]\ntitle = "Same"\nfile = "inputs/bids {SECRET}.docx"',
            "Yes",
            "behind something that is public as well",
        ),
    ],
)
def test_what_does_not_fit_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], recipe: str, answer: str, told: str
) -> None:
    contract(f"inputs/bids {SECRET}.docx")
    build(recipe, answer=answer, code=1)
    assert told in " ".join(capsys.readouterr().err.split())


def test_a_paragraph_that_there_is_not_is_refused(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contract(f"inputs/bids {SECRET}.docx")
    build(COPIED.replace('"3"', '"12"'), code=2)
    assert 'exempt = "12" names no paragraph' in " ".join(capsys.readouterr().err.split())


def test_a_workbook_with_a_hidden_sheet_is_no_public_appendix(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(("Ref", "Action"))
    book.create_sheet(SECRET).sheet_state = "hidden"
    book.save("inputs/figures.xlsx")
    build('[[report.appendices]]\ntitle = "Figures"\nfile = "inputs/figures.xlsx"', code=1)
    told = " ".join(capsys.readouterr().err.split())
    assert "Error: figures.xlsx has a hidden sheet." in told
    assert SECRET not in told
