"""Sentences as people write them in reports: the wrong ones are told, the true ones are not."""

from datetime import date

import pytest

from committee_pack.rules.inspection_facts import inspection_years
from committee_pack.rules.inspection_grades import inspection_grades
from tests.unit.inspections import inspection
from tests.unit.test_inspection_facts import BEFORE, NOW, context, report

WITHOUT_OVERALL = inspection(
    {"leaders": "G", "help-and-protection": "R"}, start=date(2026, 5, 11), end=date(2026, 5, 22)
)


def years(text: str) -> list[str]:
    return [one.message for one in inspection_years(report(text), context(NOW, BEFORE))]


def grades(text: str) -> list[str]:
    before = inspection(
        {"overall": "I", "help-and-protection": "I"},
        start=date(2020, 10, 5),
        end=date(2020, 10, 16),
        published=date(2021, 1, 8),
    )
    return [one.message for one in inspection_grades(report(text), context(NOW, before))]


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted inspected the council in January 2027.",
        "Ofsted last inspected our children’s services in 2022.",
        "Ofsted inspected us again in the summer of 2023.",
        "Inspectors visited in January 2027.",
        "Inspectors came to Northmere in early 2026.",
        "Inspectors were here in March 2023 and spoke with sixty families.",
        "Inspectors were on site from 12 to 23 January 2027.",
        "The council was inspected in 2022.",
        "We were inspected by Ofsted in spring 2022.",
        "Children’s services were last inspected by Ofsted in 2019.",
        "The inspection took place between 4 and 15 November 2023.",
        "The inspection was carried out from 28 October to 8 November 2023.",
        "The ILACS in November 2022 named four points.",
        "At the previous inspection, in 2022, overall effectiveness was good.",
        "At the previous inspection (May 2019) leaders knew less of their service.",
        "Since the last inspection, in 2018, much has changed.",
        "The report was published in 2023.",
        "The report was published in 2024.",
        "The inspection report was published on 8 January 2024.",
        "Ofsted’s report, published in March 2023, names four points.",
        "Ofsted published its report in 2022.",
        "Inspectors issued their findings in June 2023.",
        "The findings of Ofsted were strong. The letter was issued in 2022.",
        "The publication of the inspection report in 2023 was welcome.",
        "The previous report was published in 2019.",
        "The 2022 Ofsted inspection was hard.",
    ],
)
def test_a_wrong_year_is_told_with_both_days(text: str) -> None:
    (told,) = years(text)
    assert "carried out" in told
    assert "publi" in told
    assert "2024" in told or "2020" in told


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted inspected the council in November 2024.",
        "Ofsted inspected our children’s services in 2024 and in 2020.",
        "Inspectors visited in November 2024.",
        "Inspectors were on site from 4 to 15 November 2024.",
        "The council was last inspected in 2024.",
        "Before that, the council was inspected in October 2020.",
        "The inspection took place between 4 and 15 November 2024.",
        "Ofsted’s last inspection, in November 2024, named four points.",
        "The last inspection before that was in 2020.",
        "At the previous inspection, in 2020, services were weaker.",
        "The report was published in 2025.",
        "The inspection report was published in January 2025.",
        "The previous report was published in January 2021.",
        "Ofsted published its report in early 2025.",
        "The sufficiency strategy was agreed in 2022. The report was published in 2023.",
        "The annual report was published in 2022.",
        "The scrutiny review and its report were published in 2022.",
        "Ofsted published new guidance in 2023.",
        "Ofsted published its strategy in 2022.",
        "Following the inspection, in 2027 the council will open two homes.",
        "Inspectors spoke well of the plan that began in 2022.",
        "Inspectors saw the strategy of 2023 and asked for more.",
        "The inspection was held under the 2018 inspection framework.",
        "The inspection of 2023 data shows fewer repeat referrals.",
        "The Council Plan 2022 to 2026 was agreed after the inspection.",
        "Statistics for 2023 came out after the inspection.",
        "Referrals have fallen since 2022, as Ofsted noted.",
        "Ofsted inspected Harbour Road school in 2022.",
        "Inspectors visited in June 2023 for a focused visit.",
        "The inspection readiness plan runs from 2022 to 2025.",
        "The council’s inspection budget of 2023-24 is spent.",
        "Inspectors came because figures of 2022 had worried them.",
    ],
)
def test_a_true_year_and_one_of_something_else_is_not_told(text: str) -> None:
    assert years(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Services were outstanding overall.",
        "The inspection found that services were inadequate overall.",
        "The council was inadequate overall.",
        "Children’s services are outstanding overall.",
        "We were judged outstanding overall.",
        "Overall effectiveness is outstanding.",
        "Overall effectiveness is “Outstanding”.",
        "Overall effectiveness: inadequate",
        "Overall effectiveness was judged to be inadequate.",
        "Overall effectiveness of our services remains outstanding.",
        "Overall effectiveness requires improvement.",
        "In November 2024 overall effectiveness was outstanding.",
        "Ofsted found children’s services to be outstanding.",
        "Ofsted found that help and protection was good.",
        "Inspectors found that help and protection is outstanding.",
        "Inspectors considered leadership to be inadequate.",
        "Ofsted concluded that services for children in care are good.",
        "Ofsted rated our help and protection as good.",
        "Ofsted judged overall effectiveness as requires improvement.",
        "At the previous inspection, in 2020, overall effectiveness was good.",
        "At the previous inspection overall effectiveness was outstanding.",
        "In 2020 Ofsted judged overall effectiveness to be good.",
        "The previous inspection judged help and protection as good.",
        "The previous inspection in 2020 rated overall effectiveness as good.",
        "At its previous Ofsted inspection the council was judged good.",
        "Ofsted judged the council to be outstanding.",
        "The council was rated outstanding by Ofsted.",
        "The inspection gave leadership a judgement of outstanding.",
    ],
)
def test_a_grade_that_was_not_given_is_told(text: str) -> None:
    (told,) = grades(text)
    assert "carried out from" in told


@pytest.mark.parametrize(
    "text",
    [
        "Services were good overall.",
        "The council was good overall.",
        "Overall effectiveness is good.",
        "Overall effectiveness: Good",
        "Overall effectiveness was judged to be “good”.",
        "Ofsted found children’s services to be good.",
        "Ofsted found that help and protection requires improvement to be good.",
        "Inspectors found good practice in every team.",
        "Inspectors found that good progress had been made.",
        "Inspectors found that the quality of assessments was good in most teams.",
        "Ofsted judged that good progress was made.",
        "At the previous inspection, in 2020, overall effectiveness was inadequate.",
        "At the previous inspection the council was judged inadequate.",
        "In 2020 Ofsted judged overall effectiveness to be inadequate.",
        "In 2015 Ofsted judged overall effectiveness to be outstanding.",
        "At the last inspection overall effectiveness was good.",
        "At the last inspection overall effectiveness was inadequate.",
        "Overall effectiveness improved from inadequate to good.",
        "Overall effectiveness is not yet outstanding.",
        "Our ambition is that overall effectiveness is outstanding by 2029.",
        "We aim to be rated outstanding at the inspection.",
        "Parents told us that services were outstanding overall.",
        "Attendance was outstanding overall.",
        "A peer review found services to be outstanding overall.",
        "Ofsted found the nursery to be outstanding.",
        "If overall effectiveness is inadequate, the Secretary of State steps in.",
        "Since the previous inspection, overall effectiveness has become outstanding.",
        "Feedback on the inspection was outstanding.",
    ],
)
def test_a_true_grade_and_one_of_something_else_is_not_told(text: str) -> None:
    assert grades(text) == []


def test_an_overall_grade_is_told_where_the_inspection_gave_none() -> None:
    (told,) = inspection_grades(report("Overall effectiveness is good."), context(WITHOUT_OVERALL))
    assert told.message == (
        '"Background" says "Overall effectiveness is good"; the report of the inspection carried'
        " out from 11 May 2026 to 22 May 2026 gives no grade for overall effectiveness."
    )


def test_a_report_without_a_printed_day_says_so() -> None:
    now = inspection({"overall": "G"}, start=date(2024, 11, 4), end=date(2024, 11, 15))
    (told,) = inspection_years(report("Inspectors visited in 2022."), context(now))
    assert told.message == (
        '"Background" says "Inspectors visited in 2022"; the inspection was carried out from 4'
        " November 2024 to 15 November 2024 and its report does not print the day of its"
        " publication."
    )


@pytest.mark.parametrize("text", ["The inspection in 2019 was hard.", "The 2021 inspection."])
def test_a_year_long_before_may_be_an_inspection_that_nothing_is_known_of(text: str) -> None:
    now = inspection({"overall": "G"}, start=date(2024, 11, 4), end=date(2024, 11, 15))
    assert list(inspection_years(report(text), context(now))) == []
    assert len(years(text)) == 1
