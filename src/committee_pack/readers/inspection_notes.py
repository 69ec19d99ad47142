"""Marks of footnotes in the words of a report: small raised figures that are no part of them."""

import re

import msgspec

from committee_pack.model.report import Run
from committee_pack.readers.flow import Flow, FlowParagraph

_MARK = re.compile(r"^\s*(?:\[?\d{1,2}\]?|[*†‡]+)(?P<after>\s*)$")
_UNIT = re.compile(r"\b(?:k|c|m)?m$")


def without_note_marks(flow: Flow) -> Flow:
    """Take the raised marks of footnotes out of the words of paragraphs.

    A mark that begins a paragraph is that of the footnote itself and stays, so that the footnote is
    known as one; a raised figure of a unit of measure (square metres) stays as well.
    """
    blocks = (_clean(one) if isinstance(one, FlowParagraph) else one for one in flow.blocks)
    return msgspec.structs.replace(flow, blocks=tuple(blocks))


def _clean(block: FlowParagraph) -> FlowParagraph:
    if not any(run.superscript for run in block.runs):
        return block
    kept: list[Run] = []
    before = block.label or ""
    for run in block.runs:
        mark = _MARK.match(run.text) if run.superscript else None
        if mark and before.strip() and not _UNIT.search(before):
            run = msgspec.structs.replace(run, text=mark["after"], superscript=False)
        before += run.text
        kept.append(run)
    text = "".join(run.text for run in kept)
    return msgspec.structs.replace(block, text=text, runs=tuple(run for run in kept if run.text))
