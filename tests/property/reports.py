"""Reports as hypothesis makes them: every block that assembly can give, with awkward words."""

import msgspec
from hypothesis import strategies as st

from committee_pack.assembly.notes import notes_in_order
from committee_pack.assembly.numbering import numbered
from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    Origin,
    OriginKind,
    Paragraph,
    Picture,
    Report,
    Run,
    Section,
    Span,
    Table,
    formatted,
    text_of,
)
from committee_pack.profiles import Profile, load_profile
from tests.unit.test_writer_pictures import png

PROFILE = load_profile("scrutiny-14")

# Words with all that has broken a Word file before: markup, braces, quotes, dashes, another script,
# and characters that no Word file can hold.
_AWKWARD = """
the plan was reviewed & <agreed> {{ 7*7 }} {% if %} {# no #} “quoted” £4.5m – 31/02/2024 50%
children’s C++ a&b; ]]> naïve שלום 1.1 6.0 Appendix 6(a): No Yes
"""
_UNFIT = ["left\x0bright", "\x00", "half\ud800", "\ufffe", "a\x85b", "\ufdd2", "two\nlines", "a\tb"]
_WORDS = st.sampled_from([*_AWKWARD.split(), *_AWKWARD.split(), *_UNFIT, "one\r\ntwo", "a\u00a0b"])
_LEADS = st.sampled_from(
    ["The", "Since", "We", "Officers", "“Strong”", "Children’s", "&", "<b>", "{{", "£3m"]
)
LINKS = (
    "https://www.example.org/a?b=1&c=2",
    "https://example.org/ä b?x=1&y=<2>",
    "mailto:a@example.org",
    "#x",
    "file:///c:/x",
    "../a b.docx",
    "javascript:alert(1)",
    "http://[",
)
_EMF = b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 60
_PICTURES = (png(4, 2), png(2, 4, 7), _EMF, b"", b"<svg/>")
# What the markers of one level of a list look like; a level has one form, as in a document.
_FORMS = (
    ("(a)", "(b)", "(c)", "(d)"),
    ("(1)", "(2)", "(3)", "(4)"),
    ("(i)", "(ii)", "(iii)", "(iv)"),
    ("a)", "b)", "c)", "d)"),
    ("1)", "2)", "3)", "4)"),
    ("i.", "ii.", "iii.", "iv."),
    ("1.", "2.", "3.", "4."),
    ("R1", "R2", "R3", "R4"),
    ("Stage 1:", "Stage 2:", "Stage 3:", "Stage 4:"),
    ("Action A", "Action B", "Action C", "Action D"),
)
_SIGNS = st.sampled_from(["•", "–", "o", "▪", None])


def _sentence(lead: str, words: list[str]) -> str:
    return " ".join([lead, *words]) + "."


SENTENCES = st.builds(_sentence, _LEADS, st.lists(_WORDS, min_size=2, max_size=8))

_RUNS = st.builds(
    Run,
    text=SENTENCES.map(lambda words: f"{words} "),
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    superscript=st.booleans(),
    subscript=st.booleans(),
    link=st.sampled_from([None, None, None, *LINKS]),
)


@st.composite
def formatted_words(draw: st.DrawFn) -> tuple[str, tuple[Run, ...]]:
    """Draw a text that begins plain, with or without formatting after that."""
    plain = Run(text=draw(SENTENCES).rstrip(".") + " so ")
    runs = formatted((plain, *draw(st.lists(_RUNS, max_size=3))))
    return (text_of(runs), runs) if runs else (plain.text, ())


@st.composite
def paragraphs(draw: st.DrawFn) -> list[Block]:
    """Draw a numbered or continuing paragraph, a quotation or a gap."""
    text, runs = draw(formatted_words())
    carried = draw(st.booleans())
    origin = Origin(kind=OriginKind.CARRIED) if carried else None
    number = draw(st.sampled_from(["6.1", None]))
    style = draw(st.sampled_from([None, None, "quotation", "placeholder"]))
    if style == "placeholder":
        return [Paragraph(number=None, text=f"[To be completed: {text.strip()}]", style=style)]
    return [Paragraph(number=number, text=text, runs=runs, origin=origin, style=style)]


@st.composite
def questions(draw: st.DrawFn) -> list[Block]:
    """Draw a standard question with its answer, plain or formatted."""
    question = draw(st.sampled_from(PROFILE.questions))
    answer = draw(st.one_of(st.sampled_from(["No", "Yes", "None"]), SENTENCES))
    asked = Run(text=question.text, bold=draw(st.booleans()))
    said = Run(text=answer, link=draw(st.sampled_from([None, *LINKS])))
    return [
        Paragraph(
            number=None,
            text=f"{question.text} {answer}",
            runs=formatted((asked, Run(text=" "), said)),
            question=question.id,
            answer=answer,
        )
    ]


@st.composite
def notes(draw: st.DrawFn) -> Note:
    """Draw a note, plain or formatted; its mark is given once the report stands."""
    text = draw(SENTENCES)
    runs = formatted((Run(text=text), *draw(st.lists(_RUNS, max_size=1))))
    last = runs[-1:] and msgspec.structs.replace(runs[-1], text=runs[-1].text.rstrip())
    whole = formatted((*runs[:-1], last)) if last else ()
    return Note(mark="*", text=text_of(whole) if whole else text, runs=whole)


@st.composite
def noted(draw: st.DrawFn) -> list[Block]:
    """Draw a paragraph, a list item or a table with notes, and the notes after it."""
    before, after = draw(SENTENCES).rstrip("."), draw(SENTENCES)
    found = draw(st.lists(notes(), min_size=1, max_size=3))
    inside = draw(st.integers(0, len(found)))
    marks = [Run(text="", note="*")] * len(found)
    runs = formatted(
        (Run(text=f"{before} so"), *marks[:inside], Run(text=f" {after}"), *marks[inside:])
    )
    text = text_of(runs)
    number = draw(st.sampled_from(["6.1", None]))
    block: Block = Paragraph(number=number, text=text, runs=runs)
    kind = draw(st.sampled_from(["paragraph", "item", "table"]))
    if kind == "item":
        block = ListItem(level=1, marker="•", text=text, runs=runs)
    elif kind == "table":
        plain = draw(SENTENCES)
        rows = (("Column 1", "Column 2"), (plain, text))
        block = Table(header_rows=1, rows=rows, runs=(((), ()), ((), runs)))
    return [block, *found]


@st.composite
def lists(draw: st.DrawFn) -> list[Block]:
    """Draw a whole list of up to three levels, each counted or with bullets."""
    forms = draw(st.lists(st.sampled_from(_FORMS), min_size=3, max_size=3, unique=True))
    counted = [draw(st.booleans()) for _ in forms]
    sign = draw(_SIGNS)
    counts = [0, 0, 0]
    level = 0
    made: list[Block] = []
    for step in draw(st.lists(st.integers(-2, 1), min_size=1, max_size=6)):
        level = max(0, min(2, level + step)) if made else 0
        counts[level + 1 :] = [0] * (2 - level)
        if counts[level] == len(forms[level]):
            break
        marker = forms[level][counts[level]] if counted[level] else sign
        counts[level] += 1
        text, runs = draw(formatted_words())
        made.append(ListItem(level=level + 1, marker=marker, text=text, runs=runs))
    return made


@st.composite
def tables(draw: st.DrawFn) -> list[Block]:
    """Draw a table with a header row, formatted cells of several lines, and a merged cell.

    The widest does not fit on an upright page.
    """
    width, height = draw(st.sampled_from([2, 3, 4, 11])), draw(st.integers(2, 4))
    cells = st.one_of(
        formatted_words(),
        st.sampled_from(["", "complete", "5", "1.1", "(a) one\n(b) two"]).map(
            lambda one: (one, ())
        ),
    )
    header: list[tuple[str, tuple[Run, ...]]] = [(f"Column {n}", ()) for n in range(width)]
    body = [[draw(cells) for _ in range(width)] for _ in range(height)]
    body.append([("all", ())] * width)
    span = draw(
        st.sampled_from(
            [None, Span(row=1, column=0, rows=2), Span(row=1, column=0, columns=2),
             Span(row=1, column=width - 2, rows=2, columns=2), Span(row=1, column=0, columns=9)]
        )
    )  # fmt: skip
    rows = [header, *body]
    if span is not None and span.columns < 9:
        for row in range(span.row, span.row + span.rows):
            for column in range(span.column, span.column + span.columns):
                if (row, column) != (span.row, span.column):
                    rows[row][column] = ("", ())
    return [
        Table(
            header_rows=1,
            rows=tuple(tuple(text for text, _ in row) for row in rows),
            runs=tuple(tuple(runs for _, runs in row) for row in rows),
            spans=(span,) if span else (),
            caption=draw(st.one_of(st.none(), SENTENCES)),
        )
    ]


PICTURES: st.SearchStrategy[list[Block]] = st.builds(
    lambda alt, data, width: [Picture(alt=alt, data=data, width=width)],
    st.one_of(st.just(""), SENTENCES),
    st.sampled_from(_PICTURES),
    st.sampled_from([None, 72.0]),
)


@st.composite
def sections(draw: st.DrawFn, profile: Profile, place: int, groups: int) -> Section:
    """Draw a section that begins with a paragraph, as every section does."""
    blocks: list[Block] = [Paragraph(number=None, text=draw(SENTENCES))]
    kinds = st.one_of(paragraphs(), noted(), lists(), tables(), PICTURES, questions())
    for _ in range(groups):
        more = draw(kinds)
        # Between two lists stands a paragraph: otherwise they are one list on the page.
        if isinstance(more[0], ListItem):
            blocks.append(Paragraph(number=None, text="After that."))
        blocks += more
    shape = profile.sections[place - 1]
    number = profile.section_number.format(section=place)
    return Section(
        id=shape.id, number=number, heading=shape.heading, blocks=numbered(place, blocks)
    )


@st.composite
def reports(draw: st.DrawFn, profile: Profile = PROFILE) -> Report:
    """Draw a whole report in the structure of a profile, three of its sections long ones."""
    places = range(1, len(profile.sections) + 1)
    long = draw(st.lists(st.sampled_from(places), min_size=3, max_size=3, unique=True))
    report = Report(
        profile=profile.id,
        title=draw(SENTENCES).rstrip("."),
        front_matter={field.label: draw(SENTENCES) for field in profile.front_matter},
        sections=tuple(
            draw(sections(profile, place, 5 if place in long else 0)) for place in places
        ),
    )
    return notes_in_order(report)
