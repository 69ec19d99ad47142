"""Which number a list marker stands for."""

import pytest

from committee_pack.writers.markers import Count, Form, first_reading, is_bullet, readings


@pytest.mark.parametrize(
    ("marker", "form", "value"),
    [
        ("(1)", ("(", "decimal", ")"), 1),
        ("12.", ("", "decimal", "."), 12),
        ("6.1.2", ("6.1.", "decimal", ""), 2),
        ("R7", ("R", "decimal", ""), 7),
        ("03", ("", "decimalZero", ""), 3),
        ("b)", ("", "lowerLetter", ")"), 2),
        ("(C)", ("(", "upperLetter", ")"), 3),
        ("(iv)", ("(", "lowerRoman", ")"), 4),
        ("XC.", ("", "upperRoman", "."), 90),
        ("i.", ("", "lowerRoman", "."), 1),
        ("v.", ("", "lowerLetter", "."), 22),
        ("bb", ("", "lowerLetter", ""), 28),
        ("ii", ("", "lowerRoman", ""), 2),
    ],
)
def test_a_marker_alone(marker: str, form: tuple[str, str, str], value: int) -> None:
    prefix, kind, suffix = form
    expected = Count(form=Form(prefix=prefix, kind=kind, suffix=suffix), value=value)
    assert first_reading(marker, None) == expected


@pytest.mark.parametrize(
    ("marker", "following", "kind"),
    [
        ("(i)", "(ii)", "lowerRoman"),
        ("(i)", "(j)", "lowerLetter"),
        ("(v)", "(vi)", "lowerRoman"),
        ("(c)", "(d)", "lowerLetter"),
        ("(c)", "(ci)", "lowerRoman"),
    ],
)
def test_the_next_marker_decides(marker: str, following: str, kind: str) -> None:
    reading = first_reading(marker, following)
    assert reading is not None
    assert reading.form.kind == kind


@pytest.mark.parametrize("marker", ["(ab)", "Action", "1%", "☐", "iiv", "001", "(a)(b)"])
def test_what_word_cannot_count_has_no_reading(marker: str) -> None:
    assert readings(marker) == ()


@pytest.mark.parametrize("marker", ["•", "-", "–", "o", " • ", "", None])
def test_bullets(marker: str | None) -> None:
    assert is_bullet(marker)


def test_letters_and_numbers_are_no_bullets() -> None:
    assert not is_bullet("a")
    assert not is_bullet("1")
