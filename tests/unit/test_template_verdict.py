"""Checking a template: each fault is told with its rule, its paragraph and its column."""

from pathlib import Path

import pytest

from committee_pack.build.shipped import shipped_root
from committee_pack.build.template_contract import plain_names, rich_names
from committee_pack.build.template_verdict import check_template
from committee_pack.model.finding import Severity
from committee_pack.model.template import TemplateCheck, TemplateFinding, Verdict
from committee_pack.profiles import load_profile
from tests.template_files import BODY, at_the_end, at_the_start, changed, p, parts_of

# The shipped template has 35 paragraphs: what is put at its end is the thirty-sixth.
END = 36
ROW = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>{}'
    "</w:tbl>"
)
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDEPICTURE '
    '"http://example.org/a.png"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "</w:p>"
)
FIRST_HALF = "<w:p><w:r><w:t>{{ report.</w:t></w:r>"
LAST_HALF = "<w:r><w:t>title }}</w:t></w:r>"


@pytest.fixture(scope="module")
def template(project: Path) -> bytes:
    return (project / "templates" / "scrutiny-report.docx").read_bytes()


def check(tmp_path: Path, data: bytes) -> TemplateCheck:
    path = tmp_path / "house.docx"
    path.write_bytes(data)
    return check_template(path, load_profile("scrutiny-14"))


def grave(told: TemplateCheck) -> list[TemplateFinding]:
    return [finding for finding in told.findings if finding.severity is Severity.ERROR]


SHIPPED = sorted(path.name for path in (shipped_root() / "templates").glob("*.docx"))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_templates_are_ready(name: str, project: Path) -> None:
    told = check_template(project / "templates" / name, None)
    assert told.verdict is Verdict.READY
    assert told.samples
    assert told.findings == ()


@pytest.mark.parametrize(
    ("paragraph", "rule", "column", "words"),
    [
        (p("Report: {{ report.titel }}"), "name-unknown", 9, "Did you mean {{ report.title }}?"),
        (p("{{ title }}"), "name-unknown", 1, "Did you mean"),
        (p("{{ report }}"), "name-unknown", 1, "is a group of names"),
        (p("of {{ meeting.date }"), "tag-unclosed", 4, "never closed"),
        (p("meeting.date }}"), "tag-unclosed", 14, "closes a tag"),
        (p("{{ meeting.date {{ report.title }}"), "tag-unclosed", 1, "never closed"),
        (p("{{ meeting.date + }}"), "tag-syntax", 1, "cannot be understood"),
        (p("{{ meeting.date|shout }}"), "tag-syntax", 1, "shout"),
        (p("{% if report.item == 6 %}yes"), "block-unclosed", 1, "{% endif %}"),
        (p("yes{% endif %}"), "block-unopened", 4, "closes nothing"),
        (p("{% else %}"), "block-unopened", 1, "outside of an if"),
        (p("{{ report.title.upper() }}"), "tag-does-more", 1, "a call"),
        (p("{{ 2 ** 99 }}"), "tag-does-more", 1, "pow"),
        (p("{% set x = 1 %}"), "tag-does-more", 1, "assign"),
        (p("{{ report.__class__ }}"), "tag-unsafe", 1, "reaches into the program"),
        (p("x {{ report.__class__|default('') }}"), "tag-unsafe", 3, "reaches into the program"),
        (p("See {{ ''.__class__ }}"), "tag-does-more", 5, "no name"),
        (p("{{ report.title.upper()|default('') }}"), "tag-does-more", 1, "a call"),
        (p("{{ 'a' * 100000000000 }}"), "tag-does-more", 1, "mul"),
        (p("{{ '%99999999999d' % 1 }}"), "tag-does-more", 1, "mod"),
        (p("By { report.officer }"), "tag-apart", 4, "Write {{ report.officer }}"),
        (p("{ { report.title } }"), "tag-apart", 1, "is no tag"),
        (p("{{ self }}"), "name-unknown", 1, "is not a name"),
        (p("{{r report.title }}"), "tag-raw", 1, "Write {{ report.title }}"),
        (p("{{p sections.legal }}"), "section-tag-place", 1, "nothing but a name"),
        (p("{{ sections.legal|upper }}"), "section-tag-place", 1, "nothing but a name"),
        (p("See {{ sections.legal }}"), "section-tag-place", 5, "words beside it"),
        (
            p("{%p if report.item == 6 %} lost") + p("{%p endif %}"),
            "tag-swallows",
            1,
            "would delete the words beside it: “lost”",
        ),
        (p("{%p if report.item %}{%p endif %}"), "tag-swallows", 1, "another such tag"),
        (
            TABLE.format(ROW.format(p("{%tr if report.item %}"), p("lost"))) + p("{% endif %}"),
            "tag-swallows",
            1,
            "“lost”",
        ),
        (
            f"{FIRST_HALF}<w:r><w:tab/></w:r>{LAST_HALF}</w:p>",
            "tag-broken",
            1,
            "a tab in the middle",
        ),
        (
            f'{FIRST_HALF}<w:hyperlink w:anchor="a">{LAST_HALF}</w:hyperlink></w:p>',
            "tag-broken",
            1,
            "a link in the middle",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(
    paragraph: str, rule: str, column: int, words: str, template: bytes, tmp_path: Path
) -> None:
    told = check(tmp_path, at_the_end(template, paragraph))
    assert told.verdict is Verdict.FAULTY
    found = [finding for finding in grave(told) if finding.rule == rule]
    assert found, told.findings
    assert (found[0].spot.part, found[0].spot.paragraph) == ("the body", END)
    assert found[0].spot.column == column
    assert words in f"{found[0].message} {found[0].hint}"


def test_every_fault_is_told_at_once(template: bytes, tmp_path: Path) -> None:
    xml = p("{{ a }} {{ b ") + p("{% if x %}") + p("{{ report.title") + p("{{ meeting.dat }}")
    told = check(tmp_path, at_the_end(template, xml))
    assert [(one.rule, one.spot.paragraph) for one in grave(told)] == [
        ("tag-unclosed", END),
        ("name-unknown", END),
        ("name-unknown", END + 1),
        ("tag-unclosed", END + 2),
        ("name-unknown", END + 3),
        ("block-unclosed", END + 1),
    ]


def test_a_tag_that_word_wrote_in_pieces_is_put_together(template: bytes, tmp_path: Path) -> None:
    told = check(tmp_path, at_the_start(template, p("{", "{ report", ".title }", "}")))
    assert told.verdict is Verdict.READY
    assert told.samples == ("every kind of block", "empty sections", "hostile words")


def test_the_names_of_a_loop_are_known_in_it_alone(template: bytes, tmp_path: Path) -> None:
    loop = p("{% for letter in report.title %}{{ letter }}{{ loop.index }}{% endfor %}{{ letter }}")
    told = check(tmp_path, at_the_end(template, loop))
    assert [finding.spot.column for finding in grave(told)] == [73]


def test_a_fault_in_the_header_is_told_as_such(template: bytes, tmp_path: Path) -> None:
    name = next(part for part in parts_of(template) if "header" in part and "rels" not in part)
    data = changed(
        template, {name: lambda xml: xml.replace("</w:t>", " {{ sections.legal }}</w:t>", 1)}
    )
    told = check(tmp_path, data)
    assert [finding.spot.part for finding in grave(told)][:1] == ["the header"]


def test_a_missing_section_is_told(template: bytes, tmp_path: Path) -> None:
    data = changed(template, {BODY: lambda xml: xml.replace("{{ sections.legal }}", "None.")})
    told = check(tmp_path, data)
    assert [finding.rule for finding in grave(told)] == ["section-missing"]
    assert "Legal considerations" in grave(told)[0].message


def test_a_section_under_a_heading_of_another_is_told(template: bytes, tmp_path: Path) -> None:
    data = changed(template, {BODY: lambda xml: xml.replace("Legal considerations", "Overview")})
    told = check(tmp_path, data)
    assert grave(told)[0].rule == "section-place"
    assert "Overview" in grave(told)[0].message


def test_a_missing_style_is_told_with_what_is_used_instead(template: bytes, tmp_path: Path) -> None:
    data = changed(
        template, {"word/styles.xml": lambda xml: xml.replace('w:val="Quotation"', 'w:val="Old"')}
    )
    told = check(tmp_path, data)
    assert told.verdict is Verdict.READY
    assert [(one.rule, one.severity) for one in told.findings] == [("style-missing", "info")]
    assert "an indented paragraph is used instead" in told.findings[0].message


def test_a_plain_file_is_told_as_one(template: bytes, tmp_path: Path) -> None:
    def bare(xml: str) -> str:
        return xml.replace("{{", "").replace("}}", "")

    names = [name for name in parts_of(template) if name.endswith(".xml")]
    told = check(tmp_path, changed(template, dict.fromkeys(names, bare)))
    assert told.verdict is Verdict.PLAIN
    assert [finding.rule for finding in told.findings] == ["no-tags"]


def link(kind: str, target: str) -> str:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        f'<Relationship Id="rIdX" Type="{office}/{kind}" Target="{target}" TargetMode="External"/>'
        "</Relationships>"
    )


@pytest.mark.parametrize(
    ("kind", "target", "rule"),
    [
        ("attachedTemplate", "http://example.org/house.dotm", "remote-template"),
        ("attachedTemplate", "\\\\server\\share\\house.dotm", "remote-template"),
        ("image", "http://example.org/logo.png", "external-link"),
        ("oleObject", "file:///C:/figures.xlsx", "external-link"),
    ],
)
def test_what_is_fetched_from_elsewhere_is_told(
    kind: str, target: str, rule: str, template: bytes, tmp_path: Path
) -> None:
    rels = "word/_rels/document.xml.rels"
    data = changed(
        template, {rels: lambda xml: xml.replace("</Relationships>", link(kind, target))}
    )
    told = check(tmp_path, data)
    assert [finding.rule for finding in grave(told)] == [rule]


def test_a_link_that_a_reader_clicks_is_none_of_them(template: bytes, tmp_path: Path) -> None:
    rels = "word/_rels/document.xml.rels"
    put = link("hyperlink", "https://example.org")
    data = changed(template, {rels: lambda xml: xml.replace("</Relationships>", put)})
    assert check(tmp_path, data).verdict is Verdict.READY


def test_a_field_that_fetches_is_told(template: bytes, tmp_path: Path) -> None:
    told = check(tmp_path, at_the_end(template, FIELD))
    assert [finding.rule for finding in grave(told)] == ["field-fetches"]


def test_a_tag_in_a_comment_is_told(template: bytes, tmp_path: Path) -> None:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comments = f'<w:comments xmlns:w="{namespace}">{p("{{ report.title }}")}</w:comments>'
    told = check(tmp_path, changed(template, {"word/comments.xml": lambda xml: comments}))
    assert [finding.rule for finding in grave(told)] == ["tag-not-filled"]


def test_a_name_that_some_reports_lack_is_a_warning(template: bytes, tmp_path: Path) -> None:
    told = check(tmp_path, at_the_start(template, p("{{ progress.complete }}")))
    assert told.verdict is Verdict.READY
    assert [(one.rule, one.severity) for one in told.findings] == [("name-sometimes", "warning")]
    with_words = p('{{ progress.complete|default("no plan") }}')
    assert check(tmp_path, at_the_start(template, with_words)).findings == ()


def test_a_template_of_another_kind_of_word_file_is_told(template: bytes, tmp_path: Path) -> None:
    def strict(xml: str) -> str:
        old = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return xml.replace(old, "http://purl.oclc.org/ooxml/officeDocument/relationships")

    told = check(tmp_path, changed(template, {"_rels/.rels": strict}))
    assert told.verdict is Verdict.FAULTY
    assert [finding.rule for finding in told.findings] == ["template-format"]


def test_every_name_of_the_contract_can_be_used(template: bytes, tmp_path: Path) -> None:
    profile = load_profile("scrutiny-14")
    names = [one.name for one in plain_names(profile) if not one.name.startswith("appendix.")]
    xml = "".join(p(f"{{{{ {name} }}}}") for name in names)
    told = check(tmp_path, at_the_start(template, xml))
    assert told.verdict is Verdict.READY
    assert {f"sections.{shape.id}" for shape in profile.sections} <= set(told.tags)
    assert {one.name for one in rich_names(profile)} - set(told.tags) == {"appendix.body"}


def test_a_standing_line_with_a_tag_is_the_templates_own(template: bytes, tmp_path: Path) -> None:
    told = check(tmp_path, at_the_end(template, p("Contact: {{ report.officer }}")))
    assert told.verdict is Verdict.READY, told.findings


def test_entities_of_its_own_are_told(template: bytes, tmp_path: Path) -> None:
    def declare(xml: str) -> str:
        return xml.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>', 1)

    told = check(tmp_path, changed(template, {"word/settings.xml": declare}))
    assert "doctype" in {finding.rule for finding in grave(told)}
