"""Office packages: the zip checked before any parser sees it, and the kind its own parts tell.

The caps are absolute. A ratio of sizes would refuse honest files: a plain table of 5,000 rows
compresses 224:1.
"""

import io
import posixpath
import zipfile
import zlib
from collections import Counter
from pathlib import Path

from lxml import etree

from committee_pack.errors import InputUnreadable
from committee_pack.model.source import SourceKind

MAX_ENTRIES = 10_000
MAX_ENTRY_BYTES = 256 * 1024 * 1024
MAX_XML_BYTES = 96 * 1024 * 1024
MAX_TOTAL_BYTES = 512 * 1024 * 1024
_MAX_INDEX_BYTES = 4 * 1024 * 1024

_CONTENT_TYPES = "[Content_Types].xml"
_TYPE_TAG = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_UNREADABLE_ZIP = (
    zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error
)  # fmt: skip


def package_kind(path: Path, data: bytes) -> SourceKind:
    """Give the kind of an Office file by the part its relationships name as the main one.

    Raises:
        InputUnreadable: the zip is damaged, over a cap, holds a name twice, macros, or no Word
            document and no workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_size(path, package.infolist())
            return _main_part_kind(path, package)
    except _UNREADABLE_ZIP as error:
        raise _damaged(path) from error


def _check_size(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise InputUnreadable(
            f"{path} is a zip file with a password.",
            why="Its words are encrypted, so nothing can be taken from it.",
            hint="Unpack it and give the file inside.",
        )
    twice = [name for name, count in Counter(e.filename for e in entries).items() if count > 1]
    if twice:
        raise InputUnreadable(
            f"{path} holds the part {twice[0]} twice.",
            why="Programs differ in which of the two they show, so neither can be trusted.",
            hint="Open it in Office and save it once more.",
        )
    for told in (_over_count(entries), *map(_over_size, entries), _over_total(entries)):
        if told:
            raise InputUnreadable(
                f"{path} {told}.",
                why="A file like that can fill this computer's memory when it is opened.",
                hint="If you trust it, open it in Office, take large pictures out and save it.",
            )


def _over_count(entries: list[zipfile.ZipInfo]) -> str:
    if len(entries) <= MAX_ENTRIES:
        return ""
    return f"holds {len(entries)} parts; the limit is {MAX_ENTRIES}"


def _over_size(entry: zipfile.ZipInfo) -> str:
    cap = MAX_XML_BYTES if entry.filename.lower().endswith((".xml", ".rels")) else MAX_ENTRY_BYTES
    if entry.file_size <= cap:
        return ""
    return f"holds {entry.filename}, which unpacks to {_megabytes(entry.file_size)}"


def _over_total(entries: list[zipfile.ZipInfo]) -> str:
    total = sum(entry.file_size for entry in entries)
    return f"unpacks to {_megabytes(total)}" if total > MAX_TOTAL_BYTES else ""


def _megabytes(size: int) -> str:
    return f"{size // 1024 // 1024} MB"


def _main_part_kind(path: Path, package: zipfile.ZipFile) -> SourceKind:
    names = set(package.namelist())
    if "mimetype" in names and _CONTENT_TYPES not in names:
        raise _not_office(path, "an OpenDocument file (.odt, .ods)")
    types = _content_types(path, package)
    main = _main_part(path, package)
    if main not in names:
        raise _not_office(path, "a zip file without a Word document or a workbook")
    content_type = types.get(main.lower()) or types.get(posixpath.splitext(main)[1].lower(), "")
    if "macroenabled" in content_type.lower() or any(
        name.lower().endswith("vbaproject.bin") for name in names
    ):
        raise InputUnreadable(
            f"{path} holds macros.",
            why="Macros are programs of somebody else, so such a file is not opened.",
            hint="Open it in Office and save it as .docx or .xlsx, which leaves the macros out.",
        )
    if "wordprocessingml" in content_type or main.lower().startswith("word/"):
        return SourceKind.DOCX
    if "spreadsheetml" in content_type or main.lower().startswith("xl/"):
        return SourceKind.XLSX
    raise _not_office(path, "an Office file that is neither a Word document nor a workbook")


def _content_types(path: Path, package: zipfile.ZipFile) -> dict[str, str]:
    """Map part names (overrides) and extensions with their dot (defaults) to content types."""
    types: dict[str, str] = {}
    for element in _index(path, package, _CONTENT_TYPES):
        content_type = element.get("ContentType", "")
        if element.tag == f"{_TYPE_TAG}Override":
            types[element.get("PartName", "").lstrip("/").lower()] = content_type
        elif element.tag == f"{_TYPE_TAG}Default":
            types["." + element.get("Extension", "").lower()] = content_type
    return types


def _main_part(path: Path, package: zipfile.ZipFile) -> str:
    """Name the main part. ECMA-376 part 2: the package's relationship of type officeDocument."""
    for element in _index(path, package, "_rels/.rels"):
        if element.get("Type", "").endswith("/officeDocument"):
            return posixpath.normpath(element.get("Target", "").lstrip("/"))
    return ""


def _index(path: Path, package: zipfile.ZipFile, name: str) -> list[etree._Element]:
    if name not in package.namelist():
        raise _not_office(path, "a zip file without a Word document or a workbook")
    if package.getinfo(name).file_size > _MAX_INDEX_BYTES:
        raise _damaged(path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(package.read(name), parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(path) from error
    return [element for element in root if isinstance(element.tag, str)]


def _not_office(path: Path, what: str) -> InputUnreadable:
    return InputUnreadable(
        f"{path} is {what}.",
        why="A report is read from a Word file, a PDF or a text file, data from a workbook.",
        hint="Save it as a Word document (.docx) or a workbook (.xlsx) and give that.",
    )


def _damaged(path: Path) -> InputUnreadable:
    return InputUnreadable(
        f"{path} is damaged: its parts cannot be unpacked.",
        why="Nothing can be taken from it without a risk that words are missing.",
        hint="Copy or download it once more; if Word can still open it, save it from there.",
    )
