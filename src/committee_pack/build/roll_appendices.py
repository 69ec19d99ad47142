"""Appendices that are brought up to date each time: the next one goes on from this one's."""

from pathlib import Path

import msgspec

from committee_pack.assembly.appendices import ordered_appendices
from committee_pack.build.names import appendix_name, exempt_folder, file_stem
from committee_pack.build.roll_changes import Change
from committee_pack.build.roll_files import INPUTS, Taken
from committee_pack.model.meeting import ReportOrder
from committee_pack.profiles import Profile


class RolledAppendices(msgspec.Struct, frozen=True, kw_only=True):
    """Finished appendices to go along, changes to the meeting file, what is to be done by hand."""

    files: tuple[Taken, ...] = ()
    changes: tuple[Change, ...] = ()
    by_hand: tuple[str, ...] = ()


def rolled_appendices(
    order: ReportOrder, profile: Profile, outputs: Path, day: str, table: tuple[str | int, ...]
) -> RolledAppendices:
    """Point ``refresh`` of each appendix at the one that was finished for this meeting.

    Args:
        order: what the meeting file says of the report.
        profile: its structure, which names the appendices.
        outputs: the folder of the finished reports.
        day: the day of this meeting, for the copy's name.
        table: the report's place in the meeting file.
    """
    files: list[Taken] = []
    changes: list[Change] = []
    by_hand: list[str] = []
    named = ordered_appendices(profile, order.item, order.appendices)
    for place, (wanted, made) in enumerate(zip(order.appendices, named, strict=True)):
        if wanted.refresh is None:
            continue
        inner = (*table, "appendices", place)
        name = appendix_name(order.item, made.ref or "", wanted.title, ".docx")
        found = [path / name for path in (outputs, exempt_folder(outputs))]
        source = next((path for path in found if path.is_file()), None)
        if source is None:
            note = "Put this appendix here as it was finished for the meeting before:"
            changes.append(Change(table=inner, key="refresh", note=note))
            by_hand.append(f'"{name}" is not found: put the finished one in, under refresh.')
            continue
        target = f"{INPUTS}/{file_stem(f'{day} {order.id} {made.ref}')}.docx"
        files.append(Taken(source=source, target=target))
        changes.append(Change(table=inner, key="refresh", value=target))
    return RolledAppendices(files=tuple(files), changes=tuple(changes), by_hand=tuple(by_hand))
