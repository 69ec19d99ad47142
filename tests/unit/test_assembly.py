"""Assembly: what is carried, what is added, in which order and under which number."""

from datetime import date

import pytest

from committee_pack.assembly.report import Assembled, assemble
from committee_pack.assembly.sections import Supplies
from committee_pack.errors import SettingsError
from committee_pack.model.meeting import AppendixOrder, Meeting, ReportOrder, SectionRecipe
from committee_pack.model.report import (
    Appendix,
    Block,
    ListItem,
    Origin,
    OriginKind,
    Paragraph,
    Report,
    Section,
)
from committee_pack.model.source import Where
from committee_pack.profiles import load_profile

PROFILE = load_profile("scrutiny-14")
MEETING = Meeting(committee="Children's Scrutiny Committee", date=date(2026, 11, 26))
QUESTION = "Does the information submitted include any exempt information?"


def paragraph(number: str | None, text: str) -> Paragraph:
    return Paragraph(number=number, text=text, where=Where(source="last.docx", block=3))


def previous(*blocks: Block, section: str = "background") -> Report:
    held = Section(id=section, number="6.0", heading="Background", blocks=blocks)
    return Report(
        title="Improvement plan",
        front_matter={"Relevant Officer": "Priya Nair", "Ward": "All"},
        sections=(held,),
        appendices=(Appendix(ref="Appendix 5(a)", title="The plan"),),
    )


BACKGROUND = (
    paragraph("6.1", "The plan began in May."),
    ListItem(level=1, marker="•", text="It has four themes."),
    paragraph("6.2", "It ends in two years."),
    Paragraph(
        number="6.3",
        text=f"{QUESTION} No",
        question="exempt_information",
        answer="No",
        where=Where(source="last.docx"),
    ),
)


def made(recipe: SectionRecipe | None = None, supplies: Supplies | None = None) -> Assembled:
    order = ReportOrder(
        id="plan",
        item=6,
        sections={"background": recipe} if recipe else {},
    )
    return assemble(MEETING, order, PROFILE, supplies or Supplies(previous=previous(*BACKGROUND)))


def section(assembled: Assembled, section_id: str) -> list[tuple[str | None, str]]:
    held = next(one for one in assembled.report.sections if one.id == section_id)
    return [
        (block.number if isinstance(block, Paragraph) else block.marker, block.text)
        for block in held.blocks
        if isinstance(block, Paragraph | ListItem)
    ]


def rules(assembled: Assembled) -> list[str]:
    return [finding.rule for finding in assembled.report.findings]


def test_without_a_recipe_everything_is_carried() -> None:
    assert section(made(), "background") == [
        ("6.1", "The plan began in May."),
        ("•", "It has four themes."),
        ("6.2", "It ends in two years."),
        ("6.3", f"{QUESTION} No"),
    ]


def test_every_section_of_the_profile_stands_in_order() -> None:
    numbers = [one.number for one in made().report.sections]
    assert numbers == [f"{place}.0" for place in range(1, 15)]


def test_a_chosen_paragraph_brings_its_list_and_the_rest_is_listed() -> None:
    assembled = made(SectionRecipe(carry=("6.1",)))
    assert section(assembled, "background") == [
        ("6.1", "The plan began in May."),
        ("•", "It has four themes."),
        ("6.2", f"{QUESTION} No"),
    ]
    assert [getattr(block, "text", "") for block in assembled.left_out] == ["It ends in two years."]
    assert "left-out" in rules(assembled)


def test_new_words_and_data_stand_before_the_standard_question() -> None:
    data = Paragraph(number=None, text="Ten actions are complete.")
    supplies = Supplies(
        previous=previous(*BACKGROUND),
        material={"progress.summary": (data,)},
        facts={"progress": {"complete": "10"}},
    )
    recipe = SectionRecipe(
        carry="none",
        text="Since then {{ progress.complete }} are done.\n\n- one\n- two",
        add=("progress.summary",),
    )
    assert section(made(recipe, supplies), "background") == [
        ("6.1", "Since then 10 are done."),
        ("•", "one"),
        ("•", "two"),
        ("6.2", "Ten actions are complete."),
        ("6.3", f"{QUESTION} No"),
    ]


def test_a_section_with_nothing_gets_a_visible_placeholder_and_an_error() -> None:
    assembled = made()
    assert section(assembled, "finance") == [("8.1", "[To be completed: Financial considerations]")]
    assert "section-empty" in rules(assembled)


def test_a_placeholder_left_standing_last_time_is_told_again() -> None:
    gap = paragraph("6.1", "[To be completed: Background and key information]")
    assembled = made(supplies=Supplies(previous=previous(gap)))
    assert section(assembled, "background")[0] == ("6.1", gap.text)
    empty = [one.message for one in assembled.report.findings if one.rule == "section-empty"]
    assert any("Background" in message for message in empty)


def test_a_question_without_an_answer_is_an_error() -> None:
    assert "question-unanswered" in rules(made())


def test_a_question_left_without_an_answer_last_time_has_none_still() -> None:
    gap = "[To be completed: answer]"
    question = Paragraph(
        number="6.3", text=f"{QUESTION} {gap}", question="exempt_information", answer=gap
    )
    assembled = made(supplies=Supplies(previous=previous(*BACKGROUND[:-1], question)))
    told = [one.message for one in assembled.report.findings if one.rule == "question-unanswered"]
    assert any(QUESTION in message for message in told)
    assert "answers-kept" not in rules(assembled)


@pytest.mark.parametrize("name", ["exempt_information", "6.3"])
def test_a_question_is_answered_anew(name: str) -> None:
    recipe = SectionRecipe(questions={name: "Yes, in Appendix 6(b)"})
    assert section(made(recipe), "background")[-1] == ("6.3", f"{QUESTION} Yes, in Appendix 6(b)")


def test_the_old_answer_is_listed_and_answers_that_stay_are_told() -> None:
    anew = made(SectionRecipe(questions={"6.3": "Yes"}))
    assert [one.text for one in anew.left_out] == [f"{QUESTION} No"]
    assert "replaced" in rules(anew)
    assert "answers-kept" not in rules(anew)
    kept = [one.message for one in made().report.findings if one.rule == "answers-kept"]
    assert kept == [f"Answered as last time: {QUESTION} No"]


def test_what_explains_an_answer_stays_with_it() -> None:
    why = Paragraph(number=None, text="Nobody can be known by it.", where=Where(source="last.docx"))
    supplies = Supplies(previous=previous(*BACKGROUND, why))
    recipe = SectionRecipe(text="New words.")
    assert section(made(recipe, supplies), "background")[-3:] == [
        ("6.3", "New words."),
        ("6.4", f"{QUESTION} No"),
        (None, "Nobody can be known by it."),
    ]


def test_a_question_that_is_asked_twice_is_kept_and_told() -> None:
    again = Paragraph(
        number="6.4", text=f"{QUESTION} Yes", question="exempt_information", answer="Yes"
    )
    assembled = made(supplies=Supplies(previous=previous(*BACKGROUND, again)))
    texts = [text for _, text in section(assembled, "background")]
    assert f"{QUESTION} No" in texts
    assert f"{QUESTION} Yes" in texts
    assert "question-repeated" in rules(assembled)


def test_an_answer_to_no_question_is_told() -> None:
    with pytest.raises(SettingsError) as told:
        made(SectionRecipe(questions={"3.2": "No"}))
    assert "exempt_information" in told.value.hint


def test_a_passage_that_stays_behind_is_one_note() -> None:
    told = [
        one.message
        for one in made(SectionRecipe(carry="none")).report.findings
        if one.rule == "left-out"
    ]
    assert told == [
        'Not carried forward from "Background": The plan began in May. / It has four themes.',
        'Not carried forward from "Background": It ends in two years.',
    ]


def test_last_times_list_of_appendices_makes_room_without_a_note_a_line() -> None:
    lines = (
        paragraph("7.1", "The appendices are:"),
        ListItem(level=1, marker="•", text="Appendix 5(a): Improvement plan"),
        paragraph("7.2", "Appendix 5(b) – Scorecard"),
        paragraph("7.3", "Copies are held in the library."),
        paragraph("7.4", "The following may be seen:"),
        ListItem(level=1, marker="•", text="the survey of families"),
        paragraph("7.5", "Scorecard"),
        paragraph("7.6", "The scorecard is new."),
        ListItem(level=1, marker="•", text="Appendix 5(b)"),
    )
    old = Report(
        sections=(Section(id="appendices", number="7.0", heading="Appendices", blocks=lines),),
        appendices=(
            Appendix(ref="Appendix 5(a)", title="Improvement plan"),
            Appendix(ref="Appendix 5(b)", title="Scorecard"),
        ),
    )
    assembled = made(supplies=Supplies(previous=old))
    told = [one.message for one in assembled.report.findings if one.rule == "left-out"]
    assert told == [
        'Not carried forward from "Appendices": Copies are held in the library.',
        'Not carried forward from "Appendices": The following may be seen: / '
        "the survey of families",
        'Not carried forward from "Appendices": The scorecard is new. / Appendix 5(b)',
    ]
    assert [one.text for one in assembled.left_out][:4] == [
        "The appendices are:",
        "Appendix 5(a): Improvement plan",
        "Appendix 5(b) – Scorecard",
        "Copies are held in the library.",
    ]


def test_a_paragraph_that_is_not_there_is_told_with_the_nearest() -> None:
    assembled = made(SectionRecipe(carry=("6.9",)))
    told = next(one for one in assembled.report.findings if one.rule == "carry-unknown")
    assert "6.9" in told.message
    assert told.hint.startswith('Did you mean "6.')


def test_carried_words_say_where_they_came_from() -> None:
    held = next(one for one in made().report.sections if one.id == "background")
    origin = held.blocks[0].origin
    assert isinstance(origin, Origin)
    assert origin.kind is OriginKind.CARRIED
    assert str(origin.where) == "last.docx, 6.1"


def test_a_section_with_no_home_is_an_orphan_and_keeps_its_words() -> None:
    assembled = made(
        supplies=Supplies(previous=previous(paragraph("7.1", "Ethics were weighed."), section=""))
    )
    told = next(one for one in assembled.report.findings if one.rule == "orphan")
    assert "Ethics were weighed." in told.message
    assert len(assembled.left_out) == 1


def test_an_orphan_is_one_check_with_all_its_words_also_when_it_has_none() -> None:
    ethics = (paragraph("7.1", "Ethics were weighed."), paragraph("7.2", "Nothing was found."))
    told = [
        one.message
        for blocks in (ethics, ())
        for one in made(supplies=Supplies(previous=previous(*blocks, section=""))).report.findings
        if one.rule == "orphan"
    ]
    assert told == [
        'Last time\'s report has words under "Background" that no section takes: '
        "Ethics were weighed. / Nothing was found.",
        'Last time\'s report has words under "Background" that no section takes: none',
    ]


def test_appendices_are_named_by_the_agenda_item() -> None:
    order = ReportOrder(
        id="plan",
        item=6,
        appendices=(
            AppendixOrder(title="Plan at November", from_="progress.plan"),
            AppendixOrder(title="Letter", file="letter.pdf"),
        ),
    )
    data = (Paragraph(number=None, text="The plan."),)
    assembled = assemble(MEETING, order, PROFILE, Supplies(material={"progress.plan": data}))
    assert section(assembled, "appendices") == [
        ("7.1", "Appendix 6(a): Plan at November"),
        ("7.2", "Appendix 6(b): Letter"),
    ]


def test_last_times_appendices_stay_listed_with_a_warning() -> None:
    assembled = made()
    assert section(assembled, "appendices") == [("7.1", "Appendix 6(a): The plan")]
    assert "appendix-not-supplied" in rules(assembled)


def test_a_paragraph_beside_the_list_of_appendices_is_carried_by_its_number() -> None:
    held = Section(
        id="appendices",
        number="7.0",
        heading="Appendices",
        blocks=(paragraph("7.1", "Appendix 5(a): The plan"), paragraph("7.2", "Maps on request.")),
    )
    last = Report(sections=(held,), appendices=(Appendix(ref="Appendix 5(a)", title="The plan"),))
    order = ReportOrder(id="plan", item=6, sections={"appendices": SectionRecipe(carry=("7.2",))})
    assembled = assemble(MEETING, order, PROFILE, Supplies(previous=last))
    assert section(assembled, "appendices") == [
        ("7.1", "Maps on request."),
        ("7.2", "Appendix 6(a): The plan"),
    ]


def test_a_list_of_no_appendices_is_carried_as_it_was() -> None:
    none = Section(
        id="appendices", number="7.0", heading="Appendices", blocks=(paragraph("7.1", "None."),)
    )
    assembled = made(supplies=Supplies(previous=Report(sections=(none,))))
    assert section(assembled, "appendices") == [("7.1", "None.")]


def test_front_matter_is_this_meetings() -> None:
    assert made().report.front_matter == {
        "Report to": "Children's Scrutiny Committee",
        "Relevant Officer": "Priya Nair",
        "Date of Meeting": "26 November 2026",
    }
    assert "front-matter-left-out" in rules(made())


@pytest.mark.parametrize(
    ("recipe", "words"),
    [
        (SectionRecipe(add=("progress.sumary",)), "progress.summary"),
        (SectionRecipe(add=("inspection.judgements",)), "inspection = "),
        (SectionRecipe(text="{{ progress.compleet }}"), "progress.complete"),
        (SectionRecipe(text="{{ progress.complete"), "braces"),
    ],
)
def test_a_wrong_name_is_told_with_what_to_do(recipe: SectionRecipe, words: str) -> None:
    supplies = Supplies(
        material={"progress.summary": (Paragraph(number=None, text="x"),)},
        facts={"progress": {"complete": "1"}},
    )
    with pytest.raises(SettingsError) as told:
        made(recipe, supplies)
    assert words in told.value.hint


def test_an_unknown_section_is_told_with_the_nearest() -> None:
    order = ReportOrder(id="plan", item=6, sections={"finances": SectionRecipe()})
    with pytest.raises(SettingsError) as told:
        assemble(MEETING, order, PROFILE, Supplies())
    assert 'Did you mean "finance"?' in told.value.hint


def test_data_is_never_read_as_a_template() -> None:
    supplies = Supplies(facts={"progress": {"summary": "{{ 7*7 }}"}})
    held = section(made(SectionRecipe(text="{{ progress.summary }}"), supplies), "background")
    assert held[0] == ("6.1", "{{ 7*7 }}")


def test_a_file_that_is_no_inspection_is_named() -> None:
    order = ReportOrder(
        id="plan",
        item=6,
        inspection="inputs/minutes.pdf",
        sections={"background": SectionRecipe(add=("inspection.improvements",))},
    )
    with pytest.raises(SettingsError) as told:
        assemble(MEETING, order, PROFILE, Supplies())
    assert '"inputs/minutes.pdf": is it an inspection report?' in told.value.hint
