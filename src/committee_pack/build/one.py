"""Build one report: gather, assemble, check, fill, read back, write."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import msgspec

from committee_pack.assembly.provenance import Background
from committee_pack.assembly.report import assemble
from committee_pack.assembly.sections import Supplies
from committee_pack.build.appendix_files import appendix_documents
from committee_pack.build.changes import changes_documents
from committee_pack.build.documents import Desk, Document, report_document
from committee_pack.build.draft import commented
from committee_pack.build.earlier import earlier_provenance
from committee_pack.build.gather import Gathered, gather
from committee_pack.build.outputs import all_findings, hand_out
from committee_pack.build.paths import Places
from committee_pack.build.structure import report_profile
from committee_pack.build.withdraw import withdraw
from committee_pack.model.finding import Finding
from committee_pack.model.meeting import Meeting, ReportOrder
from committee_pack.model.report import Report
from committee_pack.profiles import Profile
from committee_pack.rules import RuleContext, check_report


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One report to build: what, from where, into which folder."""

    meeting: Meeting
    order: ReportOrder
    places: Places
    folder: Path
    overwrite: bool = False
    comments: bool = False
    redline: bool = False


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was built: its files (the report first), and what a person should look at."""

    title: str
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def build_report(job: Job) -> Built:
    """Build one report with its appendices and its provenance into the meeting's folder.

    Raises:
        SettingsError: the recipe or the profile cannot be followed.
        InputUnreadable: a source is missing or cannot be read.
        TemplateUnusable: a template cannot be filled.
        OutputUnwritable: a file cannot be written, or was edited since it was built.
        SelfCheckFailed: what was written does not read back; it is kept as ``.rejected``.
    """
    profile = report_profile(job.meeting, job.order, job.places)
    withdrawn = withdraw(job.folder, job.order, profile, job.places)
    gathered = gather(job.meeting, job.order, profile, job.places)
    supplies = gathered.supplies
    assembled = assemble(job.meeting, job.order, profile, supplies)
    desk = _desk(job, profile, supplies)
    documents = (
        report_document(desk, assembled.report),
        *appendix_documents(desk, assembled.report),
    )
    beside = _beside(job, desk, supplies.previous, assembled.report, documents[0])
    findings = (
        *assembled.report.findings,
        *gathered.findings,
        *check_report(assembled.report, _context(job, profile, gathered)),
        *all_findings((*documents, *beside)),
    )
    told = msgspec.structs.replace(assembled.report, findings=findings)
    published = hand_out(
        job.folder,
        documents,
        msgspec.structs.replace(assembled, report=told),
        _background(job, profile, gathered),
        overwrite=job.overwrite,
        draft=partial(commented, desk, told) if job.comments else None,
        beside=beside,
    )
    return Built(
        title=assembled.report.title,
        files=published.files,
        findings=(*withdrawn, *findings, *published.findings),
    )


def _desk(job: Job, profile: Profile, supplies: Supplies) -> Desk:
    return Desk(
        meeting=job.meeting,
        order=job.order,
        profile=profile,
        places=job.places,
        facts=supplies.facts,
        material=supplies.material,
    )


def _beside(
    job: Job, desk: Desk, previous: Report, now: Report, report: Document
) -> tuple[Document, ...]:
    return changes_documents(desk, previous, now, report) if job.redline else ()


def _background(job: Job, profile: Profile, gathered: Gathered) -> Background:
    supplies = gathered.supplies
    source = supplies.previous.source
    earlier = earlier_provenance(Path(source.path), source) if source else None
    return Background(
        meeting=job.meeting,
        order=job.order,
        profile=profile,
        supplies=supplies,
        sources=gathered.sources,
        earlier=earlier,
    )


def _context(job: Job, profile: Profile, gathered: Gathered) -> RuleContext:
    return RuleContext(
        profile=profile,
        inspection=gathered.inspection,
        inspection_previous=gathered.inspection_previous,
        meeting=job.meeting.date,
        last_meeting=gathered.last_meeting,
        figures_as_of=job.order.progress.as_of,
        plan_unchanged=gathered.plan_unchanged,
        progress=_counts(gathered.supplies.facts.get("progress")),
        people=_people(job),
        priorities=(*profile.priorities, *job.meeting.priorities),
    )


def _counts(facts: object) -> dict[str, int]:
    """Give the counts among the facts of a plan, which are texts ready to print."""
    told = facts.items() if isinstance(facts, Mapping) else ()
    figures = ((name, text) for name, text in told if not str(name).endswith("_words"))
    plain = ((name, str(text).replace(",", "")) for name, text in figures)
    return {name: int(text) for name, text in plain if text.isdigit()}


def _people(job: Job) -> tuple[str, ...]:
    """Give who is in post; the report's officer counts, but is no list by itself."""
    officer = (job.order.officer,) if job.order.officer else ()
    return (*job.meeting.people, *officer) if job.meeting.people else ()
