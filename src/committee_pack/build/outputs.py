"""What a build writes: the public files with their record, and the exempt ones apart."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from committee_pack.assembly.provenance import Background
from committee_pack.assembly.report import Assembled
from committee_pack.build.documents import Document
from committee_pack.build.names import exempt_folder, provenance_name
from committee_pack.build.private import Private, private_of
from committee_pack.build.publish import Published, publish
from committee_pack.build.record import exempt_record, page_of, public_record
from committee_pack.build.withdraw import unlisted
from committee_pack.model.finding import Finding
from committee_pack.model.provenance import Provenance
from committee_pack.writers.atomic import sweep


def hand_out(
    folder: Path,
    documents: tuple[Document, ...],
    assembled: Assembled,
    background: Background,
    *,
    overwrite: bool,
    draft: Callable[[Provenance], Document] | None = None,
    beside: tuple[Document, ...] = (),
) -> Published:
    """Write a report with its appendices and its provenance; what is exempt goes apart.

    The exempt files are written first: where the public ones stand, nothing is missing.

    Args:
        folder: the meeting's folder, for what is public.
        documents: the report, then its appendices.
        assembled: the report, with all that was found.
        background: what it was assembled from.
        overwrite: whether files that were edited since they were built may be replaced.
        draft: makes the report anew as a draft with comments, from its provenance.
        beside: what is no part of the report, such as its redline; written with it.

    Raises:
        OutputUnwritable: see ``publish``.
        SelfCheckFailed: see ``publish``.
    """
    item = background.order.item
    private = private_of(background.order, background.sources, documents)
    apart = _exempt(folder, documents, assembled, background, private, overwrite=overwrite)
    open_ones = tuple(one for one in documents if not one.exempt)
    record = public_record(documents, assembled, background, private)
    drafted = (draft(record),) if draft else ()
    out = _written(
        folder, (*drafted, *open_ones[len(drafted) :], *beside), item, record, overwrite=overwrite
    )
    stray = unlisted(folder, item, out.files, background.profile)
    findings = (
        *all_findings(drafted)[-1:],
        *private.findings,
        *apart.findings,
        *out.findings,
        *stray,
    )
    return Published(files=(*out.files, *apart.files), findings=findings)


def _exempt(
    folder: Path,
    documents: tuple[Document, ...],
    assembled: Assembled,
    background: Background,
    private: Private,
    *,
    overwrite: bool,
) -> Published:
    target, item = exempt_folder(folder), background.order.item
    exempt = tuple(one for one in documents if one.exempt)
    if not exempt and not (target / provenance_name(item)).exists():
        return Published(files=())
    sweep(target)
    record = exempt_record(documents, assembled, background, private)
    return _written(target, exempt, item, record, overwrite=overwrite)


def _written(
    folder: Path,
    documents: Iterable[Document],
    item: int,
    record: Provenance,
    *,
    overwrite: bool,
) -> Published:
    return publish(
        folder,
        (*documents, page_of(item, record)),
        provenance_name(item),
        msgspec.json.encode(record),
        overwrite=overwrite,
    )


def all_findings(documents: Iterable[Document]) -> tuple[Finding, ...]:
    """Give what was found in making the documents."""
    return tuple(finding for document in documents for finding in document.findings)
