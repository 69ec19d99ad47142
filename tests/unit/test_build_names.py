"""File names that Windows takes."""

from datetime import date

import pytest

from committee_pack.build.names import appendix_name, meeting_folder, provenance_name, report_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Improvement plan", "06 Improvement plan.docx"),
        ("Social Care: Update", "06 Social Care Update.docx"),
        ('Who? What/"why"', "06 Who What why.docx"),
        ("Ends in dots...", "06 Ends in dots.docx"),
        ("Two\nlines\tand a tab", "06 Two lines and a tab.docx"),
    ],
)
def test_a_report_is_named_by_item_and_title(title: str, name: str) -> None:
    assert report_name(6, title) == name


def test_a_long_title_is_cut() -> None:
    assert len(report_name(6, "word " * 80)) <= 105


def test_an_appendix_is_named_by_its_reference() -> None:
    assert appendix_name(6, "Appendix 6(a)", "Plan", ".pdf") == "06 Appendix 6(a) Plan.pdf"


def test_a_meeting_has_a_folder_and_a_report_a_record() -> None:
    assert meeting_folder(date(2026, 11, 26), "Scrutiny: A/B") == "2026-11-26 Scrutiny A B"
    assert provenance_name(6) == "06 provenance - not for publication.json"
