"""A reports pack: the papers of a whole meeting in one pdf, item after item."""

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.source import Source


class PackAttachment(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind a report in the pack: its title there, first and last page from 1."""

    title: str
    first: int
    last: int


class PackItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a pack: the pages of its report, from 1, and what is attached to it.

    ``number`` and ``title`` are empty where the pack does not tell them. What stands before the
    first item, such as the agenda, is an item without a number.
    """

    number: str
    title: str
    first: int
    last: int
    attached: tuple[PackAttachment, ...] = ()


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """A whole pack: its items by first page; they take up every page of it."""

    source: Source
    items: tuple[PackItem, ...]
    findings: tuple[Finding, ...] = ()
