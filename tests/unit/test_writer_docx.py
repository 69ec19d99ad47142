"""Filling a template: what comes out, what is refused, what hostile data turns into."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from committee_pack.errors import TemplateUnusable
from committee_pack.model.report import Block, ListItem, Paragraph
from committee_pack.profiles import load_profile
from committee_pack.writers.docx import Filled, fill
from committee_pack.writers.template import required_tags_missing, tags
from tests.word_validity import problems

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SECTIONS = tuple(f"sections.{shape.id}" for shape in load_profile("scrutiny-14").sections)
FACTS: Mapping[str, Mapping[str, object]] = {
    "meeting": {
        "committee": "Children's Scrutiny Committee",
        "date": "26 November 2026",
        "iso_date": "2026-11-26",
    },
    "report": {"title": "Care & Support <Update>", "item": 6, "officer": "Jane Doe"},
    "front_matter": {
        "report_to": "Children's Scrutiny Committee",
        "officer": "Jane Doe, Assistant Director",
        "date": "26 November 2026",
    },
}


@pytest.fixture(scope="module")
def template(project: Path) -> bytes:
    return (project / "templates" / "scrutiny-report.docx").read_bytes()


def filled(
    template: bytes,
    title: str | None = None,
    blocks: Mapping[str, tuple[Block, ...]] | None = None,
    facts: Mapping[str, object] = FACTS,
) -> Filled:
    given: dict[str, tuple[Block, ...]] = {
        name: (Paragraph(number="1.1", text=f"About {name}."),) for name in SECTIONS
    }
    given.update(blocks or {})
    if title is not None:
        facts = {**facts, "report": {**FACTS["report"], "title": title}}
    return fill(template, "house.docx", facts, given)


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def lines(data: bytes, name: str = "word/document.xml") -> list[str]:
    return [
        "".join(
            {f"{W}t": node.text or "", f"{W}tab": "\t", f"{W}br": "\n"}.get(str(node.tag), "")
            for node in paragraph.iterdescendants(f"{W}t", f"{W}tab", f"{W}br")
            if node.getparent() is not None and node.getparent().tag == f"{W}r"  # type: ignore[union-attr]
        )
        for paragraph in part(data, name).iter(f"{W}p")
    ]


def changed(template: bytes, old: str, new: str, name: str = "word/document.xml") -> bytes:
    """Give the template with words of one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as source, zipfile.ZipFile(buffer, "w") as target:
        for entry in source.namelist():
            text = source.read(entry)
            if entry == name:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            target.writestr(entry, text)
    return buffer.getvalue()


def title_property(data: bytes) -> str | None:
    return part(data, "docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}title")


def test_facts_stand_in_body_header_and_title_as_they_were_given(template: bytes) -> None:
    data = filled(template).data
    assert lines(data)[:6] == [
        "Report to:",
        "Children's Scrutiny Committee",
        "Relevant Officer:",
        "Jane Doe, Assistant Director",
        "Date of Meeting:",
        "26 November 2026",
    ]
    assert lines(data)[6] == "Care & Support <Update>"
    assert lines(data, "word/header1.xml") == ["Children's Scrutiny Committee\t26 November 2026"]
    assert title_property(data) == "Care & Support <Update>"


def test_the_fourteen_headings_stand_in_order_each_with_its_words(template: bytes) -> None:
    expected = []
    for shape in load_profile("scrutiny-14").sections:
        expected += [shape.heading, f"About sections.{shape.id}."]
    assert lines(filled(template).data)[7:] == expected


def test_the_same_inputs_give_the_same_bytes(template: bytes) -> None:
    assert filled(template).data == filled(template).data


def test_the_file_says_the_meeting_day_and_no_clock(template: bytes) -> None:
    core = part(filled(template).data, "docProps/core.xml")
    terms = "{http://purl.org/dc/terms/}"
    assert core.findtext(f"{terms}created") == "2026-11-26T00:00:00Z"
    assert core.findtext(f"{terms}modified") == "2026-11-26T00:00:00Z"


HOSTILE = [
    "Children & Young People",
    "a<w:br/>b",
    "</w:t></w:r></w:p>",
    "{{ 7*7 }}",
    "{% raw %}{{ x }}",
    "{# gone #} }} %} {_{ {{r x }} {%p if true %}",
    "‮right to left‬ ‏",
    "$& \\1 %s {0}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_out_as_text_everywhere(template: bytes, text: str) -> None:
    blocks = {"sections.background": (Paragraph(number="6.1", text=text),)}
    facts = {**FACTS, "meeting": {**FACTS["meeting"], "committee": text}}
    result = filled(template, title=text, blocks=blocks, facts=facts)
    assert text in lines(result.data)
    assert lines(result.data).count(text) == 2
    assert lines(result.data, "word/header1.xml") == [f"{text}\t26 November 2026"]
    assert title_property(result.data) == " ".join(text.split())
    assert len(lines(result.data)) == len(lines(filled(template).data))
    assert result.findings == ()
    assert problems(result.data) == []


@pytest.mark.parametrize(
    "character", ["\x0b", "\x00", "\ud800", "\ufdd0", "\ufdd2", "\uffff", "\x85"]
)
def test_what_a_word_file_cannot_hold_is_replaced_and_told(template: bytes, character: str) -> None:
    text = f"Left{character}right"
    blocks = {"sections.background": (Paragraph(number="6.1", text=text),)}
    result = filled(template, title=text, blocks=blocks)
    assert lines(result.data).count("Left�right") == 2
    assert lines(result.data)[-1] == "About sections.background_papers."
    assert {finding.rule for finding in result.findings} == {"unprintable-characters"}
    assert problems(result.data) == []


def test_a_text_of_a_million_characters_comes_out_whole(template: bytes) -> None:
    text = "word {{ x }} & " * 70_000
    blocks = {"sections.background": (Paragraph(number="6.1", text=text),)}
    result = filled(template, title=text.strip(), blocks=blocks)
    assert text in lines(result.data)
    assert text.strip() in lines(result.data)


def test_a_footnote_is_filled_once_though_the_document_has_two_sections(template: bytes) -> None:
    with_note = _with_footnote(template, "{{ report.title }}")
    data = filled(with_note, title="{{ 7*7 }}").data
    assert lines(data, "word/footnotes.xml") == ["{{ 7*7 }}"]


def test_a_value_that_is_missing_prints_nothing_and_is_told(template: bytes) -> None:
    facts = {**FACTS, "front_matter": {**FACTS["front_matter"], "officer": None}}
    result = filled(template, facts=facts)
    assert lines(result.data)[3] == ""
    assert [(f.rule, f.severity) for f in result.findings] == [("fact-missing", "error")]


def test_an_unknown_name_is_refused_with_its_place_and_the_right_name(template: bytes) -> None:
    wrong = changed(template, "{{ report.title }}", "Report: {{ report.titel }}")
    with pytest.raises(TemplateUnusable) as caught:
        filled(wrong)
    assert "{{ report.titel }} is not a name that a template may use" in caught.value.what
    assert "in the body: “Report: {{ report.titel }}”" in caught.value.what
    assert caught.value.hint == "Did you mean {{ report.title }}?"


def test_an_unknown_name_in_the_header_is_told_as_there(template: bytes) -> None:
    wrong = changed(template, "{{ meeting.date }}", "{{ date }}", "word/header1.xml")
    with pytest.raises(TemplateUnusable) as caught:
        filled(wrong)
    assert "in the header: “{{ meeting.committee }}{{ date }}”" in caught.value.what
    assert ".date }}?" in caught.value.hint


def test_all_wrong_names_are_told_at_once(template: bytes) -> None:
    wrong = changed(template, "{{ report.title }}", "{{ titel }} {{ front_matter }}")
    with pytest.raises(TemplateUnusable) as caught:
        filled(wrong)
    assert "{{ titel }} is not a name" in caught.value.what
    assert "{{ front_matter }} is a group of names" in caught.value.what


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("{% if report.title %}Title", "Unexpected end of template"),
        ("Title: {{ report.title", "A tag cannot be understood"),
        ("{{ report.title|shout }}", "No filter named 'shout'"),
        ("{{ report.title.upper() }}", "a call"),
        ("{{ 9 ** 9 ** 9 }}", "more than a template may do"),
        ("{% include 'x' %}", "an include"),
        ("{%p if report.item %}Lost words{%p endif %}", "would delete the words beside it"),
    ],
)
def test_a_tag_that_is_wrong_is_refused(template: bytes, tag: str, told: str) -> None:
    wrong = changed(template, "{{ report.title }}", tag)
    with pytest.raises(TemplateUnusable) as caught:
        filled(wrong)
    assert told in caught.value.what
    assert "in the body" in caught.value.what


def test_a_tag_that_deletes_its_paragraph_may_stand_alone_in_it(template: bytes) -> None:
    title = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    tags_round = title.format("{%p if report.item == 6 %}") + title.format("Six")
    tags_round += title.format("{%p endif %}") + title.format("{%p if report.item == 7 %}")
    tags_round += title.format("Seven") + title.format("{%p endif %}")
    with_tags = changed(template, "<w:body>", f"<w:body>{tags_round}")
    assert lines(filled(with_tags).data)[:2] == ["Six", "Report to:"]


def test_a_section_tag_among_other_words_is_refused(template: bytes) -> None:
    wrong = changed(template, "{{ sections.legal }}", "Legal: {{ sections.legal }} end")
    with pytest.raises(TemplateUnusable) as caught:
        filled(wrong)
    assert "“Legal: {{ sections.legal }} end”" in caught.value.what


@pytest.mark.parametrize(
    "hidden",
    [
        '<w:del w:id="9"><w:r><w:delText>{{ sections.legal }}</w:delText></w:r></w:del>',
        '<w:bookmarkStart w:id="9" w:name="{{ sections.legal }}"/><w:bookmarkEnd w:id="9"/>',
    ],
)
def test_a_section_tag_where_no_paragraph_can_stand_is_refused(
    template: bytes, hidden: str
) -> None:
    wrong = changed(template, "<w:body>", f"<w:body><w:p>{hidden}</w:p>")
    with pytest.raises(TemplateUnusable, match="does not stand alone in its paragraph"):
        filled(wrong)


def test_a_section_tag_in_the_header_is_refused(template: bytes) -> None:
    wrong = changed(template, "{{ meeting.date }}", "{{ sections.legal }}", "word/header1.xml")
    with pytest.raises(TemplateUnusable, match="in the header, there is a tag for a whole section"):
        filled(wrong)


def test_a_strict_word_file_is_named_as_what_it_is(template: bytes) -> None:
    transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    with pytest.raises(TemplateUnusable, match="Strict Open XML Document"):
        filled(changed(template, transitional, strict, "_rels/.rels"))


def test_a_word_template_is_filled_and_comes_out_as_a_document(template: bytes) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
    types = "[Content_Types].xml"
    dotx = changed(template, kind.format("document"), kind.format("template"), types)
    assert filled(dotx).data == filled(template).data


def test_a_file_with_macros_is_refused(template: bytes) -> None:
    plain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    with pytest.raises(TemplateUnusable, match="is a macro file"):
        filled(changed(template, plain, macros, "[Content_Types].xml"))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 cut", b"\xd0\xcf\x11\xe0 old"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateUnusable, match=r"house\.docx"):
        filled(data)


def test_conditions_and_defaults_may_stand_in_a_template(template: bytes) -> None:
    tag = "{% if report.item == 6 %}Six{% endif %} {{ meeting.place|default('Town Hall') }}"
    assert "Six Town Hall" in lines(filled(changed(template, "{{ report.title }}", tag)).data)


def test_a_template_tells_which_names_it_prints(template: bytes) -> None:
    assert set(SECTIONS) <= set(tags(template))
    assert "report.title" in tags(template)
    assert required_tags_missing(template, SECTIONS) == ()
    without = changed(template, "{{ sections.legal }}", "None.")
    assert required_tags_missing(without, SECTIONS) == ("sections.legal",)


def test_parts_without_tags_are_kept_byte_for_byte(template: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(template)) as before:
        kept = {name: before.read(name) for name in before.namelist()}
    with zipfile.ZipFile(io.BytesIO(filled(template).data)) as after:
        same = {name for name in kept if after.read(name) == kept[name]}
    assert kept.keys() - same == {"word/document.xml", "word/header1.xml", "docProps/core.xml"}


def _with_footnote(template: bytes, text: str) -> bytes:
    """Add a footnotes part and a second section to a template."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    added = f'<Relationship Id="rId90" Type="{relation}" Target="footnotes.xml"/></Relationships>'
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:tbl>"
    data = changed(template, "</Types>", override, "[Content_Types].xml")
    data = changed(data, "</Relationships>", added, "word/_rels/document.xml.rels")
    data = changed(data, "<w:tbl>", section)
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(
            "word/footnotes.xml",
            f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="1"><w:p><w:r><w:t>{text}'
            "</w:t></w:r></w:p></w:footnote></w:footnotes>",
        )
    return buffer.getvalue()


def test_words_have_the_font_that_is_set_by_hand_on_their_tag(template: bytes) -> None:
    font = '<w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:b/><w:sz w:val="26"/></w:rPr>'
    tag = "<w:r><w:t>{{ sections.legal }}"
    house = changed(template, tag, tag.replace("<w:t>", f"{font}<w:t>"))
    said = (
        Paragraph(number="9.1", text="In the hand's font."),
        ListItem(text="An item in it.", marker="•", level=1),
        Paragraph(number=None, text="A gap.", style="placeholder"),
    )
    data = filled(house, blocks={"sections.legal": said}).data
    assert problems(data) == []
    looks = {
        run.findtext(f"{W}t"): [
            one.get(f"{W}ascii") or one.get(f"{W}val") for one in run.iterfind(f"{W}rPr/*")
        ]
        for run in part(data).iter(f"{W}r")
    }
    assert looks["In the hand's font."] == ["Georgia", "26"]
    assert looks["An item in it."] == ["Georgia", "26"]
    assert looks["A gap."] == []
    assert looks["About sections.finance."] == []
