"""Runs that refer to notes: kept when text is cut and joined, paired with their notes."""

import pytest

from committee_pack.model.notes import marked_text, with_notes
from committee_pack.model.report import Block, Note, Paragraph, Run, Table, cut, formatted

MARK = Run(text="", note="1")


def paragraph(text: str, *marks: str) -> Paragraph:
    runs = (Run(text=text), *(Run(text="", note=mark) for mark in marks))
    return Paragraph(number=None, text=text, runs=runs if marks else ())


def pairs(*blocks: Block) -> list[tuple[str, list[str | None]]]:
    return [
        (type(block).__name__, [note.text if note else None for note in notes])
        for block, notes in with_notes(blocks)
    ]


def test_a_mark_keeps_its_place_where_all_else_is_plain() -> None:
    assert formatted([Run(text="a"), MARK, Run(text="b")]) == (
        Run(text="a"),
        MARK,
        Run(text="b"),
    )
    assert formatted([Run(text="a"), Run(text=""), Run(text="b")]) == ()


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [(0, 3, ["abc", None]), (3, 6, []), (0, 2, []), (2, 6, ["c", None, "def"]), (0, 0, [])],
)
def test_a_mark_goes_with_the_letter_before_it(
    start: int, end: int, kept: list[str | None]
) -> None:
    runs = cut((Run(text="abc"), MARK, Run(text="def")), start, end)
    assert [None if run.note else run.text for run in runs] == kept


def test_a_cut_may_ask_for_every_mark() -> None:
    runs = (MARK, Run(text="1.1 abc"), Run(text="", note="2"))
    assert cut(runs, 4, 7, notes=(-1, 99)) == (MARK, Run(text="abc"), Run(text="", note="2"))


def test_each_block_has_its_notes_in_the_order_of_its_marks() -> None:
    blocks = (
        paragraph("a", "1", "2"),
        Note(mark="2", text="second"),
        Note(mark="1", text="first"),
        paragraph("b"),
    )
    assert pairs(*blocks) == [("Paragraph", ["first", "second"]), ("Paragraph", [])]


def test_the_nearest_block_before_a_note_has_it() -> None:
    blocks = (paragraph("a", "1"), paragraph("b", "1"), Note(mark="1", text="of b"))
    assert pairs(*blocks) == [("Paragraph", [None]), ("Paragraph", ["of b"])]


def test_one_mark_used_twice_takes_the_notes_in_turn() -> None:
    blocks = (paragraph("a", "*", "*"), Note(mark="*", text="x"), Note(mark="*", text="y"))
    assert pairs(*blocks) == [("Paragraph", ["x", "y"])]


def test_a_note_without_a_mark_before_it_stands_alone() -> None:
    blocks = (Note(mark="1", text="of a heading"), paragraph("a", "1"))
    assert pairs(*blocks) == [("Note", []), ("Paragraph", [None])]


def test_the_cells_of_a_table_have_notes() -> None:
    table = Table(header_rows=0, rows=(("a", "b"),), runs=(((), (Run(text="b"), MARK)),))
    assert pairs(table, Note(mark="1", text="of b")) == [("Table", ["of b"])]


def test_marks_are_shown_in_brackets() -> None:
    assert marked_text("ab", (Run(text="a"), MARK, Run(text="b"))) == "a[1]b"
    assert marked_text("ab", ()) == "ab"
