"""References in carried words: rewritten when they surely point into the report, or told."""

from datetime import date

import pytest

from committee_pack.assembly.report import assemble
from committee_pack.assembly.sections import Supplies
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.meeting import (
    AppendixOrder,
    Meeting,
    PlacedText,
    ReportOrder,
    SectionRecipe,
)
from committee_pack.model.report import (
    Appendix,
    Block,
    ListItem,
    Note,
    OriginKind,
    Paragraph,
    Report,
    Run,
    Section,
    Table,
    text_of,
    words_of,
)
from committee_pack.model.source import Where
from committee_pack.profiles import load_profile

PROFILE = load_profile("scrutiny-14")
MEETING = Meeting(committee="Children's Scrutiny Committee", date=date(2026, 11, 26))
QUESTION = "Does the information submitted include any exempt information?"


def para(number: str | None, text: str, *runs: Run, style: str | None = None) -> Paragraph:
    where = Where(source="last.docx", block=3)
    return Paragraph(number=number, text=text, runs=runs, style=style, where=where)


def section(section_id: str | None, number: str, *blocks: Block) -> Section:
    heading = section_id or "Ethical considerations"
    return Section(id=section_id, number=number, heading=heading, blocks=blocks)


def last_time(*blocks: Block) -> Report:
    """The background was section 5 and had six paragraphs; the words under test stand in 8."""
    background = [para(f"5.{n}", f"Paragraph of last time, the {n}th.") for n in range(1, 7)]
    return Report(
        title="Improvement plan",
        sections=(
            section("options", "4.0", para("4.1", "None."), para("4.2", "None yet.")),
            section("background", "5.0", *background),
            section(None, "7.0", para("7.1", "Ethics were weighed.")),
            section("finance", "8.0", *blocks),
            section("priority", "9.0", para("9.1", "Communities.")),
        ),
        appendices=(
            Appendix(ref="Appendix 5(a)", title="Improvement plan, September 2026"),
            Appendix(ref="Appendix 5(b)", title="Scorecard: April to June 2026"),
        ),
    )


# 5.1 is 6.2 now, and so on; 5.4 is gone, so 5.5 is 6.5; section 5 is 6, and section 9 is 5.
ORDER = ReportOrder(
    id="plan",
    item=6,
    sections={
        "background": SectionRecipe(
            drop=("5.4",), text=PlacedText(text="A new first paragraph.", after="start")
        )
    },
)


def made(*blocks: Block, order: ReportOrder = ORDER) -> Report:
    return assemble(MEETING, order, PROFILE, Supplies(previous=last_time(*blocks))).report


def finance(report: Report) -> tuple[Block, ...]:
    return next(one.blocks for one in report.sections if one.id == "finance")


def told(report: Report) -> list[Finding]:
    return [one for one in report.findings if one.rule.startswith("reference-")]


OWN = [
    ("As set out in paragraph 5.2, it ends.", "As set out in paragraph 6.3, it ends."),
    ("See 5.2.", "See 6.3."),
    ("It is late (see 5.5).", "It is late (see 6.5)."),
    ("It is late (see also 5.5 above).", "It is late (see also 6.5 above)."),
    ("The risk is described in 5.3.", "The risk is described in 6.4."),
    ("The table in 5.3 above shows it.", "The table in 6.4 above shows it."),
    ("The table (5.3 above) shows it.", "The table (6.4 above) shows it."),
    ("Paragraph 5.6 of this report explains it.", "Paragraph 6.6 of this report explains it."),
    ("Paragraphs 5.2 to 5.5 explain it.", "Paragraphs 6.3 to 6.5 explain it."),
    ("Paragraphs 5.2-5.5 explain it.", "Paragraphs 6.3-6.5 explain it."),
    ("Paragraphs 5.2–5.5 explain it.", "Paragraphs 6.3–6.5 explain it."),
    ("Paragraphs 5.1, 5.2 and 5.6 explain it.", "Paragraphs 6.2, 6.3 and 6.6 explain it."),
    ("Para 5.2 and paras. 5.3 & 5.5 do.", "Para 6.3 and paras. 6.4 & 6.5 do."),
    ("Paragraph 5.2(b) asks for it.", "Paragraph 6.3(b) asks for it."),
    ("Paragraph 5.2 (b) asks for it.", "Paragraph 6.3 (b) asks for it."),
    ("Paragraph 9.1 names the priority.", "Paragraph 5.1 names the priority."),
    ("See section 5.", "See section 6."),
    ("See section 5.0 and section 9 above.", "See section 6.0 and section 5 above."),
    ("The options in section 5 of this report.", "The options in section 6 of this report."),
    ("Section 5.2 names it.", "Section 6.3 names it."),
    ("The plan is at Appendix 5(a).", "The plan is at Appendix 6(a)."),
    ("Appendices 5(a) and 5(b) show it.", "Appendices 6(a) and 6(b) show it."),
    ("Appendices 5(a) and (b) show it.", "Appendices 6(a) and (b) show it."),
    ("Appendix 5a shows 12 actions.", "Appendix 6a shows 12 actions."),
    ("appendix 5 (b), page 3", "appendix 6 (b), page 3"),
    ("Appendix 5(a) to this report shows it.", "Appendix 6(a) to this report shows it."),
    ("The Code applies. Paragraph 5.2 says how.", "The Code applies. Paragraph 6.3 says how."),
    ("The Act is explained in paragraph 5.2.", "The Act is explained in paragraph 6.3."),
    (
        "As paragraph 5.2 says to the Board, it ends.",
        "As paragraph 6.3 says to the Board, it ends.",
    ),
    ("The sum in paragraph 5.2 is £5.2 million.", "The sum in paragraph 6.3 is £5.2 million."),
    ("See paragraph 5.2, 5.3 and 5.5 below.", "See paragraph 6.3, 6.4 and 6.5 below."),
]

FOREIGN = [
    "Paragraph 5.2 of the Code applies.",
    "See paragraph 5.2 of the Council’s Constitution.",
    "Paragraph 5.2 of Schedule 12A is met.",
    "Paragraphs 5.2 and 5.3 of Part 1 of Schedule 12A are met.",
    "See section 9 of the Children Act 1989.",
    "A duty under section 9 Children Act 1989.",
    "A section 9 assessment under the Children Act 2004 was made.",
    "Section 5.2 of the Framework asks for it.",
    "Section 9 enquiries rose to 41.",
    "Children Act 1989, section 9, applies.",
    "The Children Act 1989 (section 9) applies.",
    "Code of Practice paragraph 5.2 applies.",
    "The Constitution, paragraph 5.2, allows it.",
    "NPPF paragraph 5.2 applies.",
    "Ofsted’s paragraph 5.2 names it.",
    "The inspectors’ paragraph 5.2 names it.",
    "The inspection report, paragraph 5.2, names it.",
    "The September report (paragraph 5.2) named it.",
    "Appendix 5(a) to the Constitution lists it.",
    "Appendix 5(a) of the inspection report lists it.",
    "Appendix 5(a) to the Medium Term Financial Strategy lists it.",
    "Appendices 5(a) and (b) of the strategy list it.",
    "Their paragraph 5.2 is clear.",
    "Paragraph 5.2, Part 3 of the Constitution, allows it.",
    "Paragraph 5.2 in the Statutory Guidance on Care says so.",
    "Paragraph 5.2 of that report says so.",
    "Figures rose by 5.2 per cent, and 5.3 above the average.",
    "It cost £5.2 million in 5.5 years.",
    "The rate was 5.2% and the ratio at 5.3 below average.",
    "Working Together 2023: Statutory Guidance, paragraph 5.2, applies.",
    "Version 5.2 was used on 5.5.2026.",
]

UNSURE = [
    "The action in section 9 is late.",
    "The policy (see paragraph 5.2) is under review.",
    "Paragraph 5.2 of the report says so.",
    "They wrote: “As paragraph 5.2 says, it is late.”",
    "They wrote: “A “good” plan. “As paragraph 5.2 says, it is late.”",
]


@pytest.mark.parametrize(("before", "after"), OWN)
def test_a_reference_into_the_report_is_given_its_new_number(before: str, after: str) -> None:
    report = made(para("8.1", before))
    assert words_of(finance(report)[0]) == after
    assert {one.severity for one in told(report)} == {Severity.INFO}


@pytest.mark.parametrize("words", FOREIGN)
def test_a_reference_to_another_document_is_left_alone(words: str) -> None:
    report = made(para("8.1", words))
    assert words_of(finance(report)[0]) == words
    assert told(report) == []


@pytest.mark.parametrize("words", UNSURE)
def test_a_reference_that_may_be_either_is_left_alone_and_told(words: str) -> None:
    report = made(para("8.1", words))
    assert words_of(finance(report)[0]) == words
    assert [one.rule for one in told(report)] == ["reference-unsure"]


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("See paragraph 5.4.", "reference-left-out"),
        ("See section 7 above.", "reference-left-out"),
        ("See paragraph 5.9.", "reference-unknown"),
    ],
)
def test_a_reference_that_points_nowhere_is_told(words: str, rule: str) -> None:
    report = made(para("8.1", words))
    assert words_of(finance(report)[0]) == words
    assert [(one.rule, one.severity) for one in told(report)] == [(rule, Severity.WARNING)]


def test_of_several_numbers_those_that_are_there_are_rewritten() -> None:
    report = made(para("8.1", "Paragraphs 5.3 and 5.4 explain it."))
    assert words_of(finance(report)[0]) == "Paragraphs 6.4 and 5.4 explain it."
    assert {one.rule for one in told(report)} == {"reference-left-out", "reference-renumbered"}


def test_a_finding_names_both_numbers_and_the_block_stays_carried() -> None:
    report = made(para("8.1", "See paragraph 5.2."))
    (finding,) = told(report)
    assert finding.message == '"paragraph 5.2" now reads "paragraph 6.3".'
    assert str(finding.where) == "last.docx, 8.1"
    origin = finance(report)[0].origin
    assert origin is not None
    assert origin.kind is OriginKind.CARRIED


def test_a_reference_that_has_not_moved_is_left_alone_without_a_word() -> None:
    report = made(para("8.1", "See paragraph 4.2 and section 4 above."))
    assert words_of(finance(report)[0]) == "See paragraph 4.2 and section 4 above."
    assert told(report) == []


def test_formatting_stays_where_it_was() -> None:
    runs = (
        Run(text="See "),
        Run(text="paragraph 5", bold=True),
        Run(text=".2 above.", italic=True),
    )
    report = made(para("8.1", text_of(runs), *runs))
    (block, *_) = finance(report)
    assert isinstance(block, Paragraph)
    assert block.runs == (
        Run(text="See "),
        Run(text="paragraph 6.3", bold=True),
        Run(text=" above.", italic=True),
    )
    assert block.text == text_of(block.runs)


def test_lists_tables_notes_and_answers_are_put_right() -> None:
    asked = Paragraph(
        number="8.2",
        text=f"{QUESTION} Yes, in Appendix 5(b)",
        question="exempt_information",
        answer="Yes, in Appendix 5(b)",
        where=Where(source="last.docx"),
    )
    report = made(
        para("8.1", "The plan.", Run(text="The plan."), Run(text="", note="1")),
        Note(mark="1", text="See paragraph 5.2."),
        ListItem(level=1, marker="•", text="as in paragraph 5.5;"),
        Table(
            header_rows=1,
            rows=(("What", "Where"), ("Plan", "see 5.2")),
            runs=(((), ()), ((), (Run(text="see "), Run(text="5.2", bold=True)))),
            caption="Table 1: actions of Appendix 5(a)",
        ),
        asked,
    )
    _, note, item, table, question = finance(report)
    assert words_of(note) == "See paragraph 6.3."
    assert words_of(item) == "as in paragraph 6.5;"
    assert isinstance(table, Table)
    assert table.rows[1] == ("Plan", "see 6.3")
    assert table.runs[1][1] == (Run(text="see "), Run(text="6.3", bold=True))
    assert table.caption == "Table 1: actions of Appendix 6(a)"
    assert isinstance(question, Paragraph)
    assert question.answer == "Yes, in Appendix 6(b)"
    assert question.text == f"{QUESTION} Yes, in Appendix 6(b)"


def test_a_quotation_is_never_changed() -> None:
    report = made(para("8.1", "They say:"), para(None, "See paragraph 5.2.", style="quotation"))
    assert words_of(finance(report)[1]) == "See paragraph 5.2."
    assert [one.rule for one in told(report)] == ["reference-unsure"]


def test_the_officers_own_new_words_are_not_changed() -> None:
    order = ReportOrder(
        id="plan", item=6, sections={"finance": SectionRecipe(text="See paragraph 5.2.")}
    )
    assert words_of(finance(made(order=order))[0]) == "See paragraph 5.2."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See paragraph 6.9.", 1),
        ("See paragraph 6.2.", 0),
        ("See paragraph 6.9 of the Code.", 0),
        ("The policy (see paragraph 6.9) is under review.", 0),
        ("See paragraph 19.2.", 0),
    ],
)
def test_new_words_that_point_nowhere_are_told(text: str, expected: int) -> None:
    order = ReportOrder(id="plan", item=6, sections={"finance": SectionRecipe(text=text)})
    assert [one.rule for one in told(made(order=order))] == ["reference-unknown"] * expected


def ordered(*titles: str) -> ReportOrder:
    return ReportOrder(
        id="plan",
        item=6,
        appendices=tuple(AppendixOrder(title=title, file="a.pdf") for title in titles),
    )


def test_an_appendix_is_followed_by_its_title_whatever_date_it_has() -> None:
    order = ordered("Scorecard: July to September 2026", "Improvement plan, November 2026")
    report = made(para("8.1", "Appendices 5(a) and (b), and Appendix 5(b) alone."), order=order)
    assert words_of(finance(report)[0]) == "Appendices 6(b) and (a), and Appendix 6(a) alone."


def test_an_appendix_of_another_title_is_followed_by_its_place_and_told() -> None:
    report = made(para("8.1", "See Appendix 5(a)."), order=ordered("Progress since the summer"))
    assert words_of(finance(report)[0]) == "See Appendix 6(a)."
    assert [one.severity for one in told(report)] == [Severity.WARNING]


def test_an_appendix_that_is_gone_is_told() -> None:
    order = ordered("Improvement plan, November 2026")
    report = made(para("8.1", "See Appendix 5(b)."), order=order)
    assert words_of(finance(report)[0]) == "See Appendix 5(b)."
    assert [one.rule for one in told(report)] == ["reference-left-out"]


def test_a_number_that_stood_twice_is_not_guessed_at() -> None:
    twice = (para("8.1", "One."), para("8.1", "Two."), para("8.3", "See paragraph 8.1 and 8.3."))
    order = ReportOrder(
        id="plan",
        item=6,
        sections={"finance": SectionRecipe(text=PlacedText(text="New.", after="start"))},
    )
    report = made(*twice, order=order)
    assert words_of(finance(report)[3]) == "See paragraph 8.1 and 8.4."
    assert {one.rule for one in told(report)} == {"reference-unsure", "reference-renumbered"}
