"""Notes in a new report: they go with the block that refers to them, and are numbered through."""

from datetime import date

from committee_pack.assembly.report import assemble
from committee_pack.assembly.sections import Supplies
from committee_pack.model.meeting import Meeting, ReportOrder, SectionRecipe
from committee_pack.model.notes import marked_text
from committee_pack.model.report import (
    Block,
    Note,
    OriginKind,
    Paragraph,
    Report,
    Run,
    Section,
    Table,
)
from committee_pack.profiles import load_profile

PROFILE = load_profile("scrutiny-14")
MEETING = Meeting(committee="Children's Scrutiny Committee", date=date(2026, 11, 26))
QUESTION = "Does the information submitted include any exempt information?"


def noted(number: str | None, text: str, *marks: str) -> Paragraph:
    runs = (Run(text=text), *(Run(text="", note=mark) for mark in marks))
    return Paragraph(number=number, text=text, runs=runs)


def background(
    *blocks: Block, consultee: tuple[Block, ...] = (), recipe: SectionRecipe | None = None
) -> tuple[Block, ...]:
    """Assemble a report from a background of these blocks; give the new background."""
    last = Report(
        sections=(Section(id="background", number="6.0", heading="Background", blocks=blocks),)
    )
    order = ReportOrder(id="plan", item=6, sections={"background": recipe or SectionRecipe()})
    supplies = Supplies(previous=last, consultees={"background": consultee})
    report = assemble(MEETING, order, PROFILE, supplies).report
    return next(one.blocks for one in report.sections if one.id == "background")


def shown(blocks: tuple[Block, ...]) -> list[str]:
    lines = []
    for block in blocks:
        if isinstance(block, Note):
            lines.append(f"{block.mark}: {block.text}")
        elif isinstance(block, Paragraph):
            lines.append(marked_text(block.text, block.runs))
    return lines


def test_notes_of_several_files_are_numbered_through() -> None:
    made = background(
        noted("6.1", "Began in May.", "iv"),
        Note(mark="iv", text="Minute 12."),
        recipe=SectionRecipe(file="legal.docx"),
        consultee=(noted(None, "Lawful.", "1"), Note(mark="1", text="Section 9.")),
    )
    assert shown(made)[:4] == ["Began in May.[1]", "1: Minute 12.", "Lawful.[2]", "2: Section 9."]


def test_a_note_is_left_out_with_its_paragraph() -> None:
    made = background(
        noted("6.1", "Began in May.", "1"),
        Note(mark="1", text="Minute 12."),
        noted("6.2", "Ends in two years.", "2"),
        Note(mark="2", text="Minute 30."),
        recipe=SectionRecipe(carry=("6.2",)),
    )
    assert shown(made)[:2] == ["Ends in two years.[1]", "1: Minute 30."]
    assert not any("Minute 12" in line for line in shown(made))


def test_a_questions_note_follows_the_question() -> None:
    asked = Paragraph(
        number="6.1",
        text=f"{QUESTION} No",
        runs=(Run(text=QUESTION), Run(text="", note="*"), Run(text=" No")),
        question="exempt_information",
        answer="No",
    )
    made = background(
        asked,
        Note(mark="*", text="Schedule 12A."),
        noted("6.2", "Began in May.", "1"),
        Note(mark="1", text="Minute 12."),
    )
    lines = shown(made)
    assert lines[:2] == ["Began in May.[1]", "1: Minute 12."]
    at = lines.index(f"{QUESTION}[2] No")
    assert lines[at + 1] == "2: Schedule 12A."


def test_a_question_answered_anew_keeps_its_note() -> None:
    asked = Paragraph(
        number="6.1",
        text=f"{QUESTION} No",
        runs=(Run(text=QUESTION), Run(text="", note="*"), Run(text=" No")),
        question="exempt_information",
        answer="No",
    )
    recipe = SectionRecipe(questions={"exempt_information": "Yes"})
    lines = shown(background(asked, Note(mark="*", text="Schedule 12A."), recipe=recipe))
    assert lines[-2:] == [f"{QUESTION}[1] Yes", "1: Schedule 12A."]


def test_a_note_stands_right_after_its_block_with_its_origin() -> None:
    table = Table(header_rows=0, rows=(("5",),), runs=(((Run(text="5"), Run(text="", note="2")),),))
    (first, note, *_) = background(table, Note(mark="2", text="At March."))
    assert isinstance(first, Table) and first.runs[0][0][-1] == Run(text="", note="1")
    assert isinstance(note, Note) and (note.mark, note.text) == ("1", "At March.")
    assert note.origin is not None and note.origin.kind is OriginKind.CARRIED


def test_a_mark_without_its_note_goes_and_a_note_without_its_mark_stays() -> None:
    made = background(
        noted("6.1", "Began in May.", "3"),
        noted("6.2", "Ends.", "4"),
        Note(mark="4", text="Minute 30."),
        Note(mark="2", text="From a heading."),
    )
    assert shown(made)[:4] == ["Began in May.", "Ends.[1]", "1: Minute 30.", "2: From a heading."]
    assert isinstance(made[0], Paragraph) and made[0].runs == ()
