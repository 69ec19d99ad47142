"""Rules on wording take any text, and take it in time that grows with its length alone."""

import time
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from committee_pack.model.meeting import Priority
from committee_pack.rules import check_report
from tests.unit.carried import CONTEXT, report

COUNTS = ("total", "complete", "on_track", "at_risk", "off_track", "not_started", "overdue")
FULL = msgspec.structs.replace(
    CONTEXT,
    people=("Jane Ashdale, Director of Children’s Services",),
    priorities=(Priority(text="Stronger communities", valid_to=date(2026, 3, 31)),),
    progress=dict.fromkeys(COUNTS, 3),
)
WORDS = st.sampled_from(
    (
        *("will", "by", "in", "the", "plan", "2019-2024", "31", "February", "2024", "October"),
        *("Q3", "2023/24", "spring", "actions", "of", "42", "no", "are", "complete", "overdue"),
        *("%", "Director", ",", "(", "Jane", "Doe", "Councillor", "A.", "Table", "1", ":", "“"),
        *("”", "OFTSED", "last", "meeting", "next", "year", "00/00/2024", "2024-13-45", "runs"),
        *("until", "due", "to", "be", "2099-00", "twenty-one", "none"),
    )
)


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join)))
def test_any_text_is_taken_and_a_finding_has_its_place(text: str) -> None:
    for finding in check_report(report(text), FULL):
        if finding.rule not in ("front-matter-empty", "words-of-then"):
            assert str(finding.where) == "last time.docx, 6.1"


@pytest.mark.parametrize(
    "piece",
    [
        "it will open by March 2024 ",
        "Jane Doe Director of ",
        "42 actions ",
        "Plan 2019-2024 ",
        "A ",
    ],
)
def test_a_very_long_sentence_takes_no_long_time(piece: str) -> None:
    start = time.perf_counter()
    list(check_report(report(piece * 2000), FULL))
    assert time.perf_counter() - start < 10
