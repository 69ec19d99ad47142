"""Check a report's recipe against what there is: section ids and block names, before any work."""

from collections.abc import Iterable, Mapping

from rapidfuzz import process

from committee_pack.errors import SettingsError
from committee_pack.model.meeting import ReportOrder
from committee_pack.model.report import Block
from committee_pack.profiles import Profile

Material = Mapping[str, tuple[Block, ...]]

# What each kind of block needs in meeting.toml, so that the message can say what is missing.
_NEEDS = {
    "inspection": "inspection = (an inspection report)",
    "progress": "[report.progress] plan = (an action plan)",
    "scorecard": "[report.progress] scorecard = (a scorecard)",
}


def check_recipe(order: ReportOrder, profile: Profile, material: Material) -> None:
    """Refuse a recipe that names a section or a block that is not there.

    Raises:
        SettingsError: names the wrong word, and the nearest right one.
    """
    ids = tuple(shape.id for shape in profile.sections)
    for section_id, recipe in order.sections.items():
        if section_id not in ids:
            raise _unknown_section(order, profile, section_id, ids)
        for name in recipe.add:
            _check_block(name, material, f"report {order.id}, section {section_id}, add")
    for appendix in order.appendices:
        if (appendix.from_ is None) == (appendix.file is None):
            raise SettingsError(
                f'Report {order.id}: the appendix "{appendix.title}" needs one source.',
                why="An appendix is either made from data or copied from a file.",
                hint='Give it either from = "progress.plan" (or the like) or file = "inputs/...".',
            )
        if appendix.from_ is not None:
            _check_block(appendix.from_, material, f"report {order.id}, appendix {appendix.title}")


def _unknown_section(
    order: ReportOrder, profile: Profile, section_id: str, ids: tuple[str, ...]
) -> SettingsError:
    return SettingsError(
        f'Report {order.id}: the profile {profile.id} has no section "{section_id}".',
        why="What was meant for it would be lost.",
        hint=f"{_nearest(section_id, ids)}Its sections are: {', '.join(ids)}.",
    )


def _check_block(name: str, material: Material, place: str) -> None:
    if name in material:
        return
    family = name.partition(".")[0]
    if family in _NEEDS and not any(known.startswith(f"{family}.") for known in material):
        hint = f'Add {_NEEDS[family]} to the report, or take "{name}" out.'
    else:
        known_names = ", ".join(sorted(material)) or "none, as the report names no data"
        hint = f"{_nearest(name, material)}Known blocks: {known_names}."
    raise SettingsError(
        f'{place}: there is no block "{name}".',
        why="The report would lack what it is meant to show.",
        hint=hint,
    )


def _nearest(wrong: str, known: Iterable[str]) -> str:
    near = process.extractOne(wrong, list(known))
    return f'Did you mean "{near[0]}"? ' if near else ""
