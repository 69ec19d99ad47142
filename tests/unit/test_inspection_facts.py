"""What a report says of its inspection is held against the inspection report."""

from datetime import date

import pytest

from committee_pack.model.inspection import Inspection, InspectionKind
from committee_pack.model.report import Origin, OriginKind, Paragraph, Report, Section
from committee_pack.model.source import Where
from committee_pack.profiles import load_profile
from committee_pack.rules import RuleContext
from committee_pack.rules.inspection_facts import inspection_grades, inspection_years
from tests.unit.inspections import inspection

NOW = inspection(
    {"leaders": "R", "help-and-protection": "R", "children-in-care": "G", "overall": "R"},
    start=date(2022, 12, 5),
    end=date(2022, 12, 16),
    copyright_year=2023,
    previous_inspection="November 2018",
    previous_inspection_year=2018,
    previous_inspection_month=11,
)
BEFORE = inspection(
    {"overall": "I"}, start=date(2018, 11, 26), end=date(2018, 12, 7), published=date(2019, 1, 17)
)


def report(text: str, kind: OriginKind = OriginKind.CARRIED) -> Report:
    origin = Origin(kind=kind, where=Where(source="last.docx", number="6.1"))
    block = Paragraph(number="6.1", text=text, origin=origin)
    section = Section(id="background", number="6.0", heading="Background", blocks=(block,))
    return Report(sections=(section,))


def context(now: Inspection | None = NOW, before: Inspection | None = None) -> RuleContext:
    profile = load_profile("scrutiny-14")
    return RuleContext(profile=profile, inspection=now, inspection_previous=before)


def years(text: str, before: Inspection | None = None, now: Inspection | None = NOW) -> list[str]:
    return [one.message for one in inspection_years(report(text), context(now, before))]


def grades(text: str, now: Inspection = NOW) -> list[str]:
    return [one.message for one in inspection_grades(report(text), context(now))]


def test_the_year_of_publication_is_not_that_of_the_inspection() -> None:
    (told,) = years("Much is better since the previous inspection in 2019. Some is not.")
    assert told == (
        '"Background" says "previous inspection in 2019"; the inspection report says that the'
        " previous inspection was in November 2018 (published in 2018 or 2019)."
    )


def test_the_earlier_report_names_both_its_days_and_its_publication() -> None:
    (told,) = years("Much is better since the previous inspection in 2019.", BEFORE)
    assert told.endswith(
        "the previous inspection was carried out from 26 November 2018 to 7 December 2018 and its"
        " report was published on 17 January 2019."
    )


def test_the_place_of_the_words_is_told() -> None:
    (found,) = inspection_years(report("The 2017 inspection was hard."), context())
    assert str(found.where) == "last.docx, 6.1"
    assert found.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "The Ofsted inspection of December 2022 was welcome.",
        "The inspection was formally published in February 2023.",
        "The inspection report of 2023 is on the website.",
        "The previous inspection in November 2018 was hard.",
        "The previous inspection, published in 2019, was hard.",
        "The 2018 inspection found the service inadequate.",
        "The plan runs until October 2024.",
        "The next inspection in 2026 will look at this.",
        "The SEND inspection in 2021 found the same.",
        "An inspection of Harbour Road children’s home in 2021 was good.",
        "The monitoring visit after the inspection in 2020 said so.",
        "The inspections in 2012 and 2014 are history.",
    ],
)
def test_years_that_fit_or_are_somebody_elses_are_left_alone(text: str) -> None:
    assert years(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The inspection in 2021 named four points.",
        "The Ofsted inspection (2021) named four points.",
        "The 2021 inspection named four points.",
        "The inspection of 5 to 16 December 2021 named four points.",
        "The inspection was published in January 2025.",
    ],
)
def test_a_year_that_fits_neither_is_a_warning(text: str) -> None:
    assert len(years(text)) == 1


def test_an_unknown_earlier_inspection_is_not_judged() -> None:
    now = inspection({"overall": "R"}, start=date(2022, 12, 5), end=date(2022, 12, 16))
    assert years("Much is better since the last inspection in 2019.", now=now) == []


def test_without_an_inspection_there_is_nothing_to_hold_against() -> None:
    assert years("The inspection in 2021 was hard.", now=None) == []


@pytest.mark.parametrize("kind", [OriginKind.INSPECTION, OriginKind.DATA])
def test_quoted_words_and_data_are_not_judged(kind: OriginKind) -> None:
    assert list(inspection_years(report("The 2021 inspection.", kind), context())) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted judged overall effectiveness to be good.",
        "The inspection rated help and protection as “Outstanding”.",
        "The inspection gave children in care a grade of inadequate.",
        "The inspection judged the Council’s services to be outstanding.",
    ],
)
def test_a_grade_that_was_not_given_is_a_warning(text: str) -> None:
    (told,) = grades(text)
    assert "carried out from 5 December 2022 to 16 December 2022" in told
    assert "Requires improvement to be good" in told or "Good" in told


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted judged overall effectiveness as requires improvement to be good.",
        "The inspection rated children in care as good.",
        "Ofsted judged the Council to require improvement overall.",
        "The inspection says that good progress was made.",
        "The service was judged inadequate at the previous inspection.",
        "It moved from a rating of inadequate at one inspection to a rating of good at the next.",
        "Ofsted rated nine in ten schools as outstanding.",
        "Our own audit judged half of the files to be inadequate.",
    ],
)
def test_grades_that_fit_or_are_of_something_else_are_left_alone(text: str) -> None:
    assert grades(text) == []


def test_an_area_inspection_may_be_named_by_its_kind() -> None:
    send = inspection(start=date(2024, 5, 20), end=date(2024, 5, 24), kind=InspectionKind.SEND)
    assert len(years("The SEND inspection in 2021 was hard.", now=send)) == 1
    assert years("The SEND inspection in May 2024 was hard.", now=send) == []
