"""Read one committee report, whatever file it is in."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from committee_pack.errors import InputUnreadable
from committee_pack.model.pack import Pack
from committee_pack.model.report import Report
from committee_pack.model.source import Source, SourceKind
from committee_pack.profiles import Profile
from committee_pack.readers.another_command import another_command
from committee_pack.readers.flow import Flow
from committee_pack.readers.garbage import garbage_left
from committee_pack.readers.intake import misnamed, open_source
from committee_pack.readers.outline import outline


def read_report(path: Path, profile: Profile, *, pages: tuple[int, int] | None = None) -> Report:
    """Read a report from a Word file, a PDF or a text file.

    Args:
        path: the file; its content tells its kind, not its extension.
        profile: the structure the report is read against.
        pages: first and last page, from 1, of a report that stands in a pdf with others; all
            where it is None.

    Returns:
        The report; what could not be placed is among its findings.

    Raises:
        InputUnreadable: the file cannot be opened, is damaged or locked, or is no report.
    """
    source, data = open_source(path)
    with garbage_left():
        if pages is None:
            flow = read_flow(source, data)
            report = outline(flow, profile)
            other = another_command(report, flow, data)
            told = (other, *report.findings) if other else report.findings
            return msgspec.structs.replace(report, findings=told)
        from committee_pack.readers.pdf import read_pdf

        return outline(read_pdf(data, source, pages=pages), profile)


def read_flow(source: Source, data: bytes) -> Flow:
    """Read the words of a Word file, a pdf or a text file, without looking for a report in them.

    Raises:
        InputUnreadable: the file is damaged or locked, or of another kind.
    """
    flow = _reader(source)(data, source)
    wrong_name = misnamed(source)
    if wrong_name is None:
        return flow
    return msgspec.structs.replace(flow, findings=(wrong_name, *flow.findings))


def read_pack(path: Path) -> Pack:
    """Tell the items of a reports pack; see ``readers.pdf_pack.split_pack``.

    Raises:
        InputUnreadable: the file cannot be opened, is damaged or locked, or is no pdf.
    """
    source, data = open_source(path)
    if source.kind is not SourceKind.PDF:
        raise InputUnreadable(
            f"{source.path} is no pdf ({source.kind.value}), so it is no reports pack.",
            why="The items of a pack are told apart by what is stamped on the pages of a pdf.",
            hint="Leave --pack out to read it as one report.",
        )
    from committee_pack.readers.pdf_pack import split_pack

    return Pack(source=source, items=split_pack(data, source))


def _reader(source: Source) -> Callable[[bytes, Source], Flow]:
    """Pick the reader of a kind. Imported here, so that a Word file does not load the pdf stack."""
    if source.kind is SourceKind.DOCX:
        from committee_pack.readers.docx import read_docx

        return read_docx
    if source.kind is SourceKind.PDF:
        from committee_pack.readers.pdf import read_pdf

        return read_pdf
    if source.kind is SourceKind.TEXT:
        from committee_pack.readers.text import read_text

        return read_text
    raise InputUnreadable(
        f"{source.path} is a table of data ({source.kind.value}), not a report.",
        why="A report has headings and paragraphs; a workbook has rows.",
        hint="Name it as progress data in meeting.toml, or give the report itself.",
    )
