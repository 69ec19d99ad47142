"""Files as sources: named so that a record that is passed on holds no private path."""

import hashlib
from pathlib import Path

import msgspec

from committee_pack.build.paths import Places
from committee_pack.model.source import Source, SourceKind

_KINDS = {f".{kind.value}": kind for kind in SourceKind}


def as_given(source: Source, places: Places) -> Source:
    """Name a source from the folder of the run, or by its name alone where it lies elsewhere."""
    path = Path(source.path)
    inside = path.is_relative_to(places.here)
    name = path.relative_to(places.here).as_posix() if inside else path.name
    return msgspec.structs.replace(source, path=name)


def file_source(path: Path, data: bytes, places: Places) -> Source:
    """Give a file that is not read as a source, its kind by its name."""
    kind = _KINDS.get(path.suffix.lower(), SourceKind.OTHER)
    digest = hashlib.sha256(data).hexdigest()
    return as_given(Source(path=str(path), sha256=digest, kind=kind), places)
