"""Any report and what an author makes of it: the redline leads to the one and back to the other."""

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committee_pack.assembly.notes import notes_in_order
from committee_pack.assembly.numbering import numbered
from committee_pack.model.report import Block, ListItem, Note, Paragraph, Report, Section, Table
from committee_pack.writers.redline import redline
from tests.property.reports import PICTURES, SENTENCES, lists, noted, paragraphs, reports, tables
from tests.property.test_round_trip import written
from tests.redlines import NAMES, assert_leads_both_ways
from tests.word_validity import own_checks

Group = list[Block]


def groups_of(section: Section) -> list[Group]:
    """Put notes with the block they belong to, and the items of a list together."""
    groups: list[Group] = []
    for block in section.blocks:
        follows = isinstance(block, Note) or (
            isinstance(block, ListItem) and groups and isinstance(groups[-1][-1], ListItem)
        )
        if follows and groups:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


@st.composite
def edited_table(draw: st.DrawFn, table: Table) -> Table:
    """Change a cell, drop a row or add one; formatting and merged cells go."""
    rows = [list(row) for row in table.rows]
    place = draw(st.integers(1, len(rows) - 1))
    match draw(st.sampled_from(["cell", "drop", "add"])):
        case "cell":
            rows[place][0] = draw(SENTENCES)
        case "drop" if len(rows) > 3:
            del rows[place]
        case _:
            rows.insert(place, [draw(SENTENCES) for _ in rows[0]])
    return msgspec.structs.replace(table, rows=tuple(map(tuple, rows)), runs=(), spans=())


@st.composite
def edited_group(draw: st.DrawFn, group: Group) -> Group:
    """Change the words of a paragraph, the formatting, or a table."""
    first = group[0]
    if isinstance(first, Table) and len(group) == 1:
        return [draw(edited_table(first))]
    if isinstance(first, Paragraph) and first.question is None and first.style is None:
        text = f"{draw(SENTENCES)} {first.text}" if draw(st.booleans()) else first.text
        return [msgspec.structs.replace(first, text=text, runs=())]
    return group


@st.composite
def edited_section(draw: st.DrawFn, place: int, section: Section) -> Section:
    """Do to a section what an author does: move, drop, add, change."""
    first, *groups = groups_of(section)
    kinds = st.one_of(paragraphs(), noted(), lists(), tables(), PICTURES)
    for _ in range(draw(st.integers(1, 3))):
        what = draw(st.sampled_from(["move", "drop", "add", "edit", "edit"]))
        at = draw(st.integers(0, max(0, len(groups) - 1)))
        if what == "add" or not groups:
            groups.insert(at, draw(kinds))
        elif what == "drop":
            del groups[at]
        elif what == "move":
            groups.insert(draw(st.integers(0, len(groups) - 1)), groups.pop(at))
        else:
            groups[at] = draw(edited_group(groups[at]))
    blocks: list[Block] = list(first)
    for group in groups:
        if isinstance(group[0], ListItem) and isinstance(blocks[-1], ListItem):
            blocks.append(Paragraph(number=None, text="After that."))
        blocks += group
    return msgspec.structs.replace(section, blocks=numbered(place, blocks))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Report, Report]:
    """Draw a report and what became of it."""
    old = draw(reports())
    sections = list(old.sections)
    long = [place for place, one in enumerate(sections) if len(one.blocks) > 1]
    for place in long or [0]:
        if draw(st.booleans()):
            sections[place] = draw(edited_section(place + 1, sections[place]))
    new = msgspec.structs.replace(old, sections=tuple(sections), title=draw(SENTENCES))
    return old, notes_in_order(new)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(pairs(), st.booleans())
def test_a_redline_leads_to_the_new_report_and_back(
    pair: tuple[Report, Report], every_layout: bool
) -> None:
    old, new = (written(report) for report in pair)
    made = redline(
        old,
        new,
        names=NAMES,
        author="A Clerk",
        date="2026-11-26T00:00:00Z",
        every_layout=every_layout,
    )
    assert_leads_both_ways(made.data, old, new)
    assert list(own_checks(made.data)) == []
