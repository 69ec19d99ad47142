"""The words of a page: spaces that are hidden, characters that are none, nothing lost."""

import math
import re
from pathlib import Path

import msgspec
import pytest

from committee_pack.model.report import Picture, Table
from committee_pack.model.source import Source, SourceKind
from committee_pack.readers.flow import Flow
from committee_pack.readers.pdf import read_pdf
from committee_pack.readers.pdf_characters import read_pages
from committee_pack.readers.pdf_lines import build_lines
from committee_pack.readers.pdf_page import Piece
from committee_pack.readers.pdf_pdfium import lost_space
from tests.pdf_pages import PdfPageContent, make_pdf

SOURCE = Source(path="in/old report.pdf", sha256="0", kind=SourceKind.PDF)


def piece(text: str, x0: float, x1: float) -> Piece:
    return Piece(text, "Arial", 12, x0, x1, 90, 102, 100)


def test_a_space_hidden_under_a_wide_letter_is_a_space() -> None:
    before, after = piece("pier", 60, 111), piece("lights", 110.5, 140)
    assert lost_space(before, after, 106)
    assert not lost_space(before, after, math.inf)


def test_half_a_character_does_not_stop_the_output() -> None:
    page = PdfPageContent().words(60, 100, "The pier x is open")
    flow = read_pdf(make_pdf(page, reads_as={"x": 0xD835}), SOURCE)
    written = msgspec.json.encode(flow.blocks).decode("utf-8")
    assert "The pier" in written
    assert "is open" in written


def squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def all_words(flow: Flow) -> str:
    texts = [*flow.furniture, *(finding.message for finding in flow.findings)]
    for block in flow.blocks:
        if isinstance(block, Table):
            texts += (cell for row in block.rows for cell in row)
        elif isinstance(block, Picture):
            texts.append(block.alt)
        else:
            label = getattr(block, "label", None) or getattr(block, "mark", None) or ""
            texts.append(label + block.text)
    return " ".join(map(squeezed, texts))


@pytest.mark.parametrize(
    "pattern",
    [
        "committee_pdf/KCC_full_council_2025-03-13_[GJ]*.pdf",
        "committee_pdf/KCC_cabinet_2025-01-30_24-0009*.pdf",
        "committee_pdf/PARISH_[am]*.pdf",
        "committee_pdf/WSX_F*.pdf",
        "real_case/*.pdf",
    ],
)
def test_no_word_of_a_page_is_lost(corpus: Path, pattern: str) -> None:
    lost = []
    for path in sorted(corpus.glob(pattern)):
        data = path.read_bytes()
        found = all_words(read_pdf(data, SOURCE))
        for page in read_pages(data):
            for line in build_lines(page.pieces, page.number):
                words = map(squeezed, re.split(r"\s|\u00ad|\W", line.text))
                lost += [(page.number, word) for word in words if word not in found]
    assert lost == []
