"""The head of a report: what is title, field, section, and what is none of these."""

from committee_pack.model.report import Run, Table
from committee_pack.model.source import Where
from tests.unit.outlines import bold, headings, line, numbers, read, words


def test_the_councils_head_above_the_fields_opens_no_section() -> None:
    report = read(
        bold("Northmere Borough Council"),
        bold("Cabinet"),
        line("Date:\t1 May 2026"),
        line("Report of:\tDirector of Harbours"),
        line("Subject:\tHarbour plan"),
        bold("Purpose of the report"),
        line("To inform."),
        bold("Harbour dues"),
        line("They rise."),
    )
    assert report.title == "Harbour plan"
    assert words(report) == ["Northmere Borough Council", "Cabinet"]
    assert headings(report) == [
        ("purpose", None, "Purpose of the report"),
        (None, None, "Harbour dues"),
    ]


def test_a_head_in_capitals_gives_the_title_and_no_sections() -> None:
    report = read(
        bold("Agenda Item No. 7"),
        bold("NORTHMERE COUNTY COUNCIL"),
        bold("HARBOUR SCRUTINY COMMITTEE"),
        bold("1 MAY 2026"),
        bold("HARBOUR DREDGING PROGRAMME"),
        bold("REPORT OF THE DIRECTOR OF HARBOURS"),
        bold("PURPOSE OF REPORT"),
        line("To inform.", "1."),
        bold("BACKGROUND"),
        line("It is a deep harbour.", "2."),
        bold("Dredging to date"),
        line("It began in May.", "3."),
        bold("HARBOUR DUES"),
        line("They rise.", "4."),
    )
    assert report.title == "HARBOUR DREDGING PROGRAMME"
    assert headings(report) == [
        ("purpose", None, "PURPOSE OF REPORT"),
        ("background", None, "BACKGROUND"),
        (None, None, "HARBOUR DUES"),
    ]
    assert numbers(report, 1) == ["2.", None, "3."]


def test_fields_may_stand_under_the_title() -> None:
    report = read(
        line("Harbour dredging programme", heading=1),
        line("Committee: Harbour Committee"),
        line("Date of meeting: 1 May 2026"),
        line("Report author: Jane Doe"),
        line("Summary", heading=2),
        line("It goes well."),
        line("Recommendations", heading=2),
        line("To note it."),
        line("Next steps", heading=2),
        line("More of it."),
    )
    assert report.title == "Harbour dredging programme"
    assert headings(report) == [
        (None, None, "Summary"),
        ("recommendations", None, "Recommendations"),
        (None, None, "Next steps"),
    ]


def test_fields_in_a_table_need_no_label_that_is_known() -> None:
    table = Table(
        header_rows=0,
        rows=(
            ("Lead:", "Jane Doe"),
            ("Eligible for call-in?", "No"),
            ("Wards affected:", "All"),
        ),
        where=Where(page=1),
    )
    report = read(bold("Harbour plan"), table, bold("1. Purpose of report"), line("1.1 To tell."))
    assert dict(report.front_matter) == {
        "Lead": "Jane Doe",
        "Eligible for call-in?": "No",
        "Wards affected": "All",
    }


def test_fields_side_by_side_go_on_in_the_line_below() -> None:
    report = read(
        bold("Meeting:\tCabinet\tDate: 1 May 2026", indent=60.0),
        bold("Council\t8 May 2026", indent=160.0),
        bold("Report of:\tDirector of Harbours", indent=60.0),
        bold("Wards Affected: All", indent=60.0),
        bold("Appendices:\t1. Chart of the quay", indent=60.0),
        bold("1. Purpose of report"),
        line("1.1 To tell."),
    )
    assert dict(report.front_matter) == {
        "Meeting": "Cabinet\nCouncil",
        "Date": "1 May 2026\n8 May 2026",
        "Report of": "Director of Harbours",
        "Wards Affected": "All",
        "Appendices": "1. Chart of the quay",
    }
    assert [(one.ref, one.title) for one in report.appendices] == [("1.", "Chart of the quay")]


def test_a_closing_list_may_stand_on_the_line_of_its_name() -> None:
    name = Run(text="Background papers:", bold=True)
    report = read(
        bold("1. Purpose of report"),
        line("1.1 To tell."),
        bold("2. Harbour dues"),
        line("2.1 They rise."),
        line("Background papers: Harbour survey", runs=(name, Run(text=" Harbour survey"))),
        line("Appendices: Appendix A - Chart"),
    )
    assert report.background_papers == ("Harbour survey",)
    assert [(one.ref, one.title) for one in report.appendices] == [("Appendix A", "Chart")]


def test_a_day_an_address_and_figures_are_no_headings() -> None:
    report = read(
        bold("Purpose of report"),
        *(line(f"The quay of year {year} is told of at length.") for year in range(4)),
        bold("1 May 2026"),
        bold("jane.doe@northmere.example"),
        bold("TOTAL DUES\t1,200.5 -14.0"),
        bold("Harbour dues"),
        line("They rise."),
    )
    assert headings(report) == [
        ("purpose", None, "Purpose of report"),
        (None, None, "Harbour dues"),
    ]


def test_a_numbered_heading_in_small_print_is_told_by_what_follows() -> None:
    report = read(
        bold("1. Purpose of report"),
        line("1.1 To tell."),
        line("2. Harbour dues", bold=True, size=8.0),
        line("2.1 They rise."),
    )
    assert headings(report) == [
        ("purpose", "1.", "Purpose of report"),
        (None, "2.", "Harbour dues"),
    ]


def test_sections_are_numbered_in_roman_figures() -> None:
    names = ("I. Introduction", "II. Background", "III. Harbour dues", "IV. Legal implications")
    report = read(
        *(one for name in (*names, "V. Next steps") for one in (bold(name), line("It is told.")))
    )
    assert headings(report) == [
        ("purpose", "I.", "Introduction"),
        ("background", "II.", "Background"),
        (None, "III.", "Harbour dues"),
        ("legal", "IV.", "Legal implications"),
        (None, "V.", "Next steps"),
    ]


def test_the_body_that_meets_and_its_day_are_no_title() -> None:
    report = read(
        bold("Harbour Committee – 1 May 2026"),
        bold("Harbour dues 2026/27"),
        bold("1. Background"),
        line("1.1 They rise."),
        bold("2. Appendices"),
        line("Appendix One – table of dues"),
    )
    assert report.title == "Harbour dues 2026/27"
    assert [(one.ref, one.title) for one in report.appendices] == [
        ("Appendix One", "table of dues")
    ]


def test_a_second_name_between_two_fields_belongs_to_the_first() -> None:
    report = read(
        line("From: Ann Poe, Cabinet Member", indent=60.0),
        line("John Roe, Corporate Director", indent=60.0),
        line("To: Harbour Committee", indent=60.0),
        line("Subject: Harbour dues", indent=60.0),
        bold("1. Background"),
        line("1.1 They rise."),
    )
    assert report.front_matter["From"] == "Ann Poe, Cabinet Member\nJohn Roe, Corporate Director"


def test_a_lone_word_is_no_title_beside_the_body_that_met() -> None:
    report = read(
        bold("Northmere Parish Council"),
        bold("Present"),
        line("Five members."),
        bold("1. Apologies"),
        line("1.1 None were given."),
        bold("2. Harbour dues"),
        line("2.1 They rise."),
    )
    assert report.title == "Northmere Parish Council"


def test_a_line_far_below_an_appendix_is_not_its_title() -> None:
    report = read(
        bold("1. Background"),
        line("Appendix H"),
        line("The dues are told there."),
        line("Dues by the metre"),
        bold("2. Harbour dues"),
        line("2.1 They rise."),
    )
    assert [(one.ref, one.title) for one in report.appendices] == [("Appendix H", "")]


def test_the_head_row_of_a_table_is_no_appendix_and_no_background_paper() -> None:
    papers = Table(header_rows=1, rows=(("Background papers", "Held at"), ("Survey", "Quay House")))
    listed = Table(header_rows=1, rows=(("No.", "Title"), ("Appendix 1", "Chart")))
    report = read(
        bold("1. BACKGROUND"),
        line("1.1 It is old."),
        bold("2. HARBOUR DUES"),
        line("2.1 They rise."),
        bold("BACKGROUND PAPERS"),
        papers,
        bold("APPENDICES"),
        listed,
        bold("SUBJECT HISTORY (last 3 years)"),
        line("It was told in 2024."),
    )
    assert report.background_papers == ("Survey Quay House",)
    assert [(one.ref, one.title) for one in report.appendices] == [("Appendix 1", "Chart")]
    assert report.sections[-1].heading == "SUBJECT HISTORY (last 3 years)"
