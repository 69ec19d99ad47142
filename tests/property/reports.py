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
    Report,
    Run,
    Section,
    Table,
    formatted,
    text_of,
)
from committee_pack.profiles import load_profile

PROFILE = load_profile("scrutiny-14")

# Words with all that has broken a Word file before: markup, braces, quotes, dashes, another script.
_AWKWARD = """
the plan was reviewed & <agreed> {{ 7*7 }} {% if %} {# no #} “quoted” £4.5m – 31/02/2024 50%
children’s C++ a&b; ]]> naïve שלום 1.1 6.0 Appendix 6(a): No Yes
"""
_WORDS = st.sampled_from(_AWKWARD.split())
_LEADS = st.sampled_from(
    ["The", "Since", "We", "Officers", "“Strong”", "Children’s", "&", "<b>", "{{", "£3m"]
)


def _sentence(lead: str, words: list[str]) -> str:
    return " ".join([lead, *words]) + "."


SENTENCES = st.builds(_sentence, _LEADS, st.lists(_WORDS, min_size=3, max_size=14))

_RUNS = st.builds(
    Run,
    text=SENTENCES.map(lambda words: f"{words} "),
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from([None, None, "https://www.example.org/a?b=1&c=2"]),
)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    """Draw a numbered or continuing paragraph, plain or formatted."""
    plain = Run(text=draw(SENTENCES).rstrip(".") + " so ")
    runs = formatted((plain, *draw(st.lists(_RUNS, max_size=3))))
    text = text_of(runs) if runs else plain.text
    carried = draw(st.booleans())
    origin = Origin(kind=OriginKind.CARRIED) if carried else None
    return Paragraph(
        number=draw(st.sampled_from(["6.1", None])), text=text, runs=runs, origin=origin
    )


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


def lists() -> st.SearchStrategy[list[Block]]:
    """Draw a whole list: bullets, letters, numbers or roman numerals."""
    markers = st.sampled_from(
        [
            ["•"] * 4,
            ["(a)", "(b)", "(c)", "(d)"],
            ["(1)", "(2)", "(3)", "(4)"],
            ["(i)", "(ii)", "(iii)", "(iv)"],
        ]
    )
    return st.tuples(markers, st.lists(SENTENCES, min_size=1, max_size=4)).map(
        lambda drawn: [
            ListItem(level=1, marker=marker, text=text)
            for marker, text in zip(drawn[0], drawn[1], strict=False)
        ]
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table with one header row and full rows."""
    width = draw(st.integers(2, 4))
    cells = st.one_of(SENTENCES, st.sampled_from(["", "complete", "5", "1.1"]))
    body = draw(st.lists(st.tuples(*([cells] * width)), min_size=1, max_size=4))
    header = tuple(f"Column {place}" for place in range(1, width + 1))
    return Table(header_rows=1, rows=(header, *body))


@st.composite
def sections(draw: st.DrawFn, place: int) -> Section:
    """Draw a section that begins with a paragraph, as every section does."""
    lead: list[Block] = [Paragraph(number=None, text=draw(SENTENCES))]
    more = draw(
        st.lists(
            st.one_of(
                paragraphs().map(lambda one: [one]),
                noted(),
                lists(),
                tables().map(lambda one: [one]),
            ),
            max_size=4,
        )
    )
    # Between two lists or tables stands a paragraph: otherwise they are one list on the page.
    blocks = lead + [
        block
        for group in more
        for block in (
            group
            if isinstance(group[0], Paragraph)
            else [*group, Paragraph(number=None, text="After that.")]
        )
    ]
    shape = PROFILE.sections[place - 1]
    return Section(
        id=shape.id, number=f"{place}.0", heading=shape.heading, blocks=numbered(place, blocks)
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw a whole report in the structure of the profile."""
    report = Report(
        profile=PROFILE.id,
        title=draw(SENTENCES).rstrip("."),
        front_matter={field.label: draw(SENTENCES) for field in PROFILE.front_matter},
        sections=tuple(draw(sections(place)) for place in range(1, len(PROFILE.sections) + 1)),
    )
    return notes_in_order(report)
