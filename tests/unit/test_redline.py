"""The redline of two Word files: what is marked, and that it leads to the one and to the other."""

import io
import re
import zipfile
from collections.abc import Mapping

import pytest
from docx import Document
from docx.oxml.ns import qn

from committee_pack.errors import InputUnreadable
from committee_pack.writers.redline import Redlined, redline
from tests.docx_parts import abstract, item, level, num, p, style, styled
from tests.redlines import NAMES, assert_leads_both_ways, seen, turned_round, word_file
from tests.word_validity import own_checks

AGREED = "The plan was agreed by the Executive in May and runs until March 2028."
LATE = "Nine actions are late, and the service says what it will do about each of them."
BOARD = "The Improvement Board meets every month with an independent chair."
STYLES = style("Normal") + style("heading 1") + style("Table Grid", kind="table")
NUMBERING = abstract(0, level(0, "%1."), level(1, "%1.%2")) + num(1, 0)
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def compare(old: bytes, new: bytes, *, every_layout: bool = False) -> Redlined:
    return redline(
        old,
        new,
        names=NAMES,
        author="A Clerk",
        date="2026-11-26T00:00:00Z",
        every_layout=every_layout,
    )


def body_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def marked(data: bytes, kind: str) -> list[str]:
    """Give the words inside each mark of a kind."""
    found = re.findall(rf"<w:{kind} [^>]*[^/]>(.*?)</w:{kind}>", body_of(data), re.DOTALL)
    return [re.sub(r"<[^>]*>", "", one) for one in found]


def whole(old: str, new: str) -> bytes:
    """Compare two bodies; hold the redline to both and to the checks of a Word file."""
    files = [word_file(one, styles=STYLES, numbering=NUMBERING) for one in (old, new)]
    for every_layout in (True, False):
        made = compare(files[0], files[1], every_layout=every_layout).data
        assert_leads_both_ways(made, *files)
        assert list(own_checks(made)) == []
    return made


def table(*rows: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{grid}{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in cells)}</w:tr>"


def texts(*cells: str) -> str:
    return row(*map(p, cells))


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def order(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def said(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_only_the_changed_words_are_marked() -> None:
    made = whole(p(AGREED), p(AGREED.replace("May", "June")))
    assert marked(made, "del") == ["May"]
    assert marked(made, "ins") == ["June"]


def test_two_changes_that_a_small_word_parts_are_one() -> None:
    made = whole(
        p("To challenge the service on actions that are far behind or going off track."),
        p("To challenge the service on actions that are nearly complete or closed by now."),
    )
    assert len(marked(made, "del")) == 1


def test_a_paragraph_that_shares_small_words_only_is_another_one() -> None:
    old = "It is for the Committee to say how the four points are to be seen in May."
    new = "It is by the age of the child that all the homes are to be set out at 4."
    made = whole(p(AGREED) + p(old) + p(BOARD), p(AGREED) + p(new) + p(BOARD))
    assert marked(made, "del")[-1] == old
    assert marked(made, "ins")[-1] == new


def test_what_moved_is_told_as_moved() -> None:
    heading = styled("Background", "heading1")
    made = whole(
        p(LATE) + p("One more.") + heading + p(AGREED) + p(BOARD),
        heading + p(AGREED) + p(BOARD) + p(LATE) + p("One more."),
    )
    assert marked(made, "moveFrom") == marked(made, "moveTo")
    assert marked(made, "ins") == []
    assert marked(made, "del") == []


def test_a_moved_passage_with_a_new_word_shows_that_word() -> None:
    files = [
        word_file(p(LATE) + p(AGREED) + p(BOARD)),
        word_file(p(AGREED) + p(BOARD) + p(LATE.replace("Nine", "Twelve"))),
    ]
    made = compare(*files)
    assert made.moved == 1
    assert_leads_both_ways(made.data, *files)
    assert marked(made.data, "ins") == ["Twelve"]


def test_rows_of_a_table_come_and_go_as_rows() -> None:
    old = table(texts("Ref", "Action"), texts("1.1", AGREED), texts("1.2", LATE))
    new = table(texts("Ref", "Action"), texts("1.2", LATE), texts("1.3", BOARD))
    body = body_of(whole(old + p(), new + p()))
    assert body.count("<w:tr>") == 4
    assert len(re.findall(r"<w:trPr><w:(?:ins|del) ", body)) == 2


def test_a_row_that_is_known_by_its_first_cell_shows_what_changed_in_it() -> None:
    old = table(texts("Report to:", "Cabinet"), texts("Date of Meeting:", "26 November 2026"))
    new = table(texts("Report to:", "Cabinet"), texts("Date of Meeting:", "21 January 2027"))
    made = whole(old + p(), new + p())
    assert "<w:trPr>" not in body_of(made)
    assert "Date" not in "".join(marked(made, "ins") + marked(made, "del"))
    assert "2027" in "".join(marked(made, "ins"))


PAIRS = {
    "the last paragraph goes": (p(AGREED) + p(LATE), p(AGREED)),
    "the last paragraph comes": (p(AGREED), p(AGREED) + p(LATE)),
    "nothing stays": (p(AGREED) + p(LATE), p(BOARD)),
    "one is empty": ("", p(BOARD)),
    "the other is empty": (p(BOARD) + table(texts("1", "2")) + p(), ""),
    "a section break goes with its paragraph": (
        p(AGREED) + p(LATE, SECTION) + p(BOARD) + SECTION,
        p(AGREED) + p(BOARD) + SECTION,
    ),
    "a section break comes": (
        p(AGREED) + p(BOARD) + SECTION,
        p(AGREED) + p(LATE, SECTION) + p(BOARD) + SECTION,
    ),
    "two tables, one beside the other": (
        table(texts("1.1", AGREED)) + p() + table(texts("1.2", LATE)) + p(),
        table(texts("1.2", LATE)) + p() + p(BOARD),
    ),
    "a table goes at the end of a cell": (
        table(row(p("One") + table(texts("1.1", AGREED)) + p())) + p(),
        table(row(p("One"))) + p(),
    ),
    "a nested table changes": (
        table(row(p("One") + table(texts("1.1", AGREED), texts("1.2", LATE)) + p())) + p(),
        table(row(p("One") + table(texts("1.1", AGREED), texts("1.3", BOARD)) + p())) + p(),
    ),
    "a column comes": (
        table(texts("1.1", AGREED), texts("1.2", LATE)) + p(),
        table(texts("1.1", AGREED, "Head"), texts("1.2", LATE, "Nurse")) + p(),
    ),
    "a table becomes words": (table(texts("1.1", AGREED)) + p(), p(f"1.1 {AGREED}")),
    "a field over paragraphs goes": (
        "<w:p>"
        + field("begin") + order(' TOC \\o "1-3" ') + field("separate") + said("Purpose 1")
        + "</w:p><w:p>" + said("Background 2") + field("end") + "</w:p>" + p(AGREED),
        p(AGREED),
    ),
    "a field over paragraphs changes": (
        "<w:p>"
        + field("begin") + order(' TOC \\o "1-3" ') + field("separate") + said("Purpose 1")
        + "</w:p><w:p>" + said("Background 2") + field("end") + "</w:p>" + p(AGREED),
        "<w:p>"
        + field("begin") + order(' TOC \\o "1-3" ') + field("separate") + said("Purpose 1")
        + "</w:p><w:p>" + said("Key information 3") + field("end") + "</w:p>" + p(AGREED),
    ),
    "a bookmark over paragraphs loses its first": (
        p(BOARD)
        + f'<w:p><w:bookmarkStart w:id="1" w:name="a"/>{said(AGREED)}</w:p>'
        + f'<w:p>{said(LATE)}<w:bookmarkEnd w:id="1"/></w:p>',
        p(BOARD) + p(LATE),
    ),
    "a bookmark over paragraphs comes": (
        p(BOARD) + p(LATE),
        p(BOARD)
        + f'<w:p><w:bookmarkStart w:id="1" w:name="a"/>{said(AGREED)}</w:p>'
        + f'<w:p>{said(LATE)}<w:bookmarkEnd w:id="1"/></w:p>',
    ),
    "a numbered paragraph goes": (
        item(AGREED) + item(LATE, ilvl=1) + item(BOARD, ilvl=1) + item("The end of it."),
        item(AGREED) + item(BOARD, ilvl=1) + item("The end of it."),
    ),
    "a paragraph gets a number": (p(AGREED) + p(LATE), item(AGREED) + p(LATE)),
    "a content control around a row": (
        table(texts("1.1", AGREED), f"<w:sdt><w:sdtContent>{texts(LATE)}</w:sdtContent></w:sdt>")
        + p(),
        table(texts("1.1", AGREED), texts("1.3", BOARD)) + p(),
    ),
    "a content control around a paragraph": (
        f"<w:sdt><w:sdtContent>{p(LATE)}</w:sdtContent></w:sdt>" + p(BOARD),
        f"<w:sdt><w:sdtContent>{p(AGREED)}</w:sdtContent></w:sdt>" + p(BOARD),
    ),
    "a field in one element goes": (
        f'<w:p>{said("Page ")}<w:fldSimple w:instr=" REF a ">{said("1.1")}</w:fldSimple></w:p>',
        p("Page "),
    ),
    "an equation changes": (
        f"<w:p>{said('The rate is')}<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>",
        f"<w:p>{said('The rate is')}<m:oMath><m:r><m:t>a+c</m:t></m:r></m:oMath></w:p>",
    ),
    "words become bold": (
        p(AGREED), f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{AGREED}</w:t></w:r></w:p>"
    ),
    "tabs and breaks": (
        f"<w:p>{said('Is it?')}<w:r><w:tab/></w:r>{said('No')}</w:p>",
        f"<w:p>{said('Is it?')}<w:r><w:br/></w:r>{said('Yes')}</w:p>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PAIRS)
def test_the_redline_leads_to_both(name: str) -> None:
    assert not re.search(r"<w:(?:ins|del) [^>]*><w:fldSimple", body_of(whole(*PAIRS[name])))


@pytest.mark.parametrize("name", PAIRS)
def test_it_does_the_other_way_round(name: str) -> None:
    whole(*reversed(PAIRS[name]))


NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>{}</w:footnotes>'
)


def with_note(words: str) -> bytes:
    note = f'<w:footnote w:id="1">{p(words)}</w:footnote>'
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    return word_file(
        f"<w:p>{said(AGREED)}{call}</w:p>" + p(LATE),
        links={"rNotes": ("footnotes", "footnotes.xml")},
        parts={"footnotes.xml": NOTES.format(note)},
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (with_note("See the minutes."), word_file(p(AGREED) + p(LATE))),
        (word_file(p(AGREED) + p(LATE)), with_note("See the minutes.")),
        (with_note("See the minutes."), with_note("See the agenda of July.")),
    ],
)
def test_notes_come_and_go_with_their_places(old: bytes, new: bytes) -> None:
    assert_leads_both_ways(compare(old, new).data, old, new)


def test_a_note_s_own_mark_keeps_to_its_own_run() -> None:
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    call = '<w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>37</w:t>'
    gap = f'<w:r>{raised}<w:t xml:space="preserve"> </w:t></w:r>'
    old, new = (
        word_file(
            f"<w:p>{said('The Directive')}<w:r>{raised}{call}</w:r>{gap}{said(words)}</w:p>",
            links={"rNotes": ("footnotes", "footnotes.xml")},
            parts={"footnotes.xml": NOTES.format(f'<w:footnote w:id="1">{p("37 A")}</w:footnote>')},
        )
        for words in ("(FICOD) holds in May.", "(FICOD) holds in June.")
    )
    made = compare(old, new)
    assert_leads_both_ways(made.data, old, new)
    assert "The Directive (FICOD) holds in June." in seen(made.data)[0]


def linked(address: str) -> bytes:
    link = f'<w:hyperlink r:id="rLink">{said("the page")}</w:hyperlink>'
    return word_file(f"<w:p>{said('See ')}{link}</w:p>", links={"rLink": ("hyperlink", address)})


def test_a_link_that_leads_elsewhere_is_a_change() -> None:
    old, new = linked("https://example.org/a"), linked("https://example.org/b")
    made = compare(old, new)
    assert_leads_both_ways(made.data, old, new)
    assert marked(made.data, "del") == ["the page"]


@pytest.mark.parametrize("missing", [{"styles": None}, {"numbering": None}])
@pytest.mark.parametrize("which", [0, 1])
def test_a_file_without_styles_or_lists(missing: Mapping[str, None], which: int) -> None:
    full = word_file(item(AGREED) + styled(LATE, "heading1"), styles=STYLES, numbering=NUMBERING)
    parts: dict[str, str | None] = {"styles": STYLES, "numbering": NUMBERING, **missing}
    less = word_file(p(BOARD) + p(LATE), styles=parts["styles"], numbering=parts["numbering"])
    files = [less, full] if which else [full, less]
    assert_leads_both_ways(compare(*files).data, *files)


def test_lists_with_other_definitions_keep_their_numbers() -> None:
    letters = abstract(0, level(0, "(%1)", "lowerLetter")) + num(1, 0)
    old = word_file(item(AGREED) + item(LATE) + item(BOARD), numbering=letters)
    new = word_file(item(AGREED) + item(BOARD), numbering=NUMBERING)
    made = compare(old, new, every_layout=True)
    assert_leads_both_ways(made.data, old, new)
    assert [one[0] for one in seen(turned_round(made.data))] == ["(a)", "(b)", "(c)"]


def test_a_new_template_s_style_is_not_marked_at_every_paragraph() -> None:
    styles = STYLES + style("House Text") + style("Old Text")
    lines = [AGREED, LATE, BOARD]
    old = word_file("".join(styled(one, "OldText") for one in lines), styles=styles)
    new = word_file("".join(styled(one, "HouseText") for one in lines), styles=styles)
    assert compare(old, new).changes == 0
    assert compare(old, new, every_layout=True).changes == 3


def test_a_single_paragraph_s_style_is_marked() -> None:
    old = word_file(p(AGREED) + p(LATE) + p(BOARD), styles=STYLES)
    new = word_file(p(AGREED) + styled(LATE, "heading1") + p(BOARD), styles=STYLES)
    assert "<w:pPrChange " in body_of(compare(old, new).data)


def test_a_header_that_only_one_file_has_is_told() -> None:
    reference = '<w:sectPr><w:headerReference w:type="default" r:id="rHead"/></w:sectPr>'
    with_header = word_file(
        p(AGREED) + reference,
        links={"rHead": ("header", "header1.xml")},
        parts={
            "header1.xml": '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/'
            'main"><w:p><w:r><w:t>Northmere Borough Council</w:t></w:r></w:p></w:hdr>'
        },
    )
    (told,) = compare(word_file(p(AGREED)), with_header).findings
    assert told.rule == "margin-not-shown"
    assert 'Only this.docx has the header "Northmere Borough Council"' in told.message
    assert compare(with_header, with_header).findings == ()


def test_the_redline_of_a_protected_file_is_not_protected_and_that_is_told() -> None:
    old, new = io.BytesIO(), io.BytesIO()
    for file, words in ((old, "May"), (new, "June")):
        document = Document()
        document.add_paragraph(f"Agreed in {words}")
        if file is new:
            lock = document.settings.element.makeelement(
                qn("w:documentProtection"), {qn("w:edit"): "readOnly", qn("w:enforcement"): "1"}
            )
            document.settings.element.insert(0, lock)
        document.save(file)
    made = redline(
        old.getvalue(), new.getvalue(), names=NAMES, author="A", date="2026-11-26T00:00:00Z"
    )
    settings = Document(io.BytesIO(made.data)).settings.element
    assert settings.find(qn("w:documentProtection")) is None
    assert [one.rule for one in made.findings] == ["protection-lifted"]


def test_what_is_no_word_file_is_told() -> None:
    with pytest.raises(InputUnreadable, match=r"last.docx cannot be compared"):
        compare(b"PK\x03\x04 nothing", word_file(p(AGREED)))
