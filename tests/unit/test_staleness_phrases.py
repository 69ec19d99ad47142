"""Words that hang on the day they were written."""

import pytest

from committee_pack.model.finding import Severity
from committee_pack.model.report import OriginKind
from committee_pack.rules.staleness_phrases import words_of_another_meeting, words_of_then
from tests.unit.carried import CONTEXT, paragraph, report, report_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At its last meeting the Committee asked for more.", "At its last meeting"),
        ("A report will come to the next meeting.", "to the next meeting"),
        (
            "At the Committee’s previous meeting it was agreed.",
            "At the Committee’s previous meeting",
        ),
        ("The next Executive meeting will decide.", "next Executive meeting"),
        ("Since the Committee met in September two homes opened.", "Since the Committee met"),
        ("Two homes open next quarter.", "next quarter"),
        ("Two homes open next summer.", "next summer"),
        ("Numbers fell last year.", "last year"),
        ("This financial year the budget is balanced.", "This financial year"),
        ("Work begins later this year.", "this year"),
        ("At the time of writing two posts are empty.", "At the time of writing"),
        ("More carers join in the coming months.", "in the coming months"),
    ],
)
def test_another_meeting_or_time_is_told(text: str, words: str) -> None:
    (found,) = words_of_another_meeting(report(text), CONTEXT)
    assert (found.rule, found.severity) == ("words-of-last-time", Severity.WARNING)
    assert f'says "{words}", carried from last time' in found.message


@pytest.mark.parametrize(
    "text",
    [
        "At each meeting the board looks at the last quarter.",
        "The group meets every quarter.",
        "Children in this year group do well.",
        "The board’s meeting in March 2026 was the last.",
        "Records are kept up to date.",
        "The last of the homes is open.",
        "The meeting was well attended.",
        "Since the Committee met on 11 June 2026 two homes have opened.",
        "The next step is a survey.",
        "The enquiries of one winter become the carers of the next summer.",
        "This term means a plan.",
        "The head said: “Last year was hard.”",
    ],
)
def test_other_words_are_silent(text: str) -> None:
    assert list(words_of_another_meeting(report(text), CONTEXT)) == []
    assert list(words_of_then(report(text), CONTEXT)) == []


def test_new_words_are_of_this_meeting() -> None:
    text = "At its last meeting the Committee asked for more. Two posts are currently empty."
    for kind in (OriginKind.NEW, OriginKind.EDITED, OriginKind.CONSULTEE):
        assert list(words_of_another_meeting(report(text, kind), CONTEXT)) == []
        assert list(words_of_then(report(text, kind), CONTEXT)) == []


def test_small_words_are_told_once_with_their_paragraphs() -> None:
    blocks = (
        paragraph("Two posts are currently empty, and one was recently filled."),
        paragraph("Currently, 30 homes have been seen to date."),
    )
    (found,) = words_of_then(report_of(*blocks), CONTEXT)
    assert found.severity is Severity.INFO
    assert found.message == ('Carried from last time: "currently", "recently", "to date" (6.1).')
