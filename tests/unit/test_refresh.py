"""An appendix brought up to date: last time's words around this time's data."""

from committee_pack.assembly.refresh import refreshed
from committee_pack.model.report import Block, OriginKind, Paragraph, Table, words_of

HEADS = ("Appendix 6(a): Plan: progress at November 2026", "Scrutiny Committee, 26 November 2026")


def text(words: str) -> Paragraph:
    return Paragraph(number=None, text=words)


def table(*rows: tuple[str, ...]) -> Table:
    return Table(header_rows=1, rows=rows)


OLD_DATA = table(("Ref", "Action", "Status"), ("1", "Train", "On track"))
NEW_DATA = table(("Ref", "Action", "Status"), ("1", "Train", "Complete"))
NEW: tuple[Block, ...] = (text("At 13 November 2026 the plan has 24 actions."), NEW_DATA)


def words(*old: Block) -> list[str]:
    return [words_of(block) for block in refreshed(old, NEW, HEADS, "Appendix 5(a).docx").blocks]


def test_the_table_gives_way_where_it_stands_and_the_words_around_it_stay() -> None:
    told = words(
        text("Appendix 5(a): Plan: progress at September 2026"),
        text("Children’s Committee, 17 September 2026"),
        text("The Board agreed the plan."),
        text("At 4 September 2026 the plan has 22 actions."),
        OLD_DATA,
        text("Questions go to the team."),
    )
    assert told == [
        "The Board agreed the plan.",
        "At 13 November 2026 the plan has 24 actions.",
        words_of(NEW_DATA),
        "Questions go to the team.",
    ]


def test_carried_words_have_their_origin_and_are_told() -> None:
    result = refreshed((text("The Board agreed it."), OLD_DATA), NEW, HEADS, "Appendix 5(a).docx")
    first = result.blocks[0].origin
    assert first is not None
    assert first.kind is OriginKind.CARRIED
    assert [one.message for one in result.findings] == [
        "Carried from Appendix 5(a).docx as they were: The Board agreed it."
    ]


def test_another_table_is_carried_and_told() -> None:
    other = table(("Workshop", "People"), ("First", "12"))
    result = refreshed((OLD_DATA, other), NEW, HEADS, "Appendix 5(a).docx")
    assert words_of(result.blocks[-1]) == words_of(other)
    assert [one.message for one in result.findings] == [
        "A table of Appendix 5(a).docx is carried as it was: Workshop | People"
    ]


def test_where_no_table_is_the_datas_nothing_is_replaced_and_that_is_told() -> None:
    result = refreshed((text("Only words."),), NEW, HEADS, "Appendix 5(a).docx")
    assert words_of(result.blocks[0]) == "Only words."
    assert [one.rule for one in result.findings] == [
        "appendix-not-refreshed",
        "appendix-words-kept",
    ]
