"""Intake: what a file is by its own bytes, and whether it is safe to hand to a parser.

Names deceive: councils send web pages called ``.pdf`` and locked files called ``.docx``. So the
first bytes decide, and every refusal is one message.
"""

import errno
import hashlib
from pathlib import Path, PurePath

from committee_pack.errors import InputUnreadable
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Source, SourceKind, Where
from committee_pack.readers.intake_package import package_kind

MAX_FILE_BYTES = 200 * 1024 * 1024

_CFB = bytes.fromhex("D0CF11E0A1B11AE1")
_PDF_HEADER_WITHIN = 1024
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x0b\x1a\x1b\x08\x07")
_KIND_OF_SUFFIX = {
    ".docx": SourceKind.DOCX,
    ".dotx": SourceKind.DOCX,
    ".pdf": SourceKind.PDF,
    ".txt": SourceKind.TEXT,
    ".xlsx": SourceKind.XLSX,
}
_CANNOT = "Nothing can be taken from it."


def open_source(path: Path, *, web_page: bool = False) -> tuple[Source, bytes]:
    """Read a file and tell its kind by content; a wrong extension alone is no error.

    Args:
        path: the file, as given by the user.
        web_page: whether a web page will do: one can be quoted, but is no report.

    Returns:
        The source (path as given, sha256, kind) and the file's bytes.

    Raises:
        InputUnreadable: there is no such file, or it is a folder, empty, too large, encrypted,
            damaged, of an old or a macro format, or of no kind that is read.
    """
    data = _read(path)
    kind = SourceKind.HTML if web_page and _may_be_web_page(path, data) else _kind(path, data)
    digest = hashlib.sha256(data).hexdigest()
    return Source(path=str(path), sha256=digest, kind=kind), data


def misnamed(source: Source) -> Finding | None:
    """Tell of a file that another kind's extension names; it is read as what it is."""
    suffix = PurePath(source.path).suffix.lower()
    told = _KIND_OF_SUFFIX.get(suffix)
    if told in (None, source.kind):
        return None
    name = PurePath(source.path).name
    return Finding(
        rule="misnamed-file",
        severity=Severity.INFO,
        message=f"{name} is called {suffix}, but is a {source.kind.value} file; it is read as one.",
        hint="Give it the right extension, so that other programs open it too.",
        where=Where(source=name),
    )


def _read(path: Path) -> bytes:
    try:
        _refuse_no_file(path)
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise _too_large(path, size)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputUnreadable(
            f"There is no file {path}.", why=_CANNOT, hint="Check the path and the spelling."
        ) from error
    except (OSError, ValueError) as error:
        raise _not_opened(path, error) from error
    if not data:
        raise InputUnreadable(
            f"{path} is empty.", why=_CANNOT, hint="Copy or download it once more."
        )
    return data


def _refuse_no_file(path: Path) -> None:
    if path.is_dir():
        raise InputUnreadable(
            f"{path} is a folder, not a file.",
            why="One report is read from one file.",
            hint="Name a file in the folder.",
        )
    if path.exists() and not path.is_file():
        raise InputUnreadable(
            f"{path} is no ordinary file, but a pipe or a device.",
            why="It may never end, so it is not opened.",
            hint="Save what comes out of it to a file, and name that.",
        )


def _not_opened(path: Path, error: OSError | ValueError) -> InputUnreadable:
    """Tell why the system does not open a file; a name may be longer than it can hold."""
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return InputUnreadable(
            f"There is no file {path}: the name is longer than this computer allows.",
            why=_CANNOT,
            hint="Check the path and the spelling.",
        )
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return InputUnreadable(
        f"{path} cannot be opened ({reason}).",
        why=_CANNOT,
        hint="Close it in other programs, or ask for the right to read it.",
    )


def _too_large(path: Path, size: int) -> InputUnreadable:
    return InputUnreadable(
        f"{path} has {size // 1024 // 1024} MB; the limit is {MAX_FILE_BYTES // 1024 // 1024} MB.",
        why="A file of that size would fill this computer's memory.",
        hint="Take large pictures out of it, or split it.",
    )


def _kind(path: Path, data: bytes) -> SourceKind:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return package_kind(path, data)
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return SourceKind.PDF
    if data.startswith(_CFB):
        raise _compound_file(path, data)
    head = _head(data)
    if head.startswith(b"{\\rtf"):
        raise _foreign(path, "a Rich Text (RTF) file")
    if _is_web_page(data):
        raise _foreign(path, "a web page")
    if head.startswith(b"<?xml"):
        raise _foreign(path, "an XML file")
    if _is_text(data):
        return SourceKind.CSV if path.suffix.lower() == ".csv" else SourceKind.TEXT
    raise InputUnreadable(
        f"{path} is of no kind that is read.",
        why=_CANNOT,
        hint="Give a Word file (.docx), a PDF, a text file, a workbook (.xlsx) or a .csv. "
        "If it should be one of these, it is damaged: copy or download it once more.",
    )


def _head(data: bytes) -> bytes:
    return data[:2048].removeprefix(_BYTE_ORDER_MARKS[0]).lstrip().lower()


def _is_web_page(data: bytes) -> bool:
    head = _head(data)
    return head.startswith(_HTML_STARTS) or (
        head.startswith((b"<?xml", b"<!--")) and b"<html" in head
    )


def _may_be_web_page(path: Path, data: bytes) -> bool:
    """Tell a web page, or a piece of one that was saved under such a name."""
    return _is_web_page(data) or (
        path.suffix.lower() in (".html", ".htm", ".xhtml") and b"<" in data and _is_text(data)
    )


def _compound_file(path: Path, data: bytes) -> InputUnreadable:
    """Tell a locked Office file from an old one; both have the same first bytes.

    Source: [MS-OFFCRYPTO] 2.3.4.4: a password puts the file in a stream "EncryptedPackage".
    """
    if _stream_name("EncryptedPackage") in data:
        return InputUnreadable(
            f"{path} is protected with a password.",
            why="Its words are encrypted, so nothing can be taken from it.",
            hint="Open it in Office, remove the password (File, Info, Protect) and save it.",
        )
    if _stream_name("WordDocument") in data:
        return _foreign(path, "a Word file of the old kind (.doc)")
    if _stream_name("Workbook") in data or _stream_name("Book") in data:
        return _foreign(path, "an Excel file of the old kind (.xls)")
    return _foreign(path, "an Office file of the old kind (.doc, .xls, .msg)")


def _stream_name(name: str) -> bytes:
    return name.encode("utf-16-le")


def _foreign(path: Path, what: str) -> InputUnreadable:
    return InputUnreadable(
        f"{path} is {what}.",
        why="That kind is not read, whatever the file is called.",
        hint="Open it and save it as a Word document (.docx) or a workbook (.xlsx).",
    )


def _is_text(data: bytes) -> bool:
    if data.startswith(_BYTE_ORDER_MARKS):
        return True
    return all(byte >= 32 or byte in _TEXT_CONTROLS for byte in set(data))
