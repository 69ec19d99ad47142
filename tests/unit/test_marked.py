"""Words in Markdown come back from a reader of Markdown as they were."""

import pytest
from markdown_it import MarkdownIt

from committee_pack.model.report import ListItem, Paragraph, Report, Section
from committee_pack.writers.marked import markdown_words
from committee_pack.writers.plain import report_text

HARD = (
    "1. First of all",
    "12) twelve",
    "# not a heading",
    "- not a list",
    "> not quoted",
    "a *star* and _a line_ and snake_case",
    "fewer than <5 children; <b>bold</b>",
    "R&D and &amp; as typed",
    "C:\\Temp\\new | `code`",
    "Signed ______",
)


def shown(markdown: str) -> list[str]:
    """Give the words that a reader of the rendered page sees, block by block."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    inline = (token for token in tokens if token.type == "inline")
    return ["".join(part.content for part in token.children or ()) for token in inline]


@pytest.mark.parametrize("words", HARD)
def test_words_are_shown_as_they_are(words: str) -> None:
    assert shown(markdown_words(words)) == [words]


def test_a_list_in_markdown_is_a_list_whatever_its_marks() -> None:
    blocks = (
        Paragraph(number="6.1", text="The plan has *two* parts:"),
        ListItem(level=1, marker="(a)", text="homes; and"),
        ListItem(level=2, marker="◦", text="in the north"),
    )
    report = Report(sections=(Section(id=None, number="6.0", heading="Plan", blocks=blocks),))
    told = report_text(report, "markdown")
    assert told.splitlines()[-3:] == ["- (a) homes; and", "", "  - in the north"]
    assert shown(told)[1:] == ["6.1 The plan has *two* parts:", "(a) homes; and", "in the north"]


def test_a_title_that_comes_first_is_not_said_twice() -> None:
    said = (Paragraph(number=None, text="Budget monitoring"), Paragraph(number=None, text="Note"))
    report = Report(title="Budget monitoring", preamble=said)
    assert report_text(report, "text") == "Budget monitoring\n\nNote"
