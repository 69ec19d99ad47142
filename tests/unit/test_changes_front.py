"""What changed, on one side of paper."""

from committee_pack.assembly.changes_front import front
from committee_pack.model.changes import Changes, FigureMove, PlanMoves, SectionChange
from committee_pack.model.report import ListItem, Paragraph, Table


def change(heading: str, *sentences: str, state: str = "edited") -> SectionChange:
    return SectionChange(heading=heading, state=state, added=len(sentences), sentences=sentences)


def told(changes: Changes, heading: str) -> list[str]:
    blocks = dict(front(changes).parts)[heading]
    return [block.text for block in blocks if isinstance(block, ListItem | Paragraph)]


def test_of_each_section_the_sentence_with_a_figure_goes_before_others_and_before_lists() -> None:
    others = (f"The Board asks the {word} question." for word in ["same"] * 40)
    sections = (
        change("1.0 Purpose", *others, "Ten actions are late, 4 of them by months."),
        change("6.0 Background", "Since then:", "the home has opened; and", "Costs rose by £2m."),
    )
    many = tuple(FigureMove(name="A figure of its own", before="1", now="2") for _ in range(16))
    data = PlanMoves(figures=many, closed=tuple(f"{n}: An action" for n in range(30)))
    changes = Changes(
        title="Plan",
        sections=(*sections, *(change(f"{n}.0 Other", state="edited") for n in range(7, 21))),
        data=data,
    )
    shown = told(changes, "The most telling of what is new")
    assert "1.0: Ten actions are late, 4 of them by months." in shown
    assert shown[-1] == "6.0: Costs rose by £2m."
    more = 44 - len(shown)
    assert more > 20
    assert front(changes).more == ("25 more actions", f"{more} more new sentences")


def test_what_fits_is_all_there_and_nothing_is_told_as_left() -> None:
    data = PlanMoves(
        figures=(FigureMove(name="Complete", before="5", now="10"),),
        opened=("4.7: Try it out",),
        removed=("4.5: Lease a flat",),
    )
    changes = Changes(
        title="Plan",
        sections=(
            change("1.0 Purpose", "To say so."),
            change("Legal", state="carried"),
            change("4.0 Options", state="carried"),
        ),
        appendices_added=("Appendix 6(b) Scorecard",),
        data=data,
    )
    made = front(changes)
    assert made.more == ()
    assert told(changes, "Sections") == ["As last time: Legal, 4.0."]
    assert told(changes, "Actions") == [
        "Opened: 4.7: Try it out",
        "Closed: none",
        "Taken out of the plan: 4.5: Lease a flat",
    ]
    assert told(changes, "Appendices") == ["Added: Appendix 6(b) Scorecard"]
    (table,) = dict(made.parts)["Figures that moved"]
    assert isinstance(table, Table)
    assert table.rows[1] == ("Complete", "5", "10", "", "", "")


def test_figures_stand_two_beside_one_another_and_the_rest_is_counted() -> None:
    moves = tuple(FigureMove(name=f"F{n}", before="1", now="2") for n in range(20))
    made = front(Changes(title="Plan", sections=(), data=PlanMoves(figures=moves)))
    (table,) = dict(made.parts)["Figures that moved"]
    assert isinstance(table, Table)
    assert [row[0] + row[3] for row in table.rows[1:3]] == ["F0F8", "F1F9"]
    assert len(table.rows) == 9
    assert made.more == ("4 more figures",)
