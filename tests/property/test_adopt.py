"""Adopting any form leaves its other parts as they are, and loses none of its own words."""

import io
import tempfile
from pathlib import Path

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committee_pack.build.template_adopt import adopt_template
from committee_pack.model.template import AdoptWishes
from tests.council_forms import HEADINGS, blue, front_table, head, saved
from tests.template_files import BODY, parts_of

WORDS = st.text("abc déf &<>\"'’ 1.", min_size=1, max_size=30).filter(str.strip)
LINE = st.tuples(st.sampled_from(["plain", "blue", "bullet", "empty", "bracket"]), WORDS)


def form(headings: list[str], lines: list[tuple[str, str]], *, typed: bool, table: bool) -> bytes:
    document = docx.Document()
    head(document)
    if table:
        front_table(document)
    for place, heading in enumerate(headings, start=1):
        document.add_paragraph(f"{place}. {heading}" if typed else heading, style="Heading 1")
        for kind, words in lines:
            if kind == "blue":
                blue(document, words)
            elif kind == "bullet":
                document.add_paragraph(words, style="List Bullet")
            elif kind == "bracket":
                document.add_paragraph(f"[{words}]")
            else:
                document.add_paragraph(words if kind == "plain" else "")
    return saved(document)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(HEADINGS), min_size=2, max_size=6, unique=True),
    st.lists(LINE, max_size=4),
    st.booleans(),
    st.booleans(),
)
def test_no_other_part_is_changed(
    headings: list[str], lines: list[tuple[str, str]], typed: bool, table: bool
) -> None:
    before = form(headings, lines, typed=typed, table=table)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.docx"
        path.write_bytes(before)
        after = adopt_template(path, None, AdoptWishes()).data
    old, new = parts_of(before), parts_of(after)
    assert {name for name in old if new[name] != old[name]} <= {BODY, "docProps/core.xml"}
    read = docx.Document(io.BytesIO(after))
    there = [one.text for one in read.paragraphs]
    for kind, words in lines:
        if kind in ("plain", "blue", "bullet") and any(letter.isalpha() for letter in words):
            assert any(words.strip() in line for line in there)
