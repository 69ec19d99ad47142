"""Numbers of tables and figures."""

import pytest

from committee_pack.model.report import Table
from committee_pack.rules.captions import captions_in_order
from tests.unit.carried import CONTEXT, paragraph, report_of


def rules(*captions: str) -> list[str]:
    blocks = [paragraph(text) for text in captions]
    return [one.rule for one in captions_in_order(report_of(*blocks), CONTEXT)]


@pytest.mark.parametrize(
    ("captions", "told"),
    [
        (("Table 1: Homes", "Table 2: Carers"), []),
        (("Table 1: Homes", "Table 1: Carers"), ["caption-repeated"]),
        (("Table 1: Homes", "Figure 1: Carers", "Chart 1: Staff"), []),
        (("Figure 1 – Homes", "Fig. 1 – Carers"), ["caption-repeated"]),
        (("Table 1.1 Homes", "Table 1.2 Carers", "Table 2.1 Staff"), []),
        (("Table 1.1 Homes", "Table 1.1 Carers"), ["caption-repeated"]),
        (("Table 1: Homes", "Table 3: Carers"), ["caption-missing"]),
        (("Table 1: Homes", "Table 2: Carers", "Table 3: Staff"), []),
        ((f"Table 1: {'Homes ' * 40}", "Table 1: Carers"), []),
        (("Table 4: Homes", "Table 5: Carers"), []),
        (("Table 1: Homes", "Table 1 shows that homes are full."), []),
        (("Table 1 below lists the homes.", "Table 1 is long."), []),
        (("The figures of table 1 are old.",), []),
    ],
)
def test_a_number_twice_or_left_out_is_told(captions: tuple[str, ...], told: list[str]) -> None:
    assert rules(*captions) == told


def test_what_is_told_has_its_place_in_last_times_report() -> None:
    first, second = paragraph("Table 1: Homes"), paragraph("Table 1: Carers")
    (found,) = captions_in_order(report_of(first, second), CONTEXT)
    assert str(found.where) == "last time.docx, 6.1"


def test_the_caption_of_a_table_counts_and_the_same_words_above_it_do_not_count_twice() -> None:
    table = Table(header_rows=1, rows=(("Home", "Beds"),), caption="Table 1: Homes")
    same = report_of(paragraph("Table 1: Homes"), table)
    assert list(captions_in_order(same, CONTEXT)) == []
    other = report_of(paragraph("Table 1: Carers"), table)
    (found,) = captions_in_order(other, CONTEXT)
    assert '"Table 1: Homes"' in found.message
    assert '"Table 1: Carers"' in found.message
