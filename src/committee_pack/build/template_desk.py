"""What adopting a council's file is done with: its XML, its layout, its structure, the wishes."""

import re
from dataclasses import dataclass, field

from committee_pack.build.template_layout import Layout, Spread, layout_of
from committee_pack.model.report import Report
from committee_pack.model.source import Source
from committee_pack.model.template import AdoptWishes
from committee_pack.profiles import Profile
from committee_pack.readers.docx import read_docx
from committee_pack.readers.flow import Flow
from committee_pack.readers.outline import outline
from committee_pack.writers.ooxml import Element, element
from committee_pack.writers.package import (
    Relationships,
    main_part,
    office,
    parse_part,
    read_parts,
)
from committee_pack.writers.styles import Styles

# A line of a table of contents: its page number is set apart.
_CONTENTS = re.compile(r"(?:[\t…]|\.{3,}|\s{3,})\s*\d{1,3}$")


@dataclass(frozen=True)
class AdoptDesk:
    """A council's file on the desk.

    Attributes:
        parts: the parts of the file.
        main: the name of the part with the body.
        root: the body's XML; changed.
        flow: the file, read.
        report: the file, read against the profile.
        profile: the structure.
        layout: its lines.
        spreads: its sections.
        styles: its styles.
        numbering: its lists.
        wishes: what the user wants.
        done: numbers of the lines that were dealt with.
    """

    parts: dict[str, bytes]
    main: str
    root: Element
    flow: Flow
    report: Report
    profile: Profile
    layout: Layout
    spreads: tuple[Spread, ...]
    styles: Styles
    numbering: Element
    wishes: AdoptWishes
    done: set[int] = field(default_factory=set)


def open_desk(data: bytes, source: Source, profile: Profile, wishes: AdoptWishes) -> AdoptDesk:
    """Lay a council's file out to be worked on.

    Raises:
        TemplateUnusable: it is no plain Word file.
        InputUnreadable: it cannot be read.
    """
    parts = read_parts(data, source.path)
    main = main_part(parts, source.path)
    root = parse_part(parts[main])
    flow = read_docx(data, source)
    report = outline(flow, profile)
    layout = layout_of(root, flow)
    return AdoptDesk(
        parts=parts,
        main=main,
        root=root,
        flow=flow,
        report=report,
        profile=profile,
        layout=layout,
        spreads=layout.spreads(
            section for section in report.sections if not _CONTENTS.search(section.heading)
        ),
        styles=Styles(_related(parts, main, "styles")),
        numbering=_related(parts, main, "numbering"),
        wishes=wishes,
    )


def _related(parts: dict[str, bytes], main: str, kind: str) -> Element:
    names = [name for name in Relationships(parts, main).targets(office(kind)) if name in parts]
    return parse_part(parts[names[0]]) if names else element(kind)
