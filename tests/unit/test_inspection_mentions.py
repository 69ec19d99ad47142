"""Which words give an inspection a year, and what they say of that year."""

import pytest

from committee_pack.rules.inspection_mentions import Meant, Said, mentions


@pytest.mark.parametrize(
    ("sentence", "words", "said", "meant"),
    [
        (
            "Ofsted’s report was published in March 2023.",
            "Ofsted’s report was published in March 2023",
            Said.PUBLISHED,
            Meant.ANY,
        ),
        (
            "The inspection report was published in 2023.",
            "inspection report was published in 2023",
            Said.PUBLISHED,
            Meant.ANY,
        ),
        (
            "The inspection (February 2023) found this.",
            "inspection (February 2023",
            Said.CARRIED_OUT,
            Meant.ANY,
        ),
        (
            "The previous inspection, in 2019, was short.",
            "previous inspection, in 2019",
            Said.CARRIED_OUT,
            Meant.BEFORE,
        ),
        (
            "At the last inspection in 2019.",
            "last inspection in 2019",
            Said.CARRIED_OUT,
            Meant.LAST,
        ),
        ("The 2023 inspection report.", "2023 inspection report", Said.EITHER, Meant.ANY),
    ],
)
def test_an_inspection_with_its_year_is_found_beside_other_papers_too(
    sentence: str, words: str, said: Said, meant: Meant
) -> None:
    (found,) = mentions(sentence, about_inspection=False)
    assert (found.words, found.said, found.meant) == (words, said, meant)


@pytest.mark.parametrize(
    "sentence", ["Its report was published in 2023.", "The report was published in 2023."]
)
def test_a_report_without_a_name_is_the_inspections_only_where_no_other_was_named(
    sentence: str,
) -> None:
    assert [one.year for one in mentions(sentence, about_inspection=True)] == [2023]
    assert list(mentions(sentence, about_inspection=False)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "After the inspection, in 2027 we will recruit.",
        "The inspection, in 2027 it was said, will be short.",
        "Report published in 2023.",
        "The 2023 fully new inspection began.",
    ],
)
def test_a_year_that_belongs_to_other_words_is_none_of_an_inspection(sentence: str) -> None:
    assert list(mentions(sentence)) == []
