"""What the inspection frameworks fix: areas, grades, the words for them, and when they changed.

Source: Ofsted's frameworks for local authority children's services. The single inspection
framework (SIF) held from 2013 to 2017, "Inspecting local authority children's services" (ILACS)
since 2018; care leavers are graded apart from children in care since January 2023, and there is no
grade for overall effectiveness since April 2026 (announced on 27 November 2025).
"""

import re
from datetime import date
from types import MappingProxyType

from committee_pack.model.inspection import InspectionKind

LEADERS = "leaders"
HELP = "help-and-protection"
CARE_AND_LEAVERS = "children-in-care-and-care-leavers"
CHILDREN_IN_CARE = "children-in-care"
CARE_LEAVERS = "care-leavers"
LOOKED_AFTER = "children-looked-after"
ADOPTION = "adoption"
BOARD = "safeguarding-board"
OVERALL = "overall"

HALVES = (CHILDREN_IN_CARE, CARE_LEAVERS)
"""The areas that ``CARE_AND_LEAVERS`` was split into."""

NO_OVERALL_FROM = date(2026, 4, 1)
"""No grade for overall effectiveness is given for inspections that begin on this day or later."""

RANKS = ("inadequate", "requires-improvement", "good", "outstanding")
"""The ids of the grades, from the lowest to the highest."""

GRADED_AREAS = MappingProxyType(
    {
        InspectionKind.ILACS: (LEADERS, HELP, CARE_AND_LEAVERS, *HALVES, OVERALL),
        InspectionKind.SIF: (LEADERS, HELP, LOOKED_AFTER, ADOPTION, CARE_LEAVERS, OVERALL),
    }
)
"""The areas that each framework grades, whatever their year."""

_GRADE_WORDS = (
    ("outstanding", "outstanding"),
    ("good", "good"),
    ("requires-improvement", r"requir(?:es?|ing)\s+improvement(?:\s+to\s+be\s+good)?"),
    ("inadequate", "inadequate"),
)
ANY_GRADE = "|".join(f"(?:{pattern})" for _, pattern in _GRADE_WORDS)
"""A pattern for any grade in words; letters of either case are meant."""

# The first that fits decides: the combined judgement stands before its two halves.
_AREA_WORDS = (
    (LEADERS, r"\bimpact of leaders\b|\bleadership, management and governance\b"),
    (HELP, r"\bhelp and protection\b"),
    (CARE_AND_LEAVERS, r"\bchildren in care\b.{0,24}\b(?:care leavers|care[- ]experienced)\b"),
    (LOOKED_AFTER, r"\bchildren looked after\b|\blooked[- ]after children\b"),
    (CHILDREN_IN_CARE, r"\bchildren in care\b"),
    (CARE_LEAVERS, r"\bcare leavers\b|\bcare[- ]experienced\b"),
    (ADOPTION, r"\badoption performance\b"),
    (BOARD, r"\bsafeguarding children board\b|\blscb\b"),
    (OVERALL, r"\boverall effectiveness\b"),
)

LAST = r"(?:previous|last|most recent)"
"""A pattern for the words that make an inspection the one before."""

EARLIER = rf"(?:{LAST}|prior|earlier|preceding)"
"""A pattern for the words that people use for it, or for one before that."""

NAMES_OF_KINDS = (
    *("ofsted", "ilacs", "sif", "full", "standard", "short", "judgement", "judgment", "graded"),
    *("local", "authority"),
)
"""Words that may stand before "inspection" and still mean one of children's services."""

OTHER_INSPECTIONS = (
    r"schools?|nursery|homes?|hospitals?|probation|youth|police|constabulary|fire|cqc|hmip|"
    r"hmicfrs|academy|academies|fostering|adoption|agency|monitoring|focused|visits?|jtai|joint|"
    r"send|revisit|peer|adult|mock"
)
"""A pattern for words that make an inspection somebody else's, or one of another kind."""


def grade_id(words: str) -> str | None:
    """Give the id of a grade as printed, or None where the words are no grade.

    ``Requires improvement`` and ``Requires improvement to be good`` are one grade.
    """
    words = " ".join(words.split())
    return next(
        (name for name, words_of in _GRADE_WORDS if re.fullmatch(words_of, words, re.IGNORECASE)),
        None,
    )


def area_id(words: str) -> str | None:
    """Give the id of a judgement's area as printed, or None where it is not known."""
    return next(iter(areas_named(words)), None)


def areas_named(words: str) -> tuple[str, ...]:
    """Give the ids of all areas that words name; the combined one hides its halves."""
    words = " ".join(words.split())
    found = [name for name, area in _AREA_WORDS if re.search(area, words, re.IGNORECASE)]
    if CARE_AND_LEAVERS in found:
        found = [name for name in found if name not in HALVES]
    return tuple(found)
