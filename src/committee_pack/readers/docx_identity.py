"""Read from the properties of a Word file which report it is.

Source: ECMA-376 part 1, 22.3 (``docProps/custom.xml``); part 2, 11 (``docProps/core.xml``). Only
these two small parts are read.
"""

import zipfile
import zlib
from datetime import UTC, date, datetime
from pathlib import Path

from lxml import etree

from committee_pack.model.identity import MEETING_PROPERTY, REPORT_PROPERTY, Identity

_CUSTOM_PART = "docProps/custom.xml"
_CORE_PART = "docProps/core.xml"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_LARGEST = 1024 * 1024
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, RuntimeError,
    NotImplementedError, etree.XMLSyntaxError,
)  # fmt: skip


def read_identity(path: Path) -> Identity | None:
    """Say which report a Word file is; None for any other file, and for one that cannot be read."""
    try:
        with zipfile.ZipFile(path) as package:
            said = _custom(package)
            report, day = said.get(REPORT_PROPERTY), said.get(MEETING_PROPERTY)
            if not report or not day:
                return None
            return Identity(
                report=report, meeting=date.fromisoformat(day), changed=_changed(package)
            )
    except _UNREADABLE:
        return None


def _custom(package: zipfile.ZipFile) -> dict[str, str]:
    root = _parsed(package, _CUSTOM_PART)
    return {one.get("name", ""): "".join(str(text) for text in one.itertext()) for one in root}


def _changed(package: zipfile.ZipFile) -> datetime | None:
    if _CORE_PART not in package.namelist():
        return None
    said = _parsed(package, _CORE_PART).findtext(_MODIFIED)
    try:
        told = datetime.fromisoformat(said.strip()) if said else None
    except ValueError:
        return None
    return told.replace(tzinfo=UTC) if told and told.tzinfo is None else told


def _parsed(package: zipfile.ZipFile, part: str) -> etree._Element:
    if package.getinfo(part).file_size > _LARGEST:
        raise ValueError(part)
    return etree.fromstring(
        package.read(part), etree.XMLParser(resolve_entities=False, no_network=True)
    )
