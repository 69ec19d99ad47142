"""Write a report's files: all or none, never over somebody's edits, nothing half-written."""

import contextlib
import hashlib
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

import msgspec

from committee_pack.build.documents import Document
from committee_pack.errors import OutputUnwritable, SelfCheckFailed
from committee_pack.model.finding import Finding, Severity
from committee_pack.writers.atomic import write_atomically


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

    The record goes last: where it stands, the files it tells of stand too.

    Args:
        folder: the meeting's folder; it is made where it is not there.
        documents: the report and its appendices.
        record_name: file name of the provenance.
        record: the provenance as JSON, without the files' hashes.
        overwrite: whether files that were edited since they were built may be replaced.

    Raises:
        OutputUnwritable: a file cannot be written, or has been edited since it was built.
        SelfCheckFailed: a document does not read back as it was written; it is kept beside the
            others as ``.rejected``, and none of them is replaced.
    """
    documents = tuple(documents)
    _make_folder(folder)
    _reject_faulty(folder, documents)
    if not overwrite:
        _refuse_edited(folder, documents, record_name)
    hashes = {document.name: _sha256(document.data) for document in documents}
    _write(folder, documents, _under_way(folder, record_name), hashes)
    stale = _clear_stale(folder, _hashes_on_record(folder / record_name), hashes)
    write_atomically(folder / record_name, _with_files(record, hashes))
    _under_way(folder, record_name).unlink(missing_ok=True)
    files = (*(folder / document.name for document in documents), folder / record_name)
    return Published(files=files, findings=stale)


def _under_way(folder: Path, record_name: str) -> Path:
    """Name the file that says what is being written, for the run after one that was broken off."""
    return folder / f".{record_name}.under-way"


def _write(
    folder: Path, documents: Iterable[Document], under_way: Path, hashes: Mapping[str, str]
) -> None:
    """Write the documents, announced first: what a broken run wrote is nobody's edit."""
    write_atomically(under_way, msgspec.json.encode({"files": hashes}))
    try:
        for document in documents:
            write_atomically(folder / document.name, document.data)
    except OutputUnwritable:
        if not any(_holds(folder / name, digest) for name, digest in hashes.items()):
            under_way.unlink(missing_ok=True)
        raise


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnwritable(
            f"The folder {folder} cannot be made ({error.strerror}).",
            why="The finished reports go there.",
            hint="Give another folder by --out, or ask for the right to write there.",
        ) from error


def _reject_faulty(folder: Path, documents: Iterable[Document]) -> None:
    for document in documents:
        if not document.differences:
            continue
        kept = folder / f"{document.name}.rejected"
        write_atomically(kept, document.data)
        raise SelfCheckFailed(
            f"{document.name} does not read back as it was written: {document.differences[0]}.",
            why="A paragraph may be missing or changed, so it is not given out as finished.",
            hint=f"It is kept as {kept.name}. Please report this, with the template.",
        )


def _refuse_edited(folder: Path, documents: Iterable[Document], record_name: str) -> None:
    built = _hashes_on_record(folder / record_name)
    begun = _hashes_on_record(_under_way(folder, record_name))
    for document in documents:
        path = folder / document.name
        ours = {built.get(document.name), begun.get(document.name)} - {None}
        if not ours or not path.exists():
            continue
        if _sha256(path.read_bytes()) not in {*ours, _sha256(document.data)}:
            raise OutputUnwritable(
                f"{document.name} has been edited since it was built.",
                why="Building again would lose those edits.",
                hint="Move it elsewhere or rename it; or build with --overwrite to lose them.",
            )


def _clear_stale(
    folder: Path, before: Mapping[str, str], now: Container[str]
) -> tuple[Finding, ...]:
    """Remove what the last build made and this one does not; what was edited stays, and is told."""
    kept: list[Finding] = []
    for name, digest in before.items():
        path = folder / name
        if name in now or Path(name).name != name or not path.is_file():
            continue
        if _sha256(path.read_bytes()) == digest:
            with contextlib.suppress(OSError):
                path.unlink()
        if path.exists():
            kept.append(_left_over(name))
    return tuple(kept)


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


def _hashes_on_record(path: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Record).files
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def _with_files(record: bytes, hashes: dict[str, str]) -> bytes:
    told = msgspec.json.decode(record)
    return msgspec.json.format(msgspec.json.encode({**told, "files": hashes}), indent=1) + b"\n"


def _holds(path: Path, digest: str) -> bool:
    return path.is_file() and _sha256(path.read_bytes()) == digest


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
