"""Check a report's recipe against what there is: section ids and block names, before any work."""

from collections.abc import Mapping

import msgspec
from rapidfuzz import fuzz

from committee_pack.assembly.inspection_quotes import PARAGRAPHS
from committee_pack.assembly.passages import plain_number
from committee_pack.assembly.placing import Placed
from committee_pack.errors import SettingsError
from committee_pack.model.meeting import PlacedBlock, ReportOrder, SectionRecipe
from committee_pack.model.report import Block
from committee_pack.profiles import Profile, did_you_mean

Material = Mapping[str, tuple[Block, ...]]

# What an inspection report holds, if it is one.
_OF_INSPECTION = ("inspection.judgements", "inspection.improvements", "inspection.dates")
# What each kind of block needs in meeting.toml, so that the message can say what is missing.
_NEEDS = {
    "inspection": "inspection = (an inspection report)",
    "progress": "[report.progress] plan = (an action plan)",
    "scorecard": "[report.progress] scorecard = (a scorecard)",
}
_NEEDS_TOO = {
    "inspection.comparison": "inspection_previous = (the inspection report before)",
    "inspection.register": "[report.progress] plan = (an action plan)",
}


def added_blocks(recipe: SectionRecipe, material: Material) -> tuple[Placed, ...]:
    """Give the blocks that a recipe adds, in its order, each with its place.

    A name may carry numbers behind a colon: ``inspection.paragraphs:7,12``.
    """
    return tuple(
        Placed(
            after=entry.after,
            blocks=tuple(
                _asked_for(block, entry.block)
                for name in _names(entry.block)
                for block in material[name]
            ),
        )
        for entry in _entries(recipe)
    )


def _asked_for(block: Block, name: str) -> Block:
    """Keep by which name a block was asked for: its place is found again at the next meeting."""
    if block.origin is None:
        return block
    origin = msgspec.structs.replace(block.origin, made_as=name)
    return msgspec.structs.replace(block, origin=origin)


def wanted_blocks(order: ReportOrder) -> frozenset[str]:
    """Give the names of all blocks that a report asks for, in its sections and appendices."""
    added = (entry.block for recipe in order.sections.values() for entry in _entries(recipe))
    return frozenset((*added, *(one.from_ for one in order.appendices if one.from_)))


def _entries(recipe: SectionRecipe) -> tuple[PlacedBlock, ...]:
    """Give what a recipe adds; its own list of paragraphs to quote stands in as an entry."""
    added = recipe.blocks()
    if not recipe.inspection.paragraphs:
        return added
    quoted = f"{PARAGRAPHS}:{','.join(recipe.inspection.paragraphs)}"
    if all(entry.block != PARAGRAPHS for entry in added):
        return (*added, PlacedBlock(block=quoted))
    return tuple(
        msgspec.structs.replace(entry, block=quoted) if entry.block == PARAGRAPHS else entry
        for entry in added
    )


def _names(entry: str) -> tuple[str, ...]:
    base, colon, numbers = entry.partition(":")
    if not colon:
        return (entry,)
    plain = (number.strip().strip("().") for number in numbers.split(","))
    return tuple(f"{base.strip()}:{number}" for number in plain)


def check_recipe(order: ReportOrder, profile: Profile, material: Material) -> None:
    """Refuse a recipe that names a section or a block that is not there.

    Raises:
        SettingsError: names the wrong word, and the nearest right one.
    """
    ids = tuple(shape.id for shape in profile.sections)
    for section_id, recipe in order.sections.items():
        if section_id not in ids:
            raise _unknown_section(profile, section_id, ids)
        for entry in _entries(recipe):
            for name in _names(entry.block):
                _check_block(name, material, order, f"section {section_id}, add")
        _check_once(section_id, recipe)
    for appendix in order.appendices:
        if (appendix.from_ is None) == (appendix.file is None):
            raise SettingsError(
                f'The appendix "{appendix.title}" needs one source.',
                why="An appendix is either made from data or copied from a file.",
                hint='Give it either from = "progress.plan" (or the like) or file = "inputs/...".',
            )
        if appendix.from_ is not None:
            _check_block(appendix.from_, material, order, f"appendix {appendix.title}")


def _check_once(section_id: str, recipe: SectionRecipe) -> None:
    """Refuse a recipe that wants two things of one paragraph, or puts nothing in its place."""
    carried = () if isinstance(recipe.carry, str) else recipe.carry
    dropped = {plain_number(name) for name in recipe.drop}
    for key, names in (("carry", carried), ("replace", tuple(recipe.replace))):
        twice = next((name for name in names if plain_number(name) in dropped), None)
        if twice is not None:
            raise SettingsError(
                f"section {section_id}: paragraph {twice} stands under {key} and under drop.",
                why="It can either go into the report or stay behind.",
                hint="Take it out of one of the two.",
            )
    for name, words in recipe.replace.items():
        if not words.strip():
            raise SettingsError(
                f'section {section_id}, replace: there are no words for "{name}".',
                why="The paragraph would be lost without a word.",
                hint=f'Write its new words, or drop it: drop = ["{name}"].',
            )


def _unknown_section(profile: Profile, section_id: str, ids: tuple[str, ...]) -> SettingsError:
    return SettingsError(
        f'The profile {profile.id} has no section "{section_id}".',
        why="What was meant for it would be lost.",
        hint=f"{did_you_mean(section_id, ids)}Its sections are: {', '.join(ids)}.",
    )


def _check_block(name: str, material: Material, order: ReportOrder, place: str) -> None:
    if name in material:
        return
    base, colon, number = name.partition(":")
    numbered = [known for known in material if known.startswith(f"{base}:")]
    if numbered and (colon or base == PARAGRAPHS):
        raise _unknown_number(base, number, numbered, place)
    raise SettingsError(
        f'{place}: there is no block "{name}".',
        why="The report would lack what it is meant to show.",
        hint=_missing(name, material, order),
    )


def _missing(name: str, material: Material, order: ReportOrder) -> str:
    """Say what to do about a block that is not there: what it needs, or the nearest name."""
    family = name.partition(".")[0]
    if name in _OF_INSPECTION and order.inspection:
        return f'Nothing of the kind was found in "{order.inspection}": is it an inspection report?'
    held = any(known.startswith(f"{family}.") for known in material)
    if held and name.partition(":")[0] == PARAGRAPHS:
        return "The paragraphs of this inspection report bear no numbers: quote under text instead."
    need = _NEEDS_TOO.get(name) if held else _NEEDS.get(family)
    if need:
        return f'Add {need} to the report, or take "{name}" out.'
    names = sorted({known.partition(":")[0] for known in material})
    known_names = ", ".join(names) or "none, as the report names no data"
    return f"{did_you_mean(name, names)}Known blocks: {known_names}."


def _unknown_number(base: str, number: str, known: list[str], place: str) -> SettingsError:
    numbers = [name.partition(":")[2] for name in known]
    if not number:
        return SettingsError(
            f'{place}: "{base}" does not say which paragraphs.',
            why="Only the paragraphs that are named are quoted.",
            hint=f'Write {base} = ["{numbers[0]}"] in the section, with the numbers you want.',
        )
    near = sorted(numbers, key=lambda one: _distance(one, number))[:3]
    return SettingsError(
        f'{place}: the inspection report has no paragraph "{number}".',
        why="A quotation would be missing from the report.",
        hint=f"Its paragraphs run from {numbers[0]} to {numbers[-1]}; nearest: {', '.join(near)}.",
    )


def _distance(one: str, other: str) -> float:
    if one.isdigit() and other.isdigit():
        return abs(int(one) - int(other))
    return 1000 - fuzz.ratio(one, other)
