"""Provenance: for every passage of the new report, where it came from, and from where before."""

from collections.abc import Iterable, Mapping

import msgspec

from committee_pack.assembly.origins import fingerprint
from committee_pack.assembly.report import Assembled
from committee_pack.assembly.sections import Supplies
from committee_pack.model.meeting import Meeting, ReportOrder
from committee_pack.model.provenance import (
    AppendixProvenance,
    FrontPassage,
    Passage,
    Provenance,
    SectionProvenance,
)
from committee_pack.model.report import (
    Block,
    ListItem,
    Note,
    Origin,
    OriginKind,
    Paragraph,
    Report,
    Table,
    words_of,
)
from committee_pack.model.source import Source, Where
from committee_pack.profiles import FrontMatterField, Profile, match_front_matter

_FROM_A_REPORT = (OriginKind.CARRIED, OriginKind.EDITED)


class Background(msgspec.Struct, frozen=True, kw_only=True):
    """What a report was assembled from, as far as its provenance tells of it.

    Attributes:
        meeting: the meeting.
        order: what was asked for.
        profile: the structure.
        supplies: what went in.
        sources: every file behind it.
        earlier: the provenance of last time's report; None where it has none beside it.
    """

    meeting: Meeting
    order: ReportOrder
    profile: Profile
    supplies: Supplies
    sources: tuple[Source, ...]
    earlier: Provenance | None = None


def provenance(
    name: str,
    assembled: Assembled,
    background: Background,
    appendices: Iterable[AppendixProvenance] = (),
) -> Provenance:
    """Say of every passage of a report where it came from.

    Args:
        name: the report's file name.
        assembled: the report, with all that was found, and what of last time's is not in it.
        background: what it was assembled from.
        appendices: the appendices, each with its own passages.
    """
    report = assembled.report
    trace = _Trace(background)
    return Provenance(
        report=name,
        title=report.title,
        sources=background.sources,
        front_matter=(trace.title(report.title), *trace.front_matter(report)),
        sections=tuple(
            SectionProvenance(
                id=section.id,
                number=section.number,
                heading=section.heading,
                blocks=tuple(trace.passage(block, section.id) for block in section.blocks),
            )
            for section in report.sections
        ),
        appendices=tuple(appendices),
        left_out=assembled.left_out,
        findings=report.findings,
    )


def passages(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Say of blocks that stand outside the report, as in an appendix, where they came from."""
    return tuple(_plain(block) for block in blocks)


class _Trace:
    """Finds the words of the source, and what the source's own record says of them."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._earlier = _by_words(background.earlier)
        self._before = {
            fingerprint(words_of(block)): words_of(block)
            for section in background.supplies.previous.sections
            for block in section.blocks
        }

    def passage(self, block: Block, section: str | None) -> Passage:
        """Say where one block came from."""
        plain = _plain(block)
        origin = block.origin
        if origin is None or origin.kind not in _FROM_A_REPORT:
            return plain
        source = self._before.get(origin.sha256 or "", plain.text)
        return msgspec.structs.replace(
            plain,
            source_text=None if source == plain.text else source,
            earlier=self._before_that(source, section, origin.where),
        )

    def _before_that(
        self, words: str, section: str | None, where: Where | None
    ) -> tuple[Origin, ...]:
        """Give the origins that the source had these words from.

        Words that its record does not hold, or holds twice under different origins and numbers,
        have none: they were written in Word since, and nothing is made up about them.
        """
        known = self._earlier.get((section, _folded(words)), ())
        number = where.number if where else None
        same = [one for one in known if one.number == number] or list(known)
        chains: set[tuple[Origin, ...]] = {
            (one.origin, *one.earlier) for one in same if one.origin is not None
        }
        return next(iter(chains)) if len(chains) == 1 else ()

    def title(self, title: str) -> FrontPassage:
        """Say where the title came from."""
        before = self._background.supplies.previous.title
        if self._background.order.title:
            return FrontPassage(
                label="Title", text=title, origin=self._asked("report.title", title)
            )
        origin = self._carried(before) if before else None
        return FrontPassage(label="Title", text=title, origin=origin)

    def front_matter(self, report: Report) -> Iterable[FrontPassage]:
        """Say where each line of the front matter came from."""
        for field in self._background.profile.front_matter:
            value = report.front_matter.get(field.label, "")
            yield FrontPassage(label=field.label, text=value, origin=self._of_field(field, value))

    def _of_field(self, field: FrontMatterField, value: str) -> Origin | None:
        order = self._background.order
        if order.front_matter.get(field.id):
            return self._asked(f"report.front_matter.{field.id}", value)
        if field.value in ("committee", "date"):
            return self._asked(f"meeting.{field.value}", value)
        if field.value == "officer" and order.officer:
            return self._asked("report.officer", value)
        return self._carried(value) if value == self._front_before().get(field.id) else None

    def _front_before(self) -> Mapping[str, str]:
        return {
            field.id: value
            for label, value in self._background.supplies.previous.front_matter.items()
            if (field := match_front_matter(self._background.profile, label)) is not None
        }

    def _asked(self, key: str, words: str) -> Origin:
        where = Where(source=self._background.supplies.meeting_file, cell=key)
        return Origin(kind=OriginKind.NEW, where=where, sha256=fingerprint(words))

    def _carried(self, words: str) -> Origin:
        source = self._background.supplies.previous.source
        name = source.path.replace("\\", "/").rpartition("/")[2] if source else None
        return Origin(kind=OriginKind.CARRIED, where=Where(source=name), sha256=fingerprint(words))


def _by_words(record: Provenance | None) -> dict[tuple[str | None, str], tuple[Passage, ...]]:
    """Give the passages of an earlier record by their section and their words."""
    found: dict[tuple[str | None, str], tuple[Passage, ...]] = {}
    for section in record.sections if record else ():
        for one in section.blocks:
            key = section.id, _folded(one.text)
            found[key] = (*found.get(key, ()), one)
    return found


def _folded(words: str) -> str:
    return " ".join(words.split())


def _plain(block: Block) -> Passage:
    number = block.number if isinstance(block, Paragraph) else None
    if isinstance(block, ListItem):
        number = block.marker
    if isinstance(block, Note):
        number = block.mark
    return Passage(
        type=str(type(block).__struct_config__.tag),
        number=number,
        text=words_of(block),
        rows=block.rows if isinstance(block, Table) else (),
        answer=block.answer if isinstance(block, Paragraph) else None,
        origin=block.origin,
    )
