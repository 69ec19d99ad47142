"""What a report says of its inspection is held against the inspection report."""

from datetime import date

import msgspec
import pytest

from committee_pack.model.inspection import Inspection, InspectionKind
from committee_pack.model.report import Origin, OriginKind, Paragraph, Report, Section
from committee_pack.model.source import Where
from committee_pack.profiles import load_profile
from committee_pack.rules import RuleContext
from committee_pack.rules.inspection_facts import inspection_years
from committee_pack.rules.inspection_grades import inspection_grades
from tests.unit.inspections import inspection

NOW = inspection(
    {"leaders": "G", "help-and-protection": "R", "children-in-care": "O", "overall": "G"},
    start=date(2024, 11, 4),
    end=date(2024, 11, 15),
    copyright_year=2025,
    previous_inspection="October 2020",
    previous_inspection_year=2020,
    previous_inspection_month=10,
)
BEFORE = inspection(
    {"overall": "I"}, start=date(2020, 10, 5), end=date(2020, 10, 16), published=date(2021, 1, 8)
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
    (told,) = years("Families tell us more than at the previous inspection in 2021. Some do not.")
    assert told == (
        '"Background" says "previous inspection in 2021"; the inspection report says that the'
        " previous inspection was in October 2020 (published in 2020 or 2021)."
    )


def test_a_report_without_any_year_of_publication_may_have_come_out_in_the_next() -> None:
    undated = msgspec.structs.replace(NOW, copyright_year=None)
    assert years("The inspection report was published in 2025.", now=undated) == []
    assert len(years("The inspection report was published in 2027.", now=undated)) == 1


def test_an_inspection_of_which_one_day_is_known_is_named_by_it() -> None:
    one_day = msgspec.structs.replace(NOW, inspection_start=None)
    (told,) = years("The inspection in 2027 went well.", now=one_day)
    assert "on 15 November 2024" in told


def test_the_earlier_report_names_both_its_days_and_its_publication() -> None:
    (told,) = years("Families tell us more than at the previous inspection in 2021.", BEFORE)
    assert told.endswith(
        "the previous inspection was carried out from 5 October 2020 to 16 October 2020 and its"
        " report was published on 8 January 2021."
    )


def test_a_misspelt_name_is_quoted_as_it_stands() -> None:
    (told,) = years("Families tell us more than at the last OFSETD inspection in 2021.")
    assert told.startswith('"Background" says "last OFSETD inspection in 2021"; the inspection')


def test_the_place_of_the_words_is_told() -> None:
    (found,) = inspection_years(report("The 2017 inspection was hard."), context())
    assert str(found.where) == "last.docx, 6.1"
    assert found.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "The Ofsted inspection of November 2024 was welcome.",
        "The inspection was at last released in January 2025.",
        "The inspection, quietly issued in January 2025, was welcome.",
        "The inspection report of 2025 is on the website.",
        "The previous inspection in October 2020 was hard.",
        "The previous inspection, published in 2021, was hard.",
        "The 2020 inspection found the service inadequate.",
        "The plan runs until March 2029.",
        "The next inspection in 2028 will look at this.",
        "The SEND inspection in 2022 found the same.",
        "An inspection of Harbour Road children’s home in 2022 was good.",
        "The monitoring visit after the inspection in 2022 said so.",
        "The inspections in 2012 and 2015 are history.",
    ],
)
def test_years_that_fit_or_are_somebody_elses_are_left_alone(text: str) -> None:
    assert years(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The inspection in 2022 named four points.",
        "The Ofsted inspection (2022) named four points.",
        "The Oftsed inspection of 2022 named four points.",
        "The 2022 inspection named four points.",
        "The inspection of 4 to 15 November 2022 named four points.",
        "The inspection was published in January 2027.",
        "The inspection took place in June 2022.",
    ],
)
def test_a_year_that_fits_neither_is_a_warning(text: str) -> None:
    assert len(years(text)) == 1


def test_an_unknown_earlier_inspection_is_not_judged() -> None:
    now = inspection({"overall": "R"}, start=date(2024, 11, 4), end=date(2024, 11, 15))
    assert years("Families tell us more than at the last inspection in 2021.", now=now) == []


def test_without_an_inspection_there_is_nothing_to_hold_against() -> None:
    assert years("The inspection in 2022 was hard.", now=None) == []


@pytest.mark.parametrize("kind", [OriginKind.INSPECTION, OriginKind.DATA])
def test_quoted_words_and_data_are_not_judged(kind: OriginKind) -> None:
    assert list(inspection_years(report("The 2022 inspection.", kind), context())) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted judged overall effectiveness to be outstanding.",
        "Ofstead judged leadership to be inadequate.",
        "The inspection rated help and protection as “Outstanding”.",
        "The inspection gave children in care a grade of inadequate.",
        "The inspection judged the Council’s services to be inadequate.",
    ],
)
def test_a_grade_that_was_not_given_is_a_warning(text: str) -> None:
    (told,) = grades(text)
    assert "carried out from 4 November 2024 to 15 November 2024" in told
    assert told.endswith(("Good.", "Outstanding.", "Requires improvement to be good."))


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted judged help and protection as requires improvement to be good.",
        "The inspection rated children in care as outstanding.",
        "Ofsted judged the Council to be good overall.",
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
    send = inspection(start=date(2024, 6, 24), end=date(2024, 6, 28), kind=InspectionKind.SEND)
    assert len(years("The SEND inspection in 2022 was hard.", now=send)) == 1
    assert years("The SEND inspection in June 2024 was hard.", now=send) == []
