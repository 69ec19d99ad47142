"""Letters after monitoring visits and focused visits, in the shapes they come in."""

from datetime import date

import pytest

from committee_pack.model.inspection import Inspection, InspectionKind
from committee_pack.readers.flow import FlowBlock
from committee_pack.readers.inspection import inspection_from_flow
from tests.unit.inspection_flows import flow, words

MONITORING = (
    words("14 August 2031"),
    words("Bo Reed"),
    words("Director of Children’s Services, Northmere Borough Council"),
    words("Dear Ms Reed"),
    words("Monitoring visit to Northmere children’s services", bold=True),
    words(
        "This letter summarises the findings of the monitoring visit to Northmere children’s"
        " services on 8 and 9 July 2031. It was the third since a judgement of inadequate in"
        " January 2030. Ada Quill and Cy Moss came."
    ),
    words("Areas covered by the visit", bold=True),
    words("the front door; and", label="◼", indent=88.8),
    words("supervision.", label="◼", indent=88.8),
    words("Headline findings", bold=True),
    words("Work has sped up after a slow spring."),
    words("Findings and evaluation of progress", 2, bold=True),
    words("Thresholds hold.", 2),
    words("Supervision is patchy.", 2),
    words("Yours sincerely", 2),
    words("Ada Quill", 2),
)
FOCUSED = (
    words("Ofsted"),
    words("6 October 2031"),
    words("Focused visit to Northmere local authority children’s services", heading=1),
    words(
        "This letter summarises the findings of a focused visit to Northmere children’s services"
        " on 2 to 3 September 2031."
    ),
    words("Headline findings", heading=2),
    words("Young people trust their advisers."),
    words("What needs to improve in this area of social work practice?1", heading=2),
    words("The choice of homes. (outcome 3, national framework)", label="•", indent=88.8),
    words("The reach of advisers.", label="•", indent=88.8),
    words("Main findings", heading=2),
    words("Advisers ring every week.", label="1.", indent=99.3),
    words("Plans are short.", 2, label="2.", indent=99.3),
)
LABELLED = (
    words("Monitoring visit to London Borough of Northmere children's services", size=18.0),
    words("Visit dates: 12 to 13 November 2031"),
    words("Lead inspector: Ada Quill, His Majesty's Inspector"),
    words("Headline findings", bold=True),
    words("Things move."),
)
WITHOUT_A_YEAR = (
    words("8 January 2032"),
    words("Dear Director"),
    words("Ofsted focused visit to Royal Borough of Northmere local authority"),
    words("children’s services"),
    words("We visited Northmere, and this visit took place between 9 December and 10 December."),
    words("Key strengths", bold=True),
    words("Staff stay.", label="-"),
    words("Yours faithfully"),
)


@pytest.mark.parametrize(
    ("letter", "authority", "start", "end", "published"),
    [
        (MONITORING, "Northmere", date(2031, 7, 8), date(2031, 7, 9), date(2031, 8, 14)),
        (FOCUSED, "Northmere", date(2031, 9, 2), date(2031, 9, 3), date(2031, 10, 6)),
        (LABELLED, "London Borough of Northmere", date(2031, 11, 12), date(2031, 11, 13), None),
        (
            WITHOUT_A_YEAR,
            "Royal Borough of Northmere",
            date(2031, 12, 9),
            date(2031, 12, 10),
            date(2032, 1, 8),
        ),
    ],
)
def test_the_front_of_a_letter(
    letter: tuple[FlowBlock, ...], authority: str, start: date, end: date, published: date | None
) -> None:
    inspection = inspection_from_flow(flow(*letter))
    assert inspection.kind is InspectionKind.MONITORING
    assert inspection.authority == authority
    assert (inspection.inspection_start, inspection.inspection_end) == (start, end)
    assert inspection.published == published
    assert inspection.judgements == ()
    assert {one.severity for one in inspection.findings} <= {"info"}


def told(inspection: Inspection) -> list[tuple[str, list[tuple[str | None, str]]]]:
    return [
        (section.heading, [(one.number, one.text) for one in section.paragraphs])
        for section in inspection.sections
        if section.heading
    ]


def test_the_headings_of_a_monitoring_visit_lead_their_paragraphs() -> None:
    assert told(inspection_from_flow(flow(*MONITORING))) == [
        ("Areas covered by the visit", [(None, "the front door; and"), (None, "supervision.")]),
        ("Headline findings", [(None, "Work has sped up after a slow spring.")]),
        (
            "Findings and evaluation of progress",
            [(None, "Thresholds hold."), (None, "Supervision is patchy.")],
        ),
    ]


def test_a_focused_visit_has_points_with_tags_and_numbered_paragraphs() -> None:
    inspection = inspection_from_flow(flow(*FOCUSED))
    assert [(one.text, one.framework_tag) for one in inspection.improvements] == [
        (
            "The choice of homes. (outcome 3, national framework)",
            "outcome 3, national framework",
        ),
        ("The reach of advisers.", None),
    ]
    assert told(inspection)[-1] == (
        "Main findings",
        [("1.", "Advisers ring every week."), ("2.", "Plans are short.")],
    )


def test_the_title_of_a_letter_is_no_paragraph() -> None:
    inspection = inspection_from_flow(flow(*WITHOUT_A_YEAR))
    assert told(inspection) == [("Key strengths", [(None, "Staff stay.")])]
    assert [len(section.paragraphs) for section in inspection.sections] == [1, 1]


def test_a_title_that_only_its_line_ends_is_found_among_words_of_one_size() -> None:
    letter = flow(
        words("13 June 2029"),
        words("Bo Reed, Director of Children’s Services, Northmere Borough Council"),
        words("Dear Mr Reed"),
        words("Joint local area SEND inspection in Northmere", bold=True),
        words("Between 30 April 2029 and 4 May 2029, Ofsted and the CQC inspected the local area."),
        words("Main findings", bold=True),
        words("Leaders listen."),
    )
    inspection = inspection_from_flow(letter)
    assert inspection.title == "Joint local area SEND inspection in Northmere"
    assert inspection.authority == "Northmere"
    assert [section.heading for section in inspection.sections] == ["", "Main findings"]


def test_the_authority_is_the_one_addressed_where_the_title_does_not_name_it() -> None:
    letter = flow(
        words("9 March 2031"),
        words("Bo Reed"),
        words("Director of Children’s Services, Northmere Metropolitan Borough Council"),
        words("Dear Bo"),
        words("Focused visit to the local authority’s services for care leavers", bold=True),
        words("The visit took place on 2 and 3 February 2031."),
        words("Headline findings", bold=True),
        words("Advisers ring every week."),
    )
    inspection = inspection_from_flow(letter)
    assert inspection.kind is InspectionKind.MONITORING
    assert inspection.authority == "Northmere Metropolitan Borough Council"
