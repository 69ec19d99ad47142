"""The word that was probably meant: named where one is near, and nothing guessed where none is."""

import pytest

from committee_pack.profiles import did_you_mean

KNOWN = ("officer", "previous", "sections")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("oficer", 'Did you mean "officer"? '),
        ("section", 'Did you mean "sections"? '),
        ("zebra", ""),
        ("", ""),
    ],
)
def test_the_nearest_word_is_named(wrong: str, told: str) -> None:
    assert did_you_mean(wrong, KNOWN) == told


def test_with_nothing_known_nothing_is_said() -> None:
    assert did_you_mean("officer", ()) == ""
