"""Files that come out the same every time: fixed zip dates, fixed properties, no clock."""

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

AUTHOR = "Northmere Borough Council"
WRITTEN = datetime(2026, 9, 4, 9, 0, tzinfo=UTC)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)

CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties\
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"\
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"\
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>\
<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>\
<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>\
<dc:language>en-GB</dc:language></cp:coreProperties>"""

APP = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Company>{author}</Company></Properties>"""


def package(saved: bytes, title: str) -> bytes:
    """Give an Office file (docx or xlsx) with fixed properties and zip dates, parts in order."""
    fixed = {
        "docProps/core.xml": CORE.format(
            title=title, author=AUTHOR, when=WRITTEN.strftime("%Y-%m-%dT%H:%M:%SZ")
        ).encode(),
        "docProps/app.xml": APP.format(author=AUTHOR).encode(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved)) as old, zipfile.ZipFile(out, "w") as new:
        # The list of content types has to come first; the rest in the order of their names.
        for name in sorted(old.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, fixed.get(name, old.read(name)), compresslevel=9)
    return out.getvalue()


def pdf(converted: bytes) -> bytes:
    """Give a PDF of LibreOffice with its dates and file identifiers fixed.

    Each is replaced by as many bytes as it had, so that the offsets in the file stay true.
    """
    compact = WRITTEN.strftime("%Y%m%d%H%M%S").encode()
    dashed = WRITTEN.strftime("%Y-%m-%dT%H:%M:%S").encode()
    data = re.sub(rb"(?<=Date\(D:)\d{14}", compact, converted)
    data = re.sub(rb"(?<=Date>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", dashed, data)
    data = re.sub(rb"(/DocChecksum /)[0-9A-F]{32}", rb"\g<1>" + b"0" * 32, data)
    return re.sub(rb"(?<=<)[0-9A-F]{32}(?=>)", b"0" * 32, data)


def write(path: Path, data: bytes) -> bool:
    """Write ``data`` unless the file holds it already; tell whether anything was written."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True
