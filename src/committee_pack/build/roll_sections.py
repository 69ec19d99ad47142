"""What becomes of a section's recipe: what is done stays behind, what is made anew stays."""

from collections.abc import Iterable, Iterator

import msgspec

from committee_pack.assembly.carry import START
from committee_pack.build.roll_changes import Change
from committee_pack.build.roll_generated import (
    Generated,
    Record,
    RecordedBlock,
    generated_in,
    own_passages,
    plain,
    words_in,
)
from committee_pack.model.meeting import ReportOrder, SectionRecipe
from committee_pack.model.report import OriginKind, Report
from committee_pack.profiles import Profile, SectionKind

_FILLED_IN = "{{"


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """A report of this meeting as it was finished.

    Attributes:
        place: its place in the meeting file, from 0.
        order: what the meeting file says of it.
        profile: its structure.
        report: the finished Word file, read.
        record: the provenance of its build.
        said: how the meeting is called in comments: "the meeting of 26 November 2026".
    """

    place: int
    order: ReportOrder
    profile: Profile
    report: Report
    record: Record
    said: str


class Rolled(msgspec.Struct, frozen=True, kw_only=True):
    """Changes to a meeting file, and what is left for a person to do."""

    changes: tuple[Change, ...] = ()
    by_hand: tuple[str, ...] = ()


def rolled_sections(finished: Finished) -> Rolled:
    """Bring the recipes of one report's sections forward."""
    recipes = finished.order.sections
    each = [_section(finished, name, one) for name, one in recipes.items()]
    each += [
        _moved_in(finished, one.id) for one in finished.profile.sections if one.id not in recipes
    ]
    return Rolled(
        changes=tuple(change for one in each for change in one.changes),
        by_hand=tuple(words for one in each for words in one.by_hand),
    )


def _moved_in(finished: Finished, name: str) -> Rolled:
    """Leave out of a section without a recipe what was made from data and moved there in Word."""
    if finished.profile.section(name).kind is SectionKind.APPENDIX_LIST:
        return Rolled()
    found = _generated(finished, name, SectionRecipe(), live=False)
    table = ("report", finished.place, "sections", name)
    words = [
        f"{name}: {number} was made from data and moved here in Word; it is made anew where it "
        "was. Move its name under add as well."
        for number in found.drop
    ]
    return Rolled(changes=tuple(_dropped(table, found, SectionRecipe())), by_hand=tuple(words))


def _section(finished: Finished, name: str, recipe: SectionRecipe) -> Rolled:
    shapes = {shape.id: shape for shape in finished.profile.sections}
    if name not in shapes:
        return Rolled()
    table = ("report", finished.place, "sections", name)
    if shapes[name].kind is SectionKind.APPENDIX_LIST and finished.order.appendices:
        return _appendix_list(finished, name, recipe, table)
    live = _stays(finished, name, recipe)
    found = _generated(finished, name, recipe, live=live)
    changes = [
        *_done(table, recipe, finished.said, live=live),
        *_dropped(table, found, recipe),
        *_added(finished, table, name, recipe, found),
    ]
    return Rolled(
        changes=tuple(changes), by_hand=tuple(_by_hand(name, recipe, found, finished, live=live))
    )


def _stays(finished: Finished, name: str, recipe: SectionRecipe) -> bool:
    """Tell whether a section's words are filled in from data, and nobody has edited them since."""
    texts = recipe.texts()
    if not texts or not all(_FILLED_IN in one.text for one in texts):
        return False
    # Behind a paragraph by its number: that number is another one in the finished report.
    if any(one.after not in (None, START) for one in texts):
        return False
    present = words_in(finished.report)
    return all(plain(one.text) in present for one in _written(finished.record, name))


def _written(record: Record, name: str) -> tuple[RecordedBlock, ...]:
    """Give what a section's own text had put into the report."""
    return tuple(
        one for one in record.section(name) if one.origin and one.origin.kind is OriginKind.NEW
    )


def _generated(finished: Finished, name: str, recipe: SectionRecipe, *, live: bool) -> Generated:
    """Find what of a finished section the next build makes anew."""
    made: list[RecordedBlock] = []
    others: list[RecordedBlock] = []
    written = _written(finished.record, name) if live else ()
    for section in finished.record.sections:
        for block in section.blocks:
            (made if _is_made(block, recipe) or block in written else others).append(block)
    passages = own_passages(finished.report, name)
    return generated_in(passages, made, others, words_in(finished.report))


def _is_made(block: RecordedBlock, recipe: SectionRecipe) -> bool:
    """Tell what comes from data, from the inspection, or from a consultee's file of this recipe."""
    kind = block.origin.kind if block.origin else None
    if kind in (OriginKind.DATA, OriginKind.INSPECTION):
        return True
    return kind is OriginKind.CONSULTEE and recipe.file is not None


def _done(
    table: tuple[str | int, ...], recipe: SectionRecipe, said: str, *, live: bool
) -> Iterator[Change]:
    """Put out of use what was done for this meeting and must not be done again."""
    is_list = not isinstance(recipe.carry, str)
    what = "these are numbers of the report before it" if is_list else "its own words are carried"
    reasons = {
        "carry": f"For {said}: {what}.",
        "replace": f"For {said}: the new words stand in its report now.",
        "quote": f"For {said}: the quotation stands in its report now.",
        "questions": f"For {said}: the answers stand in its report now. Read whether they hold.",
        "file": f"For {said}. Put the new comments here:",
    }
    if not live:
        reasons["text"] = f"For {said}: these words stand in its report now."
    fresh = SectionRecipe()
    for key, reason in reasons.items():
        if getattr(recipe, key) != getattr(fresh, key):
            yield Change(table=table, key=key, note=reason)


def _dropped(
    table: tuple[str | int, ...], found: Generated, recipe: SectionRecipe
) -> Iterator[Change]:
    if found.drop:
        note = "These were made from data, or came from a file or text that is given anew:"
        yield Change(table=table, key="drop", value=list(found.drop), note=note)
    elif recipe.drop:
        yield Change(table=table, key="drop", note="Left out last time already.")


def _added(
    finished: Finished,
    table: tuple[str | int, ...],
    name: str,
    recipe: SectionRecipe,
    found: Generated,
) -> Iterator[Change]:
    """Keep what is made anew at its place, by the numbers that the finished report has."""
    if not any(one.after for one in recipe.blocks()) and found.after is None:
        return
    value: list[object] = []
    places = dict(found.places)
    for one in recipe.blocks():
        before = _now(finished, name, one.after) if one.after else found.after
        after = places.get(one.block, before)
        value.append({"block": one.block, "after": after} if after else one.block)
    if value:
        yield Change(table=table, key="add", value=value)


def _now(finished: Finished, name: str, number: str) -> str | None:
    """Give the number that a paragraph of the report before has in the finished one."""
    if number == START:
        return number
    passages = own_passages(finished.report, name)
    for block in finished.record.section(name):
        where = block.origin.where if block.origin else None
        if where is not None and (where.number or "").strip("().") == number.strip("()."):
            for one in passages:
                if plain(getattr(one.blocks[0], "text", "")) == plain(block.text):
                    return one.number
    return number if not any(letter.isdigit() for letter in number) else None


def _appendix_list(
    finished: Finished, name: str, recipe: SectionRecipe, table: tuple[str | int, ...]
) -> Rolled:
    """Carry what is the officer's own beside the list of appendices, which is made anew."""
    listed = {plain(one.text) for one in _written(finished.record, name)}
    own = [
        one.number
        for one in own_passages(finished.report, name)
        if one.number and plain(getattr(one.blocks[0], "text", "")) not in listed
    ]
    changes = tuple(
        change
        for change in _done(table, recipe, finished.said, live=False)
        if not (own and change.key == "carry")
    )
    if own:
        changes = (*changes, Change(table=table, key="carry", value=own))
    return Rolled(changes=changes)


def _by_hand(
    name: str, recipe: SectionRecipe, found: Generated, finished: Finished, *, live: bool
) -> Iterable[str]:
    if recipe.file:
        yield f"{name}: put the new comments in; those of last time ({recipe.file}) are left out."
    if live:
        yield f"{name}: its text gets new figures by itself; read whether its words still hold."
    elif any(_FILLED_IN in one.text for one in recipe.texts()):
        yield f"{name}: its text is carried as it stands now; bring the figures in it up to date."
    for number, words in found.edited:
        yield (
            f"{name}: {number} was made from data and edited in Word; it is made anew, without "
            f"the edits: {_short(words)}"
        )
    for words in found.stuck:
        yield f"{name}: made from data and carried as well, take it out by hand: {_short(words)}"
    if recipe.quotes():
        yield f"{name}: a quotation is carried; read whether it is still wanted."


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
