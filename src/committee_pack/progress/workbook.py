"""Open a workbook or a csv file as visible sheets of plain values.

The one door for progress data: kind by content and not by name, size caps before anything is
unpacked, and every expected failure as one message.
"""

import hashlib
from pathlib import Path

from committee_pack.errors import InputUnreadable
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Source, SourceKind
from committee_pack.progress.delimited import NotDelimited, read_delimited
from committee_pack.progress.grid import Workbook, finding_at
from committee_pack.progress.open_document import (
    is_encrypted,
    is_open_document,
    read_open_sheets,
)
from committee_pack.progress.soundness import Damaged, TooLarge
from committee_pack.progress.spreadsheet import opened, read_sheets

MAX_BYTES = 64 * 1024 * 1024
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WHY = "The figures of the report are made from it."
_SAVE_AS = "Open it in Excel and save it as an Excel workbook (.xlsx) or as CSV."
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Kinds that turn up under a wrong name, by their first bytes.
_OTHER_KINDS = (
    (b"%PDF", "a pdf"),
    (b"{\\rtf", "a rich text document"),
    (b"<!DOCTYPE", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "an xml file"),
)
_OTHER_DOCUMENTS = (
    ("word/document.xml", "a Word document"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
)
_WORKBOOKS = {
    ".xlsx": "Excel workbook",
    ".xlsm": "Excel workbook",
    ".xlsb": "Excel workbook",
    ".ods": "OpenDocument spreadsheet",
}
_TEXTS = frozenset({"", ".csv", ".tsv", ".tab", ".txt", ".xls"})
_AS_WORKBOOK = (
    "Give the workbook it was made from; or copy its table into Excel and save that as an Excel "
    "workbook (.xlsx)."
)


def read_workbook(path: Path) -> Workbook:
    """Read the visible sheets of an xlsx, xlsm, xls, ods or csv file.

    Raises:
        InputUnreadable: the file is missing, protected by a password, damaged, too large or of
            another kind.
    """
    data = _bytes(path)
    sha256 = hashlib.sha256(data).hexdigest()
    _refuse_other_kinds(path, data)
    if data.startswith(_ZIP):
        kind = SourceKind.ODS if is_open_document(data) else SourceKind.XLSX
        return _spreadsheet(path, data, Source(path=str(path), sha256=sha256, kind=kind))
    if data.startswith(_COMPOUND):
        return _old(path, data, Source(path=str(path), sha256=sha256, kind=SourceKind.XLS))
    _refuse_other_names(path, data)
    source = Source(path=str(path), sha256=sha256, kind=SourceKind.CSV)
    return _delimited(path, data, source)


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            what = "a folder, not a file" if path.is_dir() else "no ordinary file"
            raise InputUnreadable(
                f"{path} is {what}.", why=_WHY, hint="Name the workbook or the csv file."
            )
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(path)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputUnreadable(
            f"There is no file {path}.", why=_WHY, hint="Check the name and the folder."
        ) from error
    except OSError as error:
        raise InputUnreadable(
            f"{path} cannot be opened ({error.strerror}).",
            why=_WHY,
            hint="Close it in Excel, check that you may read it, and try again.",
        ) from error


def _refuse_other_kinds(path: Path, data: bytes) -> None:
    if not data.strip():
        raise InputUnreadable(f"{path} is empty.", why=_WHY, hint="Give the right file.")
    if data.startswith(_COMPOUND) and _ENCRYPTED in data:
        raise _protected(path)
    start = data[:64].lstrip().lower()
    for mark, kind in _OTHER_KINDS:
        if start.startswith(mark.lower()):
            raise InputUnreadable(
                f"{path} is {kind}, not a workbook or a csv file.", why=_WHY, hint=_SAVE_AS
            )


def _refuse_other_names(path: Path, data: bytes) -> None:
    """Refuse what is no workbook by its content and, by its name, no table of text either.

    An ``.xls`` of plain text is read: systems give their tables out under that name.
    """
    ending = path.suffix.casefold()
    if ending in _WORKBOOKS:
        raise InputUnreadable(
            f"{path} is no {_WORKBOOKS[ending]}, though its name ends in {ending}: it begins with "
            f"{_beginning(data)}.",
            why=f"{_WHY} A workbook is a packed file; this one is damaged, cut short or renamed.",
            hint="Open it in the program it came from and save it again as an Excel workbook "
            "(.xlsx) or as CSV.",
        )
    if ending not in _TEXTS:
        raise InputUnreadable(
            f"{path} is no workbook, and a name that ends in {ending} is not that of a csv file.",
            why=f"{_WHY} Looked for: an Excel workbook (.xlsx, .xlsm, .xls), an OpenDocument "
            "spreadsheet (.ods) or a table of text (.csv, .tsv, .txt).",
            hint="Give the tracker or the scorecard; if this is one, save it as CSV.",
        )


def _beginning(data: bytes) -> str:
    """Say what a file begins with, as far as that can be printed."""
    start = data[:24].decode("ascii", errors="replace").splitlines()[0].strip()
    readable = len(start) > 2 and all(letter.isprintable() and letter.isascii() for letter in start)
    return f"the text “{start}”" if readable else "bytes that are no text"


def _refuse_other_documents(path: Path, data: bytes) -> None:
    """Refuse an Office document of another kind, by the part that such a one cannot lack."""
    with opened(data) as parts:
        names = set(parts.namelist())
    for part, kind in _OTHER_DOCUMENTS:
        if part in names:
            raise InputUnreadable(
                f"{path} is {kind}, not a workbook or a csv file.", why=_WHY, hint=_AS_WORKBOOK
            )


def _spreadsheet(path: Path, data: bytes, source: Source) -> Workbook:
    is_open = source.kind is SourceKind.ODS
    try:
        _refuse_other_documents(path, data)
        if is_open and is_encrypted(data):
            raise _protected(path)
        sheets, findings = (read_open_sheets if is_open else read_sheets)(data, source)
    except TooLarge as error:
        raise _too_large(path) from error
    except Damaged as error:
        what = "OpenDocument spreadsheet" if is_open else "Excel workbook"
        raise InputUnreadable(
            f"{path} is damaged or is no {what}.", why=_WHY, hint=_SAVE_AS
        ) from error
    return Workbook(source=source, sheets=sheets, findings=findings)


def _old(path: Path, data: bytes, source: Source) -> Workbook:
    """Read an xls file; xlrd takes a tenth of a second to load and few need it."""
    from committee_pack.progress.old_workbook import read_old_sheets

    try:
        sheets, findings = read_old_sheets(data, source)
    except Damaged as error:
        if "encrypted" in str(error.__cause__):
            raise _protected(path) from error
        raise InputUnreadable(
            f"{path} is damaged, or is of an old Office format and no Excel workbook.",
            why=_WHY,
            hint=_SAVE_AS,
        ) from error
    return Workbook(source=source, sheets=sheets, findings=findings)


def _protected(path: Path) -> InputUnreadable:
    return InputUnreadable(
        f"{path} is protected by a password.",
        why="It cannot be read without it, and passwords are never asked for.",
        hint="Save a copy without a password (File, Info, Protect Workbook) and give that.",
    )


def _delimited(path: Path, data: bytes, source: Source) -> Workbook:
    try:
        sheet, how = read_delimited(data, path.stem)
    except NotDelimited as error:
        raise InputUnreadable(
            f"{path} cannot be read as a csv file. {error}", why=_WHY, hint=_SAVE_AS
        ) from error
    return Workbook(source=source, sheets=(sheet,), findings=_told(how, source))


def _told(how: str, source: Source) -> tuple[Finding, ...]:
    """Say how a csv file was read where that was not the usual way."""
    if how.startswith("utf-8"):
        return ()
    return (finding_at(source, "csv-read-as", Severity.INFO, f"The file was read as {how}."),)


def _too_large(path: Path) -> InputUnreadable:
    return InputUnreadable(
        f"{path} is larger than an action plan or a scorecard can be.",
        why="Reading it could take all the memory of this machine.",
        hint="Save a copy that holds only the plan.",
    )
