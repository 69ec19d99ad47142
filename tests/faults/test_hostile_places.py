"""Hostile words in every place that a template fills: they come out as text, each in its place."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from committee_pack.model.report import Block, ListItem, Note, Paragraph, Run, Table
from committee_pack.writers.docx import Filled, fill
from tests.template_files import at_the_start, changed, parts_of
from tests.unit.test_writer_docx import FACTS, SECTIONS, W, title_property
from tests.word_validity import problems

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SHAPES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TAG = "{{ report.title }}"
_RUN = f'<w:r><w:t xml:space="preserve">{_TAG}</w:t></w:r>'

HOSTILE = {
    "ampersand": "Children & Young People",
    "markup": "</w:t></w:r></w:p><w:br/>&lt;&amp;",
    "namespace": f'a xmlns:w="{_WORD}" b',
    "sum": "{{ 7*7 }}",
    "statement": "{% raw %}{{ x }}{%p if true %}{# gone #} }} %}",
    "code": "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "right to left": "‮right to left‬ ‏שלום",
    "patterns": "$& \\1 %s {0} {_{ }_}",
    "vertical tab": "left\x0bright",
    "null": "left\x00right",
    "half a character": "left\ud800right",
    "no character": "left\uffffright",
    "mark of our own": "left\ufdd20\ufdd3\ufdd40\ufdd5right",
}
PLACES = ("body", "text box", "old text box", "header", "footer", "footnote", "endnote")


def _text_box() -> str:
    shape = f"<w:txbxContent><w:p>{_RUN}</w:p></w:txbxContent>"
    size = '<wp:extent cx="914400" cy="914400"/><wp:docPr id="91" name="Box"/>'
    properties = "<wps:cNvSpPr/><wps:spPr/>"
    new = (
        f'<w:drawing><wp:inline {_SHAPES}>{size}<a:graphic><a:graphicData uri="http://schemas.'
        'microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f"{properties}<wps:txbx>{shape}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing>"
    )
    old = f"<w:pict><v:shape {_SHAPES}><v:textbox>{shape}</v:textbox></v:shape></w:pict>"
    return (
        f'<w:p><w:r><mc:AlternateContent {_SHAPES}><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def _notes(kind: str) -> str:
    lines = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for name, number in (("separator", -1), ("continuationSeparator", 0))
    )
    note = f'<w:{kind} w:id="1"><w:p>{_RUN}</w:p></w:{kind}>'
    return f'<w:{kind}s xmlns:w="{_WORD}">{lines}{note}</w:{kind}s>'


@pytest.fixture(scope="module")
def template(project: Path) -> bytes:
    """The shipped template with the title in every place, in a document of two sections."""
    data = (project / "templates" / "scrutiny-report.docx").read_bytes()
    references = "".join(
        f'<w:r><w:{kind}Reference w:id="1"/></w:r>' for kind in ("footnote", "endnote")
    )
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
    top = f"<w:p>{references}</w:p>{_text_box()}{section}"
    kinds = "".join(
        f'<Override PartName="/word/{kind}s.xml" ContentType="{_KIND}.{kind}s+xml"/>'
        for kind in ("footnote", "endnote")
    )
    relations = "".join(
        f'<Relationship Id="rId9{at}" Type="{_OFFICE}/{kind}s" Target="{kind}s.xml"/>'
        for at, kind in enumerate(("footnote", "endnote"))
    )
    return changed(
        at_the_start(data, top),
        {
            "[Content_Types].xml": lambda xml: xml.replace("</Types>", f"{kinds}</Types>"),
            "word/_rels/document.xml.rels": lambda xml: xml.replace(
                "</Relationships>", f"{relations}</Relationships>"
            ),
            "word/footnotes.xml": lambda _: _notes("footnote"),
            "word/endnotes.xml": lambda _: _notes("endnote"),
            "word/header1.xml": lambda xml: xml.replace("{{ meeting.committee }}", _TAG),
            "word/footer1.xml": lambda xml: xml.replace(
                "Page </w:t>", f"Page </w:t></w:r>{_RUN}<w:r><w:t>x</w:t>"
            ),
        },
    )


def everywhere(template: bytes, words: str) -> Filled:
    """Fill every place of the template, and every kind of block, with the same words."""
    given: dict[str, tuple[Block, ...]] = dict.fromkeys(SECTIONS, ())
    given["sections.background"] = (
        Paragraph(number="6.1", text=words, runs=(Run(text=words, bold=True),)),
        Paragraph(number=None, text=words, style="quotation"),
        ListItem(level=1, marker="(a)", text=words),
        Table(header_rows=1, rows=((words,), *((words,) for _ in range(8)))),
        Table(header_rows=0, rows=((words,),), runs=(((Run(text=words, italic=True),),),)),
        Paragraph(number="6.2", text="See", runs=(Run(text="See"), Run(text="", note="1"))),
        Note(mark="1", text=words),
    )
    facts = {**FACTS, "report": {**FACTS["report"], "title": words}}
    return fill(template, "house.docx", facts, given)


def _texts(data: bytes, part: str, inside: str = "p") -> list[str]:
    """Give the words of each paragraph, or of each paragraph in elements of a kind."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(part))
    return [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for holder in ([root] if inside == "p" else root.iter(inside))
        for paragraph in holder.iter(f"{W}p")
    ]


def found(data: bytes) -> dict[str, list[str]]:
    """Give what stands in each place."""
    old, new = "{urn:schemas-microsoft-com:vml}textbox", f"{{{_wps()}}}txbx"
    return {
        "body": _texts(data, "word/document.xml"),
        "text box": _texts(data, "word/document.xml", new),
        "old text box": _texts(data, "word/document.xml", old),
        "header": _texts(data, "word/header1.xml"),
        "footer": _texts(data, "word/footer1.xml"),
        "footnote": _texts(data, "word/footnotes.xml"),
        "endnote": _texts(data, "word/endnotes.xml"),
    }


def _wps() -> str:
    return "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def shown(words: str) -> str:
    """Give words as they must come out: what no Word file can hold is replaced."""
    return re.sub("[\x00\x0b\ud800\uffff\ufdd0-\ufdef]", "�", words)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_stand_as_text_in_every_place(template: bytes, kind: str) -> None:
    words = HOSTILE[kind]
    result = everywhere(template, words)
    there = found(result.data)
    for place in PLACES:
        assert any(shown(words) in text for text in there[place]), place
    # The title; a paragraph, a quotation, an item, nine cells of one table and one of another.
    assert sum(text == shown(words) for text in there["body"]) == 1 + 3 + 9 + 1 + 2
    assert there["footnote"].count(f" {shown(words)}") == 1
    assert title_property(result.data) == " ".join(shown(words).split())
    replaced = shown(words) != words
    assert ("unprintable-characters" in {one.rule for one in result.findings}) == replaced
    assert problems(result.data) == []


def test_as_many_paragraphs_as_with_plain_words(template: bytes) -> None:
    plain = {place: len(texts) for place, texts in found(everywhere(template, "x").data).items()}
    for words in HOSTILE.values():
        there = found(everywhere(template, words).data)
        assert {place: len(texts) for place, texts in there.items()} == plain


def test_a_million_characters_stand_whole_in_every_place(template: bytes) -> None:
    words = "word {{ x }} & <w:br/> " * 45_000 + "end"
    there = found(everywhere(template, words).data)
    for place in PLACES:
        assert any(words in text for text in there[place]), place


def test_what_is_not_filled_stays_byte_for_byte(template: bytes) -> None:
    logo = b"\x89PNG\r\n\x1a\n not even a picture"
    entry = f'<Relationship Id="rId1" Type="{_OFFICE}/image" Target="media/logo.png"/>'
    scheme = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = f'<Relationships xmlns="{scheme}">{entry}</Relationships>'
    buffer = io.BytesIO(template)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/media/logo.png", logo)
        archive.writestr("word/_rels/header1.xml.rels", relations)
    before = parts_of(buffer.getvalue())
    given: dict[str, tuple[Block, ...]] = dict.fromkeys(
        SECTIONS, (Paragraph(number="1.1", text="A"),)
    )
    after = parts_of(fill(buffer.getvalue(), "house.docx", FACTS, given).data)
    filled = {
        "word/document.xml", "word/header1.xml", "word/footer1.xml", "word/footnotes.xml",
        "word/endnotes.xml", "docProps/core.xml",
    }  # fmt: skip
    assert {name for name in before if after[name] != before[name]} == filled
    assert after.keys() == before.keys()
    assert after["word/media/logo.png"] == logo
