"""Notes on their whole way: from last time's Word file into the new one, and read again."""

from datetime import date
from pathlib import Path

from committee_pack.assembly.report import assemble
from committee_pack.assembly.sections import Supplies
from committee_pack.build.read_back import read_back_report
from committee_pack.build.verify import differences
from committee_pack.model.meeting import Meeting, ReportOrder
from committee_pack.model.notes import marked_text
from committee_pack.model.report import Note, Paragraph, Report
from committee_pack.profiles import load_profile
from tests.docx_parts import docx, p, styled
from tests.property.test_round_trip import written
from tests.unit.test_docx_blocks import note_part, reference
from tests.word_validity import problems

PROFILE = load_profile("scrutiny-14")
QUESTION = "Does the information submitted include any exempt information?"


def previous() -> Report:
    """Read last time's report: notes of a heading, a cell, a question, an endnote, an own mark."""
    star = reference(4, extra=' w:customMarkFollows="1"', text="*")
    cell = f"<w:p><w:r><w:t>60</w:t></w:r>{reference(9)}</w:p>"
    body = (
        styled("1.0 Purpose of the report", "Heading1")
        + p("1.1\tTo report on the plan.")
        + f"<w:p><w:r><w:t>6.0 Background</w:t></w:r>{reference(1)}</w:p>"
        + f"<w:p><w:r><w:t>6.1\tThe plan</w:t></w:r>{reference(2, 'endnote')}"
        f'<w:r><w:t xml:space="preserve"> began in May.</w:t></w:r>{star}</w:p>'
        + f"<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>{cell}</w:tc></w:tr></w:tbl>"
        + f"<w:p><w:r><w:t>6.2\t{QUESTION}</w:t></w:r>{reference(7)}"
        "<w:r><w:tab/><w:t>No</w:t></w:r></w:p>"
    )
    data = docx(
        body,
        links={"rF": ("footnotes", "footnotes.xml"), "rE": ("endnotes", "endnotes.xml")},
        parts={
            "footnotes.xml": note_part(
                "footnote", (7, "Schedule 12A."), (9, "At March."), (4, "Starred."), (1, "In May.")
            ),
            "endnotes.xml": note_part("endnote", (2, "Minute 12.")),
        },
    )
    return read_back_report(data, "last.docx", PROFILE)


def test_notes_are_carried_written_and_read_back(project: Path) -> None:
    meeting = Meeting(committee="Committee", date=date(2026, 11, 26))
    report = assemble(
        meeting, ReportOrder(id="plan", item=6), PROFILE, Supplies(previous=previous())
    ).report
    blocks = next(one.blocks for one in report.sections if one.id == "background")
    shown = [
        marked_text(block.text, block.runs)
        for block in blocks
        if isinstance(block, Paragraph | Note)
    ]
    assert shown == [
        "In May.",
        "The plan[1] began in May.[2]",
        "Minute 12.",
        "Starred.",
        "At March.",
        f"{QUESTION}[4] No",
        "Schedule 12A.",
    ]
    data = written(report)
    assert problems(data) == []
    assert differences(report, read_back_report(data, "new.docx", PROFILE)) == ()
