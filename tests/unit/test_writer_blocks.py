"""Blocks as Word's paragraphs: styles, numbers, lists, runs and links."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from committee_pack.model.finding import Finding
from committee_pack.model.report import Block, ListItem, Note, Paragraph, Run
from tests.unit.test_writer_docx import W, changed, filled, part
from tests.word_validity import problems

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture(scope="module")
def template(project: Path) -> bytes:
    return (project / "templates" / "scrutiny-report.docx").read_bytes()


def section(data: bytes) -> list[etree._Element]:
    """Give what stands between the heading of section 6 and that of section 7."""
    body = part(data).find(f"{W}body")
    assert body is not None
    words = ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in body]
    first = words.index("Background and key information")
    return list(body)[first + 1 : words.index("List of appendices")]


def written(template: bytes, *blocks: Block) -> list[etree._Element]:
    data = filled(template, blocks={"sections.background": blocks}).data
    assert problems(data) == []
    return section(data)


def findings(template: bytes, *blocks: Block) -> tuple[Finding, ...]:
    return filled(template, blocks={"sections.background": blocks}).findings


def xml(element: etree._Element) -> str:
    return re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(element, encoding="unicode"))


def shown_markers(data: bytes) -> list[str]:
    """Give the list markers of section 6 as Word counts them, from the numbering part alone."""
    numbering = part(data, "word/numbering.xml")
    levels = {}
    for num in numbering.iter(f"{W}num"):
        wanted = num[0].get(f"{W}val")
        for abstract in numbering.iter(f"{W}abstractNum"):
            if abstract.get(f"{W}abstractNumId") == wanted:
                levels[num.get(f"{W}numId")] = abstract.findall(f"{W}lvl")
    starts = {
        (num.get(f"{W}numId"), override.get(f"{W}ilvl")): int(override[0].get(f"{W}val") or 0)
        for num in numbering.iter(f"{W}num")
        for override in num.iter(f"{W}lvlOverride")
    }
    shown, counts = [], dict(starts)
    for paragraph in section(data):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        level = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
        if number is None or level is None:
            continue
        key = (number.get(f"{W}val"), level.get(f"{W}val"))
        definition = levels[key[0]][int(key[1] or 0)]
        shown.append(_marker(definition, counts.get(key, 1), int(key[1] or 0)))
        counts[key] = counts.get(key, 1) + 1
    return shown


def _marker(level: etree._Element, count: int, depth: int) -> str:
    def value(name: str) -> str:
        found = level.find(f"{W}{name}")
        assert found is not None
        return found.get(f"{W}val") or ""

    roman = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    letter = chr(96 + (count - 1) % 26 + 1) * ((count - 1) // 26 + 1)
    kind = value("numFmt")
    text = {
        "bullet": "",
        "decimal": str(count),
        "decimalZero": f"{count:02}",
        "lowerLetter": letter,
        "upperLetter": letter.upper(),
        "lowerRoman": roman[count] if count < len(roman) else "?",
        "upperRoman": roman[count].upper() if count < len(roman) else "?",
    }[kind]
    return value("lvlText").replace(f"%{depth + 1}", text)


def test_a_numbered_paragraph_takes_the_style_of_its_tag(template: bytes) -> None:
    (one,) = written(template, Paragraph(number="6.4", text="Words."))
    assert xml(one) == (
        '<w:p><w:pPr><w:pStyle w:val="NumberedParagraph"/></w:pPr>'
        "<w:r><w:t>Words.</w:t></w:r></w:p>"
    )


@pytest.mark.parametrize(
    ("style", "expected"),
    [(None, "BodyContinuation"), ("quotation", "Quotation"), ("placeholder", "Placeholder")],
)
def test_an_unnumbered_paragraph_has_a_style_of_its_own(
    template: bytes, style: str | None, expected: str
) -> None:
    (one,) = written(template, Paragraph(number=None, text="Words.", style=style))
    assert xml(one[0]) == f'<w:pPr><w:pStyle w:val="{expected}"/></w:pPr>'


def test_a_numbered_placeholder_keeps_its_place_in_the_numbers(template: bytes) -> None:
    (one,) = written(template, Paragraph(number="6.1", text="[Gap]", style="placeholder"))
    assert xml(one[0]) == (
        '<w:pPr><w:pStyle w:val="Placeholder"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/>'
        "</w:numPr></w:pPr>"
    )


def test_a_number_of_three_figures_is_a_sub_paragraph(template: bytes) -> None:
    (one,) = written(template, Paragraph(number="6.4.2", text="Words."))
    assert xml(one[0]) == '<w:pPr><w:pStyle w:val="NumberedSubparagraph"/></w:pPr>'


def test_formatting_tabs_and_breaks_are_kept(template: bytes) -> None:
    runs = (
        Run(text="Bold", bold=True),
        Run(text=" both ", bold=True, italic=True),
        Run(text="one\ttwo\nthree", underline=True),
        Run(text="2", superscript=True),
        Run(text="x", subscript=True),
    )
    text = "".join(run.text for run in runs)
    (one,) = written(template, Paragraph(number="6.1", text=text, runs=runs))
    assert [xml(run) for run in list(one)[1:]] == [
        "<w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r>",
        '<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t xml:space="preserve"> both </w:t></w:r>',
        '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/>'
        "<w:t>three</w:t></w:r>",
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>',
        '<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>x</w:t></w:r>',
    ]


def test_runs_of_other_words_give_way_to_the_text(template: bytes) -> None:
    block = Paragraph(number="6.1", text="As found.", runs=(Run(text="Other", bold=True),))
    (one,) = written(template, block)
    assert xml(one[1]) == "<w:r><w:t>As found.</w:t></w:r>"
    assert [finding.rule for finding in findings(template, block)] == ["formatting-dropped"]


def test_a_link_can_be_followed_and_has_its_style(template: bytes) -> None:
    run = Run(text="report", link="https://www.example.org/a b?x=1&y=2%")
    block = Paragraph(number="6.1", text="report", runs=(run,))
    data = filled(template, blocks={"sections.background": (block,)}).data
    link = section(data)[0].find(f"{W}hyperlink")
    assert link is not None
    assert xml(link[0][0]) == '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
    with zipfile.ZipFile(BytesIO(data)) as archive:
        relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
    (entry,) = [one for one in relations if one.get("Id") == link.get(f"{R}id")]
    assert entry.get("Target") == "https://www.example.org/a%20b?x=1&y=2%25"
    assert entry.get("TargetMode") == "External"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///c:/secret", "report.docx", "http://x:port/"]
)
def test_an_unsafe_link_becomes_text_and_is_told(template: bytes, address: str) -> None:
    block = Paragraph(number="6.1", text="here", runs=(Run(text="here", link=address),))
    (one,) = written(template, block)
    assert xml(one[1]) == "<w:r><w:t>here</w:t></w:r>"
    assert [finding.rule for finding in findings(template, block)] == ["link-dropped"]


def test_a_link_inside_the_report_becomes_text(template: bytes) -> None:
    block = Paragraph(number="6.1", text="here", runs=(Run(text="here", link="#s6"),))
    (one,) = written(template, block)
    assert xml(one[1]) == "<w:r><w:t>here</w:t></w:r>"


def test_bullets_take_the_style_of_their_level(template: bytes) -> None:
    made = written(
        template,
        ListItem(level=1, marker="•", text="a"),
        ListItem(level=2, marker="–", text="b"),
        ListItem(level=3, marker="o", text="c"),
        ListItem(level=1, marker=None, text="d"),
    )
    styles = [one.find(f"{W}pPr/{W}pStyle") for one in made]
    assert [style.get(f"{W}val") for style in styles if style is not None] == [
        "ListBullet",
        "ListBullet2",
        "ListBullet3",
        "ListBullet",
    ]


LISTS: Sequence[Sequence[tuple[int, str]]] = [
    [(1, "(1)"), (1, "(2)"), (1, "(3)")],
    [(1, "a)"), (1, "b)"), (1, "e)"), (1, "f)")],
    [(1, "(h)"), (1, "(i)"), (1, "(j)")],
    [(1, "(i)"), (1, "(ii)"), (1, "(iii)"), (1, "(iv)"), (1, "(v)")],
    [(1, "i"), (1, "j")],
    [(1, "(v)"), (1, "(vi)")],
    [(1, "(v)"), (1, "(w)")],
    [(1, "1."), (2, "(a)"), (2, "(b)"), (1, "2."), (2, "(a)"), (3, "i."), (3, "ii."), (2, "(b)")],
    [(1, "6.1.2"), (1, "6.1.3")],
    [(1, "R1"), (1, "R2"), (1, "R4")],
    [(1, "08"), (1, "09"), (1, "10"), (1, "11")],
    [(1, "(z)"), (1, "(aa)"), (1, "(bb)")],
    [(1, "I."), (1, "II."), (1, "A."), (1, "B.")],
    [(1, "1."), (1, "1."), (1, "1.")],
    [(1, "1"), (1, "(2)"), (1, "3")],
]


@pytest.mark.parametrize("items", LISTS, ids=lambda items: " ".join(mark for _, mark in items))
def test_word_shows_the_markers_that_were_given(
    template: bytes, items: Sequence[tuple[int, str]]
) -> None:
    blocks = tuple(ListItem(level=level, marker=mark, text="x") for level, mark in items)
    data = filled(template, blocks={"sections.background": blocks}).data
    assert shown_markers(data) == [mark for _, mark in items]
    assert problems(data) == []


def test_items_that_follow_one_another_are_one_list_for_word(template: bytes) -> None:
    made = written(
        template,
        ListItem(level=1, marker="(1)", text="a"),
        Note(mark="1", text="A note."),
        ListItem(level=1, marker="(2)", text="b"),
        Paragraph(number=None, text="Between."),
        ListItem(level=1, marker="(3)", text="c"),
    )
    numbers = [one.find(f"{W}pPr/{W}numPr/{W}numId") for one in made]
    values = [number.get(f"{W}val") for number in numbers if number is not None]
    assert values[0] == values[1] != values[2]


@pytest.mark.parametrize("marker", ["(ab)", "Action A", "100%", "☐"])
def test_a_marker_that_word_cannot_count_stands_as_it_is(template: bytes, marker: str) -> None:
    block = ListItem(level=1, marker=marker, text="Words.")
    data = filled(template, blocks={"sections.background": (block, block)}).data
    assert shown_markers(data) == [marker, marker]
    assert [one.text for one in section(data)[0].iter(f"{W}t")] == ["Words."]
    assert problems(data) == []
    assert [finding.rule for finding in findings(template, block)] == ["marker-not-counted"]


def test_a_paragraph_numbered_by_letter_shows_its_letter(template: bytes) -> None:
    block = Paragraph(number="(c)", text="Words.")
    data = filled(template, blocks={"sections.background": (block,)}).data
    assert shown_markers(data) == ["(c)"]


def test_the_templates_own_list_is_not_touched(template: bytes) -> None:
    block = ListItem(level=1, marker="(1)", text="x")
    data = filled(template, blocks={"sections.background": (block,)}).data
    before, after = part(template, "word/numbering.xml"), part(data, "word/numbering.xml")
    assert [xml(one) for one in after.findall(f"{W}abstractNum")[:2]] == [
        xml(one) for one in before.findall(f"{W}abstractNum")
    ]
    assert [one.get(f"{W}numId") for one in after.findall(f"{W}num")] == ["1", "2", "3"]
    tags = [etree.QName(one).localname for one in after]
    assert tags == ["abstractNum"] * 3 + ["num"] * 3


def test_a_note_stands_small_with_its_mark_raised(template: bytes) -> None:
    (one,) = written(template, Note(mark="2", text="Source: the performance team."))
    assert xml(one) == (
        '<w:p><w:pPr><w:pStyle w:val="NoteText"/></w:pPr>'
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> Source: the performance team.</w:t></w:r></w:p>'
    )


def test_words_that_lead_to_a_list_stay_on_its_page(template: bytes) -> None:
    made = written(
        template,
        Paragraph(number="6.1", text="These are:"),
        ListItem(level=1, marker="•", text="a"),
        Paragraph(number=None, text="Next", runs=(Run(text="Next", bold=True),)),
    )
    kept = [one.find(f"{W}pPr/{W}keepNext") is not None for one in made]
    assert kept == [True, False, True]


def test_a_style_that_the_template_lacks_is_replaced_and_told(template: bytes) -> None:
    bare = changed(template, 'w:val="Body Continuation"', 'w:val="Other"', "word/styles.xml")
    data = filled(bare, blocks={"sections.background": (Paragraph(number=None, text="Words."),)})
    assert xml(section(data.data)[0][0]) == (
        '<w:pPr><w:pStyle w:val="NumberedParagraph"/><w:numPr><w:ilvl w:val="0"/>'
        '<w:numId w:val="0"/></w:numPr><w:ind w:left="851" w:hanging="0"/></w:pPr>'
    )
    assert [finding.rule for finding in data.findings] == ["template-style-missing"]
    assert 'no paragraph style "Body Continuation"' in data.findings[0].message
    assert problems(data.data) == []


def test_without_numbers_in_the_template_the_numbers_are_typed(template: bytes) -> None:
    old = '<w:pPr><w:pStyle w:val="NumberedParagraph"/></w:pPr><w:r><w:t>{{ sections.background'
    typed = changed(template, old, old.replace("NumberedParagraph", "Normal"))
    data = filled(typed, blocks={"sections.background": (Paragraph(number="6.1", text="Words."),)})
    (one,) = section(data.data)
    assert [node.text for node in one.iter(f"{W}t")] == ["6.1", "Words."]
    assert one.find(f"{W}r/{W}tab") is not None


def test_a_section_without_blocks_leaves_no_empty_paragraph(template: bytes) -> None:
    assert written(template) == []


def test_bookmarks_round_a_tag_stay_in_pairs(template: bytes) -> None:
    tag = "<w:r><w:t>{{ sections.background }}</w:t></w:r>"
    start = '<w:bookmarkStart w:id="7" w:name="here"/>'
    marked = changed(template, tag, f'{start}{tag}<w:bookmarkEnd w:id="7"/>')
    made = written(marked, Paragraph(number="6.1", text="Words."))
    assert [etree.QName(one).localname for one in made] == ["bookmarkStart", "p", "bookmarkEnd"]


def test_a_section_break_in_the_tags_paragraph_stays(template: bytes) -> None:
    old = '<w:pStyle w:val="NumberedParagraph"/></w:pPr><w:r><w:t>{{ sections.background'
    broken = changed(template, old, old.replace("</w:pPr>", "<w:sectPr/></w:pPr>"))
    made = written(broken, Paragraph(number="6.1", text="Words."))
    assert made[-1].find(f"{W}pPr/{W}sectPr") is not None
    assert made[0].find(f"{W}pPr/{W}sectPr") is None
