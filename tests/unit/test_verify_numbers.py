"""The self-check takes a section's number as the council's template writes it."""

from committee_pack.build.contents import content
from committee_pack.build.verify import differences, house_of
from committee_pack.model.report import Paragraph, Report, Section
from committee_pack.profiles import load_profile

PROFILE = load_profile("scrutiny-14")


def report(number: str | None, paragraph: str) -> Report:
    words = Paragraph(number=paragraph, text="Words.")
    section = Section(id="purpose", number=number, heading="Purpose", blocks=(words,))
    return Report(sections=(section,))


def test_a_number_written_in_the_councils_way_is_no_difference() -> None:
    template = report("1.", "1.1")
    house = house_of((), ("sections.purpose",), PROFILE, template)
    assert differences(report("1.0", "1.1"), report("1.", "1.1."), house) == ()


def test_another_number_than_the_template_has_is_one() -> None:
    house = house_of((), ("sections.purpose",), PROFILE, report("1.", "1.1"))
    assert differences(report("1.0", "1.1"), report("2.", "1.1"), house)


def test_a_template_that_begins_with_another_number_is_one() -> None:
    house = house_of((), ("sections.purpose",), PROFILE, report("2.", "1.1"))
    assert differences(report("1.0", "1.1"), report("2.", "1.1"), house)


def test_without_a_template_the_numbers_are_the_reports() -> None:
    assert differences(report("1.0", "1.1"), report("1.", "1.1"))


def test_a_paragraphs_number_is_the_same_with_its_stop() -> None:
    with_stop = content(Paragraph(number="6.4.", text="Words."))
    assert with_stop == content(Paragraph(number="6.4", text="Words."))
    assert with_stop != content(Paragraph(number="6.5", text="Words."))


def test_a_heading_worded_in_the_councils_way_is_no_difference() -> None:
    def named(heading: str) -> Report:
        words = Paragraph(number="1.1", text="Words.")
        section = Section(id="purpose", number="1.", heading=heading, blocks=(words,))
        return Report(sections=(section,))

    template = named("PURPOSE")
    house = house_of(template.sections[0].blocks, ("sections.purpose",), PROFILE, template)
    assert differences(named("Purpose of the report"), named("PURPOSE"), house) == ()
    assert differences(named("Purpose of the report"), named("Aims"), house)
