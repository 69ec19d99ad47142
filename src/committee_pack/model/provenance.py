"""Where every passage of a report came from: what ``provenance.json`` holds."""

from enum import StrEnum

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.report import Origin
from committee_pack.model.source import Source, Where


class Reason(StrEnum):
    """Why a passage stays behind."""

    NOT_CARRIED = "not carried"
    DROPPED = "dropped"
    REPLACED = "replaced"
    NO_SECTION = "no section takes it"


class LeftOut(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A block of last time's report that is not in the new one.

    Attributes:
        text: its words, whole.
        where: its place in last time's report.
        section: the heading that it stood under, or where it stood when that was none.
        reason: why it is not there.
    """

    text: str
    where: Where | None
    section: str | None = None
    reason: Reason = Reason.NOT_CARRIED


class _Beside(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a passage may have beside its words.

    Attributes:
        rows: the cells of a table.
        answer: the answer to a standard question, apart from the question.
        source_text: the words of the source, where they are not those of the passage.
        earlier: where the source itself had the passage from, the latest first, as far as the
            record beside it says.
    """

    rows: tuple[tuple[str, ...], ...] = ()
    answer: str | None = None
    source_text: str | None = None
    earlier: tuple[Origin, ...] = ()


class Passage(_Beside, frozen=True, kw_only=True):
    """One block of the new report: its number or marker, its words, and its origin."""

    type: str
    number: str | None
    text: str
    origin: Origin | None


class SectionProvenance(msgspec.Struct, frozen=True, kw_only=True):
    """The passages of one section."""

    id: str | None
    number: str | None
    heading: str
    blocks: tuple[Passage, ...]


class FrontPassage(msgspec.Struct, frozen=True, kw_only=True):
    """The title, or a line of the front matter, under its label."""

    label: str
    text: str
    origin: Origin | None


class AppendixProvenance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An appendix that the report lists.

    Attributes:
        ref: its reference, such as ``Appendix 6(a)``.
        title: its title.
        file: the name of its file; None where none was supplied, or it is exempt.
        exempt: the paragraphs of Schedule 12A that keep it from publication.
        origin: the file that it is a copy of.
        blocks: its passages, where it was made here.
    """

    ref: str | None
    title: str
    file: str | None = None
    exempt: str | None = None
    origin: Origin | None = None
    blocks: tuple[Passage, ...] = ()


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """What ``provenance.json`` holds, but for the hashes of the files that were written."""

    schema: int = 1
    report: str
    title: str
    sources: tuple[Source, ...]
    front_matter: tuple[FrontPassage, ...] = ()
    sections: tuple[SectionProvenance, ...]
    appendices: tuple[AppendixProvenance, ...] = ()
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...]
