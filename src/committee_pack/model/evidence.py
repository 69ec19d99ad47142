"""A document that words are quoted from: its paragraphs as found, its title and its date."""

from datetime import date

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.source import Source, Where


class EvidenceParagraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph, a list's item or a table's cell of it, and its place."""

    text: str
    where: Where


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A document to quote from: a newsroom page, a letter, a report of another body.

    Attributes:
        source: the file.
        title: what it calls itself; empty where it does not say.
        day: the date that it says it is of.
        paragraphs: all its words, in its order.
        findings: what could not be read.
    """

    source: Source
    title: str = ""
    day: date | None = None
    paragraphs: tuple[EvidenceParagraph, ...] = ()
    findings: tuple[Finding, ...] = ()


class PlainText(msgspec.Struct, frozen=True, kw_only=True):
    """A text file as it stands, lines and all."""

    source: Source
    text: str
    findings: tuple[Finding, ...] = ()
