"""The flow: what every format reader hands to the outline. Body order, nothing judged yet."""

import msgspec

from committee_pack.model.finding import Finding
from committee_pack.model.report import Note, Picture, Run, Table
from committee_pack.model.source import Source, Where


class FlowParagraph(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One paragraph as found, lines joined, with what the outline needs to judge it.

    Attributes:
        text: the words, without ``label``.
        runs: the same words with formatting; empty where all of it is plain.
        label: the number or marker that stands apart from the words (``6.4``, ``(a)``, ``•``): made
            by Word, or set in a column of its own. A number typed in front stays in ``text``.
        level: list level from 1 where the format knows it (Word's numbering), else None.
        heading: heading level from 1 by style or tag, else None.
        bold: whether every word is bold.
        size: font size in points, where known.
        indent: left edge of the words in points, from the margin (docx) or the page (pdf).
        quoted: whether the format marks it as a quotation.
        where: its place.
    """

    text: str
    runs: tuple[Run, ...] = ()
    label: str | None = None
    level: int | None = None
    heading: int | None = None
    bold: bool = False
    size: float | None = None
    indent: float | None = None
    quoted: bool = False
    where: Where


FlowBlock = FlowParagraph | Table | Picture | Note


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """A whole document in body order; ``furniture`` holds running headers, footers and stamps."""

    source: Source
    blocks: tuple[FlowBlock, ...] = ()
    title: str = ""
    furniture: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
