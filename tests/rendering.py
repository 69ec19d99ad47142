"""Pages as LibreOffice shows them; skipped, with a reason, where it is not installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest


def as_pdf(document: Path, folder: Path) -> Path:
    """Convert a Word file to PDF in a folder; the file itself is looked for, not the exit code."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    profile = (folder / "office-profile").as_uri()
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(document),
        ],
        check=False,
        capture_output=True,
        timeout=180,
    )
    made = folder / f"{document.stem}.pdf"
    assert made.is_file(), "LibreOffice made no PDF"
    return made


def numbers_on_pages(document: Path, folder: Path) -> list[str]:
    """Give the section and paragraph numbers that stand in the margin of the rendered pages.

    A number in the margin has the size of the body text; those in a table's cells are smaller.
    """
    import pdfplumber

    shown: list[str] = []
    with pdfplumber.open(as_pdf(document, folder)) as pdf:
        for page in pdf.pages:
            words = [
                word for word in page.extract_words(extra_attrs=["size"]) if word["size"] > 10.5
            ]
            margin = min((word["x0"] for word in words), default=0)
            shown += [
                word["text"]
                for word in words
                if word["x0"] < margin + 1 and re.fullmatch(r"\d{1,2}\.\d{1,2}", word["text"])
            ]
    return shown
