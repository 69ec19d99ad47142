"""Profiles: headings and questions are matched by their words."""

from pathlib import Path

import pytest

from committee_pack.errors import SettingsError
from committee_pack.profiles import (
    is_nil,
    load_profile,
    match_front_matter,
    match_question,
    match_section,
)

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
        ("Comments of the Chief Finance Officer", "finance"),
        ("Financial and resource implications", "finance"),
        ("Legal implications – Monitoring Officer", "legal"),
        ("Any alternatives considered and rejected:", "options"),
        ("Equality, Diversity and Inclusion", "equalities"),
        ("Climate change and carbon reduction", "sustainability"),
        ("Consultation & engagement", "consultation"),
        ("Local Government (Access to Information) Act 1985", "background_papers"),
        ("What are the legal implications?", "legal"),
        ("Use of appendices", "appendices"),
        ("Resource implications", None),
        ("Crime and disorder implications", None),
        ("Data protection implications", None),
        ("Public health implications", None),
        ("Human resources implications", None),
        ("Corporate parenting", None),
        ("Next steps", None),
        ("Local government reorganisation", None),
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


SHORT = """
id = "short"
name = "Short report"
appendix_format = "Annex {Letter}"
nil_phrases = ["none", "no specific {heading}"]
[[sections]]
id = "details"
heading = "Details"
[[questions]]
id = "exempt"
section = "details"
text = "Is it exempt?"
"""


def written(folder: Path, text: str) -> str:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("before", "after", "what", "hint"),
    [
        ("Annex {Letter}", "Annex {number}", 'appendix_format "Annex {number}"', "{item}"),
        ("Annex {Letter}", "Annex {item", 'appendix_format "Annex {item"', "{item}"),
        ("Annex {Letter}", "Annex {item.year}", 'appendix_format "Annex {item.year}"', "{item}"),
        ("Annex {Letter}", "Annex {}", 'appendix_format "Annex {}"', "{item}"),
        ("Annex {Letter}", "Annex {item}", "calls every appendix the same", "{letter}"),
        ("[[sec", 'placeholder = "[{section}]"\n[[sec', 'placeholder "[{section}]"', "{heading}"),
        ("specific {heading}", "specific {title}", 'nil_phrases "no specific {title}"', "heading"),
        ('section = "details"', 'section = "detail"', 'a section "detail"', 'mean "details"?'),
        (
            "[[questions]]",
            '[[sections]]\nid = "details"\nheading = "More"\n[[questions]]',
            '[[sections]] has the id "details" 2 times',
            "an id of its own",
        ),
        (
            "[[questions]]",
            '[[front_matter]]\nid = "to"\nlabel = "To"\n' * 2 + "[[questions]]",
            '[[front_matter]] has the id "to" 2 times',
            "an id of its own",
        ),
    ],
)
def test_a_profile_that_does_not_fit_together_is_refused(
    tmp_path: Path, before: str, after: str, what: str, hint: str
) -> None:
    assert before in SHORT
    name = written(tmp_path, SHORT.replace(before, after))
    with pytest.raises(SettingsError) as told:
        load_profile(name)
    assert what in told.value.what
    assert name in told.value.what
    assert hint in told.value.hint


def test_one_relative_path_in_two_folders_is_two_profiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        written(tmp_path / folder, SHORT.replace("Short report", folder))
        monkeypatch.chdir(tmp_path / folder)
        assert load_profile("own.toml").name == folder


@pytest.mark.parametrize(
    ("text", "nil"),
    [
        ("None.", True),
        (" NONE ", True),
        ("No specific financial  considerations.", True),
        ("No specific {heading}", False),
        ("No specific legal considerations", False),
        ("None of the papers is public.", False),
        ("", False),
    ],
)
def test_words_that_say_nothing_are_known(tmp_path: Path, text: str, nil: bool) -> None:
    profile = load_profile(written(tmp_path, SHORT))
    assert is_nil(profile, text, "Financial considerations") is nil
