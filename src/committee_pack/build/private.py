"""What belongs to exempt appendices alone: their files, and what was found in them."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import PurePath

import msgspec

from committee_pack.assembly.exempt import is_exempt
from committee_pack.build.documents import Document
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.meeting import ReportOrder
from committee_pack.model.source import Source


class Private(msgspec.Struct, frozen=True, kw_only=True):
    """Files that only exempt appendices are made from, and findings about the rest.

    Attributes:
        names: their names, without folders.
        hashes: the hashes of their bytes.
        findings: what a person should look at before anything is published.
    """

    names: frozenset[str] = frozenset()
    hashes: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()

    def holds(self, finding: Finding) -> bool:
        """Tell whether a finding is about one of these files."""
        return finding.where is not None and finding.where.source in self.names

    def is_source(self, source: Source) -> bool:
        """Tell whether a source is one of these files."""
        return source.sha256 in self.hashes


def private_of(
    order: ReportOrder, sources: Iterable[Source], documents: Iterable[Document]
) -> Private:
    """Give what belongs to a report's exempt appendices alone.

    A file that something public is made from as well is no private one, and that is told.

    Args:
        order: what was asked for.
        sources: the files behind the report.
        documents: the report, then its appendices.
    """
    made = tuple(documents)
    exempt = [one for one in order.appendices if is_exempt(one)]
    by_name = {PurePath(source.path).name: source for source in sources}
    data = {name: by_name[name] for name in _data_files(order) if name in by_name}
    shared = _families(order) & {(one.from_ or "").partition(".")[0] for one in exempt}
    own = {
        source.sha256: name
        for name, source in data.items()
        if _family_of(order, name) not in _families(order) and exempt
    }
    copied = {one.source.sha256: one.source for one in made if one.exempt and one.source}
    known = {source.sha256 for source in by_name.values() if source.sha256 not in own}
    public = known | {one.source.sha256 for one in made if one.source and not one.exempt}
    own |= {digest: PurePath(one.path).name for digest, one in copied.items()}
    return Private(
        names=frozenset(own.values()),
        hashes=frozenset(digest for digest in own if digest not in public),
        findings=(*_given_away(made, public), *map(_data_shared, sorted(shared))),
    )


def _data_files(order: ReportOrder) -> Iterator[str]:
    files = order.progress
    for name in (files.plan, files.plan_previous, files.scorecard):
        if name is not None:
            yield PurePath(name).name


def _family_of(order: ReportOrder, name: str) -> str:
    card = order.progress.scorecard
    return "scorecard" if card is not None and PurePath(card).name == name else "progress"


def _families(order: ReportOrder) -> frozenset[str]:
    """Give the kinds of data that something public is made from: blocks, texts, appendices."""
    words = msgspec.json.encode(order.sections).decode()
    words += " ".join(one.from_ or "" for one in order.appendices if not is_exempt(one))
    used = {family for family in ("progress", "scorecard") if f"{family}." in words}
    # The register links the points of an inspection with the actions of the plan.
    return frozenset(used | ({"progress"} if "inspection.register" in words else set()))


def _given_away(documents: Iterable[Document], public: Collection[str]) -> Iterator[Finding]:
    for one in documents:
        if one.exempt and one.source is not None and one.source.sha256 in public:
            yield Finding(
                rule="exempt-also-public",
                severity=Severity.BLOCK,
                message=f"{PurePath(one.source.path).name} is behind an exempt appendix, and "
                "behind something that is public as well.",
                hint="See that no word of it is in the public papers; or take exempt off.",
            )


def _data_shared(family: str) -> Finding:
    return Finding(
        rule="exempt-data-public",
        severity=Severity.WARNING,
        message=f"An exempt appendix is made from the {family} data, and so are public parts of "
        "the report.",
        hint="See that the public parts say nothing that is exempt.",
    )
