"""Write a report's files together, never over somebody's own, and nothing half-written."""

import contextlib
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from committee_pack.build.documents import Document
from committee_pack.errors import OutputUnwritable, SelfCheckFailed
from committee_pack.model.finding import Finding, Severity
from committee_pack.writers.atomic import make_folder, write_all_atomically, write_atomically

Held = TypeVar("Held")


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The files that were written, the record last, and what was found in the folder."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()


def publish(
    folder: Path, documents: Iterable[Document], record_name: str, record: bytes, *, overwrite: bool
) -> Published:
    """Write the documents and the provenance record into a folder.

    A file that an earlier build made and this one does not (a report under its old title, an
    appendix that was dropped) is removed, unless somebody has edited it.

    The documents are all on the disk before the first takes its name, so that a fault leaves all
    of the old ones; should one come while they take their names, some are new and some are old,
    each of them whole, and the error says which. The record goes last: where it stands, the files
    it tells of stand too.

    Args:
        folder: the meeting's folder; it is made where it is not there.
        documents: the report and its appendices.
        record_name: file name of the provenance.
        record: the provenance as JSON, without the files' hashes.
        overwrite: whether files that were edited since they were built, or were not built here,
            may be replaced.

    Raises:
        OutputUnwritable: a file cannot be written, has been edited since it was built, or is
            none that was built here.
        SelfCheckFailed: a document does not read back as it was written; it is kept beside the
            others as ``.rejected``, and none of them is replaced.
    """
    documents = tuple(documents)
    make_folder(folder, why="The finished reports go there.")
    _reject_faulty(folder, documents)
    if not overwrite:
        _refuse_edited(folder, documents, record_name)
    hashes = {document.name: _sha256(document.data) for document in documents}
    _write(folder, documents, _under_way(folder, record_name), hashes)
    kept = _clear_stale(folder, _hashes_on_record(folder / record_name), hashes)
    # What is kept stays on record as it was built: the next run tells of it again, and does not
    # take it for its own when a title goes back to what it was.
    write_atomically(folder / record_name, _with_files(record, {**kept, **hashes}))
    _remove(_under_way(folder, record_name))
    for document in documents:
        _remove(_rejected(folder, document.name))
    files = (*(folder / document.name for document in documents), folder / record_name)
    return Published(files=files, findings=tuple(_left_over(name) for name in kept))


def _under_way(folder: Path, record_name: str) -> Path:
    """Name the file that says what is being written, for the run after one that was broken off."""
    return folder / f".{record_name}.under-way"


def _write(
    folder: Path, documents: Iterable[Document], under_way: Path, hashes: Mapping[str, str]
) -> None:
    """Write the documents, announced first: what a broken run wrote is nobody's edit."""
    begun = _hashes_begun(under_way)
    announced = {name: (*begun.get(name, ()), digest) for name, digest in hashes.items()}
    write_atomically(under_way, msgspec.json.encode({"files": {**begun, **announced}}))
    try:
        write_all_atomically((folder / one.name, one.data) for one in documents)
    except OutputUnwritable:
        if not begun and not any(_holds(folder / name, digest) for name, digest in hashes.items()):
            _remove(under_way)
        raise


def _rejected(folder: Path, name: str) -> Path:
    """Name the file that keeps a document which failed its self-check."""
    return folder / f"{name}.rejected"


def _reject_faulty(folder: Path, documents: Iterable[Document]) -> None:
    for document in documents:
        if not document.differences:
            continue
        kept = _rejected(folder, document.name)
        write_atomically(kept, document.data)
        raise SelfCheckFailed(
            f"{document.name} does not read back as it was written: {document.differences[0]}.",
            why="A paragraph may be missing or changed, so it is not given out as finished.",
            hint=f"It is kept as {kept.name}. Please report this, with the template.",
        )


def _refuse_edited(folder: Path, documents: Iterable[Document], record_name: str) -> None:
    """Refuse to replace what somebody has edited, or has put there himself."""
    # By names without case: Windows takes a title with other capitals for the same file.
    built = _folded(_hashes_on_record(folder / record_name))
    begun = _folded(_hashes_begun(_under_way(folder, record_name)))
    for document in documents:
        path = folder / document.name
        found = _digest(path)
        if found is None:
            continue
        known = built.get(path.name.casefold())
        if found in (known, *begun.get(path.name.casefold(), ()), _sha256(document.data)):
            continue
        raise _not_ours(document.name, edited=known is not None)


def _not_ours(name: str, *, edited: bool) -> OutputUnwritable:
    if edited:
        return OutputUnwritable(
            f"{name} has been edited since it was built.",
            why="Building again would lose those edits.",
            hint="Move it elsewhere or rename it; or build with --overwrite to lose them.",
        )
    return OutputUnwritable(
        f"{name} is there and was not built here.",
        why="Building would lose what somebody has put there.",
        hint="Move it elsewhere or rename it; or build with --overwrite to lose it.",
    )


def _clear_stale(folder: Path, before: Mapping[str, str], now: Iterable[str]) -> dict[str, str]:
    """Remove what the last build made and this one does not; give what was edited and stays."""
    kept: dict[str, str] = {}
    for name, digest in before.items():
        path = folder / name
        if name in now or Path(name).name != name or _is_one_of(path, now):
            continue
        try:
            if _digest(path) == digest:
                path.unlink()
            elif path.is_file():
                kept[name] = digest
        except (OSError, OutputUnwritable):
            kept[name] = digest
    return kept


def _is_one_of(path: Path, names: Iterable[str]) -> bool:
    """Tell whether a file goes by a new name as well: Windows does not part names by case."""
    for name in names:
        if name.casefold() == path.name.casefold():
            with contextlib.suppress(OSError):
                return path.samefile(path.parent / name)
    return False


def _left_over(name: str) -> Finding:
    return Finding(
        rule="left-over",
        severity=Severity.WARNING,
        message=f'"{name}" is left over from an earlier build, and has been edited or is open.',
        hint="Take what you need out of it, then delete it: it is no part of this report.",
    )


class _Record(msgspec.Struct, frozen=True):
    """The one thing of an earlier record that is looked at."""

    files: dict[str, str] = msgspec.field(default_factory=dict)


class _Begun(msgspec.Struct, frozen=True):
    """What runs that did not reach their end were writing: the hashes of each file."""

    files: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


def hashes_on_record(folder: Path) -> dict[str, str]:
    """Give the hashes of the files that earlier builds put into a folder, by their names."""
    known: dict[str, str] = {}
    for path in sorted(folder.glob("*provenance*.json")):
        known |= _hashes_on_record(path)
    return known


def _hashes_on_record(path: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Record).files
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def _hashes_begun(path: Path) -> dict[str, tuple[str, ...]]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Begun).files
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def _folded(files: Mapping[str, Held]) -> dict[str, Held]:
    return {name.casefold(): held for name, held in files.items()}


def _with_files(record: bytes, hashes: dict[str, str]) -> bytes:
    told = msgspec.json.decode(record)
    return msgspec.json.format(msgspec.json.encode({**told, "files": hashes}), indent=1) + b"\n"


def _holds(path: Path, digest: str) -> bool:
    """Tell whether a file holds what was to be written; one that cannot be read may."""
    try:
        return _digest(path) == digest
    except OutputUnwritable:
        return True


def _digest(path: Path) -> str | None:
    """Give the hash of a file; None where there is none, or a folder, which the writer refuses.

    Raises:
        OutputUnwritable: it cannot be read.
    """
    try:
        return _sha256(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError):
        return None
    except OSError as error:
        if path.is_dir():
            return None
        raise OutputUnwritable(
            f"{path} cannot be read ({error.strerror}).",
            why="It cannot be told whether somebody has edited it.",
            hint="Close it in other programs, and check that you may open it.",
        ) from error


def _remove(path: Path) -> None:
    # What cannot be removed does no harm: the next run tries again.
    with contextlib.suppress(OSError):
        path.unlink()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
