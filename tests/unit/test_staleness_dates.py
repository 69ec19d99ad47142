"""Days that have passed and are told as still to come; plans that have ended; the true ones not."""

from datetime import date

import msgspec
import pytest

from committee_pack.model.report import OriginKind, Paragraph, Table
from committee_pack.rules.context import RuleContext
from committee_pack.rules.date_phrases import date_phrases
from committee_pack.rules.staleness_dates import days_passed
from committee_pack.rules.staleness_plans import plans_ended
from tests.unit.carried import CONTEXT, PROFILE, paragraph, report, report_of


@pytest.mark.parametrize(
    "text",
    [
        "The second home will be open by October 2026.",
        "By 31 March 2026, all staff will have been trained.",
        "In 2025/26 we will recruit twelve foster carers.",
        "The review is due to report in autumn 2025.",
        "The service plans to open a hub in spring 2026.",
        "The strategy will be published in June 2026.",
        "A report will be presented to the Executive in October 2026.",
        "The new team is expected to start on 1 November 2026.",
        "The new system is scheduled to go live in September 2025.",
        "It is planned that the board will meet on 14 October 2026.",
        "Recruitment is due for completion by the end of July 2026.",
        "The next meeting of the board is on 3 November 2026 and the partners will attend.",
        "Training will be rolled out from April 2026 and the effect measured.",
        "From April 2026 the new threshold will apply.",
        "By the end of 2025 the service aims to have no agency staff.",
        "The target date is 30 September 2026.",
        "The policy shall be reviewed by March 2025.",
        "During 2025/26 the Council will consult families.",
        "The work will start in early 2026, and a report will follow.",
        "An update will be brought back to this Committee in November 2025.",
        "The refurbishment is set to finish in summer 2026.",
        "For this financial year (2025/26) the budget is balanced.",
        "The Council intends to appoint a head by 1 June 2026.",
        "On 12 October 2026, the Improvement Board will consider the plan.",
        "The pilot is likely to end in August 2026.",
        "We expect to reach 90% by Q2 2026/27.",
        "The contract will be re-let no later than 30/09/2026.",
        "All plans will be reviewed before the end of March 2026, with families.",
        "It is hoped to complete the work by Easter, and the audit is planned for May 2026.",
        "The statement will be published in October.",
        "By 30 October the team will have filled nine posts.",
        "Families are to be consulted in October 2026.",
        "The first cohort starts training on 5 October 2026 and will finish by Christmas.",
        "The new case system goes live in October 2026.",
        "Subject to approval, building work will begin in January 2026 and take nine months.",
        "It is expected that numbers will fall below 300 by March 2026.",
        "The consultation closes on 30 September 2026.",
        "Work to recruit a permanent head of service should be complete by 31 October 2026.",
        "The second phase, due in summer 2025, will add six beds.",
        "Phase two (to be completed by October 2026) adds six beds.",
        "The Executive will be asked to agree the budget on 10 November 2026.",
        "The inspectorate is expected to return in spring 2025.",
        "Ofsted’s next visit is likely to be in October 2026.",
        "A bid will be submitted to the Department for Education by 9 October 2026.",
        "Referrals are forecast to reach 4,000 by March 2026.",
        "The home is to open its doors on 1 October 2026.",
        "Next year’s plan will be drafted in October.",
        "Two further posts will be advertised at the beginning of October 2026.",
        "The strategy, which will be launched in September 2025, rests on five aims.",
        "The hub opens in October 2026.",
        "A new contract will start on 1 April 2026.",
        "Progress will be reviewed by the Board at its meeting on 14 October 2026.",
        "The scheme is planned to run from April 2025 for two years.",
        "The Council has until 31 March 2026 to respond.",
        "Partners have only until the end of October 2026 to comment.",
        "Savings of £2m are to be made in 2025/26.",
        "Homes for six children are to be found by June 2026.",
        "The deadline for comments is 31 October 2026.",
        "The work is under way, with completion expected in October 2025.",
        "The written statement must be submitted by 30 June 2026.",
        "The plan needs to be in place by 31 October 2026.",
    ],
)
def test_a_day_that_has_passed_and_is_told_as_to_come_is_found(text: str) -> None:
    (found,) = days_passed(report(text), CONTEXT)
    assert found.rule == "day-passed"
    assert f'"Background and key information" says "{text}"' in found.message
    assert "before this meeting on 26 November 2026" in found.message
    assert str(found.where) == "last time.docx, 6.1"


@pytest.mark.parametrize(
    "text",
    [
        "The strategy will be published in June 2027.",
        "The plan agreed in March 2026 will be reviewed.",
        "The plan that was agreed in March 2026 will be reviewed each year.",
        "As agreed by the Executive in June 2025, officers will report each quarter.",
        "The second home was due to open by March 2026 but is now open.",
        "The home was opened in October 2026.",
        "In 2025 we said that we would recruit more carers.",
        "In March 2026 the Executive approved a plan that will change the service.",
        "The team will build on the review published in February 2026.",
        "The 2025/26 outturn will be reported in January 2027.",
        "The service will carry on the work begun in 2024.",
        "Since 2023 the team has grown and it will grow further.",
        "Following the inspection in January 2026, the service will report each month.",
        "The Care Act 2014 will apply.",
        "The Council will comply with the Equality Act 2010.",
        "Under the Children and Families Act 2014 the Council will assess needs.",
        "Inspectors will return in 2028.",
        "Between 2019 and 2024 numbers fell.",
        "Numbers fell from 42 in 2024 to 30 in 2025, and the team will watch this.",
        "Of those who left care in 2025, most will be in work.",
        "It was expected that the home would open by March 2026.",
        "The Council will use the 2025 budget consultation.",
        "The programme had planned to train all staff by July 2026.",
        "Children who arrived in 2024 will be supported.",
        "The report will cover the period to March 2026.",
        "The committee will compare this with the figures for 2025/26.",
        "The target for 2026/27 is 85%.",
        "The plan was to be reviewed by March 2026.",
        "The good will shown in 2025 helped.",
        "Ofsted published its report in February 2026; it will come again.",
        "By March 2026 all actions had been completed.",
        "By October 2026, 30 of 42 actions were complete.",
        "The Council Plan 2019-2024 will be replaced.",
        "Ward boundaries set out in the 2011 order will stay.",
        "The service will be judged against the standards issued in 2023.",
        "Paragraph 2024 will be read.",
        "The home will open in December 2026.",
        "On 26 November 2026 the Committee will meet.",
        "The statement was published in October.",
        "The Committee will recall that the plan was agreed in March 2026.",
        "Members will be aware that the 2025 inspection was positive.",
        "Members will remember the report of September 2025 on this subject.",
        "The Committee is asked to note the report it had in June 2025.",
        "The budget set in February 2026 will not be exceeded.",
        "The team will continue with the approach adopted in 2024.",
        "Those aged 16 by 31 August 2026 will be eligible.",
        "Children born after 1 September 2019 will start school.",
        "The grant for 2025/26 has been spent and will not be repeated.",
        "The 2026 review will be the basis of the next plan.",
        "Following approval in July 2026 the service will recruit.",
        "The plan will be measured against the position at 31 March 2026.",
        "The reduction since April 2025 will be hard to keep up.",
        "In line with the Working Together guidance of 2023, partners will meet.",
        "The Equality Act 2010 will be complied with.",
        "As at 31 March 2026 the service had 30 homes.",
        "The outturn for 2025/26 is due to be audited in January 2027.",
        "The programme will be reviewed in March each year.",
        "The board will meet in March, June, September and December.",
        "The report will come back in December 2026.",
        "The survey of May 2026 shows that families will recommend the service.",
        "In May, families may ask for help.",
        "We will report again in June.",
        "The Children and Social Work Act 2017 will be followed.",
        "He will be 18 in 2027.",
        "Spending of £2025 will be needed.",
        "Numbers will fall from 320 in March 2026 to 280 in March 2027.",
        "The figure for 2025 is higher than that for 2024 and will be looked into.",
        "Had the bid been made by March 2026, it would have been won.",
        "The audit of June 2026 found that staff will need more training.",
        "The March 2026 return is attached and will be checked.",
        "Plans drawn up before April 2026 will be rewritten.",
        "Complaints received in 2025/26 will be analysed.",
        "Of the posts that were vacant in October 2026, six are filled.",
        "The contract (signed in October 2026) will run for three years.",
        "This report updates that of 17 September 2026 and will be followed by another.",
        "The minutes of 17 September 2026 are to be agreed.",
        "Minutes of the meeting on 17 September 2026 will be signed.",
        "The exhibition was to open by October 2026 but will now open in 2027.",
        "Based on trends to October 2026, costs will rise.",
        "Staff who joined in October 2026 will be trained in January 2027.",
        "Spend to 31 October 2026 is set out in the table.",
        "The plan builds on the work done in October 2026.",
        "Performance in October 2026 was above target and is expected to stay so.",
        "Six homes opened in October 2026 and two will open in 2027.",
        "Since the Committee met in September 2026 the plan has moved on.",
        "The new threshold has applied since 1 October 2026 and will be reviewed.",
        "The figures to the end of October 2026 are due in December.",
        "The lessons of October 2026 will be learned.",
        "The Committee will want to compare this with the position reported in October 2026.",
        "Members will note that the budget was agreed in February 2026.",
        "It is proposed that the minutes of the October 2026 meeting be agreed.",
        "The Council is expected to have regard to the guidance issued in October 2026.",
        "Residents who replied by 10 October 2026 will be told of the outcome.",
        "Applications received by 31 October 2026 will be decided in December.",
        "The payment for October 2026 will be made in December 2026.",
        "The plan is due to be refreshed in 2028; the current one dates from 2024.",
        "The Chair will sign the record of the visit made on 12 October 2026.",
        "The home, which opened on 12 October 2026, will be inspected next spring.",
        "The Director will give an oral update on the visit of 4 November 2026.",
        "The effect of changes made since October 2026 will be seen next year.",
        "Costs are expected to be higher than in 2025/26.",
        "Demand is likely to stay at the level seen in October 2026.",
        "The service will learn from the complaint upheld in October 2026.",
        "The team is on track to meet the target set in October 2026.",
        "Since 1 October 2026 all visits are recorded and will be audited.",
        "The Board is to meet four times in 2027; it met twice in 2026.",
        "The Act received Royal Assent in October 2026 and will come into force in 2027.",
        "The three-year grant from October 2026 will pay for six posts.",
        "The Committee is recommended to note the report of October 2026.",
        "This is the fifth report since the inspection of February 2026 and will be the last.",
        "The interim head, in post since October 2026, will stay until March 2027.",
        "The 12-week consultation that began on 1 October 2026 will end on 24 December 2026.",
        "The pay award for 2026/27 is likely to be 3%.",
        "Further work will be needed, as the audit in October 2026 showed.",
        "Following the election in May 2026 the Executive will review its priorities.",
        "In October 2026, 14 carers were approved; more will follow.",
        "In October 2026 the Board asked that families will be heard.",
        "The Council will publish its accounts for 2025/26 late.",
        "The Council had until 31 March 2026 to respond.",
        "The Council has until 31 March 2027 to respond.",
        "Savings that were to be made in 2025/26 were made.",
        "The fund has in 2025/26 paid for six posts.",
        "In October 2026 the Board met and members will hear more.",
        "The team will keep in touch with all the schools of the borough, both colleges, the health"
        " visitors and every nursery that closes by October 2026.",
        "The team will keep in touch with pupils in year nine in the schools in 2024.",
        "It was said that the hub opens in October 2026.",
        "The statement must follow the guidance that was made law in 2023.",
    ],
)
def test_a_day_to_come_and_a_day_told_as_past_are_silent(text: str) -> None:
    assert list(days_passed(report(text), CONTEXT)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The plan runs up until October 2024.",
        "The plan runs until the end of March 2026.",
        "The relevant priority in the Council Plan 2019-2024 is communities.",
        "The Council Plan 2019–2024 has two priorities.",
        "This supports the Children and Young People’s Plan (2022-25).",
        "The 2021-2024 Early Help Strategy guides the work.",
        "The contract expires on 30 September 2026.",
        "Funding is secured until March 2026.",
        "The plan covers the period 2021 to 2024.",
        "The lease ends in August 2026.",
        "The grant is in place to March 2025.",
        "The strategy is in force until 31 March 2025.",
        "Corporate Plan 2022 to 2025: stronger together.",
        "The Medium Term Financial Plan 2022/23 – 2024/25 sets the limits.",
        "The arrangement comes to an end in July 2026.",
        "The plan runs from April 2021 to March 2024.",
        "The agreement lasts from 2019 to 2024.",
    ],
)
def test_a_plan_that_has_ended_is_found(text: str) -> None:
    (found,) = plans_ended(report(text), CONTEXT)
    assert (found.rule, str(found.where)) == ("plan-ended", "last time.docx, 6.1")
    assert text in found.message


@pytest.mark.parametrize(
    "text",
    [
        "The plan runs until October 2027.",
        "The Council Plan 2019-2024 has been replaced by the Council Plan 2025-2030.",
        "The previous plan ran from 2019 to 2024.",
        "The Council Plan 2019-2024 was agreed in 2019.",
        "An evaluation of the 2019-2024 strategy is attached.",
        "The Council Plan 2024-2028 has two priorities.",
        "Numbers rose in the years 2019-2024.",
        "The plan was in place until October 2024.",
        "The contract ended on 30 September 2026.",
        "The budget for 2024/25 came in on target.",
        "The report covers data from 2019 to 2024.",
        "The Local Plan 2011-2031 applies.",
        "The strategy (2023-2026) sets out the aims.",
        "The order runs to 12 pages.",
        "The chart shows the plan figures for 2019 to 2024.",
        "The plan is reviewed each March.",
        "The road ends in August 2026.",
        "The order is to run from 1 March 2020.",
        "Source: Outcomes Framework 2019-2024",
        "The team has a plan that is shorter than the 2019-2024 plan.",
    ],
)
def test_a_plan_in_force_and_one_told_as_over_are_silent(text: str) -> None:
    assert list(plans_ended(report(text), CONTEXT)) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("by 31 March 2024", date(2024, 3, 31)),
        ("on Tuesday 1st of February, 2024", date(2024, 2, 1)),
        ("on 16/11/2023", date(2023, 11, 16)),
        ("on 2023-11-16", date(2023, 11, 16)),
        ("from 5 to 16 December 2022", date(2022, 12, 16)),
        ("26 November to 7 December 2018", date(2018, 12, 7)),
        ("in Feb 2024", date(2024, 2, 29)),
        ("from March to June 2024", date(2024, 6, 30)),
        ("in spring 2024", date(2024, 5, 31)),
        ("in winter 2023/24", date(2024, 3, 31)),
        ("in 2023/24", date(2024, 3, 31)),
        ("in the academic year 2023/24", date(2024, 8, 31)),
        ("Q3 2024/25", date(2024, 12, 31)),
        ("quarter 4 of 2024-25", date(2025, 3, 31)),
        ("2019-2024", date(2024, 12, 31)),
        ("2024–28", date(2028, 12, 31)),
        ("2023/24 to 2026/27", date(2027, 3, 31)),
        ("early 2024", date(2024, 6, 30)),
        ("mid-2024", date(2024, 9, 30)),
        ("in 2024.", date(2024, 12, 31)),
    ],
)
def test_a_phrase_has_the_last_day_that_it_may_mean(text: str, last: date) -> None:
    assert [one.last for one in date_phrases(text)] == [last]


@pytest.mark.parametrize(
    "text", ["£2024", "2,023 children", "31 June 2024", "ref 2019/1234", "2024%"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert list(date_phrases(text)) == []


def test_an_old_day_counts_only_where_it_is_that_of_the_verb() -> None:
    text = "The service will report on the work of the board in {}."
    assert len(list(days_passed(report(text.format("October 2026")), CONTEXT))) == 1
    assert list(days_passed(report(text.format("October 2025")), CONTEXT)) == []


def test_without_a_meeting_nothing_is_told() -> None:
    none = RuleContext(profile=PROFILE)
    assert list(days_passed(report("It will open by March 2024."), none)) == []
    assert list(plans_ended(report("The plan runs until March 2024."), none)) == []


def test_words_of_others_are_left_alone() -> None:
    text = "It will open by March 2024."
    assert list(days_passed(report(text, OriginKind.QUOTED), CONTEXT)) == []
    assert list(days_passed(report(text, OriginKind.DATA), CONTEXT)) == []
    assert list(days_passed(report(f"The board said: “{text}”"), CONTEXT)) == []
    assert len(list(days_passed(report(text, OriginKind.NEW), CONTEXT))) == 1
    quoted = msgspec.structs.replace(paragraph(text), style="quotation")
    assert isinstance(quoted, Paragraph)
    assert list(days_passed(report_of(quoted), CONTEXT)) == []


def test_a_cell_of_a_table_is_read_by_itself() -> None:
    origin = paragraph("").origin
    table = Table(
        header_rows=1,
        rows=(("Action", "When"), ("The home will open by March 2026", "May 2026")),
        origin=origin,
    )
    (found,) = days_passed(report_of(table), CONTEXT)
    assert "The home will open by March 2026" in found.message


def test_a_long_sentence_is_cut_around_its_day() -> None:
    filler = "with many more words about the work that families do and ask for, " * 4
    (found,) = days_passed(report(f"{filler}and the hub will open by March 2026 {filler}"), CONTEXT)
    words = found.message.partition(' says "')[2].partition('"; ')[0]
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert "the hub will open by March 2026" in words


def test_a_background_paper_may_be_of_any_age() -> None:
    text = "Council Plan 2019-2024"
    assert list(plans_ended(report(text, section="background_papers"), CONTEXT)) == []


def test_a_month_without_a_year_is_the_next_one_after_last_time() -> None:
    text = "The statement will be published in {}."
    assert len(list(days_passed(report(text.format("October")), CONTEXT))) == 1
    assert list(days_passed(report(text.format("December")), CONTEXT)) == []
    assert list(days_passed(report(text.format("June")), CONTEXT)) == []
    new = report(text.format("October"), OriginKind.NEW)
    assert list(days_passed(new, CONTEXT)) == []
    first = msgspec.structs.replace(CONTEXT, last_meeting=None)
    assert list(days_passed(report(text.format("October")), first)) == []


def test_a_plan_named_several_times_is_told_once_with_its_places() -> None:
    texts = ("The Council Plan 2019-2024 leads.", "See the Council Plan 2019-2024.")
    (found,) = plans_ended(report_of(*(paragraph(text) for text in texts)), CONTEXT)
    assert found.message.endswith("The same years stand here too: 6.1.")


def test_words_of_this_cycle_count_as_such_also_in_the_place_of_old_ones() -> None:
    text = "The service will report on the work of the board in October 2026."
    assert len(list(days_passed(report(text), CONTEXT))) == 1
    assert list(days_passed(report(text, OriginKind.EDITED), CONTEXT)) == []
    assert list(days_passed(report(text, OriginKind.NEW), CONTEXT)) == []
