"""The styles and the numbering of the templates that ship, as WordprocessingML."""

from typing import NamedTuple

from template_dress import Dress

STEP = 624  # twentieths of a point from one list level to the next

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


class Style(NamedTuple):
    """One style: its id, the name that Word shows, and what it sets."""

    id: str
    name: str
    kind: str = "paragraph"
    based: str | None = "Normal"
    following: str | None = None
    paragraph: str = ""
    run: str = ""
    extra: str = ""


def numbering(dress: Dress) -> str:
    """Give the numbering part."""
    column, number_column = dress.column, dress.numbers
    levels = (
        _level(0, "decimal", dress.heading, number_column, number_column, "Heading1")
        + _level(1, "decimal", "%1.%2", number_column, number_column, "NumberedParagraph")
        + _level(2, "decimal", "%1.%2.%3", number_column + 907, 907, "NumberedSubparagraph")
        + _level(3, "lowerLetter", "(%4)", number_column + 907 + STEP, STEP, None)
    )
    bullets = "".join(
        _level(index, "bullet", mark, column + STEP * (index + 1), STEP, style)
        for index, (mark, style) in enumerate(
            (("•", "ListBullet"), ("–", "ListBullet2"), ("◦", "ListBullet3"))
        )
    )
    return (
        f"<w:numbering {NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="2C4A1E01"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5B7E0A11"/>{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:nsid w:val="2C4A1E02"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5B7E0A12"/>{bullets}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _level(index: int, kind: str, text: str, left: int, hanging: int, style: str | None) -> str:
    tied = f'<w:pStyle w:val="{style}"/>' if style else ""
    plain = "" if index == 0 else '<w:b w:val="0"/><w:i w:val="0"/>'
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{tied}'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>'
        f'<w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        f"<w:rPr>{plain}</w:rPr></w:lvl>"
    )


def styles(dress: Dress) -> str:
    """Give the styles part."""
    faces = " ".join(f'w:{kind}="Arial"' for kind in ("ascii", "eastAsia", "hAnsi", "cs"))
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {faces}/>{_size(dress.points)}"
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:before="0" w:after="0" w:line="264" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    styles = (
        *_text_styles(dress),
        *_list_styles(dress.column),
        *_small_styles(dress),
        *_page_styles(dress),
        *_table_styles(dress),
    )
    return f"<w:styles {NAMESPACES}>{defaults}{''.join(map(_style, styles))}</w:styles>"


def _style(style: Style) -> str:
    default = ' w:default="1"' if style.id in _DEFAULTS else ""
    custom = ' w:customStyle="1"' if style.id in _CUSTOM else ""
    based = f'<w:basedOn w:val="{style.based}"/>' if style.based else ""
    after = f'<w:next w:val="{style.following}"/>' if style.following else ""
    linked = _LINKED.get(style.id)
    link = f'<w:link w:val="{linked}"/>' if linked else ""
    hidden = "<w:semiHidden/><w:unhideWhenUsed/>" if style.id in _HIDDEN else "<w:qFormat/>"
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    run = f"<w:rPr>{style.run}</w:rPr>" if style.run else ""
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{based}{after}{link}<w:uiPriority w:val="1"/>{hidden}'
        f"{paragraph}{run}{style.extra}</w:style>"
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _bottom_rule(dress: Dress, space: int) -> str:
    line = f'<w:bottom w:val="single" w:sz="6" w:space="{space}" w:color="{dress.rule}"/>'
    return f"<w:pBdr>{line}</w:pBdr>"


def _text_styles(dress: Dress) -> tuple[Style, ...]:
    own_list = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    keep = "<w:keepNext/><w:keepLines/>"
    bold = f'<w:b/><w:bCs/><w:color w:val="{dress.ink}"/>'
    return (
        Style("Normal", "Normal", based=None, paragraph=_spacing(60, 100)),
        Style(
            "Title",
            "Title",
            following="Subtitle",
            paragraph=f"{keep}{_bottom_rule(dress, 6)}{_spacing(320, 200)}",
            run=f"{bold}{_size(dress.title)}",
        ),
        Style("Subtitle", "Subtitle", following="Normal", paragraph=_spacing(0, 200)),
        Style(
            "Heading1",
            "heading 1",
            following="NumberedParagraph",
            paragraph=f'{keep}{own_list.format(0)}{_spacing(300, 80)}<w:outlineLvl w:val="0"/>',
            run=bold,
        ),
        Style(
            "NumberedParagraph",
            "Numbered Paragraph",
            paragraph=own_list.format(1) + _spacing(60, 100),
        ),
        Style(
            "NumberedSubparagraph",
            "Numbered Sub-paragraph",
            paragraph=own_list.format(2) + _spacing(60, 100),
        ),
        Style(
            "BodyContinuation",
            "Body Continuation",
            paragraph=f'{_spacing(60, 100)}<w:ind w:left="{dress.column}"/>',
        ),
        Style(
            "SubHeading",
            "Sub-heading",
            based="BodyContinuation",
            following="NumberedParagraph",
            paragraph=f'{keep}{_spacing(160, 60)}<w:outlineLvl w:val="1"/>',
            run=bold,
        ),
    )


def _list_styles(column: int) -> tuple[Style, ...]:
    made = []
    for level in (1, 2, 3):
        number = "" if level == 1 else str(level)
        shown = "" if level == 1 else f" {level}"
        indent = f'<w:ind w:left="{column + STEP * level}" w:hanging="{STEP}"/>'
        bullet = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="2"/></w:numPr>'
        made.append(
            Style(
                f"ListBullet{number}",
                f"List Bullet{shown}",
                paragraph=f"{bullet}{_spacing(20, 60)}{indent}",
            )
        )
        made.append(
            Style(f"ListItem{number}", f"List Item{shown}", paragraph=_spacing(20, 60) + indent)
        )
    return tuple(made)


def _small_styles(dress: Dress) -> tuple[Style, ...]:
    column = dress.column
    indent = f'<w:ind w:left="{column + 284}" w:right="284"/>'
    bar = f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="{dress.rule}"/></w:pBdr>'
    pale = '<w:shd w:val="clear" w:color="auto" w:fill="FFF8DC"/>'
    gap = '<w:b/><w:bCs/><w:color w:val="8B0000"/>'
    return (
        Style(
            "Quotation", "Quotation", paragraph=f"{bar}{_spacing(80, 120)}{indent}", run="<w:i/>"
        ),
        Style(
            "Placeholder",
            "Placeholder",
            following="NumberedParagraph",
            paragraph=f'{pale}{_spacing(60, 100)}<w:ind w:left="{column}"/>',
            run=gap,
        ),
        Style("PlaceholderChar", "Placeholder Char", "character", None, run=gap + pale),
        Style(
            "NoteText",
            "Note Text",
            paragraph=f'{_spacing(20, 60)}<w:ind w:left="{column}"/>',
            run=_size(10),
        ),
        Style("FootnoteText", "footnote text", paragraph=_spacing(0, 40), run=_size(10)),
        Style(
            "FootnoteReference",
            "footnote reference",
            "character",
            "DefaultParagraphFont",
            run='<w:vertAlign w:val="superscript"/>',
        ),
    )


def _page_styles(dress: Dress) -> tuple[Style, ...]:
    grey = f'<w:color w:val="404040"/>{_size(9)}'
    top = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{dress.rule}"/></w:pBdr>'
    return (
        Style(
            "Caption",
            "caption",
            following="Normal",
            paragraph=f"<w:keepNext/>{_spacing(160, 80)}",
            run=f'<w:b/><w:bCs/><w:color w:val="{dress.ink}"/>{_size(11)}',
        ),
        Style("TableText", "Table Text", paragraph=_spacing(40, 40), run=_size(10)),
        Style(
            "TableHeading",
            "Table Heading",
            based="TableText",
            paragraph="<w:keepNext/>",
            run="<w:b/><w:bCs/>",
        ),
        Style("FrontMatterText", "Front Matter Text", paragraph=_spacing(80, 80)),
        Style(
            "FrontMatterLabel",
            "Front Matter Label",
            based="FrontMatterText",
            run=f'<w:b/><w:bCs/><w:color w:val="{dress.ink}"/>',
        ),
        Style("Header", "header", paragraph=_bottom_rule(dress, 4) + _spacing(0, 0), run=grey),
        Style(
            "Footer",
            "footer",
            paragraph=f'{top}{_spacing(0, 0)}<w:jc w:val="{dress.page_number}"/>',
            run=grey,
        ),
        Style("DefaultParagraphFont", "Default Paragraph Font", "character", None),
        Style(
            "Hyperlink",
            "Hyperlink",
            "character",
            "DefaultParagraphFont",
            run='<w:color w:val="0B4F9E"/><w:u w:val="single"/>',
        ),
        Style("NoList", "No List", "numbering", None),
    )


_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
)


def _borders(dress: Dress, sides: str) -> str:
    return "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{dress.rule}"/>'
        for side in sides.split()
    )


def _table_styles(dress: Dress) -> tuple[Style, ...]:
    every = "top left bottom right insideH insideV"
    front = _borders(dress, every if dress.boxed else "top bottom insideH")
    filled = f'<w:shd w:val="clear" w:color="auto" w:fill="{dress.pale}"/>'
    labels = f'<w:tblStylePr w:type="firstCol"><w:tcPr>{filled}</w:tcPr></w:tblStylePr>'
    return (
        Style(
            "TableNormal",
            "Normal Table",
            "table",
            None,
            extra=f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_MARGINS}</w:tblPr>',
        ),
        Style(
            "FrontMatterTable",
            "Front Matter Table",
            "table",
            "TableNormal",
            extra=f"<w:tblPr><w:tblBorders>{front}</w:tblBorders></w:tblPr>"
            + (labels if dress.boxed else ""),
        ),
        Style(
            "CouncilTable",
            "Council Table",
            "table",
            "TableNormal",
            extra=(
                f"<w:tblPr><w:tblBorders>{_borders(dress, every)}</w:tblBorders></w:tblPr>"
                '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
                f"{filled}</w:tcPr></w:tblStylePr>"
            ),
        ),
    )


_DEFAULTS = frozenset({"Normal", "DefaultParagraphFont", "NoList", "TableNormal"})
_HIDDEN = frozenset({"DefaultParagraphFont", "NoList", "TableNormal", "PlaceholderChar"})
_LINKED = {"Placeholder": "PlaceholderChar", "PlaceholderChar": "Placeholder"}
_CUSTOM = frozenset(
    {
        "NumberedParagraph",
        "NumberedSubparagraph",
        "BodyContinuation",
        "SubHeading",
        "ListItem",
        "ListItem2",
        "ListItem3",
        "Quotation",
        "Placeholder",
        "PlaceholderChar",
        "NoteText",
        "TableText",
        "TableHeading",
        "FrontMatterText",
        "FrontMatterLabel",
        "FrontMatterTable",
        "CouncilTable",
    }
)
