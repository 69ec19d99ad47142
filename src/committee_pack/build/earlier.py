"""The provenance of last time's report, where it lies beside it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from committee_pack.model.provenance import Provenance
from committee_pack.model.source import Source

_MAX_BYTES = 32 * 1024 * 1024


class _Record(msgspec.Struct, frozen=True):
    """What tells whether a record is of a report: its name, and the hashes of its files."""

    report: str = ""
    files: Mapping[str, str] = msgspec.field(default_factory=dict)


def earlier_provenance(path: Path, source: Source | None) -> Provenance | None:
    """Give the record of a report that was built here, from the folder that it lies in.

    A record is taken for the report's where it names a file of that name or of these very bytes.
    One that cannot be read is passed over: what was known is then not told, and nothing is lost.

    Args:
        path: last time's report.
        source: the same, as it was read.
    """
    name, digest = path.name, source.sha256 if source else ""
    for data in _records(path.parent):
        try:
            record = msgspec.json.decode(data, type=_Record)
            if record.report == name or digest in record.files.values():
                return msgspec.json.decode(data, type=Provenance)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
    return None


def _records(folder: Path) -> Iterator[bytes]:
    try:
        for path in sorted(folder.glob("*provenance*.json")):
            if path.is_file() and path.stat().st_size <= _MAX_BYTES:
                yield path.read_bytes()
    except OSError:
        return
