"""Word templates for tests: the shipped one with something put into it."""

import io
import zipfile
from collections.abc import Callable, Mapping

from committee_pack.writers.package import write_parts

BODY = "word/document.xml"
Change = Callable[[str], str]


def parts_of(data: bytes) -> dict[str, bytes]:
    """Unpack a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, changes: Mapping[str, Change]) -> bytes:
    """Change parts of a Word file as texts."""
    parts = parts_of(data)
    for name, change in changes.items():
        parts[name] = change(parts.get(name, b"").decode()).encode()
    return write_parts(parts)


def at_the_end(data: bytes, xml: str) -> bytes:
    """Put XML at the end of a Word file's body."""

    def put(document: str) -> str:
        before, mark, after = document.rpartition("<w:sectPr>")
        return f"{before}{xml}{mark}{after}"

    return changed(data, {BODY: put})


def at_the_start(data: bytes, xml: str) -> bytes:
    """Put XML at the start of a Word file's body."""
    return changed(data, {BODY: lambda document: document.replace("<w:body>", f"<w:body>{xml}", 1)})


def p(*texts: str) -> str:
    """Write a paragraph with a run for each text."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p>{runs}</w:p>"
