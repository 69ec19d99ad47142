"""What ``add`` and ``text`` can take from an inspection, and that it reads back as written."""

from datetime import date
from pathlib import Path

import pytest

from committee_pack.assembly.evidence import inspection_blocks, inspection_facts
from committee_pack.assembly.inspection_register import (
    improvement_points,
    improvement_register,
    register_blocks,
)
from committee_pack.assembly.report import assemble
from committee_pack.assembly.sections import Supplies
from committee_pack.build.meeting_file import read_meeting
from committee_pack.build.read_back import read_back_report
from committee_pack.build.verify import differences
from committee_pack.errors import SettingsError
from committee_pack.model.inspection import (
    Improvement,
    InspectionKind,
    InspectionParagraph,
    PriorityAction,
)
from committee_pack.model.meeting import InspectionQuotes, Meeting, ReportOrder, SectionRecipe
from committee_pack.model.progress import Action, ActionPlan
from committee_pack.model.report import Block, ListItem, Paragraph, Report, Table
from committee_pack.model.source import Source, SourceKind, Where
from committee_pack.profiles import load_profile
from committee_pack.writers.docx import fill
from tests.unit.inspections import PARAGRAPHS, POINTS, inspection

PROFILE = load_profile("scrutiny-14")
MEETING = Meeting(committee="Scrutiny Committee", date=date(2026, 11, 26))
TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "scrutiny-report.docx"
GRADES = {"leaders": "R", "children-in-care": "G", "care-leavers": "O", "overall": "R"}
NOW = inspection(GRADES, points=POINTS)
BEFORE = inspection(
    {"leaders": "I", "children-in-care-and-care-leavers": "R", "overall": "I"},
    start=date(2022, 3, 14),
    end=date(2022, 3, 25),
)
SEND = inspection(
    kind=InspectionKind.SEND,
    outcome=InspectionParagraph(
        number=None,
        text="Arrangements lead to inconsistent experiences.",
        where=Where(source="send.pdf", page=1),
    ),
    priority_actions=(
        PriorityAction(
            text="Leaders should shorten the wait for:\n• speech therapy; and\n• assessments.",
            responsible="Northmere Borough Council and NHS Northmere ICB",
            where=Where(source="send.pdf", page=6),
        ),
    ),
)


def background(recipe: SectionRecipe) -> Report:
    material = {**inspection_blocks(NOW, BEFORE), **inspection_blocks(SEND), **REGISTER}
    material["inspection.dates"] = inspection_blocks(NOW, BEFORE)["inspection.dates"]
    order = ReportOrder(id="plan", item=6, officer="Jo Lane", sections={"background": recipe})
    return assemble(MEETING, order, PROFILE, Supplies(material=material)).report


PLAN = ActionPlan(
    source=Source(path="plan.xlsx", sha256="1" * 64, kind=SourceKind.XLSX),
    actions=(Action(ref="1.1", action="Offer it", improvement="1", where="Plan!A5"),),
)
REGISTER = {
    "inspection.register": register_blocks(improvement_register(improvement_points(NOW), PLAN), NOW)
}


def blocks(recipe: SectionRecipe) -> list[Block]:
    held = next(one for one in background(recipe).sections if one.id == "background")
    return [one for one in held.blocks if not getattr(one, "question", None)]


def texts(recipe: SectionRecipe) -> list[tuple[str | None, str, str | None]]:
    return [
        (one.number, one.text, one.style) for one in blocks(recipe) if isinstance(one, Paragraph)
    ]


QUOTED = [
    ("6.1", "Inspection report, paragraph 7, page 4:", None),
    (None, "Most plans are clear, and the reasons are written down.", "quotation"),
    ("6.2", "Inspection report, paragraph 12, page 6:", None),
    (None, "Care leavers speak well of thier advisers.", "quotation"),
]


@pytest.mark.parametrize(
    "recipe",
    [
        SectionRecipe(add=("inspection.paragraphs:7,12",)),
        SectionRecipe(add=("inspection.paragraphs: 7, 12.",)),
        SectionRecipe(inspection=InspectionQuotes(paragraphs=("7", "12."))),
        SectionRecipe(
            add=("inspection.paragraphs",), inspection=InspectionQuotes(paragraphs=("7", "12"))
        ),
        SectionRecipe(add=("inspection.paragraphs:7", "inspection.paragraphs:12")),
    ],
)
def test_paragraphs_stand_word_for_word_under_their_number_and_page(recipe: SectionRecipe) -> None:
    assert texts(recipe) == QUOTED


def test_the_meeting_file_names_paragraphs_as_an_officer_would(tmp_path: Path) -> None:
    path = tmp_path / "meeting.toml"
    path.write_text(
        '[meeting]\ncommittee = "Scrutiny"\ndate = 2026-11-26\n[[report]]\nid = "plan"\nitem = 6\n'
        'inspection_previous = "2022.pdf"\n'
        '[report.sections.background]\ninspection.paragraphs = ["7", "12"]\n',
        encoding="utf-8",
    )
    order = read_meeting(path).report[0]
    assert order.inspection_previous == "2022.pdf"
    assert texts(order.sections["background"]) == QUOTED


def test_quotations_stand_where_add_names_them() -> None:
    recipe = SectionRecipe(
        add=("inspection.paragraphs", "inspection.dates"),
        inspection=InspectionQuotes(paragraphs=("12",)),
    )
    assert [text for _, text, _ in texts(recipe)] == [
        "Inspection report, paragraph 12, page 6:",
        PARAGRAPHS[2][1],
        "The inspection took place from 12 to 23 January 2026. The inspection before it took place"
        " from 14 to 25 March 2022.",
    ]


def test_a_quotation_says_where_it_is_from() -> None:
    quoted = blocks(SectionRecipe(add=("inspection.paragraphs:12",)))[1]
    assert quoted.origin is not None
    assert quoted.origin.kind == "inspection"
    assert str(quoted.origin.where) == "inspection 2026.pdf, page 6, 12."


@pytest.mark.parametrize(
    ("entry", "what", "hint"),
    [
        ("inspection.paragraphs:9", 'no paragraph "9"', "nearest: 8, 7, 12"),
        ("inspection.paragraphs:7a", 'no paragraph "7a"', "nearest: 7"),
        ("inspection.paragraphs", "does not say which", 'inspection.paragraphs = ["7"]'),
        ("inspection.paragraph:7", 'no block "inspection.paragraph:7"', "inspection.paragraphs"),
        ("inspection.comparisn", 'no block "inspection.comparisn"', '"inspection.comparison"'),
        ("progress.plan", 'no block "progress.plan"', "plan = (an action plan)"),
    ],
)
def test_a_wrong_name_or_number_is_told_with_the_nearest(entry: str, what: str, hint: str) -> None:
    with pytest.raises(SettingsError) as told:
        background(SectionRecipe(add=(entry,)))
    assert what in told.value.what
    assert "section background, add" in told.value.what
    assert hint in told.value.hint


def test_the_known_names_do_not_list_every_paragraph() -> None:
    with pytest.raises(SettingsError) as told:
        background(SectionRecipe(add=("inspection.nothing",)))
    assert "inspection.paragraphs," in told.value.hint
    assert ":7" not in told.value.hint


@pytest.mark.parametrize(
    ("name", "need"),
    [
        ("inspection.comparison", "inspection_previous"),
        ("inspection.register", "plan = (an action plan)"),
    ],
)
def test_a_block_that_needs_another_file_says_which(name: str, need: str) -> None:
    order = ReportOrder(id="plan", item=6, sections={"background": SectionRecipe(add=(name,))})
    with pytest.raises(SettingsError) as told:
        assemble(MEETING, order, PROFILE, Supplies(material=inspection_blocks(NOW)))
    assert need in told.value.hint


def test_a_report_without_numbers_has_nothing_to_quote_by_number() -> None:
    letter = inspection(kind=InspectionKind.JTAI, sections=())
    recipe = SectionRecipe(inspection=InspectionQuotes(paragraphs=("7",)))
    order = ReportOrder(id="plan", item=6, sections={"background": recipe})
    with pytest.raises(SettingsError) as told:
        assemble(MEETING, order, PROFILE, Supplies(material=inspection_blocks(letter)))
    assert "bear no numbers" in told.value.hint


def test_the_outcome_and_priority_actions_of_an_area_inspection() -> None:
    made = blocks(SectionRecipe(add=("inspection.outcome", "inspection.priority_actions")))
    assert [getattr(one, "text", "") for one in made[:3]] == [
        "Inspection report, inspection outcome, page 1:",
        "Arrangements lead to inconsistent experiences.",
        "The inspection report (page 6) names these areas for priority action:",
    ]
    assert isinstance(made[3], Table)
    assert made[3].rows[1] == (
        "Leaders should shorten the wait for:\n• speech therapy; and\n• assessments.",
        "Northmere Borough Council and NHS Northmere ICB",
    )


def test_facts_name_both_inspections() -> None:
    facts = inspection_facts(NOW, BEFORE)
    assert facts["dates"] == "12 to 23 January 2026"
    assert facts["overall"] == "Requires improvement to be good"
    assert facts["previous_dates"] == "14 to 25 March 2022"
    assert facts["previous_overall"] == "Inadequate"
    assert "published" not in facts


def test_facts_take_what_the_report_says_of_the_one_before() -> None:
    told = inspection(
        previous_inspection="March 2018",
        previous_inspection_year=2018,
        published=date(2026, 2, 20),
    )
    assert inspection_facts(told)["previous_dates"] == "March 2018"
    assert inspection_facts(told)["published"] == "20 February 2026"
    (sentence,) = inspection_blocks(told)["inspection.dates"]
    assert isinstance(sentence, Paragraph)
    assert sentence.text == (
        "The inspection took place from 12 to 23 January 2026. Its report was published on"
        " 20 February 2026. Its report says that the inspection before took place in March 2018."
    )


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("March 2018", "in March 2018."),
        ("2031", "in 2031."),
        ("2 to 6 June 2031", "from 2 to 6 June 2031."),
        ("8 June 2031", "on 8 June 2031."),
    ],
)
def test_the_day_of_the_one_before_has_the_right_word_before_it(printed: str, words: str) -> None:
    told = inspection(previous_inspection=printed)
    (sentence,) = inspection_blocks(told)["inspection.dates"]
    assert isinstance(sentence, Paragraph)
    assert sentence.text.endswith(f"the inspection before took place {words}")


def test_everything_reads_back_as_it_was_written() -> None:
    names = [
        "inspection.dates",
        "inspection.comparison",
        "inspection.judgements",
        "inspection.paragraphs:7,8,12",
        "inspection.improvements",
        "inspection.register",
        "inspection.outcome",
        "inspection.priority_actions",
    ]
    report = background(SectionRecipe(add=tuple(names)))
    facts = {
        "meeting": {"committee": "Scrutiny Committee", "date": "26 November 2026"},
        "report": {"id": "plan", "item": 6, "title": report.title, "officer": "Jo Lane"},
        "front_matter": {
            "report_to": "Scrutiny Committee",
            "officer": "Jo Lane",
            "date": "26 November 2026",
        },
    }
    held = {f"sections.{section.id}": section.blocks for section in report.sections}
    filled = fill(TEMPLATE.read_bytes(), TEMPLATE.name, facts, held)
    assert differences(report, read_back_report(filled.data, "written.docx", PROFILE)) == ()


def test_a_grade_inside_a_sentence_has_small_letters() -> None:
    facts = inspection_facts(NOW, BEFORE)
    assert facts["overall"] == "Requires improvement to be good"
    assert facts["overall_words"] == "requires improvement to be good"
    assert facts["previous_overall_words"] == "inadequate"


def test_numbered_recommendations_keep_their_numbers() -> None:
    told = inspection(
        kind=InspectionKind.SIF,
        improvements=(Improvement(text="Make plans clearer.", number="9."),),
        board_improvements=(Improvement(text="Meet more often.", number="31."),),
    )
    blocks = inspection_blocks(told)
    lead, point = blocks["inspection.board_improvements"]
    assert isinstance(lead, Paragraph)
    assert lead.text.startswith("To the Local Safeguarding Children Board the report of the")
    assert isinstance(point, ListItem)
    assert (point.marker, point.text) == ("31.", "Meet more often.")
    assert [one.number for one in improvement_points(told)] == [9]


def test_priority_actions_without_a_body_are_a_list() -> None:
    told = inspection(
        kind=InspectionKind.JTAI, priority_actions=(PriorityAction(text="See children sooner."),)
    )
    _, item = inspection_blocks(told)["inspection.priority_actions"]
    assert isinstance(item, ListItem)
    assert item.text == "See children sooner."
