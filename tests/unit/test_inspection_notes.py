"""Raised marks of footnotes are no part of a report's words."""

from committee_pack.model.report import Run
from committee_pack.model.source import Where
from committee_pack.readers.flow import FlowParagraph
from committee_pack.readers.inspection import inspection_from_flow
from tests.unit.inspection_flows import FRONT, JUDGEMENTS, flow

WHERE = Where(source="northmere.pdf", page=2)


def raised(*parts: str, label: str | None = None) -> FlowParagraph:
    """Give a paragraph; every second part of it is raised."""
    runs = tuple(Run(text=part, superscript=at % 2 == 1) for at, part in enumerate(parts))
    return FlowParagraph(text="".join(parts), runs=runs, label=label, size=12.0, where=WHERE)


def texts(*blocks: FlowParagraph) -> list[str]:
    inspection = inspection_from_flow(flow(*FRONT, JUDGEMENTS, *blocks))
    return [one.text for section in inspection.sections for one in section.paragraphs]


def test_a_mark_goes_and_its_space_stays() -> None:
    assert texts(
        raised("Children need help and protection.", "2 ", "Most get it.", label="1."),
        raised("They live in schools", "[3]", ", or at home.", label="2."),
    ) == [
        "Children need help and protection. Most get it.",
        "They live in schools, or at home.",
    ]


def test_what_is_raised_and_is_no_mark_stays() -> None:
    assert texts(
        raised("They leave after their 18", "th ", "birthday.", label="1."),
        raised("The room has 40 m", "2", " of space.", label="2."),
    ) == ["They leave after their 18th birthday.", "The room has 40 m2 of space."]
