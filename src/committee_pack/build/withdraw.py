"""Keep the public folder free of what is exempt, and tell of what nobody lists."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from committee_pack.assembly.appendices import appendix_ref
from committee_pack.assembly.exempt import is_exempt
from committee_pack.build.names import (
    exempt_folder,
    file_stem,
    item_of,
    provenance_name,
    provenance_page_name,
)
from committee_pack.build.paths import Places
from committee_pack.build.publish import hashes_on_record
from committee_pack.errors import OutputUnwritable
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.meeting import AppendixOrder, ReportOrder
from committee_pack.profiles import Profile
from committee_pack.writers.atomic import write_atomically

# More appendices than any item has: a letter may have changed since the file was made.
_LETTERS = 52


class _Stripped(msgspec.Struct, frozen=True):
    """What stays of a record."""

    schema: int = 1
    report: str = ""
    files: dict[str, str] = msgspec.field(default_factory=dict)


def withdraw(
    folder: Path, order: ReportOrder, profile: Profile, places: Places
) -> tuple[Finding, ...]:
    """Take out of the public folder what an earlier build put there and is exempt now.

    A file is known by its title under any letter, or by being the very file that is exempt. One
    that is as it was built is removed; one that somebody has edited goes into the exempt folder.
    This comes before anything else in a build that could fail.

    Args:
        folder: the meeting's public folder.
        order: what is asked for.
        profile: how appendices are called.
        places: where the meeting file's paths are looked for.

    Raises:
        OutputUnwritable: such a file cannot be taken out.
    """
    exempt = [one for one in order.appendices if is_exempt(one)]
    if not exempt or not folder.is_dir():
        return ()
    digests = {digest for one in exempt for digest in _digests(one, places)}
    built = set(hashes_on_record(folder).values())
    found: list[Finding] = []
    for path in sorted(folder.iterdir()):
        if not path.is_file():
            continue
        digest = _digest(path)
        if digest in digests or any(_is_of(path, one, profile) for one in exempt):
            found.append(_taken_out(path, exempt_folder(folder), edited=digest not in built))
            _strip_record(folder, item_of(path.name) or order.item)
    return tuple(found)


def _strip_record(folder: Path, item: int) -> None:
    """Take the words of what was withdrawn out of the record, should the build not reach its end.

    The hashes stay: by them the next build knows its own files.
    """
    page, record = folder / provenance_page_name(item), folder / provenance_name(item)
    try:
        page.unlink(missing_ok=True)
        known = msgspec.json.decode(record.read_bytes(), type=_Stripped)
        write_atomically(record, msgspec.json.encode(known))
    except FileNotFoundError:
        return
    except msgspec.DecodeError:
        record.unlink()
    except OSError as error:
        raise OutputUnwritable(
            f"{page.name} cannot be removed ({error.strerror}).",
            why="It has words of an appendix that is exempt now, in the public folder.",
            hint="Close it in other programs, and build again.",
        ) from error


def _is_of(path: Path, order: AppendixOrder, profile: Profile) -> bool:
    """Tell whether a file was built for an appendix: by its item, any letter, and its title."""
    item = item_of(path.name)
    if item is None:
        return False
    # "06 Appendix 6(a) Title.docx.rejected" is one as well.
    stem = path.name.removesuffix(".rejected").rpartition(".")[0].casefold()
    refs = (appendix_ref(profile, item, place) for place in range(_LETTERS))
    return any(stem == file_stem(f"{item:02d} {ref} {order.title}").casefold() for ref in refs)


def _digests(order: AppendixOrder, places: Places) -> Iterator[str]:
    for path in places.candidates(order.file) if order.file else ():
        if path.is_file():
            digest = _digest(path)
            if digest is not None:
                yield digest


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _taken_out(path: Path, target: Path, *, edited: bool) -> Finding:
    try:
        if not edited:
            path.unlink()
            return _withdrawn(path, "was removed from it")
        target.mkdir(parents=True, exist_ok=True)
        moved = target / f"{path.stem} (as it was public){path.suffix}"
        if moved.exists():
            raise FileExistsError(17, f"{moved.name} is there already", str(moved))
        shutil.move(path, moved)
    except OSError as error:
        raise OutputUnwritable(
            f"{path.name} is exempt now, and cannot be taken out of the public folder "
            f"({error.strerror}).",
            why="It would be published with the rest of the folder.",
            hint="Close it in other programs, or take it out yourself; then build again.",
        ) from error
    return _withdrawn(path, f"was moved to {moved}, since somebody had edited it")


def _withdrawn(path: Path, what: str) -> Finding:
    return Finding(
        rule="exempt-withdrawn",
        severity=Severity.WARNING,
        message=f"{path.name} was in the public folder, is exempt now, and {what}.",
        hint="If it has been published already, have it taken down where it stands.",
    )


def unlisted(
    folder: Path, item: int, files: Iterable[Path], profile: Profile
) -> tuple[Finding, ...]:
    """Tell of files in the folder that are named as appendices of an item, and are none of it.

    Args:
        folder: the meeting's public folder.
        item: the agenda item.
        files: what was written there.
        profile: how appendices are called.
    """
    ours = {path.name.casefold() for path in files}
    start = file_stem(f"{item:02d} {appendix_ref(profile, item, 0)}").casefold()[:-2]
    return tuple(
        Finding(
            rule="appendix-not-listed",
            severity=Severity.WARNING,
            message=f'"{path.name}" lies in the folder, and the report does not list it.',
            hint="List it under [[report.appendices]] in meeting.toml, or take it out.",
        )
        for path in sorted(folder.iterdir())
        if path.is_file()
        and path.name.casefold().startswith(start)
        and not path.name.endswith(".rejected")
        and path.name.casefold() not in ours
    )
