"""What the page shows of blocks, and what is told of the rest."""

import pytest

from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Run,
    Span,
    Table,
)
from committee_pack.writers.links import shown_address
from committee_pack.writers.lists import following_markers
from committee_pack.writers.shown import as_shown, note_in_words


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://example.org/ä b?x=1&y=<2>", "https://example.org/%C3%A4%20b?x=1&y=%3C2%3E"),
        (" HTTPS://example.org/a%20b%", "HTTPS://example.org/a%20b%25"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#x", None),
        ("file:///c:/x", None),
        ("../a b.docx", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("http://[", None),
        ("https://example.org/" + "ä" * 400, None),
    ],
)
def test_an_address_is_quoted_or_left_out(link: str, shown: str | None) -> None:
    assert shown_address(link) == shown
    assert shown is None or shown_address(shown) == shown


def test_a_picture_without_bytes_is_a_gap_with_its_words() -> None:
    shown = as_shown((Picture(alt="Map of the quay"), Picture(alt=" ")))
    assert shown.blocks == (
        Paragraph(number=None, text="[Picture: Map of the quay]", style="placeholder"),
        Paragraph(number=None, text="[Picture]", style="placeholder"),
    )
    assert [finding.rule for finding in shown.findings] == ["picture-not-shown"] * 2


def test_formatting_that_is_left_over_when_a_link_goes_is_joined() -> None:
    runs = (Run(text="See "), Run(text="the plan", link="#plan"), Run(text="."))
    (shown,) = as_shown((Paragraph(number="6.1", text="See the plan.", runs=runs),)).blocks
    assert shown == Paragraph(number="6.1", text="See the plan.")


def test_a_table_has_full_rows_and_merges_that_can_stand() -> None:
    block = Table(
        header_rows=9,
        rows=(("Quay", "Dues"), ("North",)),
        spans=(Span(row=0, column=0, columns=2), Span(row=0, column=0)),
        caption="Table 1",
    )
    shown = as_shown((block,))
    assert shown.blocks == (
        Paragraph(number=None, text="Table 1", style="caption"),
        Table(header_rows=2, rows=(("Quay", "Dues"), ("North", ""))),
    )
    assert [finding.rule for finding in shown.findings] == ["table-span-dropped"]


@pytest.mark.parametrize(
    ("marker", "shown"),
    [
        (None, "•"),
        ("-", "•"),
        ("o", "•"),
        ("\uf0b7", "•"),
        (" (a) ", "(a)"),
        ("✓", "✓"),
        ("§§", "§§"),
    ],
)
def test_bullets_are_one_sign_and_other_markers_stay(marker: str | None, shown: str) -> None:
    (item,) = as_shown((ListItem(level=12, marker=marker, text="Dues"),)).blocks
    assert item == ListItem(level=9, marker=shown, text="Dues")


def test_a_note_that_nothing_refers_to_has_its_mark_in_its_words() -> None:
    assert note_in_words(Note(mark="2", text="Minute 12.")) == (
        "2 Minute 12.",
        (Run(text="2", superscript=True), Run(text=" Minute 12.")),
    )


def test_the_next_marker_of_a_list_is_the_one_of_its_own_level() -> None:
    blocks: tuple[Block, ...] = (
        ListItem(level=1, marker="(a)", text="x"),
        ListItem(level=2, marker="(i)", text="x"),
        Note(mark="1", text="x"),
        ListItem(level=2, marker="(ii)", text="x"),
        ListItem(level=1, marker="(b)", text="x"),
        Paragraph(number=None, text="x"),
        ListItem(level=1, marker="(c)", text="x"),
    )
    assert following_markers(blocks) == ("(b)", "(ii)", None, None, None, None, None)
