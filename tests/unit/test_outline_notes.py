"""Places that refer to notes survive the parting and joining of words."""

import pytest

from committee_pack.model.report import Block, Note, Paragraph, Run, Table
from committee_pack.readers.flow import FlowParagraph
from tests.unit.outlines import bold, line, read

QUESTION = "Does the information submitted include any exempt information?"
MARK = Run(text="", note="1")
NOTE = Note(mark="1", text="Minute 12.")


def noted(*pieces: str | Run) -> FlowParagraph:
    runs = tuple(one if isinstance(one, Run) else Run(text=one) for one in pieces)
    return line("".join(run.text for run in runs), runs=runs)


def background(*blocks: FlowParagraph | Note | Table) -> tuple[Block, ...]:
    report = read(bold("1.0 Purpose of the report"), line("1.1 x"), bold("6.0 Background"), *blocks)
    return report.sections[-1].blocks


def test_a_mark_stays_when_the_number_is_parted_from_the_words() -> None:
    first, second = background(noted("6.1\tThe plan", MARK, " began. ", MARK), NOTE)
    assert isinstance(first, Paragraph)
    assert (first.number, first.text) == ("6.1", "The plan began.")
    assert first.runs == (Run(text="The plan"), MARK, Run(text=" began."), MARK)
    assert second == NOTE


def test_a_mark_on_the_number_itself_is_kept() -> None:
    (first,) = background(noted("6.1", MARK, "\tThe plan began."))
    assert isinstance(first, Paragraph)
    assert (first.text, first.runs) == ("The plan began.", (MARK, Run(text="The plan began.")))


@pytest.mark.parametrize(
    "pieces", [(QUESTION, MARK, "\t No"), (QUESTION, "  ", MARK, " No"), (QUESTION, MARK, "No")]
)
def test_a_questions_mark_stands_behind_the_question(pieces: tuple[str | Run, ...]) -> None:
    first, second = background(noted(*pieces), NOTE)
    assert isinstance(first, Paragraph)
    assert (first.text, first.answer) == (f"{QUESTION} No", "No")
    assert first.runs == (Run(text=QUESTION), MARK, Run(text=" No"))
    assert second == NOTE


def test_an_answers_mark_stands_behind_the_answer() -> None:
    (first, _) = background(noted(f"{QUESTION}\tNo", MARK), NOTE)
    assert isinstance(first, Paragraph)
    assert first.runs == (Run(text=f"{QUESTION} No"), MARK)


def test_a_note_between_question_and_answer_follows_both() -> None:
    first, second = background(noted(QUESTION, MARK), NOTE, line("No"))
    assert isinstance(first, Paragraph)
    assert (first.text, first.answer) == (f"{QUESTION} No", "No")
    assert first.runs == (Run(text=QUESTION), MARK, Run(text=" No"))
    assert second == NOTE


def test_words_behind_a_heading_keep_their_mark() -> None:
    report = read(
        bold("1.0 Purpose of the report"),
        line("1.1 x"),
        noted("2.0 Background papers: None", MARK, "."),
        NOTE,
    )
    first = report.sections[-1].blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.text, first.runs) == ("None.", (Run(text="None"), MARK, Run(text=".")))


def test_a_report_set_in_a_table_keeps_its_marks() -> None:
    words = ("Purpose of the report", "The plan began.\nIt goes on.")
    rows = (("1.0", words[0]), ("1.1", words[1]))
    cell = (Run(text="The plan began."), MARK, Run(text="\nIt goes on."), MARK)
    heading = (Run(text=words[0], bold=True),)
    report = read(Table(header_rows=0, rows=rows, runs=(((), heading), ((), cell))), NOTE)
    first, second = report.sections[0].blocks[:2]
    assert isinstance(first, Paragraph) and isinstance(second, Paragraph)
    assert first.runs == (Run(text="The plan began."), MARK)
    assert second.runs == (Run(text="It goes on."), MARK)
