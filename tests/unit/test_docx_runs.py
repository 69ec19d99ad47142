"""Words and their formatting, links, fields, tracked changes, content controls."""

from committee_pack.model.report import Run
from tests.docx_parts import (
    abstract,
    item,
    labels,
    level,
    num,
    p,
    paragraphs,
    read,
    rules,
    style,
    styled,
    texts,
)


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin")
        + f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        + mark.format("separate")
        + result
        + mark.format("end")
    )


def one(content: str, **parts: str) -> tuple[str, tuple[Run, ...]]:
    paragraph = paragraphs(read(f"<w:p>{content}</w:p>", styles=parts.get("styles", "")))[0]
    return paragraph.text, paragraph.runs


def test_plain_words_have_no_runs() -> None:
    assert one(run("All ") + run("plain.")) == ("All plain.", ())


def test_direct_formatting_is_kept_and_neighbours_are_joined() -> None:
    text, runs = one(run("A ") + run("bo", "<w:b/>") + run("ld", "<w:b/>") + run(" word"))
    assert text == "A bold word"
    assert runs == (Run(text="A "), Run(text="bold", bold=True), Run(text=" word"))


def test_every_kind_of_formatting() -> None:
    _, runs = one(
        run("i", "<w:i/>")
        + run("u", '<w:u w:val="single"/>')
        + run("2", '<w:vertAlign w:val="superscript"/>')
        + run("n", '<w:vertAlign w:val="subscript"/>')
        + run("x", '<w:b w:val="0"/><w:u w:val="none"/>')
    )
    assert runs == (
        Run(text="i", italic=True),
        Run(text="u", underline=True),
        Run(text="2", superscript=True),
        Run(text="n", subscript=True),
        Run(text="x"),
    )


def test_a_bold_heading_style_gives_no_bold_runs_but_shows_bold() -> None:
    bold = style("heading 1", "<w:rPr><w:b/></w:rPr>")
    paragraph = paragraphs(read(styled("Purpose", "heading1"), styles=bold))[0]
    assert (paragraph.runs, paragraph.bold, paragraph.heading) == ((), True, 1)


def test_a_toggle_set_by_paragraph_and_character_style_cancels_out() -> None:
    styles = style("Strong Body", "<w:rPr><w:b/></w:rPr>") + style(
        "Strong", "<w:rPr><w:b/></w:rPr>", kind="character"
    )
    body = (
        '<w:p><w:pPr><w:pStyle w:val="StrongBody"/></w:pPr>'
        + run("loud ")
        + run("quiet", '<w:rStyle w:val="Strong"/>')
        + "</w:p>"
    )
    paragraph = paragraphs(read(body, styles=styles))[0]
    assert (paragraph.text, paragraph.bold) == ("loud quiet", False)


def test_character_styles_format_through_their_chain() -> None:
    styles = style("Base", "<w:rPr><w:i/></w:rPr>", kind="character") + style(
        "Child", kind="character", based_on="Base"
    )
    _, runs = one(run("a ") + run("b", '<w:rStyle w:val="Child"/>'), styles=styles)
    assert runs == (Run(text="a "), Run(text="b", italic=True))


def test_signs_become_characters() -> None:
    text, _ = one(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
        '<w:t>d</w:t><w:br w:type="page"/><w:softHyphen/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )
    assert text == "a\tb\nc\u2011d✓"


def test_xml_layout_is_no_text() -> None:
    assert one("\n  <w:r>\n    <w:t>Two\n      words</w:t>\n  </w:r>\n")[0] == "Two words"


def test_links_by_relationship_by_anchor_and_by_field() -> None:
    body = (
        '<w:p><w:hyperlink r:id="r9"><w:r><w:t>one</w:t></w:r></w:hyperlink>'
        '<w:hyperlink w:anchor="_Ref1"><w:r><w:t>two</w:t></w:r></w:hyperlink>'
        + field(' HYPERLINK "https://example.org/b" \\l "part" ', run("three", "<w:u/>"))
        + "</w:p>"
    )
    flow = read(body, links={"r9": ("hyperlink", "https://example.org/a")})
    assert paragraphs(flow)[0].runs == (
        Run(text="one", link="https://example.org/a"),
        Run(text="two", link="#_Ref1"),
        Run(text="three", link="https://example.org/b#part"),
    )


def test_only_results_of_fields_are_read_also_nested_and_simple() -> None:
    inner = field(" PAGE ", run("7"))
    assert (
        one(field(f" REF x {'</w:instrText></w:r>' + inner + '<w:r><w:instrText>'}", run("ok")))[0]
        == "ok"
    )
    assert one('<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>')[0] == "3"


def test_a_field_may_cross_paragraphs() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    flow = read(
        f"<w:p>{mark.format('begin')}<w:r><w:instrText> TOC </w:instrText></w:r>"
        f"{mark.format('separate')}{run('Purpose 1')}</w:p>"
        f"<w:p>{run('Background 2')}</w:p><w:p>{mark.format('end')}{run('After')}</w:p>"
    )
    assert texts(flow) == ["Purpose 1", "Background 2", "After"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(read(f"<w:p>{begin}{run('Here')}</w:p>" + p("and here"))) == ["Here", "and here"]


def test_old_form_fields_give_what_they_show() -> None:
    def form(data: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
            "<w:r><w:instrText> FORM </w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    entries = '<w:listEntry w:val="Amber"/><w:listEntry w:val="Green"/>'
    assert one(form("<w:checkBox><w:checked/></w:checkBox>"))[0] == "☒"
    assert one(form('<w:checkBox><w:default w:val="0"/></w:checkBox>'))[0] == "☐"
    assert one(form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>'))[0] == "Green"


def test_a_number_made_by_a_field_without_result_is_a_finding() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    flow = read(
        f"<w:p>{mark.format('begin')}<w:r><w:instrText> AUTONUM </w:instrText></w:r>"
        f"{mark.format('end')}{run('Words')}</w:p>"
    )
    assert (texts(flow), rules(flow)) == (["Words"], ["number-not-stored"])


CHANGED = (
    run("The service ")
    + "<w:del><w:r><w:delText>may</w:delText></w:r></w:del>"
    + f"<w:ins>{run('will')}</w:ins>"
    + f"<w:moveFrom>{run(' soon')}</w:moveFrom><w:moveTo>{run(' gladly')}</w:moveTo>"
    + run(" report.")
)


def test_tracked_changes_are_taken_as_accepted_with_one_finding() -> None:
    flow = read(f"<w:p>{CHANGED}</w:p><w:p>{CHANGED}</w:p>")
    assert texts(flow) == ["The service will gladly report."] * 2
    assert rules(flow) == ["tracked-changes"]
    assert "4 insertions are kept, 4 deletions are left out" in flow.findings[0].message


def test_a_paragraph_whose_end_is_deleted_runs_on_into_the_next() -> None:
    joined = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('First half, ')}</w:p>"
    lists = abstract(0, level(0, "%1.")) + num(1, 0)
    flow = read(joined + item("second half.") + item("Next"), numbering=lists)
    assert texts(flow) == ["First half, second half.", "Next"]
    assert labels(flow) == ["1.", "2."]


def test_a_deleted_end_with_nothing_after_it_keeps_its_words() -> None:
    assert texts(read(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Last')}</w:p>")) == [
        "Last"
    ]


def test_hidden_text_is_left_out_with_a_finding() -> None:
    flow = read(f"<w:p>{run('Open ')}{run('not for you', '<w:vanish/>')}</w:p>")
    assert (texts(flow), rules(flow)) == (["Open"], ["hidden-text"])
    assert flow.findings[0].message.startswith("3 words")


def test_content_controls_are_read_at_every_nesting() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    flow = read(
        control(p("Block") + control(p("Nested")))
        + f"<w:p>{run('In ')}{control(run('line') + control(run(' twice')))}</w:p>"
    )
    assert texts(flow) == ["Block", "Nested", "In line twice"]


def test_a_prompt_that_still_shows_is_a_finding() -> None:
    flow = read(
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + p("Choose a date")
        + "</w:sdtContent></w:sdt>"
    )
    assert (texts(flow), rules(flow)) == (["Choose a date"], ["placeholder-shown"])


def test_wrappers_are_read_through() -> None:
    text, _ = one(
        f"<w:smartTag>{run('Northmere')}</w:smartTag>"
        f"<w:customXml><w:smartTag>{run(' Borough')}</w:smartTag></w:customXml>"
        f"<w:bdo>{run(' Council')}</w:bdo>"
        f"<mc:AlternateContent><mc:Choice Requires='w14'>{run('!')}</mc:Choice>"
        f"<mc:Fallback>{run('?')}</mc:Fallback></mc:AlternateContent>"
    )
    assert text == "Northmere Borough Council!"


def test_hostile_nesting_ends_in_a_finding() -> None:
    deep = "<w:hyperlink>" * 120 + run("deep") + "</w:hyperlink>" * 120
    flow = read(f"<w:p>{run('shallow')}{deep}</w:p>" + p("after"))
    assert (texts(flow), rules(flow)) == (["shallow", "after"], ["too-deep"])


def test_equations_keep_their_figures_apart() -> None:
    def math(tag: str, content: str) -> str:
        return f"<m:{tag}>{content}</m:{tag}>"

    def sign(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    half = math("f", math("num", sign("1")) + math("den", sign("2")))
    square = math("sSup", math("e", sign("x")) + math("sup", sign("2")))
    flow = read(f"<w:p>{run('Share ')}<m:oMath>{half}{sign('+')}{square}</m:oMath></w:p>")
    assert (texts(flow), rules(flow)) == (["Share 1/2+x^2"], ["equation"])


def test_title_style_names_the_document_and_stays_in_it() -> None:
    flow = read(styled("Improvement plan", "Title"), styles=style("Title"))
    assert (flow.title, texts(flow)) == ("Improvement plan", ["Improvement plan"])


def test_quotations_and_headings_are_told_by_their_styles() -> None:
    styles = (
        style("Intense Quote")
        + style("Part", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("Sub Part", based_on="Part")
    )
    flow = read(
        styled("Said", "IntenseQuote")
        + styled("Head", "SubPart")
        + styled("Not a head", "Part", '<w:outlineLvl w:val="9"/>'),
        styles=styles,
    )
    assert [x.quoted for x in paragraphs(flow)] == [True, False, False]
    assert [x.heading for x in paragraphs(flow)] == [None, 2, None]


def test_size_comes_from_the_words_or_the_style() -> None:
    flow = read(
        f"<w:p>{run('Big', '<w:sz w:val=' + chr(34) + '32' + chr(34) + '/>')}</w:p>" + p("Normal"),
        styles='<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>",
    )
    assert [x.size for x in paragraphs(flow)] == [16.0, 11.0]


def test_every_block_tells_its_place() -> None:
    flow = read(p("a") + p("") + p("b"))
    assert [(b.where.source, b.where.block) for b in paragraphs(flow)] == [
        ("previous.docx", 0),
        ("previous.docx", 1),
    ]


def test_words_in_a_wrapper_without_a_known_meaning_are_kept_beside_a_link_or_a_tab() -> None:
    flow = read(
        f"<w:p>{run('The plan')}<w:r><w:tab/></w:r><w:later>{run('is new')}</w:later></w:p>"
    )
    assert texts(flow) == ["The plan\tis new"]


def test_how_a_paragraph_was_before_a_tracked_change_does_not_count() -> None:
    before = (
        '<w:pPrChange><w:pPr><w:pStyle w:val="Head"/><w:ind w:left="720"/></w:pPr></w:pPrChange>'
    )
    flow = read(
        f"<w:p><w:pPr><w:ind w:left='360'/>{before}</w:pPr>{run('The plan')}</w:p>",
        styles=style("Head", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"),
    )
    assert [(x.heading, x.indent) for x in paragraphs(flow)] == [(None, 18.0)]


def test_a_tab_stop_of_a_paragraph_is_no_tab_in_its_words() -> None:
    stop = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>'
    flow = read(f"<w:p>{stop}{run('The plan')}</w:p>")
    assert texts(flow) == ["The plan"]


def struck(body: str, styles: str = "") -> list[str]:
    return [
        found.message.split("“")[1].split("”")[0]
        for found in read(body, styles=styles).findings
        if found.rule == "struck-through"
    ]


def test_struck_words_are_kept_and_told() -> None:
    line = run("The duty does ") + run("not ", "<w:strike/>") + run("apply, or ")
    line += run("does ", "<w:dstrike/>") + run("it", "<w:b/><w:strike/>")
    body = "<w:p>" + line + run(".", '<w:strike w:val="0"/>') + "</w:p>"
    flow = read(p("First.") + body)
    assert paragraphs(flow)[1].text == "The duty does not apply, or does it."
    assert struck(body) == ["not", "does it"]
    assert [found.where and found.where.block for found in flow.findings] == [1, 1]
    assert all("they say the opposite" in found.hint for found in flow.findings)


def test_words_struck_by_their_style_and_in_a_cell_are_told() -> None:
    styles = style("Gone", "<w:rPr><w:strike/></w:rPr>")
    cell = f"<w:tbl><w:tr><w:tc><w:p>{run('2 per cent', '<w:strike/>')}</w:p></w:tc></w:tr></w:tbl>"
    assert struck(styled("Left out.", "Gone") + cell, styles) == ["Left out.", "2 per cent"]


def test_long_struck_words_are_told_in_part() -> None:
    (told,) = struck(f"<w:p>{run('word ' * 60, '<w:strike/>')}</w:p>")
    assert told.endswith("word …") and len(told) < 125
