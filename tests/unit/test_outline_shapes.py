"""The shapes council reports come in, each in a few invented lines."""

import msgspec

from committee_pack.model.report import ListItem
from committee_pack.readers.flow import Flow
from committee_pack.readers.outline import outline
from tests.unit.outlines import PROFILE, SOURCE, bold, headings, line, numbers, read, words


def test_headings_in_capitals_with_an_unnumbered_tail() -> None:
    report = read(
        line("Committee: Harbour Committee"),
        line("Date: 1 May 2026"),
        bold("HARBOUR DUES"),
        bold("REPORT SUMMARY"),
        line("Dues rise by a tenth."),
        bold("RECOMMENDATION/S"),
        line("That members agree the dues."),
        bold("SUPPORTING INFORMATION"),
        bold("REASON/S FOR RECOMMENDATION/S", "1.0"),
        line("To cover the costs.", "1.1"),
        bold("OTHER OPTIONS CONSIDERED", "2.0"),
        line("To do nothing.", "2.1"),
        bold("REPORT AUTHOR"),
        line("Jo Bloggs"),
        bold("APPENDICES"),
        line("Appendix 1 Table of dues"),
        bold("SUBJECT HISTORY"),
        line("None."),
    )
    assert headings(report) == [
        ("purpose", None, "REPORT SUMMARY"),
        ("recommendations", None, "RECOMMENDATION/S"),
        ("reasons", "1.0", "REASON/S FOR RECOMMENDATION/S"),
        ("options", "2.0", "OTHER OPTIONS CONSIDERED"),
        (None, None, "REPORT AUTHOR"),
        ("appendices", None, "APPENDICES"),
        (None, None, "SUBJECT HISTORY"),
    ]
    assert report.title == "HARBOUR DUES"
    assert [(a.ref, a.title) for a in report.appendices] == [("Appendix 1", "Table of dues")]


def test_a_known_name_inside_a_numbered_section_is_a_sub_heading() -> None:
    report = read(
        bold("Introduction", "1."),
        line("The quay is old.", "1.1"),
        bold("Background"),
        line("It was built in 1902.", "1.2"),
        bold("Options considered", "2."),
        line("There are two.", "2.1"),
        bold("Recommendation(s):"),
        line("Members are asked to note the report."),
        bold("Appendices", "3."),
        line("None."),
    )
    assert headings(report) == [
        ("purpose", "1.", "Introduction"),
        ("options", "2.", "Options considered"),
        ("recommendations", None, "Recommendation(s):"),
        ("appendices", "3.", "Appendices"),
    ]
    assert numbers(report, 0) == ["1.1", None, "1.2"]


def test_appendices_listed_at_the_end_without_a_heading() -> None:
    report = read(
        bold("Purpose", "1."),
        line("To note.", "1.1"),
        bold("Contact details", "2."),
        line("Jo Bloggs, Harbour Master"),
        bold("Appendix A:"),
        line("Table of dues"),
        bold("Appendix B:"),
        line("Map of the moorings"),
    )
    assert [section.heading for section in report.sections] == ["Purpose", "Contact details"]
    assert [(a.ref, a.title) for a in report.appendices] == [
        ("Appendix A", "Table of dues"),
        ("Appendix B", "Map of the moorings"),
    ]


def test_a_name_in_bold_at_the_end_is_no_section() -> None:
    report = read(
        bold("Purpose", "1."),
        line("To note.", "1.1"),
        bold("Recommendation", "2."),
        line("That members note the report.", "2.1"),
        bold("Alex Example"),
        line("Harbour Adviser"),
    )
    assert [section.heading for section in report.sections] == ["Purpose", "Recommendation"]
    assert numbers(report, 1) == ["2.1", None, None]


def test_the_profile_names_what_stands_after_the_last_section() -> None:
    blocks = (
        bold("Purpose", "1."),
        line("To note.", "1.1"),
        bold("Recommendation", "2."),
        line("That members note the report.", "2.1"),
        bold("Harbour pilots"),
        line("Alex Example"),
        bold("Appendix A: soundings"),
    )
    profile = msgspec.structs.replace(PROFILE, tail_headings=("pilot",))
    found = [s.heading for s in outline(Flow(source=SOURCE, blocks=blocks), profile).sections]
    assert found == ["Purpose", "Recommendation", "Harbour pilots"]
    profile = msgspec.structs.replace(PROFILE, tail_headings=("append",))
    found = [s.heading for s in outline(Flow(source=SOURCE, blocks=blocks), profile).sections]
    assert found == ["Purpose", "Recommendation"]


def test_a_title_is_no_block_of_the_preamble_as_well() -> None:
    title, lead = bold("THE HARBOUR PLAN"), line("For members of the harbour board.")
    known = (bold("Purpose", "1.0"), line("To note.", "1.1"))
    for blocks in (
        (line("Date: 1 May 2026"), line("Report of: the harbour master"), title, lead, *known),
        (title, lead, *known),
    ):
        report = read(*blocks)
        assert (report.title, words(report)) == ("THE HARBOUR PLAN", [lead.text])


def test_minutes_number_their_items_by_day() -> None:
    report = read(
        bold("Northmere Parish Council"),
        line("Present: five members."),
        bold("26.03.1  Apologies"),
        line("None."),
        bold("26.03.2  Harbour dues"),
        line("It was agreed to wait."),
        bold("26.03.3  Finance"),
        line("The year is closed."),
        line("Signed ____________ Dated 1 May 2026"),
    )
    assert headings(report) == [
        (None, "26.03.1", "Apologies"),
        (None, "26.03.2", "Harbour dues"),
        (None, "26.03.3", "Finance"),
    ]
    assert report.title == "Northmere Parish Council"
    assert report.findings == ()


def test_a_line_to_sign_on_is_no_heading() -> None:
    report = read(
        bold("Purpose"), line("To note."), bold("Harbour"), bold("Signed ________ Dated ________")
    )
    assert [section.heading for section in report.sections] == ["Purpose", "Harbour"]


def test_a_remark_in_brackets_is_no_heading() -> None:
    report = read(
        bold("Purpose", "1.0"),
        line("To note.", "1.1"),
        bold("[Picture: the harbour, from Appendix A]"),
    )
    assert numbers(report, 0) == ["1.1", None]


def test_a_heading_that_lost_its_number_is_told_by_the_numbers_after_it() -> None:
    report = read(
        bold("Background"),
        line("The harbour silts up.", "1.1"),
        line("It has to be dredged.", "1.2"),
        bold("Our intentions"),
        line("To dredge it.", "2.1"),
        bold("Financial implications", "3."),
        bold("Harbour dues"),
        line("They rise.", "3.1"),
    )
    assert [(s.number, s.heading) for s in report.sections] == [
        (None, "Background"),
        (None, "Our intentions"),
        ("3.", "Financial implications"),
    ]
    assert numbers(report, 2) == [None, "3.1"]


def test_words_after_an_appendix_named_alone_are_its_title_only_where_they_can_be() -> None:
    def titles(after: str) -> list[str]:
        found = read(bold("Purpose", "1.0"), line("Appendix B"), line(after)).appendices
        return [one.title for one in found]

    assert titles("Harbour soundings") == ["Harbour soundings"]
    assert titles("The council will maintain:") == [""]
    assert titles("The harbour was sounded in May, and again in June.") == [""]


def test_recommendations_in_bold_are_a_list() -> None:
    report = read(
        bold("Purpose", "1."),
        line("To note.", "1.1"),
        bold("Quay wall", "2."),
        line("It leaks.", "2.1"),
        bold("Recommendations", "3."),
        line("Members are asked to:"),
        *(bold(f"NOTE point {n}", f"{n}.") for n in range(1, 6)),
        bold("Legal implications", "4."),
        line("None.", "4.1"),
    )
    assert [section.number for section in report.sections] == ["1.", "2.", "3.", "4."]
    items = [block for block in report.sections[2].blocks if isinstance(block, ListItem)]
    assert [item.marker for item in items] == ["1.", "2.", "3.", "4.", "5."]


def test_a_date_in_bold_is_no_numbered_heading() -> None:
    report = read(
        line("Report to: Harbour Committee"),
        line("Relevant Officer: Jo Bloggs"),
        bold("HARBOUR DUES"),
        bold("1 May 2026"),
        bold("1 Harbour dues"),
        line("They rise by a tenth."),
        bold("2 Moorings"),
        line("They are all let."),
    )
    assert [(s.number, s.heading) for s in report.sections] == [
        ("1", "Harbour dues"),
        ("2", "Moorings"),
    ]
    assert words(report) == ["1 May 2026"]


def test_paragraphs_lettered_under_numbered_headings() -> None:
    report = read(
        bold("Introduction", "1."),
        line("The group met twice.", "a)"),
        line("It heard from:", "b)"),
        line("the harbour master", "(i)"),
        line("the pilots", "(ii)"),
        line("It agreed its findings.", "c)"),
        bold("Next steps", "2."),
        line("The council is asked to:"),
        line("note the report", "a)"),
    )
    assert numbers(report, 0) == ["a)", "b)", "(i)", "(ii)", "c)"]
    kinds = [type(block).__name__ for block in report.sections[0].blocks]
    assert kinds == ["Paragraph", "Paragraph", "ListItem", "ListItem", "Paragraph"]
    assert [type(block).__name__ for block in report.sections[1].blocks] == [
        "Paragraph",
        "ListItem",
    ]
