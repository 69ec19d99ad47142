"""The answers to standard questions stand at the right, and read back as they were."""

from pathlib import Path

import pytest

from committee_pack.build.read_back import read_back_report
from committee_pack.model.report import Note, Paragraph, Run
from committee_pack.profiles import load_profile
from tests.unit.test_writer_docx import W, filled, lines, part
from tests.word_validity import problems

PROFILE = load_profile("scrutiny-14")
QUESTION = "Does the information submitted include any exempt information?"


@pytest.fixture(scope="module")
def template(project: Path) -> bytes:
    return (project / "templates" / "scrutiny-report.docx").read_bytes()


def asked(answer: str, runs: tuple[Run, ...] = ()) -> Paragraph:
    return Paragraph(
        number="6.1",
        text=f"{QUESTION} {answer}",
        runs=runs,
        question="exempt_information",
        answer=answer,
    )


def test_a_short_answer_stands_behind_a_right_aligned_tab(template: bytes) -> None:
    data = filled(template, blocks={"sections.background": (asked("No"),)}).data
    assert problems(data) == []
    assert f"{QUESTION}\tNo" in lines(data)
    (stop,) = part(data).iterfind(f".//{W}tabs/{W}tab")
    assert (stop.get(f"{W}val"), stop.get(f"{W}pos")) == ("right", "9026")


def test_an_answer_of_a_sentence_goes_on_from_the_question(template: bytes) -> None:
    answer = "No, nothing in it is exempt under the Act."
    data = filled(template, blocks={"sections.background": (asked(answer),)}).data
    assert f"{QUESTION} {answer}" in lines(data)


def test_a_question_without_an_answer_is_left_as_it_is(template: bytes) -> None:
    block = Paragraph(number="6.1", text=QUESTION, question="exempt_information")
    assert QUESTION in lines(filled(template, blocks={"sections.background": (block,)}).data)


def test_question_answer_formatting_and_note_read_back(template: bytes) -> None:
    runs = (
        Run(text=QUESTION),
        Run(text="", note="1"),
        Run(text=" "),
        Run(text="No", bold=True),
    )
    blocks = (asked("No", runs), Note(mark="1", text="Schedule 12A."))
    data = filled(template, blocks={"sections.background": blocks}).data
    read = read_back_report(data, "x.docx", PROFILE)
    (found, note) = next(one.blocks for one in read.sections if one.id == "background")
    assert isinstance(found, Paragraph)
    assert (found.question, found.answer) == ("exempt_information", "No")
    assert (found.text, found.runs) == (f"{QUESTION} No", runs)
    assert isinstance(note, Note) and note.text == "Schedule 12A."
