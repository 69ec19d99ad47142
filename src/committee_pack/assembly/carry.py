"""Carry last time's paragraphs forward, and say which were replaced or left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from committee_pack.assembly.left_out import LeftOut, Reason, left_out, told_left_out
from committee_pack.assembly.origins import marked
from committee_pack.assembly.passages import Passage, answers_to, nearest, passages_of
from committee_pack.assembly.replacing import replaced
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.meeting import SectionRecipe
from committee_pack.model.report import Block, OriginKind, Paragraph, Section

START = "start"
"""What ``after`` says for a place before everything."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A passage of last time and what has become of it: nothing, where it is left out."""

    passage: Passage
    blocks: tuple[Block, ...] = ()


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What a section takes over: its passages, its standard questions, what was left out, findings.

    ``questions`` has, for each standard question, the question itself and what belongs to it: a
    note, an explanation of the answer.
    """

    kept: tuple[Kept, ...] = ()
    questions: tuple[tuple[Paragraph, tuple[Block, ...]], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    findings: tuple[Finding, ...] = ()


def carry(
    section: Section | None,
    recipe: SectionRecipe,
    replacements: Mapping[str, tuple[Block, ...]] | None = None,
) -> Carried:
    """Take over from last time's section what the recipe asks for.

    A numbered paragraph brings along what belongs to it: its list, table, notes and unnumbered
    paragraphs, down to the next number; a sub-heading comes with any paragraph under it. Standard
    questions are always taken over: they are part of the structure, and only their answers change.

    Args:
        section: last time's section, or None where there was none.
        recipe: what is asked for.
        replacements: the new words of ``replace`` as blocks, by the number they are given for.
            Those that find no paragraph stand at the end: words are never dropped.
    """
    new = dict(replacements or {})
    passages = passages_of(section.blocks, _named(recipe)) if section else ()
    heading = section.heading if section else ""
    questions, body = _questions_apart(passages)
    kept: list[Kept] = []
    gone: list[LeftOut] = []
    findings: list[Finding] = [*_unknown(recipe, passages, heading)]
    for passage in body:
        if passage.question:
            findings.append(_repeated(heading, passage.question))
        name = next((one for one in new if _is_meant(passage, one)), "")
        outcome = _outcome(passage, body, recipe, new.pop(name, None))
        kept.append(Kept(passage=passage, blocks=outcome.blocks))
        if outcome.lost:
            gone += left_out(outcome.lost, heading, outcome.reason)
            findings.append(told_left_out(outcome.lost, heading, outcome.reason))
    return Carried(
        kept=(*kept, *_homeless(new.values())),
        questions=questions,
        left_out=tuple(gone),
        findings=tuple(findings),
    )


def _questions_apart(
    passages: Iterable[Passage],
) -> tuple[tuple[tuple[Paragraph, tuple[Block, ...]], ...], tuple[Passage, ...]]:
    """Part the standard questions, each the first time it is asked, from all else."""
    asked: dict[str | None, tuple[Paragraph, tuple[Block, ...]]] = {}
    body: list[Passage] = []
    for passage in passages:
        if passage.question is None or passage.question.question in asked:
            body.append(passage)
            continue
        first, *rest = _all_carried(passage.blocks)
        assert isinstance(first, Paragraph)
        asked[first.question] = first, tuple(rest)
    return tuple(asked.values()), tuple(body)


def _homeless(replacements: Iterable[tuple[Block, ...]]) -> Iterator[Kept]:
    """Keep new words whose paragraph is not there."""
    for blocks in replacements:
        yield Kept(passage=Passage(number=None, blocks=blocks), blocks=blocks)


class _Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What comes of one passage: the blocks that go on, and those that stay behind."""

    blocks: tuple[Block, ...] = ()
    lost: tuple[Block, ...] = ()
    reason: Reason = Reason.NOT_CARRIED


def _outcome(
    passage: Passage,
    passages: Sequence[Passage],
    recipe: SectionRecipe,
    new: tuple[Block, ...] | None,
) -> _Outcome:
    if new is not None:
        blocks, lost = replaced(passage, new)
        return _Outcome(blocks=blocks, lost=lost, reason=Reason.REPLACED)
    if passage.question:
        return _Outcome(blocks=_all_carried(passage.blocks))
    if any(answers_to(passage, name) for name in recipe.drop):
        return _Outcome(lost=passage.blocks, reason=Reason.DROPPED)
    if not _is_wanted(passage, passages, recipe):
        return _Outcome(lost=passage.blocks)
    return _Outcome(blocks=_all_carried(passage.blocks))


def _named(recipe: SectionRecipe) -> tuple[str, ...]:
    """Give every name that a recipe calls a paragraph of last time by."""
    carried = () if isinstance(recipe.carry, str) else recipe.carry
    return (*carried, *recipe.drop, *recipe.replace, *(one for _, one in _places(recipe)))


def _places(recipe: SectionRecipe) -> Iterator[tuple[str, str]]:
    """Give each ``after`` of a recipe, with the key it stands under."""
    pieces = (("text", recipe.texts()), ("add", recipe.blocks()), ("quote", recipe.quotes()))
    for key, placed in pieces:
        for one in placed:
            if one.after is not None and one.after != START:
                yield f"{key}, after", one.after


def _all_carried(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(marked(block, OriginKind.CARRIED) for block in blocks)


def _is_meant(passage: Passage, name: str) -> bool:
    """Tell whether new words are for this passage: for a sub-heading they are for it alone."""
    by_number = passage.number is not None and not passage.question
    return (by_number or passage.is_heading) and answers_to(passage, name)


def _is_wanted(passage: Passage, passages: Sequence[Passage], recipe: SectionRecipe) -> bool:
    """Tell whether a passage is carried; a sub-heading is, with the first one that stays under it.

    One that nothing stood under is carried like any other paragraph.
    """
    under = [one for one in passages if one.heading == passage.heading and not one.is_heading]
    if not passage.is_heading or not under:
        return _is_asked_for(passage, recipe)
    return any(_stays(one, recipe) for one in under)


def _is_asked_for(passage: Passage, recipe: SectionRecipe) -> bool:
    if isinstance(recipe.carry, str):
        return recipe.carry == "all"
    return any(answers_to(passage, name) for name in recipe.carry)


def _stays(passage: Passage, recipe: SectionRecipe) -> bool:
    if passage.question:
        return False
    if any(_is_meant(passage, name) for name in recipe.replace):
        return True
    dropped = any(answers_to(passage, name) for name in recipe.drop)
    return _is_asked_for(passage, recipe) and not dropped


def _repeated(heading: str, question: Paragraph) -> Finding:
    return Finding(
        rule="question-repeated",
        severity=Severity.WARNING,
        message=f'"{heading}" asks a standard question twice: {question.text}',
        hint="Both stand in the report: take one of them out.",
        where=question.where,
    )


def _unknown(recipe: SectionRecipe, passages: Sequence[Passage], heading: str) -> Iterable[Finding]:
    """Tell of names that no paragraph of last time's section has, or that are a question's."""
    carried = () if isinstance(recipe.carry, str) else recipe.carry
    names = [("carry", name) for name in carried]
    names += [("drop", name) for name in recipe.drop]
    names += [("replace", name) for name in recipe.replace]
    place = f'last time\'s section "{heading}"' if heading else "last time's report"
    for key, name in (*names, *_places(recipe)):
        met = [one for one in passages if answers_to(one, name)]
        if not met:
            yield _not_there(key, name, place, _known(passages))
        elif key != "carry" and all(one.question for one in met):
            yield _is_a_question(key, name)
        elif key == "replace" and len([one for one in met if _is_meant(one, name)]) > 1:
            yield _there_twice(name, place)


def _known(passages: Iterable[Passage]) -> tuple[str, ...]:
    names = (name for one in passages for name in (one.number, one.heading) if name)
    return tuple(dict.fromkeys(names))


_DONE_WITHOUT = {
    "carry": "was to be carried forward",
    "drop": "was to be dropped",
    "replace": "was to be replaced",
}


def _not_there(key: str, name: str, place: str, known: tuple[str, ...]) -> Finding:
    meant = _DONE_WITHOUT.get(key, f'is named under "{key}"')
    kept = "" if key in ("carry", "drop") else " What it is for stands at the end of the section."
    return Finding(
        rule=f"{key.rpartition(' ')[2]}-unknown",
        severity=Severity.ERROR,
        message=f"Paragraph {name} {meant}, but {place} has none.{kept}",
        hint=f'{nearest(name, known)}Mend the number under "{key}" in meeting.toml.',
    )


def _is_a_question(key: str, name: str) -> Finding:
    return Finding(
        rule="question-kept",
        severity=Severity.ERROR,
        message=f'Paragraph {name} is named under "{key}", but it is a standard question: those '
        "stay, at the end of their section.",
        hint=f'Answer it anew by questions = {{ "{name}" = "No" }}, or leave {key} out: words '
        "without a place stand before the questions.",
    )


def _there_twice(name: str, place: str) -> Finding:
    return Finding(
        rule="replace-repeated",
        severity=Severity.ERROR,
        message=f"Two paragraphs are numbered {name} in {place}; the first was replaced.",
        hint="Look at both in the new report.",
    )
