"""Words that say "nothing": no background paper and no appendix, read or built."""

import pytest

from committee_pack.assembly.sections import Supplies
from tests.unit.outlines import bold, line, read
from tests.unit.test_assembly import made, paragraph, previous


@pytest.mark.parametrize(
    "words",
    ["None.", "No specific background papers.", "N/A", "[To be completed: Background papers]"],
)
def test_nothing_is_listed_when_read(words: str) -> None:
    report = read(bold("Purpose", "1.0"), bold("Background papers", "2.0"), line(words, "2.1"))
    assert report.background_papers == ()
    report = read(bold("Purpose", "1.0"), bold("Appendices", "2.0"), line("No specific appendices"))
    assert report.appendices == ()


@pytest.mark.parametrize(
    ("words", "papers"),
    [
        ("No specific background papers.", ()),
        ("Harbour plan 2026", ("Harbour plan 2026",)),
    ],
)
def test_nothing_is_listed_when_built(words: str, papers: tuple[str, ...]) -> None:
    last = previous(paragraph("14.1", words), section="background_papers")
    assert made(supplies=Supplies(previous=last)).report.background_papers == papers
