"""Adopting a council's plain Word file: what is matched, what is put in, what stays as it is."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.shared import Pt

from committee_pack.build.template_adopt import adopt_template
from committee_pack.errors import InputUnreadable
from committee_pack.model.finding import Severity
from committee_pack.model.template import Adoption, AdoptWishes, Confidence, Verdict
from committee_pack.profiles import load_profile
from tests.council_forms import FORMS, automatic_numbers, blue, head, no_numbers, saved
from tests.template_files import BODY, changed, parts_of
from tests.word_validity import problems

SECTIONS = [f"sections.{shape.id}" for shape in load_profile("scrutiny-14").sections]
CORE = "docProps/core.xml"


def adopt(tmp_path: Path, data: bytes, *, remove: bool = False, clear: bool = False) -> Adoption:
    path = tmp_path / "council form.docx"
    path.write_bytes(data)
    wishes = AdoptWishes(remove_guidance=remove, clear_sections=clear)
    return adopt_template(path, None, wishes)


def words(data: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "adopted.docx"
    path.write_bytes(data)
    return [one.text for one in docx.Document(str(path)).paragraphs if one.text.strip()]


@pytest.mark.parametrize("name", FORMS)
def test_a_form_becomes_a_template_that_is_ready(name: str, tmp_path: Path) -> None:
    adoption = adopt(tmp_path, FORMS[name](), clear=name == "old report")
    assert adoption.check.verdict is Verdict.READY, adoption.check.findings
    assert len(adoption.check.samples) == 3


@pytest.mark.parametrize("name", FORMS)
def test_what_comes_out_is_a_valid_word_file(name: str, tmp_path: Path) -> None:
    assert problems(adopt(tmp_path, FORMS[name](), remove=True, clear=True).data) == []


def test_an_old_reports_picture_does_not_go_on(project: Path, tmp_path: Path) -> None:
    document = docx.Document()
    head(document)
    for heading in ("Purpose of the report", "Recommendations", "Background"):
        document.add_paragraph(heading, style="Heading 1")
        document.add_picture(str(project / "docs" / "images" / "first-page.png"), width=Pt(99))
    data = saved(document)
    assert any("media" in name for name in parts_of(data))
    cleared = adopt(tmp_path, data, clear=True)
    assert cleared.check.verdict is Verdict.READY
    assert not any("media" in name for name in parts_of(cleared.data))
    assert any("media" in name for name in parts_of(adopt(tmp_path, data).data))
    assert problems(cleared.data) == []


@pytest.mark.parametrize("name", FORMS)
def test_all_other_parts_stay_byte_for_byte(name: str, tmp_path: Path) -> None:
    before = FORMS[name]()
    after = parts_of(adopt(tmp_path, before).data)
    assert {part for part, data in parts_of(before).items() if after[part] != data} == {BODY, CORE}
    assert set(after) == set(parts_of(before))


@pytest.mark.parametrize("name", ["automatic numbers", "typed numbers", "no numbers"])
def test_each_section_gets_its_tag_in_order(name: str, tmp_path: Path) -> None:
    adoption = adopt(tmp_path, FORMS[name]())
    tags = [row.tag for row in adoption.rows if row.tag.startswith("sections.")]
    assert tags == SECTIONS
    assert adoption.profile == "scrutiny-14"
    assert adoption.proposed is None


def test_labels_in_a_table_get_their_values_beside_them(tmp_path: Path) -> None:
    adoption = adopt(tmp_path, automatic_numbers())
    path = tmp_path / "adopted.docx"
    path.write_bytes(adoption.data)
    rows = docx.Document(str(path)).tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["Report to:", "{{ front_matter.report_to }}"],
        ["Report author:", "{{ front_matter.officer }}"],
        ["Date:", "{{ front_matter.date }}"],
    ]
    run = rows[0].cells[1].paragraphs[0].runs[0]
    assert run.font.color.rgb is None, "the blue of the prompt is no colour for a value"


def test_labels_in_lines_get_their_values_behind_them(tmp_path: Path) -> None:
    adoption = adopt(tmp_path, FORMS["typed numbers"]())
    assert words(adoption.data, tmp_path)[:4] == [
        "Report to:\t{{ front_matter.report_to }}",
        "Relevant Officer:\t{{ front_matter.officer }}",
        "Date of Meeting:\t{{ front_matter.date }}",
        "{{ report.title }}",
    ]


def test_guidance_stays_and_is_told(tmp_path: Path) -> None:
    adoption = adopt(tmp_path, automatic_numbers())
    told = [row for row in adoption.rows if row.tag == "guidance"]
    assert len(told) == 15
    assert {row.confidence for row in told} == {Confidence.SURE}
    assert "--remove-guidance" in told[0].done
    assert any("Set out what" in line for line in words(adoption.data, tmp_path))


def test_guidance_goes_where_that_is_wished(tmp_path: Path) -> None:
    adoption = adopt(tmp_path, automatic_numbers(), remove=True)
    assert adoption.check.verdict is Verdict.READY
    lines = words(adoption.data, tmp_path)
    assert lines == ["{{ report.title }}"] + [
        line
        for shape in load_profile("scrutiny-14").sections
        for line in (shape.heading, f"{{{{ sections.{shape.id} }}}}")
    ]


def test_a_standing_line_is_no_guidance(tmp_path: Path) -> None:
    adoption = adopt(tmp_path, no_numbers(), remove=True)
    line = "The Monitoring Officer has been consulted on this report."
    assert line in words(adoption.data, tmp_path)


@pytest.mark.parametrize(
    ("put", "sure"),
    [
        (lambda d: blue(d, "Northmere: a fair deal for all"), Confidence.LIKELY),
        (lambda d: blue(d, "Please describe the risks."), Confidence.SURE),
        (lambda d: d.add_paragraph("[delete if there are none]"), Confidence.SURE),
        (lambda d: d.add_paragraph("Delete this paragraph before submitting."), Confidence.SURE),
        (lambda d: d.add_paragraph("The plan was agreed in May."), None),
        (lambda d: d.add_paragraph("(See Appendix A.)"), None),
    ],
)
def test_what_counts_as_guidance(
    put: Callable[["docx.document.Document"], object],
    sure: Confidence | None,
    tmp_path: Path,
) -> None:
    document = docx.Document()
    head(document)
    put(document)
    document.add_paragraph("Purpose of the report", style="Heading 1")
    document.add_paragraph("")
    document.add_paragraph("Recommendations", style="Heading 1")
    document.add_paragraph("")
    told = [
        row.confidence for row in adopt(tmp_path, saved(document)).rows if row.tag == "guidance"
    ]
    assert told == ([] if sure is None else [sure])


def test_an_old_reports_words_go_where_that_is_wished(tmp_path: Path) -> None:
    adoption = adopt(tmp_path, FORMS["old report"](), clear=True)
    lines = words(adoption.data, tmp_path)
    assert not any("Last year" in line or "carers" in line for line in lines)
    assert lines[:2] == [
        "Report to: {{ front_matter.report_to }}",
        "Date of Meeting: {{ front_matter.date }}",
    ]


def test_a_structure_that_is_none_that_is_known_gets_a_profile(tmp_path: Path) -> None:
    adoption = adopt(tmp_path, FORMS["own structure"]())
    assert adoption.proposed is not None
    path = tmp_path / "own.toml"
    path.write_text(adoption.proposed, encoding="utf-8")
    profile = load_profile(str(path))
    assert [(shape.id, shape.heading) for shape in profile.sections] == [
        ("legal", "Legal implications"),
        ("finance", "Financial implications"),
        ("health_and_wellbeing", "Health and wellbeing"),
        ("recommendations", "Recommendations"),
        ("background", "Background"),
        ("next_steps_for_members", "Next steps for members"),
    ]


def test_a_section_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(FORMS["own structure"]())
    adoption = adopt_template(path, load_profile("scrutiny-14"), AdoptWishes())
    missing = {row.tag for row in adoption.rows if row.confidence is Confidence.NONE}
    assert {"sections.purpose", "sections.risk"} <= missing
    assert adoption.check.verdict is Verdict.FAULTY


def test_the_title_property_is_the_reports(tmp_path: Path) -> None:
    adoption = adopt(tmp_path, automatic_numbers())
    assert b"{{ report.title }}" in parts_of(adoption.data)[CORE]
    assert b"Report template v3" not in parts_of(adoption.data)[CORE]


def test_a_word_template_is_adopted_as_a_document(tmp_path: Path) -> None:
    def dotx(xml: str) -> str:
        return xml.replace("document.main+xml", "template.main+xml")

    adoption = adopt(tmp_path, changed(automatic_numbers(), {"[Content_Types].xml": dotx}))
    assert adoption.check.verdict is Verdict.READY


def test_a_template_with_tags_is_not_adopted_again(tmp_path: Path) -> None:
    once = adopt(tmp_path, automatic_numbers()).data
    with pytest.raises(InputUnreadable, match="has tags already"):
        adopt(tmp_path, once)


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    data = automatic_numbers()
    assert adopt(tmp_path, data).data == adopt(tmp_path, data).data


@pytest.mark.parametrize(
    "kept",
    ["1.1\t…", "1.1 ....", "1.1 [Insert text here]", "1.1)", "…………"],
)
def test_a_number_with_dots_or_a_prompt_only_keeps_a_place(kept: str, tmp_path: Path) -> None:
    document = docx.Document()
    head(document)
    for number, heading in enumerate(("Purpose of the report", "Recommendations"), start=1):
        document.add_paragraph(f"{number}.\t{heading}").runs[0].bold = True
        document.add_paragraph(kept.replace("1.1", f"{number}.1"))
    said = words(adopt(tmp_path, saved(document)).data, tmp_path)
    assert said[-3:] == [
        "{{ sections.purpose }}",
        "2.\tRecommendations",
        "{{ sections.recommendations }}",
    ]


@pytest.mark.parametrize(
    "standing", ["1.1 The Council has 54 members.", "1.1a", "2026 estimates", "1.5 million"]
)
def test_words_behind_a_number_are_kept(standing: str, tmp_path: Path) -> None:
    document = docx.Document()
    head(document)
    document.add_paragraph("1.\tPurpose of the report").runs[0].bold = True
    document.add_paragraph(standing)
    document.add_paragraph("2.\tRecommendations").runs[0].bold = True
    assert standing in words(adopt(tmp_path, saved(document)).data, tmp_path)


def test_a_line_on_coloured_text_is_guidance(tmp_path: Path) -> None:
    document = docx.Document()
    head(document)
    blue(document, "Delete all blue text before submitting this report.")
    for heading in ("Purpose of the report", "Recommendations"):
        document.add_paragraph(heading, style="Heading 1")
    assert "Delete all blue text before submitting this report." not in words(
        adopt(tmp_path, saved(document), remove=True).data, tmp_path
    )


def test_a_councils_name_in_the_place_of_the_title_is_not_sure(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Northmere Borough Council", style="Title")
    for heading in ("Purpose of the report", "Recommendations"):
        document.add_paragraph(heading, style="Heading 1")
    rows = adopt(tmp_path, saved(document)).rows
    title = next(row for row in rows if row.tag == "report.title")
    assert title.confidence is Confidence.LIKELY
    assert "if the name is to stay, type it above" in title.done


@pytest.mark.parametrize("clear", [False, True])
def test_a_font_set_by_hand_goes_on_with_the_tag(clear: bool, tmp_path: Path) -> None:
    document = docx.Document()
    head(document)
    for heading in ("Purpose of the report", "Recommendations"):
        document.add_paragraph(heading, style="Heading 1")
        run = document.add_paragraph().add_run("[insert text here]")
        run.font.name, run.font.size, run.italic = "Georgia", Pt(13), True
    adopted = tmp_path / "adopted.docx"
    adopted.write_bytes(adopt(tmp_path, saved(document), clear=clear).data)
    tags = [one for one in docx.Document(str(adopted)).paragraphs if "{{ sections" in one.text]
    looks = {(one.runs[0].font.name, one.runs[0].font.size, one.runs[0].italic) for one in tags}
    assert len(tags) == 2
    assert looks == {("Georgia", Pt(13), None)}


def numbered_by(form: str) -> bytes:
    """A form whose headings have typed numbers, such as "1." or "C."."""
    document = docx.Document()
    head(document)
    for place, shape in enumerate(load_profile("scrutiny-14").sections, start=1):
        number = form.format(place, place + 2, chr(64 + place))
        document.add_paragraph(f"{number}\t{shape.heading}").runs[0].bold = True
        document.add_paragraph()
    return saved(document)


@pytest.mark.parametrize("form", ["{0}.", "{0}", "{0}.0"])
def test_headings_may_write_their_numbers_in_any_way(form: str, tmp_path: Path) -> None:
    adoption = adopt(tmp_path, numbered_by(form))
    assert adoption.check.verdict is Verdict.READY, adoption.check.findings


@pytest.mark.parametrize(("form", "number"), [("{1}.", "3."), ("{2}.", "A.")])
def test_a_heading_with_another_number_is_told_once(form: str, number: str, tmp_path: Path) -> None:
    told = adopt(tmp_path, numbered_by(form)).check
    grave = [one for one in told.findings if one.severity is Severity.ERROR]
    assert [one.rule for one in grave] == ["section-number"]
    assert f'"Purpose of the report" has the number {number}; it is section 1' in grave[0].message


def test_a_heading_in_a_table_is_told_where_the_structure_is_made_from_the_file(
    tmp_path: Path,
) -> None:
    document = docx.Document()
    head(document)
    for heading in ("Purpose of the report", "Recommendations", "Parking"):
        document.add_paragraph(heading, style="Heading 1")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).paragraphs[0].style = "Heading 2"
    table.cell(0, 0).paragraphs[0].add_run("Legal implications")
    table.cell(0, 1).text = "Risk"
    adoption = adopt(tmp_path, saved(document))
    assert adoption.proposed is not None
    told = [(row.tag, row.found) for row in adoption.rows if "in a table" in row.done]
    assert told == [("sections.legal", "Legal implications")]


def test_a_label_that_no_value_goes_to_is_told(tmp_path: Path) -> None:
    document = docx.Document()
    for label in ("Report to:", "Wards affected:"):
        document.add_paragraph(label)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Key decision", "No"
    table.cell(1, 0).text = "Cabinet member"
    for heading in ("Purpose of the report", "Recommendations"):
        document.add_paragraph(heading, style="Heading 1")
    rows = adopt(tmp_path, saved(document)).rows
    assert [row.found for row in rows if "its place stays empty" in row.done] == [
        "Wards affected:",
        "Cabinet member",
    ]


def test_what_stands_behind_an_unnumbered_report_is_no_section(tmp_path: Path) -> None:
    document = docx.Document()
    head(document)
    for heading in ("Purpose of the report", "Parking", "Background papers", "Contact details"):
        document.add_paragraph(heading, style="Heading 1")
    adoption = adopt(tmp_path, saved(document))
    assert adoption.proposed is not None
    assert 'heading = "Parking"' in adoption.proposed
    assert "Contact details" not in adoption.proposed
    assert adoption.check.verdict is Verdict.READY, adoption.check.findings
