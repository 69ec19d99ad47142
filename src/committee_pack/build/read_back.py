"""Read a Word file that was just written, from its bytes."""

import hashlib

from committee_pack.model.report import Report
from committee_pack.model.source import Source, SourceKind
from committee_pack.profiles import Profile
from committee_pack.readers.flow import Flow


def read_back(data: bytes, name: str) -> Flow:
    """Read a written Word file as a flow of blocks.

    Raises:
        InputUnreadable: what was written is no Word file.
    """
    from committee_pack.readers.docx import read_docx

    digest = hashlib.sha256(data).hexdigest()
    return read_docx(data, Source(path=name, sha256=digest, kind=SourceKind.DOCX))


def read_back_report(data: bytes, name: str, profile: Profile) -> Report:
    """Read a written Word file as a report.

    Raises:
        InputUnreadable: what was written is no Word file.
    """
    from committee_pack.readers.outline import outline

    return outline(read_back(data, name), profile)
