"""Tables as Word's: header rows, widths, merged cells, status colours, what follows a table."""

from pathlib import Path

import pytest
from lxml import etree

from committee_pack.model.report import ListItem, Paragraph, Run, Span, Table
from committee_pack.writers.docx import fill
from committee_pack.writers.styles import Styles
from committee_pack.writers.table_widths import OTHER_FONT, column_widths, needs_of, shared_widths
from tests.unit.test_writer_blocks import findings, section, written, xml
from tests.unit.test_writer_docx import FACTS, W, changed, filled, part
from tests.word_validity import problems

# The width of the text of an A4 page with margins of 2.54 cm, in twentieths of a point.
TEXT_WIDTH = 11906 - 2 * 1440


@pytest.fixture(scope="module")
def template(project: Path) -> bytes:
    return (project / "templates" / "scrutiny-report.docx").read_bytes()


def table(*rows: tuple[str, ...], header: int = 1, spans: tuple[Span, ...] = ()) -> Table:
    return Table(header_rows=header, rows=rows, spans=spans)


def cells(made: etree._Element) -> list[list[str]]:
    return [
        [
            "|".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in cell.iter(f"{W}p"))
            for cell in row.iter(f"{W}tc")
        ]
        for row in made.iter(f"{W}tr")
    ]


def only_table(template: bytes, block: Table) -> etree._Element:
    (made,) = [one for one in written(template, block) if one.tag == f"{W}tbl"]
    return made


def test_cells_come_out_in_their_styles_with_their_line_breaks(template: bytes) -> None:
    made = only_table(template, table(("Ref", "Action"), ("1.1", "First\nSecond")))
    assert cells(made) == [["Ref", "Action"], ["1.1", "First|Second"]]
    styles = [style.get(f"{W}val") for style in made.iter(f"{W}pStyle")]
    assert styles == ["TableHeading"] * 2 + ["TableText"] * 3
    style = made.find(f"{W}tblPr/{W}tblStyle")
    assert style is not None
    assert style.get(f"{W}val") == "CouncilTable"


def test_header_rows_are_repeated_and_no_row_splits(template: bytes) -> None:
    made = only_table(template, table(("A", "B"), ("c", "d"), ("1", "2"), header=2))
    rows = [xml(properties) for properties in made.iter(f"{W}trPr")]
    head = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    assert rows == [head, head, "<w:trPr><w:cantSplit/></w:trPr>"]


def test_the_columns_fill_the_width_of_the_text(template: bytes) -> None:
    made = only_table(template, table(("Ref", "Action", "Due"), ("1", "word " * 40, "1 May 2026")))
    widths = [int(column.get(f"{W}w") or 0) for column in made.iter(f"{W}gridCol")]
    assert sum(widths) == TEXT_WIDTH
    assert widths[1] > widths[2] > widths[0]
    assert [int(cell.get(f"{W}w") or 0) for cell in made.iter(f"{W}tcW")] == widths * 2


def test_widths_that_are_given_are_kept_in_proportion() -> None:
    assert column_widths([["a", "b", "c"]], (1.0, 2.0, 1.0), 9000, 1) == [2250, 4500, 2250]


@pytest.mark.parametrize("wanted", [(0.0, 1.0), (float("nan"), 1.0), (1.0,), (-1.0, 2.0)])
def test_widths_that_make_no_sense_are_not_used(wanted: tuple[float, ...]) -> None:
    widths = column_widths([["a", "a"]], wanted, 9000, 0)
    assert widths == [4500, 4500]


def test_a_wanted_width_gives_way_to_the_longest_word() -> None:
    rows = [["Ref", "Action"], ["Commissioning", "word"]]
    narrow, wide = column_widths(rows, (1.0, 20.0), 9000, 1)
    assert narrow >= 1400
    assert narrow + wide == 9000


def test_a_date_is_not_broken_where_there_is_room() -> None:
    rows = [["Due", "Update"], ["30 November 2026", "word " * 200]]
    assert column_widths(rows, (), 9000, 1)[0] >= 1800


def test_merged_cells_are_merged(template: bytes) -> None:
    spans = (Span(row=0, column=0, columns=2), Span(row=1, column=0, rows=2))
    block = table(("Head", "", "C"), ("Left", "b", "c"), ("", "e", "f"), spans=spans)
    made = only_table(template, block)
    assert cells(made) == [["Head", "C"], ["Left", "b", "c"], ["", "e", "f"]]
    assert [xml(one) for one in made.iter(f"{W}gridSpan", f"{W}vMerge")] == [
        '<w:gridSpan w:val="2"/>',
        '<w:vMerge w:val="restart"/>',
        '<w:vMerge w:val="continue"/>',
    ]


@pytest.mark.parametrize(
    "span",
    [
        Span(row=0, column=0, columns=9),
        Span(row=5, column=0, rows=2),
        Span(row=0, column=0, rows=2),
    ],
)
def test_a_merge_that_does_not_fit_or_hides_words_is_told(template: bytes, span: Span) -> None:
    block = table(("A", "B"), ("hidden", "d"), spans=(span,))
    assert cells(only_table(template, block)) == [["A", "B"], ["hidden", "d"]]
    assert [finding.rule for finding in findings(template, block)] == ["table-span-dropped"]


def test_short_rows_are_filled_up(template: bytes) -> None:
    assert cells(only_table(template, table(("A", "B"), ("c",)))) == [["A", "B"], ["c", ""]]


def test_status_words_have_a_colour_beside_the_word(template: bytes) -> None:
    late = ("Off track, overdue (was at risk)", "On track, overdue")
    words = ("Complete", "On track", "at risk", *late, "Deferred")
    made = only_table(template, table(("Action", "RAG"), *((word, word) for word in words)))
    fills = [
        [shade.get(f"{W}fill") for shade in row.iter(f"{W}shd")] for row in made.iter(f"{W}tr")
    ]
    assert fills == [[], ["DDEBF7"], ["E2F0D9"], ["FFF2CC"], ["FBE0DD"], ["FBE0DD"], []]
    assert [row[1] for row in cells(made)[1:]] == list(words)


def test_the_same_words_in_another_column_have_no_colour(template: bytes) -> None:
    made = only_table(template, table(("Action", "Strategy"), ("Complete", "On track")))
    assert list(made.iter(f"{W}shd")) == []


def test_the_caption_is_a_paragraph_before_its_table(template: bytes) -> None:
    block = Table(header_rows=1, rows=(("A",), ("b",)), caption="Table 1: Actions")
    made = written(template, block)
    assert [etree.QName(one).localname for one in made][:2] == ["p", "tbl"]
    assert xml(made[0]) == (
        '<w:p><w:pPr><w:pStyle w:val="Caption"/><w:keepNext/></w:pPr>'
        "<w:r><w:t>Table 1: Actions</w:t></w:r></w:p>"
    )


def test_tables_that_follow_one_another_stay_apart(template: bytes) -> None:
    made = written(template, table(("A",), ("b",)), table(("C",), ("d",)))
    assert [etree.QName(one).localname for one in made] == ["tbl", "p", "tbl"]


def test_a_table_at_the_end_of_the_body_or_a_cell_has_a_paragraph_after_it(template: bytes) -> None:
    end = {"sections.background_papers": (table(("A",), ("b",)),)}
    data = filled(template, blocks=end).data
    body = part(data).find(f"{W}body")
    assert body is not None
    assert [etree.QName(one).localname for one in body][-3:] == ["tbl", "p", "sectPr"]
    in_cell = changed(template, "{{ front_matter.officer }}", "{{ sections.background }}")
    inner = filled(in_cell, blocks={"sections.background": (table(("A",), ("b",)),)}).data
    assert problems(inner) == []
    cell = next(one for one in part(inner).iter(f"{W}tc") if one.find(f"{W}tbl") is not None)
    assert [etree.QName(one).localname for one in cell] == ["tcPr", "tbl", "p"]
    widths = [int(column.get(f"{W}w") or 0) for column in cell.iter(f"{W}gridCol")]
    assert sum(widths) == TEXT_WIDTH - 2665 - 216


def test_runs_in_cells_keep_their_formatting_over_line_breaks(template: bytes) -> None:
    runs = (((Run(text="A"),),), ((Run(text="one\ntw", bold=True), Run(text="o")),))
    block = Table(header_rows=1, rows=(("A",), ("one\ntwo",)), runs=runs)
    made = only_table(template, block)
    assert cells(made)[1] == ["one|two"]
    assert [run.find(f"{W}rPr/{W}b") is not None for run in made.iter(f"{W}r")] == [
        False,
        True,
        True,
        False,
    ]


def test_a_table_without_cells_is_left_out_and_told(template: bytes) -> None:
    block = Table(header_rows=0, rows=())
    assert written(template, block) == []
    assert [finding.rule for finding in findings(template, block)] == ["table-empty"]


def test_a_table_too_wide_for_word_is_parted_with_nothing_lost(template: bytes) -> None:
    row = tuple(f"c{number}" for number in range(100))
    made = written(template, table(row, row))
    tables = [one for one in made if one.tag == f"{W}tbl"]
    assert [len(one.findall(f"{W}tblGrid/{W}gridCol")) for one in tables] == [63, 37]
    assert [cell for one in tables for cell in cells(one)[0]] == list(row)


def test_a_table_fills_the_landscape_page_of_an_appendix(project: Path) -> None:
    template = (project / "templates" / "scrutiny-appendix.docx").read_bytes()
    facts = {**FACTS, "appendix": {"ref": "Appendix 6(a)", "title": "Plan"}}
    rows = (("Ref", "Update"), *((str(n), "word " * 20) for n in range(40)))
    body = (
        Paragraph(number=None, text="Position at 31 October 2026."),
        table(*rows),
        ListItem(level=1, marker="(a)", text="Item."),
    )
    data = fill(template, "appendix.docx", facts, {"appendix.body": body}).data
    assert problems(data, tags_allowed=False) == []
    widths = [int(column.get(f"{W}w") or 0) for column in part(data).iter(f"{W}gridCol")]
    assert sum(widths) == 16838 - 2 * 1247
    words = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in part(data).iter(f"{W}p")]
    assert words[:3] == [
        "Appendix 6(a): Plan",
        "Children's Scrutiny Committee, 26 November 2026",
        "Position at 31 October 2026.",
    ]


def test_a_paragraph_after_a_table_stands_clear_of_it(template: bytes) -> None:
    block = table(("A",), ("b",))
    data = filled(
        template,
        blocks={"sections.background": (block, Paragraph(number="6.1", text="After."))},
    ).data
    spacing = section(data)[1].find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert spacing.get(f"{W}before") == "180"


def test_a_short_heading_stands_on_one_line_and_so_does_a_date_where_nothing_is_wanted() -> None:
    rows = (
        ("Indicator", "Good is", "Due", "Commentary"),
        ("Return home conversations", "High", "30 November 2026", "Words that take room " * 9),
    )
    for wanted in ((), (3.0, 0.5, 0.5, 6.0)):
        widths = column_widths(rows, wanted, 14_000, 1)
        assert sum(widths) == 14_000
        # In bold 10 points: "Good is" is 36 points wide and "30 November 2026" 78; margins are 11.
        assert widths[1] >= 20 * (36 + 11)
        assert wanted or widths[2] >= 20 * (78 + 11)


def test_columns_are_as_wide_as_larger_words_need() -> None:
    rows = [
        ["Judgement", "Change"],
        ["The experiences and progress of children " * 3, "comparable"],
    ]
    ten, fourteen = (shared_widths(needs_of(rows, 1, em), (9.0, 1.0), 6000) for em in (200, 280))
    assert fourteen[1] > ten[1] > 1300
    assert sum(fourteen) == sum(ten) == 6000


def test_a_font_that_a_machine_may_lack_gets_room_as_far_as_there_is_some() -> None:
    needs = needs_of([["Judgement", "Change"], ["Of children " * 20, "comparable"]], 1)
    usual, other = (shared_widths(needs, (9.0, 1.0), 6000, wider) for wider in (1.0, OTHER_FONT))
    assert round(other[1] / usual[1], 2) == OTHER_FONT
    narrow = round(sum(needs.words))
    assert shared_widths(needs, (), narrow, OTHER_FONT) == shared_widths(needs, (), narrow)


def test_the_size_of_the_words_in_a_style_is_found_where_it_is_set() -> None:
    def styles(defaults: str, usual: str, own: str) -> Styles:
        return Styles(
            etree.fromstring(
                '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
                f"<w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault>"
                f'</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N">'
                f'<w:name w:val="Normal"/><w:rPr>{usual}</w:rPr></w:style>'
                '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Table Text"/>'
                f'<w:basedOn w:val="N"/><w:rPr>{own}</w:rPr></w:style></w:styles>'
            )
        )

    assert styles("", "", "").text_size("T") == 200
    assert styles('<w:sz w:val="22"/>', "", "").text_size("T") == 220
    assert styles('<w:sz w:val="22"/>', '<w:sz w:val="24"/>', "").text_size(None) == 240
    assert styles("", '<w:sz w:val="24"/>', '<w:sz w:val="18"/>').text_size("T") == 180


@pytest.mark.parametrize(
    ("fonts", "usual"),
    [('w:ascii="Arial"', True), ('w:ascii="Calibri"', False), ('w:asciiTheme="minorHAnsi"', False)],
)
def test_a_font_that_every_machine_has_is_known(fonts: str, usual: bool) -> None:
    root = etree.fromstring(
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/></w:rPr></w:rPrDefault>"
        "</w:docDefaults></w:styles>"
    )
    assert Styles(root).is_usual_font(None) is usual
