"""Lines of invented reports, the outline they give, and what tests ask of it."""

from committee_pack.model.report import Paragraph, Report, Run
from committee_pack.model.source import Source, SourceKind, Where
from committee_pack.profiles import load_profile
from committee_pack.readers.flow import Flow, FlowBlock, FlowParagraph
from committee_pack.readers.outline import outline

PROFILE = load_profile("scrutiny-14")
SOURCE = Source(path="northmere.docx", sha256="0" * 64, kind=SourceKind.DOCX)


def line(
    text: str,
    label: str | None = None,
    *,
    bold: bool = False,
    heading: int | None = None,
    size: float | None = None,
    indent: float | None = None,
    runs: tuple[Run, ...] = (),
) -> FlowParagraph:
    """Make a paragraph of a document."""
    return FlowParagraph(
        text=text,
        label=label,
        bold=bold,
        heading=heading,
        size=size,
        indent=indent,
        runs=runs or ((Run(text=text, bold=True),) if bold else ()),
        where=Where(block=0),
    )


def bold(text: str, label: str | None = None, *, indent: float | None = None) -> FlowParagraph:
    """Make a paragraph in bold."""
    return line(text, label, bold=True, indent=indent)


def read(*blocks: FlowBlock, title: str = "") -> Report:
    """Read blocks as a report; ``title`` is the one in the file's properties."""
    return outline(Flow(source=SOURCE, blocks=blocks, title=title), PROFILE)


def headings(report: Report) -> list[tuple[str | None, str | None, str]]:
    """Give id, number and heading of each section."""
    return [(section.id, section.number, section.heading) for section in report.sections]


def numbers(report: Report, section: int) -> list[str | None]:
    """Give the numbers and markers of a section's blocks; a table says so."""
    return [
        block.number if isinstance(block, Paragraph) else getattr(block, "marker", "table")
        for block in report.sections[section].blocks
    ]


def words(report: Report) -> list[str]:
    """Give the paragraphs before the first section."""
    return [block.text for block in report.preamble if isinstance(block, Paragraph)]


def shape(report: Report) -> list[tuple[str | None, str | None, str, list[str | None]]]:
    """Give id, number and heading of each section, and its paragraphs' numbers."""
    return [
        (
            section.id,
            section.number,
            section.heading,
            [
                block.number if isinstance(block, Paragraph) else type(block).__name__
                for block in section.blocks
            ],
        )
        for section in report.sections
    ]
