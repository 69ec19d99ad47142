"""Profiles: headings and questions are matched by their words."""

import pytest

from committee_pack.errors import SettingsError
from committee_pack.profiles import load_profile, match_front_matter, match_question, match_section

PROFILE = load_profile("scrutiny-14")


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Purpose of the report", "purpose"),
        ("1.0  PURPOSE OF REPORT", "purpose"),
        ("Recommendation/s", "recommendations"),
        ("Reason for recommendation(s):", "reasons"),
        ("Financial Implications", "finance"),
        ("Financal considerations", "finance"),
        ("Legal implications", "legal"),
        ("Background & Key Information", "background"),
        ("Background papers", "background_papers"),
        ("Ethical considerations", None),
        ("Local considerations", None),
        ("", None),
    ],
)
def test_a_heading_is_matched_by_meaning(heading: str, section: str | None) -> None:
    assert match_section(PROFILE, heading) == section


def test_the_question_is_parted_from_its_answer() -> None:
    found = match_question(
        PROFILE, "Is the recommendation in accordance with the Council’s approved budget?   Yes"
    )
    assert found is not None
    question, asked, answer = found
    assert question.id == "within_budget"
    assert asked == "Is the recommendation in accordance with the Council’s approved budget?"
    assert answer == "Yes"


def test_another_question_is_no_standard_question() -> None:
    assert match_question(PROFILE, "Is the plan on track? Yes") is None


def test_a_front_matter_label_is_known_by_its_aliases() -> None:
    field = match_front_matter(PROFILE, "Date of meeting:")
    assert field is not None
    assert field.id == "date"


def test_an_unknown_profile_names_the_known_ones() -> None:
    with pytest.raises(SettingsError) as told:
        load_profile("executive")
    assert "scrutiny-14" in told.value.hint
