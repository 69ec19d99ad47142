"""Which number of last time's report is which in the new one."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec
from rapidfuzz import fuzz

from committee_pack.assembly.passages import plain_number
from committee_pack.model.dates import MONTHS
from committee_pack.model.reference_words import Kind, plain_ref
from committee_pack.model.report import Appendix, OriginKind, Paragraph, Report, Section
from committee_pack.profiles import Profile

_SAME_TITLE = 85.0
_DATES = re.compile(rf"\b(?:{'|'.join(MONTHS)}|\d+(?:st|nd|rd|th)?)\b", re.IGNORECASE)


class NewNumbers(msgspec.Struct, frozen=True, kw_only=True):
    """Last time's numbers, by what they number.

    Attributes:
        now: the new number for each of them that is in the new report.
        before: all of them that last time's report had.
        doubtful: those that it had twice, and appendices that changed their titles.
        paragraphs: all numbers of paragraphs of the new report.
        sections: the figures of its sections, such as ``6``.
    """

    now: Mapping[Kind, Mapping[str, str]]
    before: Mapping[Kind, frozenset[str]]
    doubtful: Mapping[Kind, frozenset[str]]
    paragraphs: frozenset[str]
    sections: frozenset[str]


def new_numbers(previous: Report, report: Report, profile: Profile) -> NewNumbers:
    """Compare the numbers of last time's report with those of the new one.

    Args:
        previous: last time's report.
        report: the new one, assembled and numbered.
        profile: its structure.
    """
    printed = Counter(_printed(previous))
    sections = _sections(previous, profile)
    appendices, changed = _appendices(previous.appendices, report.appendices)
    return NewNumbers(
        now={
            Kind.PARAGRAPH: _paragraphs(previous, report),
            Kind.SECTION: {old: str(new) for old, new in sections.items() if new},
            Kind.APPENDIX: appendices,
        },
        before={
            Kind.PARAGRAPH: frozenset(printed),
            Kind.SECTION: frozenset(sections),
            Kind.APPENDIX: frozenset(_plain_refs(previous.appendices)),
        },
        doubtful={
            Kind.PARAGRAPH: frozenset(number for number, times in printed.items() if times > 1),
            Kind.SECTION: frozenset(_twice(previous.sections)),
            Kind.APPENDIX: frozenset(changed),
        },
        paragraphs=frozenset(_printed(report)),
        sections=frozenset(section_figure(one.number) or "" for one in report.sections),
    )


def section_figure(number: str | None) -> str | None:
    """Give the figure of a section's number: ``6`` for ``6.0``; None where it has none."""
    found = re.fullmatch(r"(\d{1,3})(?:\.0)?\.?", (number or "").strip())
    return found[1] if found else None


def _printed(report: Report) -> Iterable[str]:
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph) and (number := plain_number(block.number)):
                yield number


def _paragraphs(previous: Report, report: Report) -> dict[str, str]:
    """Follow each paragraph by its origin; a standard question, answered anew, by its id."""
    questions = {
        block.question: plain_number(block.number)
        for section in previous.sections
        for block in section.blocks
        if isinstance(block, Paragraph) and block.question
    }
    now: dict[str, str] = {}
    for section in report.sections:
        for block in section.blocks:
            if not isinstance(block, Paragraph) or not block.number:
                continue
            origin = block.origin
            old = questions.get(block.question) if block.question else None
            if origin and origin.kind in (OriginKind.CARRIED, OriginKind.EDITED) and origin.where:
                old = plain_number(origin.where.number)
            if old:
                now.setdefault(old, block.number)
    return now


def _sections(previous: Report, profile: Profile) -> dict[str, int | None]:
    ids = {shape.id for shape in profile.sections}
    return {
        figure: profile.position(section.id) if section.id and section.id in ids else None
        for section in previous.sections
        if (figure := section_figure(section.number))
    }


def _twice(sections: Iterable[Section]) -> Iterable[str]:
    figures = Counter(section_figure(section.number) for section in sections)
    return (figure for figure, times in figures.items() if figure and times > 1)


def _appendices(
    before: tuple[Appendix, ...], now: tuple[Appendix, ...]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Follow each appendix by its title, whatever date is in it; else by its place in the list.

    Returns:
        The new reference of each, and those that were followed by their place alone.
    """
    old, new = _plain_refs(before), [one.ref or "" for one in now]
    places: dict[int, int] = {}
    for place, appendix in enumerate(before):
        alike = [
            (fuzz.ratio(_undated(appendix.title), _undated(one.title)), -other, other)
            for other, one in enumerate(now)
            if other not in places.values()
        ]
        if alike and max(alike)[0] >= _SAME_TITLE:
            places[place] = max(alike)[2]
    by_title = set(places)
    for place in range(min(len(before), len(now))):
        if place not in places and place not in places.values():
            places[place] = place
    followed = {old[place]: new[other] for place, other in places.items() if old[place]}
    return followed, tuple(old[place] for place in places if place not in by_title)


def _plain_refs(appendices: Iterable[Appendix]) -> list[str]:
    """Give each appendix's number as it is compared, without the word before it."""
    return [plain_ref((one.ref or "").split(" ", 1)[-1]) for one in appendices]


def _undated(title: str) -> str:
    return " ".join(re.findall(r"\w+", _DATES.sub(" ", title.casefold())))
