"""Bring one report of a meeting file forward: its previous report, its data, its sections."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from committee_pack.build.names import file_stem, provenance_name
from committee_pack.build.roll_appendices import rolled_appendices
from committee_pack.build.roll_changes import Change
from committee_pack.build.roll_copies import FinishedCopy, copies_of, finished_copy, in_order
from committee_pack.build.roll_files import INPUTS, Taken
from committee_pack.build.roll_generated import Record, read_record, renamed_record
from committee_pack.build.roll_sections import Finished, rolled_sections
from committee_pack.model.dates import MONTHS, long_date, month_name
from committee_pack.model.meeting import ReportOrder
from committee_pack.model.report import Report
from committee_pack.profiles import Profile

_A_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|\b20\d\d\b")


class Cycle(msgspec.Struct, frozen=True, kw_only=True):
    """The meeting that was, the one to come, and where the finished reports are looked for."""

    day: date
    following: date
    outputs: Path
    files: tuple[Path, ...]


class RolledReport(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of one report.

    Attributes:
        id: its id in the meeting file.
        item: its agenda item.
        previous: the finished copy it goes on from; None where it is not built, and stays as it is.
        target: that copy's path in the new folder.
        record: the provenance of its build, to stand beside it there.
        enclosures: finished appendices that the next ones go on from.
        plan_previous: the plan to compare with.
        changes: to the meeting file.
        by_hand: what a person has to do.
    """

    id: str
    item: int
    previous: Path | None = None
    target: str | None = None
    record: bytes | None = None
    enclosures: tuple[Taken, ...] = ()
    plan_previous: str | None = None
    changes: tuple[Change, ...] = ()
    by_hand: tuple[str, ...] = ()

    @property
    def file(self) -> Taken | None:
        """The finished copy, as a file to go along."""
        if self.previous is None or self.target is None:
            return None
        return Taken(source=self.previous, target=self.target)


class FoundReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report of this meeting with its finished copies, the one to go on from first."""

    place: int
    order: ReportOrder
    copies: tuple[FinishedCopy, ...]
    record: Record
    record_path: Path


def found_report(cycle: Cycle, place: int, order: ReportOrder) -> FoundReport:
    """Find what a report was finished in: by its properties, or under the name it was built with.

    Raises:
        InputUnreadable: a copy, or the record of the build, cannot be read.
    """
    told = copies_of(cycle.files, order.id, cycle.day)
    # Built into another folder, or moved as a whole, the record lies beside the report.
    folders = dict.fromkeys((cycle.outputs, *(path.parent for path in told)))
    paths = [folder / provenance_name(order.item) for folder in folders]
    path = next((one for one in paths if one.is_file()), paths[0])
    record = read_record(path)
    built = frozenset(record.files.values())
    copies = in_order(told, built)
    as_built = path.parent / record.report
    if not copies and record.report and as_built.is_file():
        copies = (finished_copy(as_built, built, None, cycle.day),)
    return FoundReport(place=place, order=order, copies=copies, record=record, record_path=path)


def kept_report(found: FoundReport) -> RolledReport:
    """Leave a report that was not built as it is: it is still to be written."""
    told = "was not built for this meeting: nothing of it was changed in the meeting file."
    return RolledReport(id=found.order.id, item=found.order.item, by_hand=(told,))


def rolled_report(
    cycle: Cycle, found: FoundReport, profile: Profile, report: Report
) -> RolledReport:
    """Bring one report forward from its finished copy.

    Args:
        cycle: the two meetings.
        found: the report and its copies.
        profile: its structure.
        report: the finished copy, read.
    """
    order, copy = found.order, found.copies[0]
    finished = Finished(
        place=found.place,
        order=order,
        profile=profile,
        report=report,
        record=found.record,
        said=f"the meeting of {long_date(cycle.day)}",
    )
    sections = rolled_sections(finished)
    target = f"{INPUTS}/{file_stem(f'{cycle.day.isoformat()} {order.id}')}.docx"
    table = ("report", found.place)
    enclosed = rolled_appendices(order, profile, cycle.outputs, cycle.day.isoformat(), table)
    return RolledReport(
        id=order.id,
        item=order.item,
        previous=copy.path,
        target=target,
        record=renamed_record(found.record_path, Path(target).name),
        enclosures=enclosed.files,
        plan_previous=order.progress.plan,
        changes=(
            Change(table=table, key="previous", value=target),
            *_data(table, order, cycle),
            *sections.changes,
            *enclosed.changes,
        ),
        by_hand=(
            *_copies(found),
            *_to_supply(order, cycle),
            *sections.by_hand,
            *enclosed.by_hand,
        ),
    )


def _data(table: tuple[str | int, ...], order: ReportOrder, cycle: Cycle) -> Iterator[Change]:
    """This cycle's plan is the next one's to compare with; the new files are not there yet."""
    inner = (*table, "progress")
    for key, called in (("plan", "action plan"), ("scorecard", "scorecard")):
        if getattr(order.progress, key):
            note = f"Put the new {called} here, and take the mark before {key} away:"
            yield Change(table=inner, key=key, note=note)
    if as_of := order.progress.as_of:
        moved = as_of + (cycle.following - cycle.day)
        yield Change(table=inner, key="as_of", value=moved)


def _copies(found: FoundReport) -> Iterator[str]:
    first, *others = found.copies
    rest = [copy for copy in others if copy.edited]
    if rest:
        names = ", ".join(str(copy.path) for copy in rest)
        yield f"several copies were found; {first.path} was saved last. The others: {names}."
    if not found.record.report:
        yield "the record of its build is not there: what was made from data may come twice."


def _to_supply(order: ReportOrder, cycle: Cycle) -> Iterator[str]:
    for key, called in (("plan", "action plan"), ("scorecard", "scorecard")):
        if name := getattr(order.progress, key):
            yield f"put the new {called} in; last time it was {name}."
    if order.progress.as_of:
        yield "as_of has moved with the meeting; read whether that is the day of the new figures."
    for appendix in order.appendices:
        if appendix.file:
            yield f'the appendix "{appendix.title}" is last time\'s file, {appendix.file}.'
    yield from _dated(order, cycle)


def _dated(order: ReportOrder, cycle: Cycle) -> Iterator[str]:
    titles: Sequence[str] = [order.title or "", *(one.title for one in order.appendices)]
    dated = [f'"{title}"' for title in titles if _A_MONTH.search(title)]
    if dated:
        yield f"titles name a day; bring them to {month_name(cycle.following)}: {', '.join(dated)}."
