"""Word to PDF with LibreOffice, where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from example import fixed

# Tags, headings and the title in the window bar: what Word's "best for accessibility" export gives.
TAGGED = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
SECONDS = 120


def installed() -> str | None:
    """Give LibreOffice's command, or None where it is not installed."""
    return shutil.which("soffice")


def to_pdf(word: bytes, tagged: bool) -> bytes:
    """Convert a docx; the same version of LibreOffice gives the same bytes each time.

    Raises:
        RuntimeError: if LibreOffice is not there or made no PDF.
    """
    command = installed()
    if command is None:
        raise RuntimeError("soffice is not on the PATH")
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "source.docx"
        source.write_bytes(word)
        profile = (Path(place) / "profile").as_uri()
        form = TAGGED if tagged else "pdf"
        asked = [command, f"-env:UserInstallation={profile}", "--headless"]
        asked += ["--convert-to", form, "--outdir", place, str(source)]
        subprocess.run(
            asked,
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
        made = source.with_suffix(".pdf")
        # It leaves with 0 even when it could not convert: only the file tells.
        if not made.is_file():
            raise RuntimeError("soffice made no PDF")
        return fixed.pdf(made.read_bytes())
