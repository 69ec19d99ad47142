"""One real report in four dresses reads as one report; what still differs is listed with a reason.

A difference is named by its place, never by the words of the document.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from committee_pack.model.report import Paragraph, Report, words_of
from committee_pack.profiles import load_profile
from committee_pack.readers.committee import read_report

REFERENCE = "previous automatic numbers.docx"
DRESSES = ("previous.txt", "previous typed numbers.docx", "previous.pdf")


class Difference(NamedTuple):
    dress: str
    place: str
    reason: str


DIFFERENCES = (
    Difference(
        "previous typed numbers.docx",
        "priority, block 1, type",
        "The author typed the line without its bullet, so it is no list item.",
    ),
    Difference(
        "previous.pdf",
        "priority, block 1, type",
        "It was made from the typed file, which has no bullet there.",
    ),
    Difference(
        "previous.txt",
        "front matter, report_to",
        "The text copy lost the label and the first words of the field.",
    ),
    Difference(
        "previous.txt",
        "preamble",
        "The last word of the lost field is left over above the first label.",
    ),
)


def folded(text: str) -> str:
    return " ".join(text.split())


def facts(report: Report) -> Iterator[tuple[str, object]]:
    """Give what a person would compare, each by its place."""
    profile = load_profile("scrutiny-14")
    yield "title", folded(report.title)
    for label in ("Report to", "Relevant Officer", "Date of meeting"):
        field = next(f for f in profile.front_matter if label.casefold() == f.label.casefold())
        yield f"front matter, {field.id}", folded(report.front_matter.get(label, ""))
    yield "preamble", [folded(words_of(block)) for block in report.preamble]
    yield "sections", [(s.id, s.number, s.heading) for s in report.sections]
    for section in report.sections:
        yield f"{section.id}, blocks", len(section.blocks)
        for at, block in enumerate(section.blocks):
            place = f"{section.id}, block {at}"
            yield f"{place}, type", type(block).__name__
            yield f"{place}, text", folded(words_of(block))
            if isinstance(block, Paragraph):
                yield f"{place}, number", block.number
                yield f"{place}, answer", (block.question, block.answer)
    yield "appendices", [(a.ref, folded(a.title)) for a in report.appendices]
    yield "background papers", report.background_papers
    yield "findings", [finding.message for finding in report.findings]


def read(real_case: Path, name: str) -> Report:
    return read_report(real_case / name, load_profile("scrutiny-14"))


@pytest.mark.parametrize("dress", DRESSES)
def test_a_dress_reads_like_the_others_but_for_the_listed_differences(
    real_case: Path, dress: str
) -> None:
    wanted = dict(facts(read(real_case, REFERENCE)))
    got = dict(facts(read(real_case, dress)))
    shared = wanted.keys() & got.keys()
    assert {place for place in shared if wanted[place] != got[place]} == {
        difference.place for difference in DIFFERENCES if difference.dress == dress
    }
    only_one = wanted.keys() ^ got.keys()
    typed = {p for p in shared if p.endswith("type") and wanted[p] != got[p]}
    assert only_one == {
        p.replace(", type", f", {fact}") for p in typed for fact in ("number", "answer")
    }


def test_the_reference_holds_what_the_page_shows(real_case: Path) -> None:
    report = read(real_case, REFERENCE)
    profile = load_profile("scrutiny-14")
    assert [s.id for s in report.sections] == [shape.id for shape in profile.sections]
    assert [s.number for s in report.sections] == [f"{n}.0" for n in range(1, 15)]
    numbers = [b.number for s in report.sections for b in s.blocks if isinstance(b, Paragraph)]
    assert numbers == [
        *("1.1", "2.1", "3.1", "3.2", "3.3", "4.1", "5.1"),
        *(f"6.{n}" for n in range(1, 8)),
        *(f"{n}.1" for n in range(7, 15)),
    ]
    answers = {
        block.question: block.answer
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Paragraph) and block.question
    }
    assert answers == {
        "contrary_to_plan": "No",
        "within_budget": "Yes",
        "exempt_information": "No",
    }
    assert [appendix.ref for appendix in report.appendices] == ["Appendix 6(a)"]
    assert report.background_papers == ()


def test_every_listed_difference_has_a_reason() -> None:
    assert all(d.dress in DRESSES and d.reason.endswith(".") for d in DIFFERENCES)
    assert len({(d.dress, d.place) for d in DIFFERENCES}) == len(DIFFERENCES)
