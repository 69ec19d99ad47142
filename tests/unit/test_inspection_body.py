"""What is cut from a report is told with its pages, and nothing that belongs to it is cut."""

from committee_pack.model.inspection import Inspection
from committee_pack.model.report import Note, Picture
from committee_pack.model.source import Where
from committee_pack.readers.inspection import inspection_from_flow
from tests.unit.inspection_flows import (
    BACK_PAGE,
    CARE,
    FRONT,
    ILACS,
    JUDGEMENTS,
    flow,
    table,
    words,
)

LETTER = (
    words("8 July 2031"),
    words("Bo Reed, Director of Children’s Services, Northmere Borough Council"),
    words("Joint targeted area inspection of Northmere", bold=True),
    words("Main findings", bold=True),
    words("Partners know each other well.", 2),
    words("Yours sincerely", 3),
    words("Ada Quill", 3, bold=True),
    words("His Majesty’s Inspector", 3),
)


def told(inspection: Inspection, rule: str) -> tuple[str, str]:
    (found,) = [one for one in inspection.findings if one.rule == rule]
    assert found.severity == "info"
    return found.message, str(found.where)


def texts(inspection: Inspection) -> list[str]:
    return [one.text for section in inspection.sections for one in section.paragraphs]


def test_the_back_page_is_told_with_its_words_and_page() -> None:
    assert told(inspection_from_flow(ILACS), "end-left-out") == (
        "19 words after the signature or on the back page (page 5) stand in no section of what was"
        " read.",
        "northmere.pdf, page 5",
    )


def test_small_words_and_notes_are_told_as_footnotes() -> None:
    note = Note(mark="2", text="See the plan.", where=Where(source="northmere.pdf", page=4))
    inspection = inspection_from_flow(flow(*ILACS.blocks[:-2], note))
    message, where = told(inspection, "footnotes-left-out")
    assert message.startswith("15 words in footnotes (pages 3 and 4) ")
    assert where == "northmere.pdf, page 3"


def test_pictures_are_counted() -> None:
    seen = [
        Picture(alt="seal", where=Where(source="northmere.pdf", page=page)) for page in (2, 4, 4)
    ]
    inspection = inspection_from_flow(flow(*FRONT, JUDGEMENTS, *seen))
    message, _ = told(inspection, "pictures-left-out")
    assert message == "3 pictures were not read (pages 2 and 4)."


def test_a_list_of_contents_is_told() -> None:
    inspection = inspection_from_flow(
        flow(
            *FRONT,
            JUDGEMENTS,
            words("Contents", 2, size=16.0),
            words("Care leavers\t3", 2),
            words("Children live near their schools.", 3),
        )
    )
    message, _ = told(inspection, "contents-left-out")
    assert message.startswith("4 words of the list of contents (page 2) ")
    assert texts(inspection) == ["Children live near their schools."]


def test_addressees_are_told_and_what_was_read_off_the_front_is_not() -> None:
    message, where = told(inspection_from_flow(flow(*LETTER)), "front-left-out")
    assert message.startswith("12 words at the front (page 1) ")
    assert where == "northmere.pdf, page 1"
    assert "front-left-out" not in {one.rule for one in inspection_from_flow(ILACS).findings}


def test_a_sentence_above_the_grades_is_kept() -> None:
    sentence = "Northmere helps most families well, and soon enough for them."
    inspection = inspection_from_flow(flow(*FRONT, words(sentence), JUDGEMENTS))
    assert texts(inspection) == [sentence]


def test_an_annex_after_the_signature_is_kept() -> None:
    inspection = inspection_from_flow(
        flow(
            *LETTER,
            words("Annex A: what we looked at", 4, bold=True),
            words("Six files of children who live with aunts.", 4),
            words(BACK_PAGE, 5),
            words("Areas for improvement", 6, bold=True),
            words("The speed of assessments.", 6, label="•"),
        )
    )
    assert [section.heading for section in inspection.sections][-2:] == [
        "Annex A: what we looked at",
        "Areas for improvement",
    ]
    assert "The speed of assessments." in texts(inspection)
    message, where = told(inspection, "end-left-out")
    assert message.startswith("24 words ")
    assert "(pages 3 and 5)" in message
    assert where == "northmere.pdf, page 3"


def test_grades_after_the_signature_are_kept() -> None:
    grades = table(("Judgement", "Grade"), (CARE, "Good"), page=4)
    inspection = inspection_from_flow(flow(*LETTER, grades))
    assert (CARE, "good") in [(one.heading, one.grade_id) for one in inspection.sections]
