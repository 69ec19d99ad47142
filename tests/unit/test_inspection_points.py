import pytest

from committee_pack.model.inspection import InspectionKind
from committee_pack.readers.inspection import inspection_from_flow
from committee_pack.readers.inspection_points import framework_tag
from tests.unit.inspection_flows import ILACS, flow, table, words


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Plans. (outcome 1, national framework)", "outcome 1, national framework"),
        ("Plans (Enabler two).", "Enabler two"),
        ("Plans (principle 3) and visits (Outcome three).", "principle 3; Outcome three"),
        ("Plans (which improve outcomes).", None),
        ("Plans for children in the hub (MASH).", None),
    ],
)
def test_framework_tags(text: str, tag: str | None) -> None:
    assert framework_tag(text) == tag


def test_points_are_verbatim_with_their_page() -> None:
    inspection = inspection_from_flow(ILACS)
    assert inspection.improvement_heading == "What needs to improve?"
    assert [(p.text, p.framework_tag) for p in inspection.improvements] == [
        (
            "The clarity of plans for children who move home. (outcome 1, national framework)",
            "outcome 1, national framework",
        ),
        (
            "The speed of every decision-making when children move home (Enabler two).",
            "Enabler two",
        ),
    ]
    assert [str(p.where) for p in inspection.improvements] == ["northmere.pdf, page 2"] * 2


def test_plain_sentences_under_the_heading_are_no_points() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Inspection of Northmere children’s services Inspection dates: 5 May 2025"),
            words("What needs to improve?", bold=True),
            words("Leaders know what to do next."),
        )
    )
    assert inspection.improvements == ()
    assert inspection.sections[-1].paragraphs[0].text == "Leaders know what to do next."


def test_a_list_inside_a_point_stays_with_it() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Joint targeted area inspection of Northmere", bold=True),
            words("What needs to improve?", bold=True),
            words("Leaders should improve:", label="◼", indent=88.8),
            words("the hub", label="−", indent=100.0),
            words("the records.", label="−", indent=100.0),
            words("The response to harm.", label="◼", indent=88.8),
            words("Strengths", bold=True),
            words("Trust is strong.", label="◼", indent=88.8),
        )
    )
    assert [p.text for p in inspection.improvements] == [
        "Leaders should improve:\n− the hub\n− the records.",
        "The response to harm.",
    ]


def test_points_in_the_parts_of_an_early_joint_letter() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Joint targeted area inspection of Northmere", bold=True),
            words("Key strengths", bold=True),
            words("Trust is strong.", label="•"),
            words("Areas for improvement", bold=True),
            words("Risk of harm at the ‘front door’", bold=True),
            words("Contacts wait too long.", label="•"),
            words("Case study: area for improvement", bold=True),
            words("A girl waited for three weeks.", label="•"),
            words("Leadership and management", bold=True),
            words("Leaders do not see the whole picture.", label="•"),
            words("Next steps", bold=True),
            words("Send a written statement of action.", label="•"),
        )
    )
    assert inspection.improvement_heading == "Areas for improvement"
    assert [p.text for p in inspection.improvements] == [
        "Contacts wait too long.",
        "Leaders do not see the whole picture.",
    ]


def test_recommendations_of_the_authority_alone_through_their_subheadings() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Northmere Borough Council", bold=True),
            words(
                "Inspection of services for children in need of help and protection, children"
                " looked after and care leavers",
                bold=True,
            ),
            words("Contents", 2, size=16.0),
            words("Recommendations\t3", 2, size=14.0),
            words("Recommendations", 3, bold=True, size=14.0),
            words("Planning", 3, bold=True),
            words("Make plans clearer.", 3, label="1.", indent=106.0),
            words("Adoption", 3, bold=True),
            words("Match children sooner.", 3, label="2.", indent=106.0),
            words("Summary for children and young people", 4, bold=True, size=14.0),
            words("We looked at Northmere.", 4, label="•", indent=88.0),
            words("Recommendations", 5, bold=True, size=14.0),
            words("The board should meet more often.", 5, label="3.", indent=106.0),
        )
    )
    assert inspection.kind is InspectionKind.SIF
    assert [p.text for p in inspection.improvements] == [
        "Make plans clearer.",
        "Match children sooner.",
    ]
    assert [p.number for p in inspection.improvements] == ["1.", "2."]
    numbers = [p.number for s in inspection.sections for p in s.paragraphs if p.number]
    assert numbers == ["1.", "2.", "3."]


def test_recommendations_to_the_board_stand_apart_and_end_before_its_strengths() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Northmere Borough Council", bold=True),
            words(
                "Inspection of services for children in need of help and protection, children"
                " looked after and care leavers",
                bold=True,
            ),
            words("What does the local authority need to improve?", 2, bold=True, size=14.0),
            words("Make plans clearer.", 2, label="4.", indent=106.0),
            words("The Local Safeguarding Children Board (LSCB)", 3, bold=True, size=16.0),
            words("What does the LSCB need to improve?", 3, bold=True, size=14.0),
            words("Areas for improvement", 3, bold=True),
            words("Meet more often, to hear:", 3, label="31.", indent=106.0),
            words("parents; and", 3, label="•", indent=120.0),
            words("children.", 3, label="•", indent=120.0),
            words("Publish the annual report.", 3, label="32.", indent=106.0),
            words("The LSCB’s strengths", 3, bold=True),
            words("Members know each other.", 3, label="33.", indent=106.0),
        )
    )
    assert [(p.number, p.text) for p in inspection.improvements] == [("4.", "Make plans clearer.")]
    assert [(p.number, p.text) for p in inspection.board_improvements] == [
        ("31.", "Meet more often, to hear:\n• parents; and\n• children."),
        ("32.", "Publish the annual report."),
    ]


@pytest.mark.parametrize("label", ["◼", None])
def test_areas_for_priority_action_of_a_letter(label: str | None) -> None:
    inspection = inspection_from_flow(
        flow(
            words("Joint targeted area inspection of Northmere", bold=True),
            words("Headline findings", bold=True),
            words("Children wait."),
            words("Areas for priority action", bold=True),
            words("Leaders should see that children do not wait for", label=label, indent=88.8),
            words("a first visit.", 2, indent=88.8),
            words("The police should keep one record of a child.", 2, label=label, indent=88.8),
            words("What needs to improve?", 2, bold=True),
            words("The reach of training.", 2, label="◼", indent=88.8),
        )
    )
    assert [(one.text, one.responsible) for one in inspection.priority_actions] == [
        ("Leaders should see that children do not wait for a first visit.", None),
        ("The police should keep one record of a child.", None),
    ]
    assert [one.text for one in inspection.improvements] == ["The reach of training."]


def test_rows_of_a_box_are_points() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Area SEND inspection of Northmere Local Area Partnership", bold=True),
            words("Areas for priority action", 2, bold=True),
            table(
                ("Responsible body", "Areas for priority action"),
                ("Northmere Council", "Cut the waiting times now."),
                page=2,
            ),
            words("Areas for improvement", 2, bold=True),
            table(
                ("Areas for improvement",),
                ("1. Leaders should listen.\n2. Leaders should improve:\n▪ the plans; and",),
                ("The offer should be clear.",),
                page=2,
            ),
            words("3. The box goes on over", 3),
            words("the page.", 3),
            words("Local area partnership details", 3, bold=True),
        )
    )
    assert inspection.improvement_heading == "Areas for improvement"
    assert [p.text for p in inspection.improvements] == [
        "Leaders should listen.",
        "Leaders should improve:\n▪ the plans; and",
        "The offer should be clear.",
        "The box goes on over the page.",
    ]


def test_bullets_further_in_are_a_list_inside_a_point() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Joint targeted area inspection of Northmere", bold=True),
            words("What needs to improve?", bold=True),
            words("The quality of:", label="•", indent=88.8),
            words("plans; and", label="•", indent=106.8),
            words("records.", label="•", indent=106.8),
            words("The response to harm.", 2, label="•", indent=88.8),
        )
    )
    assert [p.text for p in inspection.improvements] == [
        "The quality of:\n• plans; and\n• records.",
        "The response to harm.",
    ]


def test_numbered_points_are_no_numbered_paragraphs() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Inspection of Northmere children’s services Inspection dates: 5 May 2025"),
            words("What needs to improve?", bold=True),
            words("The response to harm.", label="1."),
            words("The speed of plans.", label="2."),
            words("The experiences and progress of care leavers: good", bold=True),
            words("Young people like their homes.", label="1."),
            words("They know whom to ask.", label="2."),
        )
    )
    assert [(p.number, p.text) for p in inspection.improvements] == [
        ("1.", "The response to harm."),
        ("2.", "The speed of plans."),
    ]
    numbered = [p for section in inspection.sections for p in section.paragraphs if p.number]
    assert [p.text for p in numbered] == [
        "Young people like their homes.",
        "They know whom to ask.",
    ]
