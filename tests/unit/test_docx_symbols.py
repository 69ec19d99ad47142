"""Signs of symbol fonts: one table for Word files and pdfs."""

import pytest

from committee_pack.readers.pdf_fonts import as_printed
from committee_pack.readers.symbols import symbol


@pytest.mark.parametrize(
    ("code", "font", "sign"),
    [
        ("F06F", "Wingdings", "☐"),
        ("F0A8", "Wingdings", "☐"),
        ("F0FE", "Wingdings", "☑"),
        ("F0FC", "Wingdings", "✓"),
        ("F0E8", "Wingdings", "→"),
        ("F050", "Wingdings 2", "✓"),
        ("F0A3", "Wingdings 2", "☐"),
        ("F0B3", "Symbol", "≥"),
    ],
)
def test_word_and_pdf_show_the_same_sign(code: str, font: str, sign: str) -> None:
    assert symbol(code, font) == sign
    assert as_printed(chr(int(code, 16)), f"ABCDEF+{font.replace(' ', '')}") == sign


def test_other_fonts_keep_their_letters() -> None:
    assert as_printed("«a»", "SegoeUISymbol") == "«a»"
    assert symbol("F0FC", "Wingdings 3") == "\uf0fc"
