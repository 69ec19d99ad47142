"""The title of a document that has neither the fields nor the sections of a committee report."""

from tests.unit.outlines import line, read

PROSE = (
    "The survey is the largest of its kind in the county, and its figures are published each year.",
    "This briefing sets out the figures of the last ten years for every harbour of the borough.",
)


def test_a_heading_below_running_text_is_no_title() -> None:
    report = read(
        *(line(one, size=11) for one in PROSE),
        line("Main figures", bold=True, size=14),
        line(
            "Boats in the harbour fell from 80 to 62 in ten years, as they did elsewhere.", size=11
        ),
    )
    assert report.title == ""


def test_a_title_below_a_notice_of_one_sentence_is_the_title() -> None:
    report = read(
        line(PROSE[0], size=11),
        line("Harbour briefing", bold=True, size=14),
        *(line(one, size=11) for one in PROSE),
    )
    assert report.title == "Harbour briefing"
