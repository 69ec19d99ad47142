"""A template is made ready once, and no report that is filled from it leaves anything in it."""

from pathlib import Path

import pytest

from committee_pack.model.report import Block, ListItem, Note, Paragraph, Run, Table
from committee_pack.writers import docx
from committee_pack.writers.compiled import compile_template
from committee_pack.writers.docx import fill
from committee_pack.writers.package import write_parts
from tests.unit.test_writer_docx import FACTS, SECTIONS, changed, lines, part

TAB = chr(9)


@pytest.fixture(scope="module")
def template(project: Path) -> bytes:
    return (project / "templates" / "scrutiny-report.docx").read_bytes()


def report(words: str) -> dict[str, tuple[Block, ...]]:
    given: dict[str, tuple[Block, ...]] = dict.fromkeys(SECTIONS, ())
    given["sections.background"] = (
        Paragraph(number="6.1", text=words, runs=(Run(text=words), Run(text="", note="1"))),
        Note(mark="1", text=f"A note on {words}."),
        ListItem(level=1, marker="(a)", text=f"Item of {words}"),
        Table(header_rows=1, rows=(("Status",), (words,))),
    )
    return given


def test_a_template_is_made_ready_once(template: bytes) -> None:
    again = bytes(bytearray(template))
    assert compile_template(template, "a.docx") is compile_template(again, "a.docx")
    assert compile_template(template, "b.docx").name == "b.docx"


def test_one_report_leaves_nothing_in_the_next(template: bytes) -> None:
    alone = fill(template, "house.docx", FACTS, report("the second")).data
    for words in ("the first", "another {{ report.title }}"):
        fill(template, "house.docx", FACTS, report(words))
    after = fill(template, "house.docx", FACTS, report("the second")).data
    assert after == alone
    assert "first" not in " ".join(lines(after))


def test_cells_that_say_the_same_are_all_written(template: bytes) -> None:
    rows = (("Action", "Status"), *((f"Act {n}", "Off track") for n in range(9)))
    given = {**report("x"), "sections.background": (Table(header_rows=1, rows=rows),)}
    data = fill(template, "house.docx", FACTS, given).data
    assert lines(data).count("Off track") == 9
    assert [line for line in lines(data) if line.startswith("Act ")] == [
        f"Act {n}" for n in range(9)
    ]


def test_cells_keep_lines_tabs_and_what_markup_is_made_of(template: bytes) -> None:
    words = ("two\nlines", f"a{TAB}b", "  kept  ", "<w:t> & ]]>", "{{ 7*7 }}", "")
    rows = (*(("Row",) for _ in range(7)), *((one,) for one in words))
    given = {**report("x"), "sections.background": (Table(header_rows=0, rows=rows),)}
    written = lines(fill(template, "house.docx", FACTS, given).data)
    at = written.index("two")
    assert written[at : at + 7] == [
        "two",
        "lines",
        f"a{TAB}b",
        "  kept  ",
        "<w:t> & ]]>",
        "{{ 7*7 }}",
        "",
    ]


def test_a_template_that_calls_its_words_otherwise_is_filled_the_same(template: bytes) -> None:
    other = changed(changed(template, "xmlns:w=", "xmlns:x="), "w:", "x:")
    rows = tuple((f"Act {n}",) for n in range(9))
    given = {**report("x"), "sections.background": (Table(header_rows=1, rows=rows),)}
    data = fill(other, "house.docx", FACTS, given).data
    assert part(data).nsmap.get("w") is None
    assert lines(data) == lines(fill(template, "house.docx", FACTS, given).data)


def test_marks_of_ours_in_a_template_do_no_harm(template: bytes) -> None:
    marked = changed(template, "Legal considerations", "Legal \ufdd499\ufdd5")
    rows = tuple((f"Act {n}",) for n in range(9))
    given = {**report("x"), "sections.background": (Table(header_rows=1, rows=rows),)}
    with pytest.MonkeyPatch.context() as patch:
        # The check of every written file would take the mark for one left over.
        patch.setattr(docx, "write_parts", write_parts)
        written = lines(fill(marked, "house.docx", FACTS, given).data)
    assert "Legal \ufdd499\ufdd5" in written
    assert "Act 8" in written
