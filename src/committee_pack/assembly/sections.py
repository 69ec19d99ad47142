"""One section of a new report: carried words, new words, data, a consultee's words, questions."""

from collections.abc import Mapping

import msgspec

from committee_pack.assembly.appendices import appendix_list
from committee_pack.assembly.appendix_lines import without_list_told
from committee_pack.assembly.carry import Carried, carry
from committee_pack.assembly.left_out import LeftOut
from committee_pack.assembly.numbering import numbered
from committee_pack.assembly.origins import all_marked
from committee_pack.assembly.placing import Placed, in_place
from committee_pack.assembly.questions import standard_questions
from committee_pack.assembly.quotation import Quoted, quotation
from committee_pack.assembly.recipe import Material, added_blocks
from committee_pack.assembly.wording import Facts, new_words
from committee_pack.model.evidence import Evidence
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.meeting import SectionRecipe
from committee_pack.model.report import (
    Appendix,
    Block,
    OriginKind,
    Paragraph,
    Report,
    Section,
)
from committee_pack.model.source import Where
from committee_pack.profiles import Profile, SectionKind, SectionShape


class Supplies(msgspec.Struct, frozen=True, kw_only=True):
    """All that goes into a new report beside its recipe.

    Attributes:
        previous: last time's report, read; an empty one for a report that is new.
        material: blocks by the names that ``add`` uses, such as ``progress.summary``.
        facts: names that ``text`` may use, such as ``progress.complete``.
        consultees: the blocks of each consultee's file, by the id of the section they go into.
        documents: what ``quote`` takes words from, by the path that the meeting file gives.
        meeting_file: name of the file that holds the recipe: the source of new words.
    """

    previous: Report = msgspec.field(default_factory=Report)
    material: Material = msgspec.field(default_factory=dict)
    facts: Facts = msgspec.field(default_factory=dict)
    consultees: Mapping[str, tuple[Block, ...]] = msgspec.field(default_factory=dict)
    documents: Mapping[str, Evidence] = msgspec.field(default_factory=dict)
    meeting_file: str = "meeting.toml"


class BuiltSection(msgspec.Struct, frozen=True, kw_only=True):
    """A section of the new report, what of last time's it leaves out, and findings."""

    section: Section
    left_out: tuple[LeftOut, ...] = ()
    findings: tuple[Finding, ...] = ()


def build_section(
    profile: Profile,
    shape: SectionShape,
    recipe: SectionRecipe,
    supplies: Supplies,
    appendices: tuple[Appendix, ...],
) -> BuiltSection:
    """Build one section by its recipe.

    The order is: carried forward or replaced, new words, data and inspection blocks, quotations, a
    consultee's words, and last the standard questions, which keep the end of the section whatever
    is added above them. A piece with a place of its own stands there.

    Raises:
        SettingsError: the text names a fact that is not there, or words to quote are not there.
    """
    place = _recipe_place(shape, supplies)
    carried = _taken_over(profile, shape, recipe, supplies, lists=bool(appendices))
    quotes = _quotations(shape, recipe, supplies)
    pieces = _pieces(shape, recipe, supplies, appendices, quotes)
    body = in_place(carried.kept, pieces)
    questions = standard_questions(profile, shape, carried, recipe.questions, place)
    gap = () if body else (_placeholder(profile, shape),)
    position = profile.position(shape.id)
    section = Section(
        id=shape.id,
        number=profile.section_number.format(section=position),
        heading=shape.heading,
        blocks=numbered(position, (*body, *gap, *questions.blocks)),
    )
    told = () if body else (_empty(shape),)
    return BuiltSection(
        section=section,
        left_out=(*carried.left_out, *questions.left_out),
        findings=(
            *carried.findings,
            *(finding for quoted in quotes for finding in quoted.findings),
            *told,
            *questions.findings,
        ),
    )


def _taken_over(
    profile: Profile, shape: SectionShape, recipe: SectionRecipe, supplies: Supplies, *, lists: bool
) -> Carried:
    """Take over what the recipe asks for; ``lists`` tells that the report has appendices."""
    place = _recipe_place(shape, supplies)
    new = {name: new_words(words, supplies.facts, place) for name, words in recipe.replace.items()}
    section = _last_time(profile, shape, supplies.previous)
    makes_room = shape.kind is SectionKind.APPENDIX_LIST and lists and recipe.carry == "all"
    if section is None or not makes_room:
        return carry(section, recipe, new)
    # Last time's list makes room for this one; a paragraph beside it is carried by its number.
    carried = carry(section, msgspec.structs.replace(recipe, carry="none"), new)
    return without_list_told(carried, section.heading, supplies.previous.appendices)


def _last_time(profile: Profile, shape: SectionShape, previous: Report) -> Section | None:
    """Give what last time's report has under this id, in one section or in several, as one.

    A placeholder that was left standing in it is nothing: the gap is told again.
    """
    sections = [section for section in previous.sections if section.id == shape.id]
    if not sections:
        return None
    names = (shape.heading, *shape.aliases, *(section.heading for section in sections))
    gaps = {profile.placeholder.format(heading=name) for name in names}
    blocks = tuple(
        block
        for section in sections
        for block in section.blocks
        if not (isinstance(block, Paragraph) and block.text.strip() in gaps)
    )
    return msgspec.structs.replace(sections[0], blocks=blocks)


def _pieces(
    shape: SectionShape,
    recipe: SectionRecipe,
    supplies: Supplies,
    appendices: tuple[Appendix, ...],
    quotes: tuple[Quoted, ...],
) -> tuple[Placed, ...]:
    """Give all that a recipe puts in, in the order it has without places of its own."""
    place = _recipe_place(shape, supplies)
    pieces: list[Placed] = []
    if shape.kind is SectionKind.APPENDIX_LIST:
        pieces.append(Placed(blocks=appendix_list(appendices, place)))
    pieces += [
        Placed(after=one.after, blocks=new_words(one.text, supplies.facts, place))
        for one in recipe.texts()
    ]
    pieces += added_blocks(recipe, supplies.material)
    pieces += [
        Placed(after=order.after, blocks=quoted.blocks)
        for order, quoted in zip(recipe.quotes(), quotes, strict=True)
    ]
    if recipe.file:
        words = all_marked(supplies.consultees[shape.id], OriginKind.CONSULTEE)
        pieces.append(Placed(blocks=words))
    return tuple(pieces)


def _quotations(
    shape: SectionShape, recipe: SectionRecipe, supplies: Supplies
) -> tuple[Quoted, ...]:
    place = f"section {shape.id}, quote"
    return tuple(quotation(order, supplies.documents, place) for order in recipe.quotes())


def _recipe_place(shape: SectionShape, supplies: Supplies) -> Where:
    return Where(source=supplies.meeting_file, cell=f"sections.{shape.id}")


def _placeholder(profile: Profile, shape: SectionShape) -> Paragraph:
    words = profile.placeholder.format(heading=shape.heading)
    return Paragraph(number=None, text=words, style="placeholder")


def _empty(shape: SectionShape) -> Finding:
    return Finding(
        rule="section-empty",
        severity=Severity.ERROR,
        message=f'"{shape.heading}" has nothing in it: a placeholder stands in the report.',
        hint=f"Give it words under [report.sections.{shape.id}] in meeting.toml.",
    )
