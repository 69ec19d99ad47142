"""The structures councils use, as data, and the one loader and matcher for them."""

from committee_pack.profiles.load import load_profile, profile_names
from committee_pack.profiles.match import (
    appendix_word,
    is_nil,
    match_front_matter,
    match_question,
    match_section,
    same_heading,
)
from committee_pack.profiles.nearest import did_you_mean
from committee_pack.profiles.shape import (
    FrontMatterField,
    Profile,
    Question,
    SectionKind,
    SectionShape,
)

__all__ = [
    "FrontMatterField",
    "Profile",
    "Question",
    "SectionKind",
    "SectionShape",
    "appendix_word",
    "did_you_mean",
    "is_nil",
    "load_profile",
    "match_front_matter",
    "match_question",
    "match_section",
    "profile_names",
    "same_heading",
]
