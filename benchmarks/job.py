"""One job of the benchmark, in a process of its own: read files with one tool, and count.

    python benchmarks/job.py TOOL FILE...

Prints the number of pages or files read; exit 3 where the tool is not installed. No files measures
the tool's start alone. Only the standard library is imported before the tool itself, so the same
file runs in the project's environment and in that of the peers.
"""

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

# The XML parts that any reader of words, numbers and notes needs.
_NEEDED = re.compile(
    r"word/(?:document|styles|numbering|footnotes|endnotes|comments|header\d*|footer\d*)\d*\.xml"
    r"|word/_rels/document\d*\.xml\.rels|_rels/\.rels|\[Content_Types\]\.xml|docProps/core\.xml"
)
_MEMORY_MARKS = (100, 250, 500, 1000)


def report(files: Sequence[str]) -> int:
    """committee-pack: a file to a Report."""
    from committee_pack.profiles import load_profile
    from committee_pack.readers.committee import read_report

    # The reader of a kind is loaded with the first file of it; here it belongs to the start.
    import_module("committee_pack.readers.docx")
    profile = load_profile("scrutiny-14")
    for name in files:
        read_report(Path(name), profile)
    return len(files)


def report_pdf(files: Sequence[str]) -> int:
    """committee-pack: a PDF to a Report."""
    import_module("committee_pack.readers.pdf")
    return report(files)


def inspection_pdf(files: Sequence[str]) -> int:
    """committee-pack: a PDF to an Inspection."""
    from committee_pack.readers.inspection import read_inspection

    import_module("committee_pack.readers.pdf")
    for name in files:
        read_inspection(Path(name))
    return len(files)


def memory(files: Sequence[str]) -> int:
    """committee-pack: the same small files again and again, and the memory held on the way."""
    from committee_pack.profiles import load_profile
    from committee_pack.readers.committee import read_report

    profile = load_profile("scrutiny-14")
    for done in range(1, _MEMORY_MARKS[-1] + 1 if files else 0):
        read_report(Path(files[done % len(files)]), profile)
        if done in _MEMORY_MARKS:
            print(done, _resident())
    return _MEMORY_MARKS[-1]


def _resident() -> int:
    """Give the memory of this process and its children now, in kilobytes (Linux)."""
    children = Path("/proc/self/task").glob("*/children")
    processes = ["self", *(pid for listed in children for pid in listed.read_text().split())]
    told = "".join(Path(f"/proc/{pid}/status").read_text() for pid in processes)
    return sum(int(size) for size in re.findall(r"VmRSS:\s+(\d+)", told))


def floor(files: Sequence[str]) -> int:
    """The least a reader of Word files can do: unpack and parse the XML parts it needs."""
    from lxml import etree

    for name in files:
        with zipfile.ZipFile(name) as package:
            for part in package.namelist():
                if _NEEDED.fullmatch(part):
                    etree.fromstring(package.read(part))
    return len(files)


def python_docx(files: Sequence[str]) -> int:
    """Walk python-docx's paragraphs and cells, and take their words."""
    import docx

    def walk(holder: object) -> None:
        for block in holder.iter_inner_content():  # type: ignore[attr-defined]
            if hasattr(block, "rows"):
                for row in block.rows:
                    for cell in row.cells:
                        walk(cell)
            else:
                _ = block.text, block.style.name

    for name in files:
        walk(docx.Document(name))
    return len(files)


def docx2python(files: Sequence[str]) -> int:
    """Take docx2python's text."""
    from docx2python import docx2python

    for name in files:
        with docx2python(name) as content:
            _ = content.text
    return len(files)


def mammoth(files: Sequence[str]) -> int:
    """Let mammoth make HTML."""
    import mammoth

    for name in files:
        with Path(name).open("rb") as stream:
            mammoth.convert_to_html(stream)
    return len(files)


def pandoc(files: Sequence[str]) -> int:
    """Let pandoc make Markdown."""
    import pypandoc

    command = pypandoc.get_pandoc_path()
    for name in files:
        subprocess.run([command, "-t", "markdown", name], stdout=subprocess.DEVNULL, check=True)
    return len(files)


def docling(files: Sequence[str]) -> int:
    """Let docling make Markdown."""
    from docling.document_converter import DocumentConverter

    converter = DocumentConverter()
    for name in files:
        converter.convert(name).document.export_to_markdown()
    return len(files)


def pdfplumber(files: Sequence[str]) -> int:
    """Take plain pdfplumber's words and tables, page by page, as its handbook shows."""
    import pdfplumber

    pages = 0
    for name in files:
        with pdfplumber.open(name) as document:
            for page in document.pages:
                page.extract_words()
                page.extract_tables()
                page.close()
                pages += 1
    return pages


JOBS: dict[str, Callable[[Sequence[str]], int]] = {
    job.__name__: job
    for job in (
        report,
        report_pdf,
        inspection_pdf,
        memory,
        floor,
        python_docx,
        docx2python,
        mammoth,
        pandoc,
        docling,
        pdfplumber,
    )
}


def main() -> int:
    """Run the job that the command line names."""
    # A script's own folder comes first on the path; nothing there may stand for a library.
    sys.path.pop(0)
    try:
        print(JOBS[sys.argv[1]](sys.argv[2:]))
    except ImportError as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
