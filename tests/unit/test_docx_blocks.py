"""Tables, notes, text boxes, pictures, headers, comments, and files that are no Word files."""

import pytest

from committee_pack.errors import InputUnreadable
from committee_pack.model.report import Run, Span
from committee_pack.readers.docx import read_docx
from tests.docx_parts import (
    NAMESPACES,
    SOURCE,
    abstract,
    document_xml,
    docx,
    item,
    labels,
    level,
    notes,
    num,
    p,
    package,
    pictures,
    read,
    relationships,
    rules,
    style,
    styled,
    tables,
    texts,
)


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, grid: tuple[int, ...] = (), look: str = "") -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def bold(text: str) -> str:
    return f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"


SPAN_2 = '<w:gridSpan w:val="2"/>'
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_body_order_holds() -> None:
    flow = read(p("Before") + table(row(cell(p("In")))) + p("After"))
    assert [type(b).__name__ for b in flow.blocks] == ["FlowParagraph", "Table", "FlowParagraph"]
    assert [b.where.block for b in flow.blocks if b.where] == [0, 1, 2]


def test_merged_cells() -> None:
    flow = read(
        table(
            row(cell(p("Action"), DOWN), cell(p("Progress"), SPAN_2)),
            row(cell(p(), ON), cell(p("Q1")), cell(p("Q2"))),
            grid=(2000, 1000, 1000),
        )
    )
    found = tables(flow)[0]
    assert found.rows == (("Action", "Progress", ""), ("", "Q1", "Q2"))
    assert found.spans == (Span(row=0, column=0, rows=2), Span(row=0, column=1, columns=2))
    assert found.widths == (0.5, 0.25, 0.25)


def test_grid_columns_that_no_cell_starts_in_are_no_columns() -> None:
    flow = read(table(row(cell(p("a"), SPAN_2), cell(p("b"))), row(cell(p("c"), SPAN_2))))
    assert tables(flow)[0].rows == (("a", "b"), ("c", ""))
    assert tables(flow)[0].spans == ()


def test_a_row_may_start_further_right() -> None:
    short = row(cell(p("b")), properties='<w:gridBefore w:val="1"/>')
    assert tables(read(table(row(cell(p("a")), cell(p("x"))), short)))[0].rows == (
        ("a", "x"),
        ("", "b"),
    )


def test_old_merges_across() -> None:
    merged = row(
        cell(p("wide"), '<w:hMerge w:val="restart"/>'), cell(p(), "<w:hMerge/>"), cell(p("end"))
    )
    found = tables(read(table(merged, row(cell(p("1")), cell(p("2")), cell(p("3"))))))[0]
    assert found.rows == (("wide", "", "end"), ("1", "2", "3"))
    assert found.spans == (Span(row=0, column=0, columns=2),)


def test_old_merges_across_keep_what_every_cell_shows() -> None:
    call = f"<w:p><w:r><w:t>seen</w:t></w:r>{reference(1)}</w:p>"
    merged = row(
        cell(p("first"), '<w:hMerge w:val="restart"/>'),
        cell(bold("second"), "<w:hMerge/>"),
        cell(call, "<w:hMerge/>"),
    )
    found = tables(read(table(merged)))[0]
    assert found.rows == (("first\nsecond\nseen",),)
    assert found.runs[0][0] == (
        Run(text="first\n"),
        Run(text="second", bold=True),
        Run(text="\nseen"),
        Run(text="", note="1"),
    )


def test_old_merges_across_may_hold_their_words_in_the_second_cell() -> None:
    merged = row(cell(p(), '<w:hMerge w:val="restart"/>'), cell(bold("late"), "<w:hMerge/>"))
    found = tables(read(table(merged)))[0]
    assert found.rows[0][0] == "late"
    assert found.runs[0][0] == (Run(text="late", bold=True),)


def test_cells_join_their_paragraphs_and_show_their_numbers() -> None:
    lists = abstract(0, level(0, "%1.")) + num(1, 0)
    flow = read(
        item("Body") + table(row(cell(item("One") + item("Two")), cell(bold("x") + p("y")))),
        numbering=lists,
    )
    found = tables(flow)[0]
    assert found.rows == (("2. One\n3. Two", "x\ny"),)
    assert found.runs[0][1] == (Run(text="x", bold=True), Run(text="\ny"))
    assert labels(flow) == ["1."]


def test_a_table_in_a_cell_becomes_lines_of_it() -> None:
    inner = table(row(cell(p("a")), cell(p("b"))), row(cell(p("c")), cell(p("d"))))
    flow = read(table(row(cell(p("See") + inner + p()), cell(p("x")))))
    assert tables(flow)[0].rows == (("See\na\tb\nc\td", "x"),)
    assert rules(flow) == ["nested-table"]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    controlled = control(row(control(cell(p("c"))), cell(control(p("d")))))
    flow = read(table(row(cell(p("a")), cell(p("b"))), controlled))
    assert tables(flow)[0].rows == (("a", "b"), ("c", "d"))


def test_deleted_rows_are_left_out() -> None:
    gone = row(cell(p("old")), properties="<w:del/>")
    flow = read(table(row(cell(p("kept"))), gone))
    assert (tables(flow)[0].rows, rules(flow)) == ((("kept",),), ["tracked-changes"])


def test_header_rows() -> None:
    body = row(cell(p("1")), cell(p("2")))
    head = row(cell(p("a")), cell(p("b")))
    marked = row(cell(p("a")), cell(p("b")), properties="<w:tblHeader/>")
    strong = row(cell(bold("a")), cell(bold("b")))
    shade = '<w:shd w:val="clear" w:fill="D9E2F3"/>'
    shaded = row(cell(p("a"), shade), cell(p("b"), shade))

    def header_rows(*rows: str) -> int:
        return tables(read(table(*rows)))[0].header_rows

    assert header_rows(head, body) == 0
    assert header_rows(marked, body) == 1
    assert header_rows(marked, marked, body) == 2
    assert header_rows(strong, body) == 1
    assert header_rows(strong, strong) == 0
    assert header_rows(shaded, body) == 1
    assert header_rows(strong, strong, body) == 2


def test_a_head_over_several_columns_is_as_deep_as_its_merged_cells() -> None:
    grey = '<w:shd w:val="clear" w:fill="D9D9D9"/>'
    flow = read(
        table(
            row(cell(p("Action"), DOWN + grey), cell(p("Progress"), SPAN_2 + grey)),
            row(cell(p(), ON + grey), cell(p("Q1")), cell(p("Q2"))),
            row(cell(p("Hire")), cell(p("1")), cell(p("2"))),
        ).replace(ON + grey, ON)
    )
    assert tables(flow)[0].header_rows == 2


def test_a_table_style_may_set_the_first_row_apart() -> None:
    house = style(
        "House",
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
        kind="table",
    )
    look = '<w:tblStyle w:val="House"/><w:tblLook w:firstRow="{}"/>'
    rows = (row(cell(p("a"))), row(cell(p("b"))))
    for wanted, header_rows in ((1, 1), (0, 0)):
        flow = read(table(*rows, look=look.format(wanted)), styles=house)
        assert tables(flow)[0].header_rows == header_rows


def test_a_caption_stays_a_paragraph() -> None:
    flow = read(styled("Table 1: Visits", "Caption") + table(row(cell(p("a")))))
    assert (texts(flow), tables(flow)[0].caption) == (["Table 1: Visits"], None)


def reference(note_id: int, kind: str = "footnote", extra: str = "", text: str = "") -> str:
    words = f"<w:t>{text}</w:t>" if text else ""
    return f'<w:r><w:{kind}Reference w:id="{note_id}"{extra}/>{words}</w:r>'


def note_part(kind: str, *entries: tuple[int, str]) -> str:
    content = "".join(
        f'<w:{kind} w:id="{n}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t xml:space="preserve"> {text}'
        f"</w:t></w:r></w:p></w:{kind}>"
        for n, text in entries
    )
    return f"<w:{kind}s {NAMESPACES}>{content}</w:{kind}s>"


def test_notes_follow_the_block_that_refers_to_them_by_id() -> None:
    flow = read(
        f"<w:p><w:r><w:t>First</w:t></w:r>{reference(9)}</w:p>"
        f"<w:p><w:r><w:t>Second</w:t></w:r>{reference(4)}{reference(2, 'endnote')}</w:p>",
        links={"rF": ("footnotes", "footnotes.xml"), "rE": ("endnotes", "endnotes.xml")},
        parts={
            "footnotes.xml": note_part("footnote", (4, "About the second"), (9, "About the first")),
            "endnotes.xml": note_part("endnote", (2, "At the end")),
        },
    )
    assert texts(flow) == ["First", "Second"]
    assert read_runs(flow.blocks[2])[1:] == (Run(text="", note="2"), Run(text="", note="i"))
    assert [(n.mark, n.text) for n in notes(flow)] == [
        ("1", "About the first"),
        ("2", "About the second"),
        ("i", "At the end"),
    ]
    assert [n.where.block for n in notes(flow) if n.where] == [1, 3, 4]


def test_the_words_have_no_mark_and_the_authors_own_mark_is_kept() -> None:
    custom = reference(1, extra=' w:customMarkFollows="1"', text="*")
    flow = read(
        f"<w:p><w:r><w:t>A</w:t></w:r>{custom}<w:r><w:t> plan</w:t></w:r>{reference(2)}"
        '<w:r><w:t xml:space="preserve"> </w:t></w:r></w:p>',
        links={"rF": ("footnotes", "footnotes.xml")},
        parts={"footnotes.xml": note_part("footnote", (1, "Starred"), (2, "Counted"))},
    )
    assert texts(flow) == ["A plan"]
    assert [n.mark for n in notes(flow)] == ["*", "1"]
    assert read_runs(flow.blocks[0]) == (
        Run(text="A"),
        Run(text="", note="*"),
        Run(text=" plan"),
        Run(text="", note="1"),
    )


def test_an_own_mark_may_be_a_symbol() -> None:
    sign = '<w:sym w:font="Symbol" w:char="F0B1"/>'
    flow = read(
        "<w:p><w:r><w:t>A</w:t></w:r>"
        f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/>{sign}</w:r></w:p>',
        links={"rF": ("footnotes", "footnotes.xml")},
        parts={"footnotes.xml": note_part("footnote", (1, "More or less"))},
    )
    assert (texts(flow), notes(flow)[0].mark) == (["A"], "±")


def test_a_note_follows_words_that_run_on_into_the_next_paragraph() -> None:
    flow = read(
        '<w:p><w:pPr><w:rPr><w:del w:id="7" w:author="A"/></w:rPr></w:pPr>'
        f"<w:r><w:t>One</w:t></w:r>{reference(1)}</w:p><w:p><w:r><w:t> two</w:t></w:r></w:p>",
        links={"rF": ("footnotes", "footnotes.xml")},
        parts={"footnotes.xml": note_part("footnote", (1, "About one"))},
    )
    assert texts(flow) == ["One two"]
    assert [type(b).__name__ for b in flow.blocks] == ["FlowParagraph", "Note"]


def read_runs(block: object) -> tuple[Run, ...]:
    runs = getattr(block, "runs", ())
    assert isinstance(runs, tuple)
    return runs


def test_the_document_says_how_notes_are_numbered() -> None:
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr></w:sectPr>'
    flow = read(
        f"<w:p>{reference(1)}</w:p>{section}",
        links={"rF": ("footnotes", "footnotes.xml")},
        parts={"footnotes.xml": note_part("footnote", (1, "Lettered"))},
    )
    assert notes(flow)[0].mark == "a"


def test_a_note_without_words_is_a_finding() -> None:
    assert rules(read(f"<w:p><w:r><w:t>A</w:t></w:r>{reference(5)}</w:p>")) == ["note-missing"]


def test_notes_in_a_table_follow_the_table() -> None:
    flow = read(
        table(row(cell(f"<w:p><w:r><w:t>A</w:t></w:r>{reference(1)}</w:p>"))),
        links={"rF": ("footnotes", "footnotes.xml")},
        parts={"footnotes.xml": note_part("footnote", (1, "In a cell"))},
    )
    assert [type(b).__name__ for b in flow.blocks] == ["Table", "Note"]
    (found,) = tables(flow)
    assert found.rows == (("A",),)
    assert found.runs == (((Run(text="A"), Run(text="", note="1")),),)


BOX = "<w:txbxContent>{}</w:txbxContent>"


def text_box(content: str) -> str:
    new = (
        f"<w:drawing><wp:anchor><wps:txbx>{BOX.format(content)}</wps:txbx></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{BOX.format(content)}</v:textbox></v:shape></w:pict>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{new}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_boxes_follow_their_anchor_once() -> None:
    flow = read(f"<w:p><w:r><w:t>Anchor</w:t></w:r>{text_box(p('In the box'))}</w:p>" + p("Next"))
    assert texts(flow) == ["Anchor", "In the box", "Next"]


def test_a_text_box_inside_a_text_box_is_read_once() -> None:
    inner = f"<w:p>{text_box(p('Inner'))}</w:p>"
    assert texts(read(f"<w:p>{text_box(p('Outer') + inner)}</w:p>")) == ["Outer", "Inner"]


PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1270000" cy="635000"/>'
    '<wp:docPr id="1" name="Picture 1" descr="Visits by month"/><a:graphic><a:graphicData>'
    '<pic:pic><pic:blipFill><a:blip r:embed="{}"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def test_a_picture_with_its_words_bytes_and_size() -> None:
    flow = read(
        PICTURE.format("rP"),
        links={"rP": ("image", "media/image1.png")},
        parts={"media/image1.png": b"png bytes"},
    )
    found = pictures(flow)[0]
    assert (found.alt, found.data, found.media_type) == (
        "Visits by month",
        b"png bytes",
        "image/png",
    )
    assert (found.width, found.height) == (100.0, 50.0)


def test_an_old_picture() -> None:
    flow = read(
        '<w:p><w:r><w:pict><v:shape style="width:1in;height:36pt" alt="Crest">'
        '<v:imagedata r:id="rP"/></v:shape></w:pict></w:r></w:p>',
        links={"rP": ("image", "media/crest.jpeg")},
        parts={"media/crest.jpeg": b"jpeg bytes"},
    )
    found = pictures(flow)[0]
    assert (found.alt, found.width, found.height, found.media_type) == (
        "Crest",
        72.0,
        36.0,
        "image/jpeg",
    )


def test_a_picture_that_is_not_in_the_file_is_a_finding() -> None:
    flow = read(PICTURE.format("rNone"))
    assert (pictures(flow)[0].data, rules(flow)) == (b"", ["picture-missing"])


def test_what_is_not_read_is_a_finding_with_its_place() -> None:
    chart = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="c" descr="Trend"/>'
        '<a:graphic><a:graphicData><c:chart r:id="rC"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    smart = chart.replace('<c:chart r:id="rC"/>', "<dgm:relIds/>")
    embedded = '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>'
    flow = read(p("One") + chart + smart + embedded + '<w:altChunk r:id="rX"/>')
    assert rules(flow) == ["chart", "smartart", "embedded-object", "imported-file"]
    assert [f.where.block for f in flow.findings if f.where] == [1, 1, 1, 1]
    assert "Trend" in flow.findings[0].message


def test_headers_and_footers_are_furniture() -> None:
    header = f"<w:hdr {NAMESPACES}>{p('Northmere Borough Council')}{p('')}</w:hdr>"
    footer = f"<w:ftr {NAMESPACES}>{table(row(cell(p('Page 1')), cell(p('Draft'))))}</w:ftr>"
    flow = read(
        p("Words"),
        links={
            "rH1": ("header", "header1.xml"),
            "rH2": ("header", "header2.xml"),
            "rF1": ("footer", "footer1.xml"),
        },
        parts={"header1.xml": header, "header2.xml": header, "footer1.xml": footer},
    )
    assert flow.furniture == ("Northmere Borough Council", "Page 1", "Draft")
    assert texts(flow) == ["Words"]


def test_comments_are_findings_where_they_hang() -> None:
    comments = (
        f'<w:comments {NAMESPACES}><w:comment w:id="3" w:author="Jo Field">'
        f"{p('Check the figure')}</w:comment></w:comments>"
    )
    flow = read(
        p("One") + '<w:p><w:r><w:t>Two</w:t></w:r><w:r><w:commentReference w:id="3"/></w:r></w:p>',
        links={"rC": ("comments", "comments.xml")},
        parts={"comments.xml": comments},
    )
    assert flow.findings[0].message == "Comment by Jo Field: Check the figure"
    assert flow.findings[0].where is not None
    assert flow.findings[0].where.block == 1


def test_a_picture_in_a_note_or_a_comment_is_a_finding() -> None:
    picture = PICTURE.format("rP")
    links = relationships({"rP": ("image", "media/image1.png")})
    flow = read(
        f"<w:p><w:r><w:t>One</w:t></w:r>{reference(1)}"
        '<w:r><w:commentReference w:id="3"/></w:r></w:p>',
        links={"rF": ("footnotes", "footnotes.xml"), "rC": ("comments", "comments.xml")},
        parts={
            "footnotes.xml": f"<w:footnotes {NAMESPACES}>"
            f'<w:footnote w:id="1">{p("Seen")}{picture}</w:footnote></w:footnotes>',
            "comments.xml": f"<w:comments {NAMESPACES}>"
            f'<w:comment w:id="3" w:author="Jo Field">{picture}</w:comment></w:comments>',
            "_rels/footnotes.xml.rels": links,
            "_rels/comments.xml.rels": links,
            "media/image1.png": b"png bytes",
        },
    )
    assert [one.text for one in notes(flow)] == ["Seen"]
    told = [one.message for one in flow.findings if one.rule == "picture-in-note"]
    assert told == [
        "A picture in note 1 is not read (Visits by month).",
        "A picture in the comment by Jo Field is not read (Visits by month).",
    ]
    assert [one.where.block for one in flow.findings if one.where] == [1, 0, 0]


def test_the_core_title_serves_where_no_paragraph_is_a_title() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Plan for 2026</dc:title></cp:coreProperties>"
    )
    files = {
        "_rels/.rels": relationships(
            {
                "r1": ("officeDocument", "word/document.xml"),
                "r2": ("core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": core,
        "word/document.xml": document_xml(p("Words")),
    }
    assert read_docx(package(files), SOURCE).title == "Plan for 2026"


def test_strict_files_are_read() -> None:
    strict = document_xml(item("Words")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    rels = relationships({"r1": ("officeDocument", "word/document.xml")}).replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    flow = read_docx(package({"_rels/.rels": rels, "word/document.xml": strict}), SOURCE)
    assert texts(flow) == ["Words"]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"no zip at all", "cannot be opened"),
        (docx(p("x"))[:-40], "cannot be opened"),
        (package({"hello.txt": "x"}), "no main document"),
        (package({"word/document.xml": "<w:document"}), "is broken"),
        (package({"word/document.xml": f"<w:document {NAMESPACES}/>"}), "no body"),
        (
            package({"word/document.xml": f"<!DOCTYPE x [<!ENTITY e 'e'>]>{document_xml('')}"}),
            "document type",
        ),
    ],
)
def test_what_is_no_word_file_is_told_in_three_parts(data: bytes, problem: str) -> None:
    with pytest.raises(InputUnreadable) as caught:
        read_docx(data, SOURCE)
    assert caught.value.what.startswith("previous.docx: ")
    assert problem in caught.value.what
    assert caught.value.why
    assert caught.value.hint


def test_broken_numbering_is_no_reason_to_guess_numbers() -> None:
    with pytest.raises(InputUnreadable, match=r"numbering\.xml is broken"):
        read_docx(docx(p("x"), numbering="<w:num"), SOURCE)


def test_a_table_no_word_could_make_is_refused() -> None:
    wide = table(row(*[cell(p("x"))] * 1001))
    with pytest.raises(InputUnreadable, match="1001 columns"):
        read(wide)


def test_a_huge_span_makes_no_huge_table() -> None:
    flow = read(table(row(cell(p("a"), '<w:gridSpan w:val="30000000"/>'), cell(p("b")))))
    assert tables(flow)[0].rows == (("a", "b"),)


def test_deeply_nested_tables_end_in_a_finding_not_in_a_crash() -> None:
    nested = p("core")
    for _ in range(60):
        nested = table(row(cell(nested + p())))
    assert "too-deep" in rules(read(nested + p("after")))
