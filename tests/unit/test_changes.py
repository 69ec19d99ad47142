"""What changed between two reports, and the page that says it."""

from committee_pack.assembly.changes import compare_reports
from committee_pack.assembly.changes_page import changes_parts, parts_blocks
from committee_pack.model.changes import Changes, FigureMove, PlanMoves
from committee_pack.model.report import Appendix, Block, ListItem, Paragraph, Report, Section, Table
from committee_pack.writers.progress_html import progress_html

AGREED = "The plan was agreed in May. It runs until March 2028."


def section(identity: str | None, heading: str, *texts: str) -> Section:
    blocks = tuple(Paragraph(number=None, text=text) for text in texts)
    return Section(id=identity, number=None, heading=heading, blocks=blocks)


def report(*sections: Section, appendices: tuple[Appendix, ...] = ()) -> Report:
    return Report(title="Improvement Plan", sections=sections, appendices=appendices)


def test_each_section_is_told_with_its_counts() -> None:
    old = report(
        section("purpose", "Purpose", "To tell the Committee what was done."),
        section("background", "Background", AGREED, "Nine actions are late.", "Thank you."),
        section("legal", "Legal", "None."),
    )
    new = report(
        section("purpose", "Purpose", "To tell the Committee what was done."),
        section("background", "Background", AGREED, "Ten actions are late.", "The Board meets."),
        section("risk", "Risk", "Staff may leave."),
    )
    told = compare_reports(old, new).sections
    assert [(one.heading, one.state) for one in told] == [
        ("Purpose", "carried"),
        ("Background", "edited"),
        ("Risk", "new"),
        ("Legal", "gone"),
    ]
    background = told[1]
    assert (background.carried, background.edited, background.added, background.dropped) == (
        1, 1, 1, 1,
    )  # fmt: skip
    assert background.sentences == ("Ten actions are late.", "The Board meets.")


def test_a_section_under_another_number_and_heading_is_the_same_by_its_id() -> None:
    old = report(section("background", "Background information", AGREED))
    new = report(section("background", "Background and key information", AGREED))
    assert [one.state for one in compare_reports(old, new).sections] == ["carried"]


def test_only_the_new_sentence_of_a_paragraph_is_told() -> None:
    old = report(section("background", "Background", AGREED))
    new = report(section("background", "Background", AGREED.replace("May", "June")))
    assert compare_reports(old, new).sections[0].sentences == ("The plan was agreed in June.",)


def test_what_moved_to_another_section_is_neither_new_nor_dropped() -> None:
    old = report(section("a", "A", AGREED, "One."), section("b", "B", "Two."))
    new = report(section("a", "A", "One."), section("b", "B", "Two.", AGREED))
    for one in compare_reports(old, new).sections:
        assert (one.added, one.dropped, one.sentences) == (0, 0, ())


def test_the_agenda_item_in_the_name_of_an_appendix_is_no_change() -> None:
    old = report(section("a", "A", "The plan is at Appendix 5(a). It has 24 actions."))
    new = report(section("a", "A", "The plan is at Appendix 6(a). It has 24 actions."))
    (told,) = compare_reports(old, new).sections
    assert (told.state, told.sentences) == ("carried", ())
    other = report(section("a", "A", "The plan is at Appendix 6(b). It has 24 actions."))
    (told,) = compare_reports(old, other).sections
    assert told.sentences == ("The plan is at Appendix 6(b).",)


def test_lines_of_the_list_of_appendices_are_no_new_sentences() -> None:
    new = report(section("a", "A", "Appendix 6(a): Plan: progress at November 2026"))
    (told,) = compare_reports(report(section("a", "A")), new).sections
    assert (told.added, told.sentences) == (1, ())


def test_an_appendix_with_another_item_and_month_is_the_same_one() -> None:
    old = (Appendix(ref="Appendix 5(a)", title="Progress at September 2026"),)
    new = (
        Appendix(ref="Appendix 6(a)", title="Progress at November 2026"),
        Appendix(ref="Appendix 6(b)", title="Scorecard"),
    )
    changes = compare_reports(report(appendices=old), report(appendices=new))
    assert changes.appendices_added == ("Appendix 6(b) Scorecard",)
    assert changes.appendices_gone == ()
    back = compare_reports(report(appendices=new), report(appendices=old))
    assert back.appendices_gone == ("Appendix 6(b) Scorecard",)


def words(blocks: tuple[Block, ...]) -> list[str]:
    return [one.text for one in blocks if isinstance(one, Paragraph | ListItem)]


def test_the_page_names_what_is_as_last_time_in_one_line() -> None:
    same = report(section("a", "Purpose", "One."), section("b", "Legal", "Two."))
    ((heading, blocks),) = changes_parts(compare_reports(same, same))
    assert heading == "Sections"
    assert words(blocks) == ["As last time: Purpose; Legal."]


def test_the_page_tells_figures_and_actions() -> None:
    data = PlanMoves(
        figures=(FigureMove(name="Actions complete", before="5", now="10"),),
        opened=("4.7: Try out evening support",),
        closed=(),
    )
    page = Changes(title="Plan", sections=(), data=data)
    parts = dict(changes_parts(page))
    (table,) = parts["Figures that moved"]
    assert isinstance(table, Table)
    assert table.rows[1] == ("Actions complete", "5", "10")
    assert words(parts["Actions opened"]) == ["4.7: Try out evening support"]
    assert words(parts["Actions closed"]) == ["None."]
    assert "Actions opened" in words(parts_blocks(changes_parts(page)))


def test_the_page_in_html_stands_alone_and_obeys_no_words() -> None:
    new = report(section("a", "Purpose", "<script>alert(1)</script> was said."))
    html = progress_html("What changed", changes_parts(compare_reports(report(), new)))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "http" not in html
    assert '<html lang="en-GB">' in html
    assert '<th scope="col">Section</th>' in html
