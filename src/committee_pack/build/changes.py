"""The page "what changed since last time" in Word and HTML, and the redline, beside a report."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import msgspec

from committee_pack.assembly.changes import compare_reports
from committee_pack.assembly.changes_front import front
from committee_pack.assembly.changes_page import Part, changes_parts, parts_blocks, plain
from committee_pack.build.documents import Desk, Document, facts_of, template_bytes
from committee_pack.build.names import changes_name, redline_name
from committee_pack.build.paths import find_template
from committee_pack.build.plan_moves import plan_moves
from committee_pack.build.redline_reading import read_redline
from committee_pack.build.shipped import shipped_root
from committee_pack.model.changes import Changes
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.report import Report
from committee_pack.model.source import Source, SourceKind

TITLE = "What changed since last time"
_AUTHOR = "committee-pack"


def changes_documents(
    desk: Desk, previous: Report, now: Report, report: Document
) -> tuple[Document, ...]:
    """Make what shows a report against the one before it: a page, and a redline where it can be.

    Args:
        desk: what the report was made with.
        previous: last time's report, as it was read.
        now: the report.
        report: the report's file.

    Raises:
        InputUnreadable: last time's report cannot be compared.
        TemplateUnusable: the appendix template cannot be filled.
    """
    if previous.source is None:
        return ()
    # What stands in an exempt appendix must not be told beside the public report.
    secret = any(one.exempt for one in desk.order.appendices)
    changes = compare_reports(previous, now)
    if not secret:
        changes = msgspec.structs.replace(changes, data=plan_moves(desk.order, desk.places))
    template = find_template(desk.places, desk.meeting.appendix_template)
    findings = _findings(previous.source, secret=secret)
    whole = changes_name(report.name, ".html")
    word = page_docx(changes, template, facts_of(desk, now), whole)
    pages = (
        Document(name=changes_name(report.name, ".docx"), data=word, findings=findings),
        Document(name=whole, data=page_html(changes)),
    )
    if previous.source.kind is not SourceKind.DOCX:
        return pages
    return (_redline(desk, previous.source, report), *pages)


def page_html(changes: Changes) -> bytes:
    """Give the page as HTML that stands alone: what is printed on one side, and below it all."""
    from committee_pack.writers.progress_html import progress_html

    title = f"{TITLE}: {changes.title}" if changes.title else TITLE
    first = front(changes)
    below = changes_parts(changes) if first.more else ()
    parts = _with_rest(first.parts, first.more, "on this page below, on the screen")
    return progress_html(
        title, parts, [(f"All: {head}", all_of) for head, all_of in below]
    ).encode()


def page_docx(changes: Changes, template: Path, facts: Mapping[str, object], whole: str) -> bytes:
    """Give the page in Word, on one side of paper where the template lets it.

    Args:
        changes: what changed.
        template: an appendix template.
        facts: the names that it may use.
        whole: the name of the page in HTML, which holds what has no room.

    Raises:
        TemplateUnusable: the template cannot be read or filled.
    """
    from committee_pack.writers.docx import fill
    from committee_pack.writers.upright import upright

    given = {**facts, "appendix": {"ref": TITLE, "title": changes.title}}
    first = front(changes)
    parts = _with_rest(first.parts, first.more, f"in “{whole}”")
    body = {"appendix.body": parts_blocks(parts)}
    page = upright(template_bytes(template), template.name)
    return fill(page, template.name, given, body).data


def plain_page_docx(changes: Changes, whole: str) -> bytes:
    """Give the page in Word for two reports that no meeting file knows of; ``whole`` as above."""
    template = shipped_root() / "templates" / "scrutiny-appendix.docx"
    nothing = {"committee": "", "date": "", "iso_date": ""}
    return page_docx(changes, template, {"meeting": nothing}, whole)


def _with_rest(parts: tuple[Part, ...], more: tuple[str, ...], where: str) -> tuple[Part, ...]:
    """Say at the end how much had no room, and where it stands."""
    if not more:
        return parts
    return (*parts, ("Not on this page", (plain(f"{', '.join(more)}: {where}."),)))


def _redline(desk: Desk, older: Source, report: Document) -> Document:
    day = f"{desk.meeting.date.isoformat()}T00:00:00Z"
    with tempfile.TemporaryDirectory(prefix="committee-pack-") as folder:
        newer = Path(folder) / report.name
        newer.write_bytes(report.data)
        made = read_redline(Path(older.path), newer, author=_AUTHOR, date=day)
    return Document(name=redline_name(report.name), data=made.data, findings=made.findings)


def _findings(previous: Source, *, secret: bool) -> tuple[Finding, ...]:
    found = []
    if previous.kind is not SourceKind.DOCX:
        found.append(
            Finding(
                rule="no-redline",
                severity=Severity.INFO,
                message=f"{Path(previous.path).name} is no Word file, so there is no redline; "
                "the page on what changed is made all the same.",
                hint="Name the Word file of last time's report as previous, where you have it.",
            )
        )
    if secret:
        found.append(
            Finding(
                rule="changes-without-data",
                severity=Severity.INFO,
                message="An appendix is exempt, so the page on what changed tells nothing of the "
                "plan's actions and figures.",
            )
        )
    return tuple(found)
