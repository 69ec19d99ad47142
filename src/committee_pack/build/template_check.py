"""Hold a template against the profile before anything is put into it."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise
from pathlib import Path

from committee_pack.build.read_back import read_back_report
from committee_pack.errors import TemplateUnusable
from committee_pack.model.report import Report, Section, words_of
from committee_pack.profiles import Profile

_FIGURE = re.compile(r"\W*(\d+)")


def check_tags(path: Path, template: bytes, names: Iterable[str]) -> None:
    """Refuse a template that lacks a tag: what is meant for it would be lost.

    Raises:
        TemplateUnusable: names the tags that are missing.
    """
    from committee_pack.writers.template import required_tags_missing

    missing = required_tags_missing(template, names, path.name)
    if missing:
        raise TemplateUnusable(
            f"The template {path.name} has no place for: {', '.join(missing)}.",
            why="What the report says there would be lost.",
            hint=f"Put {{{{ {missing[0]} }}}} in a paragraph of its own where it belongs.",
        )


def check_section_tags(path: Path, template: bytes, names: Iterable[str], profile: Profile) -> None:
    """Refuse a template whose section tags do not stand, once each, under their own headings.

    A heading that the profile does not know would make next time's reading lose the section, and
    this time's self-check fail.

    Raises:
        TemplateUnusable: a tag is missing, stands twice, or stands under a heading that the
            profile does not know as that section's.
    """
    check_tags(path, template, names)
    fault = next(section_faults(path.name, template, profile), None)
    if fault is not None:
        raise fault


def section_faults(name: str, template: bytes, profile: Profile) -> Iterator[TemplateUnusable]:
    """Give each thing about the places of a template's section tags that cannot be used.

    Raises:
        InputUnreadable: the template cannot be read.
    """
    read = read_back_report(template, name, profile)
    order: list[int] = []
    placed: set[str] = set()
    for shape in profile.sections:
        tag = f"sections.{shape.id}"
        places = list(_places(read, tag))
        placed |= {shape.id} if places else set()
        if len(places) > 1:
            yield _twice(name, tag)
        for place in places:
            section = read.sections[place] if place >= 0 else None
            if section is None or section.id != shape.id:
                yield _other_heading(name, tag, section.heading if section else "", shape.heading)
            order.append(place)
    yield from _in_order(name, read, order, placed)


def wrong_number(name: str, template: bytes, profile: Profile) -> TemplateUnusable | None:
    """Give the first heading of a template with another number than the section has; None.

    Raises:
        InputUnreadable: the template cannot be read.
    """
    read = read_back_report(template, name, profile)
    known = {shape.id for shape in profile.sections}
    for section in read.sections:
        if section.id not in known or not section.number:
            continue
        place = profile.position(section.id)
        figure = _FIGURE.match(section.number)
        if figure is None or figure[1] != str(place):
            return _other_number(name, section, place)
    return None


def _places(read: Report, tag: str) -> Iterator[int]:
    """Give the section that each paragraph with the tag stands in; -1 is above the first."""
    for block in read.preamble:
        if _holds_tag(words_of(block), tag):
            yield -1
    for place, section in enumerate(read.sections):
        for block in section.blocks:
            if _holds_tag(words_of(block), tag):
                yield place


def _in_order(
    name: str, read: Report, order: Sequence[int], placed: Set[str]
) -> Iterator[TemplateUnusable]:
    """Tell sections in another order than the profile's, and numbered ones between them.

    A section of the profile whose own tag is missing is told for that alone.
    """
    for before, after in pairwise(order):
        if after < before:
            yield _out_of_order(name, read.sections[after].heading, read.sections[before].heading)
    numbered = {
        place
        for place, section in enumerate(read.sections)
        if section.number and (section.id is None or section.id in placed)
    }
    for place in sorted(numbered - set(order)):
        if order and place < max(order):
            yield _numbered_heading(name, read.sections[place].heading)


def _holds_tag(words: str, tag: str) -> bool:
    return "{" in words and tag in words.replace("{", " ").replace("}", " ").split()


def _other_number(template: str, section: Section, place: int) -> TemplateUnusable:
    return TemplateUnusable(
        f'In the template {template} the heading "{section.heading}" has the number '
        f"{section.number}; it is section {place} of the report.",
        why=f"The paragraphs under it are numbered {place}.1, {place}.2.",
        hint="Number the headings 1, 2, 3 in the order of the profile, or take their numbers out; "
        "or make a profile of your own, by template adopt --write-profile, that has them all.",
    )


def _twice(template: str, tag: str) -> TemplateUnusable:
    return TemplateUnusable(
        f"The template {template} has {{{{ {tag} }}}} more than once.",
        why="The section would stand in the report twice.",
        hint="Take one of the two out.",
    )


def _other_heading(template: str, tag: str, heading: str, wanted: str) -> TemplateUnusable:
    above = f'under the heading "{heading}"' if heading else "under no heading"
    return TemplateUnusable(
        f"In the template {template} {{{{ {tag} }}}} stands {above}; the profile calls that "
        f'section "{wanted}".',
        why="Next time the section would not be found again under that heading.",
        hint=f'Call it "{wanted}", in a heading style; or add your heading to the aliases of '
        "that section in a profile of your own (docs/reference/profiles.md).",
    )


def _out_of_order(template: str, early: str, late: str) -> TemplateUnusable:
    return TemplateUnusable(
        f'In the template {template} "{early}" stands before "{late}"; the profile has them the '
        "other way round.",
        why="The numbers of the sections would not be those that the report speaks of.",
        hint="Put the sections of the template, or of a profile of your own, into one order.",
    )


def _numbered_heading(template: str, heading: str) -> TemplateUnusable:
    return TemplateUnusable(
        f'The template {template} has a numbered heading of its own, "{heading}", among the '
        "sections.",
        why="Every section after it would have another number than the report speaks of.",
        hint="Give that heading a style without numbers, or add the section to a profile of your "
        "own.",
    )
