"""Appendix references from the agenda item, and the section that lists them."""

from collections.abc import Iterable
from string import ascii_lowercase

from committee_pack.assembly.origins import marked
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.meeting import AppendixOrder
from committee_pack.model.report import Appendix, Block, OriginKind, Paragraph
from committee_pack.model.source import Where
from committee_pack.profiles import Profile


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
    """Give the appendices that the meeting file orders, with their references."""
    return tuple(
        Appendix(ref=appendix_ref(profile, item, place), title=order.title)
        for place, order in enumerate(orders)
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
    """Give the paragraphs that list appendices: ``Appendix 6(a): Improvement plan``."""
    return tuple(
        marked(
            Paragraph(number=None, text=": ".join(filter(None, (one.ref, one.title)))),
            OriginKind.NEW,
            where,
        )
        for one in appendices
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
