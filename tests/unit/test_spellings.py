"""Names that a report writes in two ways, or by a slip."""

import pytest

from committee_pack.model.finding import Severity
from committee_pack.model.report import OriginKind
from committee_pack.rules.spellings import names_in_two_ways
from tests.unit.carried import CONTEXT, paragraph, report_of


def told(*texts: str) -> list[str]:
    blocks = [paragraph(text) for text in texts]
    return [one.message for one in names_in_two_ways(report_of(*blocks), CONTEXT)]


def test_a_slip_for_a_body_is_told_as_it_is_written() -> None:
    (message,) = told("The OFSTED inspection was held.", "The OFTSED report was published.")
    assert message == (
        '"Background and key information" says "OFTSED", which may be a slip for OFSTED.'
    )
    assert "slip for Ofsted" in told("The OFTSED report was published.")[0]


@pytest.mark.parametrize("word", ["Oftsed", "Ofted", "Offsted", "OFSTEAD", "Ofstead"])
def test_a_slip_of_one_letter_for_the_inspectorate_is_told(word: str) -> None:
    (message,) = told(f"The report of {word} was published.")
    assert message.endswith(f'says "{word}", which may be a slip for Ofsted.')


def test_two_letters_changed_round_are_a_slip_for_any_body() -> None:
    (message,) = told("The CIFPA code is followed.")
    assert message.endswith('says "CIFPA", which may be a slip for CIPFA.')


@pytest.mark.parametrize(
    "texts",
    [
        ("OFSTED came, and OFSTED left.",),
        ("MARAC and CAMHS are boards.", "CAMHS grew."),
        ("The UKAIT heard it.", "The UKAIT took over from the UKIAT."),
        ("SEND and SENDS.", "SEND."),
        ("Two Ofsteds are not one; CIPFE is no body.",),
        ("Unison met.",),
        ("TOTAL and TOTALS are in the table.",),
        ("The board wrote: “OFTSED came.”",),
        ("THE OFTSED INSPECTION",),
        ("Ofsted’s report is at www.gov.uk/ofsted.",),
    ],
)
def test_other_capitals_are_silent(texts: tuple[str, ...]) -> None:
    assert told(*texts) == []


def test_a_body_in_two_ways_is_for_information_once() -> None:
    blocks = [paragraph("OFSTED came."), paragraph("Ofsted left."), paragraph("Ofsted wrote.")]
    (found,) = names_in_two_ways(report_of(*blocks), CONTEXT)
    assert (found.rule, found.severity) == ("name-in-two-ways", Severity.INFO)
    assert found.message == 'The report writes "OFSTED" and "Ofsted".'
    quoted = [paragraph("OFSTED came."), paragraph("Ofsted left.", OriginKind.INSPECTION)]
    assert list(names_in_two_ways(report_of(*quoted), CONTEXT)) == []
