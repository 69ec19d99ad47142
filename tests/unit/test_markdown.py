"""The small Markdown of an officer's words."""

import pytest

from committee_pack.assembly.markdown import escaped, markdown_blocks
from committee_pack.model.report import ListItem, Paragraph, Run


def items(text: str) -> list[tuple[int, str | None, str]]:
    return [
        (one.level, one.marker, one.text)
        for one in markdown_blocks(text)
        if isinstance(one, ListItem)
    ]


def test_a_blank_line_parts_paragraphs_and_other_line_ends_are_spaces() -> None:
    assert [getattr(one, "text", "") for one in markdown_blocks("One\ntwo.\n\nThree.")] == [
        "One two.",
        "Three.",
    ]


def test_lists_have_levels_and_markers() -> None:
    text = "Of these:\n- one\n  goes on\n  - deeper\n- two\n\n1. first\n2. second"
    assert items(text) == [
        (1, "•", "one goes on"),
        (2, "•", "deeper"),
        (1, "•", "two"),
        (1, "1.", "first"),
        (1, "2.", "second"),
    ]


def test_lettered_lists_are_lists() -> None:
    assert items("(a) **one** thing\n(b) two\n\n(ii) three\n\n1) four") == [
        (1, "(a)", "one thing"),
        (1, "(b)", "two"),
        (1, "(ii)", "three"),
        (1, "1)", "four"),
    ]


@pytest.mark.parametrize("sign", ["-", "*", "•", "–"])
def test_any_sign_makes_a_bullet(sign: str) -> None:
    assert items(f"{sign} one\n{sign} two") == [(1, "•", "one"), (1, "•", "two")]


def test_bold_italic_and_links_are_formatting() -> None:
    (block,) = markdown_blocks("See **the *plan*** at [our site](https://example.org/a?b=1).")
    assert isinstance(block, Paragraph)
    assert block.text == "See the plan at our site."
    assert block.runs == (
        Run(text="See "),
        Run(text="the ", bold=True),
        Run(text="plan", bold=True, italic=True),
        Run(text=" at "),
        Run(text="our site", link="https://example.org/a?b=1"),
        Run(text="."),
    )


def test_a_sub_heading_stands_in_bold() -> None:
    (block,) = markdown_blocks("## What comes next")
    assert block == Paragraph(
        number=None,
        text="What comes next",
        runs=(Run(text="What comes next", bold=True),),
    )


@pytest.mark.parametrize(
    "text",
    [
        "more than 5 * 3 and a_b_c",
        "<b>words</b> &amp; signs",
        "[To be completed: finance]",
        "[here](javascript:alert(1))",
        "> 50% of cases",
        "a | b",
        "6.4 is no list",
        "`x` ~~y~~ #tag",
        "C:\\reports\\new",
    ],
)
def test_what_is_no_markdown_of_ours_stays_as_it_is(text: str) -> None:
    assert markdown_blocks(text) == (Paragraph(number=None, text=text),)


def test_lines_set_in_are_no_code() -> None:
    assert markdown_blocks("    Words set in.\n\n        And more.") == (
        Paragraph(number=None, text="Words set in."),
        Paragraph(number=None, text="And more."),
    )


@pytest.mark.parametrize(
    "words", ["- no bullet", "1. no item", "*no* emphasis", "# none", "(a) b", "[a](http://b)"]
)
def test_escaped_words_come_out_as_they_are(words: str) -> None:
    assert markdown_blocks(escaped(words)) == (Paragraph(number=None, text=words),)
