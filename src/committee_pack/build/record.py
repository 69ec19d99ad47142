"""The record of where a report came from: as JSON for programs, as a page for people."""

from collections.abc import Callable, Iterable
from itertools import zip_longest

import msgspec

from committee_pack.assembly.exempt import exempt_paragraphs, is_exempt
from committee_pack.assembly.provenance import Background, passages, provenance
from committee_pack.assembly.report import Assembled
from committee_pack.build.documents import Document
from committee_pack.build.names import provenance_page_name
from committee_pack.build.private import Private
from committee_pack.model.meeting import AppendixOrder
from committee_pack.model.provenance import AppendixProvenance, Provenance
from committee_pack.model.report import Appendix
from committee_pack.model.source import Source


def public_record(
    documents: tuple[Document, ...],
    assembled: Assembled,
    background: Background,
    private: Private,
) -> Provenance:
    """Give the record of a report and its public appendices; of an exempt one its title alone.

    Args:
        documents: the report, then the appendices that were made, in the order of the list.
        assembled: the report, with all that was found.
        background: what it was assembled from.
        private: what belongs to exempt appendices alone.
    """
    exempt = {finding for one in documents if one.exempt for finding in one.findings}
    findings = tuple(
        one for one in assembled.report.findings if one not in exempt and not private.holds(one)
    )
    told = msgspec.structs.replace(assembled.report, findings=findings)
    copied = (one.source for one in documents if one.source is not None and not one.exempt)
    known = (source for source in background.sources if not private.is_source(source))
    return provenance(
        documents[0].name,
        msgspec.structs.replace(assembled, report=told),
        msgspec.structs.replace(background, sources=_distinct((*known, *copied))),
        _appendices(documents, assembled, background, lambda document: not document.exempt),
    )


def exempt_record(
    documents: tuple[Document, ...],
    assembled: Assembled,
    background: Background,
    private: Private,
) -> Provenance:
    """Give the record of a report's exempt appendices, to be kept with them.

    Args:
        documents: the report, then the appendices that were made, in the order of the list.
        assembled: the report, with all that was found.
        background: what it was assembled from.
        private: what belongs to exempt appendices alone.
    """
    made = [one for one in documents if one.exempt]
    about = tuple(one for one in assembled.report.findings if private.holds(one))
    found = (finding for one in made for finding in one.findings)
    copied = (one.source for one in made if one.source is not None)
    own = (source for source in background.sources if private.is_source(source))
    appendices = _appendices(documents, assembled, background, lambda document: document.exempt)
    return Provenance(
        report=documents[0].name,
        title=f"Exempt appendices: {assembled.report.title}",
        sources=_distinct((*own, *copied)),
        sections=(),
        appendices=tuple(one for one in appendices if one.exempt is not None),
        left_out=(),
        findings=tuple(dict.fromkeys((*about, *found, *private.findings))),
    )


def page_of(item: int, record: Provenance) -> Document:
    """Give the record as a page."""
    from committee_pack.writers.provenance_html import provenance_html

    name = provenance_page_name(item)
    return Document(name=name, data=provenance_html(record).encode("utf-8", "replace"))


def _appendices(
    documents: tuple[Document, ...],
    assembled: Assembled,
    background: Background,
    told: Callable[[Document], bool],
) -> tuple[AppendixProvenance, ...]:
    """Give the appendices of the list, those that may be told of with all that is known."""
    orders = background.order.appendices
    # Behind the appendices there may be pages of what has changed.
    made = documents[1 : 1 + len(orders)]
    rows = zip_longest(assembled.report.appendices, orders, made)
    return tuple(_appendix(appendix, order, document, told) for appendix, order, document in rows)


def _appendix(
    appendix: Appendix,
    order: AppendixOrder | None,
    document: Document | None,
    told: Callable[[Document], bool],
) -> AppendixProvenance:
    exempt = None
    if order is not None and is_exempt(order):
        exempt = ", ".join(exempt_paragraphs(order)) or "not named"
    known = AppendixProvenance(ref=appendix.ref, title=appendix.title, exempt=exempt)
    if document is None or not told(document):
        return known
    return msgspec.structs.replace(
        known,
        file=document.name,
        origin=document.origin,
        blocks=passages(document.blocks),
    )


def _distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))
