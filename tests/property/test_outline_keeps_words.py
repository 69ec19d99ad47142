"""Whatever a document looks like, no word of it is lost between the flow and the report."""

import re
from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from committee_pack.model.report import Block, ListItem, Paragraph, Report, Run, Table, text_of
from committee_pack.model.source import Source, SourceKind, Where
from committee_pack.profiles import load_profile
from committee_pack.readers.flow import Flow, FlowBlock, FlowParagraph
from committee_pack.readers.outline import outline

PROFILE = load_profile("scrutiny-14")
SOURCE = Source(path="northmere.docx", sha256="0" * 64, kind=SourceKind.DOCX)

TEXTS = (
    "Purpose of the report",
    "Background",
    "Background papers: the harbour survey",
    "Report to: Harbour Committee",
    "Date:\t1 May 2026",
    "Contact details:",
    "HARBOUR DUES: THE SECOND YEAR",
    "The quay was built in 1902. It leaks.",
    "Members are asked to note",
    "2.1\tDues rise by a tenth.",
    "3. Quay wall",
    "4 Moorings",
    "1 May 2026",
    "(a)  the north quay",
    "o a leaflet",
    "Does the information submitted include any exempt information?",
    "No",
    "Equalities considerations and the impact of this decision for our children and",
    "young people",
    "Appendix 6(a): Harbour plan",
    "None.",
    "A. Scope",
)
LABELS = (None, "1.0", "1.1", "2.", "2.1.", "(a)", "(i)", "a)", "•", "\uf0b7", "B.", "7", "Stage 1")


@st.composite
def paragraphs(draw: st.DrawFn) -> FlowParagraph:
    text = draw(st.sampled_from(TEXTS))
    cut = draw(st.integers(0, len(text)))
    runs = (Run(text=text[:cut]), Run(text=text[cut:], bold=True)) if 0 < cut < len(text) else ()
    return FlowParagraph(
        text=text,
        runs=runs,
        label=draw(st.sampled_from(LABELS)),
        bold=draw(st.booleans()),
        heading=draw(st.sampled_from((None, None, 1, 2))),
        size=draw(st.sampled_from((None, 11.0, 16.0))),
        indent=draw(st.sampled_from((None, 0.0, 36.0))),
        level=draw(st.sampled_from((None, 1, 2))),
        where=Where(block=0),
    )


@st.composite
def tables(draw: st.DrawFn) -> Table:
    cells = st.sampled_from(("Report to", "Date:", "1.00", "1.01", "Harbour", "1 May 2026", ""))
    rows = draw(st.lists(st.tuples(cells, cells), min_size=1, max_size=4))
    return Table(header_rows=0, rows=tuple(rows))


def words(text: str | None) -> list[str]:
    return re.findall(r"[a-z0-9]+", (text or "").casefold())


def given_words(blocks: list[FlowBlock]) -> Counter[str]:
    found: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, FlowParagraph):
            found.update(words(block.label) + words(block.text))
        elif isinstance(block, Table):
            found.update(word for row in block.rows for cell in row for word in words(cell))
    return found


def kept_words(report: Report) -> Counter[str]:
    found: Counter[str] = Counter(words(report.title))
    for label, value in report.front_matter.items():
        found.update(words(label) + words(value))
    for section in report.sections:
        found.update(words(section.number) + words(section.heading))
    for block in every_block(report):
        if isinstance(block, Paragraph):
            found.update(words(block.number) + words(block.text))
        elif isinstance(block, ListItem):
            found.update(words(block.marker) + words(block.text))
        elif isinstance(block, Table):
            found.update(word for row in block.rows for cell in row for word in words(cell))
    return found


def every_block(report: Report) -> Iterator[Block]:
    yield from report.preamble
    for section in report.sections:
        yield from section.blocks


@settings(deadline=None)
@given(st.lists(st.one_of(paragraphs(), paragraphs(), paragraphs(), tables()), max_size=14))
def test_no_word_is_lost(blocks: list[FlowBlock]) -> None:
    report = outline(Flow(source=SOURCE, blocks=tuple(blocks)), PROFILE)
    lost = given_words(blocks) - kept_words(report)
    # The Courier circle is a bullet; fields that share a label share one key.
    for shared in ("o", *words(" ".join(report.front_matter))):
        lost.pop(shared, None)
    assert not lost


@settings(deadline=None)
@given(st.lists(paragraphs(), max_size=10))
def test_formatting_says_the_same_words(blocks: list[FlowParagraph]) -> None:
    report = outline(Flow(source=SOURCE, blocks=tuple(blocks)), PROFILE)
    for block in every_block(report):
        if isinstance(block, Paragraph | ListItem) and block.runs:
            assert text_of(block.runs) == block.text
