"""The recipe of a section: what is carried, replaced, dropped and put in between."""

from datetime import date

import pytest

from committee_pack.assembly.report import Assembled, assemble
from committee_pack.assembly.sections import Supplies
from committee_pack.errors import SettingsError
from committee_pack.model.finding import Severity
from committee_pack.model.meeting import (
    Meeting,
    PlacedBlock,
    PlacedText,
    ReportOrder,
    SectionRecipe,
)
from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    OriginKind,
    Paragraph,
    Report,
    Run,
    Section,
    Table,
    words_of,
)
from committee_pack.model.source import Where
from committee_pack.profiles import load_profile

PROFILE = load_profile("scrutiny-14")
MEETING = Meeting(committee="Children's Scrutiny Committee", date=date(2026, 11, 26))
QUESTION = "Does the information submitted include any exempt information?"


def para(number: str | None, text: str, *runs: Run) -> Paragraph:
    where = Where(source="last.docx", block=3)
    return Paragraph(number=number, text=text, runs=runs, where=where)


def heading(text: str) -> Paragraph:
    return para(None, text, Run(text=text, bold=True))


LAST_TIME: tuple[Block, ...] = (
    heading("The inspection"),
    para("6.1", "Inspectors came in May."),
    para("6.2", "They named these points.1", Run(text="They named these points."), Run(text="1")),
    ListItem(level=1, marker="(a)", text="neglect"),
    Table(header_rows=1, rows=(("Point", "Owner"), ("neglect", "A. Reed"))),
    heading("The plan"),
    para("6.3", "The plan began in June."),
    para(None, "It has four themes."),
    para("6.4", "It ends in two years."),
    Paragraph(number="6.5", text=f"{QUESTION} No", question="exempt_information", answer="No"),
)


def made(recipe: SectionRecipe, *blocks: Block) -> Assembled:
    held = Section(id="background", number="6.0", heading="Background", blocks=blocks or LAST_TIME)
    data = (Paragraph(number=None, text="Ten actions are complete."),)
    supplies = Supplies(
        previous=Report(sections=(held,)),
        material={"progress.summary": data, "progress.plan": data},
    )
    order = ReportOrder(id="plan", item=6, sections={"background": recipe})
    return assemble(MEETING, order, PROFILE, supplies)


def lines(assembled: Assembled) -> list[tuple[str | None, str]]:
    held = next(one for one in assembled.report.sections if one.id == "background")
    return [
        (getattr(block, "number", None) or getattr(block, "marker", None), words_of(block))
        for block in held.blocks
        if not isinstance(block, Table)
    ]


def told(assembled: Assembled, rule: str) -> list[str]:
    return [one.message for one in assembled.report.findings if one.rule == rule]


ALL = [
    (None, "The inspection"),
    ("6.1", "Inspectors came in May."),
    ("6.2", "They named these points.1"),
    ("(a)", "neglect"),
    (None, "The plan"),
    ("6.3", "The plan began in June."),
    (None, "It has four themes."),
    ("6.4", "It ends in two years."),
    ("6.5", f"{QUESTION} No"),
]


def test_all_is_carried_when_nothing_is_said() -> None:
    assembled = made(SectionRecipe())
    assert lines(assembled) == ALL
    assert assembled.left_out == ()


def test_a_sub_heading_brings_all_that_stands_under_it() -> None:
    assembled = made(SectionRecipe(carry=("The plan",)))
    assert lines(assembled) == [
        (None, "The plan"),
        ("6.1", "The plan began in June."),
        (None, "It has four themes."),
        ("6.2", "It ends in two years."),
        ("6.3", f"{QUESTION} No"),
    ]
    assert [one.text for one in assembled.left_out][:2] == [
        "The inspection",
        "Inspectors came in May.",
    ]


def test_a_paragraph_brings_the_sub_heading_it_stands_under() -> None:
    assert lines(made(SectionRecipe(carry=("6.4",))))[:2] == [
        (None, "The plan"),
        ("6.1", "It ends in two years."),
    ]


def test_a_sub_heading_goes_with_the_last_paragraph_under_it() -> None:
    assembled = made(SectionRecipe(drop=("6.1", "6.2")))
    assert lines(assembled)[0] == (None, "The plan")


def test_an_unnumbered_line_that_the_recipe_names_counts_as_sub_heading() -> None:
    blocks = (para("6.1", "One."), para(None, "What comes next"), para(None, "Two."))
    assert lines(made(SectionRecipe(carry=("What comes next",)), *blocks))[:2] == [
        (None, "What comes next"),
        (None, "Two."),
    ]


@pytest.mark.parametrize(
    ("line", "goes_with"), [("What comes next", "6.2"), ("It goes on from there.", "6.1")]
)
def test_a_few_words_without_a_stop_over_a_number_are_a_sub_heading(
    line: str, goes_with: str
) -> None:
    blocks = (para("6.1", "One."), para(None, line), para("6.2", "Two."))
    for number in ("6.1", "6.2"):
        held = [words for _, words in lines(made(SectionRecipe(carry=(number,)), *blocks))]
        assert (line in held) == (number == goes_with)


def test_a_replaced_paragraph_keeps_its_place_and_what_hangs_on_it() -> None:
    assembled = made(SectionRecipe(replace={"6.3": "The plan began in **July**."}))
    assert lines(assembled)[4:8] == [
        (None, "The plan"),
        ("6.3", "The plan began in July."),
        (None, "It has four themes."),
        ("6.4", "It ends in two years."),
    ]
    assert told(assembled, "replaced") == [
        'Replaced in "Background"; last time it read: The plan began in June.'
    ]
    assert [(one.text, one.reason) for one in assembled.left_out] == [
        ("The plan began in June.", "replaced")
    ]


def test_a_replaced_paragraph_says_whose_place_it_took() -> None:
    assembled = made(SectionRecipe(carry=("6.1",), replace={"6.3": "It began in July."}))
    held = next(one for one in assembled.report.sections if one.id == "background")
    new = next(one for one in held.blocks if words_of(one) == "It began in July.")
    assert new.origin is not None
    assert new.origin.kind is OriginKind.EDITED
    assert str(new.origin.where) == "last.docx, 6.3"


def test_new_words_with_a_list_take_the_place_of_the_old_list_too() -> None:
    assembled = made(SectionRecipe(replace={"6.2": "They named two:\n\n- neglect\n- homes"}))
    assert lines(assembled)[1:5] == [
        ("6.1", "Inspectors came in May."),
        ("6.2", "They named two:"),
        ("•", "neglect"),
        ("•", "homes"),
    ]
    assert [one.text for one in assembled.left_out] == ["They named these points.1", "neglect"]


def test_new_words_for_a_sub_heading_are_one_and_those_behind_them_are_not() -> None:
    assembled = made(SectionRecipe(replace={"The plan": "The plan now\n\nIt was **rewritten**."}))
    held = next(one for one in assembled.report.sections if one.id == "background")
    first, second = (
        block
        for block in held.blocks
        if isinstance(block, Paragraph) and block.text in ("The plan now", "It was rewritten.")
    )
    assert first.runs == (Run(text="The plan now", bold=True),)
    assert [run.text for run in second.runs if run.bold] == ["rewritten"]


def test_new_words_for_a_numbered_paragraph_keep_their_own_formatting() -> None:
    held = made(
        SectionRecipe(replace={"6.1": "New."}), para("6.1", "A.", Run(text="A.", bold=True))
    )
    (first, *_) = next(one for one in held.report.sections if one.id == "background").blocks
    assert isinstance(first, Paragraph)
    assert (first.number, first.text, first.runs) == ("6.1", "New.", ())
    assert told(held, "replace-repeated") == []


def test_a_standard_question_may_be_named_among_those_to_carry() -> None:
    assembled = made(SectionRecipe(carry=("6.1", "6.5")))
    assert told(assembled, "question-kept") == []


def test_the_note_of_a_replaced_paragraph_goes_with_it() -> None:
    noted = para("6.1", "As before.", Run(text="As before."), Run(text="", note="1"))
    assembled = made(SectionRecipe(replace={"6.1": "As now."}), noted, Note(mark="1", text="Ibid."))
    assert lines(assembled)[0] == ("6.1", "As now.")
    assert [one.text for one in assembled.left_out] == ["As before.", "Ibid."]


def test_what_is_dropped_is_listed_with_its_words() -> None:
    assembled = made(SectionRecipe(drop=("6.2",)))
    assert ("6.2", "The plan began in June.") in lines(assembled)
    assert told(assembled, "dropped") == [
        'Dropped from "Background", as meeting.toml asks: They named these points.1 / neglect / '
        "Point | Owner\nneglect | A. Reed"
    ]
    assert {one.reason for one in assembled.left_out} == {"dropped"}


def test_pieces_stand_behind_the_paragraphs_they_name() -> None:
    recipe = SectionRecipe(
        text=(PlacedText(text="First of all.", after="start"), "At the end."),
        add=("progress.plan", PlacedBlock(block="progress.summary", after="6.3")),
    )
    assert lines(made(recipe)) == [
        ("6.1", "First of all."),
        (None, "The inspection"),
        ("6.2", "Inspectors came in May."),
        ("6.3", "They named these points.1"),
        ("(a)", "neglect"),
        (None, "The plan"),
        ("6.4", "The plan began in June."),
        (None, "It has four themes."),
        ("6.5", "Ten actions are complete."),
        ("6.6", "It ends in two years."),
        ("6.7", "At the end."),
        ("6.8", "Ten actions are complete."),
        ("6.9", f"{QUESTION} No"),
    ]


def test_a_piece_stands_where_a_paragraph_was_that_is_left_out() -> None:
    recipe = SectionRecipe(drop=("6.3",), text=PlacedText(text="Instead of it.", after="6.3"))
    assert lines(made(recipe))[4:7] == [
        (None, "The plan"),
        ("6.3", "Instead of it."),
        ("6.4", "It ends in two years."),
    ]


def test_a_piece_behind_a_sub_heading_is_the_first_under_it() -> None:
    recipe = SectionRecipe(text=PlacedText(text="First under it.", after="The plan"))
    assert lines(made(recipe))[4:6] == [(None, "The plan"), ("6.3", "First under it.")]


@pytest.mark.parametrize(
    ("recipe", "rule", "near"),
    [
        (SectionRecipe(carry=("6.8",)), "carry-unknown", "6.5"),
        (SectionRecipe(drop=("6.11",)), "drop-unknown", "6.5"),
        (SectionRecipe(replace={"7.2": "New words."}), "replace-unknown", "6.2"),
        (SectionRecipe(text=PlacedText(text="Words.", after="6.33")), "after-unknown", "6.5"),
        (SectionRecipe(carry=("The plans ahead",)), "carry-unknown", "The plan"),
    ],
)
def test_a_number_that_is_not_there_is_an_error_that_names_the_nearest(
    recipe: SectionRecipe, rule: str, near: str
) -> None:
    found = [one for one in made(recipe).report.findings if one.rule == rule]
    assert [one.severity for one in found] == [Severity.ERROR]
    assert found[0].hint.startswith(f'Did you mean "{near}"?')


@pytest.mark.parametrize(
    "recipe",
    [
        SectionRecipe(replace={"6.9": "New words."}),
        SectionRecipe(text=PlacedText(text="New words.", after="6.9")),
        SectionRecipe(text=PlacedText(text="New words.", after="6.5")),
    ],
)
def test_words_without_their_place_stand_at_the_end_and_before_the_questions(
    recipe: SectionRecipe,
) -> None:
    assert lines(made(recipe))[-2:] == [("6.5", "New words."), ("6.6", f"{QUESTION} No")]


@pytest.mark.parametrize(
    "recipe", [SectionRecipe(drop=("6.5",)), SectionRecipe(replace={"6.5": "No more."})]
)
def test_a_standard_question_is_neither_dropped_nor_replaced(recipe: SectionRecipe) -> None:
    assembled = made(recipe)
    assert lines(assembled)[-1][1] == f"{QUESTION} No"
    assert len(told(assembled, "question-kept")) == 1


def test_of_two_paragraphs_with_one_number_the_first_is_replaced_and_it_is_told() -> None:
    blocks = (para("6.1", "One."), para("6.1", "Two."))
    assembled = made(SectionRecipe(replace={"6.1": "New."}), *blocks)
    assert lines(assembled)[:2] == [("6.1", "New."), ("6.2", "Two.")]
    assert len(told(assembled, "replace-repeated")) == 1


@pytest.mark.parametrize(
    "recipe",
    [
        SectionRecipe(carry=("6.1",), drop=("6.1.",)),
        SectionRecipe(drop=("6.1",), replace={"6.1": "New."}),
        SectionRecipe(replace={"6.1": "  "}),
    ],
)
def test_two_wishes_for_one_paragraph_are_refused(recipe: SectionRecipe) -> None:
    with pytest.raises(SettingsError) as refused:
        made(recipe)
    assert "6.1" in refused.value.what
