"""Numbers as Word shows them."""

from tests.docx_parts import (
    abstract,
    item,
    labels,
    level,
    num,
    num_pr,
    p,
    paragraphs,
    read,
    style,
    styled,
    texts,
)

HOUSE = abstract(0, level(0, "%1.0"), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter")) + num(
    1, 0
)


def test_section_and_paragraph_numbers_count_on_and_restart_under_each_section() -> None:
    flow = read(
        item("Purpose")
        + item("First", ilvl=1)
        + item("Second", ilvl=1)
        + item("Background")
        + item("Third", ilvl=1)
        + item("Point", ilvl=2)
        + item("Point", ilvl=2),
        numbering=HOUSE,
    )
    assert labels(flow) == ["1.0", "1.1", "1.2", "2.0", "2.1", "(a)", "(b)"]
    assert [x.level for x in paragraphs(flow)] == [1, 2, 2, 1, 2, 3, 3]


def test_an_empty_numbered_paragraph_is_dropped_but_counts() -> None:
    flow = read(item("One") + item("") + item("Three"), numbering=HOUSE)
    assert labels(flow) == ["1.0", "3.0"]


def test_list_and_level_are_inherited_each_by_itself_along_the_style_chain() -> None:
    flow = read(
        styled("Top", "Top") + styled("Below", "Below") + styled("Deeper", "Below", num_pr(ilvl=2)),
        numbering=HOUSE,
        styles=style("Top", f"<w:pPr>{num_pr(1)}</w:pPr>")
        + style("Below", f"<w:pPr>{num_pr(ilvl=1)}</w:pPr>", based_on="Top"),
    )
    assert labels(flow) == ["1.0", "1.1", "(a)"]


def test_a_level_linked_to_a_style_numbers_its_paragraphs() -> None:
    lists = abstract(
        0,
        level(0, "%1.", extra='<w:pStyle w:val="Section"/>'),
        level(1, "%1.%2", extra='<w:pStyle w:val="Clause"/>'),
    )
    flow = read(
        styled("A", "Section") + styled("B", "Clause") + styled("C", "Clause"),
        numbering=lists + num(4, 0),
        styles=style("Section", f"<w:pPr>{num_pr(4)}</w:pPr>")
        + style("Clause", f"<w:pPr>{num_pr(4)}</w:pPr>"),
    )
    assert labels(flow) == ["1.", "1.1", "1.2"]


def test_list_zero_takes_the_number_of_the_style_away() -> None:
    flow = read(
        styled("Numbered", "Top") + styled("Plain", "Top", num_pr(0)) + styled("Numbered", "Top"),
        numbering=HOUSE,
        styles=style("Top", f"<w:pPr>{num_pr(1, 0)}</w:pPr>"),
    )
    assert labels(flow) == ["1.0", None, "2.0"]


def test_a_number_that_points_nowhere_is_no_number() -> None:
    assert labels(read(item("Words", num_id=77), numbering=HOUSE)) == [None]


def test_lists_of_one_definition_count_together_until_one_starts_anew() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    flow = read(
        item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3) + item("e", 1),
        numbering=HOUSE + num(2, 0) + num(3, 0, restart),
    )
    assert labels(flow) == ["1.0", "2.0", "1.0", "2.0", "3.0"]


def test_a_list_that_begins_at_a_lower_level_joins_the_numbers_above_it() -> None:
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for i in range(3)
    )
    flow = read(
        item("a", 1) + item("b", 1) + item("c", 2, 1) + item("d", 2, 1) + item("e", 2) + item("f"),
        numbering=HOUSE + num(2, 0, restart),
    )
    assert labels(flow) == ["1.0", "2.0", "2.1", "2.2", "3.0", "4.0"]


def test_an_override_may_give_a_level_another_look() -> None:
    letters = f'<w:lvlOverride w:ilvl="0">{level(0, "%1", "upperLetter")}</w:lvlOverride>'
    flow = read(
        item("a", 1) + item("b", 2) + item("c", 1),
        numbering=HOUSE + num(2, 0, letters),
    )
    assert labels(flow) == ["1.0", "B", "3.0"]


def test_a_skipped_level_counts_as_begun() -> None:
    lists = abstract(0, level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3.")) + num(1, 0)
    flow = read(item("a") + item("b", ilvl=2) + item("c", ilvl=1), numbering=lists)
    assert labels(flow) == ["1.", "1.1.1.", "1.2."]


def test_restart_rules_hold() -> None:
    lists = abstract(
        0,
        level(0, "%1"),
        level(1, "%1.%2", "lowerLetter"),
        level(2, "%3", extra='<w:lvlRestart w:val="1"/>'),
        level(3, "%4", extra='<w:lvlRestart w:val="0"/>'),
    )
    order = [0, 1, 2, 3, 1, 2, 3, 0, 2, 3]
    flow = read("".join(item("x", ilvl=i) for i in order), numbering=lists + num(1, 0))
    assert labels(flow) == ["1", "1.a", "1", "1", "1.b", "2", "2", "2", "1", "3"]


def test_legal_levels_show_figures_only() -> None:
    lists = abstract(0, level(0, "%1.", "upperRoman"), level(1, "%1.%2", extra="<w:isLgl/>")) + num(
        1, 0
    )
    flow = read(item("a") + item("b") + item("c", ilvl=1), numbering=lists)
    assert labels(flow) == ["I.", "II.", "2.1"]


def test_number_formats() -> None:
    def last(fmt: str, start: int) -> str | None:
        lists = abstract(0, level(0, "%1", fmt, start)) + num(1, 0)
        return labels(read(item("x"), numbering=lists))[0]

    assert last("decimalZero", 7) == "07"
    assert last("lowerLetter", 28) == "bb"
    assert last("upperRoman", 1994) == "MCMXCIV"
    assert [last("ordinal", n) for n in (1, 2, 3, 11, 22)] == ["1st", "2nd", "3rd", "11th", "22nd"]
    assert last("cardinalText", 121) == "One hundred twenty-one"
    assert last("ordinalText", 20) == "Twentieth"
    assert last("ordinalText", 32) == "Thirty-second"
    assert last("chicago", 5) == "**"
    assert last("none", 3) is None


def test_an_unknown_format_is_written_in_figures() -> None:
    lists = abstract(0, level(0, "%1.", "ideographTraditional")) + num(1, 0)
    assert labels(read(item("x"), numbering=lists)) == ["1."]


def test_a_custom_format_pads_with_noughts() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(read(item("x"), numbering=abstract(0, custom) + num(1, 0))) == ["007"]


def test_bullets_of_symbol_fonts_become_round_but_ticks_and_dashes_stay() -> None:
    def bullet(sign: str, font: str = "") -> str | None:
        fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
        lists = abstract(0, level(0, sign, "bullet").replace("</w:lvl>", f"{fonts}</w:lvl>"))
        return labels(read(item("x"), numbering=lists + num(1, 0)))[0]

    assert bullet("\uf0b7", "Symbol") == "•"
    assert bullet("§", "Wingdings") == "•"
    assert bullet("\uf0fc", "Wingdings") == "✓"
    assert bullet("\uf0a8", "Wingdings") == "☐"
    assert bullet("–") == "–"
    assert bullet("o", "Courier New") == "◦"
    assert bullet("") is None


def test_a_numbering_style_lends_its_list() -> None:
    lists = (
        abstract(0, '<w:numStyleLink w:val="HouseList"/>')
        + abstract(1, '<w:styleLink w:val="HouseList"/>', level(0, "%1)"))
        + num(1, 0)
        + num(2, 1)
    )
    house = style("HouseList", f"<w:pPr>{num_pr(2)}</w:pPr>", kind="numbering")
    flow = read(item("a", 1) + item("b", 2), numbering=lists, styles=house)
    assert labels(flow) == ["1)", "2)"]


def test_deleted_and_hidden_paragraphs_do_not_count() -> None:
    gone = (
        f"<w:p><w:pPr>{num_pr(1, 0)}<w:rPr><w:del/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>Old</w:delText></w:r></w:del></w:p>"
    )
    hidden = (
        f"<w:p><w:pPr>{num_pr(1, 0)}<w:rPr><w:vanish/></w:rPr></w:pPr>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret</w:t></w:r></w:p>"
    )
    flow = read(item("One") + gone + hidden + item("Two"), numbering=HOUSE)
    assert list(zip(labels(flow), texts(flow), strict=True)) == [("1.0", "One"), ("2.0", "Two")]


def test_a_typed_number_stays_in_the_words() -> None:
    flow = read(p("1.1 Typed by hand"), numbering=HOUSE)
    assert (labels(flow), texts(flow)) == ([None], ["1.1 Typed by hand"])


def test_a_picture_bullet_shows_as_round() -> None:
    lists = abstract(0, level(0, "", "bullet", extra='<w:lvlPicBulletId w:val="0"/>')) + num(1, 0)
    assert labels(read(item("x"), numbering=lists)) == ["•"]


def test_the_indent_of_the_list_is_the_left_edge() -> None:
    indented = level(0, "%1.").replace("</w:lvl>", '<w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>')
    flow = read(item("x") + p("y"), numbering=abstract(0, indented) + num(1, 0))
    assert [x.indent for x in paragraphs(flow)] == [36.0, 0.0]
