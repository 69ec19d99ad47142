"""The rules on structure and on references: what they tell, and what they leave alone."""

import msgspec
import pytest

from committee_pack.model.report import Appendix, Paragraph, Report, Section
from committee_pack.profiles import Profile, load_profile
from committee_pack.rules import RuleContext
from committee_pack.rules.references import appendix_references
from committee_pack.rules.structure import front_matter_gaps

PROFILE = load_profile("scrutiny-14")
ANNEXES = msgspec.structs.replace(PROFILE, appendix_format="Annex {Letter}")
SIX = ("Appendix 6(a)", "Appendix 6(b)")


def told(text: str, refs: tuple[str, ...] = SIX, profile: Profile = PROFILE) -> list[str]:
    """The references in a text that a report with these appendices is told of."""
    report = Report(
        sections=(
            Section(
                id="legal",
                number="9.0",
                heading="Legal considerations",
                blocks=(Paragraph(number="9.1", text=text),),
            ),
        ),
        appendices=tuple(Appendix(ref=ref, title="Plan") for ref in refs),
    )
    found = appendix_references(report, RuleContext(profile=profile))
    return [one.message.partition(" names ")[2].partition(",")[0] for one in found]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("See Appendix 6(a).", []),
        ("See appendix 6 (b) and Appendix 6a.", []),
        ("See Appendix 5(a).", ["Appendix 5(a)"]),
        ("See Appendices 6(a) and 6(b).", []),
        ("See Appendices 5(a), 6(b) and 5(c).", ["Appendix 5(a)", "Appendix 5(c)"]),
        ("See Appendices 6(a) and (c).", ["Appendix 6(c)"]),
        ("See Appendices 6(a) to 6(d)", ["Appendix 6(d)"]),
        ("See Appendix 5(a) and 5(b).", ["Appendix 5(a)", "Appendix 5(b)"]),
        ("See Appendices A or B.", ["Appendix A", "Appendix B"]),
        ("Beside Appendix 6(a), 12 actions and A-levels count.", []),
        ("Appendix 6(a) is on page 4 and 5 actions are new.", []),
        ("Appendix 6(a)(ii) says so.", []),
        ("Appendix 7 to the plan", ["Appendix 7"]),
        ("Appendix A to the Constitution lists the powers.", []),
        ("Schedule 2 and Appendix B of the Code of Conduct apply.", []),
        ("The inspection report's Appendix 2 lists them.", []),
        ("The appendix is long, and a plan has appendices and annexes.", []),
        ("Annex A is another council's.", []),
    ],
)
def test_an_appendix_that_is_not_listed_is_told(text: str, unknown: list[str]) -> None:
    assert told(text) == unknown


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("See Annex A.", []),
        ("See Annexes A and C.", ["Annex C"]),
        ("Appendix 6(a) is no word of this house.", []),
    ],
)
def test_the_profile_says_what_an_appendix_is_called(text: str, unknown: list[str]) -> None:
    assert told(text, ("Annex A", "Annex B"), ANNEXES) == unknown


def test_words_behind_the_letter_are_no_part_of_the_number() -> None:
    profile = msgspec.structs.replace(PROFILE, appendix_format="Annex {Letter} to item {item}")
    assert told("Annex A and Annex B", ("Annex A to item 6",), profile) == ["Annex B"]


def gaps(value: str, placeholder: str = PROFILE.placeholder) -> list[str]:
    profile = msgspec.structs.replace(PROFILE, placeholder=placeholder)
    front = {field.label: "as it should be" for field in profile.front_matter}
    report = Report(front_matter={**front, "Relevant Officer": value})
    return [one.message for one in front_matter_gaps(report, RuleContext(profile=profile))]


def test_a_label_with_nothing_beside_it_says_where_to_set_it() -> None:
    report = Report(front_matter={field.label: "there" for field in PROFILE.front_matter[2:]})
    found = front_matter_gaps(report, RuleContext(profile=PROFILE))
    told = {field.value: field.id for field in PROFILE.front_matter[:2]}
    assert [one.hint for one in found] == [
        f'Set it in meeting.toml: {value} = "…".'
        if value
        else f'Set it in meeting.toml, under [report.front_matter]: {label} = "…".'
        for value, label in told.items()
    ]


@pytest.mark.parametrize("value", ["", "  ", "[To be completed: Relevant Officer]"])
def test_a_label_with_nothing_beside_it_is_told(value: str) -> None:
    assert gaps(value) == ['"Relevant Officer" at the top of the report has nothing beside it.']


def test_a_placeholder_under_an_older_label_is_one_too() -> None:
    assert len(gaps("[To be completed: Report of]")) == 1


def test_the_placeholder_is_the_profiles_own() -> None:
    assert len(gaps("TBC Relevant Officer", "TBC {heading}")) == 1


def test_words_in_brackets_are_no_gap() -> None:
    assert gaps("[Acting] Head of Service") == []


def test_the_appendix_of_the_same_letter_is_named() -> None:
    sections = (
        Section(
            id="legal",
            number="9.0",
            heading="Legal considerations",
            blocks=(Paragraph(number="9.1", text="See Appendix 5(b) and Appendix 5(c)."),),
        ),
    )
    listed = tuple(Appendix(ref=ref, title="Plan") for ref in SIX)
    found = appendix_references(
        Report(sections=sections, appendices=listed), RuleContext(profile=PROFILE)
    )
    assert [one.hint for one in found] == [
        "Put Appendix 6(b), if that is what last time's agenda item stood for.",
        "Mend the reference, or add the appendix in meeting.toml.",
    ]


def test_a_reference_without_a_letter_is_not_taken_for_another() -> None:
    section = Section(
        id="legal",
        number="9.0",
        heading="Legal",
        blocks=(Paragraph(number="9.1", text="Appendix 7"),),
    )
    report = Report(sections=(section,), appendices=(Appendix(ref="Appendix 6", title="Plan"),))
    (found,) = appendix_references(report, RuleContext(profile=PROFILE))
    assert found.hint == "Mend the reference, or add the appendix in meeting.toml."
