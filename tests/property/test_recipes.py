"""Whatever a recipe asks for: nothing is lost or doubled, and numbers and references are right."""

from collections import Counter
from datetime import date
from typing import Literal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committee_pack.assembly.report import Assembled, assemble
from committee_pack.assembly.sections import Supplies
from committee_pack.model.meeting import (
    Meeting,
    PlacedBlock,
    PlacedText,
    ReportOrder,
    SectionRecipe,
)
from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    OriginKind,
    Paragraph,
    Report,
    Run,
    Section,
    Table,
    words_of,
)
from committee_pack.model.source import Where
from committee_pack.profiles import load_profile

PROFILE = load_profile("scrutiny-14")
MEETING = Meeting(committee="Scrutiny Committee", date=date(2026, 11, 26))
SECTIONS = ("purpose", "background", "finance", "risk")
DATA = (Paragraph(number=None, text="Ten actions are complete."),)
QUESTION = next(one for one in PROFILE.questions if one.section == "background")


class Draft:
    """Last time's report while it is drawn: its paragraphs' numbers, by the section they are in."""

    def __init__(self) -> None:
        self.count = 0
        self.numbers: dict[str, list[str]] = {name: [] for name in SECTIONS}

    def words(self, kind: str) -> str:
        self.count += 1
        return f"{kind} with words of its own no {self.count}x."

    def where(self) -> Where:
        return Where(source="last.docx", block=self.count)


@st.composite
def hanging(draw: st.DrawFn, draft: Draft) -> list[Block]:
    """Draw what hangs on a paragraph: a list, a table, a paragraph that goes on, a note."""
    kind = draw(st.sampled_from(["list", "table", "goes on", "note", "nothing", "nothing"]))
    where = draft.where()
    if kind == "list":
        marks = range(draw(st.integers(1, 3)))
        return [ListItem(level=1, marker="•", text=draft.words("Item"), where=where) for _ in marks]
    if kind == "table":
        return [Table(header_rows=1, rows=(("Head",), (draft.words("Cell"),)), where=where)]
    if kind == "goes on":
        return [Paragraph(number=None, text=draft.words("Going on"), where=where)]
    if kind == "note":
        return [Note(mark="9", text=draft.words("Note"), where=where)]
    return []


@st.composite
def last_sections(draw: st.DrawFn, draft: Draft, section_id: str, printed: int) -> Section:
    blocks: list[Block] = []
    for _ in range(draw(st.integers(0, 5))):
        if draw(st.booleans()):
            title = draft.words("Heading")
            run = Run(text=title, bold=True)
            blocks.append(Paragraph(number=None, text=title, runs=(run,), where=draft.where()))
        number = f"{printed}.{len(draft.numbers[section_id]) + 1}"
        draft.numbers[section_id].append(number)
        text = draft.words("Paragraph")
        blocks.append(Paragraph(number=number, text=text, where=draft.where()))
        blocks += draw(hanging(draft))
    if section_id == "background":
        blocks.append(
            Paragraph(
                number=f"{printed}.{len(draft.numbers[section_id]) + 1}",
                text=f"{QUESTION.text} No",
                question=QUESTION.id,
                answer="No",
                where=draft.where(),
            )
        )
    return Section(id=section_id, number=f"{printed}.0", heading=section_id, blocks=tuple(blocks))


@st.composite
def recipes(draw: st.DrawFn, numbers: list[str], section_id: str) -> SectionRecipe:
    """Draw a recipe over the paragraphs that there are, and a few that there are not."""
    names = [*numbers, "99.9"]
    wholes: tuple[Literal["all", "none"], ...] = ("all", "none")
    some = st.lists(st.sampled_from(names), unique=True).map(tuple)
    carry = draw(st.one_of(st.sampled_from(wholes), some))
    carried = set(carry) if isinstance(carry, tuple) else set()
    free = [name for name in names if name not in carried]
    drop = draw(st.lists(st.sampled_from(free), unique=True)) if free else []
    left = [name for name in names if name not in drop]
    replaced = draw(st.lists(st.sampled_from(left), unique=True, max_size=2)) if left else []
    places = st.sampled_from([None, "start", *names])
    return SectionRecipe(
        carry=carry,
        drop=tuple(drop),
        replace={name: f"New words for {section_id} {name}." for name in replaced},
        text=tuple(
            PlacedText(text=f"New words no {n} of {section_id}.", after=draw(places))
            for n in range(draw(st.integers(0, 2)))
        ),
        add=tuple(
            PlacedBlock(block="progress.summary", after=draw(places))
            for _ in range(draw(st.integers(0, 2)))
        ),
    )


@st.composite
def cycles(draw: st.DrawFn) -> tuple[Report, ReportOrder, str]:
    """Draw last time's report, this time's order, and a number that last time's report names."""
    draft = Draft()
    printed = draw(st.permutations([3, 5, 6, 8]))
    sections = [
        draw(last_sections(draft, section_id, place))
        for section_id, place in zip(SECTIONS, printed, strict=True)
    ]
    known = [number for numbers in draft.numbers.values() for number in numbers]
    named = draw(st.sampled_from(known)) if known else "3.1"
    pointing = Paragraph(number="9.1", text=f"See paragraph {named}.", where=draft.where())
    sections.append(Section(id="legal", number="9.0", heading="Legal", blocks=(pointing,)))
    orphan = Paragraph(number="20.1", text=draft.words("Orphan"), where=draft.where())
    sections.append(Section(id=None, number="20.0", heading="Ethics", blocks=(orphan,)))
    order = ReportOrder(
        id="plan",
        item=6,
        sections={one: draw(recipes(draft.numbers[one], one)) for one in SECTIONS},
    )
    return Report(title="Plan", sections=tuple(sections)), order, named


def assembled(previous: Report, order: ReportOrder) -> Assembled:
    supplies = Supplies(previous=previous, material={"progress.summary": DATA})
    return assemble(MEETING, order, PROFILE, supplies)


def words(blocks: tuple[Block, ...]) -> Counter[str]:
    return Counter(words_of(block) for block in blocks)


MANY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@MANY
@given(cycles())
def test_every_passage_of_last_time_is_in_the_report_or_listed_once(
    cycle: tuple[Report, ReportOrder, str],
) -> None:
    previous, order, _ = cycle
    made = assembled(previous, order)
    new = words(tuple(block for one in made.report.sections for block in one.blocks))
    lost = Counter(one.text for one in made.left_out)
    told = " ".join(one.message for one in made.report.findings)
    for section in previous.sections:
        for block in section.blocks:
            text = words_of(block)
            if section.id == "legal":
                continue
            assert new[text] + lost[text] == 1, text
            if lost[text]:
                assert text.replace("\t", " | ") in told


@MANY
@given(cycles())
def test_all_new_words_are_in_the_report_once(cycle: tuple[Report, ReportOrder, str]) -> None:
    previous, order, _ = cycle
    made = assembled(previous, order)
    for section in made.report.sections:
        recipe = order.sections.get(section.id or "")
        if recipe is None:
            continue
        held = words(section.blocks)
        for text in (*recipe.replace.values(), *(one.text for one in recipe.texts())):
            assert held[text] == 1
        assert held[DATA[0].text] == len(recipe.add)


@MANY
@given(cycles())
def test_numbers_run_on_and_the_question_is_last(cycle: tuple[Report, ReportOrder, str]) -> None:
    previous, order, _ = cycle
    for place, section in enumerate(assembled(previous, order).report.sections, start=1):
        paragraphs = [one for one in section.blocks if isinstance(one, Paragraph)]
        numbers = [one.number for one in paragraphs if one.number]
        assert numbers == [f"{place}.{count}" for count in range(1, len(numbers) + 1)]
        asked = [bool(one.question) for one in paragraphs]
        assert asked == sorted(asked)


@MANY
@given(cycles())
def test_a_reference_is_right_or_told(cycle: tuple[Report, ReportOrder, str]) -> None:
    previous, order, named = cycle
    made = assembled(previous, order)
    by_old = {
        block.origin.where.number: block.number
        for section in made.report.sections
        for block in section.blocks
        if isinstance(block, Paragraph)
        and block.number
        and block.origin
        and block.origin.where
        and block.origin.kind in (OriginKind.CARRIED, OriginKind.EDITED)
    }
    legal = next(one for one in made.report.sections if one.id == "legal")
    now = by_old.get(named)
    assert words_of(legal.blocks[0]) == f"See paragraph {now or named}."
    rules = {one.rule for one in made.report.findings if one.rule.startswith("reference-")}
    known = any(named == getattr(b, "number", None) for s in previous.sections for b in s.blocks)
    if now is None and known:
        assert rules == {"reference-left-out"}
    elif now is not None and now != named:
        assert rules == {"reference-renumbered"}
