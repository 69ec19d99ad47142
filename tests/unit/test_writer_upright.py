"""A template made ready for one upright page."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Pt

from committee_pack.writers.upright import upright


@pytest.mark.parametrize("name", ["scrutiny-appendix.docx", "cabinet-appendix.docx"])
def test_pages_stand_upright_and_words_are_small(project: Path, name: str) -> None:
    template = (project / "templates" / name).read_bytes()
    made = upright(template, name)
    document = Document(io.BytesIO(made))
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.PORTRAIT
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width < section.page_height
    sizes = {style.font.size for style in document.styles if hasattr(style, "font")} - {None}
    assert max(size for size in sizes if size) == Pt(13)
    assert sorted(size for size in sizes if size)[-2] <= Pt(9)
    assert upright(template, name) == made
