"""``build --comments``: a draft whose Word comments say where each passage came from."""

import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from committee_pack.build.shipped import shipped_root
from committee_pack.cli.main import main
from committee_pack.model.report import words_of
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report
from committee_pack.writers.comments import comments_in
from tests.word_validity import problems

PROFILE = load_profile("scrutiny-14")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("officer")
    for name in ("inputs", "templates"):
        shutil.copytree(shipped_root() / name, folder / name)
    return folder


def built(home: Path, out: str, *options: str) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        assert main(["build", "--out", out, "--quiet", *options]) == 0
    return next((home / out).glob("*/06 Children*.docx"))


@pytest.fixture(scope="module")
def draft(home: Path) -> Path:
    return built(home, "drafts", "--comments")


def test_word_opens_the_draft(draft: Path) -> None:
    assert problems(draft.read_bytes(), tags_allowed=False) == []


def test_each_passage_says_where_it_came_from(draft: Path) -> None:
    told = comments_in(draft.read_bytes())
    assert any(
        one.startswith("Carried, from 2026-09-17 improvement plan.docx, 6.6.") for one in told
    )
    assert any(one.startswith("Consultee, from finance comments.docx") for one in told)
    assert any(one.startswith("Data, from action plan 2026-11.xlsx") for one in told)


def test_a_comment_is_anchored_at_its_own_paragraph(draft: Path) -> None:
    document = docx.Document(str(draft))
    (paragraph,) = (one for one in document.paragraphs if one.text.startswith("The figures that"))
    (mark,) = paragraph._p.xpath(".//w:commentReference/@w:id")
    (comment,) = (one for one in document.comments if str(one.comment_id) == mark)
    assert comment.text.startswith("Carried, from 2026-09-17 improvement plan.docx")
    assert comment.author == "committee-pack"


def test_a_comment_on_a_table_is_anchored_around_it(draft: Path) -> None:
    _, *tables = docx.Document(str(draft)).tables  # the first is the template's own
    assert len(tables) == 2
    for table in tables:
        before, after = table._tbl.getprevious(), table._tbl.getnext()
        assert before is not None
        assert after is not None
        number = before.get(qn("w:id"))
        assert before.tag == qn("w:commentRangeStart")
        assert after.xpath(f'./w:commentRangeEnd[@w:id="{number}"]')
        assert after.xpath(f'./w:r/w:commentReference[@w:id="{number}"]')


def test_the_words_of_the_report_are_those_without_comments(home: Path, draft: Path) -> None:
    plain = built(home, "plain")
    assert b"comments.xml" not in plain.read_bytes()
    told = [
        [
            words_of(block)
            for section in read_report(path, PROFILE).sections
            for block in section.blocks
        ]
        for path in (plain, draft)
    ]
    assert told[0] == told[1]


def test_a_draft_gives_way_to_the_report_and_is_told(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        assert main(["build", "--out", "both", "--comments"]) == 0
        assert "is a draft: it has" in capsys.readouterr().err
        first = built(home, "both")
    assert comments_in(first.read_bytes()) == ()
    assert first.read_bytes() == built(home, "plain").read_bytes()


def test_a_templates_own_comments_stay_apart_from_ours(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    shutil.copytree(home / "inputs", folder / "inputs")
    shutil.copytree(home / "templates", folder / "templates")
    path = folder / "templates" / "scrutiny-report.docx"
    template = docx.Document(str(path))
    heading = next(one for one in template.paragraphs if one.runs and "{" not in one.text)
    template.add_comment(heading.runs, "Guidance to the author.", author="Democratic Services")
    template.save(str(path))
    made = built(folder, "out", "--comments")
    # python-docx names a style for its own comment that the template does not have.
    ours = [one for one in problems(made.read_bytes()) if "CommentReference" not in one]
    assert [one for one in ours if "rStyle" not in one] == []
    comments = list(docx.Document(str(made)).comments)
    assert comments[0].text == "Guidance to the author."
    assert len({one.comment_id for one in comments}) == len(comments)
    assert len(comments_in(made.read_bytes())) == len(comments) - 1


def test_words_of_many_lines_are_one_line_of_a_comment_and_not_too_long(
    home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "orphan"
    shutil.copytree(home / "templates", folder / "templates")
    (folder / "inputs").mkdir()
    last = docx.Document()
    last.add_paragraph("Ethical considerations", style="Heading 1")
    table = last.add_table(1, 2)
    table.cell(0, 0).text = "One line\nand another"
    table.cell(0, 1).text = "words " * 300
    last.add_paragraph("6.0 Background", style="Heading 1")
    last.add_paragraph("6.1 It goes on.")
    last.save(str(folder / "inputs" / "last.docx"))
    (folder / "inputs" / "meeting.toml").write_text(
        '[meeting]\ncommittee = "Scrutiny Committee"\ndate = 2026-11-26\n'
        '[[report]]\nid = "plan"\nitem = 6\ntitle = "Children"\nprevious = "inputs/last.docx"\n',
        encoding="utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["build", "--quiet", "--comments"]) == 1
    (made,) = (folder / "outputs").glob("*/06 Children.docx")
    (told,) = (one for one in comments_in(made.read_bytes()) if "One line and another" in one)
    assert "(whole on the provenance page)" in told
