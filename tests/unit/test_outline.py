from committee_pack.model.report import ListItem, Paragraph, Run, Table
from committee_pack.readers.flow import FlowBlock
from tests.unit.outlines import bold, line, read, shape


def test_automatic_numbers_and_heading_styles() -> None:
    report = read(
        line("Purpose of the report", "1.0", heading=1),
        line("To inform the committee of the harbour plan.", "1.1"),
        line("Harbour dredging", "2.0", heading=1),
        line("Dredging began in May.", "2.1"),
        line("It goes on.", None),
    )
    assert shape(report) == [
        ("purpose", "1.0", "Purpose of the report", ["1.1"]),
        (None, "2.0", "Harbour dredging", ["2.1", None]),
    ]
    assert report.findings == ()


def test_numbers_typed_in_front_of_the_words_are_parted() -> None:
    lead = Run(text="1.1\tThe plan ")
    strong = Run(text="works", bold=True)
    report = read(
        bold("1.0\tPurpose of the report"),
        line("1.1\tThe plan works", runs=(lead, strong)),
        bold("2.\u00a0Legal implications"),
        line("2.1  None."),
        line("2.2 2.5 million pounds were spent."),
        line("3.5 million pounds remain."),
    )
    assert shape(report) == [
        ("purpose", "1.0", "Purpose of the report", ["1.1"]),
        ("legal", "2.", "Legal implications", ["2.1", "2.2", None]),
    ]
    paragraph = report.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "The plan works"
    assert paragraph.runs == (Run(text="The plan "), strong)


def test_a_bold_lead_inside_a_section_is_a_numbered_paragraph() -> None:
    report = read(
        bold("Background", "3.0"),
        bold("Current scheme", "3.4"),
        line("The scheme has run since 2019."),
        bold("Harbour rents", None),
        line("Rents rose.", "3.5"),
    )
    assert shape(report) == [("background", "3.0", "Background", ["3.4", None, None, "3.5"])]
    sub = report.sections[0].blocks[2]
    assert isinstance(sub, Paragraph)
    assert (sub.text, sub.runs) == ("Harbour rents", (Run(text="Harbour rents", bold=True),))


def test_numbering_that_drifts() -> None:
    report = read(
        bold("Introduction", "1."),
        line("Words.", "1.1"),
        bold("The quay wall", "2"),
        line("Words.", "2.1."),
        bold("4 Dredging"),
        line("Words.", "4.1"),
        bold("Recommendation(s)", "4."),
        line("The committee is asked to note the report."),
    )
    assert shape(report) == [
        ("purpose", "1.", "Introduction", ["1.1"]),
        (None, "2", "The quay wall", ["2.1."]),
        (None, "4", "Dredging", ["4.1"]),
        ("recommendations", "4.", "Recommendation(s)", [None]),
    ]
    assert [finding.message for finding in report.findings] == [
        'Section 4 "Dredging" stands after section 2; 3 was expected.',
        'Section 4. "Recommendation(s)" stands after section 4; 5 was expected.',
    ]


def test_a_misnumbered_paragraph_keeps_its_number_and_is_told() -> None:
    report = read(
        line("Purpose", "1.0", heading=1),
        line("To seek approval.", "2.1"),
        line("Background", "2.0", heading=1),
        line("One.", "2.1"),
        line("Two.", "2.1"),
        line("Four.", "2.4"),
    )
    assert shape(report)[0][3] == ["2.1"]
    assert [(f.rule, f.severity.value, f.message) for f in report.findings] == [
        (
            "number-out-of-order",
            "warning",
            'Paragraph 2.1 stands in section 1.0 "Purpose".',
        ),
        ("number-out-of-order", "warning", "Paragraph 2.1 stands after 2.1."),
        ("number-out-of-order", "warning", "Paragraph 2.4 stands after 2.1."),
    ]
    assert str(report.findings[1].where) == "2.1"


def test_headings_without_a_number_and_headings_that_wrap() -> None:
    report = read(
        bold("Purpose", "1.0"),
        line("To note.", "1.1"),
        bold(
            "Equalities considerations and the impact of this decision for our children and",
            "2.0",
        ),
        bold("young people"),
        line("None.", "2.1"),
        bold("Background Documents:"),
        line("None."),
    )
    assert shape(report)[1:] == [
        (
            "equalities",
            "2.0",
            "Equalities considerations and the impact of this decision for our children and "
            "young people",
            ["2.1"],
        ),
        ("background_papers", None, "Background Documents:", [None]),
    ]
    assert report.background_papers == ()


def test_what_follows_a_heading_on_its_line() -> None:
    report = read(
        bold("Purpose", "1.0"),
        line("To note.", "1.1"),
        bold("Background Documents : Harbour Policy 2026", "2.0"),
    )
    assert shape(report)[1] == ("background_papers", "2.0", "Background Documents :", [None])
    assert report.background_papers == ("Harbour Policy 2026",)


def test_flat_numbers_run_on_under_headings_without_numbers() -> None:
    report = read(
        line("What is this report about?", heading=1),
        line("The quay.", "1."),
        line("The wall.", "2."),
        line("What happens next?", heading=1),
        line("Repairs.", "3."),
    )
    assert shape(report) == [
        ("purpose", None, "What is this report about?", ["1.", "2."]),
        (None, None, "What happens next?", ["3."]),
    ]


def test_lettered_sections() -> None:
    report = read(
        bold("PURPOSE OF REPORT", "A."),
        line("To inform members."),
        bold("RECOMMENDATION", "B."),
        line("That members note it."),
    )
    assert [(s.id, s.number, s.heading) for s in report.sections] == [
        ("purpose", "A.", "PURPOSE OF REPORT"),
        ("recommendations", "B.", "RECOMMENDATION"),
    ]


def test_levels_of_lists() -> None:
    report = read(
        bold("Recommendations", "2.0"),
        line("Cabinet is asked to:", "2.1"),
        line("approve", "(1)"),
        line("the plan", "(a)"),
        line("its cost", "(i)"),
        line("its dates", "(ii)"),
        line("the map", "(b)"),
        line("note", "(2)"),
        line("a leaflet", "\uf0b7"),
        line("Council is asked to:", "2.2"),
        line("agree", "(1)"),
    )
    items = [block for block in report.sections[0].blocks if isinstance(block, ListItem)]
    assert [(item.level, item.marker) for item in items] == [
        (1, "(1)"),
        (2, "(a)"),
        (3, "(i)"),
        (3, "(ii)"),
        (2, "(b)"),
        (1, "(2)"),
        (2, "•"),
        (1, "(1)"),
    ]


def test_words_between_two_lists_part_them() -> None:
    report = read(
        bold("Recommendations", "2.0"),
        line("Cabinet is asked to:"),
        line("agree", "(1)", indent=60.0),
        line("note", "(2)", indent=60.0),
        line("Council is asked to:"),
        line("agree", "A)", indent=60.0),
        line("with these limits", indent=80.0),
        line("a cap", "•", indent=80.0),
        line("a date", "•", indent=80.0),
        line("note", "B)", indent=60.0),
    )
    items = [block for block in report.sections[0].blocks if isinstance(block, ListItem)]
    assert [(item.level, item.marker) for item in items] == [
        (1, "(1)"),
        (1, "(2)"),
        (1, "A)"),
        (2, "•"),
        (2, "•"),
        (1, "B)"),
    ]


def test_the_letter_i_after_h_is_no_new_level() -> None:
    report = read(
        bold("Committees", "3.0"),
        *(line(f"Point {mark}.", f"({mark})") for mark in "abcdefghij"),
        bold("Recommendations", "4.0"),
        line("The council is asked to:"),
        *(line(f"point {mark}", f"({mark})") for mark in "abcdefghij"),
    )
    assert shape(report)[0][3] == [f"({mark})" for mark in "abcdefghij"]
    items = [block for block in report.sections[1].blocks if isinstance(block, ListItem)]
    assert {item.level for item in items} == {1}


def test_question_and_answer() -> None:
    asked = "Does the information submitted include any exempt information?"
    report = read(
        line("Background", "6.0", heading=1),
        line(f"{asked}\t\tNo", "6.7", runs=(Run(text=asked, bold=True), Run(text="\t\tNo"))),
        line("Reasons for recommendations", "7.0", heading=1),
        line("Is the recommendation in accordance with the Council's approved budget?", "7.1"),
        line("Not applicable, the report is for information only"),
        line("More words follow here."),
    )
    first = report.sections[0].blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.question, first.answer) == ("exempt_information", "No")
    assert first.text == f"{asked} No"
    assert first.runs == (Run(text=asked, bold=True), Run(text=" No"))
    second, more = report.sections[1].blocks
    assert isinstance(second, Paragraph)
    assert second.answer == "Not applicable, the report is for information only"
    assert second.text.endswith("budget? Not applicable, the report is for information only")
    assert isinstance(more, Paragraph) and more.text == "More words follow here."


def test_front_matter_from_a_table_and_a_title_in_bold() -> None:
    table = Table(
        header_rows=0,
        rows=(
            ("Report to:", "HARBOUR SCRUTINY COMMITTEE"),
            ("Relevant Officer:", "Jo Bloggs\nHead of Harbours"),
            ("Date of meeting:", "2 March 2026"),
        ),
    )
    report = read(table, bold("HARBOUR PLAN: UPDATE"), bold("Purpose", "1.0"))
    assert report.front_matter == {
        "Report to": "HARBOUR SCRUTINY COMMITTEE",
        "Relevant Officer": "Jo Bloggs\nHead of Harbours",
        "Date of meeting": "2 March 2026",
    }
    assert (report.title, report.preamble) == ("HARBOUR PLAN: UPDATE", ())


def test_front_matter_in_four_columns_gives_the_title_by_its_subject() -> None:
    table = Table(
        header_rows=0,
        rows=(
            ("Meeting:", "Cabinet\nCouncil", "Date:", "1 May 2026"),
            ("Subject:", "Harbour dues", "", ""),
            ("Contact Officer:", "Jo Bloggs", "", ""),
            ("", "Email: jo@example.org", "Tel:", "01632 960000"),
        ),
    )
    report = read(table, bold("FOR GENERAL RELEASE"), bold("Purpose", "1.0"))
    assert report.front_matter == {
        "Meeting": "Cabinet\nCouncil",
        "Date": "1 May 2026",
        "Subject": "Harbour dues",
        "Contact Officer": "Jo Bloggs",
        "Email": "jo@example.org",
        "Tel": "01632 960000",
    }
    assert report.title == "Harbour dues"
    assert [block.text for block in report.preamble if isinstance(block, Paragraph)] == [
        "FOR GENERAL RELEASE"
    ]


def test_front_matter_lines_with_continuations() -> None:
    report = read(
        line("From:\tAnn Field, Leader", indent=0.0),
        line("Bo Marsh, Director", indent=85.0),
        line("To: Cabinet, 3 May 2026", indent=0.0),
        line("Classification: Unrestricted", indent=0.0),
        line("Summary: This report says what was done. It is short.", indent=0.0),
        bold("Introduction", "1."),
    )
    assert report.front_matter == {
        "From": "Ann Field, Leader\nBo Marsh, Director",
        "To": "Cabinet, 3 May 2026",
        "Classification": "Unrestricted",
    }
    assert len(report.preamble) == 1


def test_a_document_that_is_no_report_loses_nothing() -> None:
    report = read(
        line("Harbour Handbook"),
        bold("1. Ropes"),
        line("Case: a rope."),
        bold("2. Knots"),
        title="Harbour handbook",
    )
    assert report.title == "Harbour Handbook"
    assert [block.text for block in report.preamble if isinstance(block, Paragraph)] == [
        "Harbour Handbook"
    ]


def test_the_title_the_format_marks_is_taken_where_it_stands_on_the_page() -> None:
    blocks = (
        line("Subject: Dues"),
        line("Date: 1 May 2026"),
        bold("FOR RELEASE"),
        line("Harbour plan"),
        bold("Purpose", "1.0"),
    )
    assert read(*blocks, title="Harbour plan").title == "Harbour plan"
    assert read(*blocks, title="Old template 2019").title == "Dues"


def test_appendices_in_every_form() -> None:
    def listed(*blocks: FlowBlock) -> list[tuple[str | None, str]]:
        report = read(bold("Purpose", "1.0"), bold("List of appendices", "2.0"), *blocks)
        return [(appendix.ref, appendix.title) for appendix in report.appendices]

    assert listed(line("Appendix 6(a): Harbour plan.", "2.1"), line("Appendix 2c(ii) – Map")) == [
        ("Appendix 6(a)", "Harbour plan."),
        ("Appendix 2c(ii)", "Map"),
    ]
    assert listed(line("Harbour plan", "1."), line("Map", "2.")) == [
        ("1.", "Harbour plan"),
        ("2.", "Map"),
    ]
    assert listed(line("Appendix A:"), line("Harbour plan")) == [("Appendix A", "Harbour plan")]
    assert listed(line("None.", "2.1")) == []


def test_a_title_in_the_words_of_a_section_is_the_title() -> None:
    report = read(
        line("Report to: Scrutiny Committee"),
        line("Officer: Rowan Ashdale"),
        line("Legal Implications", heading=1, size=18),
        line("Purpose of the report", "1.0", heading=1),
        line("To set out the law on harbours.", "1.1"),
        title="Legal Implications",
    )
    assert report.title == "Legal Implications"
    assert shape(report) == [("purpose", "1.0", "Purpose of the report", ["1.1"])]


def test_a_title_with_a_colon_above_the_fields_is_no_field() -> None:
    report = read(
        line("Harbour plan: the second year", size=18),
        line("Report to: Scrutiny Committee"),
        line("Officer: Rowan Ashdale"),
        line("Purpose of the report", "1.0", heading=1),
        line("To tell what was dredged.", "1.1"),
        title="Harbour plan: the second year",
    )
    assert report.title == "Harbour plan: the second year"
    assert list(report.front_matter) == ["Report to", "Officer"]


def test_a_letter_with_a_figure_in_a_list_is_a_marker() -> None:
    report = read(
        line("Purpose of the report", "1.0", heading=1),
        line("To tell of what was asked for:", "1.1"),
        line("The first report.", "R1"),
        line("The second report.", "R2"),
    )
    inside = ["1.1", "ListItem", "ListItem"]
    assert shape(report) == [("purpose", "1.0", "Purpose of the report", inside)]
    assert [b.marker for b in report.sections[0].blocks if isinstance(b, ListItem)] == ["R1", "R2"]
