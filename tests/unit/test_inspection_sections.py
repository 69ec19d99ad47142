from committee_pack.readers.inspection import inspection_from_flow
from committee_pack.readers.inspection_pieces import without_mark
from tests.unit.inspection_flows import BACK_PAGE, CARE, FRONT, HELP, ILACS, flow, table, words


def test_sections_carry_their_grade() -> None:
    inspection = inspection_from_flow(ILACS)
    assert [(s.heading, s.grade_id) for s in inspection.sections] == [
        ("", None),
        ("What needs to improve?", None),
        (f"{HELP}: requires improvement to be good", "requires-improvement"),
        (f"{CARE}: outstanding", "outstanding"),
    ]


def test_numbered_paragraphs_are_whole_over_page_and_footnote() -> None:
    inspection = inspection_from_flow(ILACS)
    numbered = [(p.number, p.text) for s in inspection.sections for p in s.paragraphs if p.number]
    assert numbered == [
        ("1.", "Help comes early for most families."),
        (
            "2.",
            "Plans are clear, and the reasons for them are written down. Parents say so too.",
        ),
        ("3.", "Children settle near their schools."),
    ]
    second = inspection.sections[2].paragraphs[1]
    assert str(second.where) == "northmere.pdf, page 3, 2."


def test_words_before_the_first_heading_and_none_after_the_back_page() -> None:
    inspection = inspection_from_flow(ILACS)
    texts = [p.text for s in inspection.sections for p in s.paragraphs]
    assert texts[0] == "Northmere has come a long way, and its families say so."
    assert not any("Ofsted" in text or "Piccadilly" in text for text in texts)


def test_a_sentence_that_ends_with_the_page_does_not_end_its_paragraph() -> None:
    inspection = inspection_from_flow(
        flow(
            *FRONT,
            words(f"{CARE}: good", 2, bold=True),
            words("Children are safe.", 2, label="1.", indent=99.3),
            words("They say so.", 3, indent=99.3),
            words("They like school.", 3, label="2.", indent=99.3),
        )
    )
    assert [p.text for p in inspection.sections[-1].paragraphs] == [
        "Children are safe. They say so.",
        "They like school.",
    ]


def test_a_number_out_of_step_is_no_paragraph_number() -> None:
    inspection = inspection_from_flow(
        flow(
            *FRONT,
            words(f"{CARE}: good", 2, bold=True),
            words("1 Children are safe.", 2),
            words("2019 was a hard year.", 2),
            words("(1) A source.", 2),
            words("2 They like school.", 2),
            words("3.“Home” is near.", 2),
        )
    )
    paragraphs = inspection.sections[-1].paragraphs
    assert [p.number for p in paragraphs] == ["1", None, None, "2", "3."]
    assert paragraphs[-1].text == "“Home” is near."


def test_a_list_inside_a_numbered_paragraph_stays_with_it() -> None:
    inspection = inspection_from_flow(
        flow(
            *FRONT,
            words(f"{CARE}: good", 2, bold=True),
            words("Leaders watch over children who", 2, label="1.", indent=99.3),
            words("move home", 2, label="(i)", indent=144.0),
            words("change school.", 2, label="(ii)", indent=144.0),
            words("The share of", 2, label="2.", indent=99.3),
            words("year-olds in work has grown.", 2, label="19", indent=120.5),
        )
    )
    assert [p.text for p in inspection.sections[-1].paragraphs] == [
        "Leaders watch over children who\n(i) move home\n(ii) change school.",
        "The share of 19 year-olds in work has grown.",
    ]


def test_a_boxed_heading_with_its_grade_and_a_box_of_words() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Northmere Borough Council"),
            words(
                "Inspection of services for children in need of help and protection, children"
                " looked after and care leavers"
            ),
            table(("Key judgement", "Judgement grade"), (HELP, "Requires improvement"), page=2),
            table(("First paragraph of the box.\nSecond paragraph of the box.",), page=2),
        )
    )
    section = inspection.sections[-1]
    assert (section.heading, section.grade_id) == (HELP, "requires-improvement")
    assert [p.text for p in section.paragraphs] == [
        "First paragraph of the box.",
        "Second paragraph of the box.",
    ]


def test_lists_in_a_letter_keep_their_numbers_in_the_words() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Joint targeted area inspection of Northmere", bold=True),
            words("Main findings", bold=True),
            words("First of two.", label="1."),
            words("Yours sincerely"),
            words("Ada Quill"),
        )
    )
    assert [(p.number, p.text) for p in inspection.sections[-1].paragraphs] == [
        (None, "1. First of two.")
    ]


def test_an_unknown_layout_still_gives_title_headings_and_paragraphs() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Assessment of Northmere", size=24.0),
            words("Our findings", bold=True),
            words("People wait too long."),
            words(BACK_PAGE, 2),
        )
    )
    assert inspection.title == "Assessment of Northmere"
    assert [s.heading for s in inspection.sections] == ["Our findings"]
    assert inspection.sections[0].paragraphs[0].text == "People wait too long."


def test_footnote_marks_come_off_headings() -> None:
    assert without_mark("What needs to improve?1") == "What needs to improve?"
    assert without_mark("Information about this area2") == "Information about this area"
    assert without_mark("Key stage 2") == "Key stage 2"
    assert without_mark("Progress since 2018") == "Progress since 2018"
    assert without_mark("Next steps") == "Next steps"


def test_bold_words_in_columns_are_no_heading() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Area SEND inspection of Northmere Local Area Partnership", bold=True),
            words("Inspection team", bold=True),
            words("Ofsted\tCare Quality Commission", bold=True),
            words("Ada Quill, HMI\tCy Moss"),
        )
    )
    assert [section.heading for section in inspection.sections] == ["Inspection team"]


def test_short_words_larger_than_the_body_are_a_heading() -> None:
    inspection = inspection_from_flow(
        flow(
            words("Joint targeted area inspection of Northmere", bold=True),
            words("Main findings", bold=True),
            words("Quality of practice", size=12.6),
            words("Workers visit children often, and they write down what children tell them."),
            words("A line in larger print that ends as a sentence.", size=12.6),
        )
    )
    assert [section.heading for section in inspection.sections] == [
        "Main findings",
        "Quality of practice",
    ]
