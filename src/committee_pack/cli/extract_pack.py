"""``committee-pack extract --pack``: the reports of a whole reports pack, each on its own."""

from functools import partial
from pathlib import Path

import msgspec

from committee_pack.build.attempt import attempt
from committee_pack.cli.many import Told, each_one
from committee_pack.cli.output import result, say, say_error
from committee_pack.errors import ExitCode
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.pack import Pack, PackItem
from committee_pack.model.source import Where
from committee_pack.profiles import Profile


class PackReport(msgspec.Struct, frozen=True):
    """One report to read: the pack it stands in, and its item there."""

    pack: Path
    item: PackItem


def extract_packs(
    packs: tuple[Path, ...],
    profile: Profile,
    form: str,
    out: Path | None,
    section: str | None,
    jobs: int | None,
) -> int:
    """Read each report of reports packs as if it were a file of its own.

    The items are listed first, with their pages; on stderr where the reports come as JSON.

    Args:
        packs: the pdfs.
        profile: the structure the reports are read against.
        form: ``json``, ``text`` or ``markdown``.
        out: the folder that takes one file a report; None prints.
        section: the only section wanted; None for all.
        jobs: how many reports are read at a time; None decides by their number.

    Returns:
        The exit code.

    Raises:
        InputUnreadable: the only pack cannot be read, or is no pdf.
        OutputUnwritable: what was read cannot be written.
    """
    from committee_pack.build.reading import read_report
    from committee_pack.writers.plain import only_section, report_json, report_text

    wanted, unread = _wanted(packs, form)

    def read(one: PackReport) -> Told:
        item = one.item
        report = read_report(one.pack, profile, pages=(item.first, item.last))
        findings = (*report.findings, *_not_read(one))
        report = only_section(msgspec.structs.replace(report, findings=findings), section)
        if form == "json":
            return report_json(report, item), report.findings
        lead = "" if out else f"\n{_line(item)}\n\n"
        return f"{lead}{report_text(report, form)}", report.findings

    code = each_one(wanted, read, [_own_file(one) for one in wanted], form, out, jobs)
    return ExitCode.PARTIAL if unread else code


def _wanted(packs: tuple[Path, ...], form: str) -> tuple[list[PackReport], bool]:
    """List the items of each pack; a bad one of several is told, and the rest go on.

    Returns:
        The reports to read, and whether a pack could not be opened.

    Raises:
        InputUnreadable: the only pack cannot be read.
    """
    from committee_pack.build.reading import read_pack

    wanted: list[PackReport] = []
    unread = False
    for path in packs:
        pack, error = attempt(partial(read_pack, path))
        if error is not None:
            if len(packs) == 1:
                raise error
            say_error(error)
            unread = True
        if pack is not None:
            contents = _contents(path, pack, marked=form == "markdown")
            (say if form == "json" else result)(contents)
            wanted += [PackReport(path, item) for item in _reports(pack)]
    return wanted, unread


def _reports(pack: Pack) -> tuple[PackItem, ...]:
    """Give the items that are reports: those with a number, or the whole where none has one."""
    return tuple(item for item in pack.items if item.number) or pack.items


def _contents(path: Path, pack: Pack, *, marked: bool) -> str:
    reports = _reports(pack)
    lines = [f"{'# ' if marked else ''}{path.name}", ""]
    if not any(item.number for item in reports):
        lines += ["No page is stamped with an agenda item and no bookmark has a number.", ""]
    for item in pack.items:
        lines.append(f"- {_line(item)}{'' if item in reports else ' (not read: no report)'}")
        lines += [
            f"  - {_pages(one.first, one.last)}: {one.title} (attached, not read)"
            for one in item.attached
        ]
    return "\n".join(lines)


def _line(item: PackItem) -> str:
    name = f"Item {item.number}, " if item.number else ""
    place = _pages(item.first, item.last)
    told = f"{name}{place if name else place.capitalize()}"
    return f"{told}: {item.title}" if item.title else told


def _pages(first: int, last: int) -> str:
    return f"page {first}" if first == last else f"pages {first} to {last}"


def _own_file(one: PackReport) -> Path:
    """Name the file a report would be on its own: ``pack item 6 Harbour plan.pdf``."""
    from committee_pack.build.names import file_stem

    item = one.item
    words = f"item {item.number} {item.title}" if item.number else item.title
    return one.pack.with_name(
        f"{one.pack.stem} {file_stem(words) if words else ''}".strip() + ".pdf"
    )


def _not_read(one: PackReport) -> tuple[Finding, ...]:
    attached = one.item.attached
    if not attached:
        return ()
    names = "; ".join(f"{each.title} ({_pages(each.first, each.last)})" for each in attached)
    return (
        Finding(
            rule="attached-not-read",
            severity=Severity.INFO,
            message=f"Attached to the report in the pack, and not read with it: {names}.",
            hint="Save these pages to a file of their own to read them.",
            where=Where(source=one.pack.name, page=attached[0].first),
        ),
    )
