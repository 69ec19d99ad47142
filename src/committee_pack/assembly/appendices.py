"""Appendix references from the agenda item, and the section that lists them."""

from collections.abc import Iterable
from string import ascii_lowercase

from committee_pack.assembly.exempt import exempt_notice
from committee_pack.assembly.origins import marked
from committee_pack.errors import SettingsError
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.meeting import AppendixOrder
from committee_pack.model.report import Appendix, Block, OriginKind, Paragraph
from committee_pack.model.source import Where
from committee_pack.profiles import Profile, SectionKind


def appendix_letter(place: int) -> str:
    """Give the letter of the appendix in that place, from 0: a to z, then aa, ab and on."""
    more, last = divmod(place, len(ascii_lowercase))
    return (appendix_letter(more - 1) if more else "") + ascii_lowercase[last]


def appendix_ref(profile: Profile, item: int, place: int) -> str:
    """Give the reference of the appendix in that place of an agenda item: ``Appendix 6(a)``."""
    letter = appendix_letter(place)
    return profile.appendix_format.format(item=item, letter=letter, Letter=letter.upper())


def ordered_appendices(
    profile: Profile, item: int, orders: Iterable[AppendixOrder]
) -> tuple[Appendix, ...]:
    """Give the appendices that the meeting file orders, with their references.

    Raises:
        SettingsError: an exempt one names no paragraph that there is.
    """
    return tuple(
        Appendix(ref=ref, title=order.title, notice=exempt_notice(order, ref))
        for order, ref in (
            (order, appendix_ref(profile, item, place)) for place, order in enumerate(orders)
        )
    )


def check_appendices(orders: Iterable[AppendixOrder]) -> None:
    """Refuse an appendix whose keys do not fit together.

    Raises:
        SettingsError: cells are named without a workbook, or something to refresh without data.
    """
    for order in orders:
        if order.range is not None and order.file is None:
            raise _lacking(order, "range", "file", 'file = "inputs/plan.xlsx"')
        if order.refresh is not None and order.from_ is None:
            raise _lacking(order, "refresh", "from", 'from = "progress.plan"')


def _lacking(order: AppendixOrder, key: str, other: str, example: str) -> SettingsError:
    return SettingsError(
        f'The appendix "{order.title}" has {key}, but no {other}.',
        why=f"By itself {key} does not say what the appendix is made from.",
        hint=f"Add {example} (or the like), or take {key} out.",
    )


def not_listed(profile: Profile, appendices: Iterable[Appendix]) -> tuple[Finding, ...]:
    """Tell of appendices that are ordered, where the structure has no list of appendices."""
    if any(shape.kind is SectionKind.APPENDIX_LIST for shape in profile.sections):
        return ()
    return tuple(
        Finding(
            rule="appendix-not-listed",
            severity=Severity.ERROR,
            message=f"{_named(one)} is made, but the report lists no appendices.",
            hint=f'Give a section of the profile {profile.id} the kind "appendix-list".',
        )
        for one in appendices
    )


def kept_appendices(
    profile: Profile, item: int, previous: Iterable[Appendix]
) -> tuple[Appendix, ...]:
    """Give last time's appendices under this agenda item's references."""
    return tuple(
        Appendix(ref=appendix_ref(profile, item, place), title=appendix.title)
        for place, appendix in enumerate(previous)
    )


def appendix_list(appendices: Iterable[Appendix], where: Where) -> tuple[Block, ...]:
    """Give the paragraphs that list appendices: ``Appendix 6(a): Improvement plan``.

    An exempt one is followed by the sentence that keeps it from publication.
    """
    return tuple(
        marked(Paragraph(number=None, text=words), OriginKind.NEW, where)
        for one in appendices
        for words in (": ".join(filter(None, (one.ref, one.title))), one.notice)
        if words
    )


def nothing_supplied(appendices: Iterable[Appendix]) -> tuple[Finding, ...]:
    """Tell of appendices that are listed because last time's report did, with no file behind."""
    return tuple(
        Finding(
            rule="appendix-not-supplied",
            severity=Severity.WARNING,
            message=f"{_named(one)} is listed as last time, but no file is given for it.",
            hint="Add it under [[report.appendices]] in meeting.toml, or leave it out there.",
        )
        for one in appendices
    )


def _named(appendix: Appendix) -> str:
    return f'{appendix.ref} "{appendix.title}"' if appendix.title else f"{appendix.ref}"
