import json
from datetime import date
from pathlib import Path

import pytest

from committee_pack.errors import InputUnreadable
from committee_pack.model.finding import Severity
from committee_pack.model.inspection import Inspection, InspectionKind
from committee_pack.readers.inspection import inspection_from_flow, read_inspection
from tests.unit.inspection_flows import (
    CARE,
    FRONT,
    HELP,
    ILACS,
    LEADERS,
    LEAVERS,
    flow,
    table,
    words,
)


def rules(inspection: Inspection) -> list[str]:
    """Give the rules of what was not read; what was left out on purpose is told as information."""
    return [one.rule for one in inspection.findings if one.severity is not Severity.INFO]


def test_the_front_of_a_report() -> None:
    inspection = inspection_from_flow(ILACS)
    assert inspection.kind is InspectionKind.ILACS
    assert inspection.title == "Inspection of Northmere local authority children’s services"
    assert inspection.authority == "Northmere"
    assert inspection.inspection_start == date(2025, 5, 5)
    assert inspection.inspection_end == date(2025, 5, 16)
    assert inspection.lead_inspector == "Ada Quill"
    assert rules(inspection) == []


@pytest.mark.parametrize(
    ("front", "authority"),
    [
        (
            ("Inspection of Northmere County Council children’s services",),
            "Northmere County Council",
        ),
        (
            (
                "Inspection of the London Borough of",
                "Northmere local authority children’s services",
            ),
            "London Borough of Northmere",
        ),
        (
            ("Northmere Borough Council", "Inspection of children’s social care services"),
            "Northmere Borough Council",
        ),
    ],
)
def test_the_authority_stands_in_the_title_or_above_it(
    front: tuple[str, ...], authority: str
) -> None:
    rows = table(("Judgement", "Grade"), (LEADERS, "Good"), (HELP, "Good"))
    inspection = inspection_from_flow(flow(*(words(line) for line in front), rows))
    assert inspection.authority == authority


def test_labels_in_other_words() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Inspection of Northmere’s children’s services"),
            words("Dates of inspection: 3rd - 14th March 2031"),
            words("Lead inspector"),
            words("Ada Quill, HMI"),
        )
    )
    assert inspection.kind is InspectionKind.ILACS
    assert inspection.authority == "Northmere"
    assert inspection.inspection_end == date(2031, 3, 14)
    assert inspection.lead_inspector == "Ada Quill"


def test_a_role_under_a_name_is_not_the_next_ones() -> None:
    team = (words(line, 3) for line in ("Bo Reed", "Lead inspector", "Cy Moss", "Inspector"))
    assert inspection_from_flow(flow(*FRONT[:2], *team)).lead_inspector is None


def test_no_overall_grade_is_usual_from_april_2026_and_a_finding_before() -> None:
    rows = table(
        ("Judgement", "Grade"), (LEADERS, "Good"), (HELP, "Good"), (CARE, "Good"), (LEAVERS, "Good")
    )
    title = words("Inspection of Northmere local authority children’s services")
    after = flow(title, words("Inspection dates: 27 April 2026 to 1 May 2026"), rows)
    before = flow(title, words("Inspection dates: 23 to 27 March 2026"), rows)
    assert "grade-not-read" not in rules(inspection_from_flow(after))
    inspection = inspection_from_flow(before)
    assert "grade-not-read" in rules(inspection)
    assert "overall" not in {judgement.area_id for judgement in inspection.judgements}


def test_what_cannot_be_read_is_a_warning_and_not_guessed() -> None:
    rows = table(("Judgement", "Grade"), (LEADERS, "Goo"), (HELP, "Good"))
    inspection = inspection_from_flow(flow(FRONT[0], rows))
    assert inspection.inspection_start is None
    assert inspection.lead_inspector is None
    assert {"dates-not-read", "grade-not-read", "lead-inspector-not-read"} <= set(rules(inspection))
    assert all(f.severity in (Severity.WARNING, Severity.INFO) for f in inspection.findings)
    assert any("“Goo”" in finding.message for finding in inspection.findings)


def test_a_grade_missing_from_the_table_is_read_in_its_heading() -> None:
    rows = table(("Judgement", "Grade"), (LEADERS, "Good"))
    heading = words(f"{HELP} is inadequate", 2, heading=2, bold=True)
    inspection = inspection_from_flow(flow(*FRONT, rows, heading))
    assert [(j.area, j.grade_id) for j in inspection.judgements] == [
        (LEADERS, "good"),
        (HELP, "inadequate"),
    ]
    assert str(inspection.judgements[1].where) == "northmere.pdf, page 2"


def test_a_review_of_a_board_alone_has_one_grade() -> None:
    title = words("Review of the effectiveness of the Local Safeguarding Children Board")
    read = flow(title, words("The Local Safeguarding Children Board is good", bold=True))
    assert "grade-not-read" not in rules(inspection_from_flow(read))
    told = [one for one in inspection_from_flow(flow(title)).findings if "board" in one.message]
    assert [one.rule for one in told] == ["grade-not-read"]


def test_two_grades_for_one_area_are_a_warning_and_the_table_stands() -> None:
    rows = table(("Judgement", "Grade"), (LEADERS, "Good"))
    heading = words(f"{LEADERS}: outstanding", 2, heading=2, bold=True)
    inspection = inspection_from_flow(flow(*FRONT, rows, heading))
    assert [j.grade_id for j in inspection.judgements] == ["good"]
    found = next(f for f in inspection.findings if f.rule == "grade-differs")
    assert "northmere.pdf, page 2" in found.message


def test_a_visit_letter_has_no_grades() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Ada Quill, Director of Children’s Services", size=12.0),
            words("Monitoring visit to Northmere children’s services", bold=True),
            words(
                "This letter summarises the findings of the monitoring visit to Northmere"
                " children’s services on 1 and 2 July 2031. It was the second visit since the"
                " authority was judged inadequate in August 2030."
            ),
            words("Headline findings", bold=True),
            words("Progress is slow."),
            words("What needs to improve in this area of social work practice?", bold=True),
            words("The quality of plans.", label="◼", indent=88.8),
            words("Yours sincerely"),
            words("Bo Reed"),
        )
    )
    assert inspection.kind is InspectionKind.MONITORING
    assert inspection.authority == "Northmere"
    assert inspection.inspection_end == date(2031, 7, 2)
    assert inspection.judgements == ()
    assert [p.text for p in inspection.improvements] == ["The quality of plans."]
    assert [s.heading for s in inspection.sections][-2:] == [
        "Headline findings",
        "What needs to improve in this area of social work practice?",
    ]
    assert rules(inspection) == []


def test_a_word_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "inspection.txt"
    path.write_text("Inspection of Northmere", encoding="utf-8")
    with pytest.raises(InputUnreadable) as told:
        read_inspection(path)
    assert "is no pdf" in told.value.what
    assert "pdf" in told.value.hint


def test_a_paragraph_number_left_out_is_a_warning() -> None:
    heading = words(f"{CARE}: good", 2, bold=True)
    inspection = inspection_from_flow(
        flow(
            *FRONT,
            heading,
            words("Children are safe.", 2, label="1.", indent=99.3),
            words("They like school.", 3, label="3.", indent=99.3),
        )
    )
    found = next(f for f in inspection.findings if f.rule == "paragraph-number-missing")
    assert found.message == "Paragraph 2 was not found between 1 and 3."
    assert str(found.where) == "northmere.pdf, page 3, 3."


def test_an_unknown_layout_says_so() -> None:
    inspection = inspection_from_flow(flow(words("Assessment of Northmere", size=24.0)))
    assert inspection.kind is InspectionKind.UNKNOWN
    assert "inspection-kind-unknown" in rules(inspection)
    assert inspection.judgements == ()


def test_an_empty_flow_is_unknown() -> None:
    inspection = inspection_from_flow(flow())
    assert inspection.kind is InspectionKind.UNKNOWN
    assert inspection.sections == ()


@pytest.mark.parametrize(
    ("lines", "authority"),
    [
        (
            ("Joint targeted area inspection of the London Borough of", "Northmere"),
            "London Borough of Northmere",
        ),
        (
            (
                "Joint targeted area inspection of the multi-agency response to harm",
                "outside the home in Northmere",
            ),
            "Northmere",
        ),
        (("Joint targeted area inspection of the multi-agency response to harm",), None),
    ],
)
def test_the_title_of_a_letter_may_be_broken(lines: tuple[str, ...], authority: str | None) -> None:
    inspection = inspection_from_flow(
        flow(*(words(line, bold=True) for line in lines), words("This is what we found."))
    )
    assert inspection.title == " ".join(lines)
    assert inspection.authority == authority


def test_a_letter_gives_its_deadline() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Dear Northmere Local Safeguarding Partnership"),
            words("Joint targeted area inspection of Northmere", bold=True),
            words("This inspection took place from 16 to 20 June 2031."),
            words("Next steps", bold=True),
            words("We expect the written statement of action by 14 November 2031."),
        )
    )
    assert inspection.authority == "Northmere"
    assert inspection.inspection_end == date(2031, 6, 20)
    assert inspection.statement_of_action_deadline == date(2031, 11, 14)
    assert rules(inspection) == []


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Ada Quill HMI, Ofsted lead inspector\tBo Reed, CQC lead inspector", "Ada Quill HMI"),
        ("Ada Quill, Ofsted HMI lead inspector", "Ada Quill"),
        ("Ada Quill, HMI, Lead inspector", "Ada Quill"),
        ("Ada van Quill, Lead inspector", "Ada van Quill"),
        ("Bo Reed, CQC lead inspector", None),
        ("In most files the health visitor was the lead", None),
    ],
)
def test_the_lead_inspector_of_an_area_inspection_stands_in_the_team(
    cell: str, name: str | None
) -> None:
    title = words("Area SEND inspection of Northmere Local Area Partnership", bold=True)
    inspection = inspection_from_flow(flow(title, words(cell, 3)))
    assert inspection.lead_inspector == name


def test_the_lead_inspector_at_the_end_and_not_the_deputy() -> None:
    title = words(
        "Inspection of services for children in need of help and protection, children looked after"
        " and care leavers"
    )
    deputy = words("Deputy lead inspector: Bo Reed", 3)
    lead = words("Lead inspector: Ada Quill HMI", 3)
    assert inspection_from_flow(flow(title, deputy, lead)).lead_inspector == "Ada Quill HMI"


def test_the_real_case(real_case: Path) -> None:
    gold = real_case.parent.parent / "gold" / "inspection"
    (path,) = gold.glob("ILACS_2023_*_01_february_2023.json")
    truth = json.loads(path.read_text(encoding="utf-8"))
    inspection = read_inspection(real_case / "inspection 2023-02-01.pdf")
    assert inspection.kind is InspectionKind.ILACS
    assert inspection.authority == "Blackpool"
    assert (inspection.inspection_start, inspection.inspection_end) == (
        date(2022, 12, 5),
        date(2022, 12, 16),
    )
    assert {j.area_id: j.grade_id for j in inspection.judgements} == {
        "leaders": "requires-improvement",
        "help-and-protection": "requires-improvement",
        "children-in-care-and-care-leavers": "good",
        "overall": "requires-improvement",
    }
    assert inspection.improvement_heading == "What needs to improve?"
    assert [p.text for p in inspection.improvements] == truth["improvements"]
    assert {p.where.page for p in inspection.improvements if p.where} == {2}
    numbered = [p for s in inspection.sections for p in s.paragraphs if p.number]
    assert [p.number for p in numbered] == [f"{n}." for n in range(1, 48)]
    for sample in truth["paragraph_samples"]:
        words = numbered[int(sample["number"]) - 1].text
        assert words.startswith(sample["start"])
        assert words.endswith(sample["end"])
    assert [one.rule for one in inspection.findings] == ["end-left-out"]
