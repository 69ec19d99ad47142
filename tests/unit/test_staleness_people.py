"""People named with a post: those who are not in the meeting's list are told."""

import msgspec
import pytest

from committee_pack.rules.staleness_people import people_not_listed
from tests.unit.carried import CONTEXT, report

PEOPLE = (
    "Jane Ashdale, Director of Children’s Services",
    "Councillor Tom Birch, Cabinet Member for Children",
    "Priya Oakley, Head of Legal Services",
    "Councillor D. Rowe",
)
LISTED = msgspec.structs.replace(CONTEXT, people=PEOPLE)


@pytest.mark.parametrize(
    "text",
    [
        "The Director of Children’s Services, Jane Doe, will report.",
        "Jane Doe, Director of Children’s Services, will report.",
        "Councillor Fern Wood asked for an update.",
        "Cllr Wood asked for an update.",
        "The Cabinet Member for Children, Councillor Ann Elm, welcomed the plan.",
        "The report was drafted by the Head of Legal Services (Paul Rush).",
        "Paul Rush – Head of Legal Services is the contact.",
        "Contact: Sam Hill, Assistant Director, Early Help.",
        "Please ask Dr Lena Marsh, Principal Social Worker.",
        "Councillor A. Birch is the lead member.",
        "The Chief Executive, Omar Field, has been told.",
    ],
)
def test_somebody_who_is_not_listed_is_told(text: str) -> None:
    (found,) = people_not_listed(report(text), LISTED)
    assert found.rule == "person-not-listed"
    assert "is not among the people of this meeting" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "The Director of Children’s Services, Jane Ashdale, will report.",
        "Jane Ashdale, Director of Children’s Services, will report.",
        "J Ashdale is the contact.",
        "Councillor Tom Birch welcomed the plan.",
        "Councillor Birch welcomed the plan.",
        "Cllr T Birch asked for an update.",
        "Councillor Rowe and Councillor D Rowe spoke.",
        "The former Director of Children’s Services, Jane Doe, began the work.",
        "The Director of Children’s Services, Early Help and Social Care leads.",
        "The Head of Legal Services, Priya Oakley, has been consulted.",
        "The Council’s Director, Finance Officer and Head of Audit met.",
        "Councillor Conduct Committee papers are on the site.",
        "The Improvement Board, chaired by the Chief Executive, meets monthly.",
        "The Cabinet Member for Children and Young People will attend.",
        "Northmere Borough Council, Head of Service reports.",
        "Foster carers in Harbour Road, Northmere were asked.",
        "The Leader, Deputy Leader and Chief Executive are members.",
        "Ofsted, the Director and the Department for Education agreed.",
    ],
)
def test_who_is_listed_and_what_is_no_person_are_silent(text: str) -> None:
    assert list(people_not_listed(report(text), LISTED)) == []


def test_who_is_in_that_post_by_the_list_is_named() -> None:
    text = "Questions go to Jane Doe, Director of Children’s Services."
    (found,) = people_not_listed(report(text), LISTED)
    assert found.hint == 'Put "Jane Ashdale, Director of Children’s Services".'


def test_the_officer_at_the_top_is_looked_up_too() -> None:
    for officer, rules in (
        ("Jane Doe, Director of Children’s Services", ["person-not-listed"]),
        ("Jane Ashdale, Director of Children’s Services", []),
        ("Director of Children’s Services", []),
    ):
        top = msgspec.structs.replace(report(""), front_matter={"Relevant Officer": officer})
        assert [one.rule for one in people_not_listed(top, LISTED)] == rules


def test_without_a_list_nothing_is_told() -> None:
    text = "Jane Doe, Director of Children’s Services, will report."
    assert list(people_not_listed(report(text), CONTEXT)) == []


def test_several_councillors_are_told_one_by_one() -> None:
    text = "Councillors Wood, A Hall and Birch asked for figures."
    told = [one.message for one in people_not_listed(report(text), LISTED)]
    assert ["Wood is not" in told[0], "A Hall is not" in told[1], len(told)] == [True, True, 2]


@pytest.mark.parametrize(
    "text",
    [
        "King Charles, Head of State, visited.",
        "Contact the Head of Service, Civic Centre, Northmere.",
        "Manager, Harbour House, Northmere.",
        "Chief Executive, Northmere General Hospital.",
        "The Head Teacher, Harbour Road School, spoke.",
    ],
)
def test_a_place_or_a_body_beside_a_post_is_no_person(text: str) -> None:
    assert list(people_not_listed(report(text), LISTED)) == []
