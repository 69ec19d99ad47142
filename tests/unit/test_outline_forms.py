"""The fields in front, plain text, and numbers in odd forms, each in a few invented lines."""

from committee_pack.model.report import Paragraph, Run, Table
from committee_pack.model.source import Where
from committee_pack.readers.flow import Flow
from committee_pack.readers.outline import outline
from tests.unit.outlines import PROFILE, SOURCE, bold, headings, line, numbers, read, words


def test_a_front_table_without_colons() -> None:
    table = Table(
        header_rows=0,
        rows=(
            ("Final Decision-Maker", "Cabinet"),
            ("Lead Officer", "Jo Bloggs"),
            ("Classification", "Public"),
            ("Wards affected", "All"),
        ),
    )
    report = read(bold("Harbour dues"), table, bold("Purpose of report", "1."), line("x", "1.1"))
    assert report.front_matter == {
        "Final Decision-Maker": "Cabinet",
        "Lead Officer": "Jo Bloggs",
        "Classification": "Public",
        "Wards affected": "All",
    }
    assert report.title == "Harbour dues"


def test_a_title_with_a_colon_is_no_field() -> None:
    table = Table(header_rows=0, rows=(("Report to", "Harbour Committee"), ("Date", "1 May 2026")))
    purpose = line("Purpose of the report", "1.0", heading=1, size=11.0)
    large = line("Harbour update: the second year", size=16.0)
    words = line("To inform members of the second year of the harbour plan.", "1.1", size=11.0)
    report = read(table, large, purpose, words)
    assert report.front_matter == {"Report to": "Harbour Committee", "Date": "1 May 2026"}
    assert report.title == "Harbour update: the second year"
    fields = (bold("Report to:\tHarbour Committee"), bold("Date:\t1 May 2026"))
    report = read(*fields, bold("Harbour update: the second year"), purpose)
    assert report.title == "Harbour update: the second year"
    plain = (line("Report to: Harbour Committee"), line("Date: 1 May 2026"))
    flow = Flow(
        source=SOURCE,
        blocks=(*plain, line("Harbour: year two"), purpose),
        title="Harbour: Year Two",
    )
    assert outline(flow, PROFILE).title == "Harbour: year two"


def test_a_field_given_twice_keeps_both_values() -> None:
    fields = (line("Report to: Harbour Committee"), line("Email: a@example.org"))
    report = read(*fields, line("Email: b@example.org"), bold("Purpose", "1.0"))
    assert report.front_matter["Email"] == "a@example.org\nb@example.org"


def test_values_of_several_lines_in_plain_text() -> None:
    plain = [
        "From: Ann Field, Leader",
        "Bo Marsh, Director",
        "To: Cabinet, 3 May 2026",
        "Subject: Harbour dues",
        "\tThe second year",
    ]
    report = read(*(line(text, size=None) for text in plain), line("Introduction", "1.", size=None))
    assert report.front_matter == {
        "From": "Ann Field, Leader\nBo Marsh, Director",
        "To": "Cabinet, 3 May 2026",
        "Subject": "Harbour dues\nThe second year",
    }
    assert report.title == "Harbour dues The second year"


def test_headings_in_plain_text_are_told_by_their_sequence() -> None:
    report = read(
        line("Introduction", "1.", size=None),
        line("The group met twice.", "a)", size=None),
        line("Moorings", "2.", size=None),
        line("All are let.", "a)", size=None),
        line("Recommendations", "3.", size=None),
        line("The council is asked to:", size=None),
        line("NOTE the moorings", "1.", size=None),
        line("AGREE the dues", "2.", size=None),
        line("Contact", "4.", size=None),
        line("Jo Bloggs", size=None),
    )
    assert [(s.number, s.heading) for s in report.sections] == [
        ("1.", "Introduction"),
        ("2.", "Moorings"),
        ("3.", "Recommendations"),
        ("4.", "Contact"),
    ]


def test_a_covering_letter_is_not_the_front_matter() -> None:
    report = read(
        line("Ask for: Jo Bloggs"),
        line("Date: 20 April 2026"),
        line("Dear Member"),
        line("The following report was to follow."),
        line("From: Ann Field, Leader"),
        line("To: Cabinet, 3 May 2026"),
        line("Subject: Harbour dues"),
        line("Is the decision eligible for call-in? Yes"),
        bold("Introduction", "1."),
        line("Dues rise.", "1.1"),
    )
    assert report.front_matter == {
        "From": "Ann Field, Leader",
        "To": "Cabinet, 3 May 2026",
        "Subject": "Harbour dues",
        "Is the decision eligible for call-in?": "Yes",
    }
    assert "Dear Member" in words(report)


def test_numbers_with_two_figures_after_the_point() -> None:
    report = read(
        bold("EXPLAINING THE HARBOUR PLAN", "1.00"),
        line("The plan runs to 2028.", "1.01"),
        line("It has three aims.", "1.02"),
        bold("RESOURCE IMPLICATIONS", "2.00"),
        line("None.", "2.01"),
    )
    assert [section.number for section in report.sections] == ["1.00", "2.00"]
    assert numbers(report, 0) == ["1.01", "1.02"]
    assert report.findings == ()


def test_a_footnote_between_paragraphs_is_no_section() -> None:
    report = read(
        bold("Introduction", "1."),
        line("The order was made in 2012.", "1.1"),
        line("Regulation 19 of the Harbour Order 2012", "1", size=8.0),
        line("Regulation 20 of the Harbour Order 2012", "2"),
        line("It was changed in 2020.", "1.2"),
    )
    assert [section.number for section in report.sections] == ["1."]


def test_a_number_typed_without_a_gap() -> None:
    report = read(
        line("Introduction", "1."),
        line("1.1.Dues rise by a tenth."),
        line("1.2.They rose last year."),
        line("Moorings", "2."),
        line("2.1.All are let."),
    )
    assert [section.heading for section in report.sections] == ["Introduction", "Moorings"]
    assert numbers(report, 0) == ["1.1.", "1.2."]


def test_numbers_with_a_letter_behind() -> None:
    report = read(
        bold("Reasons for recommendations", "3.0"),
        line("3.1\tTo inform members."),
        line(
            "3.2a Is the recommendation contrary to a plan or strategy approved by the Council? No"
        ),
        line("3.2b\tIs it in line with the budget? Yes"),
        line("3.3\tThere are no other reasons."),
        line("3.5\tThis is the last."),
    )
    assert numbers(report, 0) == ["3.1", "3.2a", "3.2b", "3.3", "3.5"]
    question = report.sections[0].blocks[1]
    assert isinstance(question, Paragraph)
    assert (question.question, question.answer) == ("contrary_to_plan", "No")
    told = [finding.message for finding in report.findings if "Paragraph" in finding.message]
    assert told == ["Paragraph 3.5 stands after 3.3."]


def test_a_title_in_the_first_heading_style_and_sections_in_the_second() -> None:
    report = read(
        line("Harbour plan", heading=1),
        line("Moorings", heading=2),
        line("They are all let."),
        line("Dues", heading=2),
        line("They rise."),
        line("Visitors", heading=3),
        line("They pay double."),
    )
    assert report.title == "Harbour plan"
    assert [section.heading for section in report.sections] == ["Moorings", "Dues"]
    assert numbers(report, 1) == [None, None, None]


def test_a_report_set_in_a_table_of_numbers_and_words() -> None:
    table = Table(
        header_rows=0,
        rows=(
            ("1.00", "EXPLAINING THE HARBOUR PLAN"),
            ("1.01", "The plan runs to 2028.\nIt has three aims."),
            ("", "It is paid for by dues."),
            ("2.00", "RESOURCE IMPLICATIONS"),
            ("2.01", "None."),
        ),
        runs=(
            ((), (Run(text="EXPLAINING THE HARBOUR PLAN", bold=True),)),
            ((), (Run(text="The plan runs to "), Run(text="2028.\nIt", italic=True),
                  Run(text=" has three aims."))),
            ((), ()),
            ((), ()),
            ((), ()),
        ),
        where=Where(page=3),
    )  # fmt: skip
    report = read(bold("Harbour plan"), table)
    assert headings(report) == [
        (None, "1.00", "EXPLAINING THE HARBOUR PLAN"),
        (None, "2.00", "RESOURCE IMPLICATIONS"),
    ]
    assert numbers(report, 0) == ["1.01", None, None]
    first, second = report.sections[0].blocks[:2]
    assert isinstance(first, Paragraph) and isinstance(second, Paragraph)
    assert (first.text, second.text) == ("The plan runs to 2028.", "It has three aims.")
    assert first.runs == (Run(text="The plan runs to "), Run(text="2028.", italic=True))
    assert first.where == Where(page=3, number="1.01")


def test_a_table_of_numbered_data_stays_a_table() -> None:
    table = Table(
        header_rows=1,
        rows=(("Ref", "Action", "Owner"), ("1.1", "Dredge", "Jo"), ("1.2", "Paint", "Bo")),
    )
    two = Table(header_rows=1, rows=(("Year", "Dues"), ("2.5", "Low"), ("3.5", "High")))
    report = read(bold("Actions", "1.0"), line("See below.", "1.1"), table, two)
    assert report.sections[0].blocks[1:] == (table, two)


def test_a_list_in_roman_figures_in_plain_text_is_no_row_of_sections() -> None:
    numbered = (("I.", "The quay"), ("II.", "The moorings"), ("III.", "The lights"))
    points = [line(text, number, size=None) for number, text in numbered]
    report = read(line("The board looks after these things.", size=None), *points)
    assert report.sections == ()
    assert words(report)[1:] == ["The quay", "The moorings", "The lights"]
